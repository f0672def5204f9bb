package main

import (
	"fmt"
	"slices"
	"time"
)

// The limits while 32 connections sign in as fast as they can.
const (
	probeP99    = 25.0 // milliseconds
	busyMemory  = 80.0 // MiB
	idleMemory  = 30.0
	probeEvery  = 5 * time.Millisecond
	maxProbes   = 20_000
	saturateFor = connections
)

// idle measures the resident memory of a server that has nothing to do.
func idle(r *report, t *target) error {
	m, err := t.server.Memory()
	if err != nil {
		return err
	}
	fmt.Fprintf(r.out, "| resident memory, idle | %.0f MiB | under %.0f MiB | %s |\n",
		mebibytes(m.Now), idleMemory, r.within("idle memory", mebibytes(m.Now), idleMemory))
	return nil
}

// saturate lets 32 connections sign in with passwords while another one asks
// for the key set every few milliseconds.
func saturate(r *report, t *target, length time.Duration) error {
	type outcome struct {
		s   slice
		err error
	}
	done := make(chan outcome, 1)
	go func() {
		s, err := run(t, scenario{name: "saturation", conns: saturateFor, worker: signInPassword}, length)
		done <- outcome{s, err}
	}()

	probe := *t
	probe.client = newClient(t)
	ask, err := jwks(&probe, 0)
	if err != nil {
		return err
	}
	var took []time.Duration
	tick := time.NewTicker(probeEvery)
	defer tick.Stop()
	var result outcome
	for busy := true; busy; {
		select {
		case result = <-done:
			busy = false
		case <-tick.C:
			if len(took) == maxProbes {
				continue
			}
			start := time.Now()
			if err := ask(); err != nil {
				return err
			}
			took = append(took, time.Since(start))
		}
	}
	if result.err != nil {
		return result.err
	}
	m, err := t.server.Memory()
	if err != nil {
		return err
	}
	slices.Sort(took)
	p50, p99 := milliseconds(took[len(took)/2]), milliseconds(took[len(took)*99/100])
	fmt.Fprintf(r.out, "| sign-ins a second, 32 connections | %.0f | | |\n", float64(result.s.operations)/result.s.wall.Seconds())
	fmt.Fprintf(r.out, "| key set meanwhile, p50 | %.2f ms | | |\n", p50)
	fmt.Fprintf(r.out, "| key set meanwhile, p99 | %.2f ms | under %.0f ms | %s |\n", p99, probeP99, r.soon("key set p99", p99, probeP99))
	fmt.Fprintf(r.out, "| resident memory, highest | %.0f MiB | under %.0f MiB | %s |\n",
		mebibytes(m.Peak), busyMemory, r.within("busy memory", mebibytes(m.Peak), busyMemory))
	return nil
}
