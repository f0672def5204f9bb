package resourceservers

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateResourceServer replaces the name and all scopes of a resource server.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateResourceServer.html
func (s *Service) UpdateResourceServer(ctx context.Context, in *wire.UpdateResourceServerRequest) (*wire.UpdateResourceServerResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	r := &userpool.ResourceServer{PoolID: in.UserPoolId, Identifier: in.Identifier, Name: in.Name, Scopes: scopes(in.Scopes)}
	if err := r.Check(); err != nil {
		return nil, err
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error { return tx.UpdateResourceServer(r) })
	if err != nil {
		return nil, notFound(err, r.Identifier)
	}
	s.Directory.ForgetResourceServer(r.PoolID, r.Identifier)
	return &wire.UpdateResourceServerResponse{ResourceServer: show(r)}, nil
}
