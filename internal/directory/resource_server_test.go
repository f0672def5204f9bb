package directory

import (
	"errors"
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// TestScopesAreRememberedUntilForgottenOrOld: a grant for an application reads
// no resource server that was read within MaxAge, but one that is new.
func TestScopesAreRememberedUntilForgottenOrOld(t *testing.T) {
	f := newFixture(t)
	pool := f.addPool("us-east-1_Aaaaaaaaa", func(*userpool.Settings) {})
	client := &userpool.Client{ID: "c", PoolID: pool.ID}
	client.Settings.OAuthScopes = []string{"api/read"}
	server := &userpool.ResourceServer{PoolID: pool.ID, Identifier: "api", Name: "api", Scopes: []userpool.Scope{{Name: "read"}}}
	none := &userpool.ResourceServer{PoolID: pool.ID, Identifier: "api", Name: "api"}
	has := func(when string, want bool) {
		t.Helper()
		_, err := f.CustomScopes(t.Context(), client, []string{"api/read"})
		if want != (err == nil) || !want && !errors.Is(err, fault.InvalidParameter) {
			t.Errorf("%s: %v", when, err)
		}
	}
	change := func(to *userpool.ResourceServer) {
		f.update(func(tx *store.Tx) error { return tx.UpdateResourceServer(to) })
	}

	has("before there is a resource server", false)
	f.update(func(tx *store.Tx) error { return tx.InsertResourceServer(server) })
	has("once it is there", true)
	change(none)
	has("after a change elsewhere", true)
	f.ForgetResourceServer(pool.ID, "api")
	has("forgotten", false)
	change(server)
	f.time = f.time.Add(f.MaxAge - time.Nanosecond)
	has("young enough", false)
	f.time = f.time.Add(time.Nanosecond)
	has("too old", true)
}
