package cognate

import (
	"context"

	"cognate/internal/store"
)

// Backup copies a database in a file, which servers may be using, to a file
// that is not there yet. What is in the copy is sealed with the same master
// key, which is not in it.
func Backup(ctx context.Context, db, to string) error { return store.Backup(ctx, db, to) }
