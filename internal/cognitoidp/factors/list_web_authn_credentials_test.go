package factors_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

func TestListWebAuthnCredentials(t *testing.T) {
	f := withPasskeys(t)
	a := authenticator()
	f.register(f.token, a)
	want := []idp.WebAuthnCredentialDescription{{
		CredentialId: a.IDs()[0], FriendlyCredentialName: "Passkey", RelyingPartyId: "example.com", AuthenticatorAttachment: "platform",
		AuthenticatorTransports: []string{"internal", "hybrid"}, CreatedAt: wire.At(f.Clock.Now()),
	}}
	if diff := cmp.Diff(want, f.passkeys(f.token)); diff != "" {
		t.Errorf("passkeys (-want +got):\n%s", diff)
	}
}

func TestListWebAuthnCredentialsInPages(t *testing.T) {
	f := withPasskeys(t)
	var want []string
	for range 5 {
		a := authenticator()
		f.register(f.token, a)
		want = append(want, a.IDs()[0])
		f.Clock.Advance(time.Second)
	}
	two := int64(2)
	in := idp.ListWebAuthnCredentialsRequest{AccessToken: f.token, MaxResults: &two}
	var pages [][]string
	for len(pages) == 0 || in.NextToken != "" {
		var out idp.ListWebAuthnCredentialsResponse
		f.Must("ListWebAuthnCredentials", in, &out)
		var page []string
		for _, c := range out.Credentials {
			page = append(page, c.CredentialId)
		}
		pages = append(pages, page)
		in.NextToken = out.NextToken
	}
	if diff := cmp.Diff([][]string{want[:2], want[2:4], want[4:]}, pages); diff != "" {
		t.Errorf("pages (-want +got):\n%s", diff)
	}
}

func TestListWebAuthnCredentialsOfAUserWithoutAny(t *testing.T) {
	f := newFixture(t, idp.CreateUserPoolRequest{})
	var out map[string]any
	f.Must("ListWebAuthnCredentials", idp.ListWebAuthnCredentialsRequest{AccessToken: f.token}, &out)
	if diff := cmp.Diff(map[string]any{"Credentials": []any{}}, out); diff != "" {
		t.Errorf("answer (-want +got):\n%s", diff)
	}
}

func TestListWebAuthnCredentialsRefusals(t *testing.T) {
	f := withPasskeys(t)
	f.Refused("ListWebAuthnCredentials", idp.ListWebAuthnCredentialsRequest{AccessToken: "none"}, notAuthorized, invalidToken)
	f.Refused("ListWebAuthnCredentials", idp.ListWebAuthnCredentialsRequest{AccessToken: f.token, NextToken: "none"}, invalid, "Invalid pagination token")
}
