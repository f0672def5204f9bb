package users

import (
	"context"
	"strings"

	"cognate/internal/cognitoidp/paging"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// ListUsers shows the users of a pool a page at a time: all of them, in no
// telling order, or those that a filter finds, sorted by what it looks at.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html
func (s *Service) ListUsers(ctx context.Context, in *wire.ListUsersRequest) (*wire.ListUsersResponse, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	for _, name := range in.AttributesToGet {
		if _, ok := pool.Attribute(name); !ok && name != userpool.IdentitiesAttribute {
			return nil, fault.InvalidParameter.New("One or more requested attributes do not exist in user pool.")
		}
	}
	filter, err := userpool.ParseFilter(in.Filter)
	if err != nil {
		return nil, err
	}
	users, next, err := paging.Read(ctx, s.Pages, s.Store, "ListUsers "+pool.ID+" "+in.Filter, in.PaginationToken,
		func(tx *store.Tx, after string) ([]*userpool.User, string, error) {
			limit := paging.Limit(in.Limit, mostListed)
			if filter.Attribute == "" {
				return tx.Users(pool.ID, after, limit)
			}
			return tx.FindUsers(pool.ID, query(pool, filter), after, limit)
		})
	if err != nil {
		return nil, err
	}
	out := &wire.ListUsersResponse{Users: make([]wire.UserType, 0, len(users)), PaginationToken: next}
	for _, u := range users {
		out.Users = append(out.Users, present.User(u, in.AttributesToGet))
	}
	return out, nil
}

const mostListed = 60

// query folds a filter's value as the attribute is compared: the two states
// of an account as they are written, usernames like the pool does, everything
// else without regard to case.
func query(pool *userpool.Pool, f userpool.Filter) store.UserQuery {
	q := store.UserQuery{Name: f.Attribute, Prefix: f.Op == "^=", Value: f.Value}
	switch f.Attribute {
	case "status":
	case "username":
		q.Value = pool.Fold("username", f.Value)
	case "cognito:user_status":
		q.Value = strings.ToUpper(f.Value)
	default:
		q.Value = userpool.FoldSearch(f.Value)
	}
	return q
}
