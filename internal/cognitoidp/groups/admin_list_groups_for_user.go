package groups

import (
	"context"
	"fmt"
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
	groups = slices.DeleteFunc(groups, func(g *userpool.Group) bool { return place(g) <= after })
	end := min(paging.Limit(in.Limit, pageSize), len(groups))
	out := &wire.AdminListGroupsForUserResponse{Groups: []wire.GroupType{}}
	for _, g := range groups[:end] {
		out.Groups = append(out.Groups, present.Group(g))
	}
	if end < len(groups) {
		out.NextToken, err = s.Pages.Token(list, place(groups[end-1]))
	}
	return out, err
}

// place is where a group stands in the list: places compare like groups, so
// that a page can begin after a group that has left since.
func place(g *userpool.Group) string {
	if g.Precedence == nil {
		return "unranked/" + g.Name
	}
	return fmt.Sprintf("%010d/%s", *g.Precedence, g.Name)
}
