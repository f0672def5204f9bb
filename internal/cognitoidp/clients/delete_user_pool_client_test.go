package clients_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteUserPoolClient(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	pool, other := newPool(t, s, wire.CreateUserPoolRequest{}), newPool(t, s, wire.CreateUserPoolRequest{})
	c := create(t, s, wire.CreateUserPoolClientRequest{UserPoolId: pool})
	in := wire.DeleteUserPoolClientRequest{UserPoolId: other, ClientId: c.ClientId}
	s.Refused("DeleteUserPoolClient", in, notFound, noClient(c.ClientId))
	in.UserPoolId = pool
	if err := s.Call("DeleteUserPoolClient", in, nil); err != nil {
		t.Fatal(err)
	}
	s.Refused("DeleteUserPoolClient", in, notFound, noClient(c.ClientId))
}
