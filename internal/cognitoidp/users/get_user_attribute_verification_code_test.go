package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestGetUserAttributeVerificationCode(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.createConfirmed("alice", "email", "alice@example.com")
	token := p.enter("alice", goodPassword)
	in := wire.GetUserAttributeVerificationCodeRequest{AccessToken: token, AttributeName: "email"}
	var out wire.GetUserAttributeVerificationCodeResponse
	p.Must("GetUserAttributeVerificationCode", in, &out)
	if out.CodeDeliveryDetails.Destination != "a***@e***" || p.LastCode("alice@example.com") == "" {
		t.Errorf("details %+v", out.CodeDeliveryDetails)
	}
	for range 4 {
		p.Must("GetUserAttributeVerificationCode", in, nil)
	}
	p.Refused("GetUserAttributeVerificationCode", in, "LimitExceededException", "Attempt limit exceeded, please try after some time.")
}
