package cognate_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cognate"
	"cognate/internal/iam"
	"cognate/internal/seal"
)

// desk is a browser at the console of a server.
type desk struct {
	t       *testing.T
	handler http.Handler
	host    string
	cookie  *http.Cookie
}

// answered is what the console answered.
type answered struct {
	Status      int    `json:"-"`
	Body        string `json:"-"`
	Header      http.Header
	Type        string `json:"__type"`
	Message     string
	SignedIn    bool
	ARN         string
	AccessKeyID string
	Root        bool
	Development bool
	ID, Secret  string
}

func newDesk(t *testing.T, s *cognate.Server) *desk {
	return &desk{t: t, handler: s.Console(), host: "localhost:9230"}
}

// ask sends a request as a page of the console does, with header lines on top.
func (d *desk) ask(method, path, body string, lines ...string) answered {
	d.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	r.Host = d.host
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	for i := 0; i < len(lines); i += 2 {
		r.Header.Set(lines[i], lines[i+1])
	}
	if d.cookie != nil {
		r.AddCookie(d.cookie)
	}
	w := httptest.NewRecorder()
	d.handler.ServeHTTP(w, r)
	response := w.Result()
	for _, c := range response.Cookies() {
		if d.cookie = c; c.MaxAge < 0 {
			d.cookie = nil
		}
	}
	text, err := io.ReadAll(response.Body)
	if err != nil {
		d.t.Fatal(err)
	}
	a := answered{}
	if strings.HasPrefix(response.Header.Get("Content-Type"), "application/") && strings.HasPrefix(string(text), "{") {
		if err := json.Unmarshal(text, &a); err != nil {
			d.t.Fatalf("%s %s: %s", method, path, text)
		}
	}
	a.Status, a.Body, a.Header = w.Code, string(text), response.Header
	return a
}

// call calls an operation.
func (d *desk) call(operation, body string, lines ...string) answered {
	d.t.Helper()
	return d.ask("POST", "/console/api/idp", body, append([]string{"X-Amz-Target", "AWSCognitoIdentityProviderService." + operation}, lines...)...)
}

func (d *desk) signIn(key cognate.NewKey) answered {
	d.t.Helper()
	return d.ask("POST", "/console/api/session", `{"AccessKeyID":"`+key.ID+`","SecretAccessKey":"`+key.Secret+`"}`)
}

func TestConsoleOfADevelopmentServer(t *testing.T) {
	d := newDesk(t, start(t, cognate.Config{AnyCredentials: true, Outbox: true}))
	if a := d.call("ListUserPools", `{"MaxResults":1}`); a.Status != 401 || a.Type != "ConsoleSessionExpired" {
		t.Errorf("without a session: %d %s", a.Status, a.Body)
	}
	a := d.ask("GET", "/console/api/session", "")
	if !a.SignedIn || !a.Root || !a.Development || d.cookie == nil {
		t.Fatalf("session = %s", a.Body)
	}
	if c := d.cookie; !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Path != "/console/" || c.Secure {
		t.Errorf("cookie = %s", c)
	}
	if a := d.call("CreateUserPool", `{"PoolName":"first"}`); a.Status != 200 || a.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("CreateUserPool = %d %s %v", a.Status, a.Body, a.Header)
	}
	if a := d.call("DescribeUserPool", `{"UserPoolId":"us-east-1_none00000"}`); a.Status != 400 || a.Type != "ResourceNotFoundException" {
		t.Errorf("DescribeUserPool = %d %s", a.Status, a.Body)
	}
	for path, want := range map[string]string{"outbox": "[]", "keys": "[]", "server": `"Database":"ok"`, "sessions": `"Current":true`} {
		if a := d.ask("GET", "/console/api/"+path, ""); a.Status != 200 || !strings.Contains(a.Body, want) {
			t.Errorf("%s = %d %s", path, a.Status, a.Body)
		}
	}
}

func TestConsoleIsForItsOwnPages(t *testing.T) {
	d := newDesk(t, start(t, cognate.Config{AnyCredentials: true}))
	d.ask("GET", "/console/api/session", "")
	for name, lines := range map[string][]string{
		"another site":   {"Sec-Fetch-Site", "cross-site"},
		"another port":   {"Sec-Fetch-Site", "same-site"},
		"another origin": {"Sec-Fetch-Site", "", "Origin", "http://localhost:9229"},
		"no origin":      {"Sec-Fetch-Site", "", "Origin", "null"},
	} {
		if a := d.call("ListUserPools", `{"MaxResults":1}`, lines...); a.Status != 403 {
			t.Errorf("%s = %d %s", name, a.Status, a.Body)
		}
	}
	d.host = "cognate.example"
	if a := d.ask("GET", "/console/api/session", ""); a.Status != 403 || !strings.Contains(a.Body, "localhost") {
		t.Errorf("by another name: %d %s", a.Status, a.Body)
	}
}

