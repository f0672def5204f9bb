package signin

import (
	"context"

	wire "cognate/internal/wire/cognitoidp"
)

// GlobalSignOut ends every session of the user who speaks.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
func (s *Service) GlobalSignOut(ctx context.Context, in *wire.GlobalSignOutRequest) (*wire.GlobalSignOutResponse, error) {
	caller, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err != nil {
		return nil, err
	}
	if err := s.Tokens.SignOut(ctx, caller.Pool, caller.User.Sub); err != nil {
		return nil, err
	}
	return &wire.GlobalSignOutResponse{}, nil
}
