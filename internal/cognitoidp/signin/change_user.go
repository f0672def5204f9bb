package signin

import (
	"errors"
	"maps"
	"slices"

	"cognate/internal/authsession"
	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// change has the user changed when the attempt is settled; the attempt sees
// the change at once. The edit is made on the user as stored then, and may be
// made twice.
func (s *Service) change(a *attempt, edit func(*userpool.User)) {
	now := s.Now()
	a.user = clone(a.user)
	edit(a.user)
	poolID, sub := a.pool.ID, a.user.Sub
	a.write(func(tx *store.Tx) error {
		u, err := tx.User(poolID, sub)
		if errors.Is(err, store.ErrNotFound) {
			return authsession.Foreign()
		}
		if err != nil {
			return err
		}
		u = clone(u)
		edit(u)
		u.Modified = now
		err = tx.UpdateUser(u, a.pool.Keys(u))
		if taken, ok := errors.AsType[*store.ExistsError](err); ok {
			return fault.AliasExists.Newf("An account with the %s already exists.", taken.Kind)
		}
		return err
	})
}

// clone copies a user so that changes don't reach the original.
func clone(u *userpool.User) *userpool.User {
	c := *u
	c.Attributes, c.Pending = maps.Clone(u.Attributes), maps.Clone(u.Pending)
	if c.Attributes == nil {
		c.Attributes = map[string]string{}
	}
	c.MFA.Enabled = slices.Clone(u.MFA.Enabled)
	return &c
}
