package pools

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUserPools shows the pools in the order of their creation, a page at a
// time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html
func (s *Service) ListUserPools(ctx context.Context, in *wire.ListUserPoolsRequest) (*wire.ListUserPoolsResponse, error) {
	const list = "ListUserPools"
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	var out *wire.ListUserPoolsResponse
	next := ""
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		out = &wire.ListUserPoolsResponse{UserPools: []wire.UserPoolDescriptionType{}}
		pools, more, err := tx.Pools(after, paging.Limit(in.MaxResults, pageSize))
		for _, p := range pools {
			out.UserPools = append(out.UserPools, wire.UserPoolDescriptionType{
				Id:               p.ID,
				Name:             p.Name,
				LambdaConfig:     showLambda(&p.Settings.Lambda),
				CreationDate:     wire.Time{Time: p.Created},
				LastModifiedDate: wire.Time{Time: p.Modified},
				ReplicaRegions:   replicaRegions(p),
			})
		}
		next = more
		return err
	})
	if err != nil {
		return nil, err
	}
	out.NextToken, err = s.Pages.Token(list, next)
	return out, err
}

func replicaRegions(p *userpool.Pool) []string {
	var regions []string
	for _, r := range p.Settings.Replicas {
		regions = append(regions, r.Region)
	}
	return regions
}
