package users

import (
	"context"
	"errors"

	"cognate/internal/authevent"
	"cognate/internal/code"
	"cognate/internal/cognitoidp/present"
	"cognate/internal/compromised"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// ConfirmForgotPassword sets a new password by the code that ForgotPassword or
// an administrator's reset sent. It confirms the user, verifies the address that
// the code went to and ends a lockout. A code that went to an address which the
// user has no longer is good for nothing: who reads mail there is somebody else.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
func (s *Service) ConfirmForgotPassword(ctx context.Context, in *wire.ConfirmForgotPasswordRequest) (*wire.ConfirmForgotPasswordResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	g, err := s.known(ctx, in.ClientId, in.Username, in.SecretHash)
	if err != nil {
		return nil, err
	}
	ctx = present.UserContextData(ctx, g.client, in.UserContextData)
	if err := s.judge(ctx, g.pool, g.client, compromised.PasswordChange, in.Password); err != nil {
		return nil, err
	}
	if _, err := g.recovery(); err != nil && !errors.Is(err, fault.InvalidParameter) {
		return nil, err
	}
	if g.user == nil {
		return nil, s.refuse(ctx, g, code.ForgotPassword, in.ConfirmationCode)
	}
	found, err := s.Codes.Check(ctx, g.pool.ID, g.user.Sub, code.ForgotPassword, in.ConfirmationCode)
	if err != nil {
		s.note(ctx, g.pool, g.client, g.user, authevent.ForgotPassword, authevent.Fail)
		return nil, err
	}
	next := *g.user
	if err := s.Credentials.Set(ctx, g.pool, &next, in.Password, false); err != nil {
		return nil, err
	}
	user, err := s.update(ctx, g.pool, g.user.Sub, func(tx *store.Tx, u *userpool.User) error {
		if err := code.Consume(tx, found); err != nil {
			return err
		}
		u.Password = next.Password
		if err := s.endReset(tx, u); err != nil {
			return err
		}
		u.Status = userpool.Confirmed
		if !verified(u, found) {
			return code.Expired()
		}
		return tx.DeleteCounter(g.pool.ID, lockoutKind, u.Sub)
	})
	if err != nil {
		return nil, confirmationFault(err)
	}
	s.note(ctx, g.pool, g.client, user, authevent.ForgotPassword, authevent.Pass)
	subject := hook.Subject{Pool: g.pool, Client: g.client, User: user}
	if err := s.Hooks.PostConfirmation(ctx, subject, trigger.PostConfirmationConfirmForgotPassword); err != nil {
		return nil, err
	}
	return &wire.ConfirmForgotPasswordResponse{}, nil
}

// lockoutKind is the counter of failed sign-ins, which package signin keeps.
const lockoutKind = "signin-failures"
