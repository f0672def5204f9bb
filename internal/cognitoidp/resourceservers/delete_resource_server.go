package resourceservers

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteResourceServer ends a resource server and its scopes.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteResourceServer.html
func (s *Service) DeleteResourceServer(ctx context.Context, in *wire.DeleteResourceServerRequest) (*wire.Unit, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error { return tx.DeleteResourceServer(in.UserPoolId, in.Identifier) })
	if err != nil {
		return nil, notFound(err, in.Identifier)
	}
	s.Directory.ForgetResourceServer(in.UserPoolId, in.Identifier)
	return &wire.Unit{}, nil
}
