package users

import (
	"context"

	"cognate/internal/authsession"
	"cognate/internal/code"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/hook"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
	"cognate/trigger"
)

// ConfirmSignUp confirms a user by the code that they were sent, which also
// verifies the address that it went to. ForceAliasCreation takes the address
// over from another user who signs in with it. Where the client lets users
// choose how to sign in, it returns a session with which this one does so
// without further proof; that of the sign-up need not come along.
//
// https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html
func (s *Service) ConfirmSignUp(ctx context.Context, in *wire.ConfirmSignUpRequest) (*wire.ConfirmSignUpResponse, error) {
	ctx = hook.WithMetadata(ctx, in.ClientMetadata)
	g, err := s.known(ctx, in.ClientId, in.Username, in.SecretHash)
	if err != nil {
		return nil, err
	}
	if g.user == nil {
		return nil, s.refuse(ctx, g, code.SignUp, in.ConfirmationCode)
	}
	if err := unconfirmed(g.user); err != nil {
		return nil, err
	}
	var held *authsession.Session
	if in.Session != "" {
		if held, err = s.openSignUp(g, in.Session); err != nil {
			return nil, err
		}
	}
	force := in.ForceAliasCreation != nil && *in.ForceAliasCreation
	var user *userpool.User
	_, err = s.Codes.Check(ctx, g.pool.ID, g.user.Sub, code.SignUp, in.ConfirmationCode, func(tx *store.Tx, c store.Code) error {
		u, err := tx.User(g.pool.ID, g.user.Sub)
		if err != nil {
			return err
		}
		if err := unconfirmed(u); err != nil {
			return err
		}
		u.Status = userpool.Confirmed
		verified(u, c)
		u.Modified = s.Now()
		if force {
			if err := directory.SeizeAliases(tx, g.pool, u); err != nil {
				return err
			}
		}
		user = u
		if err := spend(tx, held); err != nil {
			return err
		}
		return tx.UpdateUser(u, g.pool.Keys(u))
	})
	if err != nil {
		return nil, aliasFault(gone(err), "An account with the %s already exists.")
	}
	subject := hook.Subject{Pool: g.pool, Client: g.client, User: user}
	if err := s.Hooks.PostConfirmation(ctx, subject, trigger.PostConfirmationConfirmSignUp); err != nil {
		return nil, err
	}
	out := &wire.ConfirmSignUpResponse{}
	if g.client.Allows("USER_AUTH") {
		out.Session, err = s.confirmedSession(g)
	}
	return out, err
}

func unconfirmed(u *userpool.User) error {
	if u.Status != userpool.Unconfirmed {
		return fault.NotAuthorized.Newf("User cannot be confirmed. Current status is %s", u.Status)
	}
	return nil
}
