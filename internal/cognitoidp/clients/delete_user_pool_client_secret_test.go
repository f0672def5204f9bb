package clients_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteUserPoolClientSecret(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	c := create(t, s, wire.CreateUserPoolClientRequest{
		UserPoolId: newPool(t, s, wire.CreateUserPoolRequest{}), GenerateSecret: new(true),
	})
	second, err := add(s, c, secret)
	if err != nil {
		t.Fatal(err)
	}
	remove := func(id string) error {
		in := wire.DeleteUserPoolClientSecretRequest{UserPoolId: c.UserPoolId, ClientId: c.ClientId, ClientSecretId: id}
		return s.Call("DeleteUserPoolClientSecret", in, nil)
	}
	first := list(t, s, c)[0].ClientSecretId
	if err := remove(first); err != nil {
		t.Fatal(err)
	}
	if got := describe(t, s, c).ClientSecret; got != secret {
		t.Errorf("the client's secret is %q, want the remaining one", got)
	}
	cognatetest.Refusal(t, remove(first), notFound, "Client secret "+first+" does not exist.")
	cognatetest.Refusal(t, remove(second.ClientSecretId), invalid, "The last secret of a client can not be deleted.")
}
