package federation

import (
	"context"
	"maps"

	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// CreateIdentityProvider lets the users of an outside identity provider sign
// in to a pool.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
func (s *Service) CreateIdentityProvider(ctx context.Context, in *idp.CreateIdentityProviderRequest) (*idp.CreateIdentityProviderResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	p := &userpool.Provider{
		PoolID: pool.ID, Name: in.ProviderName, Type: in.ProviderType, Details: maps.Clone(in.ProviderDetails),
		Mapping: in.AttributeMapping, Identifiers: distinct(in.IdpIdentifiers), ACR: in.AcrMapping, Created: now, Modified: now,
	}
	if err := s.settle(pool, p); err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := directory.StoredPool(tx, pool.ID); err != nil {
			return err
		}
		have, err := tx.CountProviders(pool.ID)
		if err != nil {
			return err
		}
		if err := userpool.CheckQuota("identity providers", have, userpool.MaxProviders); err != nil {
			return err
		}
		return tx.InsertProvider(p)
	})
	if err != nil {
		return nil, taken(err, p.Name)
	}
	shown, err := s.show(ctx, p)
	if err != nil {
		return nil, err
	}
	return &idp.CreateIdentityProviderResponse{IdentityProvider: shown}, nil
}
