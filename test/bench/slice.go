package main

import (
	"cmp"
	"errors"
	"slices"
	"sync"
	"time"
)

// maxOperations bounds what one connection does in one slice, however fast
// the server is.
const maxOperations = 1_000_000

// slice is what a target did in a stretch of time.
type slice struct {
	operations int
	cpu, wall  time.Duration
}

// perCPUSecond returns operations per second of the server's processor time.
func (s slice) perCPUSecond() float64 { return float64(s.operations) / s.cpu.Seconds() }

// run lets a target work at a scenario for a while. The first error of any
// connection ends it.
func run(t *target, sc scenario, length time.Duration) (slice, error) {
	work := make([]func() error, sc.conns)
	for i := range work {
		var err error
		if work[i], err = sc.worker(t, i); err != nil {
			return slice{}, err
		}
	}
	before, err := t.server.CPU()
	if err != nil {
		return slice{}, err
	}
	start := time.Now()
	counts, failures := make([]int, sc.conns), make([]error, sc.conns)
	var wg sync.WaitGroup
	for i := range work {
		wg.Go(func() {
			for counts[i] < maxOperations && time.Since(start) < length {
				if failures[i] = work[i](); failures[i] != nil {
					return
				}
				counts[i]++
			}
		})
	}
	wg.Wait()
	s := slice{wall: time.Since(start)}
	after, err := t.server.CPU()
	if err := cmp.Or(errors.Join(failures...), err); err != nil {
		return slice{}, err
	}
	for _, n := range counts {
		s.operations += n
	}
	s.cpu = max(after-before, 10*time.Millisecond)
	return s, nil
}

// comparison is the outcome of two targets taking turns at a scenario.
type comparison struct {
	ratio float64 // operations per CPU second, first over second, median of the rounds
	first slice   // all rounds of the first target
	other slice
}

// compare lets two targets take turns, each going first in every other round,
// after one short round each that doesn't count.
func compare(first, other *target, sc scenario, length time.Duration, rounds int) (comparison, error) {
	for _, t := range []*target{first, other} {
		if _, err := run(t, sc, length/4); err != nil {
			return comparison{}, err
		}
	}
	var c comparison
	ratios := make([]float64, rounds)
	for i := range ratios {
		order := []*target{first, other}
		if i%2 == 1 {
			slices.Reverse(order)
		}
		taken := map[*target]slice{}
		for _, t := range order {
			s, err := run(t, sc, length)
			if err != nil {
				return comparison{}, err
			}
			taken[t] = s
		}
		ratios[i] = taken[first].perCPUSecond() / taken[other].perCPUSecond()
		c.first.add(taken[first])
		c.other.add(taken[other])
	}
	c.ratio = median(ratios)
	return c, nil
}

func (s *slice) add(other slice) {
	s.operations += other.operations
	s.cpu += other.cpu
	s.wall += other.wall
}

// median returns the middle of values, the upper one of two.
func median[T cmp.Ordered](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
