package store

import "context"

// manyOf has what a pool may have many of: statements that remove up to so
// many of its rows from one table.
func manyOf() []string {
	return []string{
		`DELETE FROM users WHERE id IN (SELECT id FROM users WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM user_names WHERE (pool, kind, value) IN
			(SELECT pool, kind, value FROM user_names WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM user_search WHERE (pool, name, value, user_id) IN
			(SELECT pool, name, value, user_id FROM user_search WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM pool_groups WHERE (pool, name) IN (SELECT pool, name FROM pool_groups WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM members WHERE (pool, name, sub) IN (SELECT pool, name, sub FROM members WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM families WHERE id IN (SELECT id FROM families WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM codes WHERE (pool, sub, purpose) IN (SELECT pool, sub, purpose FROM codes WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM auth_codes WHERE id IN (SELECT id FROM auth_codes WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM web_sessions WHERE id IN (SELECT id FROM web_sessions WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM logout_notices WHERE id IN (SELECT id FROM logout_notices WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM device_grants WHERE id IN (SELECT id FROM device_grants WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM auth_events WHERE (pool, id) IN (SELECT pool, id FROM auth_events WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM counters WHERE (pool, kind, subject) IN
			(SELECT pool, kind, subject FROM counters WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM message_queue WHERE id IN (SELECT id FROM message_queue WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM devices WHERE (pool, sub, id) IN (SELECT pool, sub, id FROM devices WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM passkeys WHERE (pool, id) IN (SELECT pool, id FROM passkeys WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM identities WHERE (pool, provider, attribute, subject) IN
			(SELECT pool, provider, attribute, subject FROM identities WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM import_chunks WHERE (job, upload, start) IN
			(SELECT job, upload, start FROM import_chunks WHERE pool = $1 LIMIT $2)`,
		`DELETE FROM import_log WHERE (job, line) IN (SELECT job, line FROM import_log WHERE pool = $1 LIMIT $2)`,
	}
}

// deleteMany removes up to limit rows of each table of what a pool has many
// of, and reports whether that was all.
func (tx *Tx) deleteMany(poolID string, limit int) (all bool, err error) {
	all = true
	for _, text := range manyOf() {
		n, err := tx.write(text, poolID, limit)
		if err != nil {
			return false, err
		}
		if n == int64(limit) {
			all = false
		}
	}
	return all, nil
}

// doom notes that rows of a pool that is gone are still to be removed.
func (tx *Tx) doom(poolID string) error {
	return tx.put(`INSERT INTO doomed_pools (id) VALUES ($1) ON CONFLICT DO NOTHING`, poolID)
}

// doomed reports whether rows of a deleted pool of this id may be left.
func (tx *Tx) doomed(poolID string) (bool, error) {
	n, err := tx.count(`SELECT COUNT(*) FROM doomed_pools WHERE id = $1`, poolID)
	return n > 0, err
}

// deleteDoomed removes what is left of deleted pools, in small transactions.
// A crash in between costs nothing: the next call goes on.
func (db *DB) deleteDoomed(ctx context.Context) error {
	var pools []string
	err := db.View(ctx, func(tx *Tx) (err error) {
		pools, err = all(tx, `SELECT id FROM doomed_pools ORDER BY id`, nil, func(s scanner) (id string, err error) {
			return id, s.Scan(&id)
		})
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range pools {
		for done := false; !done; {
			err := db.Update(ctx, func(tx *Tx) (err error) {
				if done, err = tx.deleteMany(id, maintainBatch); err != nil || !done {
					return err
				}
				return tx.put(`DELETE FROM doomed_pools WHERE id = $1`, id)
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
