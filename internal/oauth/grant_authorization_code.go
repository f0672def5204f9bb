package oauth

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/url"

	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/token"
	"cognate/internal/userpool"
)

// authorizationCode exchanges a code that a browser brought. The code serves
// once, for the client and the address that it was made for, and with PKCE only
// for who knows the verifier. A code that comes a second time was stolen, or is
// a thief's now: the tokens that it gave are revoked.
//
// https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3
// https://www.rfc-editor.org/rfc/rfc7636#section-4.6
func (s *Server) authorizationCode(ctx context.Context, at *site.Site, client *userpool.Client, form url.Values) (*tokens, error) {
	given := form.Get("code")
	if given == "" {
		return nil, refused(invalidRequest)
	}
	if !allows(client, "code") {
		return nil, refused(unauthorizedClient)
	}
	code, user, err := s.findCode(ctx, at, given)
	if err != nil {
		return nil, err
	}
	if code.ClientID != client.ID {
		return nil, refused(invalidGrant) // and stays good for its own client
	}
	if code.Spent {
		return nil, s.spentAgain(ctx, code)
	}
	if !code.Expires.After(s.Now()) {
		return nil, refused(invalidGrant)
	}
	if form.Get("redirect_uri") != code.RedirectURI || !verifies(code.Challenge, form.Get("code_verifier")) {
		return nil, errors.Join(refused(invalidGrant), s.spend(ctx, code.ID))
	}
	set, err := s.Tokens.Issue(ctx, token.Grant{
		Pool: at.Pool, Client: client, User: user, AuthTime: code.AuthTime, EventID: code.EventID, BrowserID: code.BrowserID, Scopes: code.Scopes,
		Source: token.SourceHosted, Nonce: code.Nonce, Audience: code.Resource,
		Also: func(tx *store.Tx, family *store.Family) error {
			now, err := tx.AuthCode(code.ID)
			if err != nil {
				return err
			}
			if now.Spent {
				return errSpent
			}
			now.Spent, now.FamilyID = true, family.ID
			return tx.UpdateAuthCode(now)
		},
	})
	if errors.Is(err, errSpent) {
		again, _, err := s.findCode(ctx, at, given)
		if err != nil {
			return nil, err
		}
		return nil, s.spentAgain(ctx, again)
	}
	if err != nil {
		return nil, because(invalidGrant, err)
	}
	return printed(set), nil
}

var errSpent = errors.New("oauth: the code has been spent meanwhile")

// findCode reads a code of a pool and its user, who must still be let in.
func (s *Server) findCode(ctx context.Context, at *site.Site, given string) (*store.AuthCode, *userpool.User, error) {
	var code *store.AuthCode
	var user *userpool.User
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		if code, err = tx.AuthCode(codeID(given)); err != nil {
			return err
		}
		user, err = tx.User(code.PoolID, code.Sub)
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil, refused(invalidGrant)
	}
	if err != nil {
		return nil, nil, err
	}
	if code.PoolID != at.Pool.ID || !user.Enabled || user.Status == userpool.ResetRequired || signedOut(user, code.AuthTime) {
		return nil, nil, refused(invalidGrant)
	}
	return code, user, nil
}

// spend uses a code up without tokens.
func (s *Server) spend(ctx context.Context, id string) error {
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		code, err := tx.AuthCode(id)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		code.Spent = true
		return tx.UpdateAuthCode(code)
	})
}

func (s *Server) spentAgain(ctx context.Context, code *store.AuthCode) error {
	if code.FamilyID != "" {
		if err := s.Tokens.RevokeFamily(ctx, code.FamilyID); err != nil {
			return err
		}
	}
	return refused(invalidGrant)
}

// verifies reports whether a verifier is the one that a challenge was made of.
// Without a challenge none is expected.
func verifies(challenge, verifier string) bool {
	if challenge == "" {
		return verifier == ""
	}
	sum := sha256.Sum256([]byte(verifier))
	made := base64.RawURLEncoding.EncodeToString(sum[:])
	return unreserved(verifier, 43, 128) && subtle.ConstantTimeCompare([]byte(made), []byte(challenge)) == 1
}

// unreserved reports whether text has between min and max of the characters
// that stand for themselves in an address.
//
// https://www.rfc-editor.org/rfc/rfc3986#section-2.3
func unreserved(text string, min, max int) bool {
	for i := range len(text) {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-', c == '.', c == '_', c == '~':
		default:
			return false
		}
	}
	return len(text) >= min && len(text) <= max
}

// codeID is what the store knows a code by.
func codeID(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:])
}
