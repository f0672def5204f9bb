package token

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"math/big"
	"slices"
	"strings"
	"time"

	"cognate/internal/caller"
	"cognate/internal/store"
	"cognate/internal/useragent"
	"cognate/internal/userpool"
)

// A token session is a family as its user sees it. Its id is the family's,
// written in the letters that the service uses.
const (
	sessionPrefix = "tkn"
	sessionDigits = 25 // of base 36: just enough for 16 bytes
)

// ErrNoSession means that a user has no live session of that id.
var ErrNoSession = errors.New("no such session")

// SessionID returns the id of the session that a family is.
func SessionID(family string) string {
	raw, err := hex.DecodeString(strings.ReplaceAll(family, "-", ""))
	if err != nil {
		return ""
	}
	digits := new(big.Int).SetBytes(raw).Text(36)
	return sessionPrefix + strings.Repeat("0", max(sessionDigits-len(digits), 0)) + digits
}

// familyOf is the inverse of SessionID.
func familyOf(session string) (string, bool) {
	digits, ok := strings.CutPrefix(session, sessionPrefix)
	n, valid := new(big.Int).SetString(digits, 36)
	if !ok || !valid || n.Sign() < 0 || n.BitLen() > 128 {
		return "", false
	}
	var raw [16]byte
	n.FillBytes(raw[:])
	family := formatUUID(raw)
	return family, SessionID(family) == session
}

// Sessions returns the live families of a user, the one used last first.
func (s *Service) Sessions(ctx context.Context, user *userpool.User) ([]*store.Family, error) {
	var families []*store.Family
	err := s.Store.View(ctx, func(tx *store.Tx) (err error) {
		families, err = s.live(tx, user)
		return err
	})
	return families, err
}

// EndSession ends one session of a user: its refresh token and the access
// tokens that came of it. Nothing is kept of it. It returns ErrNoSession.
func (s *Service) EndSession(ctx context.Context, user *userpool.User, session string) error {
	id, ok := familyOf(session)
	if !ok {
		return ErrNoSession
	}
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		live, err := s.live(tx, user)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(live, func(f *store.Family) bool { return f.ID == id })
		if i < 0 {
			return ErrNoSession
		}
		return s.end(tx, live[i])
	})
}

// end ends the session that a family is.
func (s *Service) end(tx *store.Tx, family *store.Family) error {
	if err := s.tell(tx, family); err != nil {
		return err
	}
	return tx.DeleteFamily(family.ID)
}

func (s *Service) live(tx *store.Tx, user *userpool.User) ([]*store.Family, error) {
	families, err := tx.LiveFamilies(user.PoolID, user.Sub, user.SignedOutAt, s.moment())
	slices.SortFunc(families, func(a, b *store.Family) int {
		return cmp.Or(LastActive(b).Compare(LastActive(a)), strings.Compare(b.ID, a.ID))
	})
	return families, err
}

// LastActive returns when a session was used last: when its tokens were made.
func LastActive(f *store.Family) time.Time {
	if f.Active.IsZero() {
		return f.Created
	}
	return f.Active
}

// track notes who uses a family now, in a pool that wants to know.
func (s *Service) track(by caller.Identity, pool *userpool.Pool, family *store.Family) {
	if !pool.Settings.Sessions.Enabled {
		return
	}
	family.Active, family.IP, family.Agent = s.moment(), by.SourceIP, useragent.Clip(by.UserAgent)
}

// makeRoom ends a user's sessions that were used least lately, until one more
// keeps within what the pool allows.
func (s *Service) makeRoom(tx *store.Tx, pool *userpool.Pool, user *userpool.User) error {
	if !pool.Settings.Sessions.Enabled {
		return nil
	}
	families, err := s.live(tx, user)
	if err != nil {
		return err
	}
	for _, f := range families[min(pool.MaxSessions()-1, len(families)):] {
		if err := s.end(tx, f); err != nil {
			return err
		}
	}
	return nil
}

// touch writes down that a family was used, where that is kept.
func (s *Service) touch(ctx context.Context, pool *userpool.Pool, id string) error {
	if !pool.Settings.Sessions.Enabled {
		return nil
	}
	by := caller.From(ctx)
	return s.Store.Update(ctx, func(tx *store.Tx) error {
		family, err := tx.Family(id)
		if errors.Is(err, store.ErrNotFound) {
			return errRevokedRefresh
		}
		if err != nil {
			return err
		}
		s.track(by, pool, family)
		return tx.UpdateFamily(family)
	})
}
