package oauth_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestAuthorizeAsksWhoIsNotSignedIn(t *testing.T) {
	f := newFixture(t)
	res := f.get("/oauth2/authorize", f.request())
	to, err := res.Location()
	if err != nil || to.Path != "/"+f.pool+"/login" || to.RawQuery != f.request().Encode() {
		t.Errorf("%s to %v, %v", res.Status, to, err)
	}
}

func TestAuthorizeWithASession(t *testing.T) {
	f := newFixture(t)
	cookie := f.signedIn()
	if !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/"+f.pool+"/" || cookie.Domain != "" {
		t.Errorf("cookie %v", cookie)
	}
	got := f.sent(f.get("/oauth2/authorize", f.request(), cookie))
	if got.Get("state") != "s&t=1" || len(got.Get("code")) != 36 {
		t.Errorf("%v", got)
	}
	if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), cookie)); got.Get("code") == "" {
		t.Errorf("prompt none: %v", got)
	}
	if to, err := f.get("/oauth2/authorize", f.request("prompt", "login"), cookie).Location(); err != nil || !strings.HasSuffix(to.Path, "/login") {
		t.Errorf("prompt login: %v, %v", to, err)
	}
	// The session lasts an hour from the sign-in, however it is used.
	f.Clock.Advance(time.Hour)
	if to, err := f.get("/oauth2/authorize", f.request(), cookie).Location(); err != nil || !strings.HasSuffix(to.Path, "/login") {
		t.Errorf("an hour later: %v, %v", to, err)
	}
	if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), cookie)); got.Get("error") != "login_required" {
		t.Errorf("prompt none, an hour later: %v", got)
	}
}

func TestAuthorizeImplicit(t *testing.T) {
	f := newFixture(t)
	got := f.sent(f.get("/oauth2/authorize", f.request("response_type", "token", "nonce", "n"), f.signedIn()))
	id := f.claims(got.Get("id_token"))
	if got.Get("state") != "s&t=1" || got.Get("token_type") != "Bearer" || got.Get("expires_in") != "3600" || got.Has("refresh_token") || id["nonce"] != "n" {
		t.Errorf("%v: %v", got, id)
	}
	if got := f.sent(f.get("/oauth2/authorize", f.request("response_type", "token", "scope", "nope"))); got.Get("error") != "invalid_scope" {
		t.Errorf("an error goes into the fragment: %v", got)
	}
}

