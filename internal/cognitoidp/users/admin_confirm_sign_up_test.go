package users_test

import (
	"testing"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminConfirmSignUp(t *testing.T) {
	a := administer(t, verifying)
	a.signUp("alice", "email", "alice@example.com")
	a.wantStatus("alice", userpool.Unconfirmed)
	confirm := wire.AdminConfirmSignUpRequest{UserPoolId: a.pool, Username: "alice", ClientMetadata: map[string]string{"by": "desk"}}
	a.Must("AdminConfirmSignUp", confirm, nil)
	a.wantStatus("alice", userpool.Confirmed)
	if got := a.attribute("alice", "email_verified"); got == "true" {
		t.Error("confirming the user verified the address")
	}
	a.tokens("alice")
	a.Refused("AdminConfirmSignUp", confirm, "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED")
	confirm.Username = "bob"
	a.Refused("AdminConfirmSignUp", confirm, "UserNotFoundException", "User does not exist.")
}

func TestAdminConfirmSignUpKeepsAliasesApart(t *testing.T) {
	a := administer(t, withAlias)
	a.createConfirmed("alice", "preferred_username", "ace")
	a.signUp("bob")
	a.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{
		UserPoolId: a.pool, Username: "bob", UserAttributes: pairs("preferred_username", "ace"),
	}, nil)
	a.Refused("AdminConfirmSignUp", wire.AdminConfirmSignUpRequest{UserPoolId: a.pool, Username: "bob"},
		"InvalidParameterException", "An account with the preferred_username already exists.")
	a.wantStatus("bob", userpool.Unconfirmed)
}
