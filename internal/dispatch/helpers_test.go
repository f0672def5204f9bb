package dispatch

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/delivery"
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
