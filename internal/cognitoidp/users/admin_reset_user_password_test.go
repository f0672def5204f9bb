package users_test

import (
	"testing"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestAdminResetUserPassword(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("alice", "email", "alice@example.com", "email_verified", "true")
	tokens := a.tokens("alice")
	a.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: "alice"}, nil)
	a.wantStatus("alice", userpool.ResetRequired)
	a.Refused("AdminInitiateAuth", wire.AdminInitiateAuthRequest{
		UserPoolId: a.pool, ClientId: a.client, AuthFlow: "ADMIN_USER_PASSWORD_AUTH",
		AuthParameters: map[string]string{"USERNAME": "alice", "PASSWORD": goodPassword},
	}, "PasswordResetRequiredException", "Password reset required for the user")
	refresh := wire.InitiateAuthRequest{
		ClientId: a.client, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: map[string]string{"REFRESH_TOKEN": tokens.RefreshToken},
	}
	a.Refused("InitiateAuth", refresh, "NotAuthorizedException", "Refresh Token has been revoked")
	mails := a.sent("alice@example.com")
	if len(mails) != 1 || mails[0].Purpose != "ForgotPassword" {
		t.Fatalf("sent %+v", mails)
	}
	a.Must("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{
		ClientId: a.client, Username: "alice", ConfirmationCode: mails[0].Code, Password: "Chosen-1t",
	}, nil)
	a.wantStatus("alice", userpool.Confirmed)
	// The new password doesn't revive the tokens of before.
	a.Refused("InitiateAuth", refresh, "NotAuthorizedException", "Refresh Token has been revoked")
	a.Refused("GetUser", wire.GetUserRequest{AccessToken: tokens.AccessToken}, "NotAuthorizedException", "Access Token has been revoked")
}

func TestAdminResetUserPasswordRefusals(t *testing.T) {
	a := administer(t, plain)
	verified := []string{"email", "someone@example.com", "email_verified", "true"}
	a.createConfirmed("unreachable", "email", "unreachable@example.com")
	a.createConfirmed("disabled", verified...)
	a.Must("AdminDisableUser", wire.AdminDisableUserRequest{UserPoolId: a.pool, Username: "disabled"}, nil)
	a.create("invited", verified...)
	a.signUp("unconfirmed")
	tests := []struct{ name, exception, message string }{
		{"unreachable", "InvalidParameterException", "Cannot reset password for the user as there is no registered/verified email or phone_number"},
		{"disabled", "NotAuthorizedException", "User is disabled"},
		{"invited", "NotAuthorizedException", "User password cannot be reset in the current state."},
		{"unconfirmed", "NotAuthorizedException", "User password cannot be reset in the current state."},
		{"nobody", "UserNotFoundException", "User does not exist."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a.Refused("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: tt.name}, tt.exception, tt.message)
		})
	}
	if m := a.Messages(); len(m) != 0 {
		t.Errorf("sent %+v", m)
	}
}
