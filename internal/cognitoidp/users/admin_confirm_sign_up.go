package users

import (
	"context"

	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// AdminConfirmSignUp confirms a user who signed up, without a code. It says
// nothing about the user's addresses: they stay as unverified as they were.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminConfirmSignUp.html
func (s *Service) AdminConfirmSignUp(ctx context.Context, in *wire.AdminConfirmSignUpRequest) (*wire.AdminConfirmSignUpResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	user, err = s.update(ctx, pool, user.Sub, func(_ *store.Tx, u *userpool.User) error {
		if u.Status != userpool.Unconfirmed {
			return fault.NotAuthorized.Newf("User cannot be confirmed. Current status is %s", u.Status)
		}
		u.Status = userpool.Confirmed
		return nil
	})
	if err != nil {
		return nil, confirmationFault(err)
	}
	err = s.Hooks.PostConfirmation(ctx, hook.Subject{Pool: pool, User: user}, trigger.PostConfirmationConfirmSignUp)
	if err != nil {
		return nil, err
	}
	return &wire.AdminConfirmSignUpResponse{}, nil
}
