package backchannel

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"sync"
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
)

// fixture is a service whose rounds the test makes, and an application that
// answers as it is told.
type fixture struct {
	*testing.T
	*Service
	now     time.Time
	mu      sync.Mutex // guards what follows
	answers []int      // of the application; then 200
	told    []string   // what it was sent
}

func newFixture(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{T: t, now: time.Date(2026, 5, 6, 12, 0, 0, 0, time.UTC)}
	app := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.told = append(f.told, r.PostFormValue("logout_token"))
		status := http.StatusOK
		if len(f.answers) > 0 {
			status, f.answers = f.answers[0], f.answers[1:]
		}
		w.Header().Set("Location", "/elsewhere")
		w.WriteHeader(status)
	}))
	t.Cleanup(app.Close)
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	f.Service = New(Options{
		Store: db, Targets: Targets{{"c", app.URL}}, Now: func() time.Time { return f.now }, Log: slog.New(slog.DiscardHandler),
		Token: func(_ context.Context, n *store.LogoutNotice) (string, error) {
			switch n.SessionID {
			case "gone":
				return "", fault.ResourceNotFound.New("no such pool")
			case "broken":
				return "", errors.New("no key")
			}
			return n.SessionID, nil
		},
	})
	return f
}

// leave lets a notice wait.
func (f *fixture) leave(client, session string) {
	f.Helper()
	err := f.Store.Update(f.Context(), func(tx *store.Tx) error {
		return tx.InsertLogoutNotice(&store.LogoutNotice{
			ID: session, PoolID: "p", ClientID: client, Sub: "s", SessionID: session, Due: f.now, Expires: f.now.Add(time.Hour),
		})
	})
	if err != nil {
		f.Fatal(err)
	}
}

// due makes a round after some time and holds how many notices were due, and
// how often the application has been asked by then.
func (f *fixture) due(after time.Duration, notices, asked int) {
	f.Helper()
	f.now = f.now.Add(after)
	n, err := f.round(f.Context())
	f.mu.Lock()
	defer f.mu.Unlock()
	if err != nil || n != notices || len(f.told) != asked {
		f.Errorf("%d due, %d asked; want %d and %d; %v", n, len(f.told), notices, asked, err)
	}
}

func TestANoticeIsSentOnce(t *testing.T) {
	f := newFixture(t)
	f.leave("c", "one")
	f.answers = []int{http.StatusNoContent}
	f.due(0, 1, 1)
	f.due(time.Minute, 0, 1)
	if f.told[0] != "one" {
		t.Errorf("told %q", f.told)
	}
}

// TestPatience: five seconds, and three times as long after each attempt, of
// which there are six.
func TestPatience(t *testing.T) {
	f := newFixture(t)
	f.answers = []int{503, 500, 429, 408, 502, 503, 503}
	f.leave("c", "one")
	f.due(0, 1, 1)
	for i, wait := range []time.Duration{5, 15, 45, 135, 405} {
		f.due(wait*time.Second-time.Microsecond, 0, i+1)
		f.due(time.Microsecond, 1, i+2)
	}
	f.due(time.Hour, 0, 6)
}

// TestRefusalsAreFinal: what an application refuses it refuses later, and
// where it redirects to is not asked.
func TestRefusalsAreFinal(t *testing.T) {
	for _, status := range []int{http.StatusBadRequest, http.StatusNotFound, http.StatusFound, http.StatusTemporaryRedirect} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			f := newFixture(t)
			f.answers = []int{status}
			f.leave("c", "one")
			f.due(0, 1, 1)
			f.due(10*time.Minute, 0, 1)
		})
	}
}

// TestNoticesThatAreNotSent: to clients without an address, of pools that are
// gone, and those that waited too long.
func TestNoticesThatAreNotSent(t *testing.T) {
	f := newFixture(t)
	f.leave("another", "one")
	f.leave("c", "gone")
	f.due(0, 2, 0)
	f.leave("c", "broken")
	f.due(0, 1, 0)
	f.due(5*time.Second, 1, 0) // it may be mended
	f.due(time.Hour, 1, 0)
	f.leave("c", "late")
	f.due(time.Hour, 1, 0)
	f.due(10*time.Minute, 0, 0)
}

// TestACrashLosesNothing: a notice that a server took and never settled is
// another's after a minute.
func TestACrashLosesNothing(t *testing.T) {
	f := newFixture(t)
	f.leave("c", "one")
	err := f.Store.Update(t.Context(), func(tx *store.Tx) error {
		_, err := tx.ClaimLogoutNotices(f.now, f.now.Add(lease), workers)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	f.due(59*time.Second, 0, 0)
	f.due(time.Second, 1, 1)
}

// TestAServerThatEndsLetsGo: what it could not send waits for the next one.
func TestAServerThatEndsLetsGo(t *testing.T) {
	f := newFixture(t)
	f.leave("c", "one")
	ctx, cancel := context.WithCancel(t.Context())
	f.Token = func(context.Context, *store.LogoutNotice) (string, error) {
		cancel()
		return "one", nil
	}
	if n, err := f.round(ctx); n != 1 || err != nil || len(f.told) != 0 {
		t.Fatalf("%d, %v; told %q", n, err, f.told)
	}
	f.due(0, 1, 1)
}
