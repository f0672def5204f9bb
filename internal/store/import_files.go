package store

import "time"

// PutImportChunk keeps a piece of a file that is being uploaded to a job.
// Start is the byte that it begins at.
func (tx *Tx) PutImportChunk(poolID, job, upload string, start int64, data []byte) error {
	return tx.put(`INSERT INTO import_chunks (job, upload, start, pool, data) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (job, upload, start) DO UPDATE SET data = excluded.data`, job, upload, start, poolID, notNull(data))
}

// ImportChunk returns the piece of an upload in which a byte is, and the byte
// that the piece begins at; ErrNotFound if there is no piece up to there.
func (tx *Tx) ImportChunk(job, upload string, at int64) (start int64, data []byte, err error) {
	err = tx.row(`SELECT start, data FROM import_chunks WHERE job = $1 AND upload = $2 AND start <= $3
		ORDER BY start DESC LIMIT 1`, []any{job, upload, at}, &start, &data)
	return start, data, err
}

// DeleteImportChunks removes up to limit pieces of an upload, or of all
// uploads of the job if none is named, and returns how many.
func (tx *Tx) DeleteImportChunks(job, upload string, limit int) (int, error) {
	if upload == "" {
		n, err := tx.write(`DELETE FROM import_chunks WHERE (job, upload, start) IN
			(SELECT job, upload, start FROM import_chunks WHERE job = $1 LIMIT $2)`, job, limit)
		return int(n), err
	}
	n, err := tx.write(`DELETE FROM import_chunks WHERE (job, upload, start) IN
		(SELECT job, upload, start FROM import_chunks WHERE job = $1 AND upload = $2 LIMIT $3)`, job, upload, limit)
	return int(n), err
}

// ImportWithFile returns a job of a status that was made before a moment and
// still has pieces of a file; ErrNotFound if there is none.
func (tx *Tx) ImportWithFile(status string, before time.Time) (string, error) {
	var id string
	err := tx.row(`SELECT id FROM import_jobs WHERE status = $1 AND created < $2
		AND EXISTS (SELECT 1 FROM import_chunks WHERE job = import_jobs.id) LIMIT 1`, []any{status, micros(before)}, &id)
	return id, err
}

// ImportLine says what became of a line of a job's file that made no user.
type ImportLine struct {
	Line    int64
	Outcome string // SKIPPED or FAILED
	Reason  string
}

// LogImport adds lines to a job's log. A line that is there already stays.
func (tx *Tx) LogImport(poolID, job string, lines []ImportLine) error {
	rows := make([][]any, len(lines))
	for i, l := range lines {
		rows[i] = []any{job, l.Line, poolID, l.Outcome, l.Reason}
	}
	return tx.writeMany("import_log", "job, line, pool, outcome, reason", "ON CONFLICT DO NOTHING", rows)
}

// ImportLog returns up to limit lines of a job's log that come after a line.
func (tx *Tx) ImportLog(job string, after int64, limit int) ([]ImportLine, error) {
	return all(tx, `SELECT line, outcome, reason FROM import_log WHERE job = $1 AND line > $2 ORDER BY line LIMIT $3`,
		[]any{job, after, limit}, func(s scanner) (l ImportLine, err error) {
			err = s.Scan(&l.Line, &l.Outcome, &l.Reason)
			return l, err
		})
}
