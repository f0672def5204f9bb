package clients_test

import (
	"encoding/json"
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// newPool makes a pool and returns its id.
func newPool(t *testing.T, s *cognatetest.Server, in wire.CreateUserPoolRequest) string {
	t.Helper()
	in.PoolName = "p"
	return s.NewPool(in)
}

// create makes a client that the test expects to be fine.
func create(t *testing.T, s *cognatetest.Server, in wire.CreateUserPoolClientRequest) *wire.UserPoolClientType {
	t.Helper()
	if in.ClientName == "" {
		in.ClientName = "c"
	}
	var out wire.CreateUserPoolClientResponse
	if err := s.Call("CreateUserPoolClient", in, &out); err != nil {
		t.Fatalf("CreateUserPoolClient: %v", err)
	}
	return out.UserPoolClient
}

// describe shows a client that the test expects to exist.
func describe(t *testing.T, s *cognatetest.Server, c *wire.UserPoolClientType) *wire.UserPoolClientType {
	t.Helper()
	in := wire.DescribeUserPoolClientRequest{UserPoolId: c.UserPoolId, ClientId: c.ClientId}
	var out wire.DescribeUserPoolClientResponse
	if err := s.Call("DescribeUserPoolClient", in, &out); err != nil {
		t.Fatalf("DescribeUserPoolClient: %v", err)
	}
	return out.UserPoolClient
}

// copyMembers gives a request the members that it has in common with another.
func copyMembers(t *testing.T, from, to any) {
	t.Helper()
	members, err := json.Marshal(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(members, to); err != nil {
		t.Fatal(err)
	}
}

func noClient(id string) string { return "User pool client " + id + " does not exist." }

const (
	invalid     = "InvalidParameterException"
	notFound    = "ResourceNotFoundException"
	missingPool = "us-east-1_000000000"
	noPool      = "User pool us-east-1_000000000 does not exist."
	secret      = "abcdefghijklmnopqrstuvwx"
)
