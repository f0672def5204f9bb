package storetest

import (
	"testing"

	"cognate/internal/store"
)

// Behind writes rows into a server's database behind its back: what a test
// needs there already and would take too long to make by calls.
func Behind(t testing.TB, path string, write func(tx *store.Tx) error) {
	t.Helper()
	db, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(t.Context(), write); err != nil {
		t.Error(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
