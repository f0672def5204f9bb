package store

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

// batchLimit bounds how many closures one commit carries, and so how long the
// first of them waits for the last.
const batchLimit = 256

// writer owns the one connection that writes. Its goroutine takes all the
// closures that are waiting, lets them have the connection one after the
// other, each undone by itself if it fails, and commits them together: one
// fsync acknowledges them all.
//
// A closure runs in the goroutine of its caller, so that a panic or a
// runtime.Goexit (t.Fatal) in it is the caller's own.
type writer struct {
	session   *session
	dialect   dialect
	exclusive *sync.RWMutex
	jobs      chan *job
	closing   chan struct{}
	stopped   chan struct{}
	once      sync.Once
}

// job is one Update on its way through the writer.
type job struct {
	tx    *Tx
	state atomic.Int32
	turn  chan error // nil: the connection is yours
	ran   chan error // the closure has returned
	done  chan error // nil: it is on disk
	err   error
}

// errAbandoned is the outcome of a closure that panicked.
var errAbandoned = errors.New("store: the transaction was abandoned")

const (
	jobWaits = iota
	jobRuns
	jobLeft
)

func newWriter(s *session, d dialect, exclusive *sync.RWMutex) *writer {
	w := &writer{
		session: s, dialect: d, exclusive: exclusive,
		jobs: make(chan *job, 4*batchLimit), closing: make(chan struct{}), stopped: make(chan struct{}),
	}
	go w.loop()
	return w
}

func (w *writer) close() error {
	w.once.Do(func() { close(w.closing) })
	<-w.stopped
	return w.session.close()
}

func (w *writer) update(ctx context.Context, fn func(*Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-w.closing:
		return ErrClosed
	default:
	}
	j := &job{
		tx:   &Tx{ctx: ctx, dialect: w.dialect, run: w.session},
		turn: make(chan error, 1), ran: make(chan error, 1), done: make(chan error, 1),
	}
	select {
	case w.jobs <- j:
	case <-ctx.Done():
		return ctx.Err()
	case <-w.stopped:
		return ErrClosed
	}
	if err := w.await(j); err != nil {
		return err
	}
	j.call(fn)
	err := <-j.done
	if err != nil {
		j.tx.rolledBack()
	}
	return err
}

// await waits for the job's turn, or until it is of no use any more.
func (w *writer) await(j *job) error {
	left := ErrClosed
	select {
	case err := <-j.turn:
		return err
	case <-w.stopped:
	case <-j.tx.ctx.Done():
		left = j.tx.ctx.Err()
	}
	if j.state.CompareAndSwap(jobWaits, jobLeft) {
		return left
	}
	return <-j.turn
}

// call runs the closure and hands the connection back, whichever way the
// closure ends.
func (j *job) call(fn func(*Tx) error) {
	err := errAbandoned
	defer func() { j.ran <- err }()
	err = fn(j.tx)
}

func (w *writer) loop() {
	defer close(w.stopped)
	batch := make([]*job, 0, batchLimit)
	for {
		select {
		case <-w.closing:
			return
		case j := <-w.jobs:
			batch = append(batch[:0], j)
		}
		runtime.Gosched() // whom the last commit woke comes along
	gather:
		for len(batch) < batchLimit {
			select {
			case j := <-w.jobs:
				batch = append(batch, j)
			default:
				break gather
			}
		}
		w.commit(batch)
		clear(batch)
	}
}

// commit runs a batch as one transaction and answers every job of it. Nobody
// is answered earlier, since a closure may have read what another one wrote.
func (w *writer) commit(batch []*job) {
	if w.exclusive != nil {
		w.exclusive.Lock()
		defer w.exclusive.Unlock()
	}
	jobs := batch[:0]
	for _, j := range batch {
		if j.state.CompareAndSwap(jobWaits, jobRuns) {
			jobs = append(jobs, j)
		}
	}
	if len(jobs) == 0 {
		return
	}
	broken := w.session.do("BEGIN IMMEDIATE")
	if broken != nil {
		broken = fmt.Errorf("store: begin: %w", broken)
	}
	wrote := false
	ran := jobs[:0]
	for _, j := range jobs {
		if broken != nil {
			j.turn <- broken
			continue
		}
		if broken = w.runOne(j, len(jobs) > 1); broken != nil {
			broken = fmt.Errorf("store: the transaction broke: %w", broken)
		}
		wrote = wrote || j.err == nil && j.tx.wrote
		ran = append(ran, j)
	}
	switch {
	case broken != nil:
		_ = w.session.do("ROLLBACK") // SQLite may have done so already
	case wrote:
		if broken = w.session.do("COMMIT"); broken != nil {
			broken = fmt.Errorf("store: commit: %w", broken)
			_ = w.session.do("ROLLBACK")
		}
	default:
		broken = w.session.do("ROLLBACK")
	}
	for _, j := range ran {
		if j.err == nil {
			j.err = broken
		}
		j.done <- j.err
	}
}

// runOne lets one closure have the connection. Among others it gets a
// savepoint, made before its first write. The error is one that the whole
// transaction does not survive.
func (w *writer) runOne(j *job, among bool) error {
	if among {
		j.tx.mark = func() error { return w.session.do("SAVEPOINT one") }
	}
	j.turn <- nil
	j.err = <-j.ran
	if j.tx.broken != nil || !j.tx.marked {
		return j.tx.broken
	}
	if j.err != nil {
		if err := w.session.do("ROLLBACK TO one"); err != nil {
			return err
		}
	}
	return w.session.do("RELEASE one")
}
