package main

import (
	"testing"
	"time"
)

func TestPercent(t *testing.T) {
	const mb = 1 << 20
	for _, test := range []struct {
		what            string
		live, allocated uint64
		took            time.Duration
		want            int
	}{
		{"nothing is known", 0, mb, time.Second, 100},
		{"the clock stood still", 4 * mb, mb, 0, 100},
		{"little to do", 4 * mb, 4 * mb, time.Second, 100},
		{"half a second's requests", 4 * mb, 10 * mb, 500 * time.Millisecond, 250},
		{"more than the bound", 4 * mb, 4 * mb, 10 * time.Millisecond, 800},
		{"much is kept", 64 * mb, 64 * mb, 100 * time.Millisecond, 100},
	} {
		if got := percent(test.live, test.allocated, test.took); got != test.want {
			t.Errorf("%s: %d, want %d", test.what, got, test.want)
		}
	}
}
