package trial

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// trying returns a Service whose functions f answers for, and each of whose
// calls takes a second; and a pool with a function for PreSignUp.
func trying(t *testing.T, f trigger.Func) (*Service, *userpool.Pool) {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	now := time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	pool := &userpool.Pool{ID: "us-east-1_Example01", Region: "us-east-1"}
	pool.Settings.Lambda.PreSignUp = "arn:aws:lambda:us-east-1:000000000000:function:check"
	return &Service{
		Store: db, Directory: directory.New(db, seal.New(seal.Key{1}), clock), Now: clock, Rand: rand.Reader, Log: slog.New(slog.DiscardHandler),
		Caller: trigger.Func(func(ctx context.Context, c trigger.Call) ([]byte, error) {
			now = now.Add(time.Second)
			return f(ctx, c)
		}),
	}, pool
}

func TestTryTellsOfAllCalls(t *testing.T) {
	s, pool := trying(t, func(context.Context, trigger.Call) ([]byte, error) {
		return nil, &trigger.InvokeError{Code: "TooManyRequestsException", Retry: true}
	})
	r, err := s.Try(t.Context(), Request{Pool: pool, Trigger: "PreSignUp"})
	if !errors.Is(err, fault.UnexpectedLambda) || r.Calls != 3 || r.Took != 3*time.Second || r.Answer != nil || !strings.Contains(string(r.Event), `"userName":"somebody"`) {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestTrySendsAnEventOfOnesOwn(t *testing.T) {
	var sent string
	s, pool := trying(t, func(_ context.Context, c trigger.Call) ([]byte, error) {
		sent = string(c.Event)
		return []byte(`{"response": {}}`), nil
	})
	r, err := s.Try(t.Context(), Request{Pool: pool, Trigger: "PreSignUp", Event: []byte(`{"own": 1}`)})
	if err != nil || sent != `{"own": 1}` || string(r.Event) != sent || string(r.Answer) != `{"response": {}}` || r.Calls != 1 || r.Took != time.Second {
		t.Errorf("sent %s, %+v, %v", sent, r, err)
	}
}

func TestComposeCallsNobody(t *testing.T) {
	s, pool := trying(t, func(context.Context, trigger.Call) ([]byte, error) {
		t.Error("called")
		return nil, nil
	})
	event, err := s.Compose(t.Context(), Request{Pool: pool, Trigger: "PreSignUp_AdminCreateUser"})
	if err != nil || !strings.Contains(string(event), `"triggerSource":"PreSignUp_AdminCreateUser"`) {
		t.Errorf("%s, %v", event, err)
	}
	for name, want := range map[string]fault.Code{"PostConfirmation": fault.InvalidParameter, "Lunch": fault.InvalidParameter} {
		if event, err := s.Compose(t.Context(), Request{Pool: pool, Trigger: name}); event != nil || !errors.Is(err, want) {
			t.Errorf("%s: %s, %v", name, event, err)
		}
	}
	if _, err := s.Compose(t.Context(), Request{Pool: pool, Trigger: "PreSignUp", Username: "ann"}); !errors.Is(err, fault.UserNotFound) {
		t.Errorf("nobody: %v", err)
	}
}
