package store

import "time"

// WebSession is a browser that is signed in to a pool's pages, and so to every
// application of the pool that asks there.
type WebSession struct {
	ID       string // a hash of the cookie
	PoolID   string
	Sub      string
	Expires  time.Time
	AuthTime time.Time
	EventID  string // of the sign-in
	// PublicID is what applications know the session by; the ID is a secret's.
	PublicID string
}

// webSessionData is a session without its columns.
type webSessionData struct {
	AuthTime int64
	EventID  string `json:",omitzero"`
	PublicID string `json:",omitzero"`
}

func scanWebSession(s scanner) (*WebSession, error) {
	w := &WebSession{}
	var expires int64
	var column []byte
	if err := s.Scan(&w.ID, &w.PoolID, &w.Sub, &expires, &column); err != nil {
		return nil, err
	}
	var d webSessionData
	if err := decode(column, &d); err != nil {
		return nil, err
	}
	w.Expires, w.AuthTime, w.EventID, w.PublicID = moment(expires), moment(d.AuthTime), d.EventID, d.PublicID
	return w, nil
}

// InsertWebSession adds a session; ErrExists if its id is taken.
func (tx *Tx) InsertWebSession(w *WebSession) error {
	data, err := encode(webSessionData{micros(w.AuthTime), w.EventID, w.PublicID})
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO web_sessions (id, pool, sub, expires, data) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
		w.ID, w.PoolID, w.Sub, micros(w.Expires), data)
}

// WebSession returns a session by its id, or ErrNotFound.
func (tx *Tx) WebSession(id string) (*WebSession, error) {
	return one(tx, `SELECT id, pool, sub, expires, data FROM web_sessions WHERE id = $1`, []any{id}, scanWebSession)
}

// DeleteWebSession removes a session if it is there.
func (tx *Tx) DeleteWebSession(id string) error {
	return tx.put(`DELETE FROM web_sessions WHERE id = $1`, id)
}

func (tx *Tx) deleteExpiredWebSessions(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM web_sessions WHERE id IN
		(SELECT id FROM web_sessions WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}
