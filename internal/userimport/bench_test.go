package userimport_test

import (
	"path/filepath"
	"testing"

	"cognate/internal/store"
)

// BenchmarkImport is the cost of a row, on disk. Run it with a number of rows
// that a file may have: -benchtime 200000x.
func BenchmarkImport(b *testing.B) {
	f := newFixture(b, filepath.Join(b.TempDir(), "cognate.db"))
	id := f.start(f.people(min(b.N, 500_000)), nil)
	b.ResetTimer()
	if err := f.node().RunAll(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.StopTimer()
	j := f.job(id)
	if j.Imported != int64(min(b.N, 500_000)) || j.Skipped+j.Failed > 0 {
		b.Fatalf("job: %+v", j)
	}
	var users int64
	err := f.db.View(b.Context(), func(tx *store.Tx) (err error) { users, err = tx.CountUsers(poolID); return err })
	if err != nil || users != j.Imported {
		b.Fatal(users, err)
	}
	b.ReportMetric(float64(j.Imported)/b.Elapsed().Seconds(), "rows/s")
}
