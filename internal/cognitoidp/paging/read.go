package paging

import (
	"context"

	"cognate/internal/store"
)

// Read turns to the page that a token leads to, and returns what read finds
// there with the token of the next page. A transaction may run twice, so read
// begins at the same place each time and its result replaces the one before.
func Read[T any](ctx context.Context, t Tokens, db *store.DB, list, token string,
	read func(tx *store.Tx, after string) ([]T, string, error),
) ([]T, string, error) {
	after, err := t.After(list, token)
	if err != nil {
		return nil, "", err
	}
	var found []T
	var next string
	err = db.View(ctx, func(tx *store.Tx) (err error) {
		found, next, err = read(tx, after)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	next, err = t.Token(list, next)
	return found, next, err
}
