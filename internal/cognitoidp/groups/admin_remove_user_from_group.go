package groups

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminRemoveUserFromGroup ends a membership; ending none is no error.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html
func (s *Service) AdminRemoveUserFromGroup(ctx context.Context, in *wire.AdminRemoveUserFromGroupRequest) (*wire.Unit, error) {
	user, err := s.member(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Group(in.UserPoolId, in.GroupName); err != nil {
			return err
		}
		return tx.RemoveMember(in.UserPoolId, in.GroupName, user.Sub)
	})
	if err != nil {
		return nil, notFound(err)
	}
	return &wire.Unit{}, nil
}
