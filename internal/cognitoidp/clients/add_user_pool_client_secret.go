package clients

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AddUserPoolClientSecret gives a confidential client a second secret: the one
// in the request, or a new one that only this answer shows.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddUserPoolClientSecret.html
func (s *Service) AddUserPoolClientSecret(ctx context.Context, in *wire.AddUserPoolClientSecretRequest) (*wire.AddUserPoolClientSecretResponse, error) {
	var shown wire.ClientSecretDescriptorType
	err := s.Directory.MergeClient(ctx, in.UserPoolId, in.ClientId, func(c *userpool.Client) error {
		switch len(c.Secrets) {
		case 0:
			return fault.InvalidParameter.Newf("Client %s is not configured with a secret.", c.ID)
		case maxSecrets:
			return fault.LimitExceeded.New("Exceeded maximum number of client secrets")
		}
		c.Modified = s.Now()
		added, plain, err := s.addSecret(c, in.ClientSecret)
		shown = showSecret(added)
		if in.ClientSecret == "" {
			shown.ClientSecretValue = plain
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return &wire.AddUserPoolClientSecretResponse{ClientSecretDescriptor: &shown}, nil
}
