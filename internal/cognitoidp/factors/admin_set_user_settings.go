package factors

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminSetUserSettings is the older AdminSetUserMFAPreference: it turns text
// messages on or, with an empty list, off for a user.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserSettings.html
func (s *Service) AdminSetUserSettings(ctx context.Context, in *wire.AdminSetUserSettingsRequest) (*wire.AdminSetUserSettingsResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if err := s.setOptions(ctx, pool, user.Sub, in.MFAOptions); err != nil {
		return nil, err
	}
	return &wire.AdminSetUserSettingsResponse{}, nil
}
