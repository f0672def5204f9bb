package users_test

import (
	"testing"
	"time"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestForgottenPassword(t *testing.T) {
	const address, next = "ada@example.com", "N3w-Passw0rd"
	a := administer(t, verifying)
	a.createConfirmed("ada", "email", address, "email_verified", "true")
	sent, err := a.forgot(a.client, "ada")
	if err != nil || sent.Destination != "a***@e***" || sent.AttributeName != "email" || sent.DeliveryMedium != "EMAIL" {
		t.Fatalf("ForgotPassword: %+v, %v", sent, err)
	}
	confirm := wire.ConfirmForgotPasswordRequest{
		ClientId: a.client, Username: "ada", Password: next, ConfirmationCode: a.noCode(address),
	}
	a.Refused("ConfirmForgotPassword", confirm, "CodeMismatchException", wrongCode)

	confirm.ConfirmationCode, confirm.Password = a.LastCode(address), "weak"
	a.Refused("ConfirmForgotPassword", confirm, "InvalidPasswordException", "Password did not conform with policy: Password not long enough")
	confirm.Password = next

	for range 6 { // lock ada out
		if _, err := a.signIn("ada", "Wr0ng-password"); err == nil {
			t.Fatal("a wrong password was right")
		}
	}
	a.Must("ConfirmForgotPassword", confirm, nil)
	out, err := a.signIn("ada", next)
	if err != nil || out.AuthenticationResult == nil {
		t.Errorf("sign-in with the new password: %v", err)
	}
	if _, err := a.signIn("ada", goodPassword); err == nil {
		t.Error("the old password still serves")
	}
	a.Refused("ConfirmForgotPassword", confirm, "ExpiredCodeException", expiredCode)
}

func TestForgottenPasswordCodeExpires(t *testing.T) {
	a := administer(t, verifying)
	a.createConfirmed("ada", "email", "ada@example.com", "email_verified", "true")
	confirm := wire.ConfirmForgotPasswordRequest{ClientId: a.client, Username: "ada", Password: goodPassword, ConfirmationCode: "123456"}
	a.Refused("ConfirmForgotPassword", confirm, "ExpiredCodeException", expiredCode)
	if _, err := a.forgot(a.client, "ada"); err != nil {
		t.Fatal(err)
	}
	a.Clock.Advance(time.Hour)
	confirm.ConfirmationCode = a.LastCode("ada@example.com")
	a.Refused("ConfirmForgotPassword", confirm, "ExpiredCodeException", expiredCode)
}

// TestAForgottenPasswordIsResetByTheAddressThatHolds: a code serves no longer
// once the user has another address than the one that it went to.
func TestAForgottenPasswordIsResetByTheAddressThatHolds(t *testing.T) {
	a := administer(t, verifying)
	a.createConfirmed("ada", "email", "lost@example.com", "email_verified", "true")
	if _, err := a.forgot(a.client, "ada"); err != nil {
		t.Fatal(err)
	}
	a.update("ada", "email", "new@example.com", "email_verified", "true")
	confirm := wire.ConfirmForgotPasswordRequest{
		ClientId: a.client, Username: "ada", Password: "N3w-Passw0rd", ConfirmationCode: a.LastCode("lost@example.com"),
	}
	a.Refused("ConfirmForgotPassword", confirm, "ExpiredCodeException", expiredCode)
	a.tokens("ada")
	if _, err := a.forgot(a.client, "ada"); err != nil {
		t.Fatal(err)
	}
	confirm.ConfirmationCode = a.LastCode("new@example.com")
	a.Must("ConfirmForgotPassword", confirm, nil)
}

// TestResetRequired: an administrator's reset ends with the user's new
// password, and only so.
func TestResetRequired(t *testing.T) {
	a := administer(t, verifying)
	a.createConfirmed("ada", "email", "ada@example.com", "email_verified", "true")
	tokens := a.tokens("ada")
	a.Must("AdminResetUserPassword", wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: "ada"}, nil)
	a.Refused("ChangePassword", wire.ChangePasswordRequest{
		AccessToken: tokens.AccessToken, PreviousPassword: goodPassword, ProposedPassword: "N3w-Passw0rd",
	}, "PasswordResetRequiredException", "Password reset required for the user")
	a.Must("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{
		ClientId: a.client, Username: "ada", Password: "N3w-Passw0rd", ConfirmationCode: a.LastCode("ada@example.com"),
	}, nil)
	a.wantStatus("ada", userpool.Confirmed)
}

func TestForgotPasswordRefusals(t *testing.T) {
	a := administer(t, verifying)
	a.create("invited", "email", "i@example.com", "email_verified", "true")
	a.signUp("new", "email", "n@example.com")
	for name, want := range map[string][2]string{
		"invited": {"NotAuthorizedException", "User password cannot be reset in the current state."},
		"new": {"InvalidParameterException",
			"Cannot reset password for the user as there is no registered/verified email or phone_number"},
	} {
		a.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: a.client, Username: name}, want[0], want[1])
	}
}

func TestPasswordHistory(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{
		AutoVerifiedAttributes: []string{"email"},
		Policies:               &wire.UserPoolPolicyType{PasswordPolicy: &wire.PasswordPolicyType{PasswordHistorySize: new(int64(2))}},
	})
	a.create("ada", "email", "ada@example.com", "email_verified", "true")
	a.setPassword("ada", "F1rst-passw0rd")
	if _, err := a.forgot(a.client, "ada"); err != nil {
		t.Fatal(err)
	}
	in := wire.ConfirmForgotPasswordRequest{
		ClientId: a.client, Username: "ada", Password: "F1rst-passw0rd", ConfirmationCode: a.LastCode("ada@example.com"),
	}
	a.Refused("ConfirmForgotPassword", in, "PasswordHistoryPolicyViolationException", "Password has previously been used")
	in.Password = "N3w-Passw0rd"
	a.Must("ConfirmForgotPassword", in, nil) // the refusal kept the code
}

func TestConfirmForgotPasswordConfirms(t *testing.T) {
	a := administer(t, byMail())
	a.signUp("ada", "email", "ada@example.com")
	a.Must("AdminUpdateUserAttributes", wire.AdminUpdateUserAttributesRequest{UserPoolId: a.pool, Username: "ada", UserAttributes: pairs("email_verified", "true")}, nil)
	a.wantStatus("ada", userpool.Unconfirmed)
	a.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: a.client, Username: "ada"}, nil)
	a.Must("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{
		ClientId: a.client, Username: "ada", Password: goodPassword, ConfirmationCode: a.LastCode("ada@example.com"),
	}, nil)
	a.wantStatus("ada", userpool.Confirmed)
}
