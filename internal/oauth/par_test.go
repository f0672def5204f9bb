package oauth_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"cognate"
)

func TestPushedRequests(t *testing.T) {
	f := newExtended(t, cognate.OAuthExtensions{PushedRequests: true})
	cookie := f.signedIn()
	push := func() url.Values {
		t.Helper()
		got := decoded(t, f.post("/oauth2/par", f.request()), 201)
		uri, _ := got["request_uri"].(string)
		if got["expires_in"] != 60.0 || !strings.HasPrefix(uri, "urn:ietf:params:oauth:request_uri:") {
			t.Fatalf("%v", got)
		}
		return url.Values{"client_id": {f.web}, "request_uri": {uri}}
	}
	refused := func(name string, q url.Values) {
		t.Helper()
		to, err := f.get("/oauth2/authorize", q, cookie).Location()
		if err != nil || to.Path != "/"+f.pool+"/error" || to.Query().Get("error") != "invalid_request_uri" {
			t.Errorf("%s: %v, %v", name, to, err)
		}
	}
	q := push()
	if got := f.sent(f.get("/oauth2/authorize", q, cookie)); got.Get("code") == "" || got.Get("state") != "s&t=1" {
		t.Errorf("%v", got)
	}
	refused("a second time", q)
	q = push()
	if to, err := f.get("/oauth2/authorize", q).Location(); err != nil || to.Path != "/"+f.pool+"/login" || to.RawQuery != f.request().Encode() {
		t.Errorf("to the login page: %v, %v", to, err)
	}
	q = push()
	f.Clock.Advance(time.Minute)
	refused("a minute later", q)
	q = push()
	q.Set("client_id", f.machine)
	refused("another client", q)
	refused("nonsense", url.Values{"client_id": {f.web}, "request_uri": {"urn:ietf:params:oauth:request_uri:AAAA"}})
	refused("somebody's address", url.Values{"client_id": {f.web}, "request_uri": {"https://evil.example.com/request"}})
}

func TestPushedRequestErrors(t *testing.T) {
	f := newExtended(t, cognate.OAuthExtensions{PushedRequests: true})
	for name, c := range map[string]struct {
		form   url.Values
		basic  []string
		status int
		want   string
	}{
		"an address of nobody":  {f.request("redirect_uri", "https://evil.example.com/"), nil, 400, "invalid_request"},
		"a scope of nobody":     {f.request("scope", "openid nope"), nil, 400, "invalid_scope"},
		"a name":                {f.request("request_uri", "urn:x"), nil, 400, "invalid_request"},
		"no client":             {f.request("client_id", ""), nil, 400, "invalid_request"},
		"a stranger":            {f.request("client_id", "nobody"), nil, 401, "invalid_client"},
		"a wrong secret":        {f.request("client_id", ""), []string{f.machine, "wrong"}, 401, "invalid_client"},
		"a flow of others":      {f.request("client_id", ""), []string{f.machine, f.secret}, 400, "invalid_request"},
		"an unknown challenge":  {f.request("code_challenge_method", "plain"), nil, 400, "invalid_request"},
		"another response type": {f.request("response_type", "id_token"), nil, 400, "unsupported_response_type"},
	} {
		if got := decoded(t, f.post("/oauth2/par", c.form, c.basic...), c.status); got["error"] != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	if res := newFixture(t).post("/oauth2/par", f.request()); res.StatusCode != 404 {
		t.Errorf("where it is off: %s", res.Status)
	}
}

// TestResponseIssuer: what browsers bring to the application says who sent it,
// errors too.
func TestResponseIssuer(t *testing.T) {
	f := newExtended(t, cognate.OAuthExtensions{ResponseIssuer: true})
	cookie := f.signedIn()
	for name, pairs := range map[string][]string{"a code": nil, "tokens": {"response_type", "token"}, "an error": {"scope", "nope"}} {
		if got := f.sent(f.get("/oauth2/authorize", f.request(pairs...), cookie)); got.Get("iss") != f.at("") {
			t.Errorf("%s: %v", name, got)
		}
	}
	plain := newFixture(t)
	if got := plain.sent(plain.get("/oauth2/authorize", plain.request(), plain.signedIn())); got.Has("iss") {
		t.Errorf("where it is off: %v", got)
	}
}

// TestDiscoveryOfExtensions: libraries find what is on, and nothing else.
func TestDiscoveryOfExtensions(t *testing.T) {
	names := []string{
		"introspection_endpoint", "pushed_authorization_request_endpoint", "authorization_response_iss_parameter_supported", "device_authorization_endpoint",
		"backchannel_logout_supported", "backchannel_logout_session_supported", "registration_endpoint",
	}
	f, plain := newExtended(t, cognate.OAuthExtensions{
		Introspection: true, PushedRequests: true, ResponseIssuer: true, DeviceGrant: true,
		BackchannelLogout: []cognate.LogoutTarget{{Client: "*", URL: "https://app.example.com/logout"}},
	}), newFixture(t)
	f.allowRegistration(true)
	on, off := decoded(t, f.get("/.well-known/openid-configuration", nil), 200), decoded(t, plain.get("/.well-known/openid-configuration", nil), 200)
	for _, name := range names {
		if on[name] == nil || off[name] != nil {
			t.Errorf("%s: on %v, off %v", name, on[name], off[name])
		}
	}
}
