package hook

import (
	"context"

	"cognate/internal/fault"
	"cognate/trigger"
)

// PreSignUp asks the pool's function whether the subject, who does not exist
// yet, may. The validation data is the request's.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
func (s *Service) PreSignUp(ctx context.Context, sub Subject, source trigger.Source, validation map[string]string) (trigger.PreSignUpResponse, error) {
	function := sub.Pool.Settings.Lambda.PreSignUp
	if function == "" {
		return trigger.PreSignUpResponse{}, nil
	}
	submitted := trigger.Attributes{}
	for name, value := range sub.User.Attributes {
		submitted[name] = value
	}
	e := event(sub, source, trigger.PreSignUpRequest{
		UserAttributes: submitted, ValidationData: orNull(validation), ClientMetadata: metadata(ctx),
	}, trigger.PreSignUpResponse{})
	answer, err := call(ctx, s, "PreSignUp", function, e)
	if err != nil {
		return answer, err
	}
	if answer.AutoVerifyEmail && submitted["email"] == "" || answer.AutoVerifyPhone && submitted["phone_number"] == "" {
		return answer, fault.InvalidLambdaResponse.New("PreSignUp verifies an attribute that the user does not have.")
	}
	return answer, nil
}

// PostConfirmation tells the pool's function that a user is confirmed, or has
// a new password after forgetting the old. Its failure undoes nothing.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
func (s *Service) PostConfirmation(ctx context.Context, sub Subject, source trigger.Source) error {
	function := sub.Pool.Settings.Lambda.PostConfirmation
	if function == "" {
		return nil
	}
	e := event(sub, source, trigger.PostConfirmationRequest{
		UserAttributes: sub.attributes(), ClientMetadata: metadata(ctx),
	}, trigger.None{})
	_, err := call(ctx, s, "PostConfirmation", function, e)
	return err
}

// orNull makes empty data null in the event.
func orNull(data map[string]string) map[string]string {
	if len(data) == 0 {
		return nil
	}
	return data
}
