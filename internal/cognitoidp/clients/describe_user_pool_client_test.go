package clients_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestDescribeUserPoolClient(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool := newPool(t, s, wire.CreateUserPoolRequest{})
	in := full(pool)
	in.ClientSecret = secret
	for _, in := range []wire.CreateUserPoolClientRequest{in, {UserPoolId: pool, GenerateSecret: new(true)}} {
		c := create(t, s, in)
		if diff := cmp.Diff(c, describe(t, s, c)); diff != "" {
			t.Errorf("(-created +described)\n%s", diff)
		}
	}
}

func TestDescribeUserPoolClientRefuses(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool, other := newPool(t, s, wire.CreateUserPoolRequest{}), newPool(t, s, wire.CreateUserPoolRequest{})
	c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool})
	for _, in := range []struct{ pool, client, message string }{
		{missingPool, c.ClientId, noPool},
		{pool, "nobody", noClient("nobody")},
		{other, c.ClientId, noClient(c.ClientId)},
	} {
		err := s.Call("DescribeUserPoolClient", wire.DescribeUserPoolClientRequest{UserPoolId: in.pool, ClientId: in.client}, nil)
		cognatetest.Refusal(t, err, notFound, in.message)
	}
}
