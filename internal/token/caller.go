package token

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"errors"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// The texts that an access token is refused with.
var (
	errInvalidAccess   = fault.NotAuthorized.New("Invalid Access Token")
	errAccessSignature = fault.NotAuthorized.New("Could not verify signature for Access Token")
	errExpiredAccess   = fault.NotAuthorized.New("Access Token has expired")
	errRevokedAccess   = fault.NotAuthorized.New("Access Token has been revoked")
	errAccessScope     = fault.NotAuthorized.New("Access Token does not have required scopes")
	errDisabled        = fault.NotAuthorized.New("User is disabled.")
	errNoUser          = fault.UserNotFound.New("User does not exist.")
	errPasswordReset   = fault.PasswordResetRequired.New("Password reset required for the user")
)

// Caller is the user who speaks through an access token.
type Caller struct {
	Pool   *userpool.Pool
	Client *userpool.Client
	User   *userpool.User
	Claims *Claims
	Family *store.Family // nil where the client has revocation off
}

// verified is a token whose signature is proved.
type verified struct {
	poolID string
	claims Claims
}

// Caller returns the user who speaks through an access token: its signature,
// its time and its scope are good, its client is there, its family is alive,
// the user exists, is enabled and need not choose another password. The claims
// and what they lead to are shared and must not be
// written to, except User, which was read for this call.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
func (s *Service) Caller(ctx context.Context, token string) (*Caller, error) {
	c, err := s.Bearer(ctx, token, ScopeAdmin)
	if err == nil && c.User.Status == userpool.ResetRequired {
		return nil, errPasswordReset
	}
	return c, err
}

// Bearer is Caller for a token that needs another scope. It serves users who
// must choose another password, too.
func (s *Service) Bearer(ctx context.Context, token, scope string) (*Caller, error) {
	v, err := s.verify(ctx, token)
	if err != nil {
		return nil, err
	}
	if s.Now().Unix() >= v.claims.Expires {
		return nil, errExpiredAccess
	}
	if !v.claims.HasScope(scope) {
		return nil, errAccessScope
	}
	c, err := s.known(ctx, v)
	if err == nil && c.User == nil {
		return nil, errNoUser
	}
	return c, err
}

// lookUp reads the user and the family and judges both.
func (c *Caller) lookUp(tx *store.Tx) (err error) {
	c.User, err = tx.User(c.Pool.ID, c.Claims.Sub)
	if errors.Is(err, store.ErrNotFound) {
		return errNoUser
	}
	if err != nil {
		return err
	}
	if c.Claims.OriginJTI == "" {
		// Issued in whole seconds: a token of the second of the sign-out
		// counts as earlier.
		if !time.Unix(c.Claims.IssuedAt, 0).After(c.User.SignedOutAt) {
			return errRevokedAccess
		}
	} else {
		c.Family, err = tx.Family(c.Claims.OriginJTI)
		if errors.Is(err, store.ErrNotFound) {
			return errRevokedAccess
		}
		if err != nil {
			return err
		}
		if c.Family.Sub != c.User.Sub || dead(c.Family, c.User) {
			return errRevokedAccess
		}
	}
	if !c.User.Enabled {
		return errDisabled
	}
	return nil
}

// verify proves the signature of an access token, or remembers that it did.
func (s *Service) verify(ctx context.Context, token string) (*verified, error) {
	sum := sha256.Sum256([]byte(token))
	if v, ok := s.verified.Get(sum); ok {
		return v, nil
	}
	p, err := parse(token)
	if err != nil || p.claims.TokenUse != useAccess {
		return nil, errInvalidAccess
	}
	poolID, ok := s.Issuer.PoolID(p.claims.Issuer)
	if !ok {
		return nil, errInvalidAccess
	}
	if _, err := s.Directory.Pool(ctx, poolID); err != nil {
		return nil, invalidIfUnknown(err)
	}
	key, err := s.verifier(ctx, poolID, p.keyID)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256([]byte(p.signed))
	if rsa.VerifyPKCS1v15(key, crypto.SHA256, digest[:], p.signature) != nil {
		return nil, errAccessSignature
	}
	v := &verified{poolID: poolID, claims: p.claims}
	s.verified.Put(sum, v)
	return v, nil
}

// verifier finds the key that a token names. A key unknown here may be one
// that another node made lately, so the store is asked, once a second at most.
func (s *Service) verifier(ctx context.Context, poolID, keyID string) (*rsa.PublicKey, error) {
	r, err := s.ring(ctx, poolID)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	key := r.verifier(useAccess, keyID, now)
	if key == nil && now.Sub(r.read) >= time.Second {
		if r, err = s.readRing(ctx, poolID, now); err != nil {
			return nil, err
		}
		key = r.verifier(useAccess, keyID, now)
	}
	if key == nil {
		return nil, errAccessSignature
	}
	return key, nil
}

// invalidIfUnknown: a token of a pool that is gone is no token.
func invalidIfUnknown(err error) error {
	if errors.Is(err, fault.ResourceNotFound) {
		return errInvalidAccess
	}
	return err
}
