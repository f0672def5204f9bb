package factors

import (
	"context"
	"slices"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// GetUserAuthFactors lists what the user who speaks can sign in with, and
// their second factors.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAuthFactors.html
func (s *Service) GetUserAuthFactors(ctx context.Context, in *wire.GetUserAuthFactorsRequest) (*wire.GetUserAuthFactorsResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	configured, err := s.configured(ctx, c.Pool, c.User)
	if err != nil {
		return nil, err
	}
	return &wire.GetUserAuthFactorsResponse{
		Username: c.User.Username, ConfiguredUserAuthFactors: configured,
		PreferredMfaSetting: c.User.MFA.Preferred, UserMFASettingList: c.User.MFA.Factors(),
	}, nil
}

// configured lists the first factors that the pool allows and the user has.
func (s *Service) configured(ctx context.Context, pool *userpool.Pool, user *userpool.User) ([]string, error) {
	factors := pool.FirstFactors(user, false)
	if !slices.Contains(pool.Settings.SignInPolicy, webAuthn) {
		return factors, nil
	}
	err := s.Store.View(ctx, func(tx *store.Tx) error {
		keys, _, err := tx.Passkeys(pool.ID, user.Sub, "", 1)
		if len(keys) > 0 {
			factors = append(factors, webAuthn)
		}
		return err
	})
	return factors, err
}
