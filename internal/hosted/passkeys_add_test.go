package hosted_test

import (
	"encoding/json"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

func TestPasskeysAreAdded(t *testing.T) {
	f := newFixture(t, map[string]any{"Policies": map[string]any{"SignInPolicy": map[string]any{"AllowedFirstAuthFactors": []string{"PASSWORD", "WEB_AUTHN"}}}}, nil)
	f.alice()
	query := url.Values{"client_id": {f.client}, "redirect_uri": {callback}}
	b := f.browser()
	sent := b.open("/passkeys/add", query)
	if sent.Status != http.StatusFound || !strings.HasPrefix(sent.Location.Path, "/"+f.pool+"/login") {
		t.Fatalf("who is not signed in: %d %v", sent.Status, sent.Location)
	}
	b.visit(f.URL+sent.Location.RequestURI()).shows(200).submit("username", "alice", "password", password)

	b.open("/passkeys/add", query).shows(400, "neither a relying party ID nor a domain", "Not now")
	f.Must("SetUserPoolMfaConfig", map[string]any{"UserPoolId": f.pool, "WebAuthnConfiguration": map[string]any{"RelyingPartyId": "localhost"}}, nil)
	page := b.open("/passkeys/add", query).shows(200, "Add a passkey")
	m := regexp.MustCompile(`data-create="([^"]*)"`).FindStringSubmatch(page.Text)
	var options struct {
		Challenge string
		RP        struct{ ID string }
		User      struct{ Name string }
	}
	if m == nil || json.Unmarshal([]byte(html.UnescapeString(m[1])), &options) != nil ||
		options.RP.ID != "localhost" || options.User.Name != "alice" || options.Challenge == "" {
		t.Errorf("the browser is given %v: %+v", m, options)
	}
	if back := page.link("a", "href", "://"); back != callback {
		t.Errorf("the way back is %s", back)
	}
	page.submit("credential", "{}").shows(400, "Invalid credential.")
	page.submit("credential", "").shows(400)

	for name, bad := range map[string]url.Values{
		"client":  {"client_id": {"x"}, "redirect_uri": {callback}},
		"address": {"client_id": {f.client}, "redirect_uri": {"https://evil.example/"}},
	} {
		if p := b.open("/passkeys/add", bad); p.Status != http.StatusBadRequest || p.Location != nil {
			t.Errorf("another %s: %d %v", name, p.Status, p.Location)
		}
	}
}
