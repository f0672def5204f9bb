package store

import "time"

// UseOnce notes that id was used; ErrExists if it was before. The note is
// kept at least until the thing itself has expired.
func (tx *Tx) UseOnce(id string, expires time.Time) error {
	return tx.insert(`INSERT INTO used (id, expires) VALUES ($1, $2) ON CONFLICT DO NOTHING`, id, micros(expires))
}

// DeleteUsedBefore removes up to limit notes of what expired before a moment
// and returns how many.
func (tx *Tx) DeleteUsedBefore(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM used WHERE id IN
		(SELECT id FROM used WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}
