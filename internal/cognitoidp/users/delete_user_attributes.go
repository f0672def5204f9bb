package users

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteUserAttributes deletes attributes of the user who speaks.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserAttributes.html
func (s *Service) DeleteUserAttributes(ctx context.Context, in *wire.DeleteUserAttributesRequest) (*wire.DeleteUserAttributesResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	_, err = s.update(ctx, c.Pool, c.User.Sub, func(_ *store.Tx, u *userpool.User) error {
		if err := c.Pool.CheckDeletion(u, in.UserAttributeNames, c.Client); err != nil {
			return err
		}
		for _, name := range in.UserAttributeNames {
			u.SetAttribute(name, "")
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.DeleteUserAttributesResponse{}, nil
}
