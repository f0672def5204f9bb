package federation

import (
	"context"

	"cognate/internal/store"
	idp "cognate/internal/wire/cognitoidp"
)

// DeleteIdentityProvider ends the sign-ins through an identity provider. The
// users who came from it and the clients that name it stay as they are.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteIdentityProvider.html
func (s *Service) DeleteIdentityProvider(ctx context.Context, in *idp.DeleteIdentityProviderRequest) (*idp.Unit, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error { return tx.DeleteProvider(in.UserPoolId, in.ProviderName) })
	if err != nil {
		return nil, notFound(err, in.ProviderName)
	}
	return &idp.Unit{}, nil
}
