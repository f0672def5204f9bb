package pools_test

import (
	"encoding/json"
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// create makes a pool that the test expects to be fine.
func create(t *testing.T, s *cognatetest.Server, in wire.CreateUserPoolRequest) *wire.UserPoolType {
	t.Helper()
	if in.PoolName == "" {
		in.PoolName = "p"
	}
	var out wire.CreateUserPoolResponse
	if err := s.Call("CreateUserPool", in, &out); err != nil {
		t.Fatalf("CreateUserPool: %v", err)
	}
	return out.UserPool
}

// describe shows a pool that the test expects to exist.
func describe(t *testing.T, s *cognatetest.Server, id string) *wire.UserPoolType {
	t.Helper()
	var out wire.DescribeUserPoolResponse
	if err := s.Call("DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: id}, &out); err != nil {
		t.Fatalf("DescribeUserPool: %v", err)
	}
	return out.UserPool
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

func noPool(id string) string { return "User pool " + id + " does not exist." }

const (
	invalid   = "InvalidParameterException"
	notFound  = "ResourceNotFoundException"
	missingID = "us-east-1_000000000"
	role      = "arn:aws:iam::000000000000:role/sms"
)
