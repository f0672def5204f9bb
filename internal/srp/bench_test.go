package srp

import (
	"math/big"
	"testing"
)

// BenchmarkSignIn is the server's arithmetic for one sign-in.
func BenchmarkSignIn(b *testing.B) {
	p := New()
	v := p.Verifier("pool", "user", "password", []byte("salt"))
	client, err := p.NewClient(seeded(1))
	if err != nil {
		b.Fatal(err)
	}
	random := seeded(2)
	for b.Loop() {
		exponent, public, err := p.NewServer(random, v)
		if err != nil {
			b.Fatal(err)
		}
		a, err := p.ParsePublic(client.Public())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := p.ServerKey(a, public, exponent, v); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFloor is what BenchmarkSignIn is measured against: three powers of
// math/big and nothing else.
func BenchmarkFloor(b *testing.B) {
	p := New()
	v := new(big.Int).SetBytes(p.Verifier("pool", "user", "password", []byte("salt")))
	e := new(big.Int).SetBytes(secret("pool", "user", "password", []byte("salt")))
	for b.Loop() {
		new(big.Int).Exp(p.g, e, p.n)
		s := new(big.Int).Exp(v, e, p.n)
		s.Exp(s, e, p.n)
	}
}

func BenchmarkTable(b *testing.B) {
	p := New()
	for b.Loop() {
		newTable(p.g, p.n)
	}
}
