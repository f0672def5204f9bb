package hosted_test

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
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

// TestTokensNameTheSignIn holds that what comes of a sign-in on the pages, by
// whatever flow and for whatever application, carries the id of its event.
func TestTokensNameTheSignIn(t *testing.T) {
	f := newFixture(t, map[string]any{"UserPoolAddOns": map[string]any{"AdvancedSecurityMode": "AUDIT"}}, nil)
	f.alice()
	b := f.browser()
	first := f.eventOf(b.login().submit("username", "alice", "password", password).signsIn("alice"))
	f.client = f.newClient(map[string]any{"AllowedOAuthFlows": []string{"implicit"}})
	back := b.open("/oauth2/authorize", f.request("response_type", "token"))
	fragment, err := url.ParseQuery(back.Location.EscapedFragment())
	if err != nil {
		t.Fatal(err)
	}
	var events struct {
		AuthEvents []struct{ EventId, EventType, EventResponse string }
	}
	f.Must("AdminListUserAuthEvents", map[string]any{"UserPoolId": f.pool, "Username": "alice"}, &events)
	if len(events.AuthEvents) != 1 || events.AuthEvents[0].EventResponse != "Pass" || events.AuthEvents[0].EventId != first {
		t.Errorf("events are %+v, the token's is %s", events.AuthEvents, first)
	}
	for _, name := range []string{"access_token", "id_token"} {
		if got := f.eventOf(fragment.Get(name)); got != first {
			t.Errorf("the second application's %s is of event %q, want %s", name, got, first)
		}
	}
	f.Clock.Advance(1e9)
	f.client = f.newClient(nil)
	if next := f.eventOf(f.browser().login().submit("username", "alice", "password", password).signsIn("alice")); next == first {
		t.Error("another sign-in is the same event")
	}
}

// eventOf reads the event of a token.
func (f *fixture) eventOf(token string) string {
	f.Helper()
	parts := strings.Split(token, ".")
	var claims struct {
		EventID string `json:"event_id"`
	}
	if len(parts) != 3 {
		f.Fatalf("no token: %q", token)
	}
	text, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil || json.Unmarshal(text, &claims) != nil || claims.EventID == "" {
		f.Fatalf("no event in %s: %v", text, err)
	}
	return claims.EventID
}
