package token

import (
	"strings"
	"testing"

	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/userpool"
)

func TestRevokeEndsOneSession(t *testing.T) {
	f := newFixture(t)
	set, other := f.signIn(), f.signIn()
	for range 2 { // the second time it is over already
		if err := f.Revoke(t.Context(), f.client, set.Refresh); err != nil {
			t.Fatal(err)
		}
	}
	_, err := f.Caller(t.Context(), set.Access)
	wantFault(t, err, fault.NotAuthorized, "Access Token has been revoked")
	_, err = f.Refresh(t.Context(), f.client, set.Refresh, RefreshOptions{})
	wantFault(t, err, fault.NotAuthorized, "Refresh Token has been revoked")
	if _, err := f.Caller(t.Context(), other.Access); err != nil {
		t.Errorf("the other session: %v", err)
	}
}

func TestRevokeOfAStrangersTokenIsNoError(t *testing.T) {
	f := newFixture(t)
	foreign := refreshToken{family: "00000000-0000-7000-8000-000000000000", expires: f.time}
	unknown, err := foreign.format(f.Sealer)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere, err := foreign.format(seal.New(seal.Key{9}))
	if err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{unknown, elsewhere, refreshHeader + ".a.b.c.d"} {
		if err := f.Revoke(t.Context(), f.client, token); err != nil {
			t.Errorf("%s: %v", token, err)
		}
	}
}

func TestRevokeRefuses(t *testing.T) {
	f := newFixture(t)
	set := f.signIn()
	for _, token := range []string{set.Access, set.ID, "x", strings.Repeat(".", 4)} {
		err := f.Revoke(t.Context(), f.client, token)
		wantFault(t, err, fault.UnsupportedTokenType, "Only refresh tokens can be revoked")
	}
	other := f.addClient(f.pool, "2example23456789abcdefghij")
	wantFault(t, f.Revoke(t.Context(), other, set.Refresh), fault.Unauthorized, "Token was not issued to this client")
	if _, err := f.Caller(t.Context(), set.Access); err != nil {
		t.Errorf("after refused revocations: %v", err)
	}
	f.changeClient(func(c *userpool.ClientSettings) { c.TokenRevocation = false })
	err := f.Revoke(t.Context(), f.client, set.Refresh)
	wantFault(t, err, fault.UnsupportedOperation, "Token revocation is not enabled for this client")
}
