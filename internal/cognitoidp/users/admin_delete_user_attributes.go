package users

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminDeleteUserAttributes takes attributes from a user. With an address goes
// what was known of it: that it was verified, and a new value in waiting.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminDeleteUserAttributes.html
func (s *Service) AdminDeleteUserAttributes(ctx context.Context, in *wire.AdminDeleteUserAttributesRequest) (*wire.AdminDeleteUserAttributesResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	_, err = s.update(ctx, pool, user.Sub, func(_ *store.Tx, u *userpool.User) error {
		if err := pool.CheckDeletion(u, in.UserAttributeNames, nil); err != nil {
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
	return &wire.AdminDeleteUserAttributesResponse{}, nil
}
