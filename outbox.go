package cognate

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"time"

	"cognate/delivery"
	"cognate/internal/iam"
	"cognate/internal/later"
	"cognate/internal/store"
)

// OutboxMessage is a message in the outbox, as GET /outbox shows it.
type OutboxMessage struct {
	ID, PoolID, Medium, Purpose string
	To, From, Subject           string
	Text, HTML, Code            string
	Created                     time.Time
	// State is KEPT for a message that nobody sends; one that is sent is
	// QUEUED, SENT, FAILED or REFUSED, after so many attempts, the last of
	// which failed with Failure.
	State    string
	Attempts int
	Failure  string
	// Tries are the attempts, oldest first.
	Tries []DeliveryAttempt
}

// DeliveryAttempt is one that was made to send a message: when, for how many
// milliseconds, and whether it was SENT, FAILED or REFUSED and why.
type DeliveryAttempt struct {
	At             time.Time
	MS             float64
	State, Failure string
}

// tries are the attempts at a message.
func tries(m *store.Message) []DeliveryAttempt {
	list := make([]DeliveryAttempt, 0, len(m.Tries))
	for _, a := range m.Tries {
		list = append(list, DeliveryAttempt{a.At, float64(a.Took.Microseconds()) / 1000, a.State, a.Failure})
	}
	return list
}

// sentDirectly reports whether messages of a medium go to the outbox, or can't
// be delivered.
func (c Config) sentDirectly(medium string) bool {
	if medium == delivery.SMS {
		return c.SMS == nil
	}
	return c.Email == nil
}

// sender returns who takes mails and text messages.
func sender(b *base) delivery.Sender {
	mail, text := b.config.Email, b.config.SMS
	if !b.config.Outbox {
		return delivery.Route{Email: mail, SMS: text}
	}
	box := delivery.NewOutbox(keeper{b.db}, b.config.OutboxWriter)
	if mail == nil {
		mail = box
	}
	if text == nil {
		text = box
	}
	return delivery.Route{Email: mail, SMS: text}
}

// closeSender ends what a sender has open, if it has something to end.
func closeSender(s delivery.Sender) error {
	if c, ok := s.(io.Closer); ok {
		return c.Close()
	}
	return nil
}

// keeper keeps the outbox in the database.
type keeper struct{ db *store.DB }

func (k keeper) Put(ctx context.Context, m delivery.Message) error {
	return k.db.Update(ctx, func(tx *store.Tx) error {
		return tx.InsertMessage(&store.Message{
			ID: m.ID, PoolID: m.PoolID, Sub: m.Sub, Medium: m.Medium, Purpose: m.Purpose, To: m.To, From: m.From,
			ReplyTo: m.ReplyTo, Subject: m.Subject, Text: m.Text, HTML: m.HTML, Code: m.Code, Created: m.Created,
		})
	})
}

const outboxPage = 1000

// outbox answers with the newest messages as JSON, those to one address where
// the query names one.
type outbox struct {
	*base
	later *later.Group
}

func (o outbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !iam.Local(r.Host) {
		http.Error(w, "the outbox is read from this machine only, by the name localhost", http.StatusForbidden)
		return
	}
	limit, err := strconv.Atoi(r.FormValue("limit"))
	if err != nil || limit < 1 || limit > outboxPage {
		limit = outboxPage
	}
	if err := o.later.Wait(r.Context()); err != nil {
		return // nobody waits for an answer
	}
	shown := []OutboxMessage{}
	err = o.db.View(r.Context(), func(tx *store.Tx) error {
		messages, err := tx.Messages(r.FormValue("to"), limit)
		for _, m := range messages {
			shown = append(shown, OutboxMessage{
				m.ID, m.PoolID, m.Medium, m.Purpose, m.To, m.From, m.Subject, m.Text, m.HTML, m.Code, m.Created,
				m.State, m.Attempts, m.Failure, tries(m),
			})
		}
		return err
	})
	if err != nil {
		o.config.Logger.Error("reading the outbox", "error", err)
		http.Error(w, "the outbox can't be read", http.StatusInternalServerError)
		return
	}
	writeJSON(w, shown)
}
