package storetest

import (
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func newClient(poolID, id string) *userpool.Client {
	return &userpool.Client{
		ID: id, PoolID: poolID, Name: "web", Created: noon, Modified: noon,
		Secrets: []userpool.ClientSecret{{ID: id + "--1", Sealed: []byte{0, 1, 255}, Created: noon}},
		Settings: userpool.ClientSettings{
			RefreshTokenValidity: 30, Units: &userpool.TokenUnits{Access: "minutes"},
			ReadAttributes: []string{"email"}, WriteAttributes: []string{},
			Rotation: &userpool.RefreshTokenRotation{Enabled: true, GraceSeconds: 10},
		},
	}
}

func testClients(t *testing.T, f *fixture) {
	const pool, other = "us-east-1_Aaaaaaaaa", "us-east-1_Bbbbbbbbb"
	c := newClient(pool, "c1")
	f.update(func(tx *store.Tx) error { return tx.InsertClient(c) })
	f.same(read(f, func(tx *store.Tx) (*userpool.Client, error) { return tx.Client("c1") }), c)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertClient(newClient(other, "c1")) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Client("none"); return err })

	changed := *c
	changed.Name, changed.Secrets = "mobile", nil
	f.update(func(tx *store.Tx) error { return tx.UpdateClient(&changed) })
	f.same(read(f, func(tx *store.Tx) (*userpool.Client, error) { return tx.Client("c1") }), &changed)
	f.refused(store.ErrStale, func(tx *store.Tx) error { return tx.UpdateClient(c) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateClient(newClient(pool, "none")) })

	for i, id := range []string{"c4", "c3", "c2"} {
		next := newClient(pool, id)
		next.Created = noon.Add(time.Duration(i+1) * time.Second)
		f.update(func(tx *store.Tx) error { return tx.InsertClient(next) })
	}
	f.update(func(tx *store.Tx) error { return tx.InsertClient(newClient(other, "o1")) })
	got := pages(f, 2, func(tx *store.Tx, after string) ([]*userpool.Client, string, error) {
		return tx.Clients(pool, after, 2)
	})
	f.same(names(got, func(c *userpool.Client) string { return c.ID }), []string{"c1", "c4", "c3", "c2"})

	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteClient(other, "c1") })
	f.update(func(tx *store.Tx) error { return tx.DeleteClient(pool, "c1") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Client("c1"); return err })
}
