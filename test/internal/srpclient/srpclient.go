// Package srpclient is the client's half of SRP-6a as Cognito speaks it,
// without a line of the server's own package: where the two agree, neither is
// alone in its reading.
//
// https://datatracker.ietf.org/doc/html/rfc5054
package srpclient

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"

	"cognate/test/internal/srpgroup"
)

// Client is one client's secret and the public value made from it. It may be
// used for several sign-ins, by one goroutine at a time.
type Client struct {
	srpgroup.Group
	a      *big.Int
	public *big.Int

	// x and g^x of the last salt and password, which a load generator asks
	// for again and again.
	lastKey string
	lastX   *big.Int
	lastGX  *big.Int
}

// New makes a client with a secret of the given number of bits. The AWS
// clients take 1024; a load generator is content with 256.
func New(bits int) (*Client, error) {
	secret := make([]byte, bits/8)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	a := new(big.Int).SetBytes(secret)
	group := srpgroup.New()
	return &Client{Group: group, a: a, public: new(big.Int).Exp(group.G, a, group.N)}, nil
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
	if new(big.Int).Mod(b, c.N).Sign() == 0 {
		return "", errors.New("srpclient: SRP_B is zero")
	}
	block, err := base64.StdEncoding.DecodeString(ch.SecretBlock)
	if err != nil {
		return "", fmt.Errorf("srpclient: SECRET_BLOCK: %w", err)
	}

	u := srpgroup.Hash(srpgroup.Pad(c.public), srpgroup.Pad(b))
	if u.Sign() == 0 {
		return "", errors.New("srpclient: u is zero")
	}
	x, gx := c.private(poolName, ch.UserID, password, salt)
	base := new(big.Int).Mul(c.K, gx)
	base.Sub(b, base).Mod(base, c.N)
	exponent := new(big.Int).Mul(u, x)
	exponent.Add(exponent, c.a)
	s := new(big.Int).Exp(base, exponent, c.N)

	claim := srpgroup.MAC(srpgroup.Key(u, s), []byte(poolName), []byte(ch.UserID), block, []byte(timestamp))
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
	return base64.StdEncoding.EncodeToString(srpgroup.Pad(v)), nil
}

// private returns x and g^x of a user's password.
func (c *Client) private(poolName, userID, password string, salt *big.Int) (x, gx *big.Int) {
	key := strings.Join([]string{poolName, userID, password, salt.Text(16)}, "\x00")
	if key != c.lastKey {
		inner := sha256.Sum256([]byte(poolName + userID + ":" + password))
		c.lastX = srpgroup.Hash(srpgroup.Pad(salt), inner[:])
		c.lastGX = new(big.Int).Exp(c.G, c.lastX, c.N)
		c.lastKey = key
	}
	return c.lastX, c.lastGX
}
