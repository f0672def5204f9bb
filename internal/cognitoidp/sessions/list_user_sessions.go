package sessions

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// ListUserSessions shows the user who speaks where they are signed in, and
// which of these sessions is the one that asks.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserSessions.html
func (s *Service) ListUserSessions(ctx context.Context, in *wire.ListUserSessionsRequest) (*wire.ListUserSessionsResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if err := tracked(c.Pool); err != nil {
		return nil, err
	}
	shown, next, err := s.list(ctx, "ListUserSessions", in.NextToken, c.User, c.Family)
	if err != nil {
		return nil, err
	}
	return &wire.ListUserSessionsResponse{Sessions: shown, NextToken: next}, nil
}
