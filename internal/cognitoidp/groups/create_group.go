package groups

import (
	"context"
	"errors"

	"cognate/internal/cognitoidp/present"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// CreateGroup makes a group without members.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
func (s *Service) CreateGroup(ctx context.Context, in *wire.CreateGroupRequest) (*wire.CreateGroupResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	now := s.Now()
	g := &userpool.Group{
		PoolID: in.UserPoolId, Name: in.GroupName, Description: in.Description, RoleARN: in.RoleArn,
		Precedence: precedence(in.Precedence), Created: now, Modified: now,
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := directory.StoredPool(tx, g.PoolID); err != nil {
			return err
		}
		have, err := tx.CountGroups(g.PoolID)
		if err != nil {
			return err
		}
		if err := userpool.CheckQuota("groups", have, userpool.MaxGroups); err != nil {
			return err
		}
		return tx.InsertGroup(g)
	})
	if errors.Is(err, store.ErrExists) {
		return nil, fault.GroupExists.New("A group with the name already exists.")
	} else if err != nil {
		return nil, err
	}
	shown := present.Group(g)
	return &wire.CreateGroupResponse{Group: &shown}, nil
}
