package users

import (
	"errors"

	"cognate/internal/fault"
	"cognate/internal/store"
)

// usernameFault says which exception it is that a new user's name or address
// is taken; taken is the text about the name that was asked for, which is of a
// kind.
func usernameFault(err error, kind, taken string) error {
	var exists *store.ExistsError
	switch {
	case !errors.As(err, &exists):
		return err
	case exists.Kind == "username" || exists.Kind == "sub" || exists.Kind == kind:
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
