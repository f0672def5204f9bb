package clients

import (
	"context"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteUserPoolClientSecret ends one of a client's two secrets. The last one
// stays: a confidential client does not become a public one.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteUserPoolClientSecret.html
func (s *Service) DeleteUserPoolClientSecret(ctx context.Context, in *wire.DeleteUserPoolClientSecretRequest) (*wire.DeleteUserPoolClientSecretResponse, error) {
	err := s.Directory.MergeClient(ctx, in.UserPoolId, in.ClientId, func(c *userpool.Client) error {
		i := secretAt(c, in.ClientSecretId)
		if i < 0 {
			return fault.ResourceNotFound.Newf("Client secret %s does not exist.", in.ClientSecretId)
		}
		if len(c.Secrets) == 1 {
			return fault.InvalidParameter.New("The last secret of a client can not be deleted.")
		}
		c.Secrets, c.Modified = slices.Delete(c.Secrets, i, i+1), s.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.DeleteUserPoolClientSecretResponse{}, nil
}
