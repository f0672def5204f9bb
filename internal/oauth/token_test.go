package oauth_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func codeForm(f *fixture, code string, pairs ...string) url.Values {
	form := url.Values{"grant_type": {"authorization_code"}, "client_id": {f.web}, "code": {code}, "redirect_uri": {callback}}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

// The refresh token of a sign-in through the API serves here too, and gives
// what such a sign-in does.
func TestRefreshOfASignInThroughTheAPI(t *testing.T) {
	f := newFixture(t)
	app, _ := f.client(map[string]any{
		"AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid"},
		"ExplicitAuthFlows": []string{"ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"},
	})
	var out struct {
		AuthenticationResult struct{ RefreshToken string }
	}
	f.must("AdminInitiateAuth", map[string]any{
		"UserPoolId": f.pool, "ClientId": app, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH",
		"AuthParameters": map[string]string{"USERNAME": "alice", "PASSWORD": password},
	}, &out)
	got := f.exchange(url.Values{"grant_type": {"refresh_token"}, "client_id": {app}, "refresh_token": {out.AuthenticationResult.RefreshToken}})
	if got.ID == "" || got.Access == "" || got.Refresh != "" {
		t.Fatalf("%+v", got)
	}
	if access, id := f.claims(got.Access), f.claims(got.ID); access["scope"] != "aws.cognito.signin.user.admin" || id["name"] != "Alice" {
		t.Errorf("access token %v, ID token %v", access, id)
	}
}

func TestCodeForTokens(t *testing.T) {
	f := newFixture(t)
	verifier := strings.Repeat("v-._~", 9)
	code := f.code("nonce", "n1", "code_challenge", challengeOf(verifier), "code_challenge_method", "S256", "resource", "https://api.example.com")
	got := f.exchange(codeForm(f, code, "code_verifier", verifier))
	if got.Type != "Bearer" || got.ExpiresIn != 3600 || got.Refresh == "" {
		t.Errorf("%+v", got)
	}
	access, id := f.claims(got.Access), f.claims(got.ID)
	if access["scope"] != "openid email" || access["aud"] != "https://api.example.com" || access["client_id"] != f.web || access["username"] != "alice" {
		t.Errorf("access token: %v", access)
	}
	if id["nonce"] != "n1" || id["aud"] != f.web || id["email"] != "alice@example.com" || id["at_hash"] == nil {
		t.Errorf("ID token: %v", id)
	}
	if id["name"] != nil {
		t.Errorf("scope email shows the name %v", id["name"])
	}

	refreshed := f.exchange(url.Values{"grant_type": {"refresh_token"}, "client_id": {f.web}, "refresh_token": {got.Refresh}})
	again := f.claims(refreshed.Access)
	if refreshed.ID == "" || refreshed.Refresh != "" || again["aud"] != "https://api.example.com" || again["scope"] != "openid email" {
		t.Errorf("%+v: %v", refreshed, again)
	}
}

func TestOpenIDAloneShowsEverything(t *testing.T) {
	f := newFixture(t)
	got := f.claims(f.exchange(codeForm(f, f.code("scope", "openid"))).ID)
	if got["name"] != "Alice" || got["email"] != "alice@example.com" {
		t.Errorf("%v", got)
	}
}

func TestWithoutOpenIDThereIsNoIDToken(t *testing.T) {
	f := newFixture(t)
	if got := f.exchange(codeForm(f, f.code("scope", "https://api/read"))); got.ID != "" || got.Access == "" {
		t.Errorf("%+v", got)
	}
}

