package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// How often garbage is collected: when the heap has doubled, which keeps a
// server small that hashes passwords and little else. One that answers tens of
// thousands of small requests a second would go through what it keeps at every
// few megabytes of them, and pay as much for that as for its own work; so the
// heap may grow by what half a second brings, up to a bound.
const (
	leastPercent = 100
	growthTime   = 500 * time.Millisecond
	mostGrowth   = 32 << 20
)

// collector sets the pace of the garbage collector, after each collection for
// the next.
//
// https://go.dev/doc/gc-guide#GOGC
type collector struct {
	at        time.Time // of the last collection
	allocated uint64    // until then, in bytes
	percent   int
}

// paceCollections begins to set the pace, by what happens from now on. It
// can't end.
func paceCollections() {
	c := &collector{at: time.Now(), percent: leastPercent}
	_, c.allocated = heap()
	debug.SetGCPercent(c.percent)
	c.await()
}

// cycle is kept by nothing, so that the next collection finds it.
type cycle struct{ of *collector }

func (c *collector) await() {
	runtime.SetFinalizer(&cycle{c}, func(ended *cycle) {
		ended.of.collected()
		ended.of.await()
	})
}

// collected notes that a collection has ended. Only the runtime's one
// goroutine for finalizers calls it.
func (c *collector) collected() {
	live, allocated := heap()
	at := time.Now()
	next := percent(live, allocated-c.allocated, at.Sub(c.at))
	c.at, c.allocated = at, allocated
	// A change stops the program for a moment; a small one isn't worth it.
	if math.Abs(float64(next-c.percent)) >= leastPercent/4 {
		c.percent = next
		debug.SetGCPercent(next)
	}
}

// heap returns how many bytes the last collection found in use, and how many
// were ever allocated.
func heap() (live, allocated uint64) {
	figures := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(figures)
	return figures[0].Value.Uint64(), figures[1].Value.Uint64()
}

// percent is by how much the heap may grow that has so many live bytes, where
// so many were allocated in such a time.
func percent(live, allocated uint64, took time.Duration) int {
	if live == 0 || took <= 0 {
		return leastPercent
	}
	growth := min(float64(allocated)*growthTime.Seconds()/took.Seconds(), mostGrowth)
	return max(int(growth*100/float64(live)), leastPercent)
}
