package hosted_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"cognate"
)

// waiting is a device that was told to wait.
type waiting struct {
	f        *fixture
	Code     string `json:"device_code"`
	UserCode string `json:"user_code"`
	Complete string `json:"verification_uri_complete"`
}

func devices(t *testing.T, poolSettings, clientSettings map[string]any) *fixture {
	t.Helper()
	f := newFixtureWith(t, func(c *cognate.Config) { c.OAuth.DeviceGrant = true }, poolSettings, clientSettings)
	f.alice()
	return f
}

// device begins a sign-in for a device.
func (f *fixture) device(scope string) *waiting {
	f.Helper()
	w := &waiting{f: f}
	p := f.browser().post(f.URL+"/"+f.pool+"/oauth2/device_authorization", url.Values{"client_id": {f.client}, "scope": {scope}})
	if err := json.Unmarshal([]byte(p.Text), w); err != nil || w.UserCode == "" {
		f.Fatalf("%d %s: %v", p.Status, p.Text, err)
	}
	return w
}

// gets asks for the device's tokens; want is what the answer must hold.
func (w *waiting) gets(want string) {
	w.f.Helper()
	p := w.f.browser().post(w.f.URL+"/"+w.f.pool+"/oauth2/token", url.Values{
		"grant_type": {"urn:ietf:params:oauth:grant-type:device_code"}, "client_id": {w.f.client}, "device_code": {w.Code},
	})
	if !strings.Contains(p.Text, want) {
		w.f.Errorf("the device gets %d %s, want %s", p.Status, p.Text, want)
	}
}

// follow goes where the page leads.
func (p *page) follow() *page {
	p.b.Helper()
	if p.Location == nil || p.Location.Host != strings.TrimPrefix(p.b.URL, "http://") {
		p.b.Fatalf("leads to %v: %d %s", p.Location, p.Status, p.Text)
	}
	return p.b.visit(p.Location.String())
}

// TestADeviceIsLetIn: from the code that it shows to its tokens, by way of the
// sign-in page.
func TestADeviceIsLetIn(t *testing.T) {
	f := devices(t, nil, map[string]any{"ClientName": "Shop TV"})
	tv := f.device("openid email aws.cognito.signin.user.admin")
	b := f.browser()
	page := b.open("/device", nil).shows(200, "Connect a device", "Go on only if you started this yourself", `value=""`)
	typed := strings.ToLower(strings.ReplaceAll(tv.UserCode, "-", " "))
	login := page.submit("user_code", typed).follow().follow().shows(200, "Sign in", "Sign up")
	asked := login.submit("username", "alice", "password", password).follow().
		shows(200, "Shop TV asks to use your account", "know who you are", "see your email address", "see and change your account", tv.UserCode, "You are signed in as alice.", "Go on only if")
	tv.gets("authorization_pending")
	asked.submit().shows(200, "Let this device in?") // no answer
	asked.submit("answer", "allow").shows(200, "The device is let in.")
	asked.submit("answer", "deny").shows(400, "No device waits with that code.")
	tv.gets(`"refresh_token"`)
	tv.gets("invalid_grant")

	// Another device needs no second sign-in, and its address has the code.
	radio := f.device("openid")
	page = b.visit(f.URL+radio.Complete[strings.Index(radio.Complete, "/"+f.pool):]).shows(200, `value="`+radio.UserCode+`"`)
	asked = page.submit().follow().shows(200, "know who you are")
	if strings.Contains(asked.Text, "email address") {
		t.Errorf("a device that asks for less may do more: %s", asked.Text)
	}
	asked.submit("answer", "deny").shows(200, "The device is not let in.")
	radio.gets("access_denied")
}

// TestADeviceOfAnotherAccount: who is signed in may let a device into another
// account of theirs.
func TestADeviceOfAnotherAccount(t *testing.T) {
	f := newFixtureWith(t, func(c *cognate.Config) { c.OAuth.DeviceGrant = true }, map[string]any{"UsernameAttributes": []string{"email"}}, nil)
	for _, address := range []string{"alice@example.com", "bob@example.com"} {
		f.Must("AdminCreateUser", map[string]any{"UserPoolId": f.pool, "Username": address, "MessageAction": "SUPPRESS"}, nil)
		f.Must("AdminSetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": address, "Password": password, "Permanent": true}, nil)
	}
	tv := f.device("openid")
	b := f.browser()
	asked := b.open("/device", nil).submit("user_code", tv.UserCode).follow().follow().
		submit("username", "alice@example.com", "password", password).follow().shows(200, "You are signed in as alice@example.com.")
	b.visit(f.URL+asked.link("a", "href", "/login")).submit("username", "bob@example.com", "password", password).follow().
		shows(200, "You are signed in as bob@example.com.").submit("answer", "allow").shows(200)
	tv.gets(`"id_token"`)
}

