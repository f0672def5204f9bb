package pools_test

import (
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteUserPool(t *testing.T) {
	s := cognatetest.NewServer(t, nil)
	p := create(t, s, wire.CreateUserPoolRequest{DeletionProtection: wire.DeletionProtectionTypeActive})
	var made wire.CreateUserPoolClientResponse
	if err := s.Call("CreateUserPoolClient", wire.CreateUserPoolClientRequest{UserPoolId: p.Id, ClientName: "c"}, &made); err != nil {
		t.Fatal(err)
	}
	in := wire.DeleteUserPoolRequest{UserPoolId: p.Id}
	s.Refused("DeleteUserPool", in, invalid,
		"The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.")

	update(t, s, wire.UpdateUserPoolRequest{UserPoolId: p.Id})
	if err := s.Call("DeleteUserPool", in, nil); err != nil {
		t.Fatal(err)
	}
	s.Refused("DeleteUserPool", in, notFound, noPool(p.Id))
	s.Refused("DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: p.Id}, notFound, noPool(p.Id))
	id := made.UserPoolClient.ClientId
	signIn := wire.InitiateAuthRequest{
		ClientId: id, AuthFlow: wire.AuthFlowTypeUserSrpAuth, AuthParameters: map[string]string{"USERNAME": "ada", "SRP_A": "2"},
	}
	s.Refused("InitiateAuth", signIn, notFound, "User pool client "+id+" does not exist.")
}
