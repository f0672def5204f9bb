package groups

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminAddUserToGroup makes a user a member of a group; doing so twice is no
// error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminAddUserToGroup.html
func (s *Service) AdminAddUserToGroup(ctx context.Context, in *wire.AdminAddUserToGroupRequest) (*wire.Unit, error) {
	user, err := s.member(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Group(in.UserPoolId, in.GroupName); err != nil {
			return err
		}
		return tx.AddMember(in.UserPoolId, in.GroupName, user.Sub)
	})
	if err != nil {
		return nil, notFound(err)
	}
	return &wire.Unit{}, nil
}
