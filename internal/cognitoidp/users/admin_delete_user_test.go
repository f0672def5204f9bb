package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminDeleteUser(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("alice")
	tokens := a.tokens("alice")
	gone := wire.AdminDeleteUserRequest{UserPoolId: a.pool, Username: "alice"}
	a.Must("AdminDeleteUser", gone, nil)
	a.Refused("AdminDeleteUser", gone, "UserNotFoundException", "User does not exist.")
	if err := a.Call("GetUser", wire.GetUserRequest{AccessToken: tokens.AccessToken}, nil); err == nil {
		t.Error("a deleted user's token still speaks")
	}
	a.create("alice")
}
