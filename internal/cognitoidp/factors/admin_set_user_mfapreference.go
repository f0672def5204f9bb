package factors

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminSetUserMFAPreference sets which second factors a user has, and which
// of them is asked for.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html
func (s *Service) AdminSetUserMFAPreference(ctx context.Context, in *wire.AdminSetUserMFAPreferenceRequest) (*wire.AdminSetUserMFAPreferenceResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	all := preferences(in.SMSMfaSettings, in.SoftwareTokenMfaSettings, in.EmailMfaSettings, in.WebAuthnMfaSettings)
	if err := s.prefer(ctx, pool, user.Sub, all); err != nil {
		return nil, err
	}
	return &wire.AdminSetUserMFAPreferenceResponse{}, nil
}
