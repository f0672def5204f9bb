package main

import (
	"errors"
	"fmt"
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
	alarm   *time.Timer // nil while no line waits for room
	stuck   bool        // the alarm has rung
	lost    int         // lines that came then
	closed  bool
	less    *sync.Cond    // waiting was taken, or stuck or closed was set
	more    chan struct{} // has something when waiting begins to grow
	closing chan struct{}
	done    chan struct{}
}

// logLimit bounds what waits: a slow log slows requests down then, rather than
// fill the memory.
const logLimit = 1 << 20

// logPatience is how long requests wait for a log that nobody reads: a pipe
// whose reader is stuck, a terminal that was told to hold. Then lines are lost,
// and counted, until it is read again: a server must not stand still with it.
const logPatience = 2 * time.Second

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
	for len(w.waiting) >= logLimit && !w.closed && !w.stuck {
		if w.alarm == nil {
			w.alarm = time.AfterFunc(logPatience, w.giveUp)
		}
		w.less.Wait()
	}
	switch {
	case w.stuck && len(w.waiting) >= logLimit:
		w.lost++
		return len(line), nil
	case w.closed:
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

// giveUp lets nobody wait any more for a log that stands still.
func (w *logWriter) giveUp() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.alarm != nil { // it has not moved meanwhile
		w.stuck = true
		w.less.Broadcast()
	}
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
		writing, last = w.take(writing[:0])
		if len(writing) > 0 {
			_, _ = w.out.Write(writing) // there is nowhere to report it
		}
	}
}

// take returns what waits, in exchange for room for what comes next, and
// whether nothing will.
func (w *logWriter) take(room []byte) (lines []byte, last bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	lines, w.waiting = w.waiting, room
	if w.lost > 0 {
		lines = fmt.Appendf(lines, "log lines lost here, as the log stood still: %d\n", w.lost)
	}
	if w.alarm != nil {
		w.alarm.Stop()
	}
	w.alarm, w.stuck, w.lost = nil, false, 0
	w.less.Broadcast()
	return lines, w.closed
}

// Close writes what waits, as long as the log takes it. Lines that come later
// are written at once.
func (w *logWriter) Close() error {
	w.mu.Lock()
	if !w.closed {
		close(w.closing)
	}
	w.closed = true
	w.less.Broadcast()
	w.mu.Unlock()
	patience := time.NewTimer(logPatience)
	defer patience.Stop()
	select {
	case <-w.done:
		return nil
	case <-patience.C:
		return errors.New("the log stood still: its last lines are lost")
	}
}
