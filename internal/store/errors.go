package store

import "errors"

// Answers about rows. Everything else that the store returns is a failure of
// the database.
var (
	// ErrNotFound says that no row has this key.
	ErrNotFound = errors.New("store: not found")
	// ErrExists says that the key is taken. Where several keys could be, the
	// error is an *ExistsError.
	ErrExists = errors.New("store: exists already")
	// ErrStale says that the row has changed since it was read.
	ErrStale = errors.New("store: changed meanwhile")
	// ErrCursor says that no page ended with this cursor.
	ErrCursor = errors.New("store: not a cursor")
	// ErrClosed says that the database was closed.
	ErrClosed = errors.New("store: closed")
	// ErrNewer says that a newer version of this program made the database.
	ErrNewer = errors.New("store: the database was made by a newer version")
)

// ExistsError says which key is taken. Of a user: the kind of a sign-in
// name ("username", "email", ...) or "sub"; of a provider: "name" or
// "identifier". It is an ErrExists.
type ExistsError struct {
	Kind string
}

func (e *ExistsError) Error() string { return "store: another has this " + e.Kind }

// Is makes an ExistsError an ErrExists.
func (e *ExistsError) Is(target error) bool { return target == ErrExists }
