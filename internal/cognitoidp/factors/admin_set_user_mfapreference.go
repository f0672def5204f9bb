package factors

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminSetUserMFAPreference sets which second factors a user has, and which
// of them is asked for. Users who are unconfirmed or must choose another
// password are refused, as they are where they ask themselves.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserMFAPreference.html
func (s *Service) AdminSetUserMFAPreference(ctx context.Context, in *wire.AdminSetUserMFAPreferenceRequest) (*wire.AdminSetUserMFAPreferenceResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if err := confirmed(user); err != nil {
		return nil, err
	}
	if user.Status == userpool.ResetRequired {
		return nil, fault.PasswordResetRequired.New("Password reset required for the user")
	}
	all := preferences(in.SMSMfaSettings, in.SoftwareTokenMfaSettings, in.EmailMfaSettings, in.WebAuthnMfaSettings)
	if err := s.prefer(ctx, pool, user.Sub, all); err != nil {
		return nil, err
	}
	return &wire.AdminSetUserMFAPreferenceResponse{}, nil
}
