package console

import (
	"slices"
	"sync"
	"time"
)

// kept is how many minutes back the figures go.
const kept = 60

// samples bounds the durations that are kept of one minute, from which its
// percentiles are told.
const samples = 512

// signInOperations are the operations that begin a sign-in.
var signInOperations = []string{"AdminInitiateAuth", "InitiateAuth"}

// Minute is what happened within one minute on this node.
type Minute struct {
	Start    time.Time
	Calls    int
	Refused  int // with an exception
	Failed   int // by the server's fault
	SignIns  int // begun
	MedianMS float64
	P95MS    float64
}

// Figures counts calls by the minute, for an hour. Its zero value is ready; it
// is safe for concurrent use.
type Figures struct {
	mu      sync.Mutex
	minutes [kept]minute
}

type minute struct {
	Minute
	durations [samples]time.Duration
}

// Observe counts a call: its operation, the name of the exception that it ended
// with, if any, and how long it took.
func (f *Figures) Observe(now time.Time, op, code string, d time.Duration) {
	start := now.Truncate(time.Minute)
	f.mu.Lock()
	defer f.mu.Unlock()
	m := &f.minutes[start.Unix()/60%kept]
	if !m.Start.Equal(start) {
		m.Minute = Minute{Start: start}
	}
	// The newest of a busy minute stand for all of it.
	m.durations[m.Calls%samples] = d
	m.Calls++
	switch code {
	case "":
	case "InternalErrorException":
		m.Failed++
	default:
		m.Refused++
	}
	if slices.Contains(signInOperations, op) {
		m.SignIns++
	}
}

// Recent returns the last hour, oldest minute first.
func (f *Figures) Recent(now time.Time) []Minute {
	last := now.Truncate(time.Minute)
	recent := make([]Minute, 0, kept)
	f.mu.Lock()
	defer f.mu.Unlock()
	for back := kept - 1; back >= 0; back-- {
		start := last.Add(-time.Duration(back) * time.Minute)
		m := &f.minutes[start.Unix()/60%kept]
		if !m.Start.Equal(start) {
			recent = append(recent, Minute{Start: start})
			continue
		}
		shown := m.Minute
		sorted := slices.Sorted(slices.Values(m.durations[:min(m.Calls, samples)]))
		shown.MedianMS, shown.P95MS = milliseconds(sorted[len(sorted)/2]), milliseconds(sorted[len(sorted)*95/100])
		recent = append(recent, shown)
	}
	return recent
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
