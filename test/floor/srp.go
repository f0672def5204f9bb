package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"strings"

	"cognate/test/internal/floorpool"
	"cognate/test/internal/srpgroup"
)

// verifier is the server's half of SRP-6a: three exponentiations a sign-in,
// one when the challenge is made and two when it is answered. What the second
// step has to remember travels sealed in the challenge.
type verifier struct {
	srpgroup.Group
	v    *big.Int
	salt string
	seal cipher.AEAD
}

func newVerifier(password string) (verifier, error) {
	r := verifier{Group: srpgroup.New()}
	random := make([]byte, 48)
	if _, err := rand.Read(random); err != nil {
		return r, err
	}
	salt := new(big.Int).SetBytes(random[:16])
	r.salt = salt.Text(16)
	inner := sha256.Sum256([]byte(poolName() + floorpool.Sub + ":" + password))
	r.v = new(big.Int).Exp(r.G, srpgroup.Hash(srpgroup.Pad(salt), inner[:]), r.N)

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
	if !ok || new(big.Int).Mod(a, r.N).Sign() == 0 {
		return nil, errDenied
	}
	random := make([]byte, 32+r.seal.NonceSize())
	if _, err := rand.Read(random); err != nil {
		return nil, err
	}
	secret := new(big.Int).SetBytes(random[:32])
	b := new(big.Int).Mul(r.K, r.v)
	b.Add(b, new(big.Int).Exp(r.G, secret, r.N)).Mod(b, r.N)

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
	u := srpgroup.Hash(srpgroup.Pad(st.A), srpgroup.Pad(st.B))
	s := new(big.Int).Exp(r.v, u, r.N)
	s.Mul(s, st.A).Mod(s, r.N)
	s.Exp(s, st.Secret, r.N)

	want := srpgroup.MAC(srpgroup.Key(u, s), []byte(poolName()), []byte(floorpool.Sub), block, []byte(answers["TIMESTAMP"]))
	given, err := base64.StdEncoding.DecodeString(answers["PASSWORD_CLAIM_SIGNATURE"])
	if err != nil || !hmac.Equal(given, want) {
		return errDenied
	}
	return nil
}
