package store

import (
	"context"
	"time"
)

// maintainBatch bounds the rows that one transaction removes, so that nobody
// waits long for it.
const maintainBatch = 500

// familyGrace is how long a family outlives its refresh token: access tokens
// that it gave out last live a day at most, and are refused without it.
const familyGrace = 25 * time.Hour

// usedGrace is how long a note of what was used outlives the thing: a node
// whose clock is behind takes the thing for that much longer.
const usedGrace = 10 * time.Minute

// deviceGrace is how long a device whose time is over can still learn so.
const deviceGrace = time.Hour

// authEventsKept is how long the service keeps what users did to get in.
const authEventsKept = 2 * 365 * 24 * time.Hour

// The outbox keeps the newest messages, and none for long.
const (
	messagesKept = 1000
	messageAge   = 7 * 24 * time.Hour
)

// Maintain removes what expired before now: token families, codes, sessions,
// waiting devices, counters, authentication events, messages, notes of what was
// used once, and the rest of deleted pools. It counts the users of large pools. It works in small
// transactions and may be called by every node.
func (db *DB) Maintain(ctx context.Context, now time.Time) error {
	for _, remove := range []func(*Tx) (int, error){
		func(tx *Tx) (int, error) { return tx.DeleteExpiredFamilies(now.Add(-familyGrace), maintainBatch) },
		func(tx *Tx) (int, error) { return tx.DeleteUsedBefore(now.Add(-usedGrace), maintainBatch) },
		func(tx *Tx) (int, error) { return tx.DeleteAuthEventsBefore(now.Add(-authEventsKept), maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteExpiredCodes(now, maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteExpiredCounters(now, maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteMessagesBefore(now.Add(-messageAge), maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteMessagesBeyond(messagesKept, maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteExpiredAuthCodes(now, maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteExpiredWebSessions(now, maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteExpiredDeviceGrants(now.Add(-deviceGrace), maintainBatch) },
		func(tx *Tx) (int, error) { return tx.deleteExpiredConsoleSessions(now, maintainBatch) },
	} {
		for removed := maintainBatch; removed == maintainBatch; {
			err := db.Update(ctx, func(tx *Tx) (err error) {
				removed, err = remove(tx)
				return err
			})
			if err != nil {
				return err
			}
		}
	}
	if err := db.deleteDoomed(ctx); err != nil {
		return err
	}
	return db.countLargePools(ctx, now)
}

func (tx *Tx) deleteExpiredCodes(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM codes WHERE (pool, sub, purpose) IN
		(SELECT pool, sub, purpose FROM codes WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}

func (tx *Tx) deleteExpiredCounters(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM counters WHERE (pool, kind, subject) IN
		(SELECT pool, kind, subject FROM counters WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}
