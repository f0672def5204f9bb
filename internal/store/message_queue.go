package store

import "time"

// QueuedMessage is a message that waits to be sent.
type QueuedMessage struct {
	ID, PoolID, Sub string
	Due             time.Time // of the next attempt; while one is made, of the one after a crash
	Expires         time.Time // when it is not worth sending any more
	Attempts        int       // made or begun
	Sealed          []byte
}

func scanQueuedMessage(s scanner) (*QueuedMessage, error) {
	m := &QueuedMessage{}
	var due, expires int64
	if err := s.Scan(&m.ID, &m.PoolID, &m.Sub, &due, &expires, &m.Attempts, &m.Sealed); err != nil {
		return nil, err
	}
	m.Due, m.Expires = moment(due), moment(expires)
	return m, nil
}

// EnqueueMessage lets a message wait; ErrExists if its id is taken.
func (tx *Tx) EnqueueMessage(m *QueuedMessage) error {
	return tx.insert(`INSERT INTO message_queue (id, pool, sub, due, expires, attempts, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT DO NOTHING`, m.ID, m.PoolID, m.Sub, micros(m.Due), micros(m.Expires), m.Attempts, m.Sealed)
}

// ClaimMessages begins an attempt at up to limit messages that are due. Nobody
// else gets them before until, by when the attempt must be over.
func (tx *Tx) ClaimMessages(now, until time.Time, limit int) ([]*QueuedMessage, error) {
	if err := tx.begin(); err != nil {
		return nil, err
	}
	return all(tx, `UPDATE message_queue SET due = $1, attempts = attempts + 1 WHERE id IN
		(SELECT id FROM message_queue WHERE due <= $2 ORDER BY due, id LIMIT $3)
		RETURNING id, pool, sub, due, expires, attempts, sealed`, []any{micros(until), micros(now), limit}, scanQueuedMessage)
}

// RequeueMessage lets a message wait for its next attempt. It does nothing if
// the message is gone, or the attempt took so long that another began.
func (tx *Tx) RequeueMessage(m *QueuedMessage, due time.Time) error {
	return tx.put(`UPDATE message_queue SET due = $1 WHERE id = $2 AND attempts = $3`, micros(due), m.ID, m.Attempts)
}

// DequeueMessage removes a message that was sent, or never will be.
func (tx *Tx) DequeueMessage(id string) error {
	return tx.put(`DELETE FROM message_queue WHERE id = $1`, id)
}

// CountQueuedMessages counts the messages that wait.
func (tx *Tx) CountQueuedMessages() (int64, error) {
	return tx.count(`SELECT COUNT(*) FROM message_queue`)
}
