package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestChangePassword(t *testing.T) {
	const next, incorrect = "N3w-Passw0rd", "Incorrect username or password."
	a := administer(t, plain)
	a.createConfirmed("ada")
	tokens := a.tokens("ada")
	access := tokens.AccessToken
	change := wire.ChangePasswordRequest{AccessToken: access, PreviousPassword: "Wr0ng-password", ProposedPassword: next}
	a.Refused("ChangePassword", change, "NotAuthorizedException", incorrect)
	change.PreviousPassword, change.ProposedPassword = goodPassword, "Sh0rt!"
	a.Refused("ChangePassword", change, "InvalidPasswordException", "Password did not conform with policy: Password not long enough")
	change.ProposedPassword = next
	a.Must("ChangePassword", change, nil)
	if out, err := a.signIn("ada", next); err != nil || out.AuthenticationResult == nil {
		t.Errorf("sign-in with the new password: %v", err)
	}
	a.Refused("ChangePassword", change, "NotAuthorizedException", incorrect)
	a.Must("GetUser", wire.GetUserRequest{AccessToken: access}, nil) // tokens stay good
	a.Must("InitiateAuth", wire.InitiateAuthRequest{
		ClientId: a.client, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: map[string]string{"REFRESH_TOKEN": tokens.RefreshToken},
	}, nil)

	change.PreviousPassword = next
	a.Must("ChangePassword", change, nil)
	a.Refused("ChangePassword", change, "LimitExceededException", spent)
	change.AccessToken = "x.y.z"
	a.Refused("ChangePassword", change, "NotAuthorizedException", "Invalid Access Token")
}

func TestChangePasswordNeedsThePreviousOne(t *testing.T) {
	a := administer(t, plain)
	a.createConfirmed("ada")
	a.Refused("ChangePassword", wire.ChangePasswordRequest{AccessToken: a.tokens("ada").AccessToken, ProposedPassword: "N3w-Passw0rd"},
		"InvalidParameterException", "Missing required parameter PreviousPassword")
}

func TestChangePasswordToOneOfBefore(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{
		Policies: &wire.UserPoolPolicyType{PasswordPolicy: &wire.PasswordPolicyType{PasswordHistorySize: new(int64(1))}},
	})
	const first = "F1rst-passw0rd"
	a.create("ada")
	a.setPassword("ada", first)
	in, err := a.signIn("ada", first)
	if err != nil {
		t.Fatal(err)
	}
	a.Refused("ChangePassword", wire.ChangePasswordRequest{
		AccessToken: in.AuthenticationResult.AccessToken, PreviousPassword: first, ProposedPassword: first,
	}, "PasswordHistoryPolicyViolationException", "Password has previously been used")
}
