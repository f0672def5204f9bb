package console

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

	"cognate/internal/store"
)

// cookieName is the cookie of a signed-in browser.
const cookieName = "cognate_console"

// A session lasts a working day and is not extended; a link must be followed
// soon.
const (
	lifetime     = 12 * time.Hour
	LinkLifetime = 10 * time.Minute
)

// sessions opens, finds and ends the sessions of browsers. A browser holds a
// random value of which the store knows the hash, so that ending a session
// takes effect at once on every node.
type sessions struct {
	store *store.DB
	now   func() time.Time
	rand  io.Reader
}

// open begins a session with the rights of an access key.
func (s sessions) open(w http.ResponseWriter, r *http.Request, accessKey string, secure bool) (*store.ConsoleSession, error) {
	value, opened, err := mint(s.rand, s.now(), accessKey)
	if err != nil {
		return nil, err
	}
	opened.Expires = opened.Created.Add(lifetime)
	err = s.store.Update(r.Context(), func(tx *store.Tx) error { return tx.InsertConsoleSession(opened) })
	if err != nil {
		return nil, err
	}
	http.SetCookie(w, cookie(value, int(lifetime/time.Second), secure))
	return opened, nil
}

// find returns the session of a browser, or errNoSession.
func (s sessions) find(r *http.Request) (found *store.ConsoleSession, err error) {
	c, err := r.Cookie(cookieName)
	if err != nil {
		return nil, errNoSession
	}
	err = s.store.View(r.Context(), func(tx *store.Tx) (err error) {
		found, err = tx.ConsoleSession(hash(c.Value))
		return err
	})
	if errors.Is(err, store.ErrNotFound) || err == nil && (found.Link || !s.now().Before(found.Expires)) {
		return nil, errNoSession
	}
	return found, err
}

// follow uses up a link and returns the access key that it signs in with, or
// errNoSession.
func (s sessions) follow(ctx context.Context, value string) (accessKey string, err error) {
	err = s.store.Update(ctx, func(tx *store.Tx) error {
		link, err := tx.ConsoleSession(hash(value))
		if err == nil && (!link.Link || !s.now().Before(link.Expires)) {
			err = store.ErrNotFound
		}
		if err != nil {
			return err
		}
		accessKey = link.AccessKey
		return tx.DeleteConsoleSession(link.ID)
	})
	if errors.Is(err, store.ErrNotFound) {
		err = errNoSession
	}
	return accessKey, err
}

// end ends a session, if it is there.
func (s sessions) end(ctx context.Context, id string) error {
	err := s.store.Update(ctx, func(tx *store.Tx) error { return tx.DeleteConsoleSession(id) })
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

// NewLink makes what a link carries that signs in once with the rights of an
// access key.
func NewLink(rand io.Reader, now time.Time, accessKey string) (string, *store.ConsoleSession, error) {
	value, link, err := mint(rand, now, accessKey)
	if err != nil {
		return "", nil, err
	}
	link.Link, link.Expires = true, link.Created.Add(LinkLifetime)
	return value, link, nil
}

func mint(rand io.Reader, now time.Time, accessKey string) (string, *store.ConsoleSession, error) {
	var secret [32]byte
	if _, err := io.ReadFull(rand, secret[:]); err != nil {
		return "", nil, fmt.Errorf("make a console session: %w", err)
	}
	value := base64.RawURLEncoding.EncodeToString(secret[:])
	return value, &store.ConsoleSession{ID: hash(value), AccessKey: accessKey, Created: now.UTC().Truncate(time.Second)}, nil
}

// cookie is the console's cookie: for this host and path alone, not for
// scripts, and never sent on the way from another site.
func cookie(value string, maxAge int, secure bool) *http.Cookie {
	return &http.Cookie{
		Name: cookieName, Value: value, MaxAge: maxAge, Path: "/console/",
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: secure,
	}
}

// secure reports whether browsers reach the console by HTTPS.
func (h *handler) secure(r *http.Request) bool {
	return r.TLS != nil || strings.HasPrefix(h.Info.ConsoleURL, "https://")
}

// hash is what the store knows a session by.
func hash(value string) string {
	sum := sha256.Sum256([]byte(value))
	return hex.EncodeToString(sum[:])
}
