package throttle

import (
	"sync/atomic"
	"time"
)

// bucket lets through so many requests a second, and a second's worth at
// once. It holds one number: the moment by which all requests so far would
// have come if they had come at the exact rate (GCRA, the generic cell rate
// algorithm).
//
// https://www.itu.int/rec/T-REC-I.371
type bucket struct{ due atomic.Int64 }

// take lets one request through, or not. A clock that was set back starts
// anew: what came at times that are yet to come is forgotten.
func (b *bucket) take(now time.Time, perSecond int64) bool {
	at, step := now.UnixNano(), int64(time.Second)/perSecond
	for {
		due := b.due.Load()
		next := max(due, at) + step
		if due-at > 2*int64(time.Second) {
			next = at + step
		}
		if next-at > int64(time.Second)+step/2 {
			return false
		}
		if b.due.CompareAndSwap(due, next) {
			return true
		}
	}
}
