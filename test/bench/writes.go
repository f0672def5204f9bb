package main

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"cognate/test/bench/seed"
)

// durableWrites is how many sessions a second SQLite must take with every one
// of them on disk before it is acknowledged, 64 at a time.
const durableWrites = 15_000.0

func writes(r *report, dir string, length time.Duration) error {
	n, took, err := seed.Sessions(context.Background(), filepath.Join(dir, "writes.db"), 64, length)
	if err != nil {
		return err
	}
	rate := float64(n) / took.Seconds()
	fmt.Fprintf(r.out, "| durable session writes a second, 64 at a time | %.0f | at least %.0f | %s |\n",
		rate, durableWrites, r.often("durable session writes", rate, durableWrites))
	return nil
}
