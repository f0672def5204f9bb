package store

import "time"

// ImportJob imports users from a file. A job that waits to run or runs is
// active.
type ImportJob struct {
	ID, PoolID, Name   string
	Role               string // CloudWatchLogsRoleArn, as it came
	HashAlgorithm      string // PasswordHashingAlgorithm, as it came
	Status             string
	Created            time.Time
	Started, Completed time.Time
	Message            string // CompletionMessage
	// Upload names the file among the job's uploads; empty before one is
	// complete. Size is its length in bytes.
	Upload string
	Size   int64
	// Offset and Line are how far the file has been read: everything before
	// is in the counts.
	Offset, Line              int64
	Imported, Skipped, Failed int64
	// Lease is until when the node that runs the job has it to itself.
	Lease   time.Time
	Version int64
}

// The statuses of active jobs.
const (
	ImportPending    = "Pending"
	ImportInProgress = "InProgress"
	ImportStopping   = "Stopping"
)

// importData is a job without its columns.
type importData struct {
	Name, Role, HashAlgorithm string
	Started, Completed        int64
	Message, Upload           string
	Size, Offset, Line        int64
	Imported, Skipped, Failed int64
}

func encodeImport(j *ImportJob) (string, error) {
	return encode(importData{
		j.Name, j.Role, j.HashAlgorithm, micros(j.Started), micros(j.Completed), j.Message, j.Upload,
		j.Size, j.Offset, j.Line, j.Imported, j.Skipped, j.Failed,
	})
}

const importColumns = `id, pool, status, created, lease, version, data`

func scanImport(s scanner) (*ImportJob, cursor, error) {
	j := &ImportJob{}
	var created, lease int64
	var data []byte
	if err := s.Scan(&j.ID, &j.PoolID, &j.Status, &created, &lease, &j.Version, &data); err != nil {
		return nil, cursor{}, err
	}
	var d importData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	j.Name, j.Role, j.HashAlgorithm, j.Message = d.Name, d.Role, d.HashAlgorithm, d.Message
	j.Upload, j.Size, j.Offset, j.Line = d.Upload, d.Size, d.Offset, d.Line
	j.Imported, j.Skipped, j.Failed = d.Imported, d.Skipped, d.Failed
	j.Created, j.Lease, j.Started, j.Completed = moment(created), moment(lease), moment(d.Started), moment(d.Completed)
	return j, cursor{Number: created, Key: j.ID}, nil
}

// InsertImport adds a job with version 1; ErrExists if its id is taken.
func (tx *Tx) InsertImport(j *ImportJob) error {
	data, err := encodeImport(j)
	if err != nil {
		return err
	}
	tx.bump(&j.Version, 1)
	return tx.insert(`INSERT INTO import_jobs (id, pool, status, created, lease, version, data)
		VALUES ($1, $2, $3, $4, $5, 1, $6) ON CONFLICT DO NOTHING`,
		j.ID, j.PoolID, j.Status, micros(j.Created), micros(j.Lease), data)
}

// UpdateImport replaces a job that is still of j's version, and bumps both;
// ErrStale if it is of another, ErrNotFound if it is gone. Created stays.
func (tx *Tx) UpdateImport(j *ImportJob) error {
	data, err := encodeImport(j)
	if err != nil {
		return err
	}
	n, err := tx.write(`UPDATE import_jobs SET status = $1, lease = $2, version = version + 1, data = $3
		WHERE id = $4 AND version = $5`, j.Status, micros(j.Lease), data, j.ID, j.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return tx.staleOrMissing(`SELECT version FROM import_jobs WHERE id = $1`, j.ID)
	}
	tx.bump(&j.Version, j.Version+1)
	return nil
}

// ImportByID returns a job of whatever pool, or ErrNotFound.
func (tx *Tx) ImportByID(id string) (*ImportJob, error) {
	return one(tx, `SELECT `+importColumns+` FROM import_jobs WHERE id = $1`, []any{id}, first(scanImport))
}

// Import returns a job of a pool, or ErrNotFound.
func (tx *Tx) Import(poolID, id string) (*ImportJob, error) {
	j, err := tx.ImportByID(id)
	if err == nil && j.PoolID != poolID {
		return nil, ErrNotFound
	}
	return j, err
}

// Imports returns a page of a pool's jobs, newest first, and where the next
// begins.
func (tx *Tx) Imports(poolID, after string, limit int) ([]*ImportJob, string, error) {
	if after == "" {
		return page(tx, limit, `SELECT `+importColumns+` FROM import_jobs WHERE pool = $1
			ORDER BY created DESC, id DESC LIMIT $2`, []any{poolID}, scanImport)
	}
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT `+importColumns+` FROM import_jobs WHERE pool = $1 AND (created, id) < ($2, $3)
		ORDER BY created DESC, id DESC LIMIT $4`, []any{poolID, c.Number, c.Key}, scanImport)
}

// CountImports returns how many jobs a pool has had.
func (tx *Tx) CountImports(poolID string) (int64, error) {
	var n int64
	err := tx.row(`SELECT COUNT(*) FROM import_jobs WHERE pool = $1`, []any{poolID}, &n)
	return n, err
}

// ImportActive reports whether a job of the pool is active.
func (tx *Tx) ImportActive(poolID string) (bool, error) {
	var n int64
	err := tx.row(`SELECT COUNT(*) FROM import_jobs WHERE pool = $1 AND status IN ($2, $3, $4)`,
		[]any{poolID, ImportPending, ImportInProgress, ImportStopping}, &n)
	return n > 0, err
}

// ImportToRun returns an active job that no node had to itself at a moment;
// ErrNotFound if there is none.
func (tx *Tx) ImportToRun(at time.Time) (*ImportJob, error) {
	for _, status := range []string{ImportStopping, ImportInProgress, ImportPending} {
		j, err := one(tx, `SELECT `+importColumns+` FROM import_jobs WHERE status = $1 AND lease <= $2
			ORDER BY lease, id LIMIT 1`, []any{status, micros(at)}, first(scanImport))
		if err := missing(err); err != nil {
			return nil, err
		}
		if err == nil {
			return j, nil
		}
	}
	return nil, ErrNotFound
}
