package srp

import (
	"encoding/hex"
	"errors"
	"math/big"
	"strings"
	"testing"
)

func TestPad(t *testing.T) {
	for number, want := range map[int64]string{
		0: "00", 1: "01", 0x7f: "7f", 0x80: "0080", 0xff: "00ff", 0x100: "0100", 0x8000: "008000", 0x7fff: "7fff",
	} {
		if got := hex.EncodeToString(pad(big.NewInt(number))); got != want {
			t.Errorf("pad(%#x) = %s, want %s", number, got, want)
		}
	}
}

func TestParsePublic(t *testing.T) {
	p := New()
	for in, want := range map[string]string{
		"2": "2", "abc": "abc", "ABC": "abc", "0abc": "abc", "000000abcd": "abcd",
	} {
		got, err := p.ParsePublic(in)
		if err != nil || Hex(got) != want {
			t.Errorf("ParsePublic(%q) = %x, %v", in, got, err)
		}
	}
	for name, in := range map[string]string{
		"empty": "", "zero": "0", "zeros": "0000", "N": prime, "lower N": strings.ToLower(prime),
		"twice N": new(big.Int).Lsh(p.n, 1).Text(16), "sign": "-5", "plus": "+5", "prefix": "0x5",
		"underscore": "5_5", "space": " 5", "letter": "5g", "not ASCII": "5é",
		"too long": strings.Repeat("1", maxDigits+1),
	} {
		if _, err := p.ParsePublic(in); !errors.Is(err, ErrPublicKey) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := p.ParsePublic(strings.Repeat("1", maxDigits)); err != nil {
		t.Errorf("longest: %v", err)
	}
}

func FuzzParsePublic(f *testing.F) {
	p := New()
	for _, seed := range []string{"", "0", "5", "abc", "ABC", "0x1", "-1", "1_0", prime, prime + "0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got, err := p.ParsePublic(in)
		if err != nil {
			if !errors.Is(err, ErrPublicKey) || got != nil {
				t.Fatalf("ParsePublic(%q) = %x, %v", in, got, err)
			}
			return
		}
		if want := strings.ToLower(strings.TrimLeft(in, "0")); Hex(got) != want {
			t.Fatalf("ParsePublic(%q) = %x", in, got)
		}
	})
}
