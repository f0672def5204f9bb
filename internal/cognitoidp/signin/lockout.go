package signin

import (
	"context"
	"encoding/hex"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
)

// lock is what too many failures do: the last allowed one locks for a second,
// each further one for twice as long.
type lock struct {
	kind  string // of the counter
	after int    // failures
}

const lockoutMax = 15 * time.Minute

// lock returns the attempt's lock. Passwords and second factors share one.
// Codes that are a first factor have their own, because anybody can have them
// sent: guessing them must not lock the password too. So have custom
// sign-ins without a password.
func (a *attempt) lock() lock {
	if a.facts.Flow == customAuth && !a.customPassword() {
		return lock{"custom-failures", 5}
	}
	first := a.facts.First()
	if first == "" {
		first = a.facts.Chosen
	}
	if first == "EMAIL_OTP" || first == "SMS_OTP" {
		return lock{"code-failures", 10}
	}
	return lock{"signin-failures", 5}
}

// guard refuses an attempt while its user is locked out, whether or not the
// proof is right. Nobody else is locked. The count is of the name where no
// user has it, so that unknown names lock like known ones.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html#user-pool-settings-lockout
func (s *Service) guard(ctx context.Context, a *attempt) error {
	_, err := s.failures(ctx, a)
	return err
}

// failures is guard and returns the failures so far.
func (s *Service) failures(ctx context.Context, a *attempt) (store.Counter, error) {
	var c store.Counter
	subject := s.lockoutSubject(a)
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		c, err = tx.Counter(a.pool.ID, a.lock().kind, subject)
		return err
	})
	if err == nil && s.Now().Before(c.Until) {
		err = exceeded()
	}
	return c, err
}

func exceeded() error { return fault.NotAuthorized.New("Password attempts exceeded") }

// failed counts a failure and returns what the client is told: the refusal,
// unless another attempt locked the user meanwhile. What is spent by the
// failure too is written with it.
func (s *Service) failed(ctx context.Context, a *attempt, refusal error, spent ...func(*store.Tx) error) error {
	a.refuted = true
	now := s.Now()
	locked := false
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		for _, w := range spent {
			if err := w(tx); err != nil {
				return err
			}
		}
		c, err := tx.Counter(a.pool.ID, a.lock().kind, s.lockoutSubject(a))
		if err != nil {
			return err
		}
		if locked = now.Before(c.Until); locked {
			return nil
		}
		if c.Count > 0 && now.Sub(c.Since) > lockoutMax {
			c.Count = 0
		}
		c.PoolID, c.Kind, c.Subject = a.pool.ID, a.lock().kind, s.lockoutSubject(a)
		c.Count, c.Since, c.Until = c.Count+1, now, now
		if c.Count >= a.lock().after {
			c.Until = now.Add(min(time.Second<<min(c.Count-a.lock().after, 20), lockoutMax))
		}
		return tx.PutCounter(c)
	})
	switch {
	case err != nil:
		return err
	case locked:
		return exceeded()
	}
	return refusal
}

// lockoutSubject names whom failures count for: the user by whatever name,
// or the name that nobody has.
func (s *Service) lockoutSubject(a *attempt) string {
	if a.user != nil {
		return a.user.Sub
	}
	return hex.EncodeToString(s.Sealer.Derive("lockout", []byte(a.pool.ID), []byte(a.pool.Fold("username", a.typed)))[:16])
}
