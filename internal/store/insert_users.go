package store

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"cognate/internal/userpool"
)

// NewUser is a user made ready to be inserted with many others.
type NewUser struct {
	User *userpool.User
	keys keyRows
	row  []any
}

// MakeNewUser makes a user ready. It needs no transaction, so that the work on
// one batch goes on while another is being written.
func MakeNewUser(u *userpool.User, k userpool.Keys) (NewUser, error) {
	data, err := encodeUser(u)
	if err != nil {
		return NewUser{}, err
	}
	keys := makeKeys(k)
	column, err := encode(keys)
	if err != nil {
		return NewUser{}, err
	}
	row := []any{u.PoolID, u.Sub, string(u.Status), userState(u), micros(u.Created), int64(1), column, data}
	return NewUser{User: u, keys: keys, row: row}, nil
}

// InsertUsers adds users like as many calls of InsertUser in order. The
// returned slice has, for each user, the *ExistsError that kept them out, or
// nil.
func (tx *Tx) InsertUsers(users []NewUser) ([]error, error) {
	ids, err := tx.insertRows(users)
	if err != nil {
		return nil, err
	}
	taken, err := tx.insertNames(users, ids)
	if err != nil {
		return nil, err
	}
	var search [][]any
	for i, u := range users {
		if taken[i] {
			continue
		}
		for _, v := range u.keys.Search {
			search = append(search, []any{u.User.PoolID, v.Name, v.Value, ids[u.User.Sub]})
		}
	}
	inOrder(search)
	if err := tx.writeMany("user_search", "pool, name, value, user_id", "", search); err != nil {
		return nil, err
	}
	refused := make([]error, len(users))
	for i, u := range users {
		if !taken[i] {
			tx.bump(&u.User.Version, 1)
			continue
		}
		// One by one: the name may have been held by another of the batch
		// who was refused.
		err := tx.insertUser(u.User, u.keys)
		if err != nil && !errors.Is(err, ErrExists) {
			return nil, err
		}
		refused[i] = err
	}
	return refused, nil
}

// insertRows gives users their rows and returns the rows' numbers by sub.
func (tx *Tx) insertRows(users []NewUser) (map[string]int64, error) {
	rows := make([][]any, 0, len(users))
	for _, u := range users {
		rows = append(rows, u.row)
	}
	ids := make(map[string]int64, len(users))
	err := tx.writeManyReturning("users", "pool, sub, status, state, created, version, keys, data", "RETURNING sub, id", rows, func(s scanner) error {
		var sub string
		var id int64
		err := s.Scan(&sub, &id)
		ids[sub] = id
		return err
	})
	return ids, err
}

// insertNames gives users their sign-in names. Who can't have all of them,
// because one was taken, gets none, loses their row and is reported.
func (tx *Tx) insertNames(users []NewUser, ids map[string]int64) (taken []bool, err error) {
	var rows [][]any
	for _, u := range users {
		for _, n := range u.keys.Names {
			rows = append(rows, []any{u.User.PoolID, n.Kind, n.Value, ids[u.User.Sub]})
		}
	}
	inOrder(rows)
	got := make(map[int64]int, len(users))
	err = tx.writeManyReturning("user_names", "pool, kind, value, user_id", "ON CONFLICT DO NOTHING RETURNING user_id", rows, func(s scanner) error {
		var id int64
		err := s.Scan(&id)
		got[id]++
		return err
	})
	if err != nil {
		return nil, err
	}
	taken = make([]bool, len(users))
	for i, u := range users {
		id := ids[u.User.Sub]
		if got[id] == len(u.keys.Names) {
			continue
		}
		taken[i] = true
		for _, n := range u.keys.Names {
			err := tx.put(`DELETE FROM user_names WHERE pool = $1 AND kind = $2 AND value = $3 AND user_id = $4`,
				u.User.PoolID, n.Kind, n.Value, id)
			if err != nil {
				return nil, err
			}
		}
		if err := tx.put(`DELETE FROM users WHERE id = $1`, id); err != nil {
			return nil, err
		}
	}
	return taken, nil
}

// inOrder sorts key rows, so that those that share a page of the database come
// one after the other.
func inOrder(rows [][]any) {
	slices.SortFunc(rows, func(a, b []any) int {
		for i := range 3 {
			if c := strings.Compare(a[i].(string), b[i].(string)); c != 0 {
				return c
			}
		}
		return cmp.Compare(a[3].(int64), b[3].(int64))
	})
}
