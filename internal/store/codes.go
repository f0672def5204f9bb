package store

import "time"

// Code is a one-time code that was sent to a user. A user has at most one for
// each purpose.
type Code struct {
	PoolID, Sub, Purpose string
	Target               string // the attribute that it proves
	Destination          string
	Hash                 []byte
	Created, Expires     time.Time
	Attempts             int
}

// codeData is a code without its columns.
type codeData struct {
	Target, Destination string
	Hash                []byte
	Created             int64
	Attempts            int
}

// PutCode keeps a code in place of the one that the user had for this
// purpose.
func (tx *Tx) PutCode(c Code) error {
	data, err := encode(codeData{c.Target, c.Destination, c.Hash, micros(c.Created), c.Attempts})
	if err != nil {
		return err
	}
	return tx.put(`INSERT INTO codes (pool, sub, purpose, expires, data) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (pool, sub, purpose) DO UPDATE SET expires = excluded.expires, data = excluded.data`,
		c.PoolID, c.Sub, c.Purpose, micros(c.Expires), data)
}

// Code returns a user's code for a purpose, or ErrNotFound.
func (tx *Tx) Code(poolID, sub, purpose string) (Code, error) {
	c := Code{PoolID: poolID, Sub: sub, Purpose: purpose}
	var expires int64
	var data []byte
	err := tx.row(`SELECT expires, data FROM codes WHERE pool = $1 AND sub = $2 AND purpose = $3`,
		[]any{poolID, sub, purpose}, &expires, &data)
	if err != nil {
		return Code{}, err
	}
	var d codeData
	if err := decode(data, &d); err != nil {
		return Code{}, err
	}
	c.Target, c.Destination, c.Hash, c.Attempts = d.Target, d.Destination, d.Hash, d.Attempts
	c.Created, c.Expires = moment(d.Created), moment(expires)
	return c, nil
}

// DeleteCode removes a user's code for a purpose, if there is one.
func (tx *Tx) DeleteCode(poolID, sub, purpose string) error {
	return tx.put(`DELETE FROM codes WHERE pool = $1 AND sub = $2 AND purpose = $3`, poolID, sub, purpose)
}
