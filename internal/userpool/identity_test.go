package userpool

import (
	"encoding/json"
	"testing"
	"time"
)

func TestShowIdentities(t *testing.T) {
	at := time.UnixMilli(1642699117273)
	u := &User{}
	err := u.ShowIdentities([]*Identity{
		{Provider: "Google", Type: "Google", Subject: "1234", Primary: true, Created: at},
		{Provider: "Corp", Type: "SAML", Subject: "a@example.com", Issuer: "urn:corp", Created: at.Add(time.Second)},
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = `[{"userId":"1234","providerName":"Google","providerType":"Google","issuer":null,"primary":true,"dateCreated":1642699117273},` +
		`{"userId":"a@example.com","providerName":"Corp","providerType":"SAML","issuer":"urn:corp","primary":false,"dateCreated":1642699118273}]`
	if got := u.Attributes["identities"]; got != want {
		t.Errorf("attribute:\n got %s\nwant %s", got, want)
	}

	claim, ok := IdentitiesClaim(u.Attributes["identities"])
	text, err := json.Marshal(claim)
	if err != nil || !ok {
		t.Fatalf("claim: %v, %v", err, ok)
	}
	const claimed = `[{"userId":"1234","providerName":"Google","providerType":"Google","issuer":null,"primary":"true","dateCreated":"1642699117273"},` +
		`{"userId":"a@example.com","providerName":"Corp","providerType":"SAML","issuer":"urn:corp","primary":"false","dateCreated":"1642699118273"}]`
	if string(text) != claimed {
		t.Errorf("claim:\n got %s\nwant %s", text, claimed)
	}
	if _, ok := IdentitiesClaim("none"); ok {
		t.Error("a claim was made of another value")
	}

	if err := u.ShowIdentities(nil); err != nil {
		t.Fatal(err)
	}
	if _, ok := u.Attributes["identities"]; ok {
		t.Error("a user without identities has the attribute")
	}
}

func TestCanLink(t *testing.T) {
	mapping := map[string]string{"username": "sub", "email": "mail"}
	for _, c := range []struct {
		kind, attribute string
		want            bool
	}{
		{"Google", SubjectAttribute, true},
		{"Google", "mail", false},
		{"OIDC", SubjectAttribute, true},
		{"OIDC", "mail", true},
		{"OIDC", "email", false},
		{"SAML", "mail", true},
		{"SAML", "", false},
	} {
		p := &Provider{Type: c.kind, Mapping: mapping}
		if got := p.CanLink(c.attribute); got != c.want {
			t.Errorf("%s by %q: %v", c.kind, c.attribute, got)
		}
	}
}
