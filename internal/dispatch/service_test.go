package dispatch

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/delivery"
	"cognate/internal/store"
)

func TestMessagesAreTriedOnceAndRecorded(t *testing.T) {
	f := start(t, ":memory:", nil)
	f.answers = []error{nil, errors.New("delivery: busy"), fmt.Errorf("delivery: %w: 550", delivery.ErrRefused)}
	for i, want := range []bool{true, false, false} {
		if err := f.Send(t.Context(), mail(fmt.Sprint("m", i))); (err == nil) != want {
			t.Errorf("message %d: %v", i, err)
		}
	}
	f.wantRecords(t, "m0 SENT 1", "m1 FAILED 1 delivery: busy", "m2 REFUSED 1 delivery: refused: 550")
	if n, err := f.Waiting(t.Context()); n != 0 || err != nil {
		t.Errorf("%d wait, %v", n, err)
	}
}

func TestWhatMessagesSaidIsNotKept(t *testing.T) {
	for _, queue := range []bool{false, true} {
		for _, keep := range []bool{false, true} {
			f := start(t, ":memory:", func(o *Options) { o.Queue, o.KeepTexts = queue, keep })
			f.answers = []error{errors.New("delivery: busy")}
			f.Send(t.Context(), mail("m0"))
			f.work(t)
			err := f.Store.View(t.Context(), func(tx *store.Tx) error {
				all, err := tx.Messages(address, 10)
				if len(all) != 1 {
					t.Fatalf("queue %v: %d records", queue, len(all))
				}
				m := all[0]
				if kept := m.Text != "" && m.HTML != "" && m.Subject != "" && m.Code != ""; kept != keep || !keep && m.Text+m.HTML+m.Subject+m.Code != "" {
					t.Errorf("queue %v, keep %v: %+v", queue, keep, m)
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, secret := range []string{"042137", address, "ann"} {
				if strings.Contains(f.log.String(), secret) {
					t.Errorf("the log has %q: %s", secret, f.log.String())
				}
			}
			if !strings.Contains(f.log.String(), "id=m0") {
				t.Errorf("the log does not name the message: %s", f.log.String())
			}
		}
	}
}

func TestAnAttemptIsShort(t *testing.T) {
	var f *fixture
	f = start(t, ":memory:", func(o *Options) {
		o.Timeout = time.Millisecond
		o.Carrier = delivery.Func(func(ctx context.Context, _ delivery.Message) error {
			<-ctx.Done()
			f.later(3 * time.Second)
			return ctx.Err()
		})
	})
	if err := f.Send(t.Context(), mail("m0")); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("%v", err)
	}
	f.wantRecords(t, "m0 FAILED 1 context deadline exceeded")
	if diff := cmp.Diff([]string{"0s 3s FAILED context deadline exceeded"}, f.tries); diff != "" {
		t.Error(diff)
	}
}

func TestWhatLeftIsRecordedThoughTheCallerLeft(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f := start(t, ":memory:", func(o *Options) {
		o.Carrier = delivery.Func(func(context.Context, delivery.Message) error { cancel(); return nil })
	})
	if err := f.Send(ctx, mail("m0")); err != nil {
		t.Error(err)
	}
	f.wantRecords(t, "m0 SENT 1")
}

func TestMessagesOfTheOutboxGoThere(t *testing.T) {
	f := start(t, ":memory:", func(o *Options) {
		o.Queue = true
		o.Direct = func(medium string) bool { return medium == delivery.Email }
	})
	text := mail("m1")
	text.Medium = delivery.SMS
	for _, m := range []delivery.Message{mail("m0"), text} {
		if err := f.Send(t.Context(), m); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"m0"}, f.carried); diff != "" {
		t.Error(diff)
	}
	f.wantRecords(t, "m1 QUEUED 0")
}
