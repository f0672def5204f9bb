package signin

import (
	"context"
	"encoding/hex"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
)

const (
	lockoutKind  = "signin-failures"
	lockoutAfter = 5
	lockoutMax   = 15 * time.Minute
)

// guard refuses an attempt while its user is locked out, whether or not the
// password is right, and returns the failures so far. Nobody else is locked.
// The count is of the name where no user has it, so that unknown names lock
// like known ones.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#user-pool-settings-lockout
func (s *Service) guard(ctx context.Context, a *attempt) (store.Counter, error) {
	var c store.Counter
	subject := s.lockoutSubject(a)
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		c, err = tx.Counter(a.pool.ID, lockoutKind, subject)
		return err
	})
	if err != nil {
		return c, err
	}
	if s.Now().Before(c.Until) {
		return c, fault.NotAuthorized.New("Password attempts exceeded")
	}
	return c, nil
}

// failed counts a failure and returns what the client is told. The fifth
// failure locks for a second, each further one for twice as long.
func (s *Service) failed(ctx context.Context, a *attempt) error {
	now := s.Now()
	locked := false
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Counter(a.pool.ID, lockoutKind, s.lockoutSubject(a))
		if err != nil {
			return err
		}
		if locked = now.Before(c.Until); locked {
			return nil
		}
		if c.Count > 0 && now.Sub(c.Since) > lockoutMax {
			c.Count = 0
		}
		c.PoolID, c.Kind, c.Subject = a.pool.ID, lockoutKind, s.lockoutSubject(a)
		c.Count, c.Since, c.Until = c.Count+1, now, now
		if c.Count >= lockoutAfter {
			c.Until = now.Add(min(time.Second<<min(c.Count-lockoutAfter, 20), lockoutMax))
		}
		return tx.PutCounter(c)
	})
	switch {
	case err != nil:
		return err
	case locked:
		return fault.NotAuthorized.New("Password attempts exceeded")
	case a.user == nil:
		return a.unknown()
	}
	if !a.hides() && !a.user.Enabled {
		return fault.NotAuthorized.New("User is disabled.")
	}
	return incorrect()
}

// succeeded forgets earlier failures. A success that was decided while
// another attempt locked the user doesn't count: else many guesses at once
// would escape the lock.
func (s *Service) succeeded(ctx context.Context, a *attempt) error {
	now, err := s.guard(ctx, a)
	if err != nil || now.Count == 0 {
		return err
	}
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		return tx.DeleteCounter(a.pool.ID, lockoutKind, s.lockoutSubject(a))
	})
}

// lockoutSubject names whom failures count for: the user by whatever name,
// or the name that nobody has.
func (s *Service) lockoutSubject(a *attempt) string {
	if a.user != nil {
		return a.user.Sub
	}
	return hex.EncodeToString(s.Sealer.Derive("lockout", []byte(a.pool.ID), []byte(a.pool.Fold("username", a.typed)))[:16])
}
