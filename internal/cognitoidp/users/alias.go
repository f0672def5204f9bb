package users

import (
	"errors"
	"slices"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// usernameFault says which exception it is that a new user's name or address
// is taken; taken is the text about the username itself.
func usernameFault(err error, taken string) error {
	var exists *store.ExistsError
	switch {
	case !errors.As(err, &exists):
		return err
	case exists.Kind == "username" || exists.Kind == "sub":
		return fault.UsernameExists.New(taken)
	}
	return fault.UsernameExists.Newf("An account with the given %s already exists.", exists.Kind)
}

// confirmationFault says which exception it is that confirming a user would
// make an alias of a preferred username that somebody else has. The
// operations concerned declare no AliasExists.
func confirmationFault(err error) error {
	var exists *store.ExistsError
	if errors.As(err, &exists) {
		return fault.InvalidParameter.Newf("An account with the %s already exists.", exists.Kind)
	}
	return err
}

// aliasFault says which exception it is that an address which somebody else
// signs in with would become an alias of this user too; text has a %s for the
// attribute.
func aliasFault(err error, text string) error {
	var exists *store.ExistsError
	if errors.As(err, &exists) {
		return fault.AliasExists.Newf(text, exists.Kind)
	}
	return err
}

// seizeAliases makes room for the active aliases of u (ForceAliasCreation):
// whoever had one keeps the address, but unverified, and no longer signs in
// with it.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
func seizeAliases(tx *store.Tx, pool *userpool.Pool, u *userpool.User) error {
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
		if err := tx.UpdateUser(owner, pool.Keys(owner)); err != nil {
			return err
		}
	}
	return nil
}
