package federation

import (
	"context"
	"errors"
	"maps"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// UpdateIdentityProvider replaces the details, the mappings or the identifiers
// of an identity provider: each as a whole, where the request has it. Details
// that don't repeat a private key, which is never shown, keep it.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateIdentityProvider.html
func (s *Service) UpdateIdentityProvider(ctx context.Context, in *idp.UpdateIdentityProviderRequest) (*idp.UpdateIdentityProviderResponse, error) {
	var p *userpool.Provider
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if p, err = tx.Provider(pool.ID, in.ProviderName); err != nil {
			return err
		}
		if err := s.edit(pool, p, in); err != nil {
			return err
		}
		return tx.UpdateProvider(p)
	})
	switch {
	case errors.Is(err, store.ErrStale):
		return nil, fault.ConcurrentModification.New("The identity provider was modified by another request. Try again.")
	case err != nil:
		return nil, taken(notFound(err, in.ProviderName), in.ProviderName)
	}
	shown, err := s.show(ctx, p)
	if err != nil {
		return nil, err
	}
	return &idp.UpdateIdentityProviderResponse{IdentityProvider: shown}, nil
}

func (s *Service) edit(pool *userpool.Pool, p *userpool.Provider, in *idp.UpdateIdentityProviderRequest) error {
	details, err := s.Directory.ProviderDetails(p)
	if err != nil {
		return err
	}
	p.Details = details
	if in.ProviderDetails != nil {
		p.Details = maps.Clone(in.ProviderDetails)
		if key := details["private_key"]; key != "" && p.Details["private_key"] == "" {
			p.Details["private_key"] = key
		}
	}
	if in.AttributeMapping != nil {
		p.Mapping = in.AttributeMapping
	}
	if in.AcrMapping != nil {
		p.ACR = in.AcrMapping
	}
	if in.IdpIdentifiers != nil {
		p.Identifiers = distinct(in.IdpIdentifiers)
	}
	p.Modified = s.Now()
	return s.settle(pool, p)
}
