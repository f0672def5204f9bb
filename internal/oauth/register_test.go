package oauth_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// allowRegistration lets machines register clients, and strangers where open.
func (f *fixture) allowRegistration(open bool) {
	f.Helper()
	f.must("UpdateUserPool", map[string]any{"UserPoolId": f.pool, "DcrConfiguration": map[string]any{
		"EnableStatus": "Enabled", "OpenDcrEnabled": open, "OpenDcrGrantTypes": []string{"code"},
		"AuthenticatedGrantTypes": []string{"code", "client_credentials"}, "AllowedScopes": []string{"openid", "email", "https://api/read"},
	}}, nil)
	f.Clock.Advance(2 * time.Second)
}

func (f *fixture) register(bearer, body string) *http.Response {
	f.Helper()
	r, err := http.NewRequestWithContext(f.Context(), "POST", f.at("/oauth2/register"), strings.NewReader(body))
	if err != nil {
		f.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if bearer != "" {
		r.Header.Set("Authorization", "Bearer "+bearer)
	}
	return f.do(r)
}

func TestRegister(t *testing.T) {
	f := newFixture(t)
	f.allowRegistration(true)
	got := decoded(t, f.register("", `{"redirect_uris":["`+callback+`"],"client_name":"An app","token_endpoint_auth_method":"none","scope":"openid email","logo_uri":"https://x/"}`), 201)
	id, _ := got["client_id"].(string)
	want := map[string]any{
		"client_id": id, "client_id_issued_at": float64(f.Clock.Now().Unix()), "redirect_uris": []any{callback}, "client_name": "An app",
		"token_endpoint_auth_method": "none", "grant_types": []any{"authorization_code"}, "response_types": []any{"code"}, "scope": "openid email",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f.web = id
	if tokens := f.exchange(codeForm(f, f.code())); tokens.ID == "" || tokens.Refresh == "" {
		t.Errorf("the client's users sign in: %+v", tokens)
	}

	// A machine's token allows more.
	token := f.exchange(url.Values{"grant_type": {"client_credentials"}}, f.machine, f.secret).Access
	got = decoded(t, f.register(token, `{"grant_types":["client_credentials"],"scope":"https://api/read"}`), 201)
	id, _ = got["client_id"].(string)
	secret, _ := got["client_secret"].(string)
	if got["client_secret_expires_at"] != 0.0 || got["token_endpoint_auth_method"] != "client_secret_basic" {
		t.Errorf("%v", got)
	}
	if tokens := f.exchange(url.Values{"grant_type": {"client_credentials"}}, id, secret); tokens.Access == "" {
		t.Errorf("the client speaks for itself: %+v", tokens)
	}
}

func TestRegisterErrors(t *testing.T) {
	f := newFixture(t)
	good := `{"redirect_uris":["` + callback + `"]}`
	if got := decoded(t, f.register("", good), 403); got["error"] != "access_denied" {
		t.Errorf("where it isn't allowed: %v", got)
	}
	f.allowRegistration(true)
	person := f.exchange(codeForm(f, f.code())).Access
	for name, bearer := range map[string]string{"nonsense": "x", "a user's token": person} {
		if res := f.register(bearer, good); res.StatusCode != 401 || !strings.Contains(res.Header.Get("WWW-Authenticate"), "invalid_token") {
			t.Errorf("%s: %s", name, res.Status)
		}
	}
	for name, c := range map[string]struct{ change, want string }{
		"no address":            {`"redirect_uris":[]`, "invalid_redirect_uri"},
		"a script":              {`"redirect_uris":["javascript:alert(1)"]`, "invalid_redirect_uri"},
		"a fragment":            {`"redirect_uris":["https://app.example.com/#x"]`, "invalid_redirect_uri"},
		"no TLS":                {`"redirect_uris":["http://app.example.com/"]`, "invalid_redirect_uri"},
		"a script to log out":   {`"post_logout_redirect_uris":["javascript:alert(1)"]`, "invalid_redirect_uri"},
		"a grant for others":    {`"grant_types":["client_credentials"]`, "invalid_client_metadata"},
		"a grant of nobody":     {`"grant_types":["password"]`, "invalid_client_metadata"},
		"another response type": {`"response_types":["token"]`, "invalid_client_metadata"},
		"another proof":         {`"token_endpoint_auth_method":"private_key_jwt"`, "invalid_client_metadata"},
		"a scope of others":     {`"scope":"openid phone"`, "invalid_client_metadata"},
		"a name with markup":    {`"client_name":"<b>"`, "invalid_client_metadata"},
		"a list as a name":      {`"client_name":["x"]`, "invalid_client_metadata"},
	} {
		body := map[string]json.RawMessage{}
		for _, text := range []string{good, "{" + c.change + "}"} {
			if err := json.Unmarshal([]byte(text), &body); err != nil {
				t.Fatal(err)
			}
		}
		text, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		if got := decoded(t, f.register("", string(text)), 400); got["error"] != c.want {
			t.Errorf("%s: %v, want %s", name, got, c.want)
		}
	}
	if got := decoded(t, f.post("/oauth2/register", url.Values{"redirect_uris": {callback}}), 400); got["error"] != "invalid_request" {
		t.Errorf("a form: %v", got)
	}
	f.allowRegistration(false)
	if res := f.register("", good); res.StatusCode != 401 {
		t.Errorf("a stranger where it isn't open: %s", res.Status)
	}
}
