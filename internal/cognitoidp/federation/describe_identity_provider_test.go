package federation_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeIdentityProvider(t *testing.T) {
	f := newFixture(t)
	for _, in := range []wire.CreateIdentityProviderRequest{f.google(), f.oidc("Corp"), f.saml("Staff")} {
		made := f.create(in)
		if diff := cmp.Diff(made, f.describe(in.ProviderName)); diff != "" {
			t.Errorf("described (-made +described):\n%s", diff)
		}
	}
}

func TestDescribeIdentityProviderRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.DescribeIdentityProviderRequest{UserPoolId: f.pool, ProviderName: "none"}
	f.Refused("DescribeIdentityProvider", in, notFound, noProvider)
	in.UserPoolId = missingPool
	f.Refused("DescribeIdentityProvider", in, notFound, noPool)
}
