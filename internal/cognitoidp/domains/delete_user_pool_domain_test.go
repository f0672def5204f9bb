package domains_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteUserPoolDomainFreesTheNameAndThePool(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	remove := wire.DeleteUserPoolRequest{UserPoolId: f.pool}
	f.Refused("DeleteUserPool", remove, invalid, "User pool cannot be deleted. It has a domain configured that should be deleted first.")

	f.Must("DeleteUserPoolDomain", wire.DeleteUserPoolDomainRequest{UserPoolId: f.pool, Domain: "shop"}, nil)
	if got := f.describe("shop"); got.Domain != "" {
		t.Errorf("the domain is still %+v", got)
	}
	f.Must("CreateUserPoolDomain", wire.CreateUserPoolDomainRequest{UserPoolId: f.newPool(), Domain: "shop"}, nil)
	f.Must("DeleteUserPool", remove, nil)
	if got := f.describe("shop"); got.Domain != "shop" {
		t.Error("the pool took a domain along that was another's by then")
	}
}

func TestDeleteUserPoolDomainRefusals(t *testing.T) {
	f := newFixture(t)
	f.domain("shop")
	for _, in := range []wire.DeleteUserPoolDomainRequest{
		{UserPoolId: f.pool, Domain: "none"}, {UserPoolId: f.newPool(), Domain: "shop"}, {UserPoolId: missingPool, Domain: "shop"},
	} {
		f.Refused("DeleteUserPoolDomain", in, invalid, noDomain)
	}
}
