package users

import (
	"context"

	"cognate/internal/code"
	"cognate/internal/fault"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// VerifyUserAttribute verifies an address of the user who speaks by the code
// that went to it. A new address that waited takes its place now.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html
func (s *Service) VerifyUserAttribute(ctx context.Context, in *wire.VerifyUserAttributeRequest) (*wire.VerifyUserAttributeResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if !address(in.AttributeName) {
		return nil, fault.InvalidParameter.Newf("Attribute %s cannot be verified.", in.AttributeName)
	}
	_, err = s.Codes.Check(ctx, c.Pool.ID, c.User.Sub, code.Attribute(in.AttributeName), in.Code, func(tx *store.Tx, sent store.Code) error {
		u, err := tx.User(c.Pool.ID, c.User.Sub)
		if err != nil {
			return err
		}
		if !verified(u, sent) {
			return code.Expired()
		}
		u.Modified = s.Now()
		return tx.UpdateUser(u, c.Pool.Keys(u))
	})
	if err != nil {
		return nil, aliasFault(gone(err), "An account with the %s already exists.")
	}
	return &wire.VerifyUserAttributeResponse{}, nil
}
