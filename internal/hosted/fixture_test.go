package hosted_test

import (
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"cognate"
	"cognate/cognatetest"
	"cognate/internal/seal"
	"cognate/trigger"
)

const (
	callback = "https://app.example.com/callback"
	password = "Passw0rd-hosted!"
)

// fixture is a server with a pool, a client with the pages, and a user alice.
type fixture struct {
	testing.TB
	*cognatetest.Server
	pool, client string
	secret       string       // the client's, if it has one
	sealer       *seal.Sealer // the server's
}

// newFixture makes them; the settings are those of CreateUserPool and
// CreateUserPoolClient.
func newFixture(t testing.TB, poolSettings, clientSettings map[string]any, routes ...trigger.Routes) *fixture {
	t.Helper()
	return newFixtureWith(t, func(*cognate.Config) {}, poolSettings, clientSettings, routes...)
}

// newFixtureWith is newFixture for a server that is configured further.
func newFixtureWith(t testing.TB, configure func(*cognate.Config), poolSettings, clientSettings map[string]any, routes ...trigger.Routes) *fixture {
	t.Helper()
	key := cognate.NewMasterKey()
	options := &cognatetest.Options{Configure: func(c *cognate.Config) {
		c.PublicURL, c.MasterKey = strings.Replace(c.PublicURL, "127.0.0.1", "localhost", 1), key
		configure(c)
	}}
	for _, r := range routes {
		options.Triggers = r
	}
	f := &fixture{TB: t, Server: cognatetest.NewServer(t, options), sealer: seal.New(key)}
	in := map[string]any{"PoolName": "p", "AutoVerifiedAttributes": []string{"email"}}
	for k, v := range poolSettings {
		in[k] = v
	}
	f.pool = f.NewPool(in)
	f.client = f.newClient(clientSettings)
	return f
}

func (f *fixture) newClient(settings map[string]any) string {
	f.Helper()
	in := map[string]any{
		"UserPoolId": f.pool, "ClientName": "web", "AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": []string{"code"},
		"AllowedOAuthScopes": []string{"openid", "email", "aws.cognito.signin.user.admin"}, "CallbackURLs": []string{callback}, "LogoutURLs": []string{callback + "/bye"},
		"SupportedIdentityProviders": []string{"COGNITO"}, "ExplicitAuthFlows": []string{"ALLOW_REFRESH_TOKEN_AUTH"},
		"PreventUserExistenceErrors": "ENABLED",
	}
	for k, v := range settings {
		in[k] = v
	}
	var out struct {
		UserPoolClient struct{ ClientId, ClientSecret string }
	}
	f.Must("CreateUserPoolClient", in, &out)
	f.secret = out.UserPoolClient.ClientSecret
	return out.UserPoolClient.ClientId
}

// alice makes a user with a password.
func (f *fixture) alice() {
	f.Helper()
	f.invite("alice", "")
	f.Must("AdminSetUserPassword", map[string]any{"UserPoolId": f.pool, "Username": "alice", "Password": password, "Permanent": true}, nil)
}

// invite makes a user with a temporary password.
func (f *fixture) invite(username, temporary string) {
	f.Helper()
	in := map[string]any{
		"UserPoolId": f.pool, "Username": username, "MessageAction": "SUPPRESS", "UserAttributes": []map[string]string{
			{"Name": "email", "Value": username + "@example.com"}, {"Name": "email_verified", "Value": "true"},
		},
	}
	if temporary != "" {
		in["TemporaryPassword"] = temporary
	}
	f.Must("AdminCreateUser", in, nil)
}

// request is a well-made authorization request; pairs change or, empty, take
// away parameters.
func (f *fixture) request(pairs ...string) url.Values {
	q := url.Values{
		"response_type": {"code"}, "client_id": {f.client}, "redirect_uri": {callback}, "scope": {"openid email"}, "state": {"s&t=1"},
	}
	for i := 0; i < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		}
	}
	return q
}

// browser is a browser with cookies that follows no redirect.
type browser struct {
	*fixture
	http   *http.Client
	header http.Header // sent with every request
}

func (f *fixture) browser() *browser {
	f.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		f.Fatal(err)
	}
	return &browser{f, &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, http.Header{}}
}

// page is what a browser shows.
type page struct {
	b        *browser
	Status   int
	Header   http.Header
	Text     string
	Location *url.URL
}

func (b *browser) do(r *http.Request) *page {
	b.Helper()
	for k, v := range b.header {
		r.Header[k] = v
	}
	res, err := b.http.Do(r)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		b.Fatal(err)
	}
	p := &page{b: b, Status: res.StatusCode, Header: res.Header, Text: string(text)}
	p.Location, _ = res.Location()
	return p
}

