package userimport

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Options are what a Runner is made of. All are required.
type Options struct {
	Store *store.DB
	Now   func() time.Time
	Rand  io.Reader
	Log   *slog.Logger
}

// Runner runs the jobs that were started, on whatever node: each node has one.
type Runner struct {
	Options
	wake    chan struct{}
	running sync.WaitGroup
}

// lease is how long a node has a job to itself after the last sign of life.
const lease = 10 * time.Second

// The pauses between looks at what other nodes left.
const (
	lookEvery  = 5 * time.Second
	sweepEvery = time.Hour
)

// NewRunner returns a Runner that Start sets to work.
func NewRunner(o Options) *Runner { return &Runner{Options: o, wake: make(chan struct{}, 1)} }

// Wake makes the runner look for a job at once.
func (r *Runner) Wake() {
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

// Start runs jobs in the background until ctx ends; Wait waits for that.
func (r *Runner) Start(ctx context.Context) { r.running.Go(func() { r.loop(ctx) }) }

// Wait waits until the runner has stopped.
func (r *Runner) Wait() { r.running.Wait() }

func (r *Runner) loop(ctx context.Context) {
	look, sweep := time.NewTicker(lookEvery), time.NewTicker(sweepEvery)
	defer look.Stop()
	defer sweep.Stop()
	for {
		if err := r.RunAll(ctx); err != nil && ctx.Err() == nil {
			r.Log.ErrorContext(ctx, "running import jobs", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-r.wake:
		case <-look.C:
		case <-sweep.C:
			if err := r.sweep(ctx); err != nil && ctx.Err() == nil {
				r.Log.ErrorContext(ctx, "deleting files of import jobs", "error", err)
			}
		}
	}
}

// RunAll runs the jobs that wait for a node, one after the other, until none
// does.
func (r *Runner) RunAll(ctx context.Context) error {
	for {
		j, err := r.claim(ctx)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		err = r.run(ctx, j)
		if ctx.Err() != nil {
			r.release(context.WithoutCancel(ctx), j)
			return ctx.Err()
		}
		if err != nil {
			return err
		}
	}
}

// claim takes a job that no node has.
func (r *Runner) claim(ctx context.Context) (*store.ImportJob, error) {
	now := r.Now()
	var job *store.ImportJob
	find := func(tx *store.Tx) (err error) { job, err = tx.ImportToRun(now); return err }
	if err := r.Store.View(ctx, find); err != nil {
		return nil, err
	}
	err := r.Store.Update(ctx, func(tx *store.Tx) error {
		if err := find(tx); err != nil {
			return err
		}
		if job.Status == store.ImportPending {
			job.Status = store.ImportInProgress
		}
		job.Lease = now.Add(lease)
		return tx.UpdateImport(job)
	})
	return job, err
}

// release lets another node have the job at once, as far as j is its newest
// state.
func (r *Runner) release(ctx context.Context, j *store.ImportJob) {
	err := r.Store.Update(ctx, func(tx *store.Tx) error {
		released := *j
		released.Lease = time.Time{}
		return tx.UpdateImport(&released)
	})
	if err != nil && !errors.Is(err, store.ErrStale) && !errors.Is(err, store.ErrNotFound) {
		r.Log.ErrorContext(ctx, "releasing an import job", "job", j.ID, "error", err)
	}
}

// run works on a job that was claimed, until it ends or another node or an
// administrator has taken it.
func (r *Runner) run(ctx context.Context, j *store.ImportJob) error {
	for {
		var err error
		if j.Status == store.ImportStopping {
			err = r.end(ctx, j, Stopped, stoppedMessage)
		} else {
			err = r.Store.Bulk(ctx, func() error { return r.work(ctx, j) })
		}
		if !errors.Is(err, store.ErrStale) {
			return ignoreMissing(err)
		}
		held := j.Lease
		if err := r.Store.View(ctx, func(tx *store.Tx) error {
			now, err := tx.Import(j.PoolID, j.ID)
			if err == nil {
				*j = *now
			}
			return err
		}); err != nil {
			return ignoreMissing(err)
		}
		if j.Status != store.ImportStopping || !j.Lease.Equal(held) {
			return nil // another node has it
		}
	}
}

// work reads the job's file to its end.
func (r *Runner) work(ctx context.Context, j *store.ImportJob) error {
	parse, problem, err := r.open(ctx, j)
	if err != nil {
		return err
	}
	if problem != "" {
		return r.end(ctx, j, Failed, problem)
	}
	var reading sync.WaitGroup
	defer reading.Wait()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	batches := make(chan batch, 2)
	reading.Go(func() {
		defer close(batches)
		parse.batches(ctx, batches)
	})
	for b := range batches {
		if b.err != nil {
			if errors.Is(b.err, errLost) {
				return r.end(ctx, j, Failed, "The CSV file could not be read.")
			}
			return b.err
		}
		if err := r.commit(ctx, j, parse.reader.pool, b); err != nil {
			return err
		}
		if b.problem != "" {
			return r.end(ctx, j, Failed, b.problem)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if j.Imported == 0 && j.Skipped+j.Failed > 0 {
		return r.end(ctx, j, Failed, refusedMessage)
	}
	return r.end(ctx, j, Succeeded, succeededMessage)
}

// commit writes the users of a batch, what its other lines came to, and how
// far the file has been read, all or nothing.
func (r *Runner) commit(ctx context.Context, j *store.ImportJob, pool *userpool.Pool, b batch) error {
	var next store.ImportJob
	err := r.Store.Update(ctx, func(tx *store.Tx) error {
		next = *j
		next.Offset, next.Line, next.Lease = b.offset, b.line, r.Now().Add(lease)
		refused, err := tx.InsertUsers(b.users)
		if err != nil {
			return err
		}
		log := append([]store.ImportLine(nil), b.log...)
		for i, err := range refused {
			if err != nil {
				log = append(log, taken(pool, b.lines[i], err))
			}
		}
		next.Imported += int64(len(b.users) - (len(log) - len(b.log)))
		for _, l := range log {
			if l.Outcome == skipped {
				next.Skipped++
			} else {
				next.Failed++
			}
		}
		if err := tx.UpdateImport(&next); err != nil {
			return err
		}
		return tx.LogImport(j.PoolID, j.ID, log)
	})
	if err == nil {
		*j = next
	}
	return err
}

// end ends a job and deletes its file.
func (r *Runner) end(ctx context.Context, j *store.ImportJob, status, message string) error {
	var next store.ImportJob
	err := r.Store.Update(ctx, func(tx *store.Tx) error {
		next = *j
		end(&next, status, message, r.Now())
		return tx.UpdateImport(&next)
	})
	if err != nil {
		return err
	}
	*j = next
	return deleteChunks(ctx, r.Store, j.ID, "")
}

// sweep deletes files that no job will read: of jobs that expired, and of
// those whose node vanished before it had cleared up.
func (r *Runner) sweep(ctx context.Context) error {
	for status, before := range map[string]time.Time{
		Created: r.Now().Add(-Lifetime - linkLifetime), Stopped: r.Now(), Failed: r.Now(), Succeeded: r.Now(),
	} {
		for {
			var id string
			err := r.Store.View(ctx, func(tx *store.Tx) (err error) { id, err = tx.ImportWithFile(status, before); return err })
			if errors.Is(err, store.ErrNotFound) {
				break
			}
			if err != nil {
				return err
			}
			if err := deleteChunks(ctx, r.Store, id, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// ignoreMissing makes nothing of a job that ended with its pool.
func ignoreMissing(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}
