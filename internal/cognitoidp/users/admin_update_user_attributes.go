package users

import (
	"context"

	"cognate/internal/code"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/hook"
	"cognate/internal/message"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminUpdateUserAttributes writes attributes of a user, whatever an app client
// may write. A new address comes unverified, and in pools that verify it a code
// goes to it, unless the same request declares it verified.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
func (s *Service) AdminUpdateUserAttributes(ctx context.Context, in *wire.AdminUpdateUserAttributesRequest) (*wire.AdminUpdateUserAttributesResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	given := present.Map(in.UserAttributes)
	var prove []string
	user, err = s.update(ctx, pool, user.Sub, func(_ *store.Tx, u *userpool.User) error {
		values, err := pool.CheckAttributes(given, userpool.Write{User: u})
		if err != nil {
			return err
		}
		prove = writeAttributes(pool, u, values)
		return nil
	})
	if err != nil {
		return nil, aliasFault(err, "An account with the given %s already exists.")
	}
	for _, name := range prove {
		_, err := s.sendCode(ctx, pool, user, nil, name, code.Attribute(name), message.UpdateUserAttribute)
		if err != nil {
			return nil, undelivered(err, name)
		}
	}
	return &wire.AdminUpdateUserAttributesResponse{}, nil
}
