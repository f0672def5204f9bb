package federation

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// ListIdentityProviders shows the identity providers of a pool by name, a page
// at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListIdentityProviders.html
func (s *Service) ListIdentityProviders(ctx context.Context, in *idp.ListIdentityProvidersRequest) (*idp.ListIdentityProvidersResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	providers, next, err := paging.Read(ctx, s.Pages, s.Store, "ListIdentityProviders "+in.UserPoolId, in.NextToken,
		func(tx *store.Tx, after string) ([]*userpool.Provider, string, error) {
			return tx.Providers(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		})
	if err != nil {
		return nil, err
	}
	out := &idp.ListIdentityProvidersResponse{Providers: make([]idp.ProviderDescription, 0, len(providers)), NextToken: next}
	for _, p := range providers {
		out.Providers = append(out.Providers, idp.ProviderDescription{
			ProviderName: p.Name, ProviderType: p.Type, CreationDate: wire.At(p.Created), LastModifiedDate: wire.At(p.Modified),
		})
	}
	return out, nil
}
