package credential

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/fault"
	"cognate/internal/password"
	"cognate/internal/seal"
	"cognate/internal/srp"
	"cognate/internal/userpool"
)

var start = time.Date(2026, 5, 7, 10, 0, 0, 0, time.UTC)

var cheap = password.Params{Memory: 64, Passes: 1, Lanes: 1}

func hasher(t *testing.T, params password.Params) *password.Hasher {
	h := password.New(password.Options{Workers: 1, Params: params})
	t.Cleanup(h.Close)
	return h
}

func newService(t *testing.T) *Service {
	return New(hasher(t, cheap), seal.New(seal.Key{1}), rand.Reader, func() time.Time { return start })
}

func alice() *userpool.User {
	return &userpool.User{PoolID: "us-east-1_Example01", Sub: "5b1d", Username: "alice"}
}

func pool(history int) *userpool.Pool {
	p := &userpool.Pool{ID: "us-east-1_Example01"}
	p.Settings.PasswordPolicy.HistorySize = history
	return p
}

func set(t *testing.T, s *Service, p *userpool.Pool, u *userpool.User, password string) {
	t.Helper()
	if err := s.Set(t.Context(), p, u, password, false); err != nil {
		t.Fatalf("Set(%q): %v", password, err)
	}
}

func TestSetAndVerify(t *testing.T) {
	s, u := newService(t), alice()
	if err := s.Set(t.Context(), pool(0), u, "Passw0rd!", true); err != nil {
		t.Fatal(err)
	}
	if !u.Password.Temporary || !u.Password.SetAt.Equal(start) || u.Password.History != nil {
		t.Errorf("%+v", u.Password)
	}
	for given, want := range map[string]bool{"Passw0rd!": true, "passw0rd!": false, "": false} {
		if ok, err := s.Verify(t.Context(), u, given); ok != want || err != nil {
			t.Errorf("Verify(%q) = %v, %v", given, ok, err)
		}
	}
}

func TestSRPVerifierIsThePasswords(t *testing.T) {
	s, u := newService(t), alice()
	set(t, s, pool(0), u, "Passw0rd!")
	got, err := s.SRPVerifier(u)
	if err != nil {
		t.Fatal(err)
	}
	want := srp.New().Verifier("Example01", "alice", "Passw0rd!", u.Password.SRPSalt)
	if !bytes.Equal(got, want) {
		t.Error("the verifier is not that of pool, user name, password and salt")
	}
	if bytes.Contains(u.Password.SRPVerifier, want[:16]) {
		t.Error("the stored verifier is bare")
	}
}

func TestVerifierOpensForItsUserOnly(t *testing.T) {
	s, u := newService(t), alice()
	set(t, s, pool(0), u, "Passw0rd!")
	mallory := *u
	mallory.Sub = "0000"
	if _, err := s.SRPVerifier(&mallory); !errors.Is(err, seal.ErrCorrupt) {
		t.Errorf("error %v", err)
	}
}

func TestUserWithoutPassword(t *testing.T) {
	s := newService(t)
	if ok, err := s.Verify(t.Context(), alice(), ""); ok || err != nil {
		t.Errorf("Verify = %v, %v", ok, err)
	}
	if v, err := s.SRPVerifier(alice()); v != nil || err != nil {
		t.Errorf("SRPVerifier = %v, %v", v, err)
	}
}

func TestHistory(t *testing.T) {
	s, u, p := newService(t), alice(), pool(3)
	for _, password := range []string{"one", "two", "three", "four"} {
		set(t, s, p, u, password)
	}
	if n := len(u.Password.History); n != 2 {
		t.Errorf("history holds %d; want 2 beside the current one", n)
	}
	before := u.Password
	for _, used := range []string{"four", "three", "two"} {
		err := s.Set(t.Context(), p, u, used, false)
		if !errors.Is(err, fault.PasswordHistoryPolicyViolation) {
			t.Errorf("Set(%q): %v", used, err)
		}
	}
	if diff := cmp.Diff(before, u.Password); diff != "" {
		t.Errorf("a refused password changed the user: %s", diff)
	}
	set(t, s, p, u, "one")
}

