package main

import (
	"io"
	"sync"
	"time"
)

// logWriter writes lines in a goroutine of its own, those of many requests
// together, so that no request waits for the log or pays for a write of its
// own. Close writes what is left.
type logWriter struct {
	out io.Writer

	mu      sync.Mutex
	waiting []byte
	closed  bool
	less    *sync.Cond    // waiting was taken, or closed was set
	more    chan struct{} // has something when waiting begins to grow
	closing chan struct{}
	done    chan struct{}
}

// logLimit bounds what waits: a log that nobody reads slows requests down
// then, rather than fill the memory.
const logLimit = 1 << 20

// logGather is how long a line waits for others to be written with it.
const logGather = 5 * time.Millisecond

func newLogWriter(out io.Writer) *logWriter {
	w := &logWriter{out: out, more: make(chan struct{}, 1), closing: make(chan struct{}), done: make(chan struct{})}
	w.less = sync.NewCond(&w.mu)
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
	if len(w.waiting) == 0 {
		select {
		case w.more <- struct{}{}:
		default: // the loop has yet to see that there was something before
		}
	}
	w.waiting = append(w.waiting, line...)
	return len(line), nil
}

func (w *logWriter) loop() {
	defer close(w.done)
	var writing []byte
	for last := false; !last; {
		select {
		case <-w.more:
			select {
			case <-time.After(logGather):
			case <-w.closing:
			}
		case <-w.closing:
		}
		w.mu.Lock()
		writing, w.waiting = w.waiting, writing[:0]
		last = w.closed
		w.less.Broadcast()
		w.mu.Unlock()
		if len(writing) > 0 {
			_, _ = w.out.Write(writing) // there is nowhere to report it
		}
	}
}

// Close writes what waits. Lines that come later are written at once.
func (w *logWriter) Close() error {
	w.mu.Lock()
	if !w.closed {
		close(w.closing)
	}
	w.closed = true
	w.less.Broadcast()
	w.mu.Unlock()
	<-w.done
	return nil
}
