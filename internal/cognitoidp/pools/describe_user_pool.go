package pools

import (
	"context"

	"cognate/internal/directory"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// DescribeUserPool shows a pool, its domains and how many users it has.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
func (s *Service) DescribeUserPool(ctx context.Context, in *wire.DescribeUserPoolRequest) (*wire.DescribeUserPoolResponse, error) {
	var p *userpool.Pool
	var users int64
	var domains []*userpool.Domain
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		if p, err = directory.StoredPool(tx, in.UserPoolId); err != nil {
			return err
		}
		if domains, err = tx.DomainsOf(in.UserPoolId); err != nil {
			return err
		}
		users, err = tx.CountUsers(in.UserPoolId)
		return err
	})
	if err != nil {
		return nil, err
	}
	shown, err := show(p, users)
	if err != nil {
		return nil, err
	}
	for _, d := range domains {
		if d.Custom {
			shown.CustomDomain = d.Name
		} else {
			shown.Domain = d.Name
		}
	}
	return &wire.DescribeUserPoolResponse{UserPool: shown}, nil
}
