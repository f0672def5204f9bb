package crash

import (
	"context"
	"database/sql"
	mathrand "math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"cognate/test/internal/postgres"
	"cognate/test/internal/proc"

	_ "modernc.org/sqlite"
)

// bin is the program, built once for all tests of the package.
var bin string

func TestMain(m *testing.M) { proc.Main(m, &bin) }

// rounds is how often the server is killed on each database.
const rounds = 5

func TestSQLite(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "cognate.db")
	killAndCount(t, dir, file)

	db, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil {
		t.Fatal(err)
	}
	if verdict != "ok" {
		t.Errorf("the database is damaged: %s", verdict)
	}
}

// killAndCount runs a server on a database, loads it, kills it at a moment
// that a seeded generator picks, starts it again and counts; several times.
func killAndCount(t *testing.T, dir, db string) {
	random := mathrand.New(mathrand.NewPCG(2016, 418))
	run := []string{"dev", "-db", db, "-master-key", filepath.Join(dir, "master.key"), "-hash", "small"}
	s, err := proc.Start(dir, bin, run...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Kill() }()
	d, l := &directory{}, newLedger()
	d.connect(s.URL)
	if err := d.make(); err != nil {
		t.Fatal(err)
	}
	for round := range rounds {
		before := len(l.acknowledged)
		ctx, cancel := context.WithCancel(t.Context())
		loaded := make(chan error, 1)
		go func() { loaded <- l.load(ctx, d, round) }()
		time.Sleep(300*time.Millisecond + time.Duration(random.IntN(900))*time.Millisecond)
		s.Kill()
		cancel()
		if err := <-loaded; err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		written := len(l.acknowledged) - before
		if written == 0 {
			t.Fatalf("round %d: nothing was acknowledged before the kill", round)
		}

		if s, err = proc.Start(dir, bin, run...); err != nil {
			t.Fatalf("round %d: the server does not start again: %v", round, err)
		}
		d.connect(s.URL)
		if err := l.check(d); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		t.Logf("round %d: %d writes acknowledged, all there", round, written)
	}
	if err := s.Stop(); err != nil {
		t.Error(err)
	}
}

// The same on the PostgreSQL server that COGNATE_TEST_POSTGRES names.
func TestPostgres(t *testing.T) {
	if db, ok := postgres.Empty(t); ok {
		killAndCount(t, t.TempDir(), db)
	}
}
