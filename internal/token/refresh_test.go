package token

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

const (
	textInvalidRefresh = "Invalid Refresh Token"
	textRevokedRefresh = "Refresh Token has been revoked"
	textExpiredRefresh = "Refresh Token has expired"
	textReusedRefresh  = "Refresh token reuse detected"
)

func TestRefreshContinuesTheFamily(t *testing.T) {
	f := newFixture(t)
	first := f.signIn()
	f.time = f.time.Add(10 * time.Minute)
	f.changeUser(func(u *userpool.User) { u.Attributes["email"] = "new@example.com" })
	set, err := f.Refresh(t.Context(), f.client, first.Refresh, RefreshOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if set.Refresh != "" {
		t.Error("the refresh token was replaced without rotation")
	}
	before, err := readClaims(strings.Split(first.Access, ".")[1])
	if err != nil {
		t.Fatal(err)
	}
	after, err := readClaims(strings.Split(set.Access, ".")[1])
	if err != nil {
		t.Fatal(err)
	}
	if after.OriginJTI != before.OriginJTI || after.AuthTime != before.AuthTime || after.EventID != before.EventID {
		t.Errorf("the session is another: %+v, was %+v", after, before)
	}
	if after.ID == before.ID || after.IssuedAt != before.IssuedAt+600 || after.Expires != before.Expires+600 {
		t.Errorf("the token is the same: %+v, was %+v", after, before)
	}
	if !strings.Contains(payload(t, set.ID), `"email":"new@example.com"`) {
		t.Errorf("the attributes are old: %s", payload(t, set.ID))
	}
}

func TestRefreshRefuses(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	other := f.addClient(f.pool, "2example23456789abcdefghij")
	refuse := func(client *userpool.Client, token string, code fault.Code, text string) {
		t.Helper()
		_, err := f.Refresh(t.Context(), client, token, RefreshOptions{})
		wantFault(t, err, code, text)
	}
	refuse(f.client, "", fault.NotAuthorized, textInvalidRefresh)
	refuse(f.client, set.Access, fault.NotAuthorized, textInvalidRefresh)
	refuse(f.client, refreshHeader+".a.b.c.d", fault.NotAuthorized, textInvalidRefresh)
	refuse(f.client, set.Refresh[:len(set.Refresh)-5]+"AAAAA", fault.NotAuthorized, textInvalidRefresh)
	refuse(f.client, set.Refresh+strings.Repeat("A", 5000), fault.NotAuthorized, textInvalidRefresh)
	refuse(other, set.Refresh, fault.NotAuthorized, textInvalidRefresh)

	f.changeUser(func(u *userpool.User) { u.Status = userpool.ResetRequired })
	refuse(f.client, set.Refresh, fault.NotAuthorized, textRevokedRefresh)
	f.changeUser(func(u *userpool.User) { u.Enabled = false })
	refuse(f.client, set.Refresh, fault.NotAuthorized, "User is disabled.")
	f.time = f.time.Add(30*24*time.Hour - time.Microsecond)
	refuse(f.client, set.Refresh, fault.NotAuthorized, "User is disabled.")
	f.time = f.time.Add(time.Microsecond)
	refuse(f.client, set.Refresh, fault.NotAuthorized, textExpiredRefresh)
}

func TestRefreshOfADeletedUser(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(f.pool.ID, f.user.Sub) })
	_, err := f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{})
	if !errors.Is(err, fault.NotAuthorized) && !errors.Is(err, fault.UserNotFound) {
		t.Errorf("got %v; want a refusal", err)
	}
}

func TestRefreshOfATrackedDevice(t *testing.T) {
	f := newFixture(t)
	const key = "us-east-1_d"
	set, err := f.Issue(t.Context(), Grant{Pool: f.pool, Client: f.client, User: f.user, DeviceKey: key})
	if err != nil {
		t.Fatal(err)
	}
	refresh := func(given string) error {
		_, err := f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{DeviceKey: given})
		return err
	}
	if err := refresh(""); err != nil {
		t.Errorf("the pool does not track devices: %v", err)
	}
	f.changePool(func(s *userpool.Settings) { s.Devices = &userpool.DeviceConfiguration{} })
	wantFault(t, refresh(""), fault.NotAuthorized, textInvalidRefresh)
	wantFault(t, refresh(key), fault.NotAuthorized, textInvalidRefresh) // not confirmed yet
	for _, k := range []string{key, "us-east-1_other"} {
		f.update(func(tx *store.Tx) error {
			return tx.InsertDevice(&userpool.Device{PoolID: f.pool.ID, Sub: f.user.Sub, Key: k})
		})
	}
	if err := refresh(key); err != nil {
		t.Error(err)
	}
	wantFault(t, refresh("us-east-1_other"), fault.NotAuthorized, textInvalidRefresh)
	f.update(func(tx *store.Tx) error { return tx.DeleteDevice(f.pool.ID, f.user.Sub, key) })
	wantFault(t, refresh(key), fault.NotAuthorized, textInvalidRefresh)
}

func TestRefreshAsksTheCheckBeforeItRotates(t *testing.T) {
	f := newFixture(t)
	f.rotating(0)
	set := f.signIn()
	refused := errors.New("refused")
	_, err := f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{
		Check: func(_ context.Context, u *userpool.User) error {
			if u.Username != "alice" {
				t.Errorf("asked about %s", u.Username)
			}
			return refused
		},
	})
	if !errors.Is(err, refused) {
		t.Errorf("got %v; want the check's error", err)
	}
	f.refresh(set.Refresh)
}

