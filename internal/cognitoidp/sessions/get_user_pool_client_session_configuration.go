package sessions

import (
	"context"
	"time"

	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// GetUserPoolClientSessionConfiguration tells how long an app client takes a
// session of the login pages for its own.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolClientSessionConfiguration.html
func (s *Service) GetUserPoolClientSessionConfiguration(ctx context.Context, in *wire.GetUserPoolClientSessionConfigurationRequest) (*wire.GetUserPoolClientSessionConfigurationResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	c, err := s.Directory.ClientIn(ctx, in.UserPoolId, in.ClientId)
	if err != nil {
		return nil, err
	}
	return &wire.GetUserPoolClientSessionConfigurationResponse{UserPoolId: c.PoolID, ClientId: c.ID, SSOSession: clientConfiguration(c)}, nil
}

func clientConfiguration(c *userpool.Client) *wire.ClientSSOSessionConfigType {
	minutes := int64(c.SSOLifetime() / time.Minute)
	return &wire.ClientSSOSessionConfigType{MaxValidityMinutes: &minutes}
}