func TestConsoleSignIn(t *testing.T) {
	s := start(t, cognate.Config{ConsoleURL: "https://console.example"})
	root := s.FirstKey()
	d := newDesk(t, s)
	d.host = "console.example"
	if a := d.ask("GET", "/console/api/session", ""); a.SignedIn || a.Status != 200 || d.cookie != nil {
		t.Errorf("before = %s", a.Body)
	}
	for _, wrong := range []cognate.NewKey{{ID: root.ID, Secret: "x"}, {ID: "AKIANONE", Secret: root.Secret}, {}} {
		if a := d.signIn(wrong); a.Status != 400 || a.Message != "The access key or its secret is not right." || d.cookie != nil {
			t.Errorf("wrong = %d %s", a.Status, a.Body)
		}
	}
	if a := d.signIn(root); !a.SignedIn || a.ARN != "arn:aws:iam::000000000000:user/root" || !d.cookie.Secure {
		t.Fatalf("signed in = %d %s", a.Status, a.Body)
	}
	if a := d.call("ListUserPools", `{"MaxResults":1}`); a.Status != 200 {
		t.Errorf("ListUserPools = %d %s", a.Status, a.Body)
	}
	old := d.cookie
	if a := d.ask("DELETE", "/console/api/session", ""); a.SignedIn || a.Status != 200 || d.cookie != nil {
		t.Errorf("signed out = %d %s", a.Status, a.Body)
	}
	d.cookie = old
	if a := d.call("ListUserPools", `{"MaxResults":1}`); a.Status != 401 {
		t.Errorf("with the old cookie = %d %s", a.Status, a.Body)
	}
}

func TestConsoleHearsFewAttemptsToSignIn(t *testing.T) {
	var at clock
	s := start(t, cognate.Config{Now: at.now, TrustProxy: true})
	d := newDesk(t, s)
	attempt := func(address, body string) string {
		return d.ask("POST", "/console/api/session", body, "X-Forwarded-For", address).Type
	}
	wrong, right := `{"AccessKeyID":"AKIANONE","SecretAccessKey":"x"}`, `{"AccessKeyID":"`+s.FirstKey().ID+`","SecretAccessKey":"`+s.FirstKey().Secret+`"}`
	for i, want := range []string{"NotAuthorizedException", "NotAuthorizedException", "NotAuthorizedException", "NotAuthorizedException", "NotAuthorizedException", "TooManyRequestsException"} {
		if got := attempt("192.0.2.1", wrong); got != want {
			t.Errorf("attempt %d: %q", i+1, got)
		}
	}
	for _, body := range []string{right, `{"Link":"x"}`} {
		if got := attempt("192.0.2.1", body); got != "TooManyRequestsException" || d.cookie != nil {
			t.Errorf("%s: %q", body, got)
		}
	}
	if got := attempt("192.0.2.2", right); got != "" || d.cookie == nil {
		t.Errorf("from elsewhere: %q", got)
	}
	d.cookie = nil
	at.advance(time.Second)
	if got := attempt("192.0.2.1", right); got != "" || d.cookie == nil {
		t.Errorf("a second later: %q", got)
	}
}

