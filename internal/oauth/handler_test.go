package oauth

import (
	"crypto/rand"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"cognate/internal/directory"
	"cognate/internal/seal"
	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"

	"github.com/google/go-cmp/cmp"
)

const (
	plainPool   = "us-east-1_Aaaaaaaaa"
	updatedPool = "us-east-1_Bbbbbbbbb"
)

func newHandler(t testing.TB, issuer token.Issuer) *Handler {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := func() time.Time { return time.Unix(1_750_000_000, 0).UTC() }
	sealer := seal.New(seal.Key{1})
	d := directory.New(db, sealer, now)
	tokens := token.New(token.Options{Store: db, Sealer: sealer, Directory: d, Now: now, Rand: rand.Reader, Issuer: issuer})
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		plain := &userpool.Pool{ID: plainPool, Region: "us-east-1", Created: now(), Modified: now()}
		updated := &userpool.Pool{ID: updatedPool, Region: "us-east-1", Created: now(), Modified: now()}
		updated.Settings.Issuer = "UPDATED"
		if err := tx.InsertPool(plain); err != nil {
			return err
		}
		return tx.InsertPool(updated)
	})
	if err != nil {
		t.Fatal(err)
	}
	sites, err := site.New(d, issuer.PublicURL)
	if err != nil {
		t.Fatal(err)
	}
	return New(Options{Directory: d, Tokens: tokens, Issuer: issuer, Sites: sites, Log: slog.New(slog.DiscardHandler)})
}

func ask(t testing.TB, h http.Handler, method, path string, headers ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	res := w.Result()
	if res.Header.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("%s %s: pages of other origins may not read the answer", method, path)
	}
	return res
}

func body(t testing.TB, res *http.Response) string {
	t.Helper()
	var b strings.Builder
	if err := res.Write(&b); err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(b.String(), "\r\n\r\n")
	return text
}

func TestKeySet(t *testing.T) {
	h := newHandler(t, token.Issuer{PublicURL: "http://localhost"})
	path := "/" + plainPool + "/.well-known/jwks.json"
	res := ask(t, h, "GET", path)
	text := body(t, res)
	var set struct{ Keys []map[string]string }
	if err := json.Unmarshal([]byte(text), &set); err != nil || len(set.Keys) != 2 {
		t.Fatalf("%v: %s", err, text)
	}
	if res.StatusCode != 200 || res.Header.Get("Content-Type") != "application/json" || res.Header.Get("Cache-Control") == "" {
		t.Errorf("%d, %v", res.StatusCode, res.Header)
	}
	etag := res.Header.Get("ETag")
	for _, tag := range []string{etag, "W/" + etag, `"x", ` + etag, "*"} {
		if res := ask(t, h, "GET", path, "If-None-Match", tag); res.StatusCode != 304 || body(t, res) != "" {
			t.Errorf("If-None-Match %s: %d", tag, res.StatusCode)
		}
	}
	if res := ask(t, h, "GET", path, "If-None-Match", `"x"`); res.StatusCode != 200 || body(t, res) != text {
		t.Errorf("another entity tag: %d", res.StatusCode)
	}
	head := ask(t, h, "HEAD", path)
	if head.StatusCode != 200 || head.Header.Get("ETag") != etag || head.ContentLength != int64(len(text)) {
		t.Errorf("HEAD: %d, %v", head.StatusCode, head.Header)
	}
}

func TestDiscoveryWithoutDomain(t *testing.T) {
	const aws = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Aaaaaaaaa"
	h := newHandler(t, token.Issuer{PublicURL: "http://localhost", AWS: true})
	got := body(t, ask(t, h, "GET", "/"+plainPool+"/.well-known/openid-configuration"))
	const here = "http://localhost/us-east-1_Aaaaaaaaa"
	want := `{"authorization_endpoint":"` + here + `/oauth2/authorize","end_session_endpoint":"` + here + `/logout",` +
		`"id_token_signing_alg_values_supported":["RS256"],"issuer":"` + aws + `","jwks_uri":"` + here + `/.well-known/jwks.json",` +
		`"response_types_supported":["code","token"],"revocation_endpoint":"` + here + `/oauth2/revoke",` +
		`"scopes_supported":["openid","email","phone","profile"],"subject_types_supported":["public"],"token_endpoint":"` + here + `/oauth2/token",` +
		`"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"],"userinfo_endpoint":"` + here + `/oauth2/userInfo"}`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDiscoveryNamesTheIssuerOfThePool(t *testing.T) {
	h := newHandler(t, token.Issuer{PublicURL: "http://localhost"})
	for pool, issuer := range map[string]string{
		plainPool:   "http://localhost/" + plainPool,
		updatedPool: "https://issuer-cognito-idp.us-east-1.amazonaws.com/" + updatedPool,
	} {
		for range 2 {
			got := body(t, ask(t, h, "GET", "/"+pool+"/.well-known/openid-configuration"))
			if !strings.Contains(got, `"issuer":"`+issuer+`"`) || !strings.Contains(got, `"jwks_uri":"http://localhost/`+pool+`/.well-known/jwks.json"`) {
				t.Errorf("want issuer %s: %s", issuer, got)
			}
		}
	}
}

func TestWhatIsNotThere(t *testing.T) {
	h := newHandler(t, token.Issuer{PublicURL: "http://localhost"})
	for path, want := range map[string]string{
		"/us-east-1_Nnnnnnnnn/.well-known/jwks.json":            `{"message":"User pool us-east-1_Nnnnnnnnn does not exist."}`,
		"/us-east-1_Nnnnnnnnn/.well-known/openid-configuration": `{"message":"User pool us-east-1_Nnnnnnnnn does not exist."}`,
		"/" + plainPool + "/.well-known/other":                  `{"message":"Not Found"}`,
		"/.well-known/jwks.json":                                `{"message":"Not Found"}`,
		"/a/b/.well-known/jwks.json":                            `{"message":"User pool a/b does not exist."}`,
		"/":                                                     `{"message":"Not Found"}`,
	} {
		res := ask(t, h, "GET", path)
		if got := body(t, res); res.StatusCode != 404 || got != want {
			t.Errorf("%s: %d %s; want 404 %s", path, res.StatusCode, got, want)
		}
	}
}

func TestMethods(t *testing.T) {
	h := newHandler(t, token.Issuer{PublicURL: "http://localhost"})
	path := "/" + plainPool + "/.well-known/jwks.json"
	res := ask(t, h, "OPTIONS", path)
	if res.StatusCode != 204 || res.Header.Get("Access-Control-Allow-Methods") != "GET, HEAD, OPTIONS" {
		t.Errorf("OPTIONS: %d, %v", res.StatusCode, res.Header)
	}
	if res := ask(t, h, "POST", path); res.StatusCode != 405 || res.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
		t.Errorf("POST: %d, %v", res.StatusCode, res.Header)
	}
}
