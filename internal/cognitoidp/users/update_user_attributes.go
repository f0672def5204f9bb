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

// UpdateUserAttributes writes what the user who speaks may write of themselves.
// A new address is unverified, or waits until it is verified where the pool
// keeps the original; a code goes to it.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html
func (s *Service) UpdateUserAttributes(ctx context.Context, in *wire.UpdateUserAttributesRequest) (*wire.UpdateUserAttributesResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	var prove []string
	user, err := s.update(ctx, c.Pool, c.User.Sub, func(_ *store.Tx, u *userpool.User) error {
		values, err := c.Pool.CheckAttributes(present.Map(in.UserAttributes), userpool.Write{Client: c.Client, User: u})
		if err != nil {
			return err
		}
		prove = writeAttributes(c.Pool, u, values)
		return nil
	})
	if err != nil {
		return nil, aliasFault(err, "An account with the given %s already exists.")
	}
	out := &wire.UpdateUserAttributesResponse{CodeDeliveryDetailsList: []wire.CodeDeliveryDetailsType{}}
	for _, name := range prove {
		details, err := s.sendCode(ctx, c.Pool, user, c.Client, name, code.Attribute(name), message.UpdateUserAttribute)
		if err != nil {
			return nil, err
		}
		out.CodeDeliveryDetailsList = append(out.CodeDeliveryDetailsList, *details)
	}
	return out, nil
}
