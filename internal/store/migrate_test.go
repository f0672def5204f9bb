package store

import (
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestNewerDatabase: a database of a later version is left alone.
func TestNewerDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(t.Context(), func(tx *Tx) error {
		return tx.put(`INSERT INTO schema_version (version) VALUES ($1)`, 1000)
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err = Open(t.Context(), path, Options{}); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "1000") {
		t.Errorf("got error %v, want %v with the version", err, ErrNewer)
	}
}

// TestOpenTogether: nodes that start at once migrate once.
func TestOpenTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			db, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Error(err)
				return
			}
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func TestNotADatabase(t *testing.T) {
	if db, err := Open(t.Context(), t.TempDir(), Options{}); err == nil {
		t.Error("a folder was opened", db.Close())
	}
}

// TestNoStartWithoutWriting: a database that can only be read is refused at
// once, though it needs no migration, in words that help.
func TestNoStartWithoutWriting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cognate.db")
	db, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := openSession(fileURI(path) + "?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	err = migrateSQLite(t.Context(), s, sqliteDialect(), slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(explain(path, err).Error(), "belong to the user that the server runs as") {
		t.Errorf("opened: %v", err)
	}
}
