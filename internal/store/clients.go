package store

import (
	"slices"

	"cognate/internal/userpool"
)

// clientData is an app client without its columns.
type clientData struct {
	Name     string
	Modified int64
	Secrets  []userpool.ClientSecret
	Settings userpool.ClientSettings
}

func encodeClient(c *userpool.Client) (string, error) {
	secrets := slices.Clone(c.Secrets)
	for i := range secrets {
		secrets[i].Created = stored(secrets[i].Created)
	}
	return encode(clientData{c.Name, micros(c.Modified), secrets, c.Settings})
}

func scanClient(s scanner) (*userpool.Client, cursor, error) {
	c := &userpool.Client{}
	var created int64
	var data []byte
	if err := s.Scan(&c.ID, &c.PoolID, &created, &c.Version, &data); err != nil {
		return nil, cursor{}, err
	}
	var d clientData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	c.Name, c.Secrets, c.Settings = d.Name, d.Secrets, d.Settings
	c.Created, c.Modified = moment(created), moment(d.Modified)
	return c, cursor{Number: created, Key: c.ID}, nil
}

// InsertClient adds an app client with version 1; ErrExists if its id is
// taken, in whichever pool.
func (tx *Tx) InsertClient(c *userpool.Client) error {
	data, err := encodeClient(c)
	if err != nil {
		return err
	}
	tx.bump(&c.Version, 1)
	return tx.insert(`INSERT INTO clients (id, pool, created, version, data) VALUES ($1, $2, $3, 1, $4) ON CONFLICT DO NOTHING`,
		c.ID, c.PoolID, micros(c.Created), data)
}

// UpdateClient replaces a client that is still of c's version, and bumps
// both; ErrStale if it is of another, ErrNotFound if it is gone.
func (tx *Tx) UpdateClient(c *userpool.Client) error {
	data, err := encodeClient(c)
	if err != nil {
		return err
	}
	n, err := tx.write(`UPDATE clients SET version = version + 1, data = $1 WHERE id = $2 AND pool = $3 AND version = $4`,
		data, c.ID, c.PoolID, c.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return tx.staleOrMissing(`SELECT version FROM clients WHERE id = $1 AND pool = $2`, c.ID, c.PoolID)
	}
	tx.bump(&c.Version, c.Version+1)
	return nil
}

// Client returns a client by its id, or ErrNotFound.
func (tx *Tx) Client(id string) (*userpool.Client, error) {
	return one(tx, `SELECT id, pool, created, version, data FROM clients WHERE id = $1`, []any{id}, first(scanClient))
}

// DeleteClient removes a client of a pool and what its login pages look like,
// or returns ErrNotFound.
func (tx *Tx) DeleteClient(poolID, id string) error {
	if err := tx.change(`DELETE FROM clients WHERE id = $1 AND pool = $2`, id, poolID); err != nil {
		return err
	}
	if err := tx.DeleteRiskConfiguration(poolID, id); err != nil {
		return err
	}
	return tx.deleteBranding(poolID, id)
}

// Clients returns a page of a pool's clients, oldest first, and where the
// next begins.
func (tx *Tx) Clients(poolID, after string, limit int) ([]*userpool.Client, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT id, pool, created, version, data FROM clients
		WHERE pool = $1 AND (created, id) > ($2, $3) ORDER BY created, id LIMIT $4`,
		[]any{poolID, c.Number, c.Key}, scanClient)
}

// CountClients returns how many clients a pool has.
func (tx *Tx) CountClients(poolID string) (int64, error) {
	return tx.count(`SELECT COUNT(*) FROM clients WHERE pool = $1`, poolID)
}
