package oauth_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"sync"
	"testing"
	"time"

	"cognate"
	"cognate/internal/store"
)

const deviceGrantType = "urn:ietf:params:oauth:grant-type:device_code"

// device begins a sign-in for a device and returns its code.
func (f *fixture) device(pairs ...string) string {
	f.Helper()
	in := url.Values{"client_id": {f.web}, "scope": {"openid email"}}
	for i := 0; i < len(pairs); i += 2 {
		in.Set(pairs[i], pairs[i+1])
	}
	code, _ := decoded(f.T, f.post("/oauth2/device_authorization", in), 200)["device_code"].(string)
	return code
}

// poll asks for the tokens of a device.
func (f *fixture) poll(code string, pairs ...string) answer {
	f.Helper()
	in := url.Values{"grant_type": {deviceGrantType}, "client_id": {f.web}, "device_code": {code}}
	for i := 0; i < len(pairs); i += 2 {
		in.Set(pairs[i], pairs[i+1])
	}
	return f.exchange(in)
}

// answerDevice notes what alice, who signed in just now, says about a device.
func (f *fixture) answerDevice(code, said string) {
	f.Helper()
	sum := sha256.Sum256([]byte(code))
	err := f.db.Update(f.Context(), func(tx *store.Tx) error {
		g, err := tx.DeviceGrant(hex.EncodeToString(sum[:]))
		if err != nil {
			return err
		}
		g.Answer, g.Sub, g.AuthTime, g.EventID = said, f.sub(), f.Clock.Now().UTC().Truncate(time.Second), "e1"
		return tx.UpdateDeviceGrant(g)
	})
	if err != nil {
		f.Fatal(err)
	}
}

func devices(t *testing.T) *fixture {
	t.Helper()
	return newExtended(t, cognate.OAuthExtensions{DeviceGrant: true})
}

func TestDeviceAuthorization(t *testing.T) {
	f := devices(t)
	got := decoded(t, f.post("/oauth2/device_authorization", url.Values{"client_id": {f.web}, "scope": {"openid email"}}), 200)
	code, _ := got["user_code"].(string)
	if !regexp.MustCompile(`^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$`).MatchString(code) {
		t.Errorf("user code %q", code)
	}
	if device, _ := got["device_code"].(string); len(device) != 43 || got["expires_in"] != 900.0 || got["interval"] != 5.0 ||
		got["verification_uri"] != f.at("/device") || got["verification_uri_complete"] != f.at("/device?user_code="+code) {
		t.Errorf("%v", got)
	}
}

// TestDeviceAuthorizationByHost: the page is where the device asked.
func TestDeviceAuthorizationByHost(t *testing.T) {
	f := devices(t)
	f.must("CreateUserPoolDomain", map[string]any{"UserPoolId": f.pool, "Domain": "login.example.com", "CustomDomainConfig": map[string]string{
		"CertificateArn": "arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000",
	}}, nil)
	r := f.posting("/oauth2/device_authorization", url.Values{"client_id": {f.web}})
	r.URL.Path, r.Host = "/oauth2/device_authorization", "login.example.com"
	got := decoded(t, f.do(r), 200)
	uri, _ := got["verification_uri"].(string)
	if !regexp.MustCompile(`^http://login\.example\.com(:\d+)?/device$`).MatchString(uri) {
		t.Errorf("%v", got)
	}
}

func TestDeviceAuthorizationErrors(t *testing.T) {
	f := devices(t)
	for name, c := range map[string]struct {
		form   url.Values
		basic  []string
		status int
		want   string
	}{
		"no client":         {url.Values{}, nil, 400, "invalid_request"},
		"a stranger":        {url.Values{"client_id": {"nobody"}}, nil, 401, "invalid_client"},
		"a wrong secret":    {url.Values{}, []string{f.machine, "wrong"}, 401, "invalid_client"},
		"a machine":         {url.Values{}, []string{f.machine, f.secret}, 400, "unauthorized_client"},
		"a scope of nobody": {url.Values{"client_id": {f.web}, "scope": {"nope"}}, nil, 400, "invalid_scope"},
		"a scope alone":     {url.Values{"client_id": {f.web}, "scope": {"email"}}, nil, 400, "invalid_scope"},
		"no resource":       {url.Values{"client_id": {f.web}, "resource": {"http://api.example.com"}}, nil, 400, "invalid_target"},
		"a client twice":    {url.Values{"client_id": {f.web, f.web}}, nil, 400, "invalid_request"},
	} {
		if got := decoded(t, f.post("/oauth2/device_authorization", c.form, c.basic...), c.status); got["error"] != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	plain := newFixture(t)
	for _, path := range []string{"/oauth2/device_authorization", "/device"} {
		if res := plain.post(path, url.Values{"client_id": {plain.web}}); res.StatusCode != 404 {
			t.Errorf("%s where it is off: %s", path, res.Status)
		}
	}
	if got := plain.poll("x"); got.Error != "unsupported_grant_type" {
		t.Errorf("a grant where it is off: %+v", got)
	}
}

func TestDeviceGetsTokensOnce(t *testing.T) {
	f := devices(t)
	code := f.device("resource", "https://api.example.com")
	if got := f.poll(code); got.Error != "authorization_pending" {
		t.Errorf("before the answer: %+v", got)
	}
	f.answerDevice(code, store.DeviceAllowed)
	got := f.poll(code)
	access, id := f.claims(got.Access), f.claims(got.ID)
	if got.Refresh == "" || got.Type != "Bearer" || access["scope"] != "openid email" || access["aud"] != "https://api.example.com" || access["event_id"] != "e1" {
		t.Errorf("%+v: %v", got, access)
	}
	if id["email"] != "alice@example.com" || id["aud"] != f.web || id["auth_time"] != float64(f.Clock.Now().Unix()) {
		t.Errorf("ID token: %v", id)
	}
	if again := f.poll(code); again.Error != "invalid_grant" {
		t.Errorf("a second time: %+v", again)
	}
	if refreshed := f.exchange(url.Values{"grant_type": {"refresh_token"}, "client_id": {f.web}, "refresh_token": {got.Refresh}}); refreshed.ID == "" {
		t.Errorf("refreshed: %+v", refreshed)
	}
}

// TestDeviceGetsTokensOnceAtOnce: of requests that come together one is served.
func TestDeviceGetsTokensOnceAtOnce(t *testing.T) {
	f := devices(t)
	code := f.device()
	f.answerDevice(code, store.DeviceAllowed)
	got := make([]answer, 8)
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i] = f.poll(code) })
	}
	all.Wait()
	served := 0
	for _, a := range got {
		if a.Access != "" {
			served++
		} else if a.Error != "invalid_grant" {
			t.Errorf("%+v", a)
		}
	}
	if served != 1 {
		t.Errorf("served %d times", served)
	}
}

