package store

import (
	"cmp"
	"errors"
	"time"
)

// What became of a message. One that was sent was taken by whoever carries it
// on; one that was refused never will be.
const (
	MessageKept    = "KEPT" // in the outbox, for people to read
	MessageQueued  = "QUEUED"
	MessageSent    = "SENT"
	MessageFailed  = "FAILED"
	MessageRefused = "REFUSED"
)

// Message is one that was kept in the outbox, or what is left to know of one
// that was sent.
type Message struct {
	ID, PoolID, Sub string
	Medium          string // EMAIL or SMS
	Purpose         string
	To, From        string
	ReplyTo         string
	Subject         string
	Text, HTML      string
	Code            string
	Created         time.Time
	State           string // empty when it is inserted is MessageKept
	Attempts        int
	Failure         string // of the last attempt
	Tries           []Attempt
}

// Attempt is one that was made to send a message.
type Attempt struct {
	At      time.Time
	Took    time.Duration
	State   string // MessageSent, MessageFailed or MessageRefused
	Failure string
}

// messageData is a message without its columns.
type messageData struct {
	Sub                                                       string `json:",omitempty"` // before it had a column
	Medium, Purpose, From, ReplyTo, Subject, Text, HTML, Code string
	Tries                                                     []attemptData `json:",omitempty"`
}

// attemptData is an attempt with its times in microseconds.
type attemptData struct {
	At, Took       int64
	State, Failure string
}

func (m *Message) data() messageData {
	d := messageData{"", m.Medium, m.Purpose, m.From, m.ReplyTo, m.Subject, m.Text, m.HTML, m.Code, nil}
	for _, a := range m.Tries {
		d.Tries = append(d.Tries, attemptData{micros(a.At), a.Took.Microseconds(), a.State, a.Failure})
	}
	return d
}

func scanMessage(s scanner) (*Message, error) {
	m := &Message{}
	var created int64
	var data []byte
	if err := s.Scan(&m.ID, &m.PoolID, &m.Sub, &m.To, &created, &m.State, &m.Attempts, &m.Failure, &data); err != nil {
		return nil, err
	}
	var d messageData
	if err := decode(data, &d); err != nil {
		return nil, err
	}
	m.Sub = cmp.Or(m.Sub, d.Sub)
	m.Medium, m.Purpose, m.From, m.ReplyTo = d.Medium, d.Purpose, d.From, d.ReplyTo
	m.Subject, m.Text, m.HTML, m.Code = d.Subject, d.Text, d.HTML, d.Code
	m.Created = moment(created)
	for _, a := range d.Tries {
		m.Tries = append(m.Tries, Attempt{moment(a.At), time.Duration(a.Took) * time.Microsecond, a.State, a.Failure})
	}
	return m, nil
}

// InsertMessage puts a message into the outbox; ErrExists if its id is taken.
func (tx *Tx) InsertMessage(m *Message) error {
	data, err := encode(m.data())
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO messages (id, pool, sub, recipient, created, state, attempts, failure, data)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
		m.ID, m.PoolID, m.Sub, m.To, micros(m.Created), cmp.Or(m.State, MessageKept), m.Attempts, m.Failure, data)
}

// MarkMessage notes what became of a message with an attempt, if the message
// is still known: its state, and how many attempts there were.
func (tx *Tx) MarkMessage(id, state string, attempts int, last Attempt) error {
	m, err := one(tx, `SELECT id, pool, sub, recipient, created, state, attempts, failure, data FROM messages WHERE id = $1`, []any{id}, scanMessage)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	m.Tries = append(m.Tries, last)
	data, err := encode(m.data())
	if err != nil {
		return err
	}
	return tx.put(`UPDATE messages SET state = $1, attempts = $2, failure = $3, data = $4 WHERE id = $5`, state, attempts, last.Failure, data, id)
}

// Messages returns up to limit messages to an address, or to any if it is
// empty, newest first.
func (tx *Tx) Messages(to string, limit int) ([]*Message, error) {
	if to == "" {
		return all(tx, `SELECT id, pool, sub, recipient, created, state, attempts, failure, data FROM messages ORDER BY created DESC, id DESC LIMIT $1`,
			[]any{limit}, scanMessage)
	}
	return all(tx, `SELECT id, pool, sub, recipient, created, state, attempts, failure, data FROM messages WHERE recipient = $1
		ORDER BY created DESC, id DESC LIMIT $2`, []any{to, limit}, scanMessage)
}

// deleteMessagesBefore removes up to limit messages that are older than t.
func (tx *Tx) deleteMessagesBefore(t time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM messages WHERE id IN
		(SELECT id FROM messages WHERE created < $1 ORDER BY created LIMIT $2)`, micros(t), limit)
	return int(n), err
}

// deleteMessagesBeyond removes up to limit of the messages that are not among
// the newest so many.
func (tx *Tx) deleteMessagesBeyond(newest, limit int) (int, error) {
	var created int64
	var id string
	read := 0
	err := tx.each(`SELECT created, id FROM messages ORDER BY created DESC, id DESC LIMIT $1`, []any{newest}, func(s scanner) error {
		read++
		return s.Scan(&created, &id)
	})
	if err != nil || read < newest {
		return 0, err
	}
	n, err := tx.write(`DELETE FROM messages WHERE id IN
		(SELECT id FROM messages WHERE (created, id) < ($1, $2) ORDER BY created, id LIMIT $3)`, created, id, limit)
	return int(n), err
}
