package groups

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// ListGroups shows the groups of a pool by name, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html
func (s *Service) ListGroups(ctx context.Context, in *wire.ListGroupsRequest) (*wire.ListGroupsResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	list := "ListGroups " + in.UserPoolId
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	out := &wire.ListGroupsResponse{Groups: []wire.GroupType{}}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		groups, next, err := tx.Groups(in.UserPoolId, after, paging.Limit(in.Limit, pageSize))
		for _, g := range groups {
			out.Groups = append(out.Groups, present.Group(g))
		}
		after = next
		return err
	})
	if err != nil {
		return nil, err
	}
	out.NextToken, err = s.Pages.Token(list, after)
	return out, err
}
