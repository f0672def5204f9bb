package main

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
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
