package factors

import (
	"context"
	"errors"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// find loads a pool, and the user of it whom username means.
func (s *Service) find(ctx context.Context, poolID, username string) (*userpool.Pool, *userpool.User, error) {
	pool, err := s.Directory.Pool(ctx, poolID)
	if err != nil {
		return nil, nil, err
	}
	user, err := s.Directory.User(ctx, pool, username)
	return pool, user, err
}

// confirmed refuses users who have not confirmed their sign-up.
func confirmed(u *userpool.User) error {
	if u.Status == userpool.Unconfirmed {
		return fault.UserNotConfirmed.New("User is not confirmed.")
	}
	return nil
}

// change reads a user afresh, lets edit alter their factors and writes them
// back. The edit may run twice. A user who is gone is a fault.
func (s *Service) change(ctx context.Context, pool *userpool.Pool, sub string, edit func(tx *store.Tx, u *userpool.User) error) error {
	err := s.Store.Update(ctx, func(tx *store.Tx) error {
		u, err := tx.User(pool.ID, sub)
		if err != nil {
			return err
		}
		u.MFA.Enabled = slices.Clone(u.MFA.Enabled)
		if err := edit(tx, u); err != nil {
			return err
		}
		u.Modified = s.Now()
		return tx.UpdateUser(u, pool.Keys(u))
	})
	if errors.Is(err, store.ErrNotFound) {
		return fault.UserNotFound.New("User does not exist.")
	}
	return err
}

// turnOn adds a factor to those that the user turned on.
func turnOn(u *userpool.User, factor string) {
	if !slices.Contains(u.MFA.Enabled, factor) {
		u.MFA.Enabled = append(u.MFA.Enabled, factor)
	}
}

// turnOff takes a factor away from those that the user turned on.
func turnOff(u *userpool.User, factor string) {
	u.MFA.Enabled = slices.DeleteFunc(u.MFA.Enabled, func(f string) bool { return f == factor })
	if len(u.MFA.Enabled) == 0 {
		u.MFA.Enabled = nil
	}
	if u.MFA.Preferred == factor {
		u.MFA.Preferred = ""
	}
	if factor == userpool.FactorSMS {
		u.MFA.LegacySMS = false
	}
}
