package signin_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"cognate"
	"cognate/cognatetest"
	"cognate/delivery"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// TestFunctionsThatFail asks for every operation that calls a function, with
// one that throws, one that isn't heard of and one that talks nonsense.
func TestFunctionsThatFail(t *testing.T) {
	var answer trigger.Caller
	function := trigger.Func(func(ctx context.Context, c trigger.Call) ([]byte, error) { return answer.Call(ctx, c) })
	s := cognatetest.NewServer(t, &cognatetest.Options{Triggers: trigger.Routes{{Pattern: "f", Caller: function}}})
	f := newFixtureOn(t, s, wire.CreateUserPoolRequest{LambdaConfig: &wire.LambdaConfigType{
		PreAuthentication: functions + "f", PostAuthentication: functions + "f", PreTokenGeneration: functions + "f",
	}})
	failures := []struct {
		exception, message string // %s is the name of the trigger
		answer             trigger.Func
	}{
		{"UserLambdaValidationException", "%s failed with error not today.", func(context.Context, trigger.Call) ([]byte, error) {
			return nil, &trigger.FunctionError{Message: "not today"}
		}},
		{"UnexpectedLambdaException", "%s invocation failed due to error AccessDeniedException.", func(context.Context, trigger.Call) ([]byte, error) {
			return nil, &trigger.InvokeError{Code: "AccessDeniedException"}
		}},
		{"InvalidLambdaResponseException", "Unrecognizable lambda output%.0s", func(context.Context, trigger.Call) ([]byte, error) {
			return []byte(`"fine"`), nil
		}},
	}
	for i, failure := range failures {
		for _, by := range f.sides() {
			answer = trigger.Unchanged{}
			name := fmt.Sprintf("user-%d-%t", i, by.admin)
			f.invite(name)
			begin, in := by.start(password(f.client, name, goodPassword))
			session := by.asked(begin, in).Session
			answer = failure.answer
			f.Refused(begin, in, failure.exception, fmt.Sprintf(failure.message, "PreAuthentication"))
			op, reply := by.answer(newPassword(f.client, session, name, "N3w-Password"))
			f.Refused(op, reply, failure.exception, fmt.Sprintf(failure.message, "PostAuthentication"))
			answer = trigger.Unchanged{}
			tokens := by.asked(op, reply).AuthenticationResult // the refusal kept the session
			answer = failure.answer
			f.Refused("GetTokensFromRefreshToken", exchange(f.client, tokens.RefreshToken), failure.exception, fmt.Sprintf(failure.message, "PreTokenGeneration"))
		}
	}
}

// TestCodesThatCantBeSent begins and continues sign-ins with a code, where the
// sender fails or has no permission.
func TestCodesThatCantBeSent(t *testing.T) {
	var failure error
	sender := delivery.Func(func(context.Context, delivery.Message) error { return failure })
	f := newFixtureOn(t, cognatetest.NewServer(t, &cognatetest.Options{Configure: func(c *cognate.Config) { c.Email, c.SMS = sender, sender }}),
		wire.CreateUserPoolRequest{
			SmsConfiguration: &wire.SmsConfigurationType{SnsCallerArn: "arn:aws:iam::000000000000:role/sms"},
			EmailConfiguration: &wire.EmailConfigurationType{
				EmailSendingAccount: "DEVELOPER", SourceArn: "arn:aws:ses:us-east-1:000000000000:identity/auth@example.com",
			},
		})
	f.setMFA("ON", userpool.FactorSMS, userpool.FactorEmail)
	f.user("EMAIL_OTP", "email", mail, "email_verified", "true")
	f.user("SMS_MFA", "phone_number", phone, "phone_number_verified", "true")
	f.reachableUser("both")
	for _, refusal := range []struct {
		cause                         error
		challenge, exception, message string
	}{
		{errors.New("no route"), "EMAIL_OTP", "InvalidUserPoolConfigurationException", "The authentication code could not be delivered."},
		{errors.New("no route"), "SMS_MFA", "InvalidUserPoolConfigurationException", "The authentication code could not be delivered."},
		{delivery.ErrNotAllowed, "EMAIL_OTP", "InvalidEmailRoleAccessPolicyException", "Cognito is not allowed to use your email identity"},
		{delivery.ErrNotAllowed, "SMS_MFA", "InvalidSmsRoleAccessPolicyException", "Role does not have permission to publish with SNS"},
		{delivery.ErrRole, "SMS_MFA", "InvalidSmsRoleTrustRelationshipException", "Role does not have a trust relationship allowing Cognito to assume the role"},
	} {
		failure = refusal.cause
		for _, by := range f.sides() {
			begin, in := by.start(password(f.client, refusal.challenge, goodPassword))
			f.Refused(begin, in, refusal.exception, refusal.message)
			session := by.asked(by.start(password(f.client, "both", goodPassword))).Session
			op, chosen := by.answer(reply(f.client, "SELECT_MFA_TYPE", session, "both", "ANSWER", refusal.challenge))
			f.Refused(op, chosen, refusal.exception, refusal.message)
		}
	}
}
