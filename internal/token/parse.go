package token

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
)

// maxAccessToken bounds what is decoded at all. A token with the 100 groups
// that a user may have, of the longest names, is well below it.
const maxAccessToken = 64 << 10

var errMalformed = errors.New("not a signed JSON Web Token of ours")

// Claims are what an access token says of its bearer and of itself.
type Claims struct {
	Sub       string   `json:"sub"`
	DeviceKey string   `json:"device_key"`
	Groups    []string `json:"cognito:groups"`
	Issuer    string   `json:"iss"`
	ClientID  string   `json:"client_id"`
	OriginJTI string   `json:"origin_jti"`
	EventID   string   `json:"event_id"`
	TokenUse  string   `json:"token_use"`
	Scope     string   `json:"scope"`
	AuthTime  int64    `json:"auth_time"`
	Expires   int64    `json:"exp"`
	IssuedAt  int64    `json:"iat"`
	ID        string   `json:"jti"`
	Username  string   `json:"username"`

	Audience json.RawMessage `json:"aud"`
}

// HasScope reports whether the token was granted a scope.
func (c *Claims) HasScope(scope string) bool {
	for s := range strings.SplitSeq(c.Scope, " ") {
		if s == scope {
			return true
		}
	}
	return false
}

// parsed is a token taken apart, of which nothing is proved yet.
type parsed struct {
	signed    string // what the signature is over
	keyID     string
	claims    Claims
	signature []byte
}

// parse takes an access token apart: three parts of strict base64, a header
// that names a key and RS256 and no other algorithm, claims that are an
// object. It proves nothing.
//
// https://www.rfc-editor.org/rfc/rfc7515#section-3.1
func parse(token string) (*parsed, error) {
	if len(token) > maxAccessToken {
		return nil, errMalformed
	}
	dot := strings.LastIndexByte(token, '.')
	if dot < 0 {
		return nil, errMalformed
	}
	p := &parsed{signed: token[:dot]}
	head, body, ok := strings.Cut(p.signed, ".")
	if !ok || strings.Contains(body, ".") {
		return nil, errMalformed
	}
	var header joseHeader
	if !decode(head, &header) || header.Algorithm != "RS256" || header.KeyID == "" {
		return nil, errMalformed
	}
	p.keyID = header.KeyID
	if !decode(body, &p.claims) {
		return nil, errMalformed
	}
	var err error
	if p.signature, err = base64.RawURLEncoding.Strict().DecodeString(token[dot+1:]); err != nil {
		return nil, errMalformed
	}
	return p, nil
}

func decode(part string, into any) bool {
	plain, err := base64.RawURLEncoding.Strict().DecodeString(part)
	return err == nil && len(plain) > 0 && plain[0] == '{' && json.Unmarshal(plain, into) == nil
}
