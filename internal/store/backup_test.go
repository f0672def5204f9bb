package store_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"cognate/internal/store"
)

// TestBackupOfADatabaseInUse: what was acknowledged before it began is in it,
// and what is written meanwhile is in it up to some moment.
func TestBackupOfADatabaseInUse(t *testing.T) {
	dir := t.TempDir()
	db := open(t, filepath.Join(dir, "cognate.db"))
	name := func(i int64) string { return fmt.Sprintf("k%07d", i) }
	put := func(i int64) error {
		return db.Update(t.Context(), func(tx *store.Tx) error { return tx.PutMeta(name(i), "v") })
	}
	var written atomic.Int64
	write := func(until func(i int64) bool) error {
		for i := written.Load() + 1; until(i); i++ {
			if err := put(i); err != nil {
				return err
			}
			written.Store(i)
		}
		return nil
	}
	if err := write(func(i int64) bool { return i <= 100 }); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- write(func(int64) bool { return ctx.Err() == nil }) }()
	before := written.Load()
	to := filepath.Join(dir, "copy.db")
	err := store.Backup(t.Context(), filepath.Join(dir, "cognate.db"), to)
	stop()
	if err := errors.Join(err, <-ended); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(to); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v; want mode 600", info, err)
	}
	if _, err := os.Stat(to + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the copy needs a second file: %v", err)
	}

	last, gone := int64(0), false
	err = open(t, to).View(t.Context(), func(tx *store.Tx) error {
		for i := int64(1); i <= written.Load(); i++ {
			switch _, err := tx.Meta(name(i)); {
			case err == nil && gone:
				return fmt.Errorf("%s is there, one before it is not", name(i))
			case err == nil:
				last = i
			case errors.Is(err, store.ErrNotFound):
				gone = true
			default:
				return err
			}
		}
		return nil
	})
	if err != nil || last < before {
		t.Errorf("has the first %d of at least %d rows: %v", last, before, err)
	}
}

func TestBackupsThatCantBeMade(t *testing.T) {
	dir := t.TempDir()
	path, to := filepath.Join(dir, "cognate.db"), filepath.Join(dir, "copy.db")
	open(t, path)
	if err := store.Backup(t.Context(), filepath.Join(dir, "none.db"), to); err == nil {
		t.Error("a database that is not there was backed up")
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if err := store.Backup(stopped, path, to); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("half a copy was left: %v", err)
	}
	if err := os.WriteFile(to, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := store.Backup(t.Context(), path, to); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	if text, err := os.ReadFile(to); err != nil || string(text) != "precious" {
		t.Errorf("%q, %v", text, err)
	}
}
