package srp

import (
	"fmt"
	"io"
	"math/big"
)

// Client is the side that knows the password, for one sign-in: for tests and
// tools. Its values have the form they have on the wire.
type Client struct {
	params *Params
	a      *big.Int
	public *big.Int
}

// NewClient draws the client's exponent, 1,024 bits as Cognito's own clients
// do.
func (p *Params) NewClient(rand io.Reader) (*Client, error) {
	a := make([]byte, 128)
	if _, err := io.ReadFull(rand, a); err != nil {
		return nil, fmt.Errorf("srp: draw exponent: %w", err)
	}
	return &Client{params: p, a: new(big.Int).SetBytes(a), public: p.power(a)}, nil
}

// Public returns A, for SRP_A.
func (c *Client) Public() string { return c.public.Text(16) }

// Key returns the session's key from the server's SALT and SRP_B and the user's
// password. The user's name is what the server calls USER_ID_FOR_SRP. It
// returns ErrPublicKey if either of the server's values is unacceptable.
func (c *Client) Key(poolName, userID, password, salt, serverPublic string) ([]byte, error) {
	u, s, err := c.premaster(poolName, userID, password, salt, serverPublic)
	if err != nil {
		return nil, err
	}
	return sessionKey(u, s)
}

// premaster returns u and S.
func (c *Client) premaster(poolName, userID, password, salt, serverPublic string) (u, s *big.Int, err error) {
	p := c.params
	saltNumber, ok := parseHex(salt)
	if !ok {
		return nil, nil, ErrPublicKey
	}
	public, err := p.ParsePublic(serverPublic)
	if err != nil {
		return nil, nil, err
	}
	server := new(big.Int).SetBytes(public)
	u = scramble(c.public, server)
	if u.Sign() == 0 {
		return nil, nil, ErrPublicKey
	}
	x := secret(poolName, userID, password, saltNumber.Bytes())

	base := p.power(x)
	base.Mul(base, p.k)
	base.Sub(server, base)
	base.Mod(base, p.n) // Euclidean: never negative
	exponent := new(big.Int).SetBytes(x)
	exponent.Mul(exponent, u)
	exponent.Add(exponent, c.a)
	return u, base.Exp(base, exponent, p.n), nil
}
