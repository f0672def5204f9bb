package authevent

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"time"

	"cognate/internal/seal"
	"cognate/internal/store"
)

// Who gives feedback.
const (
	ByAdmin = "Admin"
	ByUser  = "User"
)

// ErrNoEvent means that a user has no event of that id.
var ErrNoEvent = errors.New("no such authentication event")

// FeedbackToken is what a mail about an event carries, so that its reader may
// say whether it was they. It is bound to the event.
func FeedbackToken(sealer *seal.Sealer, poolID, sub, eventID string) string {
	return base64.RawURLEncoding.EncodeToString(sealer.Derive("auth-event-feedback", []byte(poolID), []byte(sub), []byte(eventID)))
}

// FeedbackTokenIs reports whether a token is the one of an event.
func FeedbackTokenIs(sealer *seal.Sealer, token, poolID, sub, eventID string) bool {
	return subtle.ConstantTimeCompare([]byte(FeedbackToken(sealer, poolID, sub, eventID)), []byte(token)) == 1
}

// Feedback keeps what somebody says of an event: Valid or Invalid. It returns
// ErrNoEvent.
func (r *Recorder) Feedback(ctx context.Context, poolID, sub, eventID, value, by string) error {
	r.Flush()
	at := r.Now().UTC().Truncate(time.Microsecond)
	return r.Store.Update(ctx, func(tx *store.Tx) error {
		e, err := tx.AuthEvent(poolID, sub, eventID)
		if errors.Is(err, store.ErrNotFound) {
			return ErrNoEvent
		}
		if err != nil {
			return err
		}
		e.Feedback, e.FeedbackBy, e.FeedbackAt = value, by, at
		return tx.PutAuthEvent(e)
	})
}
