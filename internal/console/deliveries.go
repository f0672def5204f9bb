package console

import (
	"net/http"
	"strings"
	"time"

	"cognate/delivery"
	"cognate/internal/caller"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

// deliveriesShown is how many messages are told about, the newest.
const deliveriesShown = 1000

// sentMessage is what is known of a message besides what it said. To and the
// failures have its address masked.
type sentMessage struct {
	ID, PoolID, Medium, Purpose string
	To, From                    string
	Created                     time.Time
	State                       string
	Attempts                    int
	Tries                       []deliveryAttempt
}

// deliveryAttempt is one that was made to send a message.
type deliveryAttempt struct {
	At             time.Time
	MS             float64
	State, Failure string
}

// deliveries answers with what became of the newest messages.
func (h *handler) deliveries(w http.ResponseWriter, r *http.Request, _ caller.Identity) error {
	list := []sentMessage{}
	err := h.Store.View(r.Context(), func(tx *store.Tx) error {
		messages, err := tx.Messages("", deliveriesShown)
		list = list[:0] // what an attempt before this one found
		for _, m := range messages {
			list = append(list, sentMessageOf(m))
		}
		return err
	})
	if err != nil {
		return err
	}
	return answer(w, list)
}

func sentMessageOf(m *store.Message) sentMessage {
	to := userpool.MaskEmail(m.To)
	if m.Medium == delivery.SMS {
		to = userpool.MaskPhone(m.To)
	}
	s := sentMessage{
		ID: m.ID, PoolID: m.PoolID, Medium: m.Medium, Purpose: m.Purpose, To: to, From: m.From, Created: m.Created,
		State: m.State, Attempts: m.Attempts, Tries: []deliveryAttempt{},
	}
	for _, a := range m.Tries {
		failure := a.Failure
		if m.To != "" {
			failure = strings.ReplaceAll(failure, m.To, to)
		}
		s.Tries = append(s.Tries, deliveryAttempt{a.At, milliseconds(a.Took), a.State, failure})
	}
	return s
}
