package token

import (
	"testing"

	"cognate/internal/fault"
	"cognate/internal/userpool"
)

// The clock stands still, as it may between two requests of one second.
func TestSignOutEndsEarlierSessionsOnly(t *testing.T) {
	f := newFixture(t)
	for range 3 {
		before := f.signIn()
		other := f.signIn()
		if err := f.SignOut(t.Context(), f.pool, f.user.Sub); err != nil {
			t.Fatal(err)
		}
		after := f.signIn()
		for _, set := range []*Set{before, other} {
			_, err := f.Caller(t.Context(), set.Access)
			wantFault(t, err, fault.NotAuthorized, "Access Token has been revoked")
			_, err = f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{})
			wantFault(t, err, fault.NotAuthorized, "Refresh Token has been revoked")
		}
		if _, err := f.Caller(t.Context(), after.Access); err != nil {
			t.Errorf("a session of after the sign-out: %v", err)
		}
		if _, err := f.Refresh(t.Context(), f.client, after.Refresh, RefreshOptions{}); err != nil {
			t.Errorf("refresh of after the sign-out: %v", err)
		}
	}
}

func TestSignOutWithoutRevocation(t *testing.T) {
	f := newFixture(t)
	f.changeClient(func(c *userpool.ClientSettings) { c.TokenRevocation = false })
	set := f.signIn()
	if c, err := f.Caller(t.Context(), set.Access); err != nil || c.Family != nil {
		t.Errorf("caller %+v, %v; want no family", c, err)
	}
	if err := f.SignOut(t.Context(), f.pool, f.user.Sub); err != nil {
		t.Fatal(err)
	}
	_, err := f.Caller(t.Context(), set.Access)
	wantFault(t, err, fault.NotAuthorized, "Access Token has been revoked")
}

func TestSignOutOfNobody(t *testing.T) {
	f := newFixture(t)
	wantFault(t, f.SignOut(t.Context(), f.pool, "nobody"), fault.UserNotFound, "User does not exist.")
}
