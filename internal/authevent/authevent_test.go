package authevent

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/caller"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

const poolID = "us-east-1_Aaaaaaaaa"

type fixture struct {
	*Recorder
	t    *testing.T
	time time.Time
	pool *userpool.Pool
	user *userpool.User
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	f := &fixture{t: t, time: time.Unix(1_750_000_000, 0).UTC()}
	f.Recorder = New(Options{Store: db, Now: func() time.Time { return f.time }, Rand: rand.Reader})
	f.pool = &userpool.Pool{ID: poolID}
	f.pool.Settings.AdvancedSecurity = "AUDIT"
	f.user = &userpool.User{PoolID: poolID, Sub: "alice", Username: "alice"}
	err = db.Update(t.Context(), func(tx *store.Tx) error { return tx.InsertUser(f.user, f.pool.Keys(f.user)) })
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// events returns all that is stored of the user, newest first.
func (f *fixture) events() []*store.AuthEvent {
	f.t.Helper()
	f.Flush()
	var all []*store.AuthEvent
	err := f.Store.View(f.t.Context(), func(tx *store.Tx) (err error) {
		all, _, err = tx.AuthEvents(poolID, f.user.Sub, "", 5000)
		return err
	})
	if err != nil {
		f.t.Fatal(err)
	}
	return all
}

func TestRecord(t *testing.T) {
	f := newFixture(t)
	ctx := caller.With(t.Context(), caller.Identity{SourceIP: "192.0.2.1", UserAgent: "curl/8.5.0", RequestID: "r"})
	client := &userpool.Client{ID: "client"}
	password := store.AuthFactor{Name: Password, Response: Success}
	f.Record(ctx, f.pool, Event{ID: "e", User: f.user, Client: client, Type: SignIn, Outcome: InProgress, Factors: []store.AuthFactor{password}})
	started := f.time
	f.time = f.time.Add(time.Second)
	factors := []store.AuthFactor{password, {Name: MFA, Response: Success}}
	f.Record(ctx, f.pool, Event{ID: "e", User: f.user, Client: client, Type: SignIn, Outcome: Pass, Factors: factors, IP: "192.0.2.2"})
	f.Record(ctx, f.pool, Event{ID: "e", User: f.user, Client: client, Type: SignIn, Outcome: Fail})
	want := []*store.AuthEvent{{
		ID: "e", PoolID: poolID, Sub: "alice", Created: started, ClientID: "client", Type: SignIn, Response: Pass,
		Decision: NoRisk, Factors: factors, IP: "192.0.2.2", Agent: "curl/8.5.0", RequestID: "r",
	}}
	if diff := cmp.Diff(want, f.events()); diff != "" {
		t.Errorf("events (-want +got):\n%s", diff)
	}
}

func TestRecordWhereNobodyWatches(t *testing.T) {
	f := newFixture(t)
	f.Record(t.Context(), f.pool, Event{Type: SignIn, Outcome: Fail}) // of a stranger
	f.pool.Settings.AdvancedSecurity = "OFF"
	f.Record(t.Context(), f.pool, Event{User: f.user, Type: SignIn, Outcome: Fail})
	if got := f.events(); len(got) != 0 {
		t.Errorf("recorded %d events", len(got))
	}
}

// TestRecordOutlivesTheRequest: an event is stored though its request is over.
func TestRecordOutlivesTheRequest(t *testing.T) {
	f := newFixture(t)
	ctx, cancel := context.WithCancel(t.Context())
	f.Record(ctx, f.pool, Event{User: f.user, Type: SignUp, Outcome: Pass})
	cancel()
	if got := f.events(); len(got) != 1 || got[0].ID == "" {
		t.Errorf("events: %+v", got)
	}
}

func TestManyEventsOfOneUser(t *testing.T) {
	f := newFixture(t)
	for i := range kept + 2*batch {
		f.time = f.time.Add(time.Second)
		f.Record(t.Context(), f.pool, Event{ID: fmt.Sprintf("e%06d", i), User: f.user, Type: SignIn, Outcome: Fail})
	}
	if got := f.events(); len(got) != kept+2*batch {
		t.Errorf("%d events", len(got))
	}
	f.time = f.time.Add(time.Second)
	f.Record(t.Context(), f.pool, Event{ID: "00", User: f.user, Type: SignIn, Outcome: Pass})
	if got := f.events(); len(got) != kept || got[0].ID != "00" {
		t.Errorf("%d events after those of one id in 256; want %d", len(got), kept)
	}
}

func TestFeedback(t *testing.T) {
	f := newFixture(t)
	f.Record(t.Context(), f.pool, Event{ID: "e", User: f.user, Type: SignIn, Outcome: Pass})
	if err := f.Feedback(t.Context(), poolID, "alice", "e", "Invalid", ByUser); err != nil {
		t.Fatal(err)
	}
	e := f.events()[0]
	if e.Feedback != "Invalid" || e.FeedbackBy != "User" || !e.FeedbackAt.Equal(f.time) {
		t.Errorf("event: %+v", e)
	}
	if err := f.Feedback(t.Context(), poolID, "bob", "e", "Valid", ByUser); !errors.Is(err, ErrNoEvent) {
		t.Errorf("feedback of another: %v", err)
	}
}

func TestFeedbackToken(t *testing.T) {
	sealer := seal.New(seal.Key{1})
	token := FeedbackToken(sealer, poolID, "alice", "e")
	if !FeedbackTokenIs(sealer, token, poolID, "alice", "e") {
		t.Error("the token is refused")
	}
	if FeedbackTokenIs(sealer, token, poolID, "alice", "f") || FeedbackTokenIs(sealer, token, poolID, "bob", "e") || FeedbackTokenIs(sealer, "", poolID, "alice", "e") {
		t.Error("the token serves another event")
	}
}
