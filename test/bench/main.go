// Bench starts Cognate and the floor server as processes and measures what
// Cognate's work costs: the ratio of operations per CPU second to a server
// that does nothing but the cryptography, in alternating slices of one run;
// memory, start-up, and how little a million users change.
//
//	go run ./bench            all but the million users, about five minutes
//	go run ./bench -users 1000000
//	go run ./bench -short     what noisy machines can hold, under a minute
//
// It prints the tables of docs/performance.md and ends with status 1 when a
// figure misses its target.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"cognate/test/internal/proc"
	"cognate/test/internal/wirecall"
)

// options is the command line.
type options struct {
	slice  time.Duration
	rounds int
	busy   time.Duration
	users  int
	only   string
	flows  int
	rows   int
}

func main() {
	var o options
	short := flag.Bool("short", false, "short slices; figures of time may miss their targets by some, those of memory may not")
	flag.DurationVar(&o.slice, "slice", 3*time.Second, "length of one slice")
	flag.IntVar(&o.rounds, "rounds", 5, "slices of each server in each scenario")
	flag.DurationVar(&o.busy, "busy", 15*time.Second, "length of the saturation")
	flag.IntVar(&o.users, "users", 0, "also compare this many users with a thousand")
	flag.IntVar(&o.flows, "flows", 64, "users who go through each flow, or none")
	flag.IntVar(&o.rows, "rows", 200_000, "users whom the import brings")
	flag.StringVar(&o.only, "only", "", "measure just this scenario against the floor, or just the flows or the import")
	flag.Parse()
	r := &report{out: os.Stdout, slack: 1, clock: 1}
	if *short {
		o.slice, o.rounds, o.busy, o.flows, o.rows = 500*time.Millisecond, 5, 3*time.Second, 8, 60_000
		r.slack, r.clock = 0.8, 0.25
	}
	if err := measure(r, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	if len(r.fails) > 0 {
		fmt.Fprintln(os.Stderr, "\nbench: too slow or too large:")
		for _, f := range r.fails {
			fmt.Fprintln(os.Stderr, " ", f)
		}
		os.Exit(1)
	}
}

func measure(r *report, o options) error {
	dir, err := os.MkdirTemp("", "cognate-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bin, err := proc.BuildCognate(dir)
	if err != nil {
		return err
	}
	floorBin, err := proc.Build(dir, "cognate/test", "./floor")
	if err != nil {
		return err
	}
	fmt.Fprintf(r.out, "%s, %s/%s, %d processors, %d slices of %v for each server\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), o.rounds, o.slice)

	switch o.only {
	case "flows":
		return everyFlow(r, dir, bin, o.flows)
	case "import":
		memoryAndTimeSection(r)
		return imports(r, dir, bin, o.rows)
	}

	floor, err := startFloor(dir, floorBin)
	if err != nil {
		return err
	}
	defer floor.server.Kill()
	db := filepath.Join(dir, "cognate.db")
	cognate, err := startCognate(dir, bin, db)
	if err != nil {
		return err
	}
	defer func() { cognate.server.Kill() }()
	if err := cognate.populate(); err != nil {
		return err
	}
	if err := cognate.preparedForOAuth(); err != nil {
		return err
	}
	if err := cognate.settle(); err != nil {
		return err
	}
	if err := againstFloor(r, cognate, floor, o.slice, o.rounds, o.only); err != nil {
		return err
	}
	if o.only != "" {
		return nil
	}
	if err := cognate.server.Stop(); err != nil {
		return err
	}
	if err := memoryAndTime(r, dir, bin, db, cognate, o); err != nil {
		return err
	}
	if o.flows > 0 {
		if err := everyFlow(r, dir, bin, o.flows); err != nil {
			return err
		}
	}
	if o.users > 0 {
		return flatness(r, dir, bin, o.users, o.slice, o.rounds)
	}
	return nil
}

// memoryAndTime measures everything that has no floor. It restarts Cognate,
// so that the memory is of a server that has not been busy yet.
func memoryAndTime(r *report, dir, bin, db string, cognate *target, o options) error {
	memoryAndTimeSection(r)
	if err := startUp(r, dir, bin, db, cognate.poolID); err != nil {
		return err
	}
	again, err := startCognate(dir, bin, db)
	if err != nil {
		return err
	}
	cognate.server, cognate.client = again.server, again.client
	if err := cognate.settle(); err != nil {
		return err
	}
	if err := idle(r, cognate); err != nil {
		return err
	}
	if err := saturate(r, cognate, o.busy); err != nil {
		return err
	}
	if err := writes(r, dir, max(o.slice, time.Second)); err != nil {
		return err
	}
	return imports(r, dir, bin, o.rows)
}

func memoryAndTimeSection(r *report) { r.section("Memory and time", "| | measured | must | |") }

// newClient makes a client of its own for work beside the measured one.
func newClient(t *target) *wirecall.Client { return wirecall.New(t.server.URL, 1) }
