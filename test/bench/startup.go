package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

// The limits from the start of the process to its first answer.
const (
	existingStart = 50.0 // milliseconds
	freshStart    = 100.0
	starts        = 5
)

// startUp measures the time to the first answer, on the database that a pool
// stands in and on none.
func startUp(r *report, dir, bin, db, poolID string) error {
	var existing, fresh []time.Duration
	for i := range starts {
		took, err := firstAnswer(dir, bin, db, "/"+poolID+"/.well-known/jwks.json")
		if err != nil {
			return err
		}
		existing = append(existing, took)

		empty := filepath.Join(dir, fmt.Sprintf("fresh-%d", i))
		if err := os.Mkdir(empty, 0o700); err != nil {
			return err
		}
		if took, err = firstAnswer(empty, bin, filepath.Join(empty, "cognate.db"), "/health"); err != nil {
			return err
		}
		fresh = append(fresh, took)
	}
	line := func(name string, took []time.Duration, must float64) {
		ms := milliseconds(median(took))
		fmt.Fprintf(r.out, "| %s | %.0f ms | under %.0f ms | %s |\n", name, ms, must, r.soon(name, ms, must))
	}
	line("start to first answer, existing data", existing, existingStart)
	line("start to first answer, fresh data", fresh, freshStart)
	return nil
}

// firstAnswer starts a server and returns how long its first answer took.
func firstAnswer(dir, bin, db, path string) (took time.Duration, err error) {
	start := time.Now()
	server, err := proc.Start(dir, bin, "dev", "-db", db, "-master-key", filepath.Join(dir, "master.key"))
	if err != nil {
		return 0, err
	}
	err = wirecall.New(server.URL, 1).Get(path, nil)
	took = time.Since(start)
	if stopped := server.Stop(); err == nil {
		err = stopped
	}
	return took, err
}
