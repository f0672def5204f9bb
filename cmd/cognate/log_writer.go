package main

import (
	"io"
	"sync"
)

// logWriter writes lines in a goroutine of its own, those of many requests
// together when they come faster than the system takes them, so that no
// request waits for the log. Close writes what is left.
type logWriter struct {
	out io.Writer

	mu      sync.Mutex
	waiting []byte
	closed  bool
	more    *sync.Cond // waiting has grown, or closed was set
	less    *sync.Cond // waiting was taken
	done    chan struct{}
}

// logLimit bounds what waits: a log that nobody reads slows requests down
// then, rather than fill the memory.
const logLimit = 1 << 20

func newLogWriter(out io.Writer) *logWriter {
	w := &logWriter{out: out, done: make(chan struct{})}
	w.more, w.less = sync.NewCond(&w.mu), sync.NewCond(&w.mu)
	go w.loop()
	return w
}

// Write takes a line. What the log is written to may fail later, which
// nobody could be told of.
func (w *logWriter) Write(line []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.waiting) >= logLimit && !w.closed {
		w.less.Wait()
	}
	if w.closed {
		return w.out.Write(line)
	}
	w.waiting = append(w.waiting, line...)
	if len(w.waiting) == len(line) {
		w.more.Signal()
	}
	return len(line), nil
}

func (w *logWriter) loop() {
	defer close(w.done)
	var writing []byte
	for {
		w.mu.Lock()
		for len(w.waiting) == 0 && !w.closed {
			w.more.Wait()
		}
		writing, w.waiting = w.waiting, writing[:0]
		last := w.closed
		w.less.Broadcast()
		w.mu.Unlock()
		if len(writing) > 0 {
			_, _ = w.out.Write(writing) // there is nowhere to report it
		}
		if last {
			return
		}
	}
}

// Close writes what waits. Lines that come later are written at once.
func (w *logWriter) Close() error {
	w.mu.Lock()
	w.closed = true
	w.more.Signal()
	w.less.Broadcast()
	w.mu.Unlock()
	<-w.done
	return nil
}
