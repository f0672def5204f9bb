package code

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/seal"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

const poolID, sub = "us-east-1_Example01", "5b1d"

// clock is a clock that tests set.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

func newService(t *testing.T) (*Service, *clock) {
	t.Helper()
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	c := &clock{now: time.Date(2026, 5, 7, 10, 0, 0, 0, time.UTC)}
	return New(db, seal.New(seal.Key{1}), c.Now, rand.Reader), c
}

func issue(t *testing.T, s *Service, purpose Purpose) string {
	t.Helper()
	code, err := s.Issue(t.Context(), &userpool.Pool{ID: poolID}, &userpool.User{PoolID: poolID, Sub: sub},
		purpose, "email", "alice@example.com")
	if err != nil {
		t.Fatal(err)
	}
	return code
}

// wrong returns a code that is not the given one.
func wrong(code string) string {
	if code == "000000" {
		return "000001"
	}
	return "000000"
}

func use(*store.Tx, store.Code) error { return nil }

func wantFault(t *testing.T, err error, code fault.Code, message string) {
	t.Helper()
	f, ok := fault.From(err)
	if !ok || f.Code != code || f.Message != message {
		t.Errorf("%v; want %s: %s", err, code, message)
	}
}

const (
	mismatch = "Invalid verification code provided, please try again."
	expired  = "Invalid code provided, please request a code again."
	exceeded = "Attempt limit exceeded, please try after some time."
)

func TestCodeServesOnce(t *testing.T) {
	s, _ := newService(t)
	code := issue(t, s, SignUp)
	applied := 0
	got, err := s.Check(t.Context(), poolID, sub, SignUp, code, func(_ *store.Tx, c store.Code) error {
		applied++
		return nil
	})
	if err != nil || applied == 0 {
		t.Fatalf("applied %d times, error %v", applied, err)
	}
	if got.Target != "email" || got.Destination != "alice@example.com" {
		t.Errorf("%+v", got)
	}
	applied = 0
	_, err = s.Check(t.Context(), poolID, sub, SignUp, code, func(*store.Tx, store.Code) error { applied++; return nil })
	wantFault(t, err, fault.ExpiredCode, expired)
	if applied != 0 {
		t.Error("a used code was applied")
	}
}

func TestWrongCode(t *testing.T) {
	s, _ := newService(t)
	code := issue(t, s, SignUp)
	for _, given := range []string{wrong(code), "", code + "0", code[1:]} {
		_, err := s.Check(t.Context(), poolID, sub, SignUp, given, use)
		wantFault(t, err, fault.CodeMismatch, mismatch)
	}
	if _, err := s.Check(t.Context(), poolID, sub, SignUp, code, use); err != nil {
		t.Errorf("the right code after wrong ones: %v", err)
	}
}

func TestCodeIsBoundToItsPurposeAndUser(t *testing.T) {
	s, _ := newService(t)
	code := issue(t, s, Attribute("email"))
	for _, purpose := range []Purpose{SignUp, ForgotPassword, Attribute("phone_number")} {
		_, err := s.Check(t.Context(), poolID, sub, purpose, code, use)
		wantFault(t, err, fault.ExpiredCode, expired)
	}
	_, err := s.Check(t.Context(), poolID, "other", Attribute("email"), code, use)
	wantFault(t, err, fault.ExpiredCode, expired)

	// A row moved to another purpose or user does not serve there either.
	hash := s.hash(poolID, sub, SignUp, code)
	for _, other := range [][]byte{
		s.hash(poolID, sub, ForgotPassword, code), s.hash(poolID, "other", SignUp, code), s.hash("other", sub, SignUp, code),
	} {
		if bytes.Equal(hash, other) {
			t.Error("hashes of different uses are equal")
		}
	}
}

func TestLifetimes(t *testing.T) {
	for purpose, life := range map[Purpose]time.Duration{
		SignUp: 24 * time.Hour, Attribute("email"): 24 * time.Hour, ForgotPassword: time.Hour,
	} {
		s, clock := newService(t)
		code := issue(t, s, purpose)
		clock.advance(life - time.Microsecond)
		if _, err := s.Check(t.Context(), poolID, sub, purpose, code); err != nil {
			t.Errorf("%s just before its end: %v", purpose, err)
		}
		clock.advance(time.Microsecond)
		_, err := s.Check(t.Context(), poolID, sub, purpose, code)
		wantFault(t, err, fault.ExpiredCode, expired)
	}
}

func TestNewCodeEndsTheOldOne(t *testing.T) {
	s, _ := newService(t)
	old := issue(t, s, SignUp)
	latest := issue(t, s, SignUp)
	for latest == old {
		latest = issue(t, s, SignUp)
	}
	_, err := s.Check(t.Context(), poolID, sub, SignUp, old, use)
	wantFault(t, err, fault.CodeMismatch, mismatch)
	if _, err := s.Check(t.Context(), poolID, sub, SignUp, latest, use); err != nil {
		t.Error(err)
	}
}

