package token

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"time"

	"cognate/internal/caller"
	"cognate/internal/store"
	"cognate/internal/userpool"
	"cognate/trigger"
)

// Grant is a sign-in that succeeded: who gets tokens, through which client.
type Grant struct {
	Pool      *userpool.Pool
	Client    *userpool.Client
	User      *userpool.User
	AuthTime  time.Time // zero: now
	EventID   string    // empty: a new one
	BrowserID string    // of the browser's session, if there is one; kept with the family
	Scopes    []string  // nil: ScopeAdmin
	Source    string    // SourceAuthentication and so on; kept with the family
	Proven    []string  // the challenges that were answered; kept with the family
	Nonce     string    // of an authorize request, echoed in the ID token
	DeviceKey string    // of a tracked device
	Audience  string    // the resource that the access token is for, if it is for one
	// Also writes what must be on disk together with the family; nil: nothing.
	// Its error undoes the grant.
	Also func(tx *store.Tx, family *store.Family) error
}

// Set is the tokens of one grant.
type Set struct {
	ID        string
	Access    string
	Refresh   string // empty when the client keeps the one it has
	ExpiresIn int    // of the access token, in seconds
	Family    *store.Family
	User      *userpool.User
}

// Issue makes the tokens of a sign-in and the family they belong to: one row
// in the store, which is all that a sign-in writes here.
func (s *Service) Issue(ctx context.Context, g Grant) (*Set, error) {
	family, refresh, err := s.newFamily(g)
	if err != nil {
		return nil, err
	}
	var groups []*userpool.Group
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		groups, err = tx.GroupsOf(g.Pool.ID, g.User.Sub)
		return err
	})
	if err != nil {
		return nil, err
	}
	set, err := s.make(ctx, &subject{
		pool: g.Pool, client: g.Client, user: g.User, groups: groups, family: family, nonce: g.Nonce,
		source: trigger.Source(g.Source),
	})
	if err != nil {
		return nil, err
	}
	if set.Refresh, err = refresh.format(s.Sealer); err != nil {
		return nil, err
	}
	s.track(caller.From(ctx), g.Pool, family)
	err = s.Store.Update(ctx, func(tx *store.Tx) error {
		if g.Also != nil {
			if err := g.Also(tx, family); err != nil {
				return err
			}
		}
		if err := s.makeRoom(tx, g.Pool, g.User); err != nil {
			return err
		}
		return tx.InsertFamily(family)
	})
	if err != nil {
		return nil, err
	}
	return set, nil
}

func (s *Service) newFamily(g Grant) (*store.Family, *refreshToken, error) {
	var err error
	if g.EventID == "" {
		if g.EventID, err = s.uuid(); err != nil {
			return nil, nil, err
		}
	}
	if g.Scopes == nil {
		g.Scopes = []string{ScopeAdmin}
	}
	created := s.moment()
	if !created.After(g.User.SignedOutAt) {
		// The user signed out in this very microsecond; the family is later.
		created = g.User.SignedOutAt.Add(time.Microsecond)
	}
	if g.AuthTime.IsZero() {
		g.AuthTime = created
	}
	id, err := s.familyID(created)
	if err != nil {
		return nil, nil, err
	}
	refresh := &refreshToken{family: id, expires: created.Add(g.Client.RefreshTokenLifetime())}
	if _, err := io.ReadFull(s.Rand, refresh.secret[:]); err != nil {
		return nil, nil, fmt.Errorf("make a refresh token: %w", err)
	}
	return &store.Family{
		ID:        id,
		PoolID:    g.Pool.ID,
		ClientID:  g.Client.ID,
		Sub:       g.User.Sub,
		AuthTime:  g.AuthTime,
		Created:   created,
		Expires:   refresh.expires,
		EventID:   g.EventID,
		BrowserID: g.BrowserID,
		DeviceKey: g.DeviceKey,
		Audience:  g.Audience,
		Scopes:    g.Scopes,
		TokenHash: refresh.hash(),
		Source:    g.Source,
		Proven:    g.Proven,
	}, refresh, nil
}

// make signs the ID and access tokens of a subject, with what the pool's
// function changes in them.
func (s *Service) make(ctx context.Context, sub *subject) (*Set, error) {
	sub.issued = s.moment()
	sub.issuer = s.Issuer.URL(sub.pool)
	if s.Told != nil {
		sub.sid = sid(sub.family)
	}
	var err error
	if sub.changes, err = s.Hooks.PreTokenGeneration(ctx, sub.forHook(), sub.source); err != nil {
		return nil, err
	}
	ring, err := s.ring(ctx, sub.pool.ID)
	if err != nil {
		return nil, err
	}
	set := &Set{ExpiresIn: int(sub.client.AccessTokenLifetime() / time.Second), Family: sub.family, User: sub.user}
	if slices.Contains(sub.family.Scopes, ScopeOpenID) {
		return set, s.signLinked(ctx, ring, sub, set)
	}
	id, err := s.unsigned(ring, useID, sub.idClaims)
	if err != nil {
		return nil, err
	}
	access, err := s.unsigned(ring, useAccess, sub.accessClaims)
	if err != nil {
		return nil, err
	}
	signed, err := s.Signer.Sign(ctx, []Unsigned{id, access})
	if err != nil {
		return nil, err
	}
	set.ID, set.Access = signed[0], signed[1]
	return set, nil
}

// signLinked signs the tokens of OpenID Connect, where the ID token names the
// access token, which therefore is made first.
func (s *Service) signLinked(ctx context.Context, r *ring, sub *subject, set *Set) error {
	access, err := s.unsigned(r, useAccess, sub.accessClaims)
	if err != nil {
		return err
	}
	if set.Access, err = s.sign(ctx, access); err != nil {
		return err
	}
	sub.accessHash = leftHalf(set.Access)
	id, err := s.unsigned(r, useID, sub.idClaims)
	if err != nil {
		return err
	}
	set.ID, err = s.sign(ctx, id)
	return err
}

func (s *Service) sign(ctx context.Context, t Unsigned) (string, error) {
	signed, err := s.Signer.Sign(ctx, []Unsigned{t})
	if err != nil {
		return "", err
	}
	return signed[0], nil
}

// leftHalf is the at_hash of an access token.
//
// https://openid.net/specs/openid-connect-core-1_0.html#CodeIDToken
func leftHalf(access string) string {
	sum := sha256.Sum256([]byte(access))
	return base64.RawURLEncoding.EncodeToString(sum[:len(sum)/2])
}

func (s *Service) unsigned(r *ring, use string, claims func(jti string) claims) (Unsigned, error) {
	key, err := r.signer(use, s.Now())
	if err != nil {
		return Unsigned{}, err
	}
	jti, err := s.uuid()
	if err != nil {
		return Unsigned{}, err
	}
	payload, err := claims(jti).payload()
	if err != nil {
		return Unsigned{}, err
	}
	return Unsigned{Key: key, Payload: payload}, nil
}
