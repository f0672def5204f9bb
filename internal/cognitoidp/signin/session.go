package signin

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// session is an attempt between two steps, as the client carries it: sealed,
// bound to one pool, client, user and challenge, good for one answer.
type session struct {
	ID        string
	Pool      string
	Client    string
	Sub       string
	Typed     string
	Admin     bool
	Challenge string
	Expires   time.Time
}

const (
	sessionPurpose = "signin-session"
	sessionUsed    = "Invalid session for the user, session can only be used once."
)

// suspend seals an attempt that waits for the answer to a challenge.
func (s *Service) suspend(a *attempt, challenge string) (string, error) {
	plain, err := json.Marshal(session{
		ID: s.newID(), Pool: a.pool.ID, Client: a.client.ID, Sub: a.user.Sub, Typed: a.typed,
		Admin: a.admin, Challenge: challenge, Expires: s.Now().Add(a.client.AuthSessionLifetime()),
	})
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(s.Sealer.Seal(sessionPurpose, plain)), nil
}

// resume opens a session for the answer to its challenge and loads its user.
func (s *Service) resume(ctx context.Context, client *userpool.Client, admin bool, in challengeAnswer) (*attempt, session, error) {
	var held session
	if in.session == "" {
		return nil, held, fault.InvalidParameter.New("Missing required parameter Session")
	}
	sealed, err := base64.RawURLEncoding.DecodeString(in.session)
	if err != nil {
		return nil, held, fault.NotAuthorized.New("Invalid session provided")
	}
	plain, err := s.Sealer.Open(sessionPurpose, sealed)
	if err != nil || json.Unmarshal(plain, &held) != nil {
		return nil, held, fault.NotAuthorized.New("Invalid session for the user.")
	}
	if held.Client != client.ID || held.Pool != client.PoolID || held.Challenge != in.name || held.Admin != admin {
		return nil, held, fault.NotAuthorized.New("Invalid session for the user.")
	}
	if s.Now().After(held.Expires) {
		return nil, held, fault.NotAuthorized.New("Invalid session for the user, session is expired.")
	}
	a, err := s.begin(ctx, client, admin, in.responses)
	if err != nil {
		return nil, held, err
	}
	if err := s.bySub(ctx, a, held.Sub); err != nil {
		return nil, held, err
	}
	if !s.names(ctx, a, held) {
		return nil, held, fault.NotAuthorized.New("Invalid session for the user.")
	}
	return a, held, nil
}

// names reports whether the USERNAME of an answer is the session's user: by
// user name, sub, or the name that the sign-in began with.
func (s *Service) names(ctx context.Context, a *attempt, held session) bool {
	if a.typed == held.Typed || a.typed == a.user.Sub || a.pool.Fold("username", a.typed) == a.pool.Fold("username", a.user.Username) {
		return true
	}
	named, err := s.Directory.User(ctx, a.pool, a.typed)
	return err == nil && named.Sub == held.Sub
}

// use is something that serves once: a session, or the secret block of SRP.
type use struct {
	id      string
	expires time.Time
}

// mark writes that it was used. The second use is refused.
func (u use) mark(tx *store.Tx) error {
	err := tx.UseOnce(u.id, u.expires)
	if errors.Is(err, store.ErrExists) {
		return fault.NotAuthorized.New(sessionUsed)
	}
	return err
}

// useUp marks what the attempt uses up, at the end of a step that writes
// nothing else. Tokens mark it in the transaction that writes their family.
func (s *Service) useUp(ctx context.Context, a *attempt) error {
	if a.uses == (use{}) {
		return nil
	}
	return s.Store.Update(ctx, a.uses.mark)
}

// newID returns a random UUID.
func (s *Service) newID() string {
	var b [16]byte
	if _, err := s.Rand.Read(b[:]); err != nil {
		panic(fmt.Sprintf("signin: no randomness: %v", err)) // crypto/rand never fails
	}
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return subLike(b[:])
}
