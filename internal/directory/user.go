package directory

import (
	"context"
	"errors"
	"strings"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// User returns the user whom name means in a pool: the one with exactly that
// username, else the one with that sub, else the one who signs in with that
// e-mail address, phone number or preferred username, in this order: a preferred
// username, which nobody verifies, must not take the place of somebody's
// address. It returns fault UserNotFound when there is none.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
func (d *Directory) User(ctx context.Context, pool *userpool.Pool, name string) (*userpool.User, error) {
	var user *userpool.User
	err := d.store.View(ctx, func(tx *store.Tx) (err error) {
		user, err = Find(tx, pool, name)
		return err
	})
	if err != nil {
		return nil, err
	}
	return user, nil
}

// Find is User inside a transaction.
func Find(tx *store.Tx, pool *userpool.Pool, name string) (*userpool.User, error) {
	user, err := tx.UserByName(pool.ID, "username", pool.Fold("username", name))
	if looksLikeSub(name) && errors.Is(err, store.ErrNotFound) {
		user, err = tx.User(pool.ID, name)
	}
	for _, kind := range [...]string{"email", "phone_number", "preferred_username"} {
		if errors.Is(err, store.ErrNotFound) && pool.SignsInWith(kind) && mayBe(kind, name) {
			user, err = tx.UserByName(pool.ID, kind, pool.Fold(kind, name))
		}
	}
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.UserNotFound.New("User does not exist.")
	}
	if err != nil {
		return nil, err
	}
	return user, nil
}

// mayBe saves a look-up for names that cannot be of a kind.
func mayBe(kind, name string) bool {
	switch kind {
	case "email":
		return strings.Contains(name, "@")
	case "phone_number":
		return strings.HasPrefix(name, "+")
	}
	return true
}

func looksLikeSub(name string) bool {
	return len(name) == 36 && name[8] == '-' && name[13] == '-' && name[18] == '-' && name[23] == '-'
}
