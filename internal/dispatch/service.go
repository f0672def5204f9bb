package dispatch

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"cognate/delivery"
	"cognate/internal/seal"
	"cognate/internal/store"
)

// Options are what a Service is made of.
type Options struct {
	Store  *store.DB
	Sealer *seal.Sealer
	// Carrier sends messages.
	Carrier delivery.Sender
	// Direct reports whether messages of a medium go to the carrier and nobody
	// takes further note: it keeps them itself, or can't carry them.
	Direct func(medium string) bool
	Limits Limits
	// Queue makes messages wait in the database instead of in requests.
	Queue bool
	// KeepTexts keeps what messages said, codes included. It is for
	// development.
	KeepTexts bool
	// Timeout is how long an attempt may take; the default is ten seconds.
	Timeout time.Duration
	Now     func() time.Time
	Log     *slog.Logger
}

// Service sends messages. It is safe for concurrent use, and is a
// delivery.Sender.
type Service struct {
	Options
	wake    chan struct{} // something was queued
	running sync.WaitGroup
}

// New returns a Service. One with a queue sends what waits once it is started.
func New(o Options) *Service {
	if o.Timeout <= 0 {
		o.Timeout = 10 * time.Second
	}
	return &Service{Options: o, wake: make(chan struct{}, 1)}
}

// Send hands the message over, or queues it. The fault is LimitExceeded or
// TooManyRequests when there were too many.
func (s *Service) Send(ctx context.Context, m delivery.Message) error {
	if err := s.admit(ctx, m); err != nil {
		return err
	}
	if s.Direct(m.Medium) {
		return s.Carrier.Send(ctx, m)
	}
	if s.Queue {
		return s.enqueue(ctx, m)
	}
	began := s.Now()
	err := s.carry(ctx, m)
	state := outcome(err)
	r := s.record(m, state, s.tried(began, err))
	// Whether the message left doesn't depend on whether somebody still waits.
	if noted := s.Store.Update(context.WithoutCancel(ctx), func(tx *store.Tx) error { return tx.InsertMessage(r) }); noted != nil {
		s.Log.ErrorContext(ctx, "noting what became of a message", "message", m.ID, "state", state, "error", noted)
	}
	return err
}

// carry makes one attempt.
func (s *Service) carry(ctx context.Context, m delivery.Message) error {
	attempt, cancel := context.WithTimeout(ctx, s.Timeout)
	defer cancel()
	err := s.Carrier.Send(attempt, m)
	if err != nil {
		s.Log.WarnContext(ctx, "message", "id", m.ID, "pool", m.PoolID, "medium", m.Medium, "purpose", m.Purpose, "error", err)
	}
	return err
}

// outcome is the state of a message after an attempt.
func outcome(err error) string {
	switch {
	case err == nil:
		return store.MessageSent
	case errors.Is(err, delivery.ErrRefused):
		return store.MessageRefused
	}
	return store.MessageFailed
}

// record is what is kept of a message.
func (s *Service) record(m delivery.Message, state string, tries ...store.Attempt) *store.Message {
	r := &store.Message{
		ID: m.ID, PoolID: m.PoolID, Sub: m.Sub, Medium: m.Medium, Purpose: m.Purpose, To: m.To, From: m.From, ReplyTo: m.ReplyTo,
		Created: m.Created, State: state, Attempts: len(tries), Tries: tries,
	}
	for _, last := range tries {
		r.Failure = last.Failure
	}
	if s.KeepTexts {
		r.Subject, r.Text, r.HTML, r.Code = m.Subject, m.Text, m.HTML, m.Code
	}
	return r
}

// tried is an attempt that began then and ended now.
func (s *Service) tried(began time.Time, failure error) store.Attempt {
	return store.Attempt{At: began, Took: s.Now().Sub(began), State: outcome(failure), Failure: brief(failure)}
}

// brief is an error's, cut short.
func brief(err error) string {
	if err == nil {
		return ""
	}
	return fmt.Sprintf("%.300s", err.Error())
}
