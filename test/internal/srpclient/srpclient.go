// Package srpclient is the client's half of SRP-6a as Cognito speaks it,
// written from the formulas of the protocol and on purpose without a line of
// the server's own package: where the two agree, neither is alone in its
// reading.
//
// https://datatracker.ietf.org/doc/html/rfc5054
package srpclient

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"
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

// Client is one client's secret and the public value made from it. It may be
// used for several sign-ins, by one goroutine at a time.
type Client struct {
	n, g, k *big.Int
	a       *big.Int
	public  *big.Int

	// x and g^x of the last salt and password, which a load generator asks
	// for again and again.
	lastKey string
	lastX   *big.Int
	lastGX  *big.Int
}

// New makes a client with a secret of the given number of bits. The AWS
// clients take 1024; a load generator is content with 256.
func New(bits int) (*Client, error) {
	n, ok := new(big.Int).SetString(modulus, 16)
	if !ok {
		return nil, errors.New("srpclient: bad modulus")
	}
	g := big.NewInt(2)
	secret := make([]byte, bits/8)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	a := new(big.Int).SetBytes(secret)
	return &Client{
		n: n, g: g, a: a,
		k:      hashInt(pad(n), pad(g)),
		public: new(big.Int).Exp(g, a, n),
	}, nil
}

// A returns the client's public value as SRP_A carries it.
func (c *Client) A() string { return c.public.Text(16) }

// Challenge is what a PASSWORD_VERIFIER challenge hands to the client.
type Challenge struct {
	PoolID      string
	UserID      string // USER_ID_FOR_SRP
	Salt, B     string // hexadecimal
	SecretBlock string
}

// Timestamp prints a time as TIMESTAMP must have it.
func Timestamp(t time.Time) string { return t.UTC().Format("Mon Jan 2 15:04:05 UTC 2006") }

// Answer returns PASSWORD_CLAIM_SIGNATURE: the proof that the client knows
// the password, over the challenge and the timestamp.
func (c *Client) Answer(ch Challenge, password, timestamp string) (string, error) {
	_, poolName, ok := strings.Cut(ch.PoolID, "_")
	if !ok {
		return "", fmt.Errorf("srpclient: pool id %q has no name", ch.PoolID)
	}
	salt, ok1 := new(big.Int).SetString(ch.Salt, 16)
	b, ok2 := new(big.Int).SetString(ch.B, 16)
	if !ok1 || !ok2 {
		return "", errors.New("srpclient: SALT or SRP_B is not hexadecimal")
	}
	if new(big.Int).Mod(b, c.n).Sign() == 0 {
		return "", errors.New("srpclient: SRP_B is zero")
	}
	block, err := base64.StdEncoding.DecodeString(ch.SecretBlock)
	if err != nil {
		return "", fmt.Errorf("srpclient: SECRET_BLOCK: %w", err)
	}

	u := hashInt(pad(c.public), pad(b))
	if u.Sign() == 0 {
		return "", errors.New("srpclient: u is zero")
	}
	x, gx := c.private(poolName, ch.UserID, password, salt)
	base := new(big.Int).Mul(c.k, gx)
	base.Sub(b, base).Mod(base, c.n)
	exponent := new(big.Int).Mul(u, x)
	exponent.Add(exponent, c.a)
	s := new(big.Int).Exp(base, exponent, c.n)

	prk := mac(pad(u), pad(s))
	key := mac(prk, []byte("Caldera Derived Key\x01"))[:16]
	claim := mac(key, []byte(poolName), []byte(ch.UserID), block, []byte(timestamp))
	return base64.StdEncoding.EncodeToString(claim), nil
}

// Verifier returns what a server keeps in place of a password, as
// ConfirmDevice wants it of a device: in base64. The salt is hexadecimal. To
// Answer for a device, its group key stands in place of a pool's name, and the
// device's key in place of the user.
func (c *Client) Verifier(poolName, userID, password, salt string) (string, error) {
	number, ok := new(big.Int).SetString(salt, 16)
	if !ok {
		return "", errors.New("srpclient: the salt is not hexadecimal")
	}
	_, v := c.private(poolName, userID, password, number)
	return base64.StdEncoding.EncodeToString(pad(v)), nil
}

// private returns x and g^x of a user's password.
func (c *Client) private(poolName, userID, password string, salt *big.Int) (x, gx *big.Int) {
	key := strings.Join([]string{poolName, userID, password, salt.Text(16)}, "\x00")
	if key != c.lastKey {
		inner := sha256.Sum256([]byte(poolName + userID + ":" + password))
		c.lastX = hashInt(pad(salt), inner[:])
		c.lastGX = new(big.Int).Exp(c.g, c.lastX, c.n)
		c.lastKey = key
	}
	return c.lastX, c.lastGX
}

// pad returns the bytes of a positive number with its sign bit clear, as
// Java's BigInteger writes them.
func pad(n *big.Int) []byte {
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

func hashInt(parts ...[]byte) *big.Int {
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