func TestFailedApplyKeepsTheCode(t *testing.T) {
	s, _ := newService(t)
	code := issue(t, s, SignUp)
	taken := errors.New("taken")
	_, err := s.Check(t.Context(), poolID, sub, SignUp, code, func(*store.Tx, store.Code) error { return taken })
	if !errors.Is(err, taken) {
		t.Fatalf("error %v", err)
	}
	if _, err := s.Check(t.Context(), poolID, sub, SignUp, code, use); err != nil {
		t.Error(err)
	}
}

func TestConsume(t *testing.T) {
	s, _ := newService(t)
	found, err := s.Check(t.Context(), poolID, sub, ForgotPassword, issue(t, s, ForgotPassword))
	if err != nil {
		t.Fatal(err)
	}
	consume := func() error {
		return s.db.Update(t.Context(), func(tx *store.Tx) error { return Consume(tx, found) })
	}
	if err := consume(); err != nil {
		t.Fatal(err)
	}
	wantFault(t, consume(), fault.ExpiredCode, expired)
	issue(t, s, ForgotPassword)
	wantFault(t, consume(), fault.ExpiredCode, expired)
}

func TestTriesAreLimitedByTheHour(t *testing.T) {
	for purpose, limit := range map[Purpose]int{SignUp: 15, Attribute("email"): 15, ForgotPassword: 20} {
		s, clock := newService(t)
		code := issue(t, s, purpose)
		for range limit {
			_, err := s.Check(t.Context(), poolID, sub, purpose, wrong(code), use)
			wantFault(t, err, fault.CodeMismatch, mismatch)
		}
		for range 3 {
			_, err := s.Check(t.Context(), poolID, sub, purpose, code, use)
			wantFault(t, err, fault.LimitExceeded, exceeded)
		}
		clock.advance(time.Hour)
		code = issue(t, s, purpose)
		if _, err := s.Check(t.Context(), poolID, sub, purpose, code, use); err != nil {
			t.Errorf("%s in the next hour: %v", purpose, err)
		}
	}
}

func TestConcurrentGuessesStayWithinTheLimit(t *testing.T) {
	s, _ := newService(t)
	code := issue(t, s, SignUp)
	results := make(chan error)
	for range 60 {
		go func() {
			_, err := s.Check(context.WithoutCancel(t.Context()), poolID, sub, SignUp, wrong(code), use)
			results <- err
		}()
	}
	count := map[fault.Code]int{}
	for range 60 {
		f, ok := fault.From(<-results)
		if !ok {
			t.Error("a guess was neither judged nor refused")
			continue
		}
		count[f.Code]++
	}
	if count[fault.CodeMismatch] != 15 || count[fault.LimitExceeded] != 45 {
		t.Errorf("%v; want 15 guesses judged and 45 refused", count)
	}
}

func TestConcurrentRightAnswersApplyOnce(t *testing.T) {
	s, _ := newService(t)
	code := issue(t, s, SignUp)
	results := make(chan error)
	for range 10 {
		go func() {
			_, err := s.Check(context.WithoutCancel(t.Context()), poolID, sub, SignUp, code, use)
			results <- err
		}()
	}
	served := 0
	for range 10 {
		if err := <-results; err == nil {
			served++
		}
	}
	if served != 1 {
		t.Errorf("the code served %d times", served)
	}
}

func TestAllow(t *testing.T) {
	s, clock := newService(t)
	for op, limit := range map[Operation]int{
		ResendCode: 5, GetAttributeCode: 5, ChangePassword: 5, AccountRecovery: 20, ConfirmSignUp: 15, VerifyAttribute: 15,
	} {
		for range limit {
			if err := s.Allow(t.Context(), poolID, sub, op); err != nil {
				t.Errorf("%s within its limit: %v", op, err)
			}
		}
		wantFault(t, s.Allow(t.Context(), poolID, sub, op), fault.LimitExceeded, exceeded)
		if err := s.Allow(t.Context(), poolID, "other", op); err != nil {
			t.Errorf("%s of another user: %v", op, err)
		}
	}
	clock.advance(time.Hour)
	if err := s.Allow(t.Context(), poolID, sub, ResendCode); err != nil {
		t.Errorf("in the next hour: %v", err)
	}
}

func TestSixDigitsAreDrawnFairly(t *testing.T) {
	tests := []struct {
		drawn []byte
		want  string
	}{
		{[]byte{0, 0, 0, 0}, "000000"},
		{[]byte{0, 0, 0, 42}, "000042"},
		{[]byte{0xff, 0xf1, 0x3d, 0x7f}, "999999"},             // the last that is fair
		{[]byte{0xff, 0xff, 0xff, 0xff, 0, 0, 0, 7}, "000007"}, // drawn again
		{[]byte{0xff, 0xf1, 0x3d, 0x80, 0, 0, 0, 8}, "000008"}, // the first that is not
	}
	for _, tt := range tests {
		got, err := Digits(bytes.NewReader(tt.drawn), 6)
		if err != nil || got != tt.want {
			t.Errorf("% x: %q, %v; want %q", tt.drawn, got, err, tt.want)
		}
	}
	if _, err := Digits(bytes.NewReader(nil), 6); err == nil {
		t.Error("a code without randomness")
	}
}

func ExamplePurpose() {
	fmt.Println(SignUp, ForgotPassword, Attribute("email"))
	// Output: SignUp ForgotPassword Attribute:email
}
