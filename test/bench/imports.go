package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"cognate/test/internal/importjob"
	"cognate/test/internal/wirecall"
)

// What an import must bring in: so many rows a second on two processors, one of
// which reads and judges while the other writes, and so many for each second
// that a processor works on them, whatever else the machine does.
const (
	importedRows   = 20_000.0
	importedPerCPU = 15_000.0
	importLimit    = 5 * time.Minute
)

// imports measures an import job on a server of its own, from its start to its
// end: reading the file, judging and writing it.
func imports(r *report, dir, bin string, rows int) error {
	own := filepath.Join(dir, "import")
	if err := os.Mkdir(own, 0o700); err != nil {
		return err
	}
	t, err := startCognate(own, bin, filepath.Join(own, "cognate.db"))
	if err != nil {
		return err
	}
	defer t.server.Kill()
	pool, err := importjob.NewPool(t.client)
	if err != nil {
		return err
	}
	job, err := importjob.Upload(t.client, pool, rows)
	if err != nil {
		return err
	}
	if err := t.settle(); err != nil {
		return err
	}
	before, err := t.server.CPU()
	if err != nil {
		return err
	}
	start := time.Now()
	if err := job.Start(t.client); err != nil {
		return err
	}
	if err := finished(t.client, job, rows); err != nil {
		return err
	}
	wall := time.Since(start)
	after, err := t.server.CPU()
	if err != nil {
		return err
	}
	rate, perCPU := float64(rows)/wall.Seconds(), float64(rows)/(after-before).Seconds()
	fmt.Fprintf(r.out, "| imported users a second | %.0f | at least %.0f | %s |\n", rate, importedRows, r.often("imported users a second", rate, importedRows))
	fmt.Fprintf(r.out, "| imported users a second of CPU | %.0f | at least %.0f | %s |\n",
		perCPU, importedPerCPU, r.atLeast("imported users a second of CPU", perCPU, importedPerCPU))
	return nil
}

// finished waits until a job has brought in every row.
func finished(c *wirecall.Client, job *importjob.Job, rows int) error {
	for deadline := time.Now().Add(importLimit); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if err := job.Describe(c); err != nil {
			return err
		}
		switch got := job.UserImportJob; got.Status {
		case "Pending", "InProgress":
		case "Succeeded":
			if got.ImportedUsers != rows {
				return fmt.Errorf("the import brought %d of %d users: %s", got.ImportedUsers, rows, got.CompletionMessage)
			}
			return nil
		default:
			return fmt.Errorf("the import ended as %s: %s", got.Status, got.CompletionMessage)
		}
	}
	return fmt.Errorf("the import took more than %v", importLimit)
}
