package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestDeleteUser(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.confirmed("alice")
	token := p.enter("alice", goodPassword)
	p.Must("DeleteUser", wire.DeleteUserRequest{AccessToken: token}, nil)
	p.Refused("GetUser", wire.GetUserRequest{AccessToken: token}, "UserNotFoundException", "User does not exist.")
	p.signUp("alice") // the name is free again
}
