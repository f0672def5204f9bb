package users_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	wire "cognate/internal/wire/cognitoidp"
)

func TestForgotPasswordSendsACode(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.confirmed("alice")
	var out wire.ForgotPasswordResponse
	p.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "alice"}, &out)
	want := &wire.CodeDeliveryDetailsType{AttributeName: "email", DeliveryMedium: "EMAIL", Destination: "a***@e***"}
	if d := cmp.Diff(want, out.CodeDeliveryDetails); d != "" {
		t.Errorf("CodeDeliveryDetails (-want +got):\n%s", d)
	}
	p.enter("alice", goodPassword) // the old password is good until there is a new one
}

func TestForgotPasswordRefuses(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.create("carol", "email", "carol@example.com", "email_verified", "true")
	p.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "carol"},
		"NotAuthorizedException", "User password cannot be reset in the current state.")
	p.createConfirmed("dave")
	p.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "dave"},
		"InvalidParameterException", "Cannot reset password for the user as there is no registered/verified email or phone_number")
	p.Refused("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "nobody"},
		"UserNotFoundException", "Username/client id combination not found.")
}

func TestForgotPasswordHidesUsers(t *testing.T) {
	p := meet(t, byMail(), hiding)
	ask := func() *wire.CodeDeliveryDetailsType {
		var out wire.ForgotPasswordResponse
		p.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: p.client, Username: "nobody"}, &out)
		return out.CodeDeliveryDetails
	}
	first := ask()
	if first == nil || first.Destination == "" || len(p.Messages()) != 0 {
		t.Errorf("details %+v, %d messages", first, len(p.Messages()))
	}
	if d := cmp.Diff(first, ask()); d != "" {
		t.Errorf("asking twice differs:\n%s", d)
	}
}

// TestForgotPasswordHasALimit: sending a code and answering it count together.
func TestForgotPasswordHasALimit(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.confirmed("alice")
	ask := wire.ForgotPasswordRequest{ClientId: p.client, Username: "alice"}
	for range 20 {
		p.Must("ForgotPassword", ask, nil)
	}
	p.Refused("ForgotPassword", ask, "LimitExceededException", spent)
	p.Refused("ConfirmForgotPassword", wire.ConfirmForgotPasswordRequest{
		ClientId: p.client, Username: "alice", Password: goodPassword, ConfirmationCode: p.LastCode("alice@example.com"),
	}, "LimitExceededException", spent)
}
