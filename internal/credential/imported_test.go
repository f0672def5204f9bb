package credential

import (
	"errors"
	"testing"

	"cognate/internal/fault"
	"cognate/internal/password/foreign"
	"cognate/internal/userpool"
)

// imported is a user who came with the bcrypt hash of "correct horse".
func imported(t *testing.T) *userpool.User {
	t.Helper()
	r, err := foreign.Parse("$2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e")
	if err != nil {
		t.Fatal(err)
	}
	u := alice()
	u.Password = userpool.Password{Hash: r.String(), SetAt: start}
	return u
}

// An imported hash is verified, and replaced once the password is at hand.
func TestImportedHash(t *testing.T) {
	s, u := newService(t), imported(t)
	for given, want := range map[string]bool{"correct horse": true, "Correct horse": false, "": false} {
		ok, renew, err := s.VerifyAge(t.Context(), u, given)
		if ok != want || renew != want || err != nil {
			t.Errorf("%q: %v, %v, %v", given, ok, renew, err)
		}
	}
	if v, err := s.SRPVerifier(u); v != nil || err != nil {
		t.Errorf("SRP verifier: %x, %v", v, err)
	}
	if err := s.Renew(t.Context(), pool(0), u, "correct horse"); err != nil {
		t.Fatal(err)
	}
	if _, still := foreign.Stored(u.Password.Hash); still || !u.Password.SetAt.Equal(start) {
		t.Errorf("after Renew: %+v", u.Password)
	}
	if v, err := s.SRPVerifier(u); len(v) == 0 || err != nil {
		t.Errorf("SRP verifier after Renew: %x, %v", v, err)
	}
	if ok, renew, err := s.VerifyAge(t.Context(), u, "correct horse"); !ok || renew || err != nil {
		t.Errorf("after Renew: %v, %v, %v", ok, renew, err)
	}
}

func TestImportedHashCountsAsHistory(t *testing.T) {
	s, u := newService(t), imported(t)
	if err := s.Set(t.Context(), pool(2), u, "correct horse", false); !errors.Is(err, fault.PasswordHistoryPolicyViolation) {
		t.Errorf("reuse: %v", err)
	}
	set(t, s, pool(2), u, "battery staple")
	if err := s.Set(t.Context(), pool(2), u, "correct horse", false); !errors.Is(err, fault.PasswordHistoryPolicyViolation) {
		t.Errorf("reuse later: %v", err)
	}
}
