package signin

import (
	"context"
	"errors"

	"cognate/internal/authsession"
	"cognate/internal/compromised"
	"cognate/internal/store"
)

// askUsername asks for a password, or for the public value with which SRP
// begins: both need to know no more than whom it is about.
func (s *Service) askUsername(_ context.Context, a *attempt, _ *authsession.Session) (map[string]string, error) {
	return map[string]string{"USERNAME": s.shown(a).Username, "USER_ID_FOR_SRP": s.shown(a).Username}, nil
}

// takePassword judges the password itself. A name that nobody has costs one
// hash like any other, so that time doesn't tell it either.
func (s *Service) takePassword(ctx context.Context, a *attempt, given map[string]string) error {
	ok, err := s.checkPassword(ctx, a, given["PASSWORD"])
	if err != nil {
		return err
	}
	if !ok {
		return s.failed(ctx, a, incorrect())
	}
	a.provePassword("PASSWORD")
	a.compromised, err = s.Compromised.Judge(ctx, a.pool, a.client, compromised.SignIn, given["PASSWORD"])
	return err
}

// provePassword notes that the user knows their password.
func (a *attempt) provePassword(challenge string) {
	a.facts.Prove(challenge)
	a.facts.PasswordSet = a.user.Password.SetAt
}

// checkPassword reports whether the password is the user's. It makes a
// credential anew that is weaker than new ones are, while the password is at
// hand.
func (s *Service) checkPassword(ctx context.Context, a *attempt, password string) (bool, error) {
	if a.user == nil {
		return false, s.Credentials.Burn(ctx, password)
	}
	ok, renew, err := s.Credentials.VerifyAge(ctx, a.user, password)
	if err != nil || !ok || !renew {
		return ok, err
	}
	return true, s.renew(ctx, a, password)
}

// renew replaces the user's credential, unless the user has changed since
// they were read: the next sign-in then does it.
func (s *Service) renew(ctx context.Context, a *attempt, password string) error {
	renewed := *a.user
	if err := s.Credentials.Renew(ctx, a.pool, &renewed, password); err != nil {
		return err
	}
	err := s.Store.Update(ctx, func(tx *store.Tx) error { return tx.UpdateUser(&renewed, a.pool.Keys(&renewed)) })
	switch {
	case errors.Is(err, store.ErrStale), errors.Is(err, store.ErrNotFound):
		return nil
	case err != nil:
		return err
	}
	a.user = &renewed
	return nil
}
