package sessions

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// SetUserPoolClientSessionConfiguration says how long an app client takes a
// session of the login pages for its own, in a pool that tracks sessions.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserPoolClientSessionConfiguration.html
func (s *Service) SetUserPoolClientSessionConfiguration(ctx context.Context, in *wire.SetUserPoolClientSessionConfigurationRequest) (*wire.SetUserPoolClientSessionConfigurationResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	if err := pool.CheckSessionPlan(); err != nil {
		return nil, err
	}
	if err := tracked(pool); err != nil {
		return nil, err
	}
	var c *userpool.Client
	err = s.Directory.ChangeClient(ctx, pool.ID, in.ClientId, func(_ *store.Tx, _ *userpool.Pool, changed *userpool.Client) error {
		c = changed
		minutes := int(*in.SSOSession.MaxValidityMinutes)
		c.Settings.SSOMinutes = &minutes
		c.Modified = s.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.SetUserPoolClientSessionConfigurationResponse{UserPoolId: c.PoolID, ClientId: c.ID, SSOSession: clientConfiguration(c)}, nil
}
