package srp

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"math/big"
)

// ErrVerifier says that a stored verifier is not one: zero, or beyond the
// group.
var ErrVerifier = errors.New("srp: invalid verifier")

const (
	saltLength = 16
	keyLength  = 16
	// exponentLength is enough for an exponent of twice the group's strength.
	exponentLength = 32
)

// NewSalt returns a salt for a new verifier.
func NewSalt(rand io.Reader) ([]byte, error) {
	salt := make([]byte, saltLength)
	if _, err := io.ReadFull(rand, salt); err != nil {
		return nil, fmt.Errorf("srp: make salt: %w", err)
	}
	return salt, nil
}

// NewServer draws the server's exponent b for one sign-in and returns it with
// the public value B. Whoever learns b can test passwords against what was
// sent, so b must stay secret between the two requests of the sign-in.
func (p *Params) NewServer(rand io.Reader, verifier []byte) (b, public []byte, err error) {
	b = make([]byte, exponentLength)
	if _, err := io.ReadFull(rand, b); err != nil {
		return nil, nil, fmt.Errorf("srp: draw exponent: %w", err)
	}
	public, err = p.serverPublic(b, verifier)
	return b, public, err
}

// serverPublic is B = k·v + g^b.
func (p *Params) serverPublic(b, verifier []byte) ([]byte, error) {
	v, err := p.verifier(verifier)
	if err != nil {
		return nil, err
	}
	public := v.Mul(v, p.k)
	public.Add(public, p.power(b))
	return public.Mod(public, p.n).Bytes(), nil
}

// ServerKey returns the session's key K from both public values, the server's
// exponent and the verifier. It returns ErrPublicKey for a client's value that
// would make the key known to one who has no password.
func (p *Params) ServerKey(clientPublic, serverPublic, b, verifier []byte) ([]byte, error) {
	u, s, err := p.premaster(clientPublic, serverPublic, b, verifier)
	if err != nil {
		return nil, err
	}
	return sessionKey(u, s)
}

// premaster returns u and S = (A·v^u)^b.
func (p *Params) premaster(clientPublic, serverPublic, b, verifier []byte) (u, s *big.Int, err error) {
	v, err := p.verifier(verifier)
	if err != nil {
		return nil, nil, err
	}
	if len(clientPublic) > maxDigits/2 {
		return nil, nil, ErrPublicKey
	}
	public := new(big.Int).SetBytes(clientPublic)
	u = scramble(public, new(big.Int).SetBytes(serverPublic))
	s = new(big.Int).Mod(public, p.n)
	if s.Sign() == 0 || u.Sign() == 0 {
		return nil, nil, ErrPublicKey
	}
	s.Mul(s, v.Exp(v, u, p.n))
	s.Mod(s, p.n)
	return u, s.Exp(s, new(big.Int).SetBytes(b), p.n), nil
}

// Claim returns the proof that its maker has the session's key:
// PASSWORD_CLAIM_SIGNATURE before base64. The timestamp is taken as it was
// sent. Compare claims with hmac.Equal.
func Claim(key []byte, poolName, userID string, secretBlock []byte, timestamp string) []byte {
	mac := hmac.New(sha256.New, key)
	io.WriteString(mac, poolName)
	io.WriteString(mac, userID)
	mac.Write(secretBlock)
	io.WriteString(mac, timestamp)
	return mac.Sum(nil)
}

// IsVerifier reports whether a verifier that somebody else computed can be
// one.
func (p *Params) IsVerifier(bytes []byte) bool {
	_, err := p.verifier(bytes)
	return err == nil
}

func (p *Params) verifier(bytes []byte) (*big.Int, error) {
	v := new(big.Int).SetBytes(bytes)
	if v.Sign() == 0 || v.Cmp(p.n) >= 0 {
		return nil, ErrVerifier
	}
	return v, nil
}

// scramble is u, which binds the key to both public values.
func scramble(client, server *big.Int) *big.Int {
	u := sha256.Sum256(append(pad(client), pad(server)...))
	return new(big.Int).SetBytes(u[:])
}

// sessionKey derives K from the premaster secret.
func sessionKey(u, s *big.Int) ([]byte, error) {
	return hkdf.Key(sha256.New, pad(s), pad(u), "Caldera Derived Key", keyLength)
}
