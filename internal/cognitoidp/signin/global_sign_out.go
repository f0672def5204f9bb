package signin

import (
	"context"
	"errors"

	"cognate/internal/fault"
	wire "cognate/internal/wire/cognitoidp"
)

// GlobalSignOut ends every session of the user who speaks.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html
func (s *Service) GlobalSignOut(ctx context.Context, in *wire.GlobalSignOutRequest) (*wire.GlobalSignOutResponse, error) {
	caller, err := s.Tokens.Caller(ctx, in.AccessToken)
	if err == nil {
		err = s.Tokens.SignOut(ctx, caller.Pool, caller.User.Sub)
	}
	if errors.Is(err, fault.UserNotFound) {
		// This operation doesn't declare it; the sessions ended with the user.
		return nil, fault.NotAuthorized.New("Access Token has been revoked")
	}
	if err != nil {
		return nil, err
	}
	return &wire.GlobalSignOutResponse{}, nil
}
