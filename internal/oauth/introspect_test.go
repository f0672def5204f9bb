package oauth_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate"
)

func decoded(t *testing.T, res *http.Response, status int) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.NewDecoder(res.Body).Decode(&out); err != nil || res.StatusCode != status {
		t.Fatalf("%s, want %d: %v, %v", res.Status, status, out, err)
	}
	return out
}

func TestIntrospect(t *testing.T) {
	f := newExtended(t, cognate.OAuthExtensions{Introspection: true})
	ask := func(token string) map[string]any {
		t.Helper()
		return decoded(t, f.post("/oauth2/introspect", url.Values{"token": {token}}, f.machine, f.secret), 200)
	}
	machine := f.exchange(url.Values{"grant_type": {"client_credentials"}, "resource": {"https://api.example.com"}}, f.machine, f.secret).Access
	claims := f.claims(machine)
	want := map[string]any{
		"active": true, "scope": "https://api/read", "client_id": f.machine, "sub": f.machine, "token_type": "Bearer", "aud": "https://api.example.com",
		"exp": claims["exp"], "iat": claims["iat"], "iss": claims["iss"], "jti": claims["jti"],
	}
	if diff := cmp.Diff(want, ask(machine)); diff != "" {
		t.Errorf("a machine's token (-want +got):\n%s", diff)
	}
	people := f.exchange(codeForm(f, f.code()))
	if got := ask(people.Access); got["active"] != true || got["username"] != "alice" || got["scope"] != "openid email" || got["client_id"] != f.web {
		t.Errorf("a user's token: %v", got)
	}
	inactive := map[string]any{"active": false}
	for name, token := range map[string]string{
		"an ID token": people.ID, "another client's refresh token": people.Refresh, "nonsense": "x.y.z", "a broken token": machine[:len(machine)-4] + "AAAA",
	} {
		if diff := cmp.Diff(inactive, ask(token)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	f.must("AdminUserGlobalSignOut", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	f.Clock.Advance(time.Second)
	if diff := cmp.Diff(inactive, ask(people.Access)); diff != "" {
		t.Errorf("a token of somebody who signed out (-want +got):\n%s", diff)
	}
	f.Clock.Advance(time.Hour)
	if diff := cmp.Diff(inactive, ask(machine)); diff != "" {
		t.Errorf("an expired token (-want +got):\n%s", diff)
	}
}

func TestIntrospectARefreshToken(t *testing.T) {
	f := newExtended(t, cognate.OAuthExtensions{Introspection: true})
	id, secret := f.client(map[string]any{
		"GenerateSecret": true, "AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid", "email"},
	})
	given := f.exchange(codeForm(f, f.code("client_id", id), "client_id", id, "client_secret", secret)).Refresh
	got := decoded(t, f.post("/oauth2/introspect", url.Values{"token": {given}}, id, secret), 200)
	if got["active"] != true || got["username"] != "alice" || got["scope"] != "openid email" || got["exp"].(float64)-got["iat"].(float64) != 30*24*3600 {
		t.Errorf("%v", got)
	}
	f.post("/oauth2/revoke", url.Values{"token": {given}}, id, secret)
	if got := decoded(t, f.post("/oauth2/introspect", url.Values{"token": {given}}, id, secret), 200); got["active"] != false {
		t.Errorf("revoked: %v", got)
	}
}

func TestIntrospectErrors(t *testing.T) {
	f := newExtended(t, cognate.OAuthExtensions{Introspection: true})
	for name, c := range map[string]struct {
		form   url.Values
		basic  []string
		status int
		want   string
	}{
		"no token":        {url.Values{}, []string{f.machine, f.secret}, 400, "invalid_request"},
		"no client":       {url.Values{"token": {"x"}}, nil, 400, "invalid_request"},
		"a wrong secret":  {url.Values{"token": {"x"}}, []string{f.machine, "wrong"}, 401, "invalid_client"},
		"a public client": {url.Values{"token": {"x"}, "client_id": {f.web}}, nil, 401, "invalid_client"},
	} {
		if got := decoded(t, f.post("/oauth2/introspect", c.form, c.basic...), c.status); got["error"] != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	if res := newFixture(t).post("/oauth2/introspect", url.Values{"token": {"x"}}); res.StatusCode != 404 {
		t.Errorf("where it is off: %s", res.Status)
	}
}
