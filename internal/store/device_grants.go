package store

import "time"

// What became of a DeviceGrant.
const (
	DeviceAllowed = "ALLOWED"
	DeviceDenied  = "DENIED"
)

// DeviceGrant is a device that waits for somebody to let it in.
//
// https://www.rfc-editor.org/rfc/rfc8628
type DeviceGrant struct {
	ID       string // a hash of the device's code
	PoolID   string
	UserCode string // a hash of the code that people type
	Sub      string // who let it in; empty until somebody did
	Expires  time.Time
	ClientID string
	Resource string
	Scopes   []string
	Answer   string // DeviceAllowed, DeviceDenied, or empty while nobody has answered
	AuthTime time.Time
	EventID  string        // of the sign-in of who let it in
	Interval time.Duration // to leave between two questions
	Asked    time.Time     // when the device asked last; zero before it did
}

// deviceGrantData is a grant without its columns.
type deviceGrantData struct {
	ClientID string
	Resource string `json:",omitzero"`
	Scopes   []string
	Answer   string `json:",omitzero"`
	AuthTime int64  `json:",omitzero"`
	EventID  string `json:",omitzero"`
	Interval time.Duration
	Asked    int64 `json:",omitzero"`
}

func encodeDeviceGrant(g *DeviceGrant) (string, error) {
	return encode(deviceGrantData{g.ClientID, g.Resource, g.Scopes, g.Answer, micros(g.AuthTime), g.EventID, g.Interval, micros(g.Asked)})
}

func scanDeviceGrant(s scanner) (*DeviceGrant, error) {
	g := &DeviceGrant{}
	var expires int64
	var column []byte
	if err := s.Scan(&g.ID, &g.PoolID, &g.UserCode, &g.Sub, &expires, &column); err != nil {
		return nil, err
	}
	var d deviceGrantData
	if err := decode(column, &d); err != nil {
		return nil, err
	}
	g.Expires, g.AuthTime, g.Asked = moment(expires), moment(d.AuthTime), moment(d.Asked)
	g.ClientID, g.Resource, g.Scopes, g.Answer, g.EventID, g.Interval = d.ClientID, d.Resource, d.Scopes, d.Answer, d.EventID, d.Interval
	return g, nil
}

// InsertDeviceGrant adds a grant; ErrExists if one of its codes is taken.
func (tx *Tx) InsertDeviceGrant(g *DeviceGrant) error {
	data, err := encodeDeviceGrant(g)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO device_grants (id, pool, user_code, sub, expires, data) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
		g.ID, g.PoolID, g.UserCode, g.Sub, micros(g.Expires), data)
}

// UpdateDeviceGrant replaces a grant, or returns ErrNotFound. Its codes and
// when it expires stay.
func (tx *Tx) UpdateDeviceGrant(g *DeviceGrant) error {
	data, err := encodeDeviceGrant(g)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE device_grants SET sub = $1, data = $2 WHERE id = $3`, g.Sub, data, g.ID)
}

// DeviceGrant returns a grant by its id, or ErrNotFound.
func (tx *Tx) DeviceGrant(id string) (*DeviceGrant, error) {
	return one(tx, `SELECT id, pool, user_code, sub, expires, data FROM device_grants WHERE id = $1`, []any{id}, scanDeviceGrant)
}

// DeviceGrantByUserCode returns the grant of a pool that people know by a
// code, or ErrNotFound.
func (tx *Tx) DeviceGrantByUserCode(poolID, userCode string) (*DeviceGrant, error) {
	return one(tx, `SELECT id, pool, user_code, sub, expires, data FROM device_grants WHERE pool = $1 AND user_code = $2`,
		[]any{poolID, userCode}, scanDeviceGrant)
}

// DeleteDeviceGrant removes a grant that was used, or returns ErrNotFound.
func (tx *Tx) DeleteDeviceGrant(id string) error {
	return tx.change(`DELETE FROM device_grants WHERE id = $1`, id)
}

func (tx *Tx) deleteExpiredDeviceGrants(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM device_grants WHERE id IN
		(SELECT id FROM device_grants WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}
