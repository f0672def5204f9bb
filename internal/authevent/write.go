package authevent

import (
	"context"
	"errors"

	"cognate/internal/store"
)

// batch bounds the events of one transaction.
const batch = 512

// write stores what is queued, batch after batch, until nothing is.
func (r *Recorder) write() {
	for {
		r.mu.Lock()
		n := min(batch, len(r.queue))
		events := r.queue[:n:n]
		r.queue = r.queue[n:]
		dropped := r.dropped
		r.dropped = 0
		if n == 0 {
			r.queue, r.writing = nil, false
			r.mu.Unlock()
			return
		}
		r.mu.Unlock()
		if dropped > 0 {
			r.Log.Error("authentication events came faster than they could be stored", "lost", dropped)
		}
		if err := r.put(events); err != nil {
			r.Log.Error("storing authentication events", "lost", n, "error", err)
		}
		r.mu.Lock()
		r.done += n
		r.written.Broadcast()
		r.mu.Unlock()
	}
}

// put stores events. It outlives the requests that they are of.
func (r *Recorder) put(events []*store.AuthEvent) error {
	return r.Store.Update(context.Background(), func(tx *store.Tx) error {
		for _, e := range events {
			if err := put(tx, e); err != nil {
				return err
			}
			if !trims(e.ID) {
				continue
			}
			if err := tx.TrimAuthEvents(e.PoolID, e.Sub, kept); err != nil {
				return err
			}
		}
		return nil
	})
}

// put stores one event. One that passed stays so: who tries its session again
// doesn't change what happened.
func put(tx *store.Tx, e *store.AuthEvent) error {
	if e.Response != Pass {
		before, err := tx.AuthEvent(e.PoolID, e.Sub, e.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if err == nil && before.Response == Pass {
			return nil
		}
	}
	return tx.PutAuthEvent(e)
}

// trims picks one event in 256, by its random id, to look whether its user
// has too many.
func trims(id string) bool { return len(id) > 1 && id[:2] == "00" }
