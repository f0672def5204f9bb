package sessions

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// AdminRevokeUserSession ends one session of a user: its refresh token and
// its access tokens are refused from now on.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRevokeUserSession.html
func (s *Service) AdminRevokeUserSession(ctx context.Context, in *wire.AdminRevokeUserSessionRequest) (*wire.AdminRevokeUserSessionResponse, error) {
	user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if err := s.end(ctx, user, in.SessionId); err != nil {
		return nil, err
	}
	return &wire.AdminRevokeUserSessionResponse{}, nil
}
