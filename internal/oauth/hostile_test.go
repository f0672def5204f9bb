package oauth_test

import (
	"bytes"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"cognate"
)

// TestWildcardsAreLetters: an address that is registered with a star is that
// address and no other.
func TestWildcardsAreLetters(t *testing.T) {
	f := newFixture(t)
	registered := []string{"https://*.example.com/callback", "https://app.example.com/*", "https://app.example.com/?next=*", "myapp://*"}
	f.web, _ = f.client(map[string]any{
		"AllowedOAuthFlows": []string{"code"}, "AllowedOAuthScopes": []string{"openid"}, "CallbackURLs": registered, "LogoutURLs": registered,
	})
	cookie := f.signedIn()
	for _, to := range []string{
		"https://evil.example.com/callback", "https://.example.com/callback", "https://a.b.example.com/callback", "https://%2A.example.com/callback",
		"https://evil.example/?.example.com/callback", "https://app.example.com/", "https://app.example.com/x", "https://app.example.com/%2A",
		"https://app.example.com/?next=x", "myapp://x", "*", "https://*",
	} {
		for path, q := range map[string]url.Values{
			"/oauth2/authorize": f.request("redirect_uri", to, "scope", "openid"), "/logout": {"client_id": {f.web}, "logout_uri": {to}},
		} {
			at, err := f.get(path, q, cookie).Location()
			if err != nil || at.Path != "/"+f.pool+"/error" || at.Query().Get("error") != "redirect_mismatch" {
				t.Errorf("%s to %q: %v, %v", path, to, at, err)
			}
		}
	}
}

// TestCodesOfOtherPools: a code is one of its pool's, whichever client brings
// it elsewhere, and stays good where it belongs.
func TestCodesOfOtherPools(t *testing.T) {
	f := newFixture(t)
	code, first, web := f.code(), f.pool, f.web
	f.pool = f.NewPool(map[string]any{"PoolName": "q"})
	f.web, _ = f.client(map[string]any{"AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid", "email"}})
	if got := f.exchange(codeForm(f, code)); got.Error != "invalid_grant" {
		t.Errorf("in another pool: %+v", got)
	}
	if got := f.exchange(codeForm(f, code, "client_id", web)); got.Error != "invalid_client" {
		t.Errorf("by a client of another pool: %+v", got)
	}
	f.pool, f.web = first, web
	if got := f.exchange(codeForm(f, code)); got.Access == "" {
		t.Errorf("where it belongs: %+v", got)
	}
}

// TestBrokenLines: nothing that an application sends breaks out of its line in
// an answer's head or in the log, and errors are never taken for pages.
func TestBrokenLines(t *testing.T) {
	var log bytes.Buffer
	f := newConfigured(t, func(c *cognate.Config) {
		c.OAuth = cognate.OAuthExtensions{Introspection: true, PushedRequests: true, DeviceGrant: true}
		c.Logger = slog.New(slog.NewTextHandler(&log, nil))
	})
	const lines = "x\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>\ntime=forged"
	names := []string{"client_id", "client_secret", "grant_type", "code", "redirect_uri", "scope", "refresh_token", "token", "device_code", "resource", "state", "request_uri", "aws_client_metadata"}
	for _, path := range []string{"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect", "/oauth2/par", "/oauth2/device_authorization"} {
		for _, name := range names {
			for _, kind := range []string{"authorization_code", "refresh_token", "client_credentials", deviceGrantType} {
				form := url.Values{"grant_type": {kind}, "client_id": {f.web}, "code": {"x"}, "refresh_token": {"x"}, "device_code": {"x"}, "token": {"x"}}
				form.Set(name, lines)
				harmless(t, path+" "+name, f.post(path, form))
			}
		}
		harmless(t, path+" by its header", f.post(path, url.Values{"grant_type": {"client_credentials"}, "token": {"x"}}, lines, lines))
	}
	f.Server.Close() // no request writes any more
	for line := range strings.Lines(log.String()) {
		if !strings.HasPrefix(line, "time=2") {
			t.Errorf("a line of the log is %q", line)
		}
	}
}

func harmless(t *testing.T, name string, res *http.Response) {
	t.Helper()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode >= 500 || len(res.Cookies()) > 0 || strings.Contains(string(text), "<script>") {
		t.Errorf("%s: %s %v %s", name, res.Status, res.Header, text)
	}
	if kind := res.Header.Get("Content-Type"); len(text) > 0 && kind != "application/json;charset=UTF-8" || res.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%s: %q comes as %q", name, text, kind)
	}
}

// TestOversizeForms: each endpoint that takes a form bounds it.
func TestOversizeForms(t *testing.T) {
	f := newExtended(t, cognate.OAuthExtensions{Introspection: true, PushedRequests: true, DeviceGrant: true})
	long := strings.Repeat("x", 70_000)
	for _, path := range []string{"/oauth2/token", "/oauth2/revoke", "/oauth2/introspect", "/oauth2/par", "/oauth2/device_authorization"} {
		got := decoded(t, f.post(path, url.Values{"client_id": {f.machine}, "token": {long}, "grant_type": {"client_credentials"}}, f.machine, f.secret), 400)
		if got["error"] != "invalid_request" {
			t.Errorf("%s: %v", path, got)
		}
	}
	if got := decoded(t, f.post("/oauth2/par", f.request("state", long[:20_000])), 400); got["error"] != "invalid_request" {
		t.Errorf("a long state, pushed: %v", got)
	}
}
