package users_test

import (
	"fmt"
	"hash/crc32"

	wire "cognate/internal/wire/cognitoidp"
)

// ready returns a request of an operation that is about to succeed, about a
// user of this name who has one address, an email or a phone_number. It makes
// the user, where the operation doesn't, and has what else it takes sent.
func (a *administrator) ready(op, name, attribute string) any {
	a.t.Helper()
	at := addressOf(name, attribute)
	switch op {
	case "SignUp":
		return wire.SignUpRequest{ClientId: a.client, Username: name, Password: goodPassword, UserAttributes: pairs(attribute, at)}
	case "AdminCreateUser":
		medium := map[string]string{"email": "EMAIL", "phone_number": "SMS"}[attribute]
		return wire.AdminCreateUserRequest{
			UserPoolId: a.pool, Username: name, DesiredDeliveryMediums: []string{medium}, UserAttributes: pairs(attribute, at),
		}
	case "ResendConfirmationCode":
		a.signUp(name, attribute, at)
		return wire.ResendConfirmationCodeRequest{ClientId: a.client, Username: name}
	case "ConfirmSignUp":
		a.signUp(name, attribute, at)
		return wire.ConfirmSignUpRequest{ClientId: a.client, Username: name, ConfirmationCode: a.LastCode(at)}
	case "AdminConfirmSignUp":
		a.signUp(name, attribute, at)
		return wire.AdminConfirmSignUpRequest{UserPoolId: a.pool, Username: name}
	}
	a.createConfirmed(name, attribute, at, attribute+"_verified", "true")
	other := pairs(attribute, addressOf("new-"+name, attribute))
	switch op {
	case "ForgotPassword":
		return wire.ForgotPasswordRequest{ClientId: a.client, Username: name}
	case "ConfirmForgotPassword":
		a.Must("ForgotPassword", wire.ForgotPasswordRequest{ClientId: a.client, Username: name}, nil)
		return wire.ConfirmForgotPasswordRequest{ClientId: a.client, Username: name, Password: goodPassword, ConfirmationCode: a.LastCode(at)}
	case "AdminResetUserPassword":
		return wire.AdminResetUserPasswordRequest{UserPoolId: a.pool, Username: name}
	case "AdminUpdateUserAttributes":
		return wire.AdminUpdateUserAttributesRequest{UserPoolId: a.pool, Username: name, UserAttributes: other}
	case "UpdateUserAttributes":
		return wire.UpdateUserAttributesRequest{AccessToken: a.tokens(name).AccessToken, UserAttributes: other}
	case "GetUserAttributeVerificationCode":
		return wire.GetUserAttributeVerificationCodeRequest{AccessToken: a.tokens(name).AccessToken, AttributeName: attribute}
	}
	a.t.Fatalf("nobody makes %s ready", op)
	return nil
}

// addressOf is a user's email or phone_number.
func addressOf(name, attribute string) string {
	if attribute == "email" {
		return name + "@example.com"
	}
	return fmt.Sprintf("+1555%07d", crc32.ChecksumIEEE([]byte(name))%10_000_000)
}
