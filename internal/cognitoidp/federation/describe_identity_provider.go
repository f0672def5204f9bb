package federation

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// DescribeIdentityProvider shows an identity provider.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeIdentityProvider.html
func (s *Service) DescribeIdentityProvider(ctx context.Context, in *idp.DescribeIdentityProviderRequest) (*idp.DescribeIdentityProviderResponse, error) {
	p, err := s.find(ctx, in.UserPoolId, in.ProviderName, func(tx *store.Tx) (*userpool.Provider, error) {
		return tx.Provider(in.UserPoolId, in.ProviderName)
	})
	if err != nil {
		return nil, err
	}
	shown, err := s.show(ctx, p)
	if err != nil {
		return nil, err
	}
	return &idp.DescribeIdentityProviderResponse{IdentityProvider: shown}, nil
}
