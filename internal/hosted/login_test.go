package hosted_test

import (
	"net/http"
	"testing"
)

func TestSignIn(t *testing.T) {
	f := newFixture(t, nil, nil)
	f.alice()
	b := f.browser()
	sent := b.open("/oauth2/authorize", f.request())
	if sent.Status != http.StatusFound || sent.Location == nil {
		t.Fatalf("authorize: %d %s", sent.Status, sent.Text)
	}
	page := b.visit(f.URL + sent.Location.RequestURI())
	page.shows(200, "Sign in", "Username", "Forgot your password?", "Sign up")
	wrong := page.submit("username", "alice", "password", "wrong")
	wrong.shows(400, "Incorrect username or password.", `value="alice"`)
	wrong.submit("password", password).signsIn("alice")

	// A second application gets its code without another question.
	f.client = f.newClient(nil)
	b.open("/oauth2/authorize", f.request()).signsIn("alice")
}
