package store

import (
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
	taken, err := tx.insertNames(users)
	if err != nil {
		return nil, err
	}
	var rows, search [][]any
	for i, u := range users {
		if taken[i] {
			continue
		}
		rows = append(rows, u.row)
		for _, v := range u.keys.Search {
			search = append(search, []any{u.User.PoolID, v.Name, v.Value, u.User.Sub})
		}
	}
	if err := tx.writeMany("users", "pool, sub, status, state, created, version, keys, data", "", rows); err != nil {
		return nil, err
	}
	inOrder(search)
	if err := tx.writeMany("user_search", "pool, name, value, sub", "", search); err != nil {
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
		err := tx.InsertUser(u.User, userpool.Keys{Names: u.keys.Names, Search: u.keys.Search})
		if err != nil && !errors.Is(err, ErrExists) {
			return nil, err
		}
		refused[i] = err
	}
	return refused, nil
}

// insertNames gives users their sign-in names, all of them or none, and says
// who got none because one was taken.
func (tx *Tx) insertNames(users []NewUser) (taken []bool, err error) {
	var rows [][]any
	for _, u := range users {
		for _, n := range u.keys.Names {
			rows = append(rows, []any{u.User.PoolID, n.Kind, n.Value, u.User.Sub})
		}
	}
	inOrder(rows)
	got := make(map[string]int, len(users))
	err = tx.writeManyReturning("user_names", "pool, kind, value, sub", "ON CONFLICT DO NOTHING RETURNING sub", rows, func(s scanner) error {
		var sub string
		err := s.Scan(&sub)
		got[sub]++
		return err
	})
	if err != nil {
		return nil, err
	}
	taken = make([]bool, len(users))
	for i, u := range users {
		if got[u.User.Sub] == len(u.keys.Names) {
			continue
		}
		taken[i] = true
		for _, n := range u.keys.Names {
			err := tx.put(`DELETE FROM user_names WHERE pool = $1 AND kind = $2 AND value = $3 AND sub = $4`,
				u.User.PoolID, n.Kind, n.Value, u.User.Sub)
			if err != nil {
				return nil, err
			}
		}
	}
	return taken, nil
}

// inOrder sorts rows of texts, so that those that share a page of the database
// come one after the other.
func inOrder(rows [][]any) {
	slices.SortFunc(rows, func(a, b []any) int {
		for i := range a {
			if c := strings.Compare(a[i].(string), b[i].(string)); c != 0 {
				return c
			}
		}
		return 0
	})
}
