package dispatch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/delivery"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
)

// fixture is a Service over a database, and what its carrier was given.
type fixture struct {
	*Service
	log bytes.Buffer

	mu      sync.Mutex
	now     time.Time
	carried []string
	answers []error  // of the next attempts; then nil
	tries   []string // at the oldest message, as it was last read
}

const address = "ann@example.com"

func start(t *testing.T, db string, change func(*Options)) *fixture {
	t.Helper()
	f := &fixture{now: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)}
	database, err := store.Open(t.Context(), db, store.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { database.Close() })
	o := Options{
		Store: database, Sealer: seal.New(seal.Key{1}), Carrier: delivery.Func(f.carryIt), Direct: func(string) bool { return false },
		Now: f.clock, Log: slog.New(slog.NewTextHandler(&f.log, nil)),
	}
	if change != nil {
		change(&o)
	}
	f.Service = New(o)
	return f
}

func queued(o *Options) { o.Queue = true }

func (f *fixture) clock() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now
}

func (f *fixture) later(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = f.now.Add(d)
}

func (f *fixture) carryIt(_ context.Context, m delivery.Message) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.carried = append(f.carried, m.ID)
	if len(f.answers) == 0 {
		return nil
	}
	err := f.answers[0]
	f.answers = f.answers[1:]
	return err
}

func mail(id string) delivery.Message {
	return delivery.Message{
		ID: id, PoolID: "us-east-1_Example01", Sub: "5b1d", Username: "ann", Medium: delivery.Email, Purpose: "SignUp", To: address,
		From: "shop@example.com", Subject: "Your code", Text: "Your code is 042137.", HTML: "<b>042137</b>", Code: "042137",
		Created: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), Account: delivery.Account{ConfigurationSet: "codes"},
	}
}

// work makes one attempt at every message that is due.
func (f *fixture) work(t *testing.T) {
	t.Helper()
	due := make(chan *store.QueuedMessage, workers)
	if _, err := f.hand(t.Context(), due); err != nil {
		t.Fatal(err)
	}
	close(due)
	for q := range due {
		f.attempt(t.Context(), q)
	}
}

// records are what is known of all messages, oldest first.
func (f *fixture) records(t *testing.T) []string {
	t.Helper()
	var all []string
	err := f.Store.View(t.Context(), func(tx *store.Tx) error {
		messages, err := tx.Messages("", 100)
		for _, m := range messages {
			all = append([]string{strings.TrimSpace(fmt.Sprint(m.ID, " ", m.State, " ", m.Attempts, " ", m.Failure))}, all...)
			f.tries = nil
			for _, a := range m.Tries {
				f.tries = append(f.tries, strings.TrimSpace(fmt.Sprint(a.At.Sub(m.Created), " ", a.Took, " ", a.State, " ", a.Failure)))
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func (f *fixture) wantRecords(t *testing.T, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, f.records(t)); diff != "" {
		t.Error(diff)
	}
}

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

func TestLimits(t *testing.T) {
	own := mail("x")
	own.Account.Own = true
	other := mail("x")
	other.To = "bob@example.com"
	text := mail("x")
	text.Medium = delivery.SMS
	invitation := mail("x")
	invitation.Purpose = "AdminCreateUser"
	tests := []struct {
		name   string
		limits Limits
		sent   []delivery.Message // all but the last are taken
		after  time.Duration      // when it is taken too
		code   fault.Code
		says   string
	}{
		{"per address", Limits{PerAddress: 2}, []delivery.Message{mail("x"), other, other, mail("x"), mail("x")}, time.Hour, fault.LimitExceeded, tooMany},
		{"per pool", Limits{PerPool: 3}, []delivery.Message{mail("x"), other, text, own}, 24 * time.Hour, fault.LimitExceeded, tooMany},
		{"default mail", Limits{DefaultMail: 1}, []delivery.Message{own, own, text, text, mail("x"), other}, 24 * time.Hour, fault.LimitExceeded, tooManyMail},
		{"an operation without LimitExceeded", Limits{PerPool: 1}, []delivery.Message{mail("x"), invitation}, 24 * time.Hour, fault.TooManyRequests, tooMany},
	}
	for _, tt := range tests {
		f := start(t, ":memory:", func(o *Options) { o.Limits = tt.limits })
		for i, m := range tt.sent {
			m.ID = fmt.Sprint("m", i)
			err := f.Send(t.Context(), m)
			if last := i == len(tt.sent)-1; !last && err != nil {
				t.Fatalf("%s: message %d: %v", tt.name, i, err)
			} else if given, _ := fault.From(err); last && (!errors.Is(err, tt.code) || given.Message != tt.says) {
				t.Errorf("%s: %v", tt.name, err)
			}
		}
		last := tt.sent[len(tt.sent)-1]
		f.later(tt.after - time.Second)
		if err := f.Send(t.Context(), last); err == nil {
			t.Errorf("%s: taken too early", tt.name)
		}
		f.later(time.Second)
		if err := f.Send(t.Context(), last); err != nil {
			t.Errorf("%s: later: %v", tt.name, err)
		}
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
