package clients

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateUserPoolClient replaces the settings of an app client: what the
// request omits returns to its default. Its secrets and its session settings stay,
// and so does its name when it is omitted.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html
func (s *Service) UpdateUserPoolClient(ctx context.Context, in *wire.UpdateUserPoolClientRequest) (*wire.UpdateUserPoolClientResponse, error) {
	var p *userpool.Pool
	var c *userpool.Client
	err := s.Directory.ChangeClient(ctx, in.UserPoolId, in.ClientId, func(tx *store.Tx, of *userpool.Pool, changed *userpool.Client) error {
		p, c = of, changed
		minutes := c.Settings.SSOMinutes
		c.Settings = settings(in)
		c.Settings.SSOMinutes = minutes
		c.Modified = s.Now()
		if in.ClientName != "" {
			c.Name = in.ClientName
		}
		return check(tx, p, c)
	})
	if err != nil {
		return nil, err
	}
	shown, err := s.show(p, c)
	if err != nil {
		return nil, err
	}
	return &wire.UpdateUserPoolClientResponse{UserPoolClient: shown}, nil
}
