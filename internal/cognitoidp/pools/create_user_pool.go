package pools

import (
	"context"
	"errors"

	"cognate/internal/caller"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateUserPool makes a pool in the caller's region and account, with the
// keys that sign its tokens.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
func (s *Service) CreateUserPool(ctx context.Context, in *wire.CreateUserPoolRequest) (*wire.CreateUserPoolResponse, error) {
	who := caller.From(ctx)
	settings, err := newSettings(in)
	if err != nil {
		return nil, err
	}
	if err := check(&settings, who.Region, who.Account); err != nil {
		return nil, err
	}
	id, err := userpool.NewPoolID(who.Region, s.Rand)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	p := &userpool.Pool{
		ID: id, Name: in.PoolName, Region: who.Region, Account: who.Account,
		Created: now, Modified: now, Settings: settings,
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		have, err := tx.CountPools(p.Region)
		if err != nil {
			return err
		}
		if err := userpool.CheckQuota("user pools", have, userpool.MaxPools); err != nil {
			return err
		}
		return tx.InsertPool(p)
	})
	if err != nil {
		return nil, err
	}
	err = s.Tokens.EnsureKeys(ctx, id)
	if err != nil && !errors.Is(err, fault.ResourceNotFound) { // somebody was quick to delete it
		return nil, err
	}
	shown, err := show(p, 0)
	if err != nil {
		return nil, err
	}
	return &wire.CreateUserPoolResponse{UserPool: shown}, nil
}
