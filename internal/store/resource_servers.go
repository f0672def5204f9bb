package store

import "cognate/internal/userpool"

// resourceServerData is a resource server without its columns.
type resourceServerData struct {
	Name   string
	Scopes []userpool.Scope `json:",omitempty"`
}

func encodeResourceServer(r *userpool.ResourceServer) (string, error) {
	return encode(resourceServerData{r.Name, r.Scopes})
}

func scanResourceServer(s scanner) (*userpool.ResourceServer, cursor, error) {
	r := &userpool.ResourceServer{}
	var data []byte
	if err := s.Scan(&r.PoolID, &r.Identifier, &data); err != nil {
		return nil, cursor{}, err
	}
	var d resourceServerData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	r.Name, r.Scopes = d.Name, d.Scopes
	return r, cursor{Key: r.Identifier}, nil
}

// InsertResourceServer adds a resource server; ErrExists if the pool has one
// of this identifier.
func (tx *Tx) InsertResourceServer(r *userpool.ResourceServer) error {
	data, err := encodeResourceServer(r)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO resource_servers (pool, identifier, data) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
		r.PoolID, r.Identifier, data)
}

// UpdateResourceServer replaces a resource server, or returns ErrNotFound.
func (tx *Tx) UpdateResourceServer(r *userpool.ResourceServer) error {
	data, err := encodeResourceServer(r)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE resource_servers SET data = $1 WHERE pool = $2 AND identifier = $3`, data, r.PoolID, r.Identifier)
}

// ResourceServer returns a resource server of a pool, or ErrNotFound.
func (tx *Tx) ResourceServer(poolID, identifier string) (*userpool.ResourceServer, error) {
	return one(tx, `SELECT pool, identifier, data FROM resource_servers WHERE pool = $1 AND identifier = $2`,
		[]any{poolID, identifier}, first(scanResourceServer))
}

// DeleteResourceServer removes a resource server, or returns ErrNotFound.
func (tx *Tx) DeleteResourceServer(poolID, identifier string) error {
	return tx.change(`DELETE FROM resource_servers WHERE pool = $1 AND identifier = $2`, poolID, identifier)
}

// ResourceServers returns a page of a pool's resource servers, ordered by
// identifier, and where the next begins.
func (tx *Tx) ResourceServers(poolID, after string, limit int) ([]*userpool.ResourceServer, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT pool, identifier, data FROM resource_servers
		WHERE pool = $1 AND identifier > $2 ORDER BY identifier LIMIT $3`, []any{poolID, c.Key}, scanResourceServer)
}

// CountResourceServers returns how many resource servers a pool has.
func (tx *Tx) CountResourceServers(poolID string) (int64, error) {
	return tx.count(`SELECT COUNT(*) FROM resource_servers WHERE pool = $1`, poolID)
}
