package users

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminDeleteUser ends a user; their tokens speak for nobody from then on.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUser.html
func (s *Service) AdminDeleteUser(ctx context.Context, in *wire.AdminDeleteUserRequest) (*wire.Unit, error) {
	_, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error { return s.delete(tx, user) })
	if err != nil {
		return nil, gone(err)
	}
	return &wire.Unit{}, nil
}
