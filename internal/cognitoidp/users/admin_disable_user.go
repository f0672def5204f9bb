package users

import (
	"context"

	"cognate/internal/store"
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
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if err := s.Tokens.SignOutIn(tx, pool, user.Sub); err != nil {
			return err
		}
		u, err := tx.User(pool.ID, user.Sub)
		if err != nil {
			return err
		}
		u.Enabled = false
		u.Modified = s.Now()
		return tx.UpdateUser(u, pool.Keys(u))
	})
	if err != nil {
		return nil, gone(err)
	}
	return &wire.AdminDisableUserResponse{}, nil
}
