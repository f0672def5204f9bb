// Package websession remembers which browsers are signed in to a pool's pages.
//
// The browser holds a cookie with a random name; who it stands for is in the
// store, so that signing out ends it at once on every node. A session lasts an
// hour from the sign-in, or longer where a client says so, and is not extended.
// It is not a token: all it gives is that applications of the pool get theirs
// without another sign-in. Each client says how old a sign-in may be for that.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-managed-login.html
package websession

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"cognate/internal/site"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// Cookie is the name that the service gives the cookie.
const Cookie = "cognito"

// Lifetime is how long a session lasts, unless the client through which it was
// opened asks for longer.
const Lifetime = time.Hour

// Sessions opens, finds and ends sessions. All fields but Ended are required.
type Sessions struct {
	Store *store.DB
	Now   func() time.Time
	Rand  io.Reader
	// Ended, if set, is told of sessions in the transaction that ends them.
	Ended func(*store.Tx, *store.WebSession) error
}

// Session is a signed-in browser.
type Session struct {
	Sub      string
	AuthTime time.Time
	EventID  string // of the sign-in; the tokens that come of it carry it
	ID       string // what applications know it by
}

// Open begins a session of a user who has just signed in through a client, in
// what is one event, and sets its cookie. An earlier one of the same browser
// ends, or goes on where it was the same user's.
func (s *Sessions) Open(w http.ResponseWriter, r *http.Request, at *site.Site, client *userpool.Client, sub, eventID string) (Session, error) {
	var secret [32]byte
	if _, err := io.ReadFull(s.Rand, secret[:]); err != nil {
		return Session{}, fmt.Errorf("make a session: %w", err)
	}
	value := base64.RawURLEncoding.EncodeToString(secret[:])
	fresh, err := userpool.NewSub(s.Rand)
	if err != nil {
		return Session{}, err
	}
	now, lifetime := s.Now().UTC().Truncate(time.Second), max(Lifetime, client.SSOLifetime())
	opened := &store.WebSession{ID: id(value), PoolID: at.Pool.ID, Sub: sub, AuthTime: now, Expires: now.Add(lifetime), EventID: eventID}
	err = s.Store.Update(r.Context(), func(tx *store.Tx) error {
		opened.PublicID = fresh
		if err := s.close(tx, r, opened); err != nil {
			return err
		}
		return tx.InsertWebSession(opened)
	})
	if err != nil {
		return Session{}, err
	}
	c := cookie(at)
	c.Value, c.MaxAge = value, int(lifetime/time.Second)
	http.SetCookie(w, c)
	return Session{sub, now, eventID, opened.PublicID}, nil
}

// Find returns the session of a browser with a pool, false if it has none. A
// session of another pool is none.
func (s *Sessions) Find(ctx context.Context, r *http.Request, at *site.Site) (Session, bool, error) {
	c, err := r.Cookie(Cookie)
	if err != nil {
		return Session{}, false, nil
	}
	var found *store.WebSession
	err = s.Store.View(ctx, func(tx *store.Tx) (err error) {
		found, err = tx.WebSession(id(c.Value))
		return err
	})
	if errors.Is(err, store.ErrNotFound) {
		return Session{}, false, nil
	}
	if err != nil {
		return Session{}, false, err
	}
	if found.PoolID != at.Pool.ID || !s.Now().Before(found.Expires) {
		return Session{}, false, nil
	}
	return Session{found.Sub, found.AuthTime, found.EventID, found.PublicID}, true, nil
}

// End ends the session of a browser, if it has one, and takes its cookie.
func (s *Sessions) End(w http.ResponseWriter, r *http.Request, at *site.Site) error {
	err := s.Store.Update(r.Context(), func(tx *store.Tx) error { return s.close(tx, r, &store.WebSession{PoolID: at.Pool.ID}) })
	if err != nil {
		return err
	}
	c := cookie(at)
	c.MaxAge = -1
	http.SetCookie(w, c)
	return nil
}

// close ends the session of a browser with a pool, if it has one. One that is
// opened next for the same user is the same to applications.
func (s *Sessions) close(tx *store.Tx, r *http.Request, next *store.WebSession) error {
	c, err := r.Cookie(Cookie)
	if err != nil {
		return nil
	}
	old, err := tx.WebSession(id(c.Value))
	if errors.Is(err, store.ErrNotFound) || err == nil && old.PoolID != next.PoolID {
		return nil
	}
	if err != nil {
		return err
	}
	if old.Sub == next.Sub && old.PublicID != "" {
		next.PublicID = old.PublicID
	} else if s.Ended != nil {
		if err := s.Ended(tx, old); err != nil {
			return err
		}
	}
	return tx.DeleteWebSession(old.ID)
}

// cookie is the cookie without its value: for this host and path alone, not
// for scripts, and sent where another site leads here but not where it posts.
func cookie(at *site.Site) *http.Cookie {
	return &http.Cookie{
		Name: Cookie, Path: at.Path + "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
		Secure: strings.HasPrefix(at.Base, "https://"),
	}
}

// id is what the store knows a session by.
func id(value string) string {
	sum := sha256.Sum256([]byte(value))
	return hex.EncodeToString(sum[:])
}
