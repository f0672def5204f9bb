package dispatch

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/delivery"
	"cognate/internal/store"
)

func TestQueuedMessagesAreTriedAgain(t *testing.T) {
	f := start(t, ":memory:", queued)
	f.answers = []error{errors.New("busy"), errors.New("still busy"), nil}
	if err := f.Send(t.Context(), mail("m0")); err != nil || len(f.carried) != 0 {
		t.Fatalf("error %v, carried %v", err, f.carried)
	}
	f.wantRecords(t, "m0 QUEUED 0")
	f.work(t)
	f.work(t) // not due yet
	f.wantRecords(t, "m0 QUEUED 1 busy")
	f.later(5 * time.Second)
	f.work(t)
	f.later(5 * time.Second)
	f.work(t)
	f.wantRecords(t, "m0 QUEUED 2 still busy")
	f.later(10 * time.Second)
	f.work(t)
	f.wantRecords(t, "m0 SENT 3")
	if diff := cmp.Diff([]string{"0s 0s FAILED busy", "5s 0s FAILED still busy", "20s 0s SENT"}, f.tries); diff != "" {
		t.Error(diff)
	}
	if n, err := f.Waiting(t.Context()); n != 0 || err != nil || len(f.carried) != 3 {
		t.Errorf("%d wait, carried %v, %v", n, f.carried, err)
	}
}

func TestQueuedMessagesArriveWhole(t *testing.T) {
	var got delivery.Message
	f := start(t, ":memory:", func(o *Options) {
		o.Queue = true
		o.Carrier = delivery.Func(func(_ context.Context, m delivery.Message) error { got = m; return nil })
	})
	if err := f.Send(t.Context(), mail("m0")); err != nil {
		t.Fatal(err)
	}
	f.work(t)
	if diff := cmp.Diff(mail("m0"), got); diff != "" {
		t.Error(diff)
	}
}

func TestQueuedMessagesEnd(t *testing.T) {
	f := start(t, ":memory:", queued)
	refused := fmt.Errorf("delivery: %w", delivery.ErrRefused)
	late := mail("m1")
	late.Purpose = "Authentication"
	f.answers = []error{refused}
	for _, m := range []delivery.Message{mail("m0"), late} {
		if err := f.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
		if m.ID == "m0" {
			f.work(t)
		}
	}
	f.later(15 * time.Minute)
	f.work(t)
	f.wantRecords(t, "m0 REFUSED 1 delivery: refused", "m1 REFUSED 1 refused: too late to be of use")
	if diff := cmp.Diff([]string{"m0"}, f.carried); diff != "" {
		t.Error(diff)
	}
}

func TestQueuedMessagesThatCannotBeOpened(t *testing.T) {
	f := start(t, ":memory:", queued)
	err := f.Store.Update(t.Context(), func(tx *store.Tx) error {
		return tx.EnqueueMessage(&store.QueuedMessage{ID: "m0", Due: f.clock(), Expires: f.clock().Add(time.Hour), Sealed: []byte("rubbish")})
	})
	if err != nil {
		t.Fatal(err)
	}
	f.work(t)
	if n, err := f.Waiting(t.Context()); n != 0 || err != nil || len(f.carried) != 0 {
		t.Errorf("%d wait, %v", n, err)
	}
}

func TestPatience(t *testing.T) {
	want := []time.Duration{5 * time.Second, 15 * time.Second, 45 * time.Second, 135 * time.Second, 405 * time.Second, 15 * time.Minute, 15 * time.Minute}
	for i, w := range want {
		if got := patience(i + 1); got != w {
			t.Errorf("after %d attempts %s; want %s", i+1, got, w)
		}
	}
	if got := patience(1000); got != 15*time.Minute {
		t.Errorf("in the end %s", got)
	}
}

func TestServersShareAQueue(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.db")
	first := start(t, file, queued)
	second := start(t, file, queued)
	const messages = 200
	for i := range messages {
		if err := first.Send(t.Context(), mail(fmt.Sprint("m", i))); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	first.Start(ctx)
	second.Start(ctx)
	for {
		n, err := first.Waiting(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if n == 0 {
			break
		}
		runtime.Gosched()
	}
	stop()
	first.Wait()
	second.Wait()
	times := map[string]int{}
	for _, id := range append(first.carried, second.carried...) {
		times[id]++
	}
	for i := range messages {
		if id := fmt.Sprint("m", i); times[id] != 1 {
			t.Errorf("%s left %d times", id, times[id])
		}
	}
}

func TestACrashedServersMessagesAreSentByAnother(t *testing.T) {
	f := start(t, ":memory:", queued)
	if err := f.Send(t.Context(), mail("m0")); err != nil {
		t.Fatal(err)
	}
	lost := make(chan *store.QueuedMessage, workers)
	if _, err := f.hand(t.Context(), lost); err != nil || len(lost) != 1 {
		t.Fatalf("%d claimed, %v", len(lost), err)
	}
	f.work(t)
	if len(f.carried) != 0 {
		t.Error("a claimed message left twice")
	}
	f.later(lease)
	f.work(t)
	f.wantRecords(t, "m0 SENT 2")
}

func TestAServerThatEndsLetsGo(t *testing.T) {
	f := start(t, ":memory:", queued)
	if err := f.Send(t.Context(), mail("m0")); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	f.Carrier = delivery.Func(func(ctx context.Context, _ delivery.Message) error {
		stop()
		<-ctx.Done()
		return ctx.Err()
	})
	f.Start(ctx)
	f.Wait()
	f.Carrier = delivery.Func(f.carryIt)
	f.work(t)
	f.wantRecords(t, "m0 SENT 2")
}

// TestTenThousandQueuedMails holds that the queue takes no more memory however
// many mails wait.
func TestTenThousandQueuedMails(t *testing.T) {
	const mails = 10_000
	early, late := uint64(0), uint64(0)
	var mu sync.Mutex
	left := 0
	done := make(chan struct{})
	f := start(t, filepath.Join(t.TempDir(), "c.db"), func(o *Options) {
		o.Queue = true
		o.Carrier = delivery.Func(func(context.Context, delivery.Message) error {
			mu.Lock()
			defer mu.Unlock()
			switch left++; left {
			case mails / 10:
				early = heap()
			case mails - workers:
				late = heap()
			case mails:
				close(done)
			}
			return nil
		})
	})
	for part := range mails / 500 {
		err := f.Store.Update(t.Context(), func(tx *store.Tx) error {
			for i := range 500 {
				q, err := f.queued(mail(fmt.Sprint("m", part, "-", i)))
				if err != nil {
					return err
				}
				if err := tx.EnqueueMessage(q); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	f.Start(ctx)
	<-done
	stop()
	f.Wait()
	if n, err := f.Waiting(t.Context()); n != 0 || err != nil {
		t.Errorf("%d wait, %v", n, err)
	}
	if late > early+4<<20 {
		t.Errorf("%d bytes are in use in the end, %d after a tenth", late, early)
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
