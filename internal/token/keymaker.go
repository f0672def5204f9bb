package token

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"cognate/internal/seal"
	"cognate/internal/store"
)

// KeyMaker keeps some signing keys in the store before any pool needs them,
// so that making a pool doesn't wait for prime numbers. It works only between
// Start and the end of Start's context.
type KeyMaker struct {
	store  *store.DB
	sealer *seal.Sealer
	now    func() time.Time
	log    *slog.Logger
	spares int

	taken   chan struct{}
	running sync.WaitGroup
}

// NewKeyMaker returns a KeyMaker that keeps that many spare keys; a new pool
// takes two.
func NewKeyMaker(db *store.DB, sealer *seal.Sealer, now func() time.Time, log *slog.Logger, spares int) *KeyMaker {
	return &KeyMaker{store: db, sealer: sealer, now: now, log: log, spares: spares, taken: make(chan struct{}, 1)}
}

// Start makes keys in the background until ctx ends: those that lack now, and
// one for each that is taken.
func (m *KeyMaker) Start(ctx context.Context) {
	m.wake()
	m.running.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case <-m.taken:
			}
			if err := m.fill(ctx); err != nil && ctx.Err() == nil {
				m.log.Error("making signing keys ahead", "error", err)
			}
		}
	})
}

// Wait returns when the work that Start began has ended, which is at most one
// key after the end of its context.
func (m *KeyMaker) Wait() { m.running.Wait() }

// wake says that a key may have been taken. A nil KeyMaker has nothing to do.
func (m *KeyMaker) wake() {
	if m == nil {
		return
	}
	select {
	case m.taken <- struct{}{}:
	default:
	}
}

func (m *KeyMaker) fill(ctx context.Context) error {
	for ctx.Err() == nil {
		var have int
		err := m.store.View(ctx, func(tx *store.Tx) error {
			n, err := tx.CountSpareKeys()
			have = int(n)
			return err
		})
		if err != nil || have >= m.spares {
			return err
		}
		k, err := newKey(m.sealer, m.now().UTC().Truncate(time.Microsecond))
		if err != nil {
			return err
		}
		if err := m.store.Update(ctx, func(tx *store.Tx) error { return tx.InsertKey(k) }); err != nil {
			return err
		}
	}
	return nil
}
