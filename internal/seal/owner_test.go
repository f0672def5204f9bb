package seal

import (
	"errors"
	"testing"
)

func TestOwnersOfOneKindAreKeptApart(t *testing.T) {
	s := New(NewKey())
	sealed := s.Seal("client-secret:a", []byte("x"))
	if _, err := s.Open("client-secret:b", sealed); !errors.Is(err, ErrCorrupt) {
		t.Errorf("open for another owner: %v; want ErrCorrupt", err)
	}
	if plain, err := s.Open("client-secret:a", sealed); err != nil || string(plain) != "x" {
		t.Errorf("open for its owner = %q, %v", plain, err)
	}
	kinds := 0
	s.current.aeads.Range(func(any, any) bool { kinds++; return true })
	if kinds != 1 {
		t.Errorf("%d ciphers kept; want one for the kind", kinds)
	}
}
