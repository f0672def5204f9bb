package groups

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUsersInGroup shows the members of a group, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html
func (s *Service) ListUsersInGroup(ctx context.Context, in *wire.ListUsersInGroupRequest) (*wire.ListUsersInGroupResponse, error) {
	if _, err := s.group(ctx, in.UserPoolId, in.GroupName); err != nil {
		return nil, err
	}
	list := "ListUsersInGroup " + in.UserPoolId + " " + in.GroupName
	after, err := s.Pages.After(list, in.NextToken)
	if err != nil {
		return nil, err
	}
	out := &wire.ListUsersInGroupResponse{Users: []wire.UserType{}}
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		users, next, err := tx.Members(in.UserPoolId, in.GroupName, after, paging.Limit(in.Limit, pageSize))
		for _, u := range users {
			out.Users = append(out.Users, present.User(u, nil))
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
