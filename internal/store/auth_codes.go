package store

import "time"

// AuthCode is an authorization code: what a browser carries to an application
// that exchanges it for tokens, once.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-1.3.1
type AuthCode struct {
	ID       string // a hash of the code
	PoolID   string
	Sub      string
	Expires  time.Time
	ClientID string
	// RedirectURI is where the browser was sent; empty when the request
	// named none.
	RedirectURI string
	Challenge   string // PKCE's, made with S256; empty when there was none
	Nonce       string
	Resource    string
	Scopes      []string
	AuthTime    time.Time
	EventID     string // of the sign-in
	BrowserID   string // what applications know the session by of the browser
	// Spent codes are kept until they expire, so that a second use is seen.
	Spent bool
	// FamilyID is of the tokens that it was exchanged for, if it was.
	FamilyID string
}

// authCodeData is a code without its columns.
type authCodeData struct {
	ClientID    string
	RedirectURI string `json:",omitzero"`
	Challenge   string `json:",omitzero"`
	Nonce       string `json:",omitzero"`
	Resource    string `json:",omitzero"`
	Scopes      []string
	AuthTime    int64
	EventID     string `json:",omitzero"`
	BrowserID   string `json:",omitzero"`
	Spent       bool   `json:",omitzero"`
	FamilyID    string `json:",omitzero"`
}

func encodeAuthCode(c *AuthCode) (string, error) {
	return encode(authCodeData{
		c.ClientID, c.RedirectURI, c.Challenge, c.Nonce, c.Resource, c.Scopes, micros(c.AuthTime), c.EventID, c.BrowserID, c.Spent, c.FamilyID,
	})
}

func scanAuthCode(s scanner) (*AuthCode, error) {
	c := &AuthCode{}
	var expires int64
	var column []byte
	if err := s.Scan(&c.ID, &c.PoolID, &c.Sub, &expires, &column); err != nil {
		return nil, err
	}
	var d authCodeData
	if err := decode(column, &d); err != nil {
		return nil, err
	}
	c.Expires, c.AuthTime = moment(expires), moment(d.AuthTime)
	c.ClientID, c.RedirectURI, c.Challenge, c.Nonce, c.Resource = d.ClientID, d.RedirectURI, d.Challenge, d.Nonce, d.Resource
	c.Scopes, c.EventID, c.BrowserID, c.Spent, c.FamilyID = d.Scopes, d.EventID, d.BrowserID, d.Spent, d.FamilyID
	return c, nil
}

// InsertAuthCode adds a code; ErrExists if its id is taken.
func (tx *Tx) InsertAuthCode(c *AuthCode) error {
	data, err := encodeAuthCode(c)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO auth_codes (id, pool, sub, expires, data) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
		c.ID, c.PoolID, c.Sub, micros(c.Expires), data)
}

// UpdateAuthCode replaces a code, or returns ErrNotFound. Whose it is and when
// it expires stay.
func (tx *Tx) UpdateAuthCode(c *AuthCode) error {
	data, err := encodeAuthCode(c)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE auth_codes SET data = $1 WHERE id = $2`, data, c.ID)
}

// AuthCode returns a code by its id, or ErrNotFound.
func (tx *Tx) AuthCode(id string) (*AuthCode, error) {
	return one(tx, `SELECT id, pool, sub, expires, data FROM auth_codes WHERE id = $1`, []any{id}, scanAuthCode)
}

func (tx *Tx) deleteExpiredAuthCodes(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM auth_codes WHERE id IN
		(SELECT id FROM auth_codes WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}
