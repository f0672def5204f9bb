package store

import (
	"errors"
	"time"
)

// Counter counts what a subject did: failed sign-ins, messages in an hour.
// What Since and Until mean is for who counts.
type Counter struct {
	PoolID, Kind, Subject string
	Count                 int
	Since, Until          time.Time
}

// counterKept is how long a counter is kept after the later of its times. No
// limit looks back further than a day.
const counterKept = 25 * time.Hour

// PutCounter keeps a counter in place of the one before.
func (tx *Tx) PutCounter(c Counter) error {
	last := c.Since
	if c.Until.After(last) {
		last = c.Until
	}
	return tx.put(`INSERT INTO counters (pool, kind, subject, hits, since, until, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (pool, kind, subject) DO UPDATE SET
		hits = excluded.hits, since = excluded.since, until = excluded.until, expires = excluded.expires`,
		c.PoolID, c.Kind, c.Subject, c.Count, micros(c.Since), micros(c.Until), micros(last.Add(counterKept)))
}

// Counter returns a counter; one that was never put counts zero.
func (tx *Tx) Counter(poolID, kind, subject string) (Counter, error) {
	c := Counter{PoolID: poolID, Kind: kind, Subject: subject}
	var since, until int64
	err := tx.row(`SELECT hits, since, until FROM counters WHERE pool = $1 AND kind = $2 AND subject = $3`,
		[]any{poolID, kind, subject}, &c.Count, &since, &until)
	if errors.Is(err, ErrNotFound) {
		return c, nil
	}
	c.Since, c.Until = moment(since), moment(until)
	return c, err
}

// DeleteCounter removes a counter, if there is one.
func (tx *Tx) DeleteCounter(poolID, kind, subject string) error {
	return tx.put(`DELETE FROM counters WHERE pool = $1 AND kind = $2 AND subject = $3`, poolID, kind, subject)
}
