package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/store/storetest"
)

// open opens a database that is closed when the test ends.
func open(t *testing.T, url string) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), url, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) *store.DB { return open(t, filepath.Join(t.TempDir(), "cognate.db")) })
}

func TestSQLiteInMemory(t *testing.T) {
	storetest.Run(t, func(t *testing.T) *store.DB { return open(t, ":memory:") })
}

func TestSQLiteFileIsTheOwners(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?#%.db") // a name is a name, not an address
	db := open(t, path)
	if err := db.Update(t.Context(), func(tx *store.Tx) error { return tx.PutMeta("k", "v") }); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %o, want 600", filepath.Base(name), mode)
		}
	}
}

func TestSQLiteKeepsRows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	first, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Update(t.Context(), func(tx *store.Tx) error { return tx.PutMeta("k", "v") }); err != nil {
		t.Fatal(err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	err = open(t, path).View(t.Context(), func(tx *store.Tx) error { _, err := tx.Meta("k"); return err })
	if err != nil {
		t.Fatal(err)
	}
}

func TestMemoryIsPrivate(t *testing.T) {
	one, two := open(t, ":memory:"), open(t, ":memory:")
	for _, db := range []*store.DB{one, two} {
		err := db.Update(t.Context(), func(tx *store.Tx) error { return tx.UseOnce("id", time.Time{}) })
		if err != nil {
			t.Fatal(err)
		}
	}
}
