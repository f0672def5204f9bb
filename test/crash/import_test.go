package crash

import (
	mathrand "math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"cognate/test/internal/importjob"
	"cognate/test/internal/postgres"
	"cognate/test/internal/proc"
)

const (
	// imported is how many users the file has: enough that a server can be
	// killed in the middle of it.
	imported = 40_000
	// kills is how often it is.
	kills = 3
	// importLimit is how long the import may take, with a lease to wait for
	// after each kill.
	importLimit = 5 * time.Minute
)

func TestImportSQLite(t *testing.T) {
	dir := t.TempDir()
	killAndImport(t, dir, filepath.Join(dir, "cognate.db"))
}

// The same on the PostgreSQL server that COGNATE_TEST_POSTGRES names.
func TestImportPostgres(t *testing.T) {
	if db, ok := postgres.Empty(t); ok {
		killAndImport(t, t.TempDir(), db)
	}
}

// killAndImport kills the server in the middle of an import, again and again:
// the next one goes on, and in the end every line has made its user, once.
func killAndImport(t *testing.T, dir, db string) {
	random := mathrand.New(mathrand.NewPCG(2016, 419))
	run := []string{"dev", "-db", db, "-master-key", filepath.Join(dir, "master.key"), "-hash", "small"}
	s, err := proc.Start(dir, bin, run...)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { s.Kill() }()
	d := &directory{}
	d.connect(s.URL)
	if d.poolID, err = importjob.NewPool(d.client); err != nil {
		t.Fatal(err)
	}
	j, err := importjob.Upload(d.client, d.poolID, imported)
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Start(d.client); err != nil {
		t.Fatal(err)
	}
	killed, before := 0, 0
	for deadline := time.Now().Add(importLimit); ; time.Sleep(10 * time.Millisecond) {
		if err := j.Describe(d.client); err != nil {
			t.Fatal(err)
		}
		got := j.UserImportJob
		if got.ImportedUsers < before || got.Status != "Pending" && got.Status != "InProgress" && got.Status != "Succeeded" {
			t.Fatalf("after %d kills, with %d users before the last: %+v", killed, before, got)
		}
		if got.Status == "Succeeded" {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("no end: %+v", got)
		}
		if killed == kills || got.ImportedUsers <= before {
			continue
		}
		time.Sleep(time.Duration(random.IntN(50)) * time.Millisecond)
		s.Kill()
		killed, before = killed+1, got.ImportedUsers
		if s, err = proc.Start(dir, bin, run...); err != nil {
			t.Fatalf("after %d kills: %v", killed, err)
		}
		d.connect(s.URL)
	}
	if got := j.UserImportJob; got.ImportedUsers != imported || got.SkippedUsers != 0 || got.FailedUsers != 0 {
		t.Errorf("the job says: %+v", got)
	}
	if killed == 0 {
		t.Error("the import was over before the first kill")
	}
	var pool struct {
		UserPool struct{ EstimatedNumberOfUsers int }
	}
	if err := d.client.Call("DescribeUserPool", map[string]any{"UserPoolId": d.poolID}, &pool); err != nil {
		t.Fatal(err)
	}
	if got := pool.UserPool.EstimatedNumberOfUsers; got != imported {
		t.Errorf("the pool has %d users; want %d", got, imported)
	}
	for n := 0; n < imported; n += 997 {
		if there, err := d.there("user", importjob.Name(n)); !there || err != nil {
			t.Errorf("%s: %t, %v", importjob.Name(n), there, err)
		}
	}
	t.Logf("killed %d times", killed)
	if err := s.Stop(); err != nil {
		t.Error(err)
	}
}
