package resourceservers

import (
	"context"
	"errors"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateResourceServer makes a resource server with its scopes.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html
func (s *Service) CreateResourceServer(ctx context.Context, in *wire.CreateResourceServerRequest) (*wire.CreateResourceServerResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	r := &userpool.ResourceServer{PoolID: in.UserPoolId, Identifier: in.Identifier, Name: in.Name, Scopes: scopes(in.Scopes)}
	if err := r.Check(); err != nil {
		return nil, err
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := directory.StoredPool(tx, r.PoolID); err != nil {
			return err
		}
		have, err := tx.CountResourceServers(r.PoolID)
		if err != nil {
			return err
		}
		if err := userpool.CheckQuota("resource servers", have, userpool.MaxResourceServers); err != nil {
			return err
		}
		return tx.InsertResourceServer(r)
	})
	if errors.Is(err, store.ErrExists) {
		return nil, fault.InvalidParameter.Newf("%s already exists in user pool %s.", r.Identifier, r.PoolID)
	} else if err != nil {
		return nil, err
	}
	return &wire.CreateResourceServerResponse{ResourceServer: show(r)}, nil
}
