package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"strings"

	"cognate/test/internal/floorpool"
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

// verifier is the server's half of SRP-6a: three exponentiations a sign-in,
// one when the challenge is made and two when it is answered. What the second
// step has to remember travels sealed in the challenge.
type verifier struct {
	n, g, k, v *big.Int
	salt       string
	seal       cipher.AEAD
}

func newVerifier(password string) (verifier, error) {
	n, _ := new(big.Int).SetString(modulus, 16)
	r := verifier{n: n, g: big.NewInt(2)}
	r.k = number(pad(r.n), pad(r.g))

	random := make([]byte, 48)
	if _, err := rand.Read(random); err != nil {
		return r, err
	}
	salt := new(big.Int).SetBytes(random[:16])
	r.salt = salt.Text(16)
	inner := sha256.Sum256([]byte(poolName() + floorpool.Sub + ":" + password))
	r.v = new(big.Int).Exp(r.g, number(pad(salt), inner[:]), r.n)

	block, err := aes.NewCipher(random[16:])
	if err != nil {
		return r, err
	}
	r.seal, err = cipher.NewGCM(block)
	return r, err
}

func poolName() string {
	_, name, _ := strings.Cut(floorpool.PoolID, "_")
	return name
}

// state is what travels in the secret block.
type state struct {
	A, B, Secret *big.Int
}

func (r *verifier) challenge(username, publicA string) (*authAnswer, error) {
	a, ok := new(big.Int).SetString(publicA, 16)
	if !ok || new(big.Int).Mod(a, r.n).Sign() == 0 {
		return nil, errDenied
	}
	random := make([]byte, 32+r.seal.NonceSize())
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	secret := new(big.Int).SetBytes(random[:32])
	b := new(big.Int).Mul(r.k, r.v)
	b.Add(b, new(big.Int).Exp(r.g, secret, r.n)).Mod(b, r.n)

	plain, err := json.Marshal(state{A: a, B: b, Secret: secret})
	if err != nil {
		return nil, err
	}
	nonce := random[32:]
	return &authAnswer{ChallengeName: "PASSWORD_VERIFIER", ChallengeParameters: map[string]string{
		"SALT": r.salt, "SRP_B": b.Text(16), "USERNAME": username, "USER_ID_FOR_SRP": floorpool.Sub,
		"SECRET_BLOCK": base64.StdEncoding.EncodeToString(r.seal.Seal(nonce, nonce, plain, nil)),
	}}, nil
}

func (r *verifier) check(answers map[string]string) error {
	block, err := base64.StdEncoding.DecodeString(answers["PASSWORD_CLAIM_SECRET_BLOCK"])
	if err != nil || len(block) < r.seal.NonceSize() {
		return errDenied
	}
	plain, err := r.seal.Open(nil, block[:r.seal.NonceSize()], block[r.seal.NonceSize():], nil)
	if err != nil {
		return err
	}
	var st state
	if err := json.Unmarshal(plain, &st); err != nil {
		return err
	}
	u := number(pad(st.A), pad(st.B))
	s := new(big.Int).Exp(r.v, u, r.n)
	s.Mul(s, st.A).Mod(s, r.n)
	s.Exp(s, st.Secret, r.n)

	prk := mac(pad(u), pad(s))
	key := mac(prk, []byte("Caldera Derived Key\x01"))[:16]
	want := mac(key, []byte(poolName()), []byte(floorpool.Sub), block, []byte(answers["TIMESTAMP"]))
	given, err := base64.StdEncoding.DecodeString(answers["PASSWORD_CLAIM_SIGNATURE"])
	if err != nil || !hmac.Equal(given, want) {
		return errDenied
	}
	return nil
}

// pad returns the bytes of a positive number with its sign bit clear.
func pad(n *big.Int) []byte {
	text := n.Text(16)
	if len(text)%2 == 1 {
		text = "0" + text
	}
	out, _ := hex.DecodeString(text)
	if len(out) > 0 && out[0] >= 0x80 {
		out = append([]byte{0}, out...)
	}
	return out
}

func number(parts ...[]byte) *big.Int {
	h := sha256.New()
	for _, p := range parts {
		h.Write(p)
	}
	return new(big.Int).SetBytes(h.Sum(nil))
}

func mac(key []byte, parts ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	for _, p := range parts {
		h.Write(p)
	}
	return h.Sum(nil)
}
