package store

import (
	"cmp"
	"slices"

	"cognate/internal/userpool"
)

// groupData is a group without its columns.
type groupData struct {
	Description       string `json:",omitzero"`
	RoleARN           string `json:",omitzero"`
	Precedence        *int   `json:",omitzero"`
	Created, Modified int64
}

func encodeGroup(g *userpool.Group) (string, error) {
	return encode(groupData{g.Description, g.RoleARN, g.Precedence, micros(g.Created), micros(g.Modified)})
}

func scanGroup(s scanner) (*userpool.Group, cursor, error) {
	g := &userpool.Group{}
	var data []byte
	if err := s.Scan(&g.PoolID, &g.Name, &data); err != nil {
		return nil, cursor{}, err
	}
	var d groupData
	if err := decode(data, &d); err != nil {
		return nil, cursor{}, err
	}
	g.Description, g.RoleARN, g.Precedence = d.Description, d.RoleARN, d.Precedence
	g.Created, g.Modified = moment(d.Created), moment(d.Modified)
	return g, cursor{Key: g.Name}, nil
}

// InsertGroup adds a group; ErrExists if the pool has one of this name.
func (tx *Tx) InsertGroup(g *userpool.Group) error {
	data, err := encodeGroup(g)
	if err != nil {
		return err
	}
	return tx.insert(`INSERT INTO pool_groups (pool, name, data) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, g.PoolID, g.Name, data)
}

// UpdateGroup replaces a group, or returns ErrNotFound.
func (tx *Tx) UpdateGroup(g *userpool.Group) error {
	data, err := encodeGroup(g)
	if err != nil {
		return err
	}
	return tx.change(`UPDATE pool_groups SET data = $1 WHERE pool = $2 AND name = $3`, data, g.PoolID, g.Name)
}

// Group returns a group of a pool, or ErrNotFound.
func (tx *Tx) Group(poolID, name string) (*userpool.Group, error) {
	return one(tx, `SELECT pool, name, data FROM pool_groups WHERE pool = $1 AND name = $2`, []any{poolID, name}, first(scanGroup))
}

// DeleteGroup removes a group and its memberships, or returns ErrNotFound.
func (tx *Tx) DeleteGroup(poolID, name string) error {
	if err := tx.change(`DELETE FROM pool_groups WHERE pool = $1 AND name = $2`, poolID, name); err != nil {
		return err
	}
	return tx.put(`DELETE FROM members WHERE pool = $1 AND name = $2`, poolID, name)
}

// Groups returns a page of a pool's groups, ordered by name, and where the
// next begins.
func (tx *Tx) Groups(poolID, after string, limit int) ([]*userpool.Group, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT pool, name, data FROM pool_groups WHERE pool = $1 AND name > $2 ORDER BY name LIMIT $3`,
		[]any{poolID, c.Key}, scanGroup)
}

// CountGroups returns how many groups a pool has.
func (tx *Tx) CountGroups(poolID string) (int64, error) {
	return tx.count(`SELECT COUNT(*) FROM pool_groups WHERE pool = $1`, poolID)
}

// AddMember puts a user into a group; nothing changes if it is there.
// Whether the group and the user exist is for the caller to see.
func (tx *Tx) AddMember(poolID, group, sub string) error {
	return tx.put(`INSERT INTO members (pool, name, sub) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, poolID, group, sub)
}

// RemoveMember takes a user out of a group; nothing changes if it isn't there.
func (tx *Tx) RemoveMember(poolID, group, sub string) error {
	return tx.put(`DELETE FROM members WHERE pool = $1 AND name = $2 AND sub = $3`, poolID, group, sub)
}

// GroupsOf returns all groups of a user by precedence, those without one
// last, and by name where it is the same.
func (tx *Tx) GroupsOf(poolID, sub string) ([]*userpool.Group, error) {
	groups, err := all(tx, `SELECT pool_groups.pool, pool_groups.name, pool_groups.data FROM members
		JOIN pool_groups ON pool_groups.pool = members.pool AND pool_groups.name = members.name
		WHERE members.pool = $1 AND members.sub = $2`, []any{poolID, sub}, first(scanGroup))
	slices.SortFunc(groups, func(a, b *userpool.Group) int {
		switch {
		case a.Precedence != nil && b.Precedence == nil:
			return -1
		case a.Precedence == nil && b.Precedence != nil:
			return 1
		case a.Precedence != nil && *a.Precedence != *b.Precedence:
			return cmp.Compare(*a.Precedence, *b.Precedence)
		}
		return cmp.Compare(a.Name, b.Name)
	})
	return groups, err
}

// Members returns a page of a group's users, ordered by sub, and where the
// next begins.
func (tx *Tx) Members(poolID, group, after string, limit int) ([]*userpool.User, string, error) {
	c, err := parseCursor(after)
	if err != nil {
		return nil, "", err
	}
	return page(tx, limit, `SELECT `+userColumns+` FROM members
		JOIN users ON users.pool = members.pool AND users.sub = members.sub
		WHERE members.pool = $1 AND members.name = $2 AND members.sub > $3 ORDER BY members.sub LIMIT $4`,
		[]any{poolID, group, c.Key}, bySub)
}