// open asks for a page by its path below the pool's.
func (b *browser) open(path string, query url.Values) *page {
	b.Helper()
	return b.visit(b.URL + "/" + b.pool + path + "?" + query.Encode())
}

func (b *browser) visit(address string) *page {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), "GET", address, nil)
	if err != nil {
		b.Fatal(err)
	}
	return b.do(r)
}

func (b *browser) post(address string, form url.Values) *page {
	b.Helper()
	r, err := http.NewRequestWithContext(b.Context(), "POST", address, strings.NewReader(form.Encode()))
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return b.do(r)
}

var (
	formTag  = regexp.MustCompile(`(?s)<form method="post" action="([^"]*)".*?</form>`)
	inputTag = regexp.MustCompile(`<(?:input|button) [^>]*>`)
)

func attr(tag, name string) string {
	m := regexp.MustCompile(`\b` + name + `="([^"]*)"`).FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	return html.UnescapeString(m[1])
}

// forms returns the page's forms: where they go and what they hold.
func (p *page) form(i int) (action string, values url.Values) {
	p.b.Helper()
	all := formTag.FindAllStringSubmatch(p.Text, -1)
	if i >= len(all) {
		p.b.Fatalf("no form %d on the page: %s", i, p.Text)
	}
	values = url.Values{}
	for _, tag := range inputTag.FindAllString(all[i][0], -1) {
		if name := attr(tag, "name"); name != "" && !strings.HasPrefix(tag, "<button") {
			values.Set(name, attr(tag, "value"))
		}
	}
	return p.b.URL + html.UnescapeString(all[i][1]), values
}

// submit fills in the page's first form and sends it.
func (p *page) submit(pairs ...string) *page {
	p.b.Helper()
	return p.submitForm(0, pairs...)
}

func (p *page) submitForm(i int, pairs ...string) *page {
	p.b.Helper()
	action, values := p.form(i)
	for i := 0; i < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return p.b.post(action, values)
}

// shows fails the test unless the page has a status and all of some texts.
func (p *page) shows(status int, texts ...string) *page {
	p.b.Helper()
	if p.Status != status {
		p.b.Fatalf("status %d, want %d: %s %v", p.Status, status, p.Text, p.Location)
	}
	plain := html.UnescapeString(p.Text)
	for _, text := range texts {
		if !strings.Contains(plain, text) {
			p.b.Errorf("the page does not say %q: %s", text, p.Text)
		}
	}
	return p
}

// signsIn fails the test unless the page is the redirect to the application
// with a code, and exchanges that for the name of who signed in. It returns the
// access token.
func (p *page) signsIn(username string) string {
	p.b.Helper()
	if p.Status != http.StatusFound || p.Location == nil || !strings.HasPrefix(p.Location.String(), callback+"?") {
		p.b.Fatalf("not sent back: %d %v: %s", p.Status, p.Location, p.Text)
	}
	q := p.Location.Query()
	if q.Get("code") == "" || q.Get("state") != "s&t=1" {
		p.b.Fatalf("sent back with %v", q)
	}
	exchange := url.Values{"grant_type": {"authorization_code"}, "code": {q.Get("code")}, "redirect_uri": {callback}, "client_id": {p.b.client}}
	if p.b.secret != "" {
		exchange.Set("client_secret", p.b.secret)
	}
	res := p.b.post(p.b.URL+"/"+p.b.pool+"/oauth2/token", exchange)
	token := regexp.MustCompile(`"access_token":"([^"]+)"`).FindStringSubmatch(res.Text)
	if token == nil {
		p.b.Fatalf("no token: %s", res.Text)
	}
	r, err := http.NewRequestWithContext(p.b.Context(), "GET", p.b.URL+"/"+p.b.pool+"/oauth2/userInfo", nil)
	if err != nil {
		p.b.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token[1])
	if who := p.b.do(r); !strings.Contains(who.Text, `"username":"`+username+`"`) {
		p.b.Errorf("signed in is %s", who.Text)
	}
	return token[1]
}

// login opens the sign-in page.
func (b *browser) login(pairs ...string) *page {
	b.Helper()
	return b.open("/login", b.request(pairs...)).shows(http.StatusOK)
}

// totp is the code that an authenticator with a secret shows now.
//
// https://www.rfc-editor.org/rfc/rfc6238
func (f *fixture) totp(secret string) string {
	f.Helper()
	key, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(secret)
	if err != nil {
		f.Fatal(err)
	}
	var step [8]byte
	binary.BigEndian.PutUint64(step[:], uint64(f.Clock.Now().Unix()/30))
	mac := hmac.New(sha1.New, key)
	mac.Write(step[:])
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 15
	return fmt.Sprintf("%06d", binary.BigEndian.Uint32(sum[at:at+4])&0x7fffffff%1_000_000)
}
