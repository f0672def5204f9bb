package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"
)

// held returns a database whose writer waits in a transaction until free is
// called, so that what comes meanwhile makes one batch.
func held(t *testing.T) (db *DB, free func()) {
	t.Helper()
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "cognate.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	inside, leave, left := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		left <- db.Update(context.Background(), func(*Tx) error {
			close(inside)
			<-leave
			return nil
		})
	}()
	<-inside
	return db, func() {
		t.Helper()
		close(leave)
		if err := <-left; err != nil {
			t.Fatal(err)
		}
	}
}

// queue begins an Update and returns once it waits for the writer. The answer
// is errAbandoned where the closure never returned.
func queue(ctx context.Context, db *DB, fn func(*Tx) error) <-chan error {
	w := db.engine.(*sqliteEngine).writer
	before, done := len(w.jobs), make(chan error, 1)
	go func() {
		err := errAbandoned
		defer func() {
			_ = recover()
			done <- err
		}()
		err = db.Update(ctx, fn)
	}()
	for len(w.jobs) == before {
		runtime.Gosched()
	}
	return done
}

// TestBatch: one commit carries many closures, and each of them fails alone.
func TestBatch(t *testing.T) {
	db, free := held(t)
	stop := errors.New("stop")
	put := func(key string, then func() error) func(*Tx) error {
		return func(tx *Tx) error {
			if err := tx.PutMeta(key, "here"); err != nil {
				return err
			}
			return then()
		}
	}
	look := func(tx *Tx) error {
		for key, want := range map[string]error{"a": nil, "b": ErrNotFound, "c": ErrNotFound, "d": ErrNotFound} {
			if _, err := tx.Meta(key); !errors.Is(err, want) {
				return fmt.Errorf("%s: got error %v, want %v", key, err, want)
			}
		}
		return nil
	}
	cases := []struct {
		fn   func(*Tx) error
		want error
	}{
		{put("a", func() error { return nil }), nil},
		{put("b", func() error { return stop }), stop},
		{put("c", func() error { runtime.Goexit(); return nil }), errAbandoned},
		{put("d", func() error { panic("boom") }), errAbandoned},
		{look, nil},
		{put("e", func() error { return nil }), nil},
	}
	var answers []<-chan error
	for _, c := range cases {
		answers = append(answers, queue(t.Context(), db, c.fn))
	}
	ctx, cancel := context.WithCancel(t.Context())
	left := queue(ctx, db, func(*Tx) error { t.Error("a cancelled closure ran"); return nil })
	cancel()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want %v", err, context.Canceled)
	}
	free()
	for i, c := range cases {
		if err := <-answers[i]; !errors.Is(err, c.want) {
			t.Errorf("closure %d: got error %v, want %v", i, err, c.want)
		}
	}
	err := db.View(t.Context(), func(tx *Tx) error {
		if _, err := tx.Meta("e"); err != nil {
			return err
		}
		return look(tx)
	})
	if err != nil {
		t.Error(err)
	}
}

// TestCloseAnswers: whoever still waits when the database closes is answered.
func TestCloseAnswers(t *testing.T) {
	db, free := held(t)
	var answers []<-chan error
	for i := range 3 {
		answers = append(answers, queue(t.Context(), db, func(tx *Tx) error { return tx.PutMeta(fmt.Sprint(i), "") }))
	}
	closed := make(chan error, 1)
	go func() { closed <- db.Close() }()
	free()
	for _, a := range answers { // done or refused, but told
		if err := <-a; err != nil && !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
}

// TestBrokenTransaction: when SQLite gives a transaction up, nobody in it is
// told that it was done, and the next one is fine.
func TestBrokenTransaction(t *testing.T) {
	db, free := held(t)
	first := queue(t.Context(), db, func(tx *Tx) error { return tx.PutMeta("first", "") })
	breaks := queue(t.Context(), db, func(tx *Tx) error {
		if err := tx.PutMeta("second", ""); err != nil {
			return err
		}
		_ = tx.put("ROLLBACK")      // as SQLite does when the disk is full
		_ = tx.put("no such thing") // and reports it
		return nil                  // and the closure does not care
	})
	free()
	for _, answer := range []<-chan error{first, breaks} {
		if err := <-answer; err == nil {
			t.Error("a transaction that was given up is said to be done")
		}
	}
	if err := db.Update(t.Context(), func(tx *Tx) error { return tx.PutMeta("third", "") }); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]error{"first": ErrNotFound, "second": ErrNotFound, "third": nil} {
		err := db.View(t.Context(), func(tx *Tx) error { _, err := tx.Meta(key); return err })
		if !errors.Is(err, want) {
			t.Errorf("%s: got error %v, want %v", key, err, want)
		}
	}
}
