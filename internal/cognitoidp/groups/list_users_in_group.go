package groups

import (
	"context"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUsersInGroup shows the members of a group, a page at a time.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html
func (s *Service) ListUsersInGroup(ctx context.Context, in *wire.ListUsersInGroupRequest) (*wire.ListUsersInGroupResponse, error) {
	if _, err := s.group(ctx, in.UserPoolId, in.GroupName); err != nil {
		return nil, err
	}
	users, next, err := paging.Read(ctx, s.Pages, s.Store, "ListUsersInGroup "+in.UserPoolId+" "+in.GroupName, in.NextToken,
		func(tx *store.Tx, after string) ([]*userpool.User, string, error) {
			return tx.Members(in.UserPoolId, in.GroupName, after, paging.Limit(in.Limit, pageSize))
		})
	if err != nil {
		return nil, err
	}
	out := &wire.ListUsersInGroupResponse{Users: make([]wire.UserType, 0, len(users)), NextToken: next}
	for _, u := range users {
		out.Users = append(out.Users, present.User(u, nil))
	}
	return out, nil
}
