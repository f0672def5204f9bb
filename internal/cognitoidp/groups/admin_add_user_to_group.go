package groups

import (
	"context"
	"slices"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminAddUserToGroup makes a user a member of a group; doing so twice is no
// error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
func (s *Service) AdminAddUserToGroup(ctx context.Context, in *wire.AdminAddUserToGroupRequest) (*wire.Unit, error) {
	pool, err := s.Directory.Pool(ctx, in.UserPoolId)
	if err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		user, err := directory.Find(tx, pool, in.Username)
		if err != nil {
			return err
		}
		if _, err := tx.Group(in.UserPoolId, in.GroupName); err != nil {
			return err
		}
		if err := room(tx, in, user.Sub); err != nil {
			return err
		}
		return tx.AddMember(in.UserPoolId, in.GroupName, user.Sub)
	})
	if err != nil {
		return nil, notFound(err)
	}
	return &wire.Unit{}, nil
}

// room refuses a user's hundred and first group. The operation declares no
// exception for quotas.
func room(tx *store.Tx, in *wire.AdminAddUserToGroupRequest, sub string) error {
	groups, err := tx.GroupsOf(in.UserPoolId, sub)
	if err != nil {
		return err
	}
	member := slices.ContainsFunc(groups, func(g *userpool.Group) bool { return g.Name == in.GroupName })
	if !member && len(groups) >= userpool.MaxGroupsOfUser {
		return fault.InvalidParameter.Newf("A user can be in %d groups at most.", userpool.MaxGroupsOfUser)
	}
	return nil
}
