package password

import (
	"testing"

	"golang.org/x/crypto/argon2"
)

func BenchmarkCompress(b *testing.B) {
	var out, in1, in2 block
	for b.Loop() {
		compress(&out, &in1, &in2, true)
	}
}

func BenchmarkCompressGeneric(b *testing.B) {
	var out, in1, in2 block
	for b.Loop() {
		compressGeneric(&out, &in1, &in2, true)
	}
}

func BenchmarkHash(b *testing.B) {
	h := New(Options{Workers: 1})
	defer h.Close()
	for b.Loop() {
		if _, err := h.Hash(b.Context(), "Passw0rd!"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHashSmall(b *testing.B) {
	h := New(Options{Workers: 1, Params: SmallParams()})
	defer h.Close()
	for b.Loop() {
		if _, err := h.Hash(b.Context(), "Passw0rd!"); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStock is what BenchmarkHash is measured against.
func BenchmarkStock(b *testing.B) {
	p := DefaultParams()
	salt := make([]byte, saltLength)
	for b.Loop() {
		argon2.IDKey([]byte("Passw0rd!"), salt, p.Passes, p.Memory, 1, hashLength)
	}
}
