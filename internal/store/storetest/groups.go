package storetest

import (
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func groupName(g *userpool.Group) string { return g.Name }

func testGroups(t *testing.T, f *fixture) {
	rank := 0
	g := &userpool.Group{
		PoolID: poolID, Name: "admins", Description: "who may", RoleARN: "arn:aws:iam::000000000000:role/r",
		Precedence: &rank, Created: noon, Modified: noon.Add(time.Second),
	}
	get := func(tx *store.Tx) (*userpool.Group, error) { return tx.Group(poolID, "admins") }
	f.update(func(tx *store.Tx) error { return tx.InsertGroup(g) })
	f.same(read(f, get), g)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertGroup(g) })
	g.Precedence, g.Description = nil, ""
	f.update(func(tx *store.Tx) error { return tx.UpdateGroup(g) })
	f.same(read(f, get), g)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateGroup(&userpool.Group{PoolID: poolID, Name: "none"}) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Group("us-east-1_Bbbbbbbbb", "admins"); return err })

	f.update(func(tx *store.Tx) error { return tx.AddMember(poolID, "admins", subOf(1)) })
	f.update(func(tx *store.Tx) error { return tx.DeleteGroup(poolID, "admins") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteGroup(poolID, "admins") })
	// A new group of the name begins empty.
	addUsers(f, 2)
	f.update(func(tx *store.Tx) error { return tx.InsertGroup(g) })
	f.same(len(read(f, func(tx *store.Tx) ([]*userpool.Group, error) { return tx.GroupsOf(poolID, subOf(1)) })), 0)
}

func testMembers(t *testing.T, f *fixture) {
	addUsers(f, 5)
	f.update(func(tx *store.Tx) error {
		for _, i := range []int{4, 0, 2, 3, 0} { // the second 0 changes nothing
			if err := tx.AddMember(poolID, "g", subOf(i)); err != nil {
				return err
			}
		}
		return tx.AddMember(poolID, "h", subOf(1))
	})
	list := func(tx *store.Tx, after string) ([]*userpool.User, string, error) {
		return tx.Members(poolID, "g", after, 2)
	}
	f.same(names(pages(f, 2, list), sub), []string{subOf(0), subOf(2), subOf(3), subOf(4)})
	f.update(func(tx *store.Tx) error { return tx.RemoveMember(poolID, "g", subOf(2)) })
	f.update(func(tx *store.Tx) error { return tx.RemoveMember(poolID, "g", subOf(2)) })
	f.same(names(pages(f, 2, list), sub), []string{subOf(0), subOf(3), subOf(4)})
}

func testGroupsOf(t *testing.T, f *fixture) {
	zero, one := 0, 1
	f.update(func(tx *store.Tx) error {
		for _, g := range []*userpool.Group{
			{Name: "unranked"}, {Name: "b", Precedence: &one}, {Name: "a", Precedence: &one},
			{Name: "top", Precedence: &zero}, {Name: "Unranked"}, {Name: "other", Precedence: &zero},
		} {
			g.PoolID = poolID
			if err := tx.InsertGroup(g); err != nil {
				return err
			}
			if g.Name == "other" {
				continue
			}
			if err := tx.AddMember(poolID, g.Name, subOf(1)); err != nil {
				return err
			}
		}
		return nil
	})
	got := read(f, func(tx *store.Tx) ([]*userpool.Group, error) { return tx.GroupsOf(poolID, subOf(1)) })
	f.same(names(got, groupName), []string{"top", "a", "b", "Unranked", "unranked"})
	f.same(len(read(f, func(tx *store.Tx) ([]*userpool.Group, error) { return tx.GroupsOf(poolID, subOf(2)) })), 0)
}
