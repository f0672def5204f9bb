package store

import "time"

// AccessKey is a key that administrative requests are signed with.
type AccessKey struct {
	ID      string
	Name    string
	Policy  string // an IAM policy document
	Sealed  []byte // the secret
	Enabled bool
	Root    bool
	Created time.Time
}

// accessKeyData is an access key without its columns.
type accessKeyData struct {
	Name, Policy  string
	Sealed        []byte
	Enabled, Root bool
}

func encodeAccessKey(k *AccessKey) (string, error) {
	return encode(accessKeyData{k.Name, k.Policy, k.Sealed, k.Enabled, k.Root})
}

func scanAccessKey(s scanner) (*AccessKey, error) {
	k := &AccessKey{}
	var created int64
	var data []byte
	if err := s.Scan(&k.ID, &created, &data); err != nil {
		return nil, err
	}
	var d accessKeyData
	if err := decode(data, &d); err != nil {
		return nil, err
	}
	k.Name, k.Policy, k.Sealed, k.Enabled, k.Root = d.Name, d.Policy, d.Sealed, d.Enabled, d.Root
	k.Created = moment(created)
	return k, nil
}

// InsertAccessKey adds an access key; ErrExists if its id is taken.
func (tx *Tx) InsertAccessKey(k *AccessKey) error {
	data, err := encodeAccessKey(k)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO access_keys (id, created, data) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, k.ID, micros(k.Created), data)
}

// UpdateAccessKey replaces an access key, or returns ErrNotFound. Created
// stays.
func (tx *Tx) UpdateAccessKey(k *AccessKey) error {
	data, err := encodeAccessKey(k)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE access_keys SET data = $1 WHERE id = $2`, data, k.ID)
}

// AccessKey returns an access key by its id, or ErrNotFound.
func (tx *Tx) AccessKey(id string) (*AccessKey, error) {
	return one(tx, `SELECT id, created, data FROM access_keys WHERE id = $1`, []any{id}, scanAccessKey)
}

// AccessKeys returns all access keys, oldest first.
func (tx *Tx) AccessKeys() ([]*AccessKey, error) {
	return all(tx, `SELECT id, created, data FROM access_keys ORDER BY created, id`, nil, scanAccessKey)
}

// DeleteAccessKey removes an access key, or returns ErrNotFound.
func (tx *Tx) DeleteAccessKey(id string) error {
	return tx.change(`DELETE FROM access_keys WHERE id = $1`, id)
}
