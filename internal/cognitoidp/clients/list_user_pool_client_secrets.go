package clients

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUserPoolClientSecrets shows which secrets a client has, never their
// values. There are two at most, so there is no second page.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClientSecrets.html
func (s *Service) ListUserPoolClientSecrets(ctx context.Context, in *wire.ListUserPoolClientSecretsRequest) (*wire.ListUserPoolClientSecretsResponse, error) {
	if _, err := s.Pages.After("ListUserPoolClientSecrets "+in.ClientId, in.NextToken); err != nil {
		return nil, err
	}
	var c *userpool.Client
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		_, c, err = directory.StoredClient(tx, in.UserPoolId, in.ClientId)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := &wire.ListUserPoolClientSecretsResponse{ClientSecrets: []wire.ClientSecretDescriptorType{}}
	for _, secret := range c.Secrets {
		out.ClientSecrets = append(out.ClientSecrets, showSecret(secret))
	}
	return out, nil
}
