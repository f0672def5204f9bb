package password

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"cognate/internal/fault"
)

// cheap is a cost for tests.
func cheap() Params { return Params{Memory: 64, Passes: 1, Lanes: 1} }

func newHasher(t *testing.T, o Options) *Hasher {
	h := New(o)
	t.Cleanup(h.Close)
	return h
}

func TestHashIsVerified(t *testing.T) {
	h := newHasher(t, Options{Workers: 1})
	encoded, err := h.Hash(t.Context(), "Passw0rd!")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(encoded, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Errorf("record %q", encoded)
	}
	for password, want := range map[string]bool{"Passw0rd!": true, "passw0rd!": false, "": false} {
		ok, upgrade, err := h.Verify(t.Context(), encoded, password)
		if ok != want || upgrade || err != nil {
			t.Errorf("Verify(%q) = %v, %v, %v", password, ok, upgrade, err)
		}
	}
	again, err := h.Hash(t.Context(), "Passw0rd!")
	if err != nil {
		t.Fatal(err)
	}
	if again == encoded {
		t.Error("two records have the same salt")
	}
}

func TestUpgrade(t *testing.T) {
	for _, test := range []struct {
		record, today Params
		want          bool
	}{
		{Params{64, 1, 1}, Params{64, 1, 1}, false},
		{Params{64, 1, 1}, Params{64, 2, 1}, true},
		{Params{64, 2, 1}, Params{128, 1, 1}, true},
		{Params{128, 2, 1}, Params{64, 3, 1}, false},
		{Params{128, 1, 4}, Params{128, 1, 1}, false},
	} {
		encoded, err := newHasher(t, Options{Workers: 1, Params: test.record}).Hash(t.Context(), "a")
		if err != nil {
			t.Fatal(err)
		}
		h := newHasher(t, Options{Workers: 1, Params: test.today})
		if ok, upgrade, err := h.Verify(t.Context(), encoded, "a"); !ok || upgrade != test.want || err != nil {
			t.Errorf("record %v, today %v: %v, %v, %v", test.record, test.today, ok, upgrade, err)
		}
		if ok, upgrade, err := h.Verify(t.Context(), encoded, "b"); ok || upgrade || err != nil {
			t.Errorf("record %v, wrong password: %v, %v, %v", test.record, ok, upgrade, err)
		}
	}
}

func TestQueueIsBounded(t *testing.T) {
	h := &Hasher{params: cheap(), queue: make(chan *job, 1), quit: make(chan struct{})}
	h.queue <- &job{}
	if _, err := h.Hash(t.Context(), "a"); !errors.Is(err, fault.TooManyRequests) {
		t.Errorf("Hash with a full queue: %v", err)
	}
	if err := h.Burn(t.Context()); !errors.Is(err, fault.TooManyRequests) {
		t.Errorf("Burn with a full queue: %v", err)
	}
}

func TestCallerGivesUpInTheQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := &Hasher{params: cheap(), queue: make(chan *job, 1), quit: make(chan struct{})}
		ctx, cancel := context.WithCancel(t.Context())
		failed := make(chan error)
		go func() {
			_, err := h.Hash(ctx, "a")
			failed <- err
		}()
		synctest.Wait()
		cancel()
		if err := <-failed; !errors.Is(err, context.Canceled) {
			t.Errorf("Hash: %v", err)
		}

		abandoned := <-h.queue
		h.queue <- abandoned
		go h.work()
		<-abandoned.done
		if abandoned.hash != nil {
			t.Error("the worker computed an abandoned hash")
		}
		h.Close()
	})
}

func TestClose(t *testing.T) {
	h := New(Options{Workers: 2, Params: cheap()})
	h.Close()
	h.Close()
	if _, err := h.Hash(t.Context(), "a"); !errors.Is(err, ErrClosed) {
		t.Errorf("Hash after Close: %v", err)
	}
}

// TestMemoryIsFlat signs in 32 users at a time: nothing of the kilobytes that
// a hash fills may come from the heap.
func TestMemoryIsFlat(t *testing.T) {
	h := newHasher(t, Options{Workers: 2, Params: Params{Memory: 1024, Passes: 1, Lanes: 1}})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var wait sync.WaitGroup
	for range 32 {
		wait.Go(func() {
			if err := h.VerifyDummy(t.Context(), "Passw0rd!"); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	runtime.ReadMemStats(&after)
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 3<<20 {
		t.Errorf("32 hashes allocated %d bytes", grown)
	}
}
