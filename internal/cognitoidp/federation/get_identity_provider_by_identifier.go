package federation

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	idp "cognate/internal/wire/cognitoidp"
)

// GetIdentityProviderByIdentifier shows the identity provider that has an
// identifier, such as the domain of its users' e-mail addresses.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetIdentityProviderByIdentifier.html
func (s *Service) GetIdentityProviderByIdentifier(ctx context.Context, in *idp.GetIdentityProviderByIdentifierRequest) (*idp.GetIdentityProviderByIdentifierResponse, error) {
	p, err := s.find(ctx, in.UserPoolId, in.IdpIdentifier, func(tx *store.Tx) (*userpool.Provider, error) {
		return tx.ProviderByIdentifier(in.UserPoolId, in.IdpIdentifier)
	})
	if err != nil {
		return nil, err
	}
	shown, err := s.show(ctx, p)
	if err != nil {
		return nil, err
	}
	return &idp.GetIdentityProviderByIdentifierResponse{IdentityProvider: shown}, nil
}