func TestAuthorizeErrorsGoBack(t *testing.T) {
	f := newFixture(t)
	verifier := strings.Repeat("v", 43)
	for name, c := range map[string]struct {
		pairs []string
		want  string
	}{
		"no response type":         {[]string{"response_type", ""}, "invalid_request"},
		"another response type":    {[]string{"response_type", "id_token"}, "unsupported_response_type"},
		"a scope of nobody":        {[]string{"scope", "openid nope"}, "invalid_scope"},
		"a scope of another":       {[]string{"scope", "openid https://api/write"}, "invalid_scope"},
		"email without openid":     {[]string{"scope", "email"}, "invalid_scope"},
		"a challenge alone":        {[]string{"code_challenge", challengeOf(verifier)}, "invalid_request"},
		"a method alone":           {[]string{"code_challenge_method", "S256"}, "invalid_request"},
		"a plain challenge":        {[]string{"code_challenge", verifier, "code_challenge_method", "plain"}, "invalid_request"},
		"a short challenge":        {[]string{"code_challenge", "short", "code_challenge_method", "S256"}, "invalid_request"},
		"no login and one":         {[]string{"prompt", "none login"}, "invalid_request"},
		"a resource with fragment": {[]string{"resource", "https://api#x"}, "invalid_request"},
		"a relative resource":      {[]string{"resource", "/api"}, "invalid_request"},
		"a provider of others":     {[]string{"identity_provider", "Google"}, "invalid_request"},
		"an identifier of nobody":  {[]string{"idp_identifier", "example.com"}, "invalid_request"},
	} {
		if got := f.sent(f.get("/oauth2/authorize", f.request(c.pairs...))); got.Get("error") != c.want || got.Get("state") != "s&t=1" {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
}

// TestAuthorizeRedirectsNowhereElse: an address that isn't registered to the
// letter is never redirected to.
func TestAuthorizeRedirectsNowhereElse(t *testing.T) {
	f := newFixture(t)
	for _, to := range []string{
		"https://evil.example.com/", callback + "/", callback + "?x=1", callback + "#f", strings.ToUpper(callback),
		"https://app.example.com", "https://app.example.com/callback@evil.example.com", "https://app.example.com.evil.example.com/callback",
		"https://app.example.com/callback/../evil", "https://app.example.com/*", "//app.example.com/callback", "javascript:alert(1)",
		callback + "\r\nSet-Cookie: a=b", "http://app.example.com/callback", "myapp://back", "myapp://back?x=2",
	} {
		for _, path := range []string{"/oauth2/authorize", "/logout"} {
			res := f.get(path, f.request("redirect_uri", to))
			at, err := res.Location()
			if err != nil || at.Path != "/"+f.pool+"/error" || at.Query().Get("error") != "redirect_mismatch" {
				t.Errorf("%s to %q: %s, %v, %v", path, to, res.Status, at, err)
			}
		}
	}
	for name, q := range map[string]url.Values{
		"Required String parameter 'client_id' is not present":    f.request("client_id", ""),
		"Client does not exist.":                                  f.request("client_id", "nobody"),
		"Required String parameter 'redirect_uri' is not present": f.request("redirect_uri", ""),
		"invalid_request":                                         {"client_id": {f.web}, "redirect_uri": {callback, callback}},
	} {
		at, err := f.get("/oauth2/authorize", q).Location()
		if err != nil || at.Path != "/"+f.pool+"/error" || at.Query().Get("error") != name {
			t.Errorf("%s: %v, %v", name, at, err)
		}
	}
	if at, err := f.get("/oauth2/authorize", f.request("state", strings.Repeat("s", 20_000))).Location(); err != nil || at.Query().Get("error") != "invalid_request" {
		t.Errorf("a state beyond all measure: %v, %v", at, err)
	}
}

func TestAuthorizeKeepsTheQueryOfTheAddress(t *testing.T) {
	f := newFixture(t)
	to := f.get("/oauth2/authorize", f.request("redirect_uri", "myapp://back?x=1"), f.signedIn()).Header.Get("Location")
	if !strings.HasPrefix(to, "myapp://back?x=1&code=") || !strings.HasSuffix(to, "&state=s%26t%3D1") {
		t.Error(to)
	}
}

func TestCookieOfAnotherPool(t *testing.T) {
	f, other := newFixture(t), newFixture(t)
	if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), other.signedIn())); got.Get("error") != "login_required" {
		t.Errorf("another server's: %v", got)
	}
	mine := f.signedIn()
	first := f.pool
	f.pool = f.NewPool(map[string]any{"PoolName": "second"})
	f.web, _ = f.client(map[string]any{
		"AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid", "email"},
	})
	if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), mine)); got.Get("error") != "login_required" {
		t.Errorf("a cookie of pool %s in pool %s: %v", first, f.pool, got)
	}
}

func TestSessionsEndWithTheirUser(t *testing.T) {
	for name, end := range map[string]string{"signed out": "AdminUserGlobalSignOut", "disabled": "AdminDisableUser", "deleted": "AdminDeleteUser"} {
		f := newFixture(t)
		cookie := f.signedIn()
		f.Clock.Advance(2 * time.Second)
		f.must(end, map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
		if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), cookie)); got.Get("error") != "login_required" {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestLogout(t *testing.T) {
	f := newFixture(t)
	cookie := f.signedIn()
	res := f.get("/logout", url.Values{"client_id": {f.web}, "logout_uri": {"https://app.example.com/bye"}}, cookie)
	if to := res.Header.Get("Location"); to != "https://app.example.com/bye" || len(res.Cookies()) != 1 || res.Cookies()[0].MaxAge != -1 {
		t.Errorf("%s to %s, %v", res.Status, to, res.Cookies())
	}
	if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), cookie)); got.Get("error") != "login_required" {
		t.Errorf("the session outlives signing out: %v", got)
	}
	if to, err := f.get("/logout", f.request()).Location(); err != nil || to.Path != "/"+f.pool+"/login" || to.Query().Get("client_id") != f.web {
		t.Errorf("to sign in again: %v, %v", to, err)
	}
	for _, to := range []string{"https://evil.example.com/", "javascript:alert(1)", "https://app.example.com/bye/", callback} {
		at, err := f.get("/logout", url.Values{"client_id": {f.web}, "logout_uri": {to}}).Location()
		if err != nil || at.Path != "/"+f.pool+"/error" {
			t.Errorf("to %s: %v, %v", to, at, err)
		}
	}
}

