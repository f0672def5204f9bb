package srp

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"math/big"
	"strings"
	"testing"
)

// The values of the vector were computed with an independent client; long
// integers are given by their first and last digits and the hash of their
// padded bytes.
const (
	vectorPool     = "abcdEFGH1"
	vectorUser     = "8f1c2d3e-aaaa-4bbb-8ccc-0123456789ab"
	vectorPassword = "Passw0rd!"
	vectorSalt     = "c0ffee00112233445566778899aabbcc"
	vectorTime     = "Tue May 7 00:09:40 UTC 2024"
)

func TestVector(t *testing.T) {
	p := New()
	salt, _ := hex.DecodeString(vectorSalt)
	short := func(name string, got []byte, want string) {
		t.Helper()
		if hex.EncodeToString(got) != want {
			t.Errorf("%s = %x, want %s", name, got, want)
		}
	}
	long := func(name, got, first, last, hash string) {
		t.Helper()
		if !strings.HasPrefix(got, first) || !strings.HasSuffix(got, last) {
			t.Errorf("%s = %s", name, got)
		}
		n, _ := new(big.Int).SetString(got, 16)
		sum := sha256.Sum256(pad(n))
		short("SHA256(PAD("+name+"))", sum[:], hash)
	}

	short("k", p.k.Bytes(), "538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6")
	short("PAD(salt)", pad(new(big.Int).SetBytes(salt)), "00"+vectorSalt)
	short("x", secret(vectorPool, vectorUser, vectorPassword, salt),
		"1b6e03c1339ff0d900f7b776ad87b6e34af0e67a1ccca1d1e284555fa33bb38c")

	client, err := p.NewClient(bytes.NewReader(bytes.Repeat([]byte{0x11}, 128)))
	if err != nil {
		t.Fatal(err)
	}
	long("A", client.Public(), "67679d4fea151663de3276050085a1ce", "53618bb63368912e373a857c32e03a6c",
		"f9f3f0f4857fcc7a83f7a2d602d3783150c9cc42175f8c53bf8d15aa0fd3761f")

	v := p.Verifier(vectorPool, vectorUser, vectorPassword, salt)
	long("v", Hex(v), "64ccc6f9582ed83b0999ddbc7491b34d", "5dee04ed232071bb167d92c0b070fb7c",
		"8a10e214712ec3fec1b01927d4948e55666cef1a4cd6f5ad38f9dcf6c11e56ef")

	b := bytes.Repeat([]byte{0x22}, 128)
	public, err := p.serverPublic(b, v)
	if err != nil {
		t.Fatal(err)
	}
	long("B", Hex(public), "9f78e63052a7cecd85af456f798959a4", "5e0e04b0a27ec009ab1d3e7a29167e62",
		"f30511dc4dbd54831d9388265608567822e4a6128856c1afdac6e4941c56e523")

	a, err := p.ParsePublic(client.Public())
	if err != nil {
		t.Fatal(err)
	}
	u, s, err := p.premaster(a, public, b, v)
	if err != nil {
		t.Fatal(err)
	}
	clientU, clientS, err := client.premaster(vectorPool, vectorUser, vectorPassword, vectorSalt, Hex(public))
	if err != nil {
		t.Fatal(err)
	}
	if u.Cmp(clientU) != 0 || s.Cmp(clientS) != 0 {
		t.Error("client and server disagree")
	}
	short("u", u.Bytes(), "c9ad6866e1cb5e326ba01293e8eefb340333a39e9e6c39cac7c4e204890affcd")
	long("S", s.Text(16), "ef30630114e0c29dd07e6cd054e57943", "f30b3f0e0f85622536a71daa7300f234",
		"17d2580a7921ab47155a549075c82cd7632fdcc8a217d044fa33a7418ad6aaa8")

	key, err := p.ServerKey(a, public, b, v)
	if err != nil {
		t.Fatal(err)
	}
	short("K", key, "a4a091029a4fc9c2fc4c5d4d0fa631f9")

	block, _ := base64.StdEncoding.DecodeString("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
	claim := base64.StdEncoding.EncodeToString(Claim(key, vectorPool, vectorUser, block, vectorTime))
	if want := "UsXEhu3wHjytPv6cC18zcaFOOJYED630BFXrO+0cSA8="; claim != want {
		t.Errorf("claim %s, want %s", claim, want)
	}
}
