package federation_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteIdentityProvider(t *testing.T) {
	f := newFixture(t)
	google := f.google()
	google.IdpIdentifiers = []string{"gmail.com"}
	f.create(google)
	client := wire.CreateUserPoolClientRequest{UserPoolId: f.pool, ClientName: "web", SupportedIdentityProviders: []string{"Google"}}
	var made wire.CreateUserPoolClientResponse
	f.Must("CreateUserPoolClient", client, &made)
	f.user("alice")
	f.Must("AdminLinkProviderForUser", f.link("alice", "Google", "Cognito_Subject", "1"), nil)
	f.Must("DeleteIdentityProvider", wire.DeleteIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "Google"}, nil)

	f.Refused("DescribeIdentityProvider", wire.DescribeIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "Google"}, notFound,
		"Identity provider Google does not exist.")
	f.Refused("GetIdentityProviderByIdentifier", wire.GetIdentityProviderByIdentifierRequest{UserPoolId: f.pool, IdpIdentifier: "gmail.com"}, notFound,
		"Identity provider gmail.com does not exist.")
	f.Refused("CreateUserPoolClient", client, invalid, "The provider Google does not exist for User Pool "+f.pool+".")
	var kept wire.DescribeUserPoolClientResponse
	f.Must("DescribeUserPoolClient", wire.DescribeUserPoolClientRequest{UserPoolId: f.pool, ClientId: made.UserPoolClient.ClientId}, &kept)
	if diff := cmp.Diff([]string{"Google"}, kept.UserPoolClient.SupportedIdentityProviders); diff != "" {
		t.Errorf("providers of the client (-want +got):\n%s", diff)
	}
	if f.identities("alice") == "" {
		t.Error("alice's identity is gone with the provider")
	}
	f.create(google) // name and identifier are free
}

func TestDeleteIdentityProviderRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.DeleteIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "none"}
	f.Refused("DeleteIdentityProvider", in, notFound, noProvider)
	in.UserPoolId = missingPool
	f.Refused("DeleteIdentityProvider", in, notFound, noPool)
}
