package signin

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminUserGlobalSignOut ends every session of a user.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
func (s *Service) AdminUserGlobalSignOut(ctx context.Context, in *wire.AdminUserGlobalSignOutRequest) (*wire.AdminUserGlobalSignOutResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	user, err := s.Directory.User(ctx, pool, in.Username)
	if err != nil {
		return nil, err
	}
	if err := s.Tokens.SignOut(ctx, pool, user.Sub); err != nil {
		return nil, err
	}
	return &wire.AdminUserGlobalSignOutResponse{}, nil
}
