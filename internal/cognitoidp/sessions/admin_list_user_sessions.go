package sessions

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminListUserSessions shows where a user is signed in.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListUserSessions.html
func (s *Service) AdminListUserSessions(ctx context.Context, in *wire.AdminListUserSessionsRequest) (*wire.AdminListUserSessionsResponse, error) {
	user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	shown, next, err := s.list(ctx, "AdminListUserSessions", in.NextToken, user, nil)
	if err != nil {
		return nil, err
	}
	return &wire.AdminListUserSessionsResponse{Sessions: shown, NextToken: next}, nil
}