func TestConsoleKeys(t *testing.T) {
	var at clock
	s := start(t, cognate.Config{Now: at.now})
	admin, other := newDesk(t, s), newDesk(t, s)
	admin.signIn(s.FirstKey())
	if a := admin.ask("POST", "/console/api/keys", `{"Name":"a b","Policy":""}`); a.Status != 400 || !strings.Contains(a.Message, `name "a b"`) {
		t.Errorf("bad name = %d %s", a.Status, a.Body)
	}
	made := admin.ask("POST", "/console/api/keys", `{"Name":"reader","Policy":"{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"cognito-idp:List*\",\"Resource\":\"*\"}}"}`)
	if made.Status != 200 || made.Secret == "" {
		t.Fatalf("created = %d %s", made.Status, made.Body)
	}
	if a := other.signIn(cognate.NewKey{ID: made.ID, Secret: made.Secret}); !a.SignedIn || a.Root || a.AccessKeyID != made.ID {
		t.Fatalf("signed in = %s", a.Body)
	}
	if a := other.call("ListUserPools", `{"MaxResults":1}`); a.Status != 200 {
		t.Errorf("allowed = %d %s", a.Status, a.Body)
	}
	if a := other.call("CreateUserPool", `{"PoolName":"p"}`); a.Type != "AccessDeniedException" || !strings.Contains(a.Message, "user/reader") {
		t.Errorf("forbidden = %d %s", a.Status, a.Body)
	}
	for _, path := range []string{"keys", "sessions"} {
		if a := other.ask("GET", "/console/api/"+path, ""); a.Status != 403 || a.Type != "AccessDeniedException" {
			t.Errorf("%s = %d %s", path, a.Status, a.Body)
		}
	}
	if a := admin.ask("PUT", "/console/api/keys/"+made.ID+"/enabled", `{"Enabled":false}`); a.Status != 200 {
		t.Errorf("disabled = %d %s", a.Status, a.Body)
	}
	at.advance(iam.DefaultMaxAge + time.Second)
	if a := other.call("ListUserPools", `{"MaxResults":1}`); a.Status != 401 {
		t.Errorf("with a disabled key = %d %s", a.Status, a.Body)
	}
	for path, status := range map[string]int{made.ID: 200, "AKIANONE": 400, s.FirstKey().ID: 400} {
		if a := admin.ask("DELETE", "/console/api/keys/"+path, ""); a.Status != status {
			t.Errorf("delete %s = %d %s", path, a.Status, a.Body)
		}
	}
	at.advance(12 * time.Hour)
	if a := admin.call("ListUserPools", `{"MaxResults":1}`); a.Status != 401 {
		t.Errorf("after the session's time = %d %s", a.Status, a.Body)
	}
}

func TestConsoleLink(t *testing.T) {
	db, master := t.TempDir()+"/cognate.db", seal.NewKey()
	s := start(t, cognate.Config{DB: db, MasterKey: master, Now: time.Now})
	keys, err := cognate.OpenKeys(t.Context(), db, master)
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	link, err := keys.ConsoleLink(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, s)
	if a := d.ask("POST", "/console/api/session", `{"Link":"`+link+`"}`); !a.SignedIn || a.AccessKeyID != s.FirstKey().ID {
		t.Errorf("signed in = %d %s", a.Status, a.Body)
	}
	if a := d.ask("POST", "/console/api/session", `{"Link":"`+link+`"}`); a.Status != 400 || !strings.Contains(a.Message, "used already") {
		t.Errorf("the second time = %d %s", a.Status, a.Body)
	}
	if _, err := keys.ConsoleLink(t.Context(), "AKIANONE"); err == nil {
		t.Error("a link for a key that does not exist")
	}
	if err := keys.SetEnabled(t.Context(), s.FirstKey().ID, false); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"", s.FirstKey().ID} {
		if _, err := keys.ConsoleLink(t.Context(), id); err == nil {
			t.Errorf("a link for the disabled key %q", id)
		}
	}
}

func TestConsolePages(t *testing.T) {
	d := newDesk(t, start(t, cognate.Config{AnyCredentials: true}))
	page := d.ask("GET", "/console/pools/us-east-1_x/users", "")
	if page.Status != 200 || !strings.Contains(page.Body, `<div id="root">`) || page.Header.Get("Cache-Control") != "no-cache" ||
		strings.Contains(page.Header.Get("Content-Security-Policy"), "unsafe") {
		t.Errorf("page = %d %v", page.Status, page.Header)
	}
	if a := d.ask("GET", "/console/", "", "If-None-Match", page.Header.Get("Etag")); a.Status != 304 || a.Body != "" {
		t.Errorf("again = %d", a.Status)
	}
	_, rest, _ := strings.Cut(page.Body, `src="`)
	script, _, _ := strings.Cut(rest, `"`)
	a := d.ask("GET", script, "", "Accept-Encoding", "gzip, br")
	if a.Status != 200 || a.Header.Get("Content-Encoding") != "gzip" || !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
		t.Errorf("%s = %d %v", script, a.Status, a.Header)
	}
	if a := d.ask("GET", "/console/docs/triggers.md", ""); !strings.HasPrefix(a.Body, "# Triggers") || a.Header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("documentation = %d %v", a.Status, a.Header)
	}
	for path, status := range map[string]int{"/console/assets/none.js": 404, "/console/api/none": 404, "/console/docs/none.md": 200, "/": 303, "/other": 404} {
		if a := d.ask("GET", path, ""); a.Status != status {
			t.Errorf("%s = %d", path, a.Status)
		}
	}
	if a := d.ask("POST", "/console/", ""); a.Status != 405 {
		t.Errorf("POST = %d", a.Status)
	}
}
