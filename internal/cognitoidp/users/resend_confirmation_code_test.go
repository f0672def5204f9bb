package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestResendConfirmationCodeReplacesTheCode(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.signUp("alice")
	in := wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "alice"}
	var out wire.ResendConfirmationCodeResponse
	p.Must("ResendConfirmationCode", in, &out)
	if out.CodeDeliveryDetails.Destination != "a***@e***" || len(p.Messages()) != 2 {
		t.Errorf("details %+v, %d messages", out.CodeDeliveryDetails, len(p.Messages()))
	}
	p.Must("ConfirmSignUp", wire.ConfirmSignUpRequest{ClientId: p.client, Username: "alice", ConfirmationCode: p.LastCode("alice@example.com")}, nil)
	p.Refused("ResendConfirmationCode", in, "InvalidParameterException", "User is already confirmed.")
}

func TestResendConfirmationCodeHasALimit(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.signUp("alice")
	in := wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "alice"}
	for range 5 {
		p.Must("ResendConfirmationCode", in, nil)
	}
	p.Refused("ResendConfirmationCode", in, "LimitExceededException", "Attempt limit exceeded, please try after some time.")
}

func TestResendConfirmationCodeForNobody(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.Refused("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "nobody"},
		"UserNotFoundException", "Username/client id combination not found.")
	p = meet(t, byMail(), hiding)
	var out wire.ResendConfirmationCodeResponse
	p.Must("ResendConfirmationCode", wire.ResendConfirmationCodeRequest{ClientId: p.client, Username: "nobody"}, &out)
	if out.CodeDeliveryDetails == nil || out.CodeDeliveryDetails.Destination == "" || len(p.Messages()) != 0 {
		t.Errorf("details %+v, %d messages", out.CodeDeliveryDetails, len(p.Messages()))
	}
}
