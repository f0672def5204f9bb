package factors

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminDeleteSoftwareToken takes a user's authenticator away, which they have
// lost, say. In a pool that requires a second factor the next sign-in asks
// for another.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteSoftwareToken.html
func (s *Service) AdminDeleteSoftwareToken(ctx context.Context, in *wire.AdminDeleteSoftwareTokenRequest) (*wire.AdminDeleteSoftwareTokenResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if err := confirmed(user); err != nil {
		return nil, err
	}
	err = s.change(ctx, pool, user.Sub, func(_ *store.Tx, u *userpool.User) error {
		turnOff(u, userpool.FactorSoftwareToken)
		u.MFA.TOTPSecret, u.MFA.TOTPName, u.MFA.TOTPPending = nil, "", nil
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.AdminDeleteSoftwareTokenResponse{}, nil
}
