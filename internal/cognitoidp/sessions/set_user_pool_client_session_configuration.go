package sessions

import (
	"context"
	"errors"

	"cognate/internal/fault"
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
	err = s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if c, err = tx.Client(in.ClientId); err != nil {
			return err
		}
		if c.PoolID != pool.ID {
			return store.ErrNotFound
		}
		minutes := int(*in.SSOSession.MaxValidityMinutes)
		c.Settings.SSOMinutes = &minutes
		c.Modified = s.Now()
		return tx.UpdateClient(c)
	})
	s.Directory.ForgetClient(in.ClientId)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return nil, fault.ResourceNotFound.Newf("User pool client %s does not exist.", in.ClientId)
	case errors.Is(err, store.ErrStale):
		return nil, fault.ConcurrentModification.New("The user pool client was modified by another request. Try again.")
	case err != nil:
		return nil, err
	}
	return &wire.SetUserPoolClientSessionConfigurationResponse{UserPoolId: c.PoolID, ClientId: c.ID, SSOSession: clientConfiguration(c)}, nil
}
