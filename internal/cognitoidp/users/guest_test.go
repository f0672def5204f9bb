package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"

	"github.com/google/go-cmp/cmp"
)

// hide makes a client of the pool that hides which names exist, and returns
// its id.
func (a *administrator) hide() string {
	a.t.Helper()
	var out wire.CreateUserPoolClientResponse
	a.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: a.pool, ClientName: "discreet", PreventUserExistenceErrors: "ENABLED",
	}, &out)
	return out.UserPoolClient.ClientId
}

// forgot asks for a password code through a client.
func (a *administrator) forgot(client, name string) (*wire.CodeDeliveryDetailsType, error) {
	var out wire.ForgotPasswordResponse
	err := a.Call("ForgotPassword", wire.ForgotPasswordRequest{ClientId: client, Username: name}, &out)
	return out.CodeDeliveryDetails, err
}

// noCode answers with a code that is not the one sent to an address.
func (a *administrator) noCode(to string) string {
	if a.LastCode(to) == "000000" {
		return "111111"
	}
	return "000000"
}

const (
	wrongCode   = "Invalid verification code provided, please try again."
	expiredCode = "Invalid code provided, please request a code again."
	spent       = "Attempt limit exceeded, please try after some time."
	nobody      = "Username/client id combination not found."
)

// TestUnknownNames shows what an app client may learn about names that nobody
// has, and about users who are disabled.
func TestUnknownNames(t *testing.T) {
	a := administer(t, verifying)
	a.create("idle", "email", "idle@example.com", "email_verified", "true")
	a.Must("AdminDisableUser", wire.AdminDisableUserRequest{UserPoolId: a.pool, Username: "idle"}, nil)
	password := func(client, name, code string) wire.ConfirmForgotPasswordRequest {
		return wire.ConfirmForgotPasswordRequest{ClientId: client, Username: name, ConfirmationCode: code, Password: goodPassword}
	}
	signUp := func(client, name string) wire.ConfirmSignUpRequest {
		return wire.ConfirmSignUpRequest{ClientId: client, Username: name, ConfirmationCode: "123456"}
	}
	resend := func(client, name string) wire.ResendConfirmationCodeRequest {
		return wire.ResendConfirmationCodeRequest{ClientId: client, Username: name}
	}

	t.Run("told", func(t *testing.T) {
		for name, want := range map[string][2]string{
			"ghost": {"UserNotFoundException", nobody},
			"idle":  {"NotAuthorizedException", "User is disabled."},
		} {
			a.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: a.client, Username: name}, want[0], want[1])
			a.Refused("ConfirmForgotPassword", password(a.client, name, "123456"), want[0], want[1])
			a.Refused("ConfirmSignUp", signUp(a.client, name), want[0], want[1])
			a.Refused("ResendConfirmationCode", resend(a.client, name), want[0], want[1])
		}
	})
	t.Run("hidden", func(t *testing.T) {
		client := a.hide()
		for _, name := range []string{"ghost", "idle"} {
			a.Refused("ConfirmForgotPassword", password(client, name, "123456"), "ExpiredCodeException", expiredCode)
			first, err := a.forgot(client, name)
			if err != nil || first == nil {
				t.Fatalf("ForgotPassword of %s: %v, %v", name, first, err)
			}
			second, err := a.forgot(client, name)
			if diff := cmp.Diff(first, second); diff != "" || err != nil {
				t.Errorf("%s: %v, the second answer differs:\n%s", name, err, diff)
			}
			a.Refused("ConfirmForgotPassword", password(client, name, "12345x"), "CodeMismatchException", wrongCode)
			a.Refused("ConfirmSignUp", signUp(client, name), "CodeMismatchException", wrongCode)
			var out wire.ResendConfirmationCodeResponse
			a.Must("ResendConfirmationCode", resend(client, name), &out)
			if out.CodeDeliveryDetails == nil || out.CodeDeliveryDetails.Destination == "" {
				t.Errorf("no delivery for %s", name)
			}
		}
		if n := len(a.Messages()); n != 0 {
			t.Errorf("%d messages were sent for nobody", n)
		}
	})
}

// TestHiddenAddressIsTheOneTyped compares, where addresses are names, what is
// said of somebody and of nobody.
func TestHiddenAddressIsTheOneTyped(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{
		UsernameAttributes: []string{"email"}, AutoVerifiedAttributes: []string{"email"},
	})
	client := a.hide()
	a.createConfirmed("ada@example.com", "email_verified", "true")
	a.create("off@example.com")
	a.setPassword("off@example.com", goodPassword) // no verified address
	for _, name := range []string{"ada@example.com", "off@example.com", "nobody@example.org"} {
		got, err := a.forgot(client, name)
		want := &wire.CodeDeliveryDetailsType{AttributeName: "email", DeliveryMedium: "EMAIL", Destination: name[:1] + "***@e***"}
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%s: %v\n%s", name, err, diff)
		}
	}
	if len(a.sent("ada@example.com")) != 1 || len(a.Messages()) != 1 {
		t.Errorf("messages went to others than ada: %+v", a.Messages())
	}
	a.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: a.client, Username: "off@example.com"}, "InvalidParameterException",
		"Cannot reset password for the user as there is no registered/verified email or phone_number")
}

// TestOnlyAdministratorsRecover is about pools without self-service recovery.
func TestOnlyAdministratorsRecover(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{AccountRecoverySetting: &wire.AccountRecoverySettingType{
		RecoveryMechanisms: []wire.RecoveryOptionType{{Name: "admin_only", Priority: new(int64(1))}},
	}})
	a.createConfirmed("ada", "email", "ada@example.com", "email_verified", "true")
	client := a.hide()
	for _, name := range []string{"ada", "ghost"} {
		a.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: client, Username: name},
			"NotAuthorizedException", "Contact administrator to reset password.")
	}
}

// TestHiddenNamesRunIntoLimits: limits tell nothing either.
func TestHiddenNamesRunIntoLimits(t *testing.T) {
	a := administer(t, verifying)
	in := wire.ResendConfirmationCodeRequest{ClientId: a.hide(), Username: "ghost"}
	for range 5 {
		a.Must("ResendConfirmationCode", in, nil)
	}
	a.Refused("ResendConfirmationCode", in, "LimitExceededException", spent)
}

// TestSecretHash: a confidential client proves itself in every such operation.
func TestSecretHash(t *testing.T) {
	a := administer(t, verifying)
	var out wire.CreateUserPoolClientResponse
	a.Must("CreateUserPoolClient", wire.CreateUserPoolClientRequest{
		UserPoolId: a.pool, ClientName: "confidential", GenerateSecret: new(true),
	}, &out)
	id := out.UserPoolClient.ClientId
	for op, in := range map[string]map[string]string{
		"SignUp":                 {"Password": goodPassword},
		"ConfirmSignUp":          {"ConfirmationCode": "123456"},
		"ResendConfirmationCode": {},
		"ForgotPassword":         {},
		"ConfirmForgotPassword":  {"ConfirmationCode": "123456", "Password": goodPassword},
	} {
		in["ClientId"], in["Username"] = id, "ada"
		a.Refused(op, in, "NotAuthorizedException", "Client "+id+" is configured with secret but SECRET_HASH was not received")
		in["SecretHash"] = "d3Jvbmc="
		a.Refused(op, in, "NotAuthorizedException", "Unable to verify secret hash for client "+id)
	}
}
