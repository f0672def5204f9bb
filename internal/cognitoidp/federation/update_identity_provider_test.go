package federation_test

import (
	"maps"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	wirebase "cognate/internal/wire"
	wire "cognate/internal/wire/cognitoidp"
)

func TestUpdateIdentityProviderReplacesWhatItIsGiven(t *testing.T) {
	f := newFixture(t)
	in := f.oidc("Corp")
	in.IdpIdentifiers = []string{"corp.example"}
	want := f.create(in)
	details := maps.Clone(in.ProviderDetails)
	details["client_secret"], details["authorize_scopes"] = "renewed", "openid"
	shown := maps.Clone(details)
	shown["attributes_url_add_attributes"] = "false"
	for _, c := range []struct {
		in   wire.UpdateIdentityProviderRequest
		want func()
	}{
		{wire.UpdateIdentityProviderRequest{ProviderDetails: details}, func() { want.ProviderDetails = shown }},
		{wire.UpdateIdentityProviderRequest{AttributeMapping: map[string]string{"name": "n"}}, func() {
			want.AttributeMapping = map[string]string{"username": "sub", "name": "n"}
		}},
		{wire.UpdateIdentityProviderRequest{IdpIdentifiers: []string{"corp.example", "example.com"}}, func() {
			want.IdpIdentifiers = []string{"corp.example", "example.com"}
		}},
		{wire.UpdateIdentityProviderRequest{AcrMapping: map[string]string{"Level2": "urn:two"}}, func() {
			want.AcrMapping = map[string]string{"Level2": "urn:two"}
		}},
		{wire.UpdateIdentityProviderRequest{}, func() {}},
		{wire.UpdateIdentityProviderRequest{IdpIdentifiers: []string{}}, func() { want.IdpIdentifiers = []string{} }},
	} {
		f.Clock.Advance(time.Minute)
		c.in.UserPoolId, c.in.ProviderName = f.pool, "Corp"
		c.want()
		want.LastModifiedDate = wirebase.At(f.Clock.Now())
		var out wire.UpdateIdentityProviderResponse
		f.Must("UpdateIdentityProvider", c.in, &out)
		if diff := cmp.Diff(want, out.IdentityProvider); diff != "" {
			t.Errorf("answer (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(want, f.describe("Corp")); diff != "" {
			t.Errorf("kept (-want +got):\n%s", diff)
		}
	}
	// The identifiers that were given up are free.
	other := f.oidc("Other")
	other.IdpIdentifiers = []string{"corp.example"}
	f.create(other)
}

func TestUpdateIdentityProviderKeepsThePrivateKey(t *testing.T) {
	f := newFixture(t)
	apple := map[string]string{"client_id": "id", "team_id": "team", "key_id": "key", "private_key": "p8", "authorize_scopes": "email"}
	f.create(wire.CreateIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "SignInWithApple", ProviderType: "SignInWithApple", ProviderDetails: apple})
	in := wire.UpdateIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "SignInWithApple"}
	in.ProviderDetails = f.describe("SignInWithApple").ProviderDetails // which lack it
	in.ProviderDetails["authorize_scopes"] = "email name"
	var out wire.UpdateIdentityProviderResponse
	f.Must("UpdateIdentityProvider", in, &out)
	if diff := cmp.Diff(in.ProviderDetails, out.IdentityProvider.ProviderDetails); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
}

func TestUpdateIdentityProviderReadsNewMetadata(t *testing.T) {
	f := newFixture(t)
	in := f.saml("Corp")
	f.create(in)
	update := wire.UpdateIdentityProviderRequest{
		UserPoolId: f.pool, ProviderName: "Corp",
		ProviderDetails: map[string]string{"MetadataURL": "https://idp.example.com/metadata"},
	}
	f.Must("UpdateIdentityProvider", update, nil)
	want := map[string]string{"MetadataURL": "https://idp.example.com/metadata", "ActiveEncryptionCertificate": f.certificate()}
	if diff := cmp.Diff(want, f.describe("Corp").ProviderDetails); diff != "" {
		t.Errorf("details (-want +got):\n%s", diff)
	}
}

func TestUpdateIdentityProviderRefusals(t *testing.T) {
	f := newFixture(t)
	google := f.google()
	google.IdpIdentifiers = []string{"gmail.com"}
	f.create(google)
	before := f.create(f.oidc("Corp"))
	in := wire.UpdateIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "none"}
	f.Refused("UpdateIdentityProvider", in, notFound, noProvider)
	in.UserPoolId = missingPool
	f.Refused("UpdateIdentityProvider", in, notFound, noPool)

	in = wire.UpdateIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "Corp", IdpIdentifiers: []string{"new.example", "gmail.com"}}
	f.Refused("UpdateIdentityProvider", in, invalid, "One of the IdpIdentifiers is already used by another identity provider of this user pool.")
	in.IdpIdentifiers = nil
	in.ProviderDetails = map[string]string{"client_id": "id"}
	f.Refused("UpdateIdentityProvider", in, invalid,
		"clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details.")
	in.ProviderDetails = nil
	in.AttributeMapping = map[string]string{"custom:x": "x"}
	f.Refused("UpdateIdentityProvider", in, invalid, "Invalid attribute mapping: attribute custom:x does not exist in user pool "+f.pool+".")
	if diff := cmp.Diff(before, f.describe("Corp")); diff != "" {
		t.Errorf("refused updates changed the provider (-want +got):\n%s", diff)
	}
}
