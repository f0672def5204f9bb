package sessions

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/token"
	wire "cognate/internal/wire/cognitoidp"
)

// RevokeUserSession ends another session of the user who speaks: its refresh
// token and its access tokens are refused from now on. The session that asks
// can't end itself. A session of tokens that came of no session on the login
// pages has no others linked to it.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeUserSession.html
func (s *Service) RevokeUserSession(ctx context.Context, in *wire.RevokeUserSessionRequest) (*wire.RevokeUserSessionResponse, error) {
	c, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if err := tracked(c.Pool); err != nil {
		return nil, err
	}
	if c.Family != nil && in.SessionId == token.SessionID(c.Family.ID) {
		return nil, fault.InvalidParameter.New("The current session can not be revoked.")
	}
	if err := s.end(ctx, c.User, in.SessionId); err != nil {
		return nil, err
	}
	return &wire.RevokeUserSessionResponse{}, nil
}
