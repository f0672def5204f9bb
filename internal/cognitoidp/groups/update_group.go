package groups

import (
	"cmp"
	"context"

	"cognate/internal/cognitoidp/present"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// UpdateGroup changes the members of a group that the request names and leaves
// the others.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateGroup.html
func (s *Service) UpdateGroup(ctx context.Context, in *wire.UpdateGroupRequest) (*wire.UpdateGroupResponse, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	var g *userpool.Group
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		if g, err = tx.Group(in.UserPoolId, in.GroupName); err != nil {
			return err
		}
		g.Description = cmp.Or(in.Description, g.Description)
		g.RoleARN = cmp.Or(in.RoleArn, g.RoleARN)
		if in.Precedence != nil {
			g.Precedence = precedence(in.Precedence)
		}
		g.Modified = s.Now()
		return tx.UpdateGroup(g)
	})
	if err != nil {
		return nil, notFound(err)
	}
	shown := present.Group(g)
	return &wire.UpdateGroupResponse{Group: &shown}, nil
}
