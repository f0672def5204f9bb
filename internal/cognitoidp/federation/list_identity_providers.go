package federation

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
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
	list := "ListIdentityProviders " + in.UserPoolId
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	out := &idp.ListIdentityProvidersResponse{}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		providers, next, err := tx.Providers(in.UserPoolId, after, paging.Limit(in.MaxResults, pageSize))
		out.Providers = make([]idp.ProviderDescription, 0, len(providers))
		for _, p := range providers {
			out.Providers = append(out.Providers, idp.ProviderDescription{
				ProviderName: p.Name, ProviderType: p.Type, CreationDate: wire.At(p.Created), LastModifiedDate: wire.At(p.Modified),
			})
		}
		after = next
		return err
	})
	if err != nil {
		return nil, err
	}
	out.NextToken, err = s.Pages.Token(list, after)
	return out, err
}
