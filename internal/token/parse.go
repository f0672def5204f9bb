package token

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"

	"cognate/internal/jsonscan"
)

// maxAccessToken bounds what is decoded at all. A token with the 100 groups
// that a user may have, of the longest names, is well below it.
const maxAccessToken = 64 << 10

var errMalformed = errors.New("not a signed JSON Web Token of ours")

// Claims are what an access token says of its bearer and of itself.
type Claims struct {
	Sub       string
	DeviceKey string
	Groups    []string
	Issuer    string
	ClientID  string
	OriginJTI string
	EventID   string
	TokenUse  string
	Scope     string
	AuthTime  int64
	Expires   int64
	IssuedAt  int64
	ID        string
	Username  string
	Audience  any // as it stands in the token
}

// readClaims reads a token's payload. Names count as they are written, in which
// encoding/json is not strict: a pool's function may add a "Scope".
func readClaims(part string) (c Claims, err error) {
	payload, err := decode(part)
	if err != nil {
		return c, err
	}
	if !json.Valid(payload) {
		return c, errMalformed
	}
	s := jsonscan.New(string(payload))
	s.Object(func(name string) {
		switch name {
		case "sub":
			c.Sub = s.String()
		case "device_key":
			c.DeviceKey = s.String()
		case "cognito:groups":
			c.Groups = s.Strings()
		case "iss":
			c.Issuer = s.String()
		case "client_id":
			c.ClientID = s.String()
		case "origin_jti":
			c.OriginJTI = s.String()
		case "event_id":
			c.EventID = s.String()
		case "token_use":
			c.TokenUse = s.String()
		case "scope":
			c.Scope = s.String()
		case "auth_time":
			c.AuthTime = s.Int64()
		case "exp":
			c.Expires = s.Int64()
		case "iat":
			c.IssuedAt = s.Int64()
		case "jti":
			c.ID = s.String()
		case "username":
			c.Username = s.String()
		case "aud":
			c.Audience = s.Value()
		default:
			s.Value()
		}
	})
	return c, s.End()
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
	if len(token) > maxAccessToken || strings.ContainsAny(token, "\r\n") { // which base64 would skip
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
	header, err := readHeader(head)
	if err != nil || header.Algorithm != "RS256" || header.KeyID == "" {
		return nil, errMalformed
	}
	p.keyID = header.KeyID
	if p.claims, err = readClaims(body); err != nil {
		return nil, errMalformed
	}
	if p.signature, err = base64.RawURLEncoding.Strict().DecodeString(token[dot+1:]); err != nil {
		return nil, errMalformed
	}
	return p, nil
}

func readHeader(part string) (h joseHeader, err error) {
	plain, err := decode(part)
	if err == nil {
		err = json.Unmarshal(plain, &h)
	}
	return h, err
}

// decode returns the object that a part is.
func decode(part string) ([]byte, error) {
	plain, err := base64.RawURLEncoding.Strict().DecodeString(part)
	if err != nil || len(plain) == 0 || plain[0] != '{' {
		return nil, errMalformed
	}
	return plain, nil
}
