package srp

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

// seeded is randomness that is the same in every run.
func seeded(seed byte) io.Reader { return rand.NewChaCha8([32]byte{seed}) }

func TestClientAndServerAgree(t *testing.T) {
	p := New()
	for seed := range byte(24) {
		random := seeded(seed)
		pool, user, password := "abcdEFGH1", fmt.Sprintf("user%d", seed), strings.Repeat("pässword ", int(seed)%4)
		salt, err := NewSalt(random)
		if err != nil {
			t.Fatal(err)
		}
		if seed%4 == 0 {
			salt[0] = 0 // the wire loses it; both sides must hash the same
		}
		v := p.Verifier(pool, user, password, salt)
		b, serverPublic, err := p.NewServer(random, v)
		if err != nil {
			t.Fatal(err)
		}
		client, err := p.NewClient(random)
		if err != nil {
			t.Fatal(err)
		}
		a, err := p.ParsePublic(client.Public())
		if err != nil {
			t.Fatal(err)
		}
		key, err := p.ServerKey(a, serverPublic, b, v)
		if err != nil {
			t.Fatal(err)
		}
		good, err := client.Key(pool, user, password, Hex(salt), Hex(serverPublic))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(key, good) {
			t.Errorf("seed %d: keys differ", seed)
		}
		bad, err := client.Key(pool, user, password+"x", Hex(salt), Hex(serverPublic))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(key, bad) {
			t.Errorf("seed %d: a wrong password has the key", seed)
		}
	}
}

func TestTableOfPowers(t *testing.T) {
	p, random := New(), seeded(1)
	exponents := [][]byte{nil, {0}, {1}, {16}, bytes.Repeat([]byte{0xff}, 32), make([]byte, 32)}
	for length := 1; length <= 32; length++ {
		exponent := make([]byte, length)
		if _, err := io.ReadFull(random, exponent); err != nil {
			t.Fatal(err)
		}
		exponents = append(exponents, exponent)
	}
	for _, exponent := range exponents {
		want := new(big.Int).Exp(p.g, new(big.Int).SetBytes(exponent), p.n)
		if got := p.power(exponent); got.Cmp(want) != 0 {
			t.Errorf("g^%x is wrong", exponent)
		}
	}
}

func TestServerRefuses(t *testing.T) {
	p := New()
	v := p.Verifier("pool", "user", "password", []byte("salt"))
	b, public, err := p.NewServer(seeded(1), v)
	if err != nil {
		t.Fatal(err)
	}
	for name, a := range map[string][]byte{
		"empty":      nil,
		"zero":       {0},
		"N":          p.n.Bytes(),
		"twice N":    new(big.Int).Lsh(p.n, 1).Bytes(),
		"N squared":  new(big.Int).Mul(p.n, p.n).Bytes(),
		"very large": bytes.Repeat([]byte{1}, 769),
	} {
		if _, err := p.ServerKey(a, public, b, v); !errors.Is(err, ErrPublicKey) {
			t.Errorf("A %s: %v", name, err)
		}
	}
	for name, bad := range map[string][]byte{"none": nil, "zero": {0}, "N": p.n.Bytes()} {
		if _, err := p.ServerKey([]byte{5}, public, b, bad); !errors.Is(err, ErrVerifier) {
			t.Errorf("ServerKey, verifier %s: %v", name, err)
		}
		if _, _, err := p.NewServer(seeded(1), bad); !errors.Is(err, ErrVerifier) {
			t.Errorf("NewServer, verifier %s: %v", name, err)
		}
	}
}

func TestRandomnessFails(t *testing.T) {
	p, empty := New(), strings.NewReader("short")
	if _, err := NewSalt(empty); err == nil {
		t.Error("NewSalt succeeded")
	}
	if _, err := p.NewClient(empty); err == nil {
		t.Error("NewClient succeeded")
	}
	if _, _, err := p.NewServer(empty, []byte{2}); err == nil {
		t.Error("NewServer succeeded")
	}
}

func TestDecoyVerifier(t *testing.T) {
	p := New()
	one, again, other := p.DecoyVerifier([]byte("one")), p.DecoyVerifier([]byte("one")), p.DecoyVerifier([]byte("other"))
	if !bytes.Equal(one, again) {
		t.Error("a decoy changes")
	}
	if bytes.Equal(one, other) {
		t.Error("decoys are the same")
	}
	if _, err := p.verifier(one); err != nil || len(one) < 380 {
		t.Errorf("a decoy does not look like a verifier: %d bytes, %v", len(one), err)
	}
}
