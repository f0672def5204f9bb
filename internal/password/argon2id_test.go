package password

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"golang.org/x/crypto/argon2"
)

// TestDeriveAgainstStock compares whole hashes with the independent
// implementation of x/crypto, in one memory that is never cleared.
func TestDeriveAgainstStock(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	m := &memory{blocks: make([]block, 4096), yield: func() {}}
	check := func(p Params, password, salt []byte, length int) {
		t.Helper()
		got := make([]byte, length)
		m.derive(got, password, salt, p)
		want := argon2.IDKey(password, salt, p.Passes, p.Memory, uint8(p.Lanes), uint32(length))
		if !bytes.Equal(got, want) {
			t.Errorf("%v, %d bytes: got %x, want %x", p, length, got, want)
		}
	}
	for lanes := uint32(1); lanes <= maxLanes; lanes++ {
		for passes := uint32(1); passes <= 4; passes++ {
			for _, memory := range []uint32{8 * lanes, 8*lanes + 3, 64, 257, 1024, 1500} {
				password := make([]byte, random.IntN(100))
				for i := range password {
					password[i] = byte(random.Uint32())
				}
				salt := fmt.Appendf(nil, "salt of %d %d %d", lanes, passes, memory)
				check(Params{memory, passes, lanes}, password, salt, 32)
			}
		}
	}
	for _, length := range []int{4, 16, 31, 63, 64, 65, 96, 97, 128, 200} {
		check(Params{64, 2, 1}, []byte("Passw0rd!"), []byte("sixteen of bytes"), length)
	}
	check(Params{4096, 3, 1}, nil, []byte("sixteen of bytes"), 32)
}

// TestCompress compares the assembler with the Go function, also where the
// result overwrites an input.
func TestCompress(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	fill := func(b *block) {
		for i := range b {
			switch random.IntN(8) {
			case 0:
				b[i] = 0
			case 1:
				b[i] = ^uint64(0)
			default:
				b[i] = random.Uint64()
			}
		}
	}
	for range 2000 {
		var in1, in2, out block
		fill(&in1)
		fill(&in2)
		fill(&out)
		for _, xor := range []bool{false, true} {
			want, got := out, out
			compressGeneric(&want, &in1, &in2, xor)
			compress(&got, &in1, &in2, xor)
			if got != want {
				t.Fatalf("xor %v: assembler differs from Go", xor)
			}
		}
		want, got := in1, in1
		compressGeneric(&want, &want, &in2, false)
		compress(&got, &got, &in2, false)
		if got != want {
			t.Fatal("in place: assembler differs from Go")
		}
	}
}

// Other work of a server waits for a millisecond of hashing, not for ten.
func TestDeriveYields(t *testing.T) {
	for _, p := range []Params{DefaultParams(), {Memory: 4096, Passes: 3, Lanes: 4}} {
		yields := 0
		m := &memory{blocks: make([]block, p.Memory), yield: func() { yields++ }}
		m.derive(make([]byte, hashLength), []byte("password"), make([]byte, saltLength), p)
		if least := int(p.Memory*p.Passes/blocksPerTurn) - 1; yields < least {
			t.Errorf("%+v: yields %d times, must at least %d", p, yields, least)
		}
	}
}
