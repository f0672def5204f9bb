package srpclient

import (
	"bytes"
	"math/big"
	"testing"
	"time"
)

// The vector was computed with another implementation; the server's own
// package is tested against the same one.
func TestAnswer(t *testing.T) {
	c, err := New(1024)
	if err != nil {
		t.Fatal(err)
	}
	c.a = new(big.Int).SetBytes(bytes.Repeat([]byte{0x11}, 128))
	c.public = new(big.Int).Exp(c.G, c.a, c.N)

	const (
		userID   = "8f1c2d3e-aaaa-4bbb-8ccc-0123456789ab"
		password = "Passw0rd!"
		salt     = "c0ffee00112233445566778899aabbcc"
	)
	number, _ := new(big.Int).SetString(salt, 16)
	x, v := c.private("abcdEFGH1", userID, password, number)
	if got, want := x.Text(16), "1b6e03c1339ff0d900f7b776ad87b6e34af0e67a1ccca1d1e284555fa33bb38c"; got != want {
		t.Errorf("x = %s, want %s", got, want)
	}
	secret := new(big.Int).SetBytes(bytes.Repeat([]byte{0x22}, 128))
	b := new(big.Int).Mul(c.K, v)
	b.Add(b, new(big.Int).Exp(c.G, secret, c.N)).Mod(b, c.N)

	got, err := c.Answer(Challenge{
		PoolID: "eu-central-1_abcdEFGH1", UserID: userID, Salt: salt, B: b.Text(16),
		SecretBlock: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
	}, password, "Tue May 7 00:09:40 UTC 2024")
	if err != nil {
		t.Fatal(err)
	}
	if want := "UsXEhu3wHjytPv6cC18zcaFOOJYED630BFXrO+0cSA8="; got != want {
		t.Errorf("PASSWORD_CLAIM_SIGNATURE = %s, want %s", got, want)
	}
}

func TestTimestamp(t *testing.T) {
	got := Timestamp(time.Date(2024, 5, 7, 0, 9, 40, 0, time.UTC))
	if want := "Tue May 7 00:09:40 UTC 2024"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
