package groups

import (
	"context"

	"cognate/internal/cognitoidp/present"
	wire "cognate/internal/wire/cognitoidp"
)

// GetGroup shows a group.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html
func (s *Service) GetGroup(ctx context.Context, in *wire.GetGroupRequest) (*wire.GetGroupResponse, error) {
	g, err := s.group(ctx, in.UserPoolId, in.GroupName)
	if err != nil {
		return nil, err
	}
	shown := present.Group(g)
	return &wire.GetGroupResponse{Group: &shown}, nil
}
