package users

import (
	"context"

	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// AdminSetUserPassword gives a user a password: a permanent one, which confirms
// them, or a temporary one, which they must change when they next sign in.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
func (s *Service) AdminSetUserPassword(ctx context.Context, in *wire.AdminSetUserPasswordRequest) (*wire.AdminSetUserPasswordResponse, error) {
	pool, user, err := s.find(ctx, in.UserPoolId, in.Username)
	if err != nil {
		return nil, err
	}
	if user.Status == userpool.ExternalProvider {
		return nil, errNoReset()
	}
	if err := pool.CheckPassword(in.Password); err != nil {
		return nil, err
	}
	permanent := in.Permanent != nil && *in.Permanent
	if err := s.Credentials.Set(ctx, pool, user, in.Password, !permanent); err != nil {
		return nil, err
	}
	_, err = s.update(ctx, pool, user.Sub, func(tx *store.Tx, u *userpool.User) error {
		u.Password = user.Password
		if err := s.endReset(tx, u); err != nil {
			return err
		}
		u.Status = userpool.ForceChangePassword
		if permanent {
			u.Status = userpool.Confirmed
		}
		return nil
	})
	if err != nil {
		return nil, confirmationFault(err)
	}
	return &wire.AdminSetUserPasswordResponse{}, nil
}
