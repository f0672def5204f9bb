package seal

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
)

func testKey(b byte) Key {
	var k Key
	for i := range k {
		k[i] = b + byte(i)
	}
	return k
}

func TestOpenReturnsWhatWasSealed(t *testing.T) {
	s := New(testKey(1))
	for _, size := range []int{0, 1, 16, 1000} {
		want := bytes.Repeat([]byte{7}, size)
		sealed := s.Seal("client secret", want)
		got, err := s.Open("client secret", sealed)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes: Open = %x, %v", size, got, err)
		}
		if bytes.Equal(sealed, s.Seal("client secret", want)) {
			t.Errorf("%d bytes: sealed twice alike", size)
		}
	}
}

func TestEveryChangedByteIsNoticed(t *testing.T) {
	s := New(testKey(1))
	sealed := s.Seal("p", []byte("secret"))
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if got, err := s.Open("p", bad); err == nil {
			t.Errorf("byte %d changed: Open = %q", i, got)
		}
		if got, err := s.Open("p", sealed[:i]); !errors.Is(err, ErrCorrupt) {
			t.Errorf("cut to %d bytes: Open = %q, %v; want ErrCorrupt", i, got, err)
		}
	}
}

func TestPurposesDoNotMix(t *testing.T) {
	s := New(testKey(1))
	if _, err := s.Open("b", s.Seal("a", []byte("x"))); !errors.Is(err, ErrCorrupt) {
		t.Errorf("Open for another purpose: %v; want ErrCorrupt", err)
	}
}

func TestAnotherKeyIsNamedAsTheReason(t *testing.T) {
	sealed := New(testKey(1)).Seal("p", []byte("x"))
	_, err := New(testKey(2)).Open("p", sealed)
	if !errors.Is(err, ErrKey) || !strings.Contains(err.Error(), "sealed with another master key") {
		t.Errorf("Open with another key: %v; want ErrKey", err)
	}
}

func TestRetiredKeysStillOpen(t *testing.T) {
	old, next := New(testKey(1)), New(testKey(2), testKey(1))
	sealed := old.Seal("p", []byte("x"))
	if got, err := next.Open("p", sealed); err != nil || string(got) != "x" {
		t.Errorf("Open = %q, %v", got, err)
	}
	if !next.Stale(sealed) || next.Stale(next.Seal("p", nil)) {
		t.Error("Stale does not tell retired from current")
	}
	if err := next.Check(old.KeyCheck()); err != nil {
		t.Errorf("Check of the retired key: %v", err)
	}
}

func TestCheckRefusesAnotherKey(t *testing.T) {
	a, b := New(testKey(1)), New(testKey(2))
	if err := a.Check(New(testKey(1)).KeyCheck()); err != nil {
		t.Errorf("Check of the same key: %v", err)
	}
	err := b.Check(a.KeyCheck())
	if !errors.Is(err, ErrKey) || !strings.Contains(err.Error(), "start with the key file") {
		t.Errorf("Check of another key: %v", err)
	}
	for _, stored := range []string{"", "x", "zz.aa"} {
		if err := a.Check(stored); !errors.Is(err, ErrCorrupt) {
			t.Errorf("Check(%q) = %v; want ErrCorrupt", stored, err)
		}
	}
	id, _, _ := strings.Cut(a.KeyCheck(), ".")
	if err := a.Check(id + ".AAAAAAAAAAAAAAAAAAAAAA"); err == nil {
		t.Error("Check believes the id alone")
	}
}

func TestDeriveIsStableAndKeepsItemsApart(t *testing.T) {
	s := New(testKey(1))
	first := s.Derive("salt", []byte("ab"), []byte("c"))
	if !bytes.Equal(first, New(testKey(1)).Derive("salt", []byte("ab"), []byte("c"))) {
		t.Error("Derive is not stable")
	}
	for name, other := range map[string][]byte{
		"other split":   s.Derive("salt", []byte("a"), []byte("bc")),
		"other purpose": s.Derive("pepper", []byte("ab"), []byte("c")),
		"other key":     New(testKey(2)).Derive("salt", []byte("ab"), []byte("c")),
		"fewer items":   s.Derive("salt", []byte("abc")),
	} {
		if bytes.Equal(first, other) {
			t.Errorf("%s: same bytes", name)
		}
	}
	if len(first) != 32 {
		t.Errorf("%d bytes; want 32", len(first))
	}
}

func TestSealerIsConcurrencySafe(t *testing.T) {
	s := New(testKey(1))
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			p := fmt.Sprint("p", i%2)
			if _, err := s.Open(p, s.Seal(p, []byte("x"))); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
}

func FuzzOpen(f *testing.F) {
	s := New(testKey(1))
	f.Add(s.Seal("p", []byte("x")))
	f.Add([]byte{version})
	good := s.Seal("p", []byte("good"))
	f.Fuzz(func(t *testing.T, sealed []byte) {
		if _, err := s.Open("q", sealed); err == nil {
			t.Errorf("Open(%x) for a purpose nothing was sealed for", sealed)
		}
		if _, err := s.Open("p", append(bytes.Clone(good), sealed...)); (err == nil) != (len(sealed) == 0) {
			t.Errorf("Open with tail %x: %v", sealed, err)
		}
	})
}

func BenchmarkSeal(b *testing.B) {
	s, text := New(testKey(1)), make([]byte, 1024)
	for b.Loop() {
		s.Seal("p", text)
	}
}

func BenchmarkOpen(b *testing.B) {
	s := New(testKey(1))
	sealed := s.Seal("p", make([]byte, 1024))
	for b.Loop() {
		s.Open("p", sealed)
	}
}
