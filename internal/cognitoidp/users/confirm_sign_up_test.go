package users_test

import (
	"testing"
	"time"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

func TestConfirmSignUp(t *testing.T) {
	a := administer(t, verifying)
	a.signUp("ada", "email", "ada@example.com")
	confirm := wire.ConfirmSignUpRequest{ClientId: a.client, Username: "ada", ConfirmationCode: a.noCode("ada@example.com")}
	a.Refused("ConfirmSignUp", confirm, "CodeMismatchException", wrongCode)

	a.Clock.Advance(24 * time.Hour)
	confirm.ConfirmationCode = a.LastCode("ada@example.com")
	a.Refused("ConfirmSignUp", confirm, "ExpiredCodeException", expiredCode)

	var sent wire.ResendConfirmationCodeResponse
	again := wire.ResendConfirmationCodeRequest{ClientId: a.client, Username: "ada"}
	a.Must("ResendConfirmationCode", again, &sent)
	if d := sent.CodeDeliveryDetails; d == nil || d.Destination != "a***@e***" || d.DeliveryMedium != "EMAIL" {
		t.Errorf("delivery: %+v", d)
	}
	a.wantStatus("ada", userpool.Unconfirmed)
	confirm.ConfirmationCode = a.LastCode("ada@example.com")
	a.Must("ConfirmSignUp", confirm, nil)
	a.wantStatus("ada", userpool.Confirmed)
	a.wantAttribute("ada", "email_verified", "true")
	a.tokens("ada")

	a.Refused("ConfirmSignUp", confirm, "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED")
	a.Refused("ResendConfirmationCode", again, "InvalidParameterException", "User is already confirmed.")
}

func TestConfirmSignUpIsLimited(t *testing.T) {
	a := administer(t, verifying)
	a.signUp("ada", "email", "ada@example.com")
	confirm := wire.ConfirmSignUpRequest{ClientId: a.client, Username: "ada", ConfirmationCode: a.noCode("ada@example.com")}
	for range 15 {
		a.Refused("ConfirmSignUp", confirm, "CodeMismatchException", wrongCode)
	}
	confirm.ConfirmationCode = a.LastCode("ada@example.com")
	a.Refused("ConfirmSignUp", confirm, "LimitExceededException", spent)
	a.Clock.Advance(time.Hour)
	a.Must("ConfirmSignUp", confirm, nil)
}

// TestForceAliasCreation: two people give one address; the second to prove it
// gets it only when they insist.
func TestForceAliasCreation(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{AliasAttributes: []string{"email"}, AutoVerifiedAttributes: []string{"email"}})
	a.createConfirmed("first", "email", "one@example.com", "email_verified", "true")
	a.signUp("second", "email", "one@example.com")
	confirm := wire.ConfirmSignUpRequest{ClientId: a.client, Username: "second", ConfirmationCode: a.LastCode("one@example.com")}
	a.Refused("ConfirmSignUp", confirm, "AliasExistsException", "An account with the email already exists.")
	a.wantStatus("second", userpool.Unconfirmed)

	a.Clock.Advance(time.Minute)
	confirm.ForceAliasCreation = new(true)
	a.Must("ConfirmSignUp", confirm, nil)
	if got := a.get("one@example.com").Username; got != "second" {
		t.Errorf("the address leads to %s; want second", got)
	}
	a.wantAttribute("first", "email", "one@example.com")
	a.wantAttribute("first", "email_verified", "false")
	if first := a.get("first").UserLastModifiedDate; !first.Equal(a.Clock.Now()) {
		t.Errorf("the address was taken from first at %v; want %v", first, a.Clock.Now())
	}
}

func TestResendWithoutAutoVerification(t *testing.T) {
	a := administer(t, plain)
	a.signUp("ada", "email", "ada@example.com")
	in := wire.ResendConfirmationCodeRequest{ClientId: a.client, Username: "ada"}
	const off = "Cannot resend codes. Auto verification not turned on."
	a.Refused("ResendConfirmationCode", in, "InvalidParameterException", off)
	in.ClientId, in.Username = a.hide(), "ghost"
	a.Refused("ResendConfirmationCode", in, "InvalidParameterException", off)
}
