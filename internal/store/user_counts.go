package store

import (
	"context"
	"errors"
	"time"
)

// countedAtOnce is how many users are counted whenever somebody asks; of
// larger pools the number is kept and some time old, as the service's is.
const countedAtOnce = 10_000

// countAge is how old a kept number may become.
const countAge = time.Hour

// CountUsers returns how many users a pool has: exactly if they are few, and
// else as of the last count by Maintain.
func (tx *Tx) CountUsers(poolID string) (int64, error) {
	n, err := tx.count(`SELECT COUNT(*) FROM (SELECT sub FROM users WHERE pool = $1 LIMIT $2) AS few`, poolID, countedAtOnce)
	if err != nil || n < countedAtOnce {
		return n, err
	}
	kept, err := tx.count(`SELECT users FROM user_counts WHERE pool = $1`, poolID)
	if errors.Is(err, ErrNotFound) {
		return tx.count(`SELECT COUNT(*) FROM users WHERE pool = $1`, poolID)
	}
	return max(kept, countedAtOnce), err
}

// countLargePools counts the users of the pools whose number is kept and old.
func (db *DB) countLargePools(ctx context.Context, now time.Time) error {
	after := ""
	for {
		var due []string
		err := db.View(ctx, func(tx *Tx) error {
			due = due[:0]
			pools, next, err := tx.Pools(after, maintainBatch)
			if err != nil {
				return err
			}
			for _, p := range pools {
				old, err := tx.countIsDue(p.ID, now)
				if err != nil {
					return err
				}
				if old {
					due = append(due, p.ID)
				}
			}
			after = next
			return nil
		})
		if err != nil {
			return err
		}
		for _, id := range due {
			if err := db.countLargePool(ctx, id, now); err != nil {
				return err
			}
		}
		if after == "" {
			return nil
		}
	}
}

// countIsDue reports whether a pool is large and was not counted lately.
func (tx *Tx) countIsDue(poolID string, now time.Time) (bool, error) {
	counted, err := tx.count(`SELECT counted FROM user_counts WHERE pool = $1`, poolID)
	if err == nil && now.Sub(moment(counted)) < countAge {
		return false, nil
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return false, err
	}
	n, err := tx.count(`SELECT COUNT(*) FROM (SELECT sub FROM users WHERE pool = $1 LIMIT $2) AS few`, poolID, countedAtOnce)
	return n == countedAtOnce, err
}

// countLargePool counts a pool's users a part at a time, so that no
// transaction reads for long, and keeps the number.
func (db *DB) countLargePool(ctx context.Context, poolID string, now time.Time) error {
	var users int64
	for last, more := "", true; more; {
		err := db.View(ctx, func(tx *Tx) error {
			var n int64
			var end string
			err := tx.row(`SELECT COUNT(*), COALESCE(MAX(sub), '') FROM
				(SELECT sub FROM users WHERE pool = $1 AND sub > $2 ORDER BY sub LIMIT $3) AS few`,
				[]any{poolID, last, countedAtOnce}, &n, &end)
			if err != nil {
				return err
			}
			users, last, more = users+n, end, n == countedAtOnce
			return nil
		})
		if err != nil {
			return err
		}
	}
	return db.Update(ctx, func(tx *Tx) error {
		return tx.put(`INSERT INTO user_counts (pool, users, counted) VALUES ($1, $2, $3)
			ON CONFLICT (pool) DO UPDATE SET users = excluded.users, counted = excluded.counted`, poolID, users, micros(now))
	})
}
