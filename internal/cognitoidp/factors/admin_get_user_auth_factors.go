package factors

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminGetUserAuthFactors lists what a user can sign in with, and their second
// factors.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUserAuthFactors.html
func (s *Service) AdminGetUserAuthFactors(ctx context.Context, in *wire.AdminGetUserAuthFactorsRequest) (*wire.AdminGetUserAuthFactorsResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	configured, err := s.configured(ctx, pool, user)
	if err != nil {
		return nil, err
	}
	return &wire.AdminGetUserAuthFactorsResponse{
		Username: user.Username, ConfiguredUserAuthFactors: configured,
		PreferredMfaSetting: user.MFA.Preferred, UserMFASettingList: user.MFA.Factors(),
	}, nil
}
