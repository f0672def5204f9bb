package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

// TestCompromisedPasswords: where the pool refuses passwords that others know,
// nobody gets one by themselves.
func TestCompromisedPasswords(t *testing.T) {
	const common, fine, refused = "Welcome2026!", "k9$vTq!2hLm", "Provided password cannot be used for security reasons."
	in := verifying
	in.UserPoolAddOns = &wire.UserPoolAddOnsType{AdvancedSecurityMode: "ENFORCED"}
	a := administer(t, in)
	a.Must("SetRiskConfiguration", wire.SetRiskConfigurationRequest{
		UserPoolId: a.pool, CompromisedCredentialsRiskConfiguration: &wire.CompromisedCredentialsRiskConfigurationType{
			EventFilter: []string{"SIGN_UP", "PASSWORD_CHANGE"}, Actions: &wire.CompromisedCredentialsActionsType{EventAction: "BLOCK"},
		},
	}, nil)
	signUp := wire.SignUpRequest{ClientId: a.client, Username: "bob", Password: common}
	a.Refused("SignUp", signUp, "InvalidPasswordException", refused)
	signUp.Password = fine
	a.Must("SignUp", signUp, nil)

	const address = "ada@example.com"
	a.createConfirmed("ada", "email", address, "email_verified", "true")
	change := wire.ChangePasswordRequest{AccessToken: a.tokens("ada").AccessToken, PreviousPassword: goodPassword, ProposedPassword: common}
	a.Refused("ChangePassword", change, "InvalidPasswordException", refused)
	change.ProposedPassword = fine
	a.Must("ChangePassword", change, nil)

	if _, err := a.forgot(a.client, "ada"); err != nil {
		t.Fatal(err)
	}
	confirm := wire.ConfirmForgotPasswordRequest{ClientId: a.client, Username: "ada", Password: common, ConfirmationCode: a.LastCode(address)}
	a.Refused("ConfirmForgotPassword", confirm, "InvalidPasswordException", refused)
	confirm.Password = fine
	a.Must("ConfirmForgotPassword", confirm, nil)

	// An administrator is trusted to know.
	a.Must("AdminSetUserPassword", wire.AdminSetUserPasswordRequest{UserPoolId: a.pool, Username: "ada", Password: common, Permanent: new(true)}, nil)
}
