package store

import (
	"errors"
	"slices"

	"cognate/internal/userpool"
)

const userColumns = `users.pool, users.sub, users.status, users.state, users.created, users.version, users.data`

// The states of a user as ListUsers names them.
const (
	stateEnabled  = "Enabled"
	stateDisabled = "Disabled"
)

func userState(u *userpool.User) string {
	if u.Enabled {
		return stateEnabled
	}
	return stateDisabled
}

func encodeUser(u *userpool.User) (string, error) {
	password := u.Password
	password.SetAt = stored(password.SetAt)
	return encode(userData{u.Username, micros(u.Modified), u.Attributes, u.Pending, password, u.MFA, micros(u.SignedOutAt)})
}

// scanUser reads userColumns and then whatever more the query selects.
func scanUser(s scanner, more ...any) (*userpool.User, error) {
	u := &userpool.User{}
	var row struct {
		created     int64
		state, data string
	}
	columns := [9]any{&u.PoolID, &u.Sub, (*string)(&u.Status), &row.state, &row.created, &u.Version, &row.data}
	if err := s.Scan(append(columns[:7], more...)...); err != nil {
		return nil, err
	}
	d, err := decodeUser(row.data)
	if err != nil {
		return nil, err
	}
	u.Username, u.Attributes, u.Pending, u.Password, u.MFA = d.Username, d.Attributes, d.Pending, d.Password, d.MFA
	u.Enabled = row.state == stateEnabled
	u.Created, u.Modified, u.SignedOutAt = moment(row.created), moment(d.Modified), moment(d.SignedOutAt)
	return u, nil
}

// InsertUser adds a user with version 1 under all its keys. An *ExistsError
// names the first of the sign-in names (or "sub") that another user has; then
// nothing was written.
func (tx *Tx) InsertUser(u *userpool.User, k userpool.Keys) error {
	return tx.insertUser(u, makeKeys(k))
}

