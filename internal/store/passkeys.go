package store

import "cognate/internal/userpool"

// passkeyData is a passkey without its columns.
type passkeyData struct {
	Name, RelyingPartyID     string
	PublicKey                []byte
	SignCount                uint32   `json:",omitzero"`
	Attachment               string   `json:",omitzero"`
	Transports               []string `json:",omitempty"`
	AAGUID                   []byte   `json:",omitempty"`
	BackupEligible, BackedUp bool     `json:",omitzero"`
	LastUsed                 int64    `json:",omitzero"`
}

func encodePasskey(k *userpool.Passkey) (string, error) {
	return encode(passkeyData{
		k.Name, k.RelyingPartyID, k.PublicKey, k.SignCount, k.Attachment, k.Transports, k.AAGUID,
		k.BackupEligible, k.BackedUp, micros(k.LastUsed),
	})
}

func scanPasskey(s scanner) (*userpool.Passkey, cursor, error) {
	k := &userpool.Passkey{}
	var created int64
	var data []byte
	if err := s.Scan(&k.PoolID, &k.ID, &k.Sub, &created, &data); err != nil {
		return nil, cursor{}, err
	}
	var d passkeyData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	k.Name, k.RelyingPartyID, k.PublicKey, k.SignCount = d.Name, d.RelyingPartyID, d.PublicKey, d.SignCount
	k.Attachment, k.Transports, k.AAGUID = d.Attachment, d.Transports, d.AAGUID
	k.BackupEligible, k.BackedUp = d.BackupEligible, d.BackedUp
	k.Created, k.LastUsed = moment(created), moment(d.LastUsed)
	return k, cursor{Number: created, Key: k.ID}, nil
}

// InsertPasskey adds a passkey; ErrExists if anybody in the pool has one of
// this id.
func (tx *Tx) InsertPasskey(k *userpool.Passkey) error {
	data, err := encodePasskey(k)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO passkeys (pool, id, sub, created, data) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
		k.PoolID, k.ID, k.Sub, micros(k.Created), data)
}

// UpdatePasskey replaces a passkey, or returns ErrNotFound. Whose it is and
// when it was made stay.
func (tx *Tx) UpdatePasskey(k *userpool.Passkey) error {
	data, err := encodePasskey(k)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE passkeys SET data = $1 WHERE pool = $2 AND id = $3 AND sub = $4`, data, k.PoolID, k.ID, k.Sub)
}

// Passkey returns a passkey of a user, or ErrNotFound.
func (tx *Tx) Passkey(poolID, sub, id string) (*userpool.Passkey, error) {
	return one(tx, `SELECT pool, id, sub, created, data FROM passkeys WHERE pool = $1 AND id = $2 AND sub = $3`,
		[]any{poolID, id, sub}, first(scanPasskey))
}

// DeletePasskey removes a passkey of a user, or returns ErrNotFound.
func (tx *Tx) DeletePasskey(poolID, sub, id string) error {
	return tx.change(`DELETE FROM passkeys WHERE pool = $1 AND id = $2 AND sub = $3`, poolID, id, sub)
}

// Passkeys returns a page of a user's passkeys, the oldest first, and where
// the next begins.
func (tx *Tx) Passkeys(poolID, sub, after string, limit int) ([]*userpool.Passkey, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT pool, id, sub, created, data FROM passkeys
		WHERE pool = $1 AND sub = $2 AND (created, id) > ($3, $4) ORDER BY created, id LIMIT $5`,
		[]any{poolID, sub, c.Number, c.Key}, scanPasskey)
}
