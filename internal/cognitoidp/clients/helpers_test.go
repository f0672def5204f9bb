package clients_test

import (
	"errors"
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

// newPool makes a pool and returns its id.
func newPool(t *testing.T, s *cognatetest.Server, in wire.CreateUserPoolRequest) string {
	t.Helper()
	in.PoolName = "p"
	var out wire.CreateUserPoolResponse
	if err := s.Call("CreateUserPool", in, &out); err != nil {
		t.Fatalf("CreateUserPool: %v", err)
	}
	return out.UserPool.Id
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

// refused checks which exception a call ended with; an empty message is any.
func refused(t *testing.T, err error, exception, message string) {
	t.Helper()
	got, ok := errors.AsType[*cognatetest.Error](err)
	if !ok {
		t.Fatalf("got error %v, want %s", err, exception)
	}
	if got.Type != exception || message != "" && got.Message != message {
		t.Errorf("got  %s: %s\nwant %s: %s", got.Type, got.Message, exception, message)
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