// TestCustomScopesAreDescribed: people read what the resource server says.
func TestCustomScopesAreDescribed(t *testing.T) {
	f := devices(t, nil, nil)
	f.Must("CreateResourceServer", map[string]any{"UserPoolId": f.pool, "Identifier": "https://api", "Name": "api", "Scopes": []map[string]string{
		{"ScopeName": "read", "ScopeDescription": "read <b>all</b> orders"},
	}}, nil)
	f.client = f.newClient(map[string]any{"AllowedOAuthScopes": []string{"openid", "https://api/read"}})
	tv := f.device("openid https://api/read")
	page := f.browser().open("/device", nil).submit("user_code", tv.UserCode).follow().follow().
		submit("username", "alice", "password", password).follow().shows(200, "read <b>all</b> orders")
	if strings.Contains(page.Text, "<b>all") {
		t.Errorf("a description is markup: %s", page.Text)
	}
}

// TestGuessedDeviceCodes: wrong codes are counted for an address, whoever asks
// there, and a right one is not taken any more.
func TestGuessedDeviceCodes(t *testing.T) {
	f := devices(t, nil, nil)
	tv := f.device("openid")
	for _, wrong := range []string{"", "BCDF", "BCDF-GHJKL", "AEIO-UAEI", strings.Repeat("B", 10_000), "<script>", "BCDF-GHJK", "XXXX-XXXX", "ZZZZ-ZZZZ", "BBBB-BBBB"} {
		f.browser().open("/device", nil).submit("user_code", wrong).shows(400, "No device waits with that code.")
	}
	f.browser().open("/device", nil).submit("user_code", tv.UserCode).shows(429, "Too many attempts.")
	f.Clock.Advance(10 * 60e9)
	f.browser().open("/device", nil).submit("user_code", tv.UserCode).follow().follow().shows(200, "Sign in")
	f.Clock.Advance(10 * 60e9)
	f.browser().open("/device", nil).submit("user_code", tv.UserCode).shows(400, "No device waits with that code.") // too late
}

// TestGuessesFollowTheUser: who changes their address is still counted.
func TestGuessesFollowTheUser(t *testing.T) {
	f := newFixtureWith(t, func(c *cognate.Config) { c.OAuth.DeviceGrant, c.TrustProxy = true, true }, nil, nil)
	f.alice()
	tv := f.device("openid")
	b := f.browser()
	b.login().submit("username", "alice", "password", password).signsIn("alice")
	guess := func(from, code string) *page {
		b.header.Set("X-Forwarded-For", from)
		return b.open("/device", nil).submit("user_code", code)
	}
	for i := range 10 {
		guess("192.0.2."+string(rune('0'+i)), "BBBB-BBBB").shows(400)
	}
	guess("192.0.2.77", tv.UserCode).shows(429)
	// The addresses of a network are one.
	other := f.browser()
	for i := range 10 {
		other.header.Set("X-Forwarded-For", "2001:db8::"+string(rune('0'+i)))
		other.open("/device", nil).submit("user_code", "BBBB-BBBB").shows(400)
	}
	other.header.Set("X-Forwarded-For", "2001:db8::77")
	other.open("/device", nil).submit("user_code", tv.UserCode).shows(429)
	other.header.Set("X-Forwarded-For", "2001:db8:0:1::1")
	other.open("/device", nil).submit("user_code", tv.UserCode).follow().shows(302)
}

// TestForgedDeviceAddresses: a page's address names a device of its own pool
// that waits, or nothing.
func TestForgedDeviceAddresses(t *testing.T) {
	f := devices(t, nil, nil)
	tv := f.device("openid")
	to := f.browser().open("/device", nil).submit("user_code", tv.UserCode).Location.Query().Get("device")
	for _, path := range []string{"/device", "/login", "/signup", "/forgotPassword"} {
		f.browser().open(path, url.Values{"device": {"AAAA"}}).shows(400, "No device waits with that code.")
		f.browser().open(path, url.Values{"device": {to[:len(to)-4] + "AAAA"}}).shows(400)
	}
	f.browser().open("/login", url.Values{"device": {to}}).shows(200)
	first := f.pool
	f.pool = f.NewPool(map[string]any{"PoolName": "q"})
	f.browser().open("/login", url.Values{"device": {to}}).shows(400)
	f.browser().open("/device", nil).submit("user_code", tv.UserCode).shows(400)
	f.pool = first
	f.Must("DeleteUserPoolClient", map[string]any{"UserPoolId": f.pool, "ClientId": f.client}, nil)
	f.browser().open("/login", url.Values{"device": {to}}).shows(400)
}

// TestDevicesOfSeveralServers: a device asks one server, its user another.
func TestDevicesOfSeveralServers(t *testing.T) {
	file, key := filepath.Join(t.TempDir(), "cognate.db"), cognate.NewMasterKey()
	shared := func(c *cognate.Config) { c.DB, c.MasterKey, c.OAuth.DeviceGrant = file, key, true }
	first := newFixtureWith(t, shared, nil, nil)
	first.alice()
	second := newFixtureWith(t, shared, nil, nil)
	second.pool, second.client = first.pool, first.client
	tv := first.device("openid")
	second.browser().open("/device", nil).submit("user_code", tv.UserCode).follow().follow().
		submit("username", "alice", "password", password).follow().submit("answer", "allow").shows(http.StatusOK)
	tv.gets(`"id_token"`)
}
