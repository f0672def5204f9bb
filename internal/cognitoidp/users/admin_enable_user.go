package users

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminEnableUser lets a user sign in again; enabling twice is no error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminEnableUser.html
func (s *Service) AdminEnableUser(ctx context.Context, in *wire.AdminEnableUserRequest) (*wire.AdminEnableUserResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	_, err = s.update(ctx, pool, user.Sub, func(_ *store.Tx, u *userpool.User) error {
		u.Enabled = true
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.AdminEnableUserResponse{}, nil
}
