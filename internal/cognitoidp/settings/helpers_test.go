package settings_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

const (
	invalid   = "InvalidParameterException"
	notFound  = "ResourceNotFoundException"
	missingID = "us-east-1_000000000"
	noPool    = "User pool us-east-1_000000000 does not exist."
)

// newPool makes a pool.
func newPool(t *testing.T, s *cognatetest.Server, in wire.CreateUserPoolRequest) string {
	t.Helper()
	if in.PoolName == "" {
		in.PoolName = "p"
	}
	return s.NewPool(in)
}

// protected asks for a pool with threat protection.
func protected() wire.CreateUserPoolRequest {
	return wire.CreateUserPoolRequest{UserPoolAddOns: &wire.UserPoolAddOnsType{AdvancedSecurityMode: "ENFORCED"}}
}

func newClient(t *testing.T, s *cognatetest.Server, pool string) string {
	t.Helper()
	var out wire.CreateUserPoolClientResponse
	s.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{UserPoolId: pool, ClientName: "c"}, &out)
	return out.UserPoolClient.ClientId
}
