package cognate_test

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"cognate"
	"cognate/internal/sigv4"
)

// noon is what the clock says in these tests.
func noon() time.Time { return time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC) }

// clock begins at noon and stands still until it is moved. The server reads it
// from several goroutines.
type clock struct{ ahead atomic.Int64 }

func (c *clock) now() time.Time { return noon().Add(time.Duration(c.ahead.Load())) }

func (c *clock) advance(d time.Duration) { c.ahead.Add(int64(d)) }

// start starts a server that ends with the test, unless it is closed before.
func start(t *testing.T, c cognate.Config) *cognate.Server {
	t.Helper()
	c.SmallHash, c.Logger = true, slog.New(slog.DiscardHandler)
	if c.Now == nil {
		c.Now = noon
	}
	s, err := cognate.New(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// request is a call of a user-pool operation.
func request(operation, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-amz-json-1.1")
	r.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+operation)
	return r
}

// signed is a call that a key signs.
func signed(key cognate.NewKey, operation, body string) *http.Request {
	r := request(operation, body)
	credential := sigv4.Credential{AccessKeyID: key.ID, Region: "eu-west-1", Service: "cognito-idp"}
	sigv4.Sign(r, []byte(body), credential, key.Secret, noon())
	return r
}

// answer is what a server answers, with the exception's name, if it is one.
type answer struct {
	Status          int    `json:"-"`
	Body            []byte `json:"-"`
	Type            string `json:"__type"`
	Message         string `json:"message"`
	Pool            struct{ ID string }
	UserPool        struct{ ID, Name, ARN string }
	UserPoolClient  struct{ ClientID string }
	Authentication  struct{ AccessToken, RefreshToken string } `json:"AuthenticationResult"`
	Username        string
	RequestIDHeader string `json:"-"`
}

func ask(t testing.TB, s http.Handler, r *http.Request) answer {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	body, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	sent := map[string][]string(w.Result().Header) // the names are sent as they are written
	a := answer{Status: w.Code, Body: body, RequestIDHeader: strings.Join(sent["x-amzn-RequestId"], "")}
	if len(body) > 0 && body[0] == '{' {
		if err := json.Unmarshal(body, &a); err != nil {
			t.Fatalf("%d %s: %v", w.Code, body, err)
		}
	}
	return a
}

// must is ask for a call that succeeds.
func must(t *testing.T, s http.Handler, r *http.Request) answer {
	t.Helper()
	a := ask(t, s, r)
	if a.Status != http.StatusOK {
		t.Fatalf("%s answered %d %s", r.Header.Get("X-Amz-Target"), a.Status, a.Body)
	}
	return a
}

func TestZeroConfigWorks(t *testing.T) {
	s, err := cognate.New(t.Context(), cognate.Config{Now: noon, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	made := must(t, s, signed(s.FirstKey(), "CreateUserPool", `{"PoolName":"first"}`))
	if !strings.HasPrefix(made.UserPool.ID, "eu-west-1_") || made.UserPool.Name != "first" {
		t.Errorf("made %+v", made.UserPool)
	}
}

func TestRestartFindsEverything(t *testing.T) {
	c := cognate.Config{DB: filepath.Join(t.TempDir(), "cognate.db"), MasterKey: cognate.NewMasterKey()}
	s := start(t, c)
	key := s.FirstKey()
	pool := must(t, s, signed(key, "CreateUserPool", `{"PoolName":"kept"}`)).UserPool
	client := must(t, s, signed(key, "CreateUserPoolClient",
		`{"UserPoolId":"`+pool.ID+`","ClientName":"app","ExplicitAuthFlows":["ALLOW_USER_PASSWORD_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]}`)).UserPoolClient.ClientID
	must(t, s, signed(key, "AdminCreateUser", `{"UserPoolId":"`+pool.ID+`","Username":"ann","MessageAction":"SUPPRESS"}`))
	must(t, s, signed(key, "AdminSetUserPassword",
		`{"UserPoolId":"`+pool.ID+`","Username":"ann","Password":"Correct-horse-1","Permanent":true}`))
	signIn := `{"ClientId":"` + client + `","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"ann","PASSWORD":"Correct-horse-1"}}`
	tokens := must(t, s, request("InitiateAuth", signIn)).Authentication
	jwks := httptest.NewRequest(http.MethodGet, "/"+pool.ID+"/.well-known/jwks.json", nil)
	before := must(t, s, jwks).Body
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = start(t, c)
	if again := s.FirstKey(); again != (cognate.NewKey{}) {
		t.Errorf("the second start made another first key, %s", again.ID)
	}
	if found := must(t, s, signed(key, "DescribeUserPool", `{"UserPoolId":"`+pool.ID+`"}`)).UserPool; found != pool {
		t.Errorf("pool %+v, was %+v", found, pool)
	}
	if after := must(t, s, jwks.Clone(t.Context())).Body; !bytes.Equal(after, before) {
		t.Errorf("key set\n%s\nwas\n%s", after, before)
	}
	if user := must(t, s, request("GetUser", `{"AccessToken":"`+tokens.AccessToken+`"}`)).Username; user != "ann" {
		t.Errorf("the token from before the restart is that of %q", user)
	}
	must(t, s, request("InitiateAuth",
		`{"ClientId":"`+client+`","AuthFlow":"REFRESH_TOKEN_AUTH","AuthParameters":{"REFRESH_TOKEN":"`+tokens.RefreshToken+`"}}`))
	must(t, s, request("InitiateAuth", signIn))
}

func TestWrongMasterKeyIsRefused(t *testing.T) {
	c := cognate.Config{DB: filepath.Join(t.TempDir(), "cognate.db"), MasterKey: cognate.NewMasterKey()}
	s := start(t, c)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	wrong := c
	wrong.MasterKey = cognate.NewMasterKey()
	if _, err := cognate.New(t.Context(), wrong); err == nil || !strings.Contains(err.Error(), "start with the key file") {
		t.Errorf("New with another key: %v; want to be told what to do", err)
	}
	if _, err := cognate.OpenKeys(t.Context(), c.DB, wrong.MasterKey); err == nil || !strings.Contains(err.Error(), "start with the key file") {
		t.Errorf("OpenKeys with another key: %v; want to be told what to do", err)
	}
	start(t, c)
}

func TestDatabaseThatStaysNeedsMasterKey(t *testing.T) {
	_, err := cognate.New(t.Context(), cognate.Config{DB: filepath.Join(t.TempDir(), "cognate.db")})
	if err == nil || !strings.Contains(err.Error(), "MasterKey") {
		t.Errorf("New without a key: %v", err)
	}
}

func TestFirstKeyWaitsForServerThatNeedsIt(t *testing.T) {
	c := cognate.Config{DB: filepath.Join(t.TempDir(), "cognate.db"), MasterKey: cognate.NewMasterKey(), AnyCredentials: true}
	s := start(t, c)
	if key := s.FirstKey(); key != (cognate.NewKey{}) {
		t.Errorf("a server that takes any credentials made key %s, whose secret nobody sees", key.ID)
	}
	s.Close()
	c.AnyCredentials = false
	s = start(t, c)
	must(t, s, signed(s.FirstKey(), "ListUserPools", `{"MaxResults":1}`))
}

func TestSignatures(t *testing.T) {
	s := start(t, cognate.Config{})
	key := s.FirstKey()
	const op, body = "ListUserPools", `{"MaxResults":1}`
	changed := signed(key, op, body)
	changed.Body = io.NopCloser(strings.NewReader(`{"MaxResults":2}`))
	for name, tc := range map[string]struct {
		request *http.Request
		want    string
	}{
		"signed":       {signed(key, op, body), ""},
		"unsigned":     {request(op, body), "MissingAuthenticationTokenException"},
		"wrong secret": {signed(cognate.NewKey{ID: key.ID, Secret: "other"}, op, body), "InvalidSignatureException"},
		"other body":   {changed, "InvalidSignatureException"},
		"unknown key":  {signed(cognate.NewKey{ID: "AKIAUNKNOWNUNKNOWN00", Secret: key.Secret}, op, body), "UnrecognizedClientException"},
	} {
		if a := ask(t, s, tc.request); a.Type != tc.want || (a.Status == http.StatusOK) != (tc.want == "") {
			t.Errorf("%s: %d %s; want %q", name, a.Status, a.Body, tc.want)
		}
	}
}

func TestAnonymousOperationsIgnoreSignatures(t *testing.T) {
	s := start(t, cognate.Config{})
	const body = `{"ClientId":"nosuchclient","Username":"ann","Password":"Correct-horse-1"}`
	for name, header := range map[string]string{
		"no header":       "",
		"nonsense":        "nonsense",
		"bearer":          "Bearer x",
		"wrong signature": signed(cognate.NewKey{ID: "AKIAX", Secret: "x"}, "SignUp", body).Header.Get("Authorization"),
	} {
		r := request("SignUp", body)
		if header != "" {
			r.Header.Set("Authorization", header)
		}
		if a := ask(t, s, r); a.Type != "ResourceNotFoundException" {
			t.Errorf("%s: %d %s", name, a.Status, a.Body)
		}
	}
}

func TestBadInputIsTheClientsFault(t *testing.T) {
	s := start(t, cognate.Config{AnyCredentials: true})
	get := request("ListUserPools", "")
	get.Method = http.MethodGet
	otherService := request("ListUserPools", "{}")
	otherService.Header.Set("X-Amz-Target", "Nothing.ListUserPools")
	for name, tc := range map[string]struct {
		request *http.Request
		want    string
	}{
		"malformed":         {request("SignUp", `{"ClientId":`), "SerializationException"},
		"not an object":     {request("SignUp", `[]`), "SerializationException"},
		"wrong type":        {request("SignUp", `{"ClientId":{}}`), "SerializationException"},
		"trailing":          {request("SignUp", `{}{}`), "SerializationException"},
		"deep":              {request("SignUp", strings.Repeat(`{"a":`, 100_000)), "SerializationException"},
		"empty":             {request("SignUp", ``), "InvalidParameterException"},
		"not UTF-8":         {request("SignUp", "{\"ClientId\":\"\xff\xfe\"}"), ""},
		"too large":         {request("SignUp", `{"ClientId":"`+strings.Repeat("x", 1<<20)+`"}`), "RequestEntityTooLargeException"},
		"unknown operation": {request("Sing", `{}`), "UnknownOperationException"},
		"unknown service":   {otherService, "UnknownOperationException"},
		"no target":         {httptest.NewRequest(http.MethodPost, "/", strings.NewReader("{}")), "UnknownOperationException"},
		"GET":               {get, "UnknownOperationException"},
	} {
		a := ask(t, s, tc.request)
		if a.Status < 400 || a.Status > 499 || tc.want != "" && a.Type != tc.want {
			t.Errorf("%s: %d %.200s; want %s", name, a.Status, a.Body, tc.want)
		}
		if a.RequestIDHeader == "" {
			t.Errorf("%s: the answer has no request id", name)
		}
	}
}

func TestHealth(t *testing.T) {
	s := start(t, cognate.Config{})
	r := httptest.NewRequest(http.MethodGet, "/health", nil)
	if a := ask(t, s, r); a.Status != http.StatusOK || !strings.Contains(string(a.Body), `"ok"`) {
		t.Errorf("%d %s", a.Status, a.Body)
	}
	s.Close()
	if a := ask(t, s, r); a.Status != http.StatusServiceUnavailable || !strings.Contains(string(a.Body), "database") {
		t.Errorf("without its database: %d %s", a.Status, a.Body)
	}
}
