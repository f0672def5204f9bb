package store

import "time"

// Family is all the tokens that came of one authentication: the refresh token
// and what it was exchanged for.
type Family struct {
	ID       string // origin_jti
	PoolID   string
	ClientID string
	Sub      string
	AuthTime time.Time
	Created  time.Time
	Expires  time.Time
	Revoked  time.Time // zero while it lives
	EventID  string
	// BrowserID is what applications know the session by of the browser that
	// it came from; empty if it came from none.
	BrowserID string
	// DeviceKey is the remembered device that it was made on, or empty.
	DeviceKey string
	// Audience is the resource that its access tokens are for, or empty.
	Audience  string
	Scopes    []string
	TokenHash []byte
	// Replaced are the tokens that rotation replaced and that are still taken,
	// oldest first.
	Replaced []Replaced
	Source   string
	// Proven lists the challenges that the sign-in answered, in their order.
	Proven []string
	// Active, IP and Agent say when and from where the family was last used.
	// They are kept in pools that track sessions only.
	Active time.Time
	IP     string
	Agent  string
}

// Replaced is a refresh token that a newer one replaced.
type Replaced struct {
	Hash  []byte
	Until time.Time // when it is no longer taken
}

// familyData is a family without its columns.
type familyData struct {
	ClientID  string
	AuthTime  int64
	EventID   string         `json:",omitzero"`
	BrowserID string         `json:",omitzero"`
	DeviceKey string         `json:",omitzero"`
	Audience  string         `json:",omitzero"`
	Scopes    []string       `json:",omitempty"`
	TokenHash []byte         `json:",omitempty"`
	Replaced  []replacedData `json:",omitempty"`
	Source    string         `json:",omitzero"`
	Proven    []string       `json:",omitempty"`
	Active    int64          `json:",omitzero"`
	IP        string         `json:",omitzero"`
	Agent     string         `json:",omitzero"`
}

// replacedData is a replaced token with its time in microseconds.
type replacedData struct {
	Hash  []byte
	Until int64
}

func encodeFamily(f *Family) (string, error) {
	var replaced []replacedData
	for _, r := range f.Replaced {
		replaced = append(replaced, replacedData{r.Hash, micros(r.Until)})
	}
	return encode(familyData{
		f.ClientID, micros(f.AuthTime), f.EventID, f.BrowserID, f.DeviceKey, f.Audience, f.Scopes, f.TokenHash, replaced, f.Source, f.Proven,
		micros(f.Active), f.IP, f.Agent,
	})
}

func scanFamily(s scanner) (*Family, cursor, error) {
	f := &Family{}
	var created, expires, revoked int64
	var data []byte
	if err := s.Scan(&f.ID, &f.PoolID, &f.Sub, &created, &expires, &revoked, &data); err != nil {
		return nil, cursor{}, err
	}
	var d familyData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	f.ClientID, f.EventID, f.BrowserID, f.DeviceKey, f.Audience = d.ClientID, d.EventID, d.BrowserID, d.DeviceKey, d.Audience
	f.Scopes, f.Source = d.Scopes, d.Source
	f.Proven = d.Proven
	f.TokenHash = d.TokenHash
	for _, r := range d.Replaced {
		f.Replaced = append(f.Replaced, Replaced{r.Hash, moment(r.Until)})
	}
	f.Active, f.IP, f.Agent = moment(d.Active), d.IP, d.Agent
	f.AuthTime = moment(d.AuthTime)
	f.Created, f.Expires, f.Revoked = moment(created), moment(expires), moment(revoked)
	return f, cursor{Key: f.ID}, nil
}

// InsertFamily adds a token family; ErrExists if its id is taken.
func (tx *Tx) InsertFamily(f *Family) error {
	data, err := encodeFamily(f)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO families (id, pool, sub, created, expires, revoked, data)
		VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
		f.ID, f.PoolID, f.Sub, micros(f.Created), micros(f.Expires), micros(f.Revoked), data)
}

// UpdateFamily replaces a token family, or returns ErrNotFound. Whose it is
// and when it was made stay.
func (tx *Tx) UpdateFamily(f *Family) error {
	data, err := encodeFamily(f)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE families SET expires = $1, revoked = $2, data = $3 WHERE id = $4`,
		micros(f.Expires), micros(f.Revoked), data, f.ID)
}

// Family returns a token family by its id, or ErrNotFound.
func (tx *Tx) Family(id string) (*Family, error) {
	return one(tx, `SELECT id, pool, sub, created, expires, revoked, data FROM families WHERE id = $1`, []any{id}, first(scanFamily))
}

// RevokeFamilies revokes all families of a user that are not revoked yet.
func (tx *Tx) RevokeFamilies(poolID, sub string, at time.Time) error {
	return tx.put(`UPDATE families SET revoked = $1 WHERE pool = $2 AND sub = $3 AND revoked = 0`, micros(at), poolID, sub)
}

// FamiliesOf returns a page of a user's families, dead ones too, ordered by
// id, and where the next begins.
func (tx *Tx) FamiliesOf(poolID, sub, after string, limit int) ([]*Family, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT id, pool, sub, created, expires, revoked, data FROM families
		WHERE pool = $1 AND sub = $2 AND id > $3 ORDER BY id LIMIT $4`, []any{poolID, sub, c.Key}, scanFamily)
}

// LiveFamilies returns a user's families that are not revoked, were made after
// one moment and expire after another, ordered by id.
func (tx *Tx) LiveFamilies(poolID, sub string, made, now time.Time) ([]*Family, error) {
	return all(tx, `SELECT id, pool, sub, created, expires, revoked, data FROM families
		WHERE pool = $1 AND sub = $2 AND revoked = 0 AND created > $3 AND expires > $4 ORDER BY id`,
		[]any{poolID, sub, micros(made), micros(now)}, first(scanFamily))
}

// DeleteFamily removes a token family, or returns ErrNotFound.
func (tx *Tx) DeleteFamily(id string) error {
	return tx.change(`DELETE FROM families WHERE id = $1`, id)
}

// DeleteExpiredFamilies removes up to limit families that expired before a
// moment and returns how many.
func (tx *Tx) DeleteExpiredFamilies(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM families WHERE id IN
		(SELECT id FROM families WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}
