package storetest

import (
	"testing"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func testResourceServers(t *testing.T, f *fixture) {
	r := &userpool.ResourceServer{
		PoolID: poolID, Identifier: "https://api.example.com", Name: "API",
		Scopes: []userpool.Scope{{Name: "read", Description: "May read"}, {Name: "write", Description: "May write"}},
	}
	get := func(tx *store.Tx) (*userpool.ResourceServer, error) { return tx.ResourceServer(poolID, r.Identifier) }
	f.update(func(tx *store.Tx) error { return tx.InsertResourceServer(r) })
	f.same(read(f, get), r)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertResourceServer(r) })
	r.Name, r.Scopes = "Another", nil
	f.update(func(tx *store.Tx) error { return tx.UpdateResourceServer(r) })
	f.same(read(f, get), r)
	none := &userpool.ResourceServer{PoolID: poolID, Identifier: "none"}
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateResourceServer(none) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.ResourceServer("us-east-1_Bbbbbbbbb", r.Identifier); return err })

	for _, id := range []string{"c", "a", "b"} {
		next := &userpool.ResourceServer{PoolID: poolID, Identifier: id}
		f.update(func(tx *store.Tx) error { return tx.InsertResourceServer(next) })
	}
	got := pages(f, 2, func(tx *store.Tx, after string) ([]*userpool.ResourceServer, string, error) {
		return tx.ResourceServers(poolID, after, 2)
	})
	f.same(names(got, func(r *userpool.ResourceServer) string { return r.Identifier }), []string{"a", "b", "c", r.Identifier})
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountResourceServers(poolID) }), int64(4))

	f.update(func(tx *store.Tx) error { return tx.DeleteResourceServer(poolID, "a") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteResourceServer(poolID, "a") })
}

// testCounts counts what quotas bound.
func testCounts(t *testing.T, f *fixture) {
	const near, far = "us-east-1_Aaaaaaaaa", "us-east-12_Aaaaaaaaa"
	f.update(func(tx *store.Tx) error {
		for _, err := range []error{
			tx.InsertPool(newPool(near)), tx.InsertPool(newPool("us-east-1_zzzzzzzzz")), tx.InsertPool(newPool(far)),
			tx.InsertClient(newClient(near, "a")), tx.InsertClient(newClient(near, "b")), tx.InsertClient(newClient(far, "c")),
			tx.InsertGroup(&userpool.Group{PoolID: near, Name: "g"}), tx.InsertGroup(&userpool.Group{PoolID: far, Name: "g"}),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountPools("us-east-1") }), int64(2))
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountPools("us-east-12") }), int64(1))
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountPools("eu-west-1") }), int64(0))
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountClients(near) }), int64(2))
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountGroups(near) }), int64(1))
}
