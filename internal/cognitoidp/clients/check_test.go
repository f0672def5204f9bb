package clients_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestClientsOfProvidersWithInitiative(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	for _, in := range []wire.CreateIdentityProviderRequest{
		{ProviderName: "Eager", ProviderType: "SAML", ProviderDetails: map[string]string{"MetadataURL": "https://eager.example.com", "IDPInit": "true"}},
		{ProviderName: "Corp", ProviderType: "SAML", ProviderDetails: map[string]string{"MetadataURL": "https://corp.example.com"}},
		{ProviderName: "Google", ProviderType: "Google", ProviderDetails: map[string]string{"client_id": "i", "client_secret": "s", "authorize_scopes": "openid"}},
	} {
		in.UserPoolId = pool
		s.Must("CreateIdentityProvider", in, nil)
	}
	for _, c := range []struct {
		providers []string
		message   string
	}{
		{[]string{"Corp", "Google", "COGNITO"}, ""},
		{[]string{"Eager"}, ""},
		{[]string{"Eager", "Corp"}, ""},
		{[]string{"Eager", "COGNITO"}, "A client of a SAML provider with IdP-initiated sign-in can have other SAML providers only."},
		{[]string{"Google", "Eager"}, "A client of a SAML provider with IdP-initiated sign-in can have other SAML providers only."},
		{[]string{"Eager", "none"}, "The provider none does not exist for User Pool " + pool + "."},
	} {
		in := wire.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: "c", SupportedIdentityProviders: c.providers}
		err := s.Call("CreateUserPoolClient", in, nil)
		if c.message != "" {
			cognatetest.Refusal(t, err, invalid, c.message)
		} else if err != nil {
			t.Errorf("%v: %v", c.providers, err)
		}
	}
}
