package paging

import (
	"testing"
	"time"

	"cognate/internal/fault"
	"cognate/internal/seal"
)

const list = "ListGroups us-east-1_Example01"

func tokensAt(now *time.Time) Tokens {
	return Tokens{Sealer: seal.New(seal.Key{1}), Now: func() time.Time { return *now }}
}

func TestTokenLeadsBackToItsCursor(t *testing.T) {
	now := time.Unix(1_750_000_000, 0)
	tokens := tokensAt(&now)
	token, err := tokens.Token(list, "readers")
	if err != nil || token == "" {
		t.Fatalf("Token = %q, %v", token, err)
	}
	now = now.Add(time.Hour)
	if after, err := tokens.After(list, token); err != nil || after != "readers" {
		t.Errorf("After = %q, %v", after, err)
	}
}

func TestFirstAndLastPageHaveNoToken(t *testing.T) {
	now := time.Unix(1_750_000_000, 0)
	tokens := tokensAt(&now)
	if token, err := tokens.Token(list, ""); token != "" || err != nil {
		t.Errorf("Token = %q, %v", token, err)
	}
	if after, err := tokens.After(list, ""); after != "" || err != nil {
		t.Errorf("After = %q, %v", after, err)
	}
}

func TestOtherTokensAreRefused(t *testing.T) {
	now := time.Unix(1_750_000_000, 0)
	tokens := tokensAt(&now)
	token, err := tokens.Token(list, "readers")
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := Tokens{Sealer: seal.New(seal.Key{2}), Now: tokens.Now}.Token(list, "readers")
	if err != nil {
		t.Fatal(err)
	}
	refused := func(name, list, token string) {
		t.Helper()
		_, err := tokens.After(list, token)
		got, ok := fault.From(err)
		if !ok || got.Code != fault.InvalidParameter || got.Message != "Invalid pagination token" {
			t.Errorf("%s: got %v", name, err)
		}
	}
	refused("another list", "ListUsers us-east-1_Example01", token)
	refused("another server's", list, foreign)
	refused("no base64", list, "!")
	refused("a bare cursor", list, "cmVhZGVycw")
	refused("cut short", list, token[:len(token)-4])
	now = now.Add(time.Hour + time.Second)
	refused("too late", list, token)
}

func TestLimit(t *testing.T) {
	of := func(n int64) *int64 { return &n }
	for _, c := range []struct {
		asked *int64
		want  int
	}{{nil, 60}, {of(0), 60}, {of(-1), 60}, {of(1), 1}, {of(60), 60}, {of(61), 60}, {of(1 << 40), 60}} {
		if got := Limit(c.asked, 60); got != c.want {
			t.Errorf("Limit(%v) = %d; want %d", c.asked, got, c.want)
		}
	}
}
