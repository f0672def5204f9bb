package store

import "time"

// LogoutNotice is an application that is to be told that a session has ended.
//
// https://openid.net/specs/openid-connect-backchannel-1_0.html
type LogoutNotice struct {
	ID, PoolID string
	ClientID   string
	Sub        string
	SessionID  string    // as the application knows it
	Due        time.Time // of the next attempt; while one is made, of the one after a crash
	Expires    time.Time // when it is not worth telling any more
	Attempts   int       // made or begun
}

// logoutNoticeData is a notice without its columns.
type logoutNoticeData struct{ ClientID, Sub, SessionID string }

func scanLogoutNotice(s scanner) (*LogoutNotice, error) {
	n := &LogoutNotice{}
	var due, expires int64
	var column []byte
	if err := s.Scan(&n.ID, &n.PoolID, &due, &expires, &n.Attempts, &column); err != nil {
		return nil, err
	}
	var d logoutNoticeData
	if err := decode(column, &d); err != nil {
		return nil, err
	}
	n.Due, n.Expires = moment(due), moment(expires)
	n.ClientID, n.Sub, n.SessionID = d.ClientID, d.Sub, d.SessionID
	return n, nil
}

// InsertLogoutNotice lets a notice wait; ErrExists if its id is taken.
func (tx *Tx) InsertLogoutNotice(n *LogoutNotice) error {
	data, err := encode(logoutNoticeData{n.ClientID, n.Sub, n.SessionID})
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO logout_notices (id, pool, due, expires, attempts, data) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
		n.ID, n.PoolID, micros(n.Due), micros(n.Expires), n.Attempts, data)
}

// ClaimLogoutNotices begins an attempt at up to limit notices that are due.
// Nobody else gets them before until, by when the attempt must be over.
func (tx *Tx) ClaimLogoutNotices(now, until time.Time, limit int) ([]*LogoutNotice, error) {
	if err := tx.begin(); err != nil {
		return nil, err
	}
	return all(tx, `UPDATE logout_notices SET due = $1, attempts = attempts + 1 WHERE id IN
		(SELECT id FROM logout_notices WHERE due <= $2 ORDER BY due, id LIMIT $3)
		RETURNING id, pool, due, expires, attempts, data`, []any{micros(until), micros(now), limit}, scanLogoutNotice)
}

// RequeueLogoutNotice lets a notice wait for its next attempt. It does nothing
// if the notice is gone, or the attempt took so long that another began.
func (tx *Tx) RequeueLogoutNotice(n *LogoutNotice, due time.Time) error {
	return tx.put(`UPDATE logout_notices SET due = $1 WHERE id = $2 AND attempts = $3`, micros(due), n.ID, n.Attempts)
}

// DeleteLogoutNotice removes a notice that was delivered, or never will be.
func (tx *Tx) DeleteLogoutNotice(id string) error {
	return tx.put(`DELETE FROM logout_notices WHERE id = $1`, id)
}
