package groups

import (
	"context"

	"cognate/internal/store"
	wire "cognate/internal/wire/cognitoidp"
)

// DeleteGroup ends a group; its members stay.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteGroup.html
func (s *Service) DeleteGroup(ctx context.Context, in *wire.DeleteGroupRequest) (*wire.Unit, error) {
	if _, err := s.Directory.Pool(ctx, in.UserPoolId); err != nil {
		return nil, err
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error { return tx.DeleteGroup(in.UserPoolId, in.GroupName) })
	if err != nil {
		return nil, notFound(err)
	}
	return &wire.Unit{}, nil
}
