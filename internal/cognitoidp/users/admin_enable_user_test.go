package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminEnableUser(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("alice")
	a.Must("AdminDisableUser", wire.AdminDisableUserRequest{UserPoolId: a.pool, Username: "alice"}, nil)
	enable := wire.AdminEnableUserRequest{UserPoolId: a.pool, Username: "alice"}
	a.Must("AdminEnableUser", enable, nil)
	a.Must("AdminEnableUser", enable, nil)
	if !*a.get("alice").Enabled {
		t.Error("alice is not enabled")
	}
	a.tokens("alice")
	enable.Username = "bob"
	a.Refused("AdminEnableUser", enable, "UserNotFoundException", "User does not exist.")
}
