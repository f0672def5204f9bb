package password

import (
	"context"
	"crypto/rand"
	"errors"
	"runtime"
	"sync"

	"cognate/internal/fault"
)

// ErrClosed says that the Hasher no longer works.
var ErrClosed = errors.New("password: hasher is closed")

// Options sets up a Hasher. Whatever is zero, or out of range, takes its
// default.
type Options struct {
	Workers int    // hashes computed at a time, each in Params.Memory; default: one for each processor
	Queue   int    // hashes that may wait for a worker; default: 256
	Params  Params // cost of new records; default: DefaultParams
}

// Hasher hashes and verifies passwords. It is safe for concurrent use.
//
// Its methods return an error that is fault.TooManyRequests when the queue is
// full, the context's error when the caller gives up first, and ErrClosed
// after Close.
type Hasher struct {
	params Params
	queue  chan *job
	quit   chan struct{}
	close  sync.Once
	wait   sync.WaitGroup
}

// New starts the workers. They take their memory with their first job; Close
// gives it back.
func New(o Options) *Hasher {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Queue <= 0 {
		o.Queue = 256
	}
	if !o.Params.valid() {
		o.Params = DefaultParams()
	}
	h := &Hasher{params: o.Params, queue: make(chan *job, o.Queue), quit: make(chan struct{})}
	for range o.Workers {
		h.wait.Go(h.work)
	}
	return h
}

// Hash returns a new record of the password, with a random salt.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	r := record{params: h.params, salt: make([]byte, saltLength), hash: make([]byte, hashLength)}
	rand.Read(r.salt)
	hash, err := h.derive(ctx, r, password)
	if err != nil {
		return "", err
	}
	r.hash = hash
	return r.String(), nil
}

// Verify reports whether the record is of this password and, if so, whether it
// is weaker than a new record would be: the caller then replaces it while it
// has the password at hand. It returns ErrRecord for a record it cannot read.
func (h *Hasher) Verify(ctx context.Context, encoded, password string) (ok, upgrade bool, err error) {
	r, err := parseRecord(encoded)
	if err != nil {
		return false, false, err
	}
	hash, err := h.derive(ctx, r, password)
	if err != nil {
		return false, false, err
	}
	ok = r.matches(hash)
	return ok, ok && r.weakerThan(h.params), nil
}

// VerifyDummy takes as long as Verify and knows no password: it is what a
// sign-in calls for a user who does not exist, who is disabled or who has no
// password, so that the answer's delay does not tell.
func (h *Hasher) VerifyDummy(ctx context.Context, password string) error {
	r := record{params: h.params, salt: make([]byte, saltLength), hash: make([]byte, hashLength)}
	_, err := h.derive(ctx, r, password)
	return err
}

// Burn is VerifyDummy for a caller that has no password either.
func (h *Hasher) Burn(ctx context.Context) error { return h.VerifyDummy(ctx, "") }

// Run has a worker do work that is as dear as a hash, in its turn with the
// hashes. When Run returns an error, the work may still be at it.
func (h *Hasher) Run(ctx context.Context, work func()) error {
	return h.do(&job{ctx: ctx, work: work, done: make(chan struct{})})
}

// Close stops the workers after the jobs they are at and waits for them. Jobs
// that still wait in the queue fail with ErrClosed. It may be called twice.
func (h *Hasher) Close() {
	h.close.Do(func() { close(h.quit) })
	h.wait.Wait()
}

// derive has a worker compute the hash of the password under r's parameters.
func (h *Hasher) derive(ctx context.Context, r record, password string) ([]byte, error) {
	j := &job{ctx: ctx, record: r, password: password, done: make(chan struct{})}
	if err := h.do(j); err != nil {
		return nil, err
	}
	return j.hash, nil
}

// do hands a job to a worker and waits for it.
func (h *Hasher) do(j *job) error {
	if err := j.ctx.Err(); err != nil {
		return err
	}
	select {
	case <-h.quit:
		return ErrClosed
	default:
	}
	select {
	case h.queue <- j:
	default:
		return fault.TooManyRequests.New("Too many requests")
	}
	select {
	case <-j.done:
		return j.err
	case <-j.ctx.Done():
		return j.ctx.Err()
	case <-h.quit:
		return ErrClosed
	}
}
