package store

import "cognate/internal/userpool"

// deviceData is a device without its columns.
type deviceData struct {
	GroupKey                             string
	Name                                 string `json:",omitzero"`
	Remembered                           bool   `json:",omitzero"`
	LastIP                               string `json:",omitzero"`
	SRPSalt, SRPVerifier                 []byte
	Created, Modified, LastAuthenticated int64
}

func encodeDevice(d *userpool.Device) (string, error) {
	return encode(deviceData{
		d.GroupKey, d.Name, d.Remembered, d.LastIP, d.SRPSalt, d.SRPVerifier,
		micros(d.Created), micros(d.Modified), micros(d.LastAuthenticated),
	})
}

func scanDevice(s scanner) (*userpool.Device, cursor, error) {
	d := &userpool.Device{}
	var data []byte
	if err := s.Scan(&d.PoolID, &d.Sub, &d.Key, &data); err != nil {
		return nil, cursor{}, err
	}
	var x deviceData
	if err := decode(data, &x); err != nil {
		return nil, cursor{}, err
	}
	d.GroupKey, d.Name, d.Remembered, d.LastIP = x.GroupKey, x.Name, x.Remembered, x.LastIP
	d.SRPSalt, d.SRPVerifier = x.SRPSalt, x.SRPVerifier
	d.Created, d.Modified, d.LastAuthenticated = moment(x.Created), moment(x.Modified), moment(x.LastAuthenticated)
	return d, cursor{Key: d.Key}, nil
}

// InsertDevice adds a device; ErrExists if its user has one of this key.
func (tx *Tx) InsertDevice(d *userpool.Device) error {
	data, err := encodeDevice(d)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO devices (pool, sub, id, data) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
		d.PoolID, d.Sub, d.Key, data)
}

// UpdateDevice replaces a device, or returns ErrNotFound.
func (tx *Tx) UpdateDevice(d *userpool.Device) error {
	data, err := encodeDevice(d)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE devices SET data = $1 WHERE pool = $2 AND sub = $3 AND id = $4`, data, d.PoolID, d.Sub, d.Key)
}

// Device returns a device of a user, or ErrNotFound.
func (tx *Tx) Device(poolID, sub, key string) (*userpool.Device, error) {
	return one(tx, `SELECT pool, sub, id, data FROM devices WHERE pool = $1 AND sub = $2 AND id = $3`,
		[]any{poolID, sub, key}, first(scanDevice))
}

// DeleteDevice removes a device, or returns ErrNotFound.
func (tx *Tx) DeleteDevice(poolID, sub, key string) error {
	return tx.change(`DELETE FROM devices WHERE pool = $1 AND sub = $2 AND id = $3`, poolID, sub, key)
}

// Devices returns a page of a user's devices, ordered by key, and where the
// next begins.
func (tx *Tx) Devices(poolID, sub, after string, limit int) ([]*userpool.Device, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT pool, sub, id, data FROM devices WHERE pool = $1 AND sub = $2 AND id > $3 ORDER BY id LIMIT $4`,
		[]any{poolID, sub, c.Key}, scanDevice)
}
