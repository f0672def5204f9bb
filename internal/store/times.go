package store

import "time"

// micros is a time as it is stored: microseconds since 1970 UTC, 0 for none.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// moment is the time that micros made.
func moment(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMicro(n).UTC()
}

// stored is the time that comes back once t has been stored. Times inside
// JSON columns go through it, so they keep no more than those in columns.
func stored(t time.Time) time.Time { return moment(micros(t)) }
