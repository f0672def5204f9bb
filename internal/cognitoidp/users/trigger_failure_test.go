package users_test

import (
	"context"
	"fmt"
	"testing"

	"cognate/cognatetest"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// TestFunctionsThatFail asks for every operation that calls a function, with
// one that throws, one that isn't heard of and one that talks nonsense.
func TestFunctionsThatFail(t *testing.T) {
	var answer trigger.Caller
	function := trigger.Func(func(ctx context.Context, c trigger.Call) ([]byte, error) { return answer.Call(ctx, c) })
	settings := verifying
	settings.LambdaConfig = &wire.LambdaConfigType{
		PreSignUp: functions + "f", PostConfirmation: functions + "f", CustomMessage: functions + "f",
	}
	a := administerAt(t, cognatetest.NewServer(t, &cognatetest.Options{Triggers: trigger.Routes{{Pattern: "f", Caller: function}}}), settings)
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
		{"InvalidLambdaResponseException", "Unrecognizable lambda output", func(context.Context, trigger.Call) ([]byte, error) {
			return []byte(`"fine"`), nil
		}},
	}
	for op, name := range map[string]string{
		"AdminConfirmSignUp": "PostConfirmation", "AdminCreateUser": "PreSignUp", "AdminResetUserPassword": "CustomMessage",
		"AdminUpdateUserAttributes": "CustomMessage", "ConfirmForgotPassword": "PostConfirmation", "ConfirmSignUp": "PostConfirmation",
		"ForgotPassword": "CustomMessage", "GetUserAttributeVerificationCode": "CustomMessage", "ResendConfirmationCode": "CustomMessage",
		"SignUp": "PreSignUp", "UpdateUserAttributes": "CustomMessage",
	} {
		for i, f := range failures {
			answer = trigger.Unchanged{}
			in := a.ready(op, fmt.Sprintf("%s-%d", op, i), "email")
			answer = f.answer
			message := f.message
			if f.exception != "InvalidLambdaResponseException" {
				message = fmt.Sprintf(message, name)
			}
			a.Refused(op, in, f.exception, message)
		}
	}
}
