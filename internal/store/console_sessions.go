package store

import "time"

// ConsoleSession is a browser that is signed in to the console, or a link that
// signs one in once.
type ConsoleSession struct {
	ID        string // a hash of the cookie, or of what the link carries
	AccessKey string // whose rights it has; "" on a server that takes anybody's word
	Link      bool
	Created   time.Time
	Expires   time.Time
}

func scanConsoleSession(s scanner) (*ConsoleSession, error) {
	c := &ConsoleSession{}
	var link, created, expires int64
	if err := s.Scan(&c.ID, &c.AccessKey, &link, &created, &expires); err != nil {
		return nil, err
	}
	c.Link, c.Created, c.Expires = link != 0, moment(created), moment(expires)
	return c, nil
}

// InsertConsoleSession adds a session; ErrExists if its id is taken.
func (tx *Tx) InsertConsoleSession(c *ConsoleSession) error {
	link := 0
	if c.Link {
		link = 1
	}
	return tx.insert(`INSERT INTO console_sessions (id, access_key, link, created, expires) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
		c.ID, c.AccessKey, link, micros(c.Created), micros(c.Expires))
}

// ConsoleSession returns a session by its id, or ErrNotFound.
func (tx *Tx) ConsoleSession(id string) (*ConsoleSession, error) {
	return one(tx, `SELECT id, access_key, link, created, expires FROM console_sessions WHERE id = $1`, []any{id}, scanConsoleSession)
}

// ConsoleSessions returns the sessions that have not expired by now, without
// links, those that last longest first.
func (tx *Tx) ConsoleSessions(now time.Time) ([]*ConsoleSession, error) {
	return all(tx, `SELECT id, access_key, link, created, expires FROM console_sessions
		WHERE link = 0 AND expires > $1 ORDER BY expires DESC, id DESC`, []any{micros(now)}, scanConsoleSession)
}

// DeleteConsoleSession removes a session, or returns ErrNotFound.
func (tx *Tx) DeleteConsoleSession(id string) error {
	return tx.change(`DELETE FROM console_sessions WHERE id = $1`, id)
}

func (tx *Tx) deleteExpiredConsoleSessions(before time.Time, limit int) (int, error) {
	n, err := tx.write(`DELETE FROM console_sessions WHERE id IN
		(SELECT id FROM console_sessions WHERE expires < $1 ORDER BY expires LIMIT $2)`, micros(before), limit)
	return int(n), err
}
