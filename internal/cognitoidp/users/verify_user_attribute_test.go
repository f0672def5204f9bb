package users_test

import (
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

func TestVerifyUserAttribute(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.createConfirmed("alice", "email", "alice@example.com")
	token := p.enter("alice", goodPassword)
	p.Must("GetUserAttributeVerificationCode", wire.GetUserAttributeVerificationCodeRequest{AccessToken: token, AttributeName: "email"}, nil)
	right := p.LastCode("alice@example.com")
	in := wire.VerifyUserAttributeRequest{AccessToken: token, AttributeName: "email", Code: wrong(right)}
	p.Refused("VerifyUserAttribute", in, "CodeMismatchException", "Invalid verification code provided, please try again.")
	in.Code = right
	p.Must("VerifyUserAttribute", in, nil)
	if v := p.attribute(token, "email_verified"); v != "true" {
		t.Errorf("email_verified = %q", v)
	}
	p.Refused("VerifyUserAttribute", in, "ExpiredCodeException", "Invalid code provided, please request a code again.")
}

func TestVerifyUserAttributeHasALimit(t *testing.T) {
	p := meet(t, byMail(), nil)
	p.confirmed("alice")
	in := wire.VerifyUserAttributeRequest{AccessToken: p.enter("alice", goodPassword), AttributeName: "email", Code: "123456"}
	for range 15 {
		p.Refused("VerifyUserAttribute", in, "ExpiredCodeException", expiredCode)
	}
	p.Refused("VerifyUserAttribute", in, "LimitExceededException", spent)
}
