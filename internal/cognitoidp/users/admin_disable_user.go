package users

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminDisableUser keeps a user from signing in and revokes the tokens that they
// have, for good: enabling the user again does not revive them. Disabling twice
// is no error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDisableUser.html
func (s *Service) AdminDisableUser(ctx context.Context, in *wire.AdminDisableUserRequest) (*wire.AdminDisableUserResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	_, err = s.update(ctx, pool, user.Sub, func(tx *store.Tx, u *userpool.User) error {
		u.Enabled = false
		return s.Tokens.EndSessions(tx, u)
	})
	if err != nil {
		return nil, err
	}
	return &wire.AdminDisableUserResponse{}, nil
}