// TestImpatientDevices: whoever asks too early must wait five seconds longer,
// from then on.
func TestImpatientDevices(t *testing.T) {
	f := devices(t)
	code := f.device()
	for i, c := range []struct {
		after time.Duration
		want  string
	}{
		{0, "authorization_pending"},
		{5 * time.Second, "authorization_pending"},
		{3 * time.Second, "slow_down"}, // from now on ten seconds
		{6 * time.Second, "slow_down"}, // fifteen
		{15 * time.Second, "authorization_pending"},
		{14 * time.Second, "authorization_pending"}, // clocks differ
		{13 * time.Second, "slow_down"},
	} {
		f.Clock.Advance(c.after)
		if got := f.poll(code); got.Error != c.want {
			t.Errorf("question %d, %s after the last: %+v, want %s", i, c.after, got, c.want)
		}
	}
	f.answerDevice(code, store.DeviceAllowed)
	if got := f.poll(code); got.Access == "" {
		t.Errorf("at once after the answer: %+v", got)
	}
}

func TestDeviceErrors(t *testing.T) {
	f := devices(t)
	other, _ := f.client(map[string]any{"AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid"}})
	denied := f.device()
	f.answerDevice(denied, store.DeviceDenied)
	for name, c := range map[string]struct {
		code  string
		pairs []string
		want  string
	}{
		"no code":         {"", nil, "invalid_request"},
		"nonsense":        {"nonsense", nil, "invalid_grant"},
		"another client":  {f.device(), []string{"client_id", other}, "invalid_grant"},
		"an implicit one": {f.device(), []string{"client_id", f.implicit()}, "unauthorized_client"},
		"a denied device": {denied, nil, "access_denied"},
	} {
		if got := f.poll(c.code, c.pairs...); got.Error != c.want {
			t.Errorf("%s: %+v, want %s", name, got, c.want)
		}
	}
	late := f.device()
	f.Clock.Advance(15 * time.Minute)
	if got := f.poll(late); got.Error != "expired_token" {
		t.Errorf("fifteen minutes later: %+v", got)
	}
	f.answerDevice(late, store.DeviceAllowed)
	if got := f.poll(late); got.Error != "expired_token" {
		t.Errorf("an answer that came too late: %+v", got)
	}
}

// implicit makes a client without the code flow.
func (f *fixture) implicit() string {
	f.Helper()
	id, _ := f.client(map[string]any{"AllowedOAuthFlows": []string{"implicit"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid"}})
	return id
}

// TestDevicesOfUsersWhoLeft: who let a device in must still be let in when it
// comes for its tokens.
func TestDevicesOfUsersWhoLeft(t *testing.T) {
	f := devices(t)
	for _, operation := range []string{"AdminUserGlobalSignOut", "AdminDisableUser", "AdminDeleteUser"} {
		code := f.device()
		f.answerDevice(code, store.DeviceAllowed)
		f.Clock.Advance(2 * time.Second)
		f.must(operation, map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
		if got := f.poll(code); got.Error != "invalid_grant" {
			t.Errorf("after %s: %+v", operation, got)
		}
	}
}

// TestDevicesOfOtherPools: a code is one of its own pool.
func TestDevicesOfOtherPools(t *testing.T) {
	f := devices(t)
	code := f.device()
	f.answerDevice(code, store.DeviceAllowed)
	f.pool = f.NewPool(map[string]any{"PoolName": "q"})
	f.web, _ = f.client(map[string]any{"AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid"}})
	if got := f.poll(code); got.Error != "invalid_grant" {
		t.Errorf("%+v", got)
	}
}
