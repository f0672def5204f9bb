package resourceservers_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteResourceServer(t *testing.T) {
	f := newFixture(t)
	f.server("api", "read")
	in := wire.DeleteResourceServerRequest{UserPoolId: f.pool, Identifier: "api"}
	f.Must("DeleteResourceServer", in, nil)
	f.Refused("DescribeResourceServer", wire.DescribeResourceServerRequest{UserPoolId: f.pool, Identifier: "api"}, notFound,
		"Resource server api does not exist.")
	f.Refused("CreateUserPoolClient", f.client("api/read"), "ScopeDoesNotExistException", "Invalid scope requested: api/read")
}

func TestDeleteResourceServerRefusals(t *testing.T) {
	f := newFixture(t)
	in := wire.DeleteResourceServerRequest{UserPoolId: f.pool, Identifier: "none"}
	f.Refused("DeleteResourceServer", in, notFound, noServer)
	in.UserPoolId = missingPool
	f.Refused("DeleteResourceServer", in, notFound, noPool)
}
