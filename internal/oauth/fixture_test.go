package oauth_test

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/internal/websession"
)

const (
	callback = "https://app.example.com/callback"
	password = "Passw0rd-hosted!"
)

// fixture is a server with a pool, a user and two clients: a public one for
// people and a confidential one for machines.
type fixture struct {
	*testing.T
	*cognatetest.Server
	db                         *store.DB // the server's own
	pool, web, machine, secret string
	browser                    *http.Client // follows no redirect
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	return newExtended(t, cognate.OAuthExtensions{})
}

// newExtended is newFixture with extensions turned on.
func newExtended(t *testing.T, extensions cognate.OAuthExtensions) *fixture {
	t.Helper()
	return newConfigured(t, func(c *cognate.Config) { c.OAuth = extensions })
}

// newConfigured is newFixture for a server that is configured further.
func newConfigured(t *testing.T, configure func(*cognate.Config)) *fixture {
	t.Helper()
	file := filepath.Join(t.TempDir(), "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{File: file, Configure: configure})
	db, err := store.Open(t.Context(), file, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	f := &fixture{T: t, Server: s, db: db, browser: &http.Client{
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	f.pool = f.NewPool(map[string]any{"PoolName": "p"})
	f.must("CreateResourceServer", map[string]any{
		"UserPoolId": f.pool, "Identifier": "https://api", "Name": "api",
		"Scopes": []map[string]string{{"ScopeName": "read", "ScopeDescription": "r"}, {"ScopeName": "write", "ScopeDescription": "w"}},
	}, nil)
	f.web, _ = f.client(map[string]any{
		"AllowedOAuthFlows": []string{"code", "implicit"}, "CallbackURLs": []string{callback, "myapp://back?x=1"},
		"LogoutURLs":         []string{"https://app.example.com/bye"},
		"AllowedOAuthScopes": []string{"openid", "email", "profile", "phone", "aws.cognito.signin.user.admin", "https://api/read"},
	})
	f.machine, f.secret = f.client(map[string]any{
		"GenerateSecret": true, "AllowedOAuthFlows": []string{"client_credentials"}, "AllowedOAuthScopes": []string{"https://api/read"},
	})
	f.must("AdminCreateUser", map[string]any{
		"UserPoolId": f.pool, "Username": "alice", "MessageAction": "SUPPRESS", "UserAttributes": []map[string]string{
			{"Name": "email", "Value": "alice@example.com"}, {"Name": "email_verified", "Value": "true"}, {"Name": "name", "Value": "Alice"},
		},
	}, nil)
	f.must("AdminSetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": "alice", "Password": password, "Permanent": true}, nil)
	return f
}

func (f *fixture) must(operation string, in, out any) {
	f.Helper()
	if err := f.Call(operation, in, out); err != nil {
		f.Fatalf("%s: %v", operation, err)
	}
}

func (f *fixture) client(settings map[string]any) (id, secret string) {
	f.Helper()
	in := map[string]any{"UserPoolId": f.pool, "ClientName": "c", "AllowedOAuthFlowsUserPoolClient": true, "SupportedIdentityProviders": []string{"COGNITO"}}
	for name, v := range settings {
		in[name] = v
	}
	var out struct {
		UserPoolClient struct{ ClientId, ClientSecret string }
	}
	f.must("CreateUserPoolClient", in, &out)
	return out.UserPoolClient.ClientId, out.UserPoolClient.ClientSecret
}

func (f *fixture) at(path string) string { return f.URL + "/" + f.pool + path }

// get asks as a browser with cookies does.
func (f *fixture) get(path string, query url.Values, cookies ...*http.Cookie) *http.Response {
	f.Helper()
	r, err := http.NewRequestWithContext(f.Context(), "GET", f.at(path)+"?"+query.Encode(), nil)
	if err != nil {
		f.Fatal(err)
	}
	for _, c := range cookies {
		r.AddCookie(c)
	}
	return f.do(r)
}

func (f *fixture) do(r *http.Request) *http.Response {
	f.Helper()
	res, err := f.browser.Do(r)
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { res.Body.Close() })
	return res
}

// post sends a form, with basic authentication when a user is given.
func (f *fixture) post(path string, form url.Values, basic ...string) *http.Response {
	f.Helper()
	return f.do(f.posting(path, form, basic...))
}

// posting is the request that post sends.
func (f *fixture) posting(path string, form url.Values, basic ...string) *http.Request {
	f.Helper()
	r, err := http.NewRequestWithContext(f.Context(), "POST", f.at(path), strings.NewReader(form.Encode()))
	if err != nil {
		f.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if len(basic) == 2 {
		r.SetBasicAuth(basic[0], basic[1])
	}
	return r
}

// answer is what the token endpoint says.
type answer struct {
	ID          string `json:"id_token"`
	Access      string `json:"access_token"`
	Refresh     string `json:"refresh_token"`
	ExpiresIn   int    `json:"expires_in"`
	Type        string `json:"token_type"`
	Error       string `json:"error"`
	Description string `json:"error_description"`
}

func (f *fixture) exchange(form url.Values, basic ...string) answer {
	f.Helper()
	res := f.post("/oauth2/token", form, basic...)
	var out answer
	text, err := io.ReadAll(res.Body)
	if err != nil || json.Unmarshal(text, &out) != nil {
		f.Fatalf("%d: %v: %s", res.StatusCode, err, text)
	}
	if (res.StatusCode == 200) != (out.Error == "") || res.StatusCode != 200 && res.StatusCode != 400 {
		f.Errorf("status %d: %s", res.StatusCode, text)
	}
	if got := res.Header.Get("Cache-Control"); !strings.Contains(got, "no-store") {
		f.Errorf("Cache-Control %q", got)
	}
	return out
}

// request is a well-made authorization request; pairs change or, empty, take
// away parameters.
func (f *fixture) request(pairs ...string) url.Values {
	q := url.Values{
		"response_type": {"code"}, "client_id": {f.web}, "redirect_uri": {callback}, "scope": {"openid email"}, "state": {"s&t=1"},
	}
	for i := 0; i < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		}
	}
	return q
}

// sub is alice's.
func (f *fixture) sub() string {
	f.Helper()
	var user struct {
		UserAttributes []struct{ Name, Value string }
	}
	f.must("AdminGetUser", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, &user)
	for _, a := range user.UserAttributes {
		if a.Name == "sub" {
			return a.Value
		}
	}
	f.Fatal("alice has no sub")
	return ""
}

// signedIn returns the cookie of a browser that is signed in as alice, as the
// sign-in page would have set it.
func (f *fixture) signedIn() *http.Cookie {
	f.Helper()
	w := httptest.NewRecorder()
	sessions := &websession.Sessions{Store: f.db, Now: f.Clock.Now, Rand: rand.Reader}
	client := &userpool.Client{ID: f.web}
	at := &site.Site{Pool: &userpool.Pool{ID: f.pool}, Path: "/" + f.pool, Base: f.at("")}
	if _, err := sessions.Open(w, httptest.NewRequestWithContext(f.Context(), "POST", "/", nil), at, client, f.sub(), ""); err != nil {
		f.Fatal(err)
	}
	return w.Result().Cookies()[0]
}

// sent returns the parameters that a redirect to the application carries.
func (f *fixture) sent(res *http.Response) url.Values {
	f.Helper()
	to, err := res.Location()
	if err != nil || res.StatusCode != http.StatusFound {
		f.Fatalf("status %d, location %v: %v", res.StatusCode, to, err)
	}
	if to.Scheme+"://"+to.Host+to.Path != callback {
		f.Fatalf("sent to %s", to)
	}
	if to.Fragment != "" {
		values, err := url.ParseQuery(to.EscapedFragment())
		if err != nil {
			f.Fatal(err)
		}
		return values
	}
	return to.Query()
}

// code signs in and returns a code for a request.
func (f *fixture) code(pairs ...string) string {
	f.Helper()
	code := f.sent(f.get("/oauth2/authorize", f.request(pairs...), f.signedIn())).Get("code")
	if code == "" {
		f.Fatal("no code came")
	}
	return code
}

func challengeOf(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// claims reads a token without verifying it, which other tests do.
func (f *fixture) claims(token string) map[string]any {
	f.Helper()
	parts := strings.Split(token, ".")
	var out map[string]any
	if len(parts) != 3 {
		f.Fatalf("no token: %q", token)
	}
	text, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil || json.Unmarshal(text, &out) != nil {
		f.Fatalf("token %q: %v", token, err)
	}
	return out
}
