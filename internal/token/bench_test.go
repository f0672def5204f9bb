package token

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"testing"
)

// BenchmarkRefresh is a refresh grant; BenchmarkSignPair is the two
// signatures in it, which nothing can save.
func BenchmarkRefresh(b *testing.B) {
	f := newFixture(b)
	token := f.signIn().Refresh
	for b.Loop() {
		f.refresh(token)
	}
}

func BenchmarkSignPair(b *testing.B) {
	f := newFixture(b)
	r, err := f.ring(b.Context(), f.pool.ID)
	if err != nil {
		b.Fatal(err)
	}
	digest := sha256.Sum256(nil)
	for b.Loop() {
		for _, k := range r.keys {
			if _, err := rsa.SignPKCS1v15(nil, k.private, crypto.SHA256, digest[:]); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkCaller is what an operation with an access token begins with;
// BenchmarkVerify is its signature alone, the first time it is seen.
func BenchmarkCaller(b *testing.B) {
	f := newFixture(b)
	token := f.signIn().Access
	for b.Loop() {
		if _, err := f.Caller(b.Context(), token); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	f := newFixture(b)
	token := f.signIn().Access
	r, err := f.ring(b.Context(), f.pool.ID)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		p, err := parse(token)
		if err != nil {
			b.Fatal(err)
		}
		digest := sha256.Sum256([]byte(p.signed))
		if err := rsa.VerifyPKCS1v15(r.verifier(useAccess, p.keyID, f.time), crypto.SHA256, digest[:], p.signature); err != nil {
			b.Fatal(err)
		}
	}
}
