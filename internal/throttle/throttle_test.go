package throttle_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"time"

	"cognate/internal/caller"
	"cognate/internal/directory"
	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/throttle"
	"cognate/internal/userpool"
)

const poolID = "us-east-1_Aaaaaaaaa"

// fixture is a throttle with a pool and a clock.
type fixture struct {
	*throttle.Throttle
	db  *store.DB
	now atomic.Int64
}

func newFixture(tb testing.TB) *fixture {
	tb.Helper()
	db, err := store.Open(tb.Context(), ":memory:", store.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := db.Close(); err != nil {
			tb.Error(err)
		}
	})
	err = db.Update(tb.Context(), func(tx *store.Tx) error {
		return tx.InsertPool(&userpool.Pool{ID: poolID, Region: "us-east-1", Account: "000000000000"})
	})
	if err != nil {
		tb.Fatal(err)
	}
	f := &fixture{db: db}
	f.now.Store(time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC).UnixNano())
	now := func() time.Time { return time.Unix(0, f.now.Load()).UTC() }
	f.Throttle = throttle.New(db, directory.New(db, seal.New(seal.NewKey()), now), now)
	return f
}

func (f *fixture) advance(d time.Duration) { f.now.Add(int64(d)) }

// through returns how many of so many requests are admitted.
func (f *fixture) through(t *testing.T, times int, operation string, body map[string]any) (n int) {
	t.Helper()
	ctx := caller.With(t.Context(), caller.Identity{Account: "000000000000", Region: "us-east-1"})
	for range times {
		switch err := f.Admit(ctx, operation, body); {
		case err == nil:
			n++
		case !errors.Is(err, fault.TooManyRequests):
			t.Fatal(err)
		}
	}
	return n
}

func TestAnswersHaveAnAllowanceOfTheirOwn(t *testing.T) {
	f := newFixture(t)
	in := map[string]any{"UserPoolId": poolID}
	for operation, want := range map[string]int{"AdminInitiateAuth": 120, "AdminRespondToAuthChallenge": 360} {
		if got := f.through(t, 500, operation, in); got != want {
			t.Errorf("%s: %d of 500 were admitted, want %d", operation, got, want)
		}
	}
	if got := f.through(t, 500, "SetUserMFAPreference", nil); got != 500 {
		t.Errorf("%d of 500 without a limit were admitted", got)
	}
}

func TestATokenSaysItsPool(t *testing.T) {
	f := newFixture(t)
	// The payload is {"iss":"http://127.0.0.1:9229/us-east-1_Aaaaaaaaa"}.
	const token = "e30.eyJpc3MiOiJodHRwOi8vMTI3LjAuMC4xOjkyMjkvdXMtZWFzdC0xX0FhYWFhYWFhYSJ9.AA"
	if got := f.through(t, 130, "GetUser", map[string]any{"AccessToken": token}); got != 120 {
		t.Errorf("%d of 130 were admitted, want 120", got)
	}
	if got := f.through(t, 10, "AdminGetUser", map[string]any{"UserPoolId": poolID}); got != 0 {
		t.Errorf("%d more of the same pool and category were admitted", got)
	}
}

// Ids that are made up must not crowd out those of pools.
func TestMadeUpPoolsShareOneAllowance(t *testing.T) {
	f := newFixture(t)
	n := 0
	for _, id := range []string{"us-east-1_B", "us-east-1_C", "us-east-1_D"} {
		n += f.through(t, 20, "DescribeUserPool", map[string]any{"UserPoolId": id})
	}
	if n != 15 {
		t.Errorf("%d of 60 were admitted, want 15", n)
	}
}

func TestALimitOfAnotherNodeIsSeenLater(t *testing.T) {
	f := newFixture(t)
	in := map[string]any{"UserPoolId": poolID}
	f.through(t, 15, "DescribeUserPool", in)
	err := f.db.Update(t.Context(), func(tx *store.Tx) error {
		return tx.PutProvisionedLimit("000000000000", "us-east-1", "UserPoolRead", 60)
	})
	if err != nil {
		t.Fatal(err)
	}
	f.advance(9 * time.Second)
	if got := f.through(t, 100, "DescribeUserPool", in); got != 15 {
		t.Errorf("%d of 100 were admitted, want 15", got)
	}
	f.advance(2 * time.Second)
	if got := f.through(t, 100, "DescribeUserPool", in); got != 60 {
		t.Errorf("later %d of 100 were admitted, want 60", got)
	}
}

func BenchmarkAdmit(b *testing.B) {
	f := newFixture(b)
	ctx := caller.With(context.Background(), caller.Identity{Account: "000000000000", Region: "us-east-1"})
	in := map[string]any{"UserPoolId": poolID}
	for b.Loop() {
		f.advance(10 * time.Microsecond)
		if err := f.Admit(ctx, "AdminGetUser", in); err != nil && !errors.Is(err, fault.TooManyRequests) {
			b.Fatal(err)
		}
	}
}