// TestCodeServesOnce: a second use ends what the first one gave.
func TestCodeServesOnce(t *testing.T) {
	f := newFixture(t)
	code := f.code("scope", "openid aws.cognito.signin.user.admin")
	first := f.exchange(codeForm(f, code))
	if again := f.exchange(codeForm(f, code)); again.Error != "invalid_grant" {
		t.Errorf("a second use: %+v", again)
	}
	if got := f.exchange(url.Values{"grant_type": {"refresh_token"}, "client_id": {f.web}, "refresh_token": {first.Refresh}}); got.Error != "invalid_grant" {
		t.Errorf("the refresh token of a stolen code: %+v", got)
	}
	if err := f.Call("GetUser", map[string]any{"AccessToken": first.Access}, nil); err == nil {
		t.Error("the access token of a stolen code still speaks")
	}
}

func TestCodeIsBound(t *testing.T) {
	f := newFixture(t)
	other, _ := f.client(map[string]any{
		"AllowedOAuthFlows": []string{"code"}, "CallbackURLs": []string{callback}, "AllowedOAuthScopes": []string{"openid"},
	})
	verifier := strings.Repeat("v", 43)
	pkce := []string{"code_challenge", challengeOf(verifier), "code_challenge_method", "S256"}
	for name, c := range map[string]struct {
		asked, given []string
	}{
		"another client":            {nil, []string{"client_id", other}},
		"another redirect address":  {nil, []string{"redirect_uri", callback + "/"}},
		"no redirect address":       {nil, []string{"redirect_uri", ""}},
		"no verifier":               {pkce, nil},
		"a wrong verifier":          {pkce, []string{"code_verifier", strings.Repeat("w", 43)}},
		"a verifier nobody asked":   {nil, []string{"code_verifier", verifier}},
		"the challenge as verifier": {pkce, []string{"code_verifier", challengeOf(verifier)}},
	} {
		if got := f.exchange(codeForm(f, f.code(c.asked...), c.given...)); got.Error != "invalid_grant" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	code := f.code(pkce...)
	f.exchange(codeForm(f, code))
	if got := f.exchange(codeForm(f, code, "code_verifier", verifier)); got.Error != "invalid_grant" {
		t.Errorf("a code is good after a wrong verifier: %+v", got)
	}
	late := f.code()
	f.Clock.Advance(5 * time.Minute)
	if got := f.exchange(codeForm(f, late)); got.Error != "invalid_grant" {
		t.Errorf("a code of five minutes ago: %+v", got)
	}
	if got := f.exchange(codeForm(f, "nonsense")); got.Error != "invalid_grant" {
		t.Errorf("no code of ours: %+v", got)
	}
}

func TestCodeOfAUserWhoWasDisabled(t *testing.T) {
	f := newFixture(t)
	code := f.code()
	f.must("AdminDisableUser", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	if got := f.exchange(codeForm(f, code)); got.Error != "invalid_grant" {
		t.Errorf("%+v", got)
	}
}

func TestClientCredentials(t *testing.T) {
	f := newFixture(t)
	form := url.Values{"grant_type": {"client_credentials"}}
	got := f.exchange(form, f.machine, f.secret)
	claims := f.claims(got.Access)
	if got.ID != "" || got.Refresh != "" || claims["scope"] != "https://api/read" || claims["sub"] != f.machine || claims["username"] != nil {
		t.Errorf("%+v: %v", got, claims)
	}
	posted := url.Values{"grant_type": {"client_credentials"}, "client_id": {f.machine}, "client_secret": {f.secret}, "scope": {"https://api/read"}}
	if got := f.exchange(posted); got.Access == "" {
		t.Errorf("secret in the form: %+v", got)
	}
	posted.Set("scope", "https://api/write")
	if got := f.exchange(posted); got.Error != "invalid_scope" {
		t.Errorf("a scope that the client has not: %+v", got)
	}
	posted.Set("scope", "openid")
	if got := f.exchange(posted); got.Error != "invalid_scope" {
		t.Errorf("a scope for people: %+v", got)
	}
	posted.Del("scope")
	posted.Set("aws_client_metadata", "{")
	if got := f.exchange(posted); got.Error != "invalid_request" {
		t.Errorf("broken metadata: %+v", got)
	}
}

func TestTokenErrors(t *testing.T) {
	f := newFixture(t)
	for name, c := range map[string]struct {
		form  url.Values
		basic []string
		want  string
	}{
		"no grant type":             {url.Values{"client_id": {f.web}}, nil, "invalid_request"},
		"an unknown grant type":     {url.Values{"grant_type": {"password"}, "client_id": {f.web}}, nil, "unsupported_grant_type"},
		"no client":                 {url.Values{"grant_type": {"refresh_token"}}, nil, "invalid_request"},
		"an unknown client":         {url.Values{"grant_type": {"refresh_token"}, "client_id": {"nobody"}}, nil, "invalid_client"},
		"no secret":                 {url.Values{"grant_type": {"client_credentials"}, "client_id": {f.machine}}, nil, "invalid_client"},
		"a wrong secret":            {url.Values{"grant_type": {"client_credentials"}}, []string{f.machine, "wrong"}, "invalid_client"},
		"a public client's secret":  {url.Values{"grant_type": {"refresh_token"}, "client_id": {f.web}, "client_secret": {"x"}}, nil, "invalid_client"},
		"two secrets":               {url.Values{"grant_type": {"client_credentials"}, "client_secret": {f.secret}}, []string{f.machine, f.secret}, "invalid_request"},
		"two clients":               {url.Values{"grant_type": {"client_credentials"}, "client_id": {f.web}}, []string{f.machine, f.secret}, "invalid_request"},
		"a parameter twice":         {url.Values{"grant_type": {"refresh_token", "refresh_token"}, "client_id": {f.web}}, nil, "invalid_request"},
		"no refresh token":          {url.Values{"grant_type": {"refresh_token"}, "client_id": {f.web}}, nil, "invalid_request"},
		"no code":                   {url.Values{"grant_type": {"authorization_code"}, "client_id": {f.web}}, nil, "invalid_request"},
		"a grant for machines":      {url.Values{"grant_type": {"client_credentials"}, "client_id": {f.web}}, nil, "unauthorized_client"},
		"a grant for people":        {url.Values{"grant_type": {"authorization_code"}, "code": {"x"}}, []string{f.machine, f.secret}, "unauthorized_client"},
		"no refresh token of ours":  {url.Values{"grant_type": {"refresh_token"}, "client_id": {f.web}, "refresh_token": {"x"}}, nil, "invalid_grant"},
		"a form beyond all measure": {url.Values{"grant_type": {strings.Repeat("x", 1<<17)}}, nil, "invalid_request"},
	} {
		if got := f.exchange(c.form, c.basic...); got.Error != c.want {
			t.Errorf("%s: %+v; want %s", name, got, c.want)
		}
	}
	res, err := f.Client().Post(f.at("/oauth2/token"), "application/json", strings.NewReader(`{}`))
	if err != nil || res.StatusCode != 400 {
		t.Errorf("JSON: %v, %v", res.Status, err)
	}
}

func TestRevoke(t *testing.T) {
	f := newFixture(t)
	got := f.exchange(codeForm(f, f.code("scope", "openid aws.cognito.signin.user.admin")))
	for name, c := range map[string]struct {
		form   url.Values
		status int
	}{
		"nothing":        {url.Values{"client_id": {f.web}}, 400},
		"no client":      {url.Values{"token": {got.Refresh}}, 400},
		"a stranger":     {url.Values{"client_id": {"nobody"}, "token": {got.Refresh}}, 401},
		"an ID token":    {url.Values{"client_id": {f.web}, "token": {got.ID}}, 400},
		"the token":      {url.Values{"client_id": {f.web}, "token": {got.Refresh}}, 200},
		"it once more":   {url.Values{"client_id": {f.web}, "token": {got.Refresh}}, 200},
		"no refresh one": {url.Values{"client_id": {f.web}, "token": {got.Access}}, 400},
	} {
		if res := f.post("/oauth2/revoke", c.form); res.StatusCode != c.status {
			t.Errorf("%s: %s, want %d", name, res.Status, c.status)
		}
	}
	if res := f.post("/oauth2/revoke", url.Values{"client_id": {f.web}, "token": {got.Refresh}}); res.StatusCode != 200 {
		t.Errorf("a token that is over: %s", res.Status)
	}
	if err := f.Call("GetUser", map[string]any{"AccessToken": got.Access}, nil); err == nil {
		t.Error("the access token of a revoked family still speaks")
	}
}

func TestRevokeWhereRevocationIsOff(t *testing.T) {
	f := newFixture(t)
	got := f.exchange(codeForm(f, f.code()))
	f.must("UpdateUserPoolClient", map[string]any{
		"UserPoolId": f.pool, "ClientId": f.web, "EnableTokenRevocation": false, "AllowedOAuthFlowsUserPoolClient": true,
		"AllowedOAuthFlows": []string{"code"}, "AllowedOAuthScopes": []string{"openid", "email"}, "CallbackURLs": []string{callback},
	}, nil)
	res := f.post("/oauth2/revoke", url.Values{"client_id": {f.web}, "token": {got.Refresh}})
	if text, err := io.ReadAll(res.Body); err != nil || res.StatusCode != 400 || string(text) != `{"error":"invalid_request"}` {
		t.Errorf("%s: %s, %v", res.Status, text, err)
	}
}

// TestBothSecretsServe: while a secret is rotated the old and the new one are
// good, sent as they are or encoded as in a form.
func TestBothSecretsServe(t *testing.T) {
	f := newFixture(t)
	const chosen = "a+secret+of+ones+own+with+plus+signs"
	f.must("AddUserPoolClientSecret", map[string]any{"UserPoolId": f.pool, "ClientId": f.machine, "ClientSecret": chosen}, nil)
	form := url.Values{"grant_type": {"client_credentials"}}
	for name, secret := range map[string]string{"the old one": f.secret, "the new one": chosen, "the new one, encoded": url.QueryEscape(chosen)} {
		if got := f.exchange(form, f.machine, secret); got.Access == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := f.exchange(form, f.machine, chosen+"+"); got.Error != "invalid_client" {
		t.Errorf("another: %+v", got)
	}
}

func TestResourceOfAMachine(t *testing.T) {
	f := newFixture(t)
	form := url.Values{"grant_type": {"client_credentials"}, "resource": {"https://api.example.com"}}
	if got := f.claims(f.exchange(form, f.machine, f.secret).Access); got["aud"] != "https://api.example.com" {
		t.Errorf("%v", got)
	}
	form.Set("resource", "http://api.example.com")
	if got := f.exchange(form, f.machine, f.secret); got.Error != "invalid_target" {
		t.Errorf("%+v", got)
	}
}

func TestCodeOfAUserWhoSignedOut(t *testing.T) {
	f := newFixture(t)
	code := f.code()
	f.Clock.Advance(2 * time.Second)
	f.must("AdminUserGlobalSignOut", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, nil)
	if got := f.exchange(codeForm(f, code)); got.Error != "invalid_grant" {
		t.Errorf("%+v", got)
	}
}

// TestPreflight: pages of other origins may send headers of their own, as
// Amplify does with x-amz-user-agent.
func TestPreflight(t *testing.T) {
	f := newFixture(t)
	for _, path := range []string{"/oauth2/token", "/oauth2/userInfo", "/oauth2/revoke"} {
		r, err := http.NewRequestWithContext(f.Context(), http.MethodOptions, f.URL+"/"+f.pool+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Access-Control-Request-Headers", "authorization,x-amz-user-agent")
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if h := res.Header; res.StatusCode != http.StatusNoContent || h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Access-Control-Allow-Headers") != "authorization,x-amz-user-agent" {
			t.Errorf("%s: %d %v", path, res.StatusCode, h)
		}
	}
}
