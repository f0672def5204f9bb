package srp

import (
	"crypto/sha256"
	"math/big"
	"sync"
)

// prime is N of the 3072-bit group; its generator g is 2.
//
// https://www.rfc-editor.org/rfc/rfc5054.html#appendix-A
const prime = "" +
	"FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD" +
	"EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED" +
	"EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F" +
	"83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B" +
	"E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510" +
	"15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7" +
	"ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C" +
	"BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF"

// Params is Cognito's group: what both sides of the protocol have in common.
// Make one with New and share it; it is safe for concurrent use.
type Params struct {
	n, g, k *big.Int
	powers  func() *table
}

// New returns the group. The first power of g that is asked for takes a few
// milliseconds more, to make a table that serves all later ones.
func New() *Params {
	n, _ := new(big.Int).SetString(prime, 16) // a constant: the test vector holds it
	g := big.NewInt(2)
	k := sha256.Sum256(append(pad(n), pad(g)...))
	return &Params{
		n: n, g: g, k: new(big.Int).SetBytes(k[:]),
		powers: sync.OnceValue(func() *table { return newTable(g, n) }),
	}
}

// Verifier returns v, what the server keeps for a password. The pool's name is
// the part of its identifier after the underscore.
func (p *Params) Verifier(poolName, userID, password string, salt []byte) []byte {
	return p.power(secret(poolName, userID, password, salt)).Bytes()
}

// DecoyVerifier returns a verifier that no password belongs to, always the
// same for a seed: for users who do not exist. It costs next to nothing, like
// reading a verifier from the store.
func (p *Params) DecoyVerifier(seed []byte) []byte {
	var wide []byte
	for i := range byte(len(prime)/(2*sha256.Size) + 1) {
		part := sha256.Sum256(append([]byte{i}, seed...))
		wide = append(wide, part[:]...)
	}
	v := new(big.Int).SetBytes(wide)
	return v.Mod(v, p.n).Bytes()
}

// power returns g to the power of a big-endian exponent.
func (p *Params) power(exponent []byte) *big.Int {
	if len(exponent) <= exponentLength {
		return p.powers().exp(exponent)
	}
	return new(big.Int).Exp(p.g, new(big.Int).SetBytes(exponent), p.n)
}

// secret is x, the password's hash as an exponent.
func secret(poolName, userID, password string, salt []byte) []byte {
	inner := sha256.Sum256([]byte(poolName + userID + ":" + password))
	x := sha256.Sum256(append(pad(new(big.Int).SetBytes(salt)), inner[:]...))
	return x[:]
}
