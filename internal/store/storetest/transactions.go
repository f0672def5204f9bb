package storetest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func testRollback(t *testing.T, f *fixture) {
	stop := errors.New("stop")
	// Alone, and among others that succeed.
	for _, among := range []int{0, 40} {
		var wg sync.WaitGroup
		for i := range among {
			wg.Go(func() {
				err := f.db.Update(f.Context(), func(tx *store.Tx) error { return tx.PutMeta(fmt.Sprint("other", i), "here") })
				if err != nil {
					t.Error(err)
				}
			})
		}
		for i := range among/2 + 1 {
			wg.Go(func() {
				err := f.db.Update(f.Context(), func(tx *store.Tx) error {
					if err := tx.PutMeta(fmt.Sprint("undone", i), "here"); err != nil {
						return err
					}
					if v, err := tx.Meta(fmt.Sprint("undone", i)); err != nil || v != "here" {
						return fmt.Errorf("a transaction reads %q, %v of what it wrote", v, err)
					}
					return fmt.Errorf("wrapped: %w", stop)
				})
				if !errors.Is(err, stop) {
					t.Errorf("got error %v, want %v", err, stop)
				}
			})
		}
		wg.Wait()
		for i := range among {
			f.same(read(f, func(tx *store.Tx) (string, error) { return tx.Meta(fmt.Sprint("other", i)) }), "here")
		}
		for i := range among/2 + 1 {
			f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Meta(fmt.Sprint("undone", i)); return err })
		}
	}
}

func testPanic(t *testing.T, f *fixture) {
	for _, run := range []func(context.Context, func(*store.Tx) error) error{f.db.Update, f.db.View} {
		func() {
			defer func() {
				if v := recover(); v != "boom" {
					t.Errorf("recovered %v, want the closure's panic", v)
				}
			}()
			_ = run(f.Context(), func(tx *store.Tx) error {
				_ = tx.PutMeta("k", "v") // View refuses it
				panic("boom")
			})
		}()
		f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Meta("k"); return err })
		f.update(func(tx *store.Tx) error { return tx.PutMeta("other", "v") })
	}
}

// testRunAgain counts by reading and writing, with as many at a time as can
// be: whichever run of a closure counts, it counts once.
func testRunAgain(t *testing.T, f *fixture) {
	const workers, times = 8, 10
	f.update(func(tx *store.Tx) error { return tx.PutMeta("n", "0") })
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for range times {
				err := f.db.Update(f.Context(), func(tx *store.Tx) error {
					v, err := tx.Meta("n")
					if err != nil {
						return err
					}
					n, err := strconv.Atoi(v)
					if err != nil {
						return err
					}
					return tx.PutMeta("n", strconv.Itoa(n+1))
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	f.same(read(f, func(tx *store.Tx) (string, error) { return tx.Meta("n") }), strconv.Itoa(workers*times))
}

// testContention updates one user from many places, each with the version
// that it read: those that are late are told so, and nobody's change is lost.
func testContention(t *testing.T, f *fixture) {
	addUsers(f, 1)
	var wg sync.WaitGroup
	var done atomic.Int64
	readers := make([]*userpool.User, 8)
	for i := range readers {
		readers[i] = f.user(subOf(0))
	}
	for _, u := range readers {
		wg.Go(func() {
			err := f.db.Update(f.Context(), func(tx *store.Tx) error { return tx.UpdateUser(u, keysOf(u)) })
			switch {
			case err == nil:
				done.Add(1)
			case !errors.Is(err, store.ErrStale):
				t.Error(err)
			}
		})
	}
	wg.Wait()
	f.same(done.Load(), int64(1))
	f.same(f.user(subOf(0)).Version, int64(2))
}

// testSnapshot writes two rows together while others read both.
func testSnapshot(t *testing.T, f *fixture) {
	put := func(v string) error {
		return f.db.Update(f.Context(), func(tx *store.Tx) error {
			if err := tx.PutMeta("a", v); err != nil {
				return err
			}
			return tx.PutMeta("b", v)
		})
	}
	if err := put("0"); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				var a, b string
				err := f.db.View(f.Context(), func(tx *store.Tx) (err error) {
					if a, err = tx.Meta("a"); err != nil {
						return err
					}
					b, err = tx.Meta("b")
					return err
				})
				if err != nil || a != b {
					t.Errorf("read %s and %s, %v", a, b, err)
					return
				}
			}
		})
	}
	for i := range 50 {
		if err := put(strconv.Itoa(i)); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	wg.Wait()
}

// testSameName inserts users of one name at the same time: one gets it.
func testSameName(t *testing.T, f *fixture) {
	for round := range 5 {
		var wg sync.WaitGroup
		var done atomic.Int64
		for i := range 8 {
			u := newUser(poolID, round*100+i)
			u.Username, u.Attributes["email"] = fmt.Sprint("name", round), ""
			wg.Go(func() {
				err := f.db.Update(f.Context(), func(tx *store.Tx) error { return tx.InsertUser(u, keysOf(u)) })
				var exists *store.ExistsError
				switch {
				case err == nil:
					done.Add(1)
				case !errors.As(err, &exists) || exists.Kind != "username":
					t.Error(err)
				}
			})
		}
		wg.Wait()
		f.same(done.Load(), int64(1))
		f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountUsers(poolID) }), int64(round+1))
	}
}

func testCancelled(t *testing.T, f *fixture) {
	ctx, cancel := context.WithCancel(f.Context())
	cancel()
	for _, run := range []func(context.Context, func(*store.Tx) error) error{f.db.Update, f.db.View} {
		err := run(ctx, func(*store.Tx) error { t.Error("the closure ran"); return nil })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got error %v, want %v", err, context.Canceled)
		}
	}
}

func testClosed(t *testing.T, f *fixture) {
	for range 2 {
		if err := f.db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, run := range []func(context.Context, func(*store.Tx) error) error{f.db.Update, f.db.View} {
		err := run(f.Context(), func(*store.Tx) error { t.Error("the closure ran"); return nil })
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("got error %v, want %v", err, store.ErrClosed)
		}
	}
	if err := f.db.Ping(f.Context()); !errors.Is(err, store.ErrClosed) {
		t.Errorf("got error %v, want %v", err, store.ErrClosed)
	}
}

func testPing(t *testing.T, f *fixture) {
	if err := f.db.Ping(f.Context()); err != nil {
		t.Fatal(err)
	}
}

func testBadCursor(t *testing.T, f *fixture) {
	for _, after := range []string{"x", "!!", "e30x", "bm8"} {
		err := f.db.View(f.Context(), func(tx *store.Tx) error { _, _, err := tx.Users(poolID, after, 10); return err })
		if !errors.Is(err, store.ErrCursor) {
			t.Errorf("%q: got error %v, want %v", after, err, store.ErrCursor)
		}
	}
}