func (tx *Tx) insertUser(u *userpool.User, keys keyRows) error {
	data, err := encodeUser(u)
	if err != nil {
		return err
	}
	column, err := encode(keys)
	if err != nil {
		return err
	}
	const nobody = 0 // rows are numbered from 1
	if err := tx.free(u.PoolID, nobody, keys.Names); err != nil {
		return err
	}
	id, err := tx.written(`INSERT INTO users (pool, sub, status, state, created, version, keys, data)
		VALUES ($1, $2, $3, $4, $5, 1, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
		u.PoolID, u.Sub, string(u.Status), userState(u), micros(u.Created), column, data)
	if errors.Is(err, ErrNotFound) {
		return &ExistsError{Kind: "sub"}
	}
	if err != nil {
		return err
	}
	if err := tx.addKeys(u.PoolID, id, keys); err != nil {
		return err
	}
	tx.bump(&u.Version, 1)
	return nil
}

// UpdateUser replaces a user that is still of u's version, with its keys, and
// bumps both versions; ErrStale if it is of another version, ErrNotFound if
// it is gone, an *ExistsError if another user has one of the sign-in names.
// Created stays.
func (tx *Tx) UpdateUser(u *userpool.User, k userpool.Keys) error {
	data, err := encodeUser(u)
	if err != nil {
		return err
	}
	keys := makeKeys(k)
	column, err := encode(keys)
	if err != nil {
		return err
	}
	var id, version int64
	var before string
	if err := tx.row(`SELECT id, version, keys FROM users WHERE pool = $1 AND sub = $2`, []any{u.PoolID, u.Sub}, &id, &version, &before); err != nil {
		return err
	}
	if version != u.Version {
		return ErrStale
	}
	if column != before {
		if err := tx.moveKeys(u.PoolID, id, before, keys); err != nil {
			return err
		}
	}
	n, err := tx.write(`UPDATE users SET status = $1, state = $2, version = version + 1, keys = $3, data = $4
		WHERE id = $5 AND version = $6`,
		string(u.Status), userState(u), column, data, id, u.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrStale
	}
	tx.bump(&u.Version, u.Version+1)
	return nil
}

// User returns a user by pool and sub, or ErrNotFound.
func (tx *Tx) User(poolID, sub string) (*userpool.User, error) {
	return one(tx, `SELECT `+userColumns+` FROM users WHERE pool = $1 AND sub = $2`, []any{poolID, sub}, onlyUser)
}

// UserByName returns the user who has a sign-in name of a kind, folded as the
// pool folds it; ErrNotFound if nobody has.
func (tx *Tx) UserByName(poolID, kind, folded string) (*userpool.User, error) {
	return one(tx, `SELECT `+userColumns+` FROM user_names
		JOIN users ON users.id = user_names.user_id
		WHERE user_names.pool = $1 AND user_names.kind = $2 AND user_names.value = $3`,
		[]any{poolID, kind, indexed(folded)}, onlyUser)
}

// DeleteUser removes a user with its keys and all rows that are the user's;
// ErrNotFound if there is no such user.
func (tx *Tx) DeleteUser(poolID, sub string) error {
	var id int64
	var before string
	if err := tx.row(`SELECT id, keys FROM users WHERE pool = $1 AND sub = $2`, []any{poolID, sub}, &id, &before); err != nil {
		return err
	}
	if err := tx.moveKeys(poolID, id, before, keyRows{}); err != nil {
		return err
	}
	for _, text := range []string{
		`DELETE FROM users WHERE pool = $1 AND sub = $2`,
		`DELETE FROM members WHERE pool = $1 AND sub = $2`,
		`DELETE FROM families WHERE pool = $1 AND sub = $2`,
		`DELETE FROM codes WHERE pool = $1 AND sub = $2`,
		`DELETE FROM auth_codes WHERE pool = $1 AND sub = $2`,
		`DELETE FROM web_sessions WHERE pool = $1 AND sub = $2`,
		`DELETE FROM device_grants WHERE pool = $1 AND sub = $2`,
		`DELETE FROM messages WHERE pool = $1 AND sub = $2`,
		`DELETE FROM message_queue WHERE pool = $1 AND sub = $2`,
		`DELETE FROM auth_events WHERE pool = $1 AND sub = $2`,
		`DELETE FROM devices WHERE pool = $1 AND sub = $2`,
		`DELETE FROM passkeys WHERE pool = $1 AND sub = $2`,
		`DELETE FROM identities WHERE pool = $1 AND sub = $2`,
	} {
		if err := tx.put(text, poolID, sub); err != nil {
			return err
		}
	}
	return nil
}

// Users returns a page of a pool's users, ordered by sub, and where the next
// begins.
func (tx *Tx) Users(poolID, after string, limit int) ([]*userpool.User, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT `+userColumns+` FROM users WHERE pool = $1 AND sub > $2 ORDER BY sub LIMIT $3`,
		[]any{poolID, c.Key}, bySub)
}

func onlyUser(s scanner) (*userpool.User, error) { return scanUser(s) }

func bySub(s scanner) (*userpool.User, cursor, error) {
	u, err := scanUser(s)
	if err != nil {
		return nil, cursor{}, err
	}
	return u, cursor{Key: u.Sub}, nil
}

// keyRows are a user's keys as the user's row holds them.
type keyRows struct {
	Names  []userpool.SignInName  `json:"n,omitempty"`
	Search []userpool.SearchValue `json:"s,omitempty"`
}

// makeKeys brings keys into one form: without doubles and empty values, and
// none too long. The sign-in names keep their order, which is the order that
// they are refused in.
func makeKeys(k userpool.Keys) keyRows {
	var rows keyRows
	for _, n := range k.Names {
		n.Value = indexed(n.Value)
		if n.Value != "" && !slices.Contains(rows.Names, n) {
			rows.Names = append(rows.Names, n)
		}
	}
	for _, v := range k.Search {
		v.Value = indexed(v.Value)
		if v.Value != "" && !slices.Contains(rows.Search, v) {
			rows.Search = append(rows.Search, v)
		}
	}
	return rows
}
