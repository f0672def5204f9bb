package factors

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// SetUserMFAPreference sets which second factors the user who speaks has, and
// which of them is asked for.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserMFAPreference.html
func (s *Service) SetUserMFAPreference(ctx context.Context, in *wire.SetUserMFAPreferenceRequest) (*wire.SetUserMFAPreferenceResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	all := preferences(in.SMSMfaSettings, in.SoftwareTokenMfaSettings, in.EmailMfaSettings, in.WebAuthnMfaSettings)
	if err := s.prefer(ctx, c.Pool, c.User.Sub, all); err != nil {
		return nil, err
	}
	return &wire.SetUserMFAPreferenceResponse{}, nil
}
