package pools

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateUserPool replaces the settings of a pool: what the request omits
// returns to its default. Only the name stays when it is omitted, and so does
// what other operations set or creation fixed.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
func (s *Service) UpdateUserPool(ctx context.Context, in *wire.UpdateUserPoolRequest) (*wire.UpdateUserPoolResponse, error) {
	if err := s.idle(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	err := s.Directory.ChangePool(ctx, in.UserPoolId, func(tx *store.Tx, p *userpool.Pool) error {
		settings, err := replacement(in, &p.Settings)
		if err != nil {
			return err
		}
		if err := check(&settings, p.Region, p.Account); err != nil {
			return err
		}
		if err := settings.CheckTierChange(); err != nil {
			return err
		}
		domains, err := tx.DomainsOf(p.ID)
		if err != nil {
			return err
		}
		if err := settings.CheckDomains(domains); err != nil {
			return err
		}
		p.Settings, p.Modified = settings, s.Now()
		if in.PoolName != "" {
			p.Name = in.PoolName
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return &wire.UpdateUserPoolResponse{}, nil
}
