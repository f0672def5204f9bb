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
	refused(t, s.Call("DeleteUserPool", in, nil), invalid,
		"The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.")

	update(t, s, wire.UpdateUserPoolRequest{UserPoolId: p.Id})
	if err := s.Call("DeleteUserPool", in, nil); err != nil {
		t.Fatal(err)
	}
	refused(t, s.Call("DeleteUserPool", in, nil), notFound, noPool(p.Id))
	refused(t, s.Call("DescribeUserPool", wire.DescribeUserPoolRequest{UserPoolId: p.Id}, nil), notFound, noPool(p.Id))
	id := made.UserPoolClient.ClientId
	signIn := wire.InitiateAuthRequest{
		ClientId: id, AuthFlow: wire.AuthFlowTypeUserSrpAuth, AuthParameters: map[string]string{"USERNAME": "ada", "SRP_A": "2"},
	}
	refused(t, s.Call("InitiateAuth", signIn, nil), notFound, "User pool client "+id+" does not exist.")
}