func (f *fixture) rotating(grace int) {
	f.t.Helper()
	f.changeClient(func(c *userpool.ClientSettings) {
		c.Rotation = &userpool.RefreshTokenRotation{Enabled: true, GraceSeconds: grace}
	})
}

func (f *fixture) refresh(token string) *Set {
	f.t.Helper()
	set, err := f.Refresh(f.t.Context(), f.client, token, RefreshOptions{})
	if err != nil {
		f.t.Fatal(err)
	}
	return set
}

func TestRotationReplacesTheToken(t *testing.T) {
	f := newFixture(t)
	f.rotating(0)
	set := f.signIn()
	token := set.Refresh
	for range 3 {
		f.time = f.time.Add(time.Hour)
		next := f.refresh(token).Refresh
		if next == "" || next == token {
			t.Fatal("the refresh token was not replaced")
		}
		token = next
	}
	f.time = set.Family.Expires
	_, err := f.Refresh(t.Context(), f.client, token, RefreshOptions{})
	wantFault(t, err, fault.NotAuthorized, textExpiredRefresh) // the lifetime is the first token's
}

func TestReuseRevokesTheFamily(t *testing.T) {
	f := newFixture(t)
	f.rotating(0)
	set, bystander := f.signIn(), f.signIn()
	next := f.refresh(set.Refresh)

	_, err := f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{})
	wantFault(t, err, fault.RefreshTokenReuse, textReusedRefresh)

	for _, token := range []string{set.Refresh, next.Refresh} {
		_, err = f.Refresh(t.Context(), f.client, token, RefreshOptions{})
		wantFault(t, err, fault.NotAuthorized, textRevokedRefresh)
	}
	for _, access := range []string{set.Access, next.Access} {
		_, err = f.Caller(t.Context(), access)
		wantFault(t, err, fault.NotAuthorized, "Access Token has been revoked")
	}
	f.refresh(bystander.Refresh)
}

func TestGracePeriod(t *testing.T) {
	f := newFixture(t)
	f.rotating(60)
	set := f.signIn()
	lost := f.refresh(set.Refresh).Refresh
	f.time = f.time.Add(59 * time.Second)
	again := f.refresh(set.Refresh).Refresh // the answer was lost, or another tab asked
	a, errA := parseRefresh(f.Sealer, lost)
	b, errB := parseRefresh(f.Sealer, again)
	if errA != nil || errB != nil || a.secret != b.secret {
		t.Fatal("asking again within the grace period gave another token")
	}
	f.time = f.time.Add(time.Second)
	_, err := f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{})
	wantFault(t, err, fault.RefreshTokenReuse, textReusedRefresh)
	_, err = f.Refresh(t.Context(), f.client, again, RefreshOptions{})
	wantFault(t, err, fault.NotAuthorized, textRevokedRefresh)
}

// A tab that comes late is no thief, though another tab has refreshed twice.
func TestEachReplacedTokenHasItsGracePeriod(t *testing.T) {
	f := newFixture(t)
	f.rotating(60)
	first := f.signIn()
	second := f.refresh(first.Refresh)
	f.time = f.time.Add(30 * time.Second)
	third := f.refresh(second.Refresh)
	want, err := parseRefresh(f.Sealer, third.Refresh)
	if err != nil {
		t.Fatal(err)
	}
	for _, replaced := range []string{first.Refresh, second.Refresh} {
		if got, err := parseRefresh(f.Sealer, f.refresh(replaced).Refresh); err != nil || got.secret != want.secret {
			t.Errorf("the answer to a replaced token isn't the newest (error %v)", err)
		}
	}
	f.time = f.time.Add(30 * time.Second) // the first token's is over
	f.refresh(second.Refresh)
	_, err = f.Refresh(t.Context(), f.client, first.Refresh, RefreshOptions{})
	wantFault(t, err, fault.RefreshTokenReuse, textReusedRefresh)
	_, err = f.Refresh(t.Context(), f.client, third.Refresh, RefreshOptions{})
	wantFault(t, err, fault.NotAuthorized, textRevokedRefresh)
}

func TestReplacedTokensAreNotKeptWithoutEnd(t *testing.T) {
	f := newFixture(t)
	f.rotating(60)
	set := f.signIn()
	oldest := set.Refresh
	for range mostReplaced {
		set = f.refresh(set.Refresh)
	}
	f.refresh(oldest)
	f.refresh(set.Refresh)
	_, err := f.Refresh(t.Context(), f.client, oldest, RefreshOptions{})
	wantFault(t, err, fault.RefreshTokenReuse, textReusedRefresh)
}

func TestManyTabsRefreshAtOnce(t *testing.T) {
	f := newFixture(t)
	f.rotating(60)
	set := f.signIn()
	secrets := make([][secretSize]byte, 8)
	var tabs sync.WaitGroup
	for i := range secrets {
		tabs.Go(func() {
			got, err := f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{})
			if err != nil {
				t.Error(err)
				return
			}
			next, err := parseRefresh(f.Sealer, got.Refresh)
			if err != nil {
				t.Error(err)
				return
			}
			secrets[i] = next.secret
		})
	}
	tabs.Wait()
	for _, s := range secrets {
		if s != secrets[0] {
			t.Error("tabs that refreshed at once have different tokens")
		}
	}
}
