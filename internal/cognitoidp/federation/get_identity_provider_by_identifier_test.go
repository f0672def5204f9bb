package federation_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestGetIdentityProviderByIdentifier(t *testing.T) {
	f := newFixture(t)
	in := f.oidc("Corp")
	in.IdpIdentifiers = []string{"corp.example", "Corp of Example"}
	in.AcrMapping = map[string]string{"Level1": "urn:one"}
	made := f.create(in)
	f.create(f.google())
	for _, identifier := range in.IdpIdentifiers {
		var out wire.GetIdentityProviderByIdentifierResponse
		f.Must("GetIdentityProviderByIdentifier", wire.GetIdentityProviderByIdentifierRequest{UserPoolId: f.pool, IdpIdentifier: identifier}, &out)
		if diff := cmp.Diff(made, out.IdentityProvider); diff != "" {
			t.Errorf("by %q (-made +found):\n%s", identifier, diff)
		}
	}
}

func TestGetIdentityProviderByIdentifierRefusals(t *testing.T) {
	f := newFixture(t)
	f.create(f.oidc("Corp"))
	in := wire.GetIdentityProviderByIdentifierRequest{UserPoolId: f.pool, IdpIdentifier: "none"}
	f.Refused("GetIdentityProviderByIdentifier", in, notFound, noProvider)
	in.IdpIdentifier = "Corp" // a name is no identifier
	f.Refused("GetIdentityProviderByIdentifier", in, notFound, "Identity provider Corp does not exist.")
	in.UserPoolId = missingPool
	f.Refused("GetIdentityProviderByIdentifier", in, notFound, noPool)
	in.IdpIdentifier = "a/b"
	f.Refused("GetIdentityProviderByIdentifier", in, invalid,
		"1 validation error detected: Value 'a/b' at 'idpIdentifier' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w\\s+=.@-]+")
}
