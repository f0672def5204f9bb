package hook

import (
	"context"

	"cognate/trigger"
)

// PreAuthentication asks the pool's function whether the subject may try to
// sign in. The validation data is the ClientMetadata of the request that
// begins the sign-in.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html
func (s *Service) PreAuthentication(ctx context.Context, sub Subject, validation map[string]string) error {
	function := sub.Pool.Settings.Lambda.PreAuthentication
	if function == "" {
		return nil
	}
	e := event(sub, trigger.PreAuthenticationAuthentication, trigger.PreAuthenticationRequest{
		UserAttributes: sub.attributes(), ValidationData: orNull(validation), UserNotFound: sub.notFound(),
	}, trigger.None{})
	_, err := call(ctx, s, "PreAuthentication", function, e)
	return err
}

// PostAuthentication tells the pool's function that the subject has proved who
// they are, before they get tokens.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
func (s *Service) PostAuthentication(ctx context.Context, sub Subject, newDevice bool) error {
	function := sub.Pool.Settings.Lambda.PostAuthentication
	if function == "" {
		return nil
	}
	e := event(sub, trigger.PostAuthenticationAuthentication, trigger.PostAuthenticationRequest{
		UserAttributes: sub.attributes(), NewDeviceUsed: newDevice, ClientMetadata: metadata(ctx),
	}, trigger.None{})
	_, err := call(ctx, s, "PostAuthentication", function, e)
	return err
}
