package directory

import (
	"errors"
	"slices"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// SeizeAliases makes room for the active aliases of u (ForceAliasCreation):
// whoever had one keeps the address, but unverified, and no longer signs in
// with it. The moment is that at which u was modified.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
func SeizeAliases(tx *store.Tx, pool *userpool.Pool, u *userpool.User) error {
	for _, kind := range []string{"email", "phone_number"} {
		if !slices.Contains(pool.Settings.AliasAttributes, kind) || !pool.AliasActive(u, kind) {
			continue
		}
		owner, err := tx.UserByName(pool.ID, kind, pool.Fold(kind, u.Attributes[kind]))
		if errors.Is(err, store.ErrNotFound) || err == nil && owner.Sub == u.Sub {
			continue
		}
		if err != nil {
			return err
		}
		owner.Attributes[kind+"_verified"] = "false"
		owner.Modified = u.Modified
		if err := tx.UpdateUser(owner, pool.Keys(owner)); err != nil {
			return err
		}
	}
	return nil
}
