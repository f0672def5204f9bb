package main

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// gate is a writer that stands still until it is opened.
type gate struct {
	open chan struct{}
	mu   sync.Mutex
	buf  bytes.Buffer
	n    int
}

func (g *gate) Write(p []byte) (int, error) {
	<-g.open
	g.mu.Lock()
	defer g.mu.Unlock()
	g.n++
	return g.buf.Write(p)
}

// TestLogWriter: no line waits for the log, none is lost, and each stays whole.
func TestLogWriter(t *testing.T) {
	g := &gate{open: make(chan struct{})}
	w := newLogWriter(g)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 100 {
				fmt.Fprintf(w, "line %d of %d\n", j, i)
			}
		})
	}
	wg.Wait() // nothing has been written yet
	close(g.open)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(g.buf.String()), "\n")
	seen := map[string]bool{}
	for _, l := range lines {
		seen[l] = true
	}
	if len(lines) != 800 || len(seen) != 800 {
		t.Errorf("got %d lines, %d of them different, want 800", len(lines), len(seen))
	}
	if g.n > 3 {
		t.Errorf("the lines took %d writes, want a few at most", g.n)
	}
	fmt.Fprintln(w, "late")
	if !strings.HasSuffix(g.buf.String(), "late\n") {
		t.Error("a line after Close is lost")
	}
}

// TestLogWriterWaits: a log that stands still bounds the memory.
func TestLogWriterWaits(t *testing.T) {
	g := &gate{open: make(chan struct{})}
	w := newLogWriter(g)
	line := bytes.Repeat([]byte("x"), logLimit/4)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range 20 {
			if _, err := w.Write(line); err != nil {
				t.Error(err)
			}
			w.mu.Lock()
			if n := len(w.waiting); n > 2*logLimit {
				t.Errorf("%d bytes wait", n)
			}
			w.mu.Unlock()
		}
	}()
	close(g.open)
	<-done
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if g.buf.Len() != 20*len(line) {
		t.Errorf("got %d bytes, want %d", g.buf.Len(), 20*len(line))
	}
}

// TestLogWriterThatNobodyReads: requests wait for a log that stands still, but
// not for ever, and the log says what it missed. The server can be stopped.
func TestLogWriterThatNobodyReads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := &gate{open: make(chan struct{})}
		w := newLogWriter(g)
		line := append(bytes.Repeat([]byte("x"), logLimit-1), '\n')
		began := time.Now()
		for range 6 { // one is being written, one waits, and the others are too many
			if _, err := w.Write(line); err != nil {
				t.Error(err)
			}
			time.Sleep(2 * logGather)
		}
		if waited := time.Since(began); waited < logPatience || waited > 2*logPatience {
			t.Errorf("six lines waited %s for a log that stands still", waited)
		}
		if err := w.Close(); err == nil {
			t.Error("Close says that all was written")
		}
		close(g.open)
		<-w.done
		got := g.buf.String()
		if n := strings.Count(got, "x\n"); n != 2 {
			t.Errorf("%d lines were written, want the two before the log was given up", n)
		}
		if want := "\nlog lines lost here, as the log stood still: 4\n"; !strings.HasSuffix(got, want) {
			t.Errorf("the log ends with %q, want %q", got[len(got)-80:], want)
		}
	})
}

// TestLogWriterRecovers: a log that moves again loses nothing from then on.
func TestLogWriterRecovers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := &gate{open: make(chan struct{})}
		w := newLogWriter(g)
		line := append(bytes.Repeat([]byte("x"), logLimit-1), '\n')
		for range 3 {
			w.Write(line)
			time.Sleep(2 * logGather)
		}
		close(g.open)
		time.Sleep(2 * logGather)
		for range 5 {
			w.Write([]byte("y\n"))
			time.Sleep(2 * logGather)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if want := "log lines lost here, as the log stood still: 1\n" + strings.Repeat("y\n", 5); !strings.HasSuffix(g.buf.String(), want) {
			t.Errorf("got %q", g.buf.String()[g.buf.Len()-90:])
		}
	})
}
