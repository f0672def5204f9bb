package dispatch

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"cognate/delivery"
	"cognate/internal/store"
)

const (
	workers = 8
	// lease is how long an attempt at a message keeps others from it. It is
	// longer than a worker takes to get to it and to make the attempt.
	lease = 5 * time.Minute
	// look is how often a server looks for messages that it did not queue
	// itself.
	look = 2 * time.Second
)

// sealing is the purpose that queued messages are sealed for.
func sealing(id string) string { return "message:" + id }

// enqueue lets a message wait.
func (s *Service) enqueue(ctx context.Context, m delivery.Message) error {
	q, err := s.queued(m)
	if err != nil {
		return err
	}
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if err := tx.EnqueueMessage(q); err != nil {
			return err
		}
		return tx.InsertMessage(s.record(m, store.MessageQueued))
	})
	if err != nil {
		return err
	}
	select {
	case s.wake <- struct{}{}:
	default:
	}
	return nil
}

// queued is a message as it waits.
func (s *Service) queued(m delivery.Message) (*store.QueuedMessage, error) {
	text, err := json.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("queue a message: %w", err)
	}
	return &store.QueuedMessage{
		ID: m.ID, PoolID: m.PoolID, Sub: m.Sub, Due: s.Now(), Expires: s.Now().Add(worth(m.Purpose)), Sealed: s.Sealer.Seal(sealing(m.ID), text),
	}, nil
}

// worth is how long a message is worth sending: as long as the code in it may
// be good.
func worth(purpose string) time.Duration {
	switch purpose {
	case "Authentication":
		return 15 * time.Minute
	case "ForgotPassword":
		return time.Hour
	}
	return 24 * time.Hour
}

// patience is how long a message waits after so many attempts: five seconds,
// and three times as long after each, up to a quarter of an hour.
func patience(attempts int) time.Duration {
	wait := 5 * time.Second
	for range attempts - 1 {
		if wait *= 3; wait > 15*time.Minute {
			return 15 * time.Minute
		}
	}
	return wait
}

// Start sends what waits until ctx ends.
func (s *Service) Start(ctx context.Context) {
	if !s.Queue {
		return
	}
	work := make(chan *store.QueuedMessage)
	for range workers {
		s.running.Go(func() {
			for q := range work {
				s.attempt(ctx, q)
			}
		})
	}
	s.running.Go(func() {
		defer close(work)
		again := time.NewTicker(look)
		defer again.Stop()
		for ctx.Err() == nil {
			n, err := s.hand(ctx, work)
			if err != nil && ctx.Err() == nil {
				s.Log.Error("reading queued messages", "error", err)
			}
			if n == workers {
				continue // there may be more
			}
			select {
			case <-ctx.Done():
			case <-s.wake:
			case <-again.C:
			}
		}
	})
}

// Wait returns when everything that Start began has ended.
func (s *Service) Wait() { s.running.Wait() }

// Waiting counts the messages that wait.
func (s *Service) Waiting(ctx context.Context) (n int64, err error) {
	err = s.Store.View(ctx, func(tx *store.Tx) error {
		n, err = tx.CountQueuedMessages()
		return err
	})
	return n, err
}

// hand claims messages that are due and hands them to workers. Those that
// nobody took before ctx ended wait again.
func (s *Service) hand(ctx context.Context, work chan<- *store.QueuedMessage) (int, error) {
	var claimed []*store.QueuedMessage
	err := s.Store.Update(ctx, func(tx *store.Tx) (err error) {
		now := s.Now()
		claimed, err = tx.ClaimMessages(now, now.Add(lease), workers)
		return err
	})
	if err != nil {
		return 0, err
	}
	for i, q := range claimed {
		select {
		case work <- q:
		case <-ctx.Done():
			return i, s.release(claimed[i:])
		}
	}
	return len(claimed), nil
}

// release lets claimed messages be claimed by others at once.
func (s *Service) release(claimed []*store.QueuedMessage) error {
	return s.Store.Update(context.Background(), func(tx *store.Tx) error {
		for _, q := range claimed {
			if err := tx.RequeueMessage(q, s.Now()); err != nil {
				return err
			}
		}
		return nil
	})
}

// attempt tries to send a claimed message and notes what came of it. That it
// notes even when ctx has ended: otherwise the message would be sent twice.
func (s *Service) attempt(ctx context.Context, q *store.QueuedMessage) {
	var m delivery.Message
	began := s.Now()
	text, err := s.Sealer.Open(sealing(q.ID), q.Sealed)
	if err == nil {
		err = json.Unmarshal(text, &m)
	}
	if err != nil {
		err = fmt.Errorf("%w: the queue holds something else: %w", delivery.ErrRefused, err)
		s.Log.Error("opening a queued message", "message", q.ID, "pool", q.PoolID, "error", err)
	} else if !s.Now().Before(q.Expires) {
		err = fmt.Errorf("%w: too late to be of use", delivery.ErrRefused)
	} else {
		err = s.carry(ctx, m)
	}
	last := s.tried(began, err)
	state, ending := last.State, ctx.Err() != nil
	noted := s.Store.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error {
		if state != store.MessageFailed {
			if err := tx.DequeueMessage(q.ID); err != nil {
				return err
			}
			return tx.MarkMessage(q.ID, state, q.Attempts, last)
		}
		next := s.Now()
		if !ending { // otherwise this server ends, and another may take over
			next = next.Add(patience(q.Attempts))
		}
		if err := tx.RequeueMessage(q, next); err != nil {
			return err
		}
		return tx.MarkMessage(q.ID, store.MessageQueued, q.Attempts, last)
	})
	if noted != nil {
		s.Log.Error("noting what became of a message", "message", q.ID, "state", state, "error", noted)
	}
}
