package users

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteUser deletes the user who speaks.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUser.html
func (s *Service) DeleteUser(ctx context.Context, in *wire.DeleteUserRequest) (*wire.Unit, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error { return s.delete(tx, c.User) })
	if err != nil {
		return nil, gone(err)
	}
	return &wire.Unit{}, nil
}