func TestMethodsAndPaths(t *testing.T) {
	f := newFixture(t)
	if res := f.get("/oauth2/token", nil); res.StatusCode != 405 || res.Header.Get("Allow") != "OPTIONS, POST" {
		t.Errorf("GET of the token endpoint: %s, %s", res.Status, res.Header.Get("Allow"))
	}
	if res := f.get("/oauth2/nothing", nil); res.StatusCode != 404 {
		t.Errorf("a path of nobody: %s", res.Status)
	}
	f.pool = "us-east-1_Nobodys00"
	if res := f.get("/oauth2/authorize", nil); res.StatusCode != 404 {
		t.Errorf("a pool of nobody: %s", res.Status)
	}
}

// TestSessionsAreAsOldAsTheClientAllows: each client says for itself how old a
// sign-in may be that it takes for its own.
func TestSessionsAreAsOldAsTheClientAllows(t *testing.T) {
	f := newFixture(t)
	f.must("SetUserPoolSessionConfiguration", map[string]any{
		"UserPoolId": f.pool, "UserSessionTracking": "ENABLED", "TokenSession": map[string]any{"MaxPerUser": 5},
	}, nil)
	allow := func(minutes int) {
		f.must("SetUserPoolClientSessionConfiguration", map[string]any{
			"UserPoolId": f.pool, "ClientId": f.web, "SSOSession": map[string]any{"MaxValidityMinutes": minutes},
		}, nil)
	}
	cookie := f.signedIn()
	f.Clock.Advance(10 * time.Minute)
	for _, c := range []struct {
		minutes int
		silent  bool
	}{{0, false}, {10, false}, {11, true}, {60, true}} {
		allow(c.minutes)
		if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), cookie)); got.Has("code") != c.silent {
			t.Errorf("ten minutes later, where %d are allowed: %v", c.minutes, got)
		}
	}
}

func TestResetEndsSilentSignIn(t *testing.T) {
	f := newFixture(t)
	cookie, code := f.signedIn(), f.code()
	f.must("AdminResetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	if got := f.sent(f.get("/oauth2/authorize", f.request("prompt", "none"), cookie)); got.Get("error") != "login_required" {
		t.Errorf("%v", got)
	}
	if got := f.exchange(codeForm(f, code)); got.Error != "invalid_grant" {
		t.Errorf("a code from before: %+v", got)
	}
}

// TestHeaders: every answer names its request and keeps browsers from guessing,
// framing and storing.
func TestHeaders(t *testing.T) {
	f := newFixture(t)
	seen := map[string]bool{}
	for _, res := range []*http.Response{
		f.get("/oauth2/authorize", f.request()), f.get("/oauth2/authorize", nil), f.get("/logout", nil), f.get("/error", nil), f.get("/nothing", nil),
		f.get("/oauth2/userInfo", nil), f.get("/oauth2/token", nil), f.post("/oauth2/token", nil), f.post("/oauth2/revoke", nil),
		f.post("/oauth2/token", url.Values{"grant_type": {"client_credentials"}}, f.machine, f.secret),
	} {
		id := res.Header.Get("X-Amz-Cognito-Request-Id")
		if len(id) != 36 || seen[id] {
			t.Errorf("%s: request id %q", res.Request.URL, id)
		}
		seen[id] = true
		for name, want := range map[string]string{
			"Cache-Control": "no-cache, no-store, max-age=0, must-revalidate", "X-Content-Type-Options": "nosniff",
			"X-Frame-Options": "DENY", "X-Xss-Protection": "1; mode=block", "Strict-Transport-Security": "",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s: %q, want %q", res.Request.URL, name, got, want)
			}
		}
	}
}
