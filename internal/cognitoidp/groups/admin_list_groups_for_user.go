package groups

import (
	"context"
	"slices"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminListGroupsForUser shows the groups of a user, the highest rank first, a
// page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html
func (s *Service) AdminListGroupsForUser(ctx context.Context, in *wire.AdminListGroupsForUserRequest) (*wire.AdminListGroupsForUserResponse, error) {
	user, err := s.member(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	list := "AdminListGroupsForUser " + in.UserPoolId + " " + user.Sub
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	var groups []*userpool.Group
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		groups, err = tx.GroupsOf(in.UserPoolId, user.Sub)
		return err
	})
	if err != nil {
		return nil, err
	}
	// A user has a hundred groups at most: the pages are cut from them all.
	start := 0
	if after != "" {
		start = 1 + slices.IndexFunc(groups, func(g *userpool.Group) bool { return g.Name == after })
	}
	end := min(start+paging.Limit(in.Limit, pageSize), len(groups))
	out := &wire.AdminListGroupsForUserResponse{Groups: []wire.GroupType{}}
	for _, g := range groups[start:end] {
		out.Groups = append(out.Groups, present.Group(g))
	}
	if end < len(groups) {
		out.NextToken, err = s.Pages.Token(list, groups[end-1].Name)
	}
	return out, err
}
