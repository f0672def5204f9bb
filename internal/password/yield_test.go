package password

import (
	"os"
	"runtime"
	"sync/atomic"
	"testing"
)

// The only processor there is belongs to the test until it yields, and what
// was sent to a goroutine meanwhile is then soon read. A pipe stands for a
// connection: what is written to it can be read at once.
func TestYield(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	y, err := newYielder()
	if err != nil {
		t.Fatal(err)
	}
	defer y.close()
	there, here, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	defer here.Close()
	var read atomic.Int64
	go func() {
		b := make([]byte, 1)
		for {
			if _, err := there.Read(b); err != nil {
				return
			}
			read.Add(1)
		}
	}()
	y.yield()
	const bytes = 200
	yields, most := 0, bytes*2000 // a few each; a hundred thousand if only the clock has the network asked
	for n := range int64(bytes) {
		if _, err := here.Write([]byte{1}); err != nil {
			t.Fatal(err)
		}
		for ; read.Load() <= n && yields < most; yields++ {
			y.yield()
		}
	}
	if yields == most {
		t.Errorf("%d bytes of %d were read after %d yields", read.Load(), bytes, yields)
	}
}
