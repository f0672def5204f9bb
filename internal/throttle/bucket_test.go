package throttle

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// through counts how many of a hundred requests at one moment a bucket of 15 a
// second lets through.
func through(b *bucket, at time.Time) (n int) {
	for range 100 {
		if b.take(at, 15) {
			n++
		}
	}
	return n
}

func TestBucketLetsThroughItsRate(t *testing.T) {
	var b bucket
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	if got := through(&b, now); got != 15 {
		t.Errorf("a second's worth at once is %d, want 15", got)
	}
	if got := through(&b, now.Add(400*time.Millisecond)); got != 6 {
		t.Errorf("0.4 seconds later %d more, want 6", got)
	}
	if got := through(&b, now.Add(time.Hour)); got != 15 {
		t.Errorf("an hour later %d, want 15 and no more", got)
	}
	n := 0
	for i := range 1000 {
		if b.take(now.Add(2*time.Hour+time.Duration(i)*10*time.Millisecond), 15) {
			n++
		}
	}
	if n < 164 || n > 166 {
		t.Errorf("ten seconds of too many let %d through, want 165", n)
	}
}

// TestBucketWhenTheClockIsSetBack: a server whose clock was an hour ahead does
// not refuse everything for an hour.
func TestBucketWhenTheClockIsSetBack(t *testing.T) {
	var b bucket
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	through(&b, now.Add(time.Hour))
	if got := through(&b, now); got != 15 {
		t.Errorf("after the clock was set back %d get through, want 15", got)
	}
	if got := through(&b, now.Add(400*time.Millisecond)); got != 6 {
		t.Errorf("0.4 seconds later %d more, want 6", got)
	}
}

func TestBucketCountsForAllAtOnce(t *testing.T) {
	var b bucket
	var n atomic.Int64
	var all sync.WaitGroup
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	for range 8 {
		all.Go(func() {
			for range 1000 {
				if b.take(now, 100) {
					n.Add(1)
				}
			}
		})
	}
	all.Wait()
	if n.Load() != 100 {
		t.Errorf("%d got through, want 100", n.Load())
	}
}

func BenchmarkTake(b *testing.B) {
	var one bucket
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	for i := range b.N {
		one.take(now.Add(time.Duration(i)), 100_000)
	}
}
