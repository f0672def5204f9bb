package groups

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ListGroups shows the groups of a pool by name, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html
func (s *Service) ListGroups(ctx context.Context, in *wire.ListGroupsRequest) (*wire.ListGroupsResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	groups, next, err := paging.Read(ctx, s.Pages, s.Store, "ListGroups "+in.UserPoolId, in.NextToken,
		func(tx *store.Tx, after string) ([]*userpool.Group, string, error) {
			return tx.Groups(in.UserPoolId, after, paging.Limit(in.Limit, pageSize))
		})
	if err != nil {
		return nil, err
	}
	out := &wire.ListGroupsResponse{Groups: make([]wire.GroupType, 0, len(groups)), NextToken: next}
	for _, g := range groups {
		out.Groups = append(out.Groups, present.Group(g))
	}
	return out, nil
}
