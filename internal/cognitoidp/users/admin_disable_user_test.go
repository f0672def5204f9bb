package users_test

import (
	"testing"
	"time"

	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminDisableUser(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("alice")
	tokens := a.tokens("alice")
	refresh := wire.InitiateAuthRequest{
		ClientId: a.client, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: map[string]string{"REFRESH_TOKEN": tokens.RefreshToken},
	}
	a.Must("InitiateAuth", refresh, nil)

	a.Clock.Advance(time.Second)
	disable := wire.AdminDisableUserRequest{UserPoolId: a.pool, Username: "alice"}
	a.Must("AdminDisableUser", disable, nil)
	a.Must("AdminDisableUser", disable, nil)
	if *a.get("alice").Enabled {
		t.Error("alice is enabled")
	}
	a.Refused("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: a.pool, ClientId: a.client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword},
	}, "NotAuthorizedException", "User is disabled.")

	a.Must("AdminEnableUser", wire.AdminEnableUserRequest{UserPoolId: a.pool, Username: "alice"}, nil)
	if err := a.Call("InitiateAuth", refresh, nil); err == nil {
		t.Error("enabling revives a refresh token")
	}
	if err := a.Call("GetUser", wire.GetUserRequest{AccessToken: tokens.AccessToken}, nil); err == nil {
		t.Error("enabling revives an access token")
	}
	disable.Username = "bob"
	a.Refused("AdminDisableUser", disable, "UserNotFoundException", "User does not exist.")
}
