// Package srpgroup is the arithmetic that both halves of SRP-6a share as
// Cognito speaks it, written from the formulas of the protocol and on purpose
// without a line of the server's own package.
//
// https://datatracker.ietf.org/doc/html/rfc5054
package srpgroup

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"math/big"
	"strings"
)

// The 3072-bit group of RFC 5054, appendix A.
const modulus = "" +
	"FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD" +
	"EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED" +
	"EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F" +
	"83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B" +
	"E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510" +
	"15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7" +
	"ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C" +
	"BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF"

// Group is the group and the multiplier that follows from it.
type Group struct{ N, G, K *big.Int }

// New returns the group.
func New() Group {
	n, _ := new(big.Int).SetString(modulus, 16)
	g := big.NewInt(2)
	return Group{N: n, G: g, K: Hash(Pad(n), Pad(g))}
}

// Key is what signs the claim, of the public values' hash and the secret that
// both sides have come to.
func Key(u, s *big.Int) []byte {
	return MAC(MAC(Pad(u), Pad(s)), []byte("Caldera Derived Key\x01"))[:16]
}

// Pad returns the bytes of a positive number with its sign bit clear, as
// Java's BigInteger writes them.
func Pad(n *big.Int) []byte {
	text := n.Text(16)
	if len(text)%2 == 1 {
		text = "0" + text
	}
	if strings.IndexByte("89abcdef", text[0]) >= 0 {
		text = "00" + text
	}
	out, err := hex.DecodeString(text)
	if err != nil { // Text(16) of a positive number is hexadecimal
		return nil
	}
	return out
}

// Hash is SHA-256 over the parts, as a number.
func Hash(parts ...[]byte) *big.Int {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return new(big.Int).SetBytes(h.Sum(nil))
}

// MAC is HMAC-SHA-256 over the parts.
func MAC(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}
