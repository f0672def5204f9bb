package pools

import (
	"context"

	"cognate/internal/caller"
	"cognate/internal/cognitoidp/paging"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUserPools shows the pools of the caller's region, those with a replica
// there among them, in the order of their creation, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html
func (s *Service) ListUserPools(ctx context.Context, in *wire.ListUserPoolsRequest) (*wire.ListUserPoolsResponse, error) {
	who := caller.From(ctx)
	list := "ListUserPools " + who.Region
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	var out *wire.ListUserPoolsResponse
	next := ""
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		out = &wire.ListUserPoolsResponse{UserPools: []wire.UserPoolDescriptionType{}}
		pools, more, err := poolsFor(tx, who, after, paging.Limit(in.MaxResults, pageSize))
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

// poolsFor is Pools of the store without those that a caller is not shown.
// What is left of a page decides how many to read next, so that the last one
// read is where the next page begins.
func poolsFor(tx *store.Tx, who caller.Identity, after string, limit int) (shown []*userpool.Pool, next string, err error) {
	for next = after; len(shown) < limit; {
		pools, more, err := tx.Pools(next, limit-len(shown))
		if err != nil {
			return nil, "", err
		}
		for _, p := range pools {
			if who.AllRegions || p.Region == who.Region || p.Settings.Replica(who.Region) != nil {
				shown = append(shown, p)
			}
		}
		if next = more; next == "" {
			break
		}
	}
	return shown, next, nil
}

func replicaRegions(p *userpool.Pool) []string {
	var regions []string
	for _, r := range p.Settings.Replicas {
		regions = append(regions, r.Region)
	}
	return regions
}