func TestHistoryFollowsThePolicy(t *testing.T) {
	s, u := newService(t), alice()
	set(t, s, pool(0), u, "one")
	set(t, s, pool(0), u, "one")
	if u.Password.History != nil {
		t.Error("history is kept though the pool has none")
	}
	if err := s.Set(t.Context(), pool(1), u, "one", false); !errors.Is(err, fault.PasswordHistoryPolicyViolation) {
		t.Errorf("the current password counts as the first: %v", err)
	}
	if err := s.Set(t.Context(), pool(1), u, "one", true); err != nil {
		t.Errorf("temporary passwords are not compared: %v", err)
	}
	for _, password := range []string{"two", "three", "four"} {
		set(t, s, pool(9), u, password)
	}
	set(t, s, pool(2), u, "five")
	if n := len(u.Password.History); n != 1 {
		t.Errorf("a smaller history keeps %d", n)
	}
}

func TestSetDoesNotShareHistory(t *testing.T) {
	s, u, p := newService(t), alice(), pool(5)
	for _, password := range []string{"one", "two", "three"} {
		set(t, s, p, u, password)
	}
	copied := *u
	before := slices.Clone(u.Password.History)
	set(t, s, p, &copied, "four")
	if diff := cmp.Diff(before, u.Password.History); diff != "" {
		t.Errorf("setting a copy's password changed the original: %s", diff)
	}
}

func TestRenew(t *testing.T) {
	strong := New(hasher(t, password.Params{Memory: 128, Passes: 2, Lanes: 1}),
		seal.New(seal.Key{2}, seal.Key{1}), rand.Reader, func() time.Time { return start.Add(time.Hour) })
	weak, current := newService(t), *strong
	imported := func(u *userpool.User) { u.Password.SRPSalt, u.Password.SRPVerifier = nil, nil }
	tests := []struct {
		name   string
		by     *Service
		change func(*userpool.User)
		renew  bool
	}{
		{"a cheap record and a retired master key", weak, func(*userpool.User) {}, true},
		{"no verifier", &current, imported, true},
		{"nothing to do", &current, func(*userpool.User) {}, false},
	}
	for _, tt := range tests {
		u := alice()
		if err := tt.by.Set(t.Context(), pool(0), u, "Passw0rd!", true); err != nil {
			t.Fatal(err)
		}
		tt.change(u)
		set := u.Password.SetAt
		ok, renew, err := strong.VerifyAge(t.Context(), u, "Passw0rd!")
		if !ok || renew != tt.renew || err != nil {
			t.Errorf("%s: %v, %v, %v", tt.name, ok, renew, err)
		}
		if err := strong.Renew(t.Context(), pool(0), u, "Passw0rd!"); err != nil {
			t.Fatal(err)
		}
		if !u.Password.SetAt.Equal(set) || !u.Password.Temporary {
			t.Errorf("%s: renewal changed the password's age", tt.name)
		}
		if ok, renew, err := strong.VerifyAge(t.Context(), u, "Passw0rd!"); !ok || renew || err != nil {
			t.Errorf("%s: after renewal %v, %v, %v", tt.name, ok, renew, err)
		}
		if ok, renew, _ := strong.VerifyAge(t.Context(), u, "other"); ok || renew {
			t.Errorf("%s: a wrong password: %v, %v", tt.name, ok, renew)
		}
	}
}

func TestSetChangesNothingWhenItFails(t *testing.T) {
	s, u := newService(t), alice()
	set(t, s, pool(0), u, "one")
	before := u.Password
	s.rand = bytes.NewReader(nil)
	if err := s.Set(t.Context(), pool(0), u, "two", false); err == nil {
		t.Error("no error without randomness")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Set(ctx, pool(0), u, "two", false); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff(before, u.Password); diff != "" {
		t.Error(diff)
	}
}
