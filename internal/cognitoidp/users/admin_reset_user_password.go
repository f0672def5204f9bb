package users

import (
	"context"

	"cognate/internal/code"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/message"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminResetUserPassword makes a user's password useless until they have chosen
// another one with the code that they are sent, as if they had forgotten it. Their refresh tokens are refused
// from now on, for good.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminResetUserPassword.html
func (s *Service) AdminResetUserPassword(ctx context.Context, in *wire.AdminResetUserPasswordRequest) (*wire.AdminResetUserPasswordResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	var channel string
	user, err = s.update(ctx, pool, user.Sub, func(_ *store.Tx, u *userpool.User) (err error) {
		if !u.Enabled {
			return fault.NotAuthorized.New("User is disabled")
		}
		if u.Status == userpool.Unconfirmed {
			return errNoReset()
		}
		if channel, err = pool.RecoveryChannel(u); err != nil {
			return err
		}
		u.Status = userpool.ResetRequired
		return nil
	})
	if err != nil {
		return nil, err
	}
	_, err = s.sendCode(ctx, pool, user, nil, channel, code.ForgotPassword, message.ForgotPassword)
	if err != nil {
		return nil, undelivered(err, channel)
	}
	return &wire.AdminResetUserPasswordResponse{}, nil
}

func errNoReset() error {
	return fault.NotAuthorized.New("User password cannot be reset in the current state.")
}
