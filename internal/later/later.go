// Package later does what an answer must not wait for. Where a client hides
// which names exist, a message is made and sent once the answer is out: its
// time then doesn't tell whether there was somebody to send it to.
//
// Work begins when its request has ended, after a short pause of random length:
// what it takes from the server then shows in no request in particular. How
// much is under way at a time is bounded. Who asks for more waits, and so does
// who asks on behalf of nobody: a Group does nothing for them, at the same
// price.
//
// Work is kept in memory only. A server that stops ends it first; one that
// crashes loses it.
package later

import (
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"time"
)

const (
	// most is how much is under way at a time.
	most = 256
	// patience is how long work waits for its request to end.
	patience = 10 * time.Millisecond
	// pause is the longest that it waits then.
	pause = 5 * time.Millisecond
)

// Group does work in the background. It is safe for concurrent use.
type Group struct {
	rand  io.Reader
	log   *slog.Logger
	slots chan struct{}

	mu       sync.Mutex
	underWay map[chan struct{}]struct{} // closed when the work is done
}

// New returns a Group.
func New(rand io.Reader, log *slog.Logger) *Group {
	return &Group{rand: rand, log: log, slots: make(chan struct{}, most), underWay: map[chan struct{}]struct{}{}}
}

// Do has work done after the request that ctx belongs to, whose end doesn't
// end the work. It waits while too much is under way, and then returns the
// error of a ctx that ended meanwhile. A nil work is nothing to do.
func (g *Group) Do(ctx context.Context, work func(context.Context)) error {
	var drawn [4]byte
	if _, err := io.ReadFull(g.rand, drawn[:]); err != nil {
		return fmt.Errorf("draw a pause: %w", err)
	}
	select {
	case g.slots <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	done := make(chan struct{})
	g.mu.Lock()
	g.underWay[done] = struct{}{}
	g.mu.Unlock()
	go func() {
		defer g.finish(done)
		ended := time.NewTimer(patience)
		defer ended.Stop()
		select {
		case <-ctx.Done():
		case <-ended.C:
		}
		time.Sleep(time.Duration(binary.BigEndian.Uint32(drawn[:])) % pause)
		if work != nil {
			work(context.WithoutCancel(ctx))
		}
	}()
	return nil
}

// finish ends a piece of work. One that panics is ended as a request would be
// that does: the others go on.
func (g *Group) finish(done chan struct{}) {
	if cause := recover(); cause != nil {
		g.log.Error("work after an answer", "panic", cause, "stack", string(debug.Stack()))
	}
	<-g.slots
	g.mu.Lock()
	delete(g.underWay, done)
	g.mu.Unlock()
	close(done)
}

// Wait returns when all work that was asked for before is done, or with the
// error of a ctx that ended first.
func (g *Group) Wait(ctx context.Context) error {
	g.mu.Lock()
	asked := slices.Collect(maps.Keys(g.underWay))
	g.mu.Unlock()
	for _, done := range asked {
		select {
		case <-done:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
