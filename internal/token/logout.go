package token

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

const (
	// noticeLifetime is how long an application is worth telling that a
	// session has ended.
	noticeLifetime = time.Hour
	// logoutTokenLifetime is for clocks that differ and networks that are slow.
	logoutTokenLifetime = 2 * time.Minute
)

// sid is what a client knows the session of a family by: the browser's, or
// the family's own where it came from no browser.
func sid(f *store.Family) string {
	if f.BrowserID != "" {
		return f.BrowserID
	}
	return f.ID
}

// Tell has the applications told that asked for it, that all of a user's
// sessions end in this transaction.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html
func (s *Service) Tell(tx *store.Tx, user *userpool.User) error {
	if s.Told == nil {
		return nil
	}
	families, err := s.live(tx, user)
	if err != nil {
		return err
	}
	return s.tell(tx, families...)
}

// TellBrowser is Tell for the session of a browser alone.
func (s *Service) TellBrowser(tx *store.Tx, browser *store.WebSession) error {
	if s.Told == nil || browser.PublicID == "" {
		return nil
	}
	families, err := tx.LiveFamilies(browser.PoolID, browser.Sub, time.Time{}, s.moment())
	if err != nil {
		return err
	}
	var ended []*store.Family
	for _, f := range families {
		if f.BrowserID == browser.PublicID {
			ended = append(ended, f)
		}
	}
	return s.tell(tx, ended...)
}

// tell lets notices wait for the sessions that families are: one for each
// client and session.
func (s *Service) tell(tx *store.Tx, families ...*store.Family) error {
	if s.Told == nil {
		return nil
	}
	told := map[[2]string]bool{}
	for _, f := range families {
		about := [2]string{f.ClientID, sid(f)}
		if told[about] || !s.Told(f.PoolID, f.ClientID) {
			continue
		}
		told[about] = true
		id, err := s.uuid()
		if err != nil {
			return err
		}
		now := s.moment()
		err = tx.InsertLogoutNotice(&store.LogoutNotice{
			ID: id, PoolID: f.PoolID, ClientID: f.ClientID, Sub: f.Sub, SessionID: sid(f), Due: now, Expires: now.Add(noticeLifetime),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// LogoutToken tells a client that a session has ended. It returns fault
// ResourceNotFound when the pool is gone meanwhile.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken
func (s *Service) LogoutToken(ctx context.Context, n *store.LogoutNotice) (string, error) {
	pool, err := s.Directory.Pool(ctx, n.PoolID)
	if err != nil {
		return "", err
	}
	r, err := s.ring(ctx, pool.ID)
	if err != nil {
		return "", err
	}
	now := s.moment()
	t, err := s.unsigned(r, useID, func(jti string) claims {
		var c claims
		c.add("iss", s.Issuer.URL(pool))
		c.add("sub", n.Sub)
		c.add("aud", n.ClientID)
		c.add("iat", now.Unix())
		c.add("exp", now.Add(logoutTokenLifetime).Unix())
		c.add("jti", jti)
		c.add("sid", n.SessionID)
		c.add("events", map[string]struct{}{"http://schemas.openid.net/event/backchannel-logout": {}})
		return c
	})
	if err != nil {
		return "", err
	}
	if t.Key, err = t.Key.typed("logout+jwt"); err != nil {
		return "", err
	}
	return s.sign(ctx, t)
}

// typed is the key for tokens whose header names their type, so that they are
// taken for no others.
//
// https://www.rfc-editor.org/rfc/rfc8725#section-3.11
func (k *Key) typed(kind string) (*Key, error) {
	header, err := json.Marshal(joseHeader{KeyID: k.ID, Algorithm: "RS256", Type: kind})
	if err != nil {
		return nil, fmt.Errorf("encode the header of a token: %w", err)
	}
	typed := *k
	typed.header = base64.RawURLEncoding.EncodeToString(header) + "."
	return &typed, nil
}
