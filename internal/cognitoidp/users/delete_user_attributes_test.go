package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteUserAttributes(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.confirmed("alice")
	token := p.enter("alice", goodPassword)
	p.Must("DeleteUserAttributes", wire.DeleteUserAttributesRequest{AccessToken: token, UserAttributeNames: []string{"email"}}, nil)
	if p.attribute(token, "email") != "" || p.attribute(token, "email_verified") != "" {
		t.Error("the address or what was known of it is still there")
	}
	err := p.Call("DeleteUserAttributes", wire.DeleteUserAttributesRequest{AccessToken: token, UserAttributeNames: []string{"sub"}}, nil)
	if err == nil {
		t.Error("sub can be deleted")
	}
}
