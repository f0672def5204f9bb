package store

import (
	"math"
	"time"
)

// AuthEvent is one thing that a user did to get in: a sign-in with its
// factors, a sign-up, a new password.
type AuthEvent struct {
	ID       string // that of the tokens that came of it, if any did
	PoolID   string
	Sub      string
	Created  time.Time
	ClientID string
	Type     string // SignIn, SignUp, ForgotPassword, PasswordChange or ResendCode
	Response string // Pass, Fail or InProgress
	// Decision, Level and Compromised are what threat protection thought.
	Decision    string
	Level       string
	Compromised bool
	Factors     []AuthFactor
	IP, Agent   string
	RequestID   string
	Provider    string // the identity provider, empty for the pool itself
	// Feedback is what somebody said of the event since: Valid or Invalid.
	Feedback   string
	FeedbackBy string
	FeedbackAt time.Time
}

// AuthFactor is one proof that was asked for: Password or Mfa, and Success or
// Failure.
type AuthFactor struct{ Name, Response string }

// authEventData is an event without its columns.
type authEventData struct {
	ClientID    string `json:",omitzero"`
	Type        string
	Response    string
	Decision    string       `json:",omitzero"`
	Level       string       `json:",omitzero"`
	Compromised bool         `json:",omitzero"`
	Factors     []AuthFactor `json:",omitempty"`
	IP          string       `json:",omitzero"`
	Agent       string       `json:",omitzero"`
	RequestID   string       `json:",omitzero"`
	Provider    string       `json:",omitzero"`
	Feedback    string       `json:",omitzero"`
	FeedbackBy  string       `json:",omitzero"`
	FeedbackAt  int64        `json:",omitzero"`
}

func encodeAuthEvent(e *AuthEvent) (string, error) {
	return encode(authEventData{
		e.ClientID, e.Type, e.Response, e.Decision, e.Level, e.Compromised, e.Factors, e.IP, e.Agent,
		e.RequestID, e.Provider, e.Feedback, e.FeedbackBy, micros(e.FeedbackAt),
	})
}

func scanAuthEvent(s scanner) (*AuthEvent, cursor, error) {
	e := &AuthEvent{}
	var created int64
	var data []byte
	if err := s.Scan(&e.ID, &e.PoolID, &e.Sub, &created, &data); err != nil {
		return nil, cursor{}, err
	}
	var d authEventData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	e.Created = moment(created)
	e.ClientID, e.Type, e.Response, e.Factors = d.ClientID, d.Type, d.Response, d.Factors
	e.Decision, e.Level, e.Compromised = d.Decision, d.Level, d.Compromised
	e.IP, e.Agent, e.RequestID, e.Provider = d.IP, d.Agent, d.RequestID, d.Provider
	e.Feedback, e.FeedbackBy, e.FeedbackAt = d.Feedback, d.FeedbackBy, moment(d.FeedbackAt)
	return e, cursor{Number: created, Key: e.ID}, nil
}

// PutAuthEvent keeps an event, in place of what was known of it before. Whose
// it is and when it began stay. An event of a user who is gone is dropped.
func (tx *Tx) PutAuthEvent(e *AuthEvent) error {
	data, err := encodeAuthEvent(e)
	if err != nil {
		return err
	}
	return tx.put(`INSERT INTO auth_events (pool, id, sub, created, data)
		SELECT $1, $2, $3, CAST($4 AS BIGINT), $5 WHERE EXISTS (SELECT 1 FROM users WHERE pool = $1 AND sub = $3)
		ON CONFLICT (pool, id) DO UPDATE SET data = excluded.data`, e.PoolID, e.ID, e.Sub, micros(e.Created), data)
}

// AuthEvent returns an event of a user, or ErrNotFound.
func (tx *Tx) AuthEvent(poolID, sub, id string) (*AuthEvent, error) {
	return one(tx, `SELECT id, pool, sub, created, data FROM auth_events WHERE pool = $1 AND id = $2 AND sub = $3`,
		[]any{poolID, id, sub}, first(scanAuthEvent))
}

// AuthEvents returns a page of a user's events, newest first, and where the
// next begins.
func (tx *Tx) AuthEvents(poolID, sub, after string, limit int) ([]*AuthEvent, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	if after == "" {
		c.Number = math.MaxInt64
	}
	return page(tx, limit, `SELECT id, pool, sub, created, data FROM auth_events
		WHERE pool = $1 AND sub = $2 AND (created, id) < ($3, $4) ORDER BY created DESC, id DESC LIMIT $5`,
		[]any{poolID, sub, c.Number, c.Key}, scanAuthEvent)
}

// TrimAuthEvents removes all but the newest events of a user.
func (tx *Tx) TrimAuthEvents(poolID, sub string, keep int) error {
	scan := func(s scanner) (none struct{}, at cursor, err error) { return none, at, s.Scan(&at.Number, &at.Key) }
	_, last, err := page(tx, keep, `SELECT created, id FROM auth_events
		WHERE pool = $1 AND sub = $2 ORDER BY created DESC, id DESC LIMIT $3`, []any{poolID, sub}, scan)
	if err != nil || last == "" {
		return err
	}
	c, err := parseCursor(last)
	if err != nil {
		return err
	}
	return tx.put(`DELETE FROM auth_events WHERE pool = $1 AND sub = $2 AND (created, id) < ($3, $4)`, poolID, sub, c.Number, c.Key)
}

// DeleteAuthEventsBefore removes up to limit events that began before a
// moment and returns how many.
func (tx *Tx) DeleteAuthEventsBefore(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM auth_events WHERE (pool, id) IN
		(SELECT pool, id FROM auth_events WHERE created < $1 ORDER BY created LIMIT $2)`, micros(before), limit)
	return int(n), err
}
