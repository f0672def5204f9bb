package hosted_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"cognate"
)

// told reads what an application is told of sessions that end.
func told(t *testing.T, configured *cognate.Config) func() (sid string) {
	t.Helper()
	tokens := make(chan string, 10)
	app := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { tokens <- r.PostFormValue("logout_token") }))
	t.Cleanup(app.Close)
	configured.OAuth.BackchannelLogout = []cognate.LogoutTarget{{Client: "*", URL: app.URL}}
	return func() string {
		t.Helper()
		return sessionOf(t, <-tokens)
	}
}

func sessionOf(t *testing.T, token string) string {
	t.Helper()
	parts := strings.Split(token, ".")
	var claims struct{ Sid string }
	if len(parts) != 3 {
		t.Fatalf("no token: %q", token)
	}
	text, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil || json.Unmarshal(text, &claims) != nil || claims.Sid == "" {
		t.Fatalf("no session in %s: %v", text, err)
	}
	return claims.Sid
}

// TestSessionsOfOneBrowser: who signs in once more goes on with their session;
// when somebody else does, applications learn that the first has gone.
func TestSessionsOfOneBrowser(t *testing.T) {
	var ended func() string
	f := newFixtureWith(t, func(c *cognate.Config) { ended = told(t, c) }, nil, nil)
	f.alice()
	f.invite("bob", "")
	f.Must("AdminSetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": "bob", "Password": password, "Permanent": true}, nil)
	b := f.browser()
	signIn := func(username string) string {
		t.Helper()
		back := b.login().submit("username", username, "password", password)
		got := b.post(f.URL+"/"+f.pool+"/oauth2/token", url.Values{
			"grant_type": {"authorization_code"}, "code": {back.Location.Query().Get("code")}, "redirect_uri": {callback}, "client_id": {f.client},
		})
		var tokens struct {
			ID string `json:"id_token"`
		}
		if err := json.Unmarshal([]byte(got.Text), &tokens); err != nil {
			t.Fatal(err)
		}
		return sessionOf(t, tokens.ID)
	}
	first := signIn("alice")
	if again := signIn("alice"); again != first {
		t.Errorf("the session goes on as %s, was %s", again, first)
	}
	second := signIn("bob")
	if second == first {
		t.Error("bob has alice's session")
	}
	if got := ended(); got != first {
		t.Errorf("ended is %s, want %s", got, first)
	}
	b.open("/logout", url.Values{"client_id": {f.client}, "logout_uri": {callback + "/bye"}})
	if got := ended(); got != second {
		t.Errorf("ended is %s, want %s", got, second)
	}
}
