package storetest

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"cognate/internal/store"
)

func testSigningKeys(t *testing.T, f *fixture) {
	list := func(tx *store.Tx) ([]*store.SigningKey, error) { return tx.Keys(poolID) }
	first := &store.SigningKey{ID: "z", PoolID: poolID, Use: "id", Sealed: []byte{0, 255}, Public: []byte{1}, Created: noon}
	second := &store.SigningKey{ID: "a", PoolID: poolID, Use: "access", Sealed: []byte{2}, Public: []byte{8}, Created: noon.Add(time.Second)}
	f.update(func(tx *store.Tx) error {
		if err := tx.InsertKey(second); err != nil {
			return err
		}
		return tx.InsertKey(first)
	})
	f.same(read(f, list), []*store.SigningKey{first, second})
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertKey(first) })
	first.Retired, first.Sealed = noon.Add(time.Hour), []byte{7}
	f.update(func(tx *store.Tx) error { return tx.UpdateKey(first) })
	f.same(read(f, list), []*store.SigningKey{first, second})
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateKey(&store.SigningKey{ID: "none"}) })
	f.same(len(read(f, func(tx *store.Tx) ([]*store.SigningKey, error) { return tx.Keys("us-east-1_Bbbbbbbbb") })), 0)
}

func testSpareKeys(t *testing.T, f *fixture) {
	take := func(pool, use string) (k *store.SigningKey, err error) {
		err = f.db.Update(f.Context(), func(tx *store.Tx) error { k, err = tx.TakeSpareKey(pool, use); return err })
		return k, err
	}
	count := func(tx *store.Tx) (int, error) { return tx.CountSpareKeys() }
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.TakeSpareKey(poolID, "id"); return err })
	for i := range 6 {
		k := &store.SigningKey{ID: fmt.Sprint("k", i), Sealed: []byte{byte(i)}, Public: []byte{8}, Created: noon.Add(-time.Duration(i) * time.Second)}
		f.update(func(tx *store.Tx) error { return tx.InsertKey(k) })
	}
	f.same(read(f, count), 6)
	k, err := take(poolID, "access")
	if err != nil {
		t.Fatal(err)
	}
	f.same(k, &store.SigningKey{ID: "k5", PoolID: poolID, Use: "access", Sealed: []byte{5}, Public: []byte{8}, Created: noon.Add(-5 * time.Second)})
	f.same(read(f, func(tx *store.Tx) ([]*store.SigningKey, error) { return tx.Keys(poolID) }), []*store.SigningKey{k})

	// No two get the same one.
	ids, errs := make([]string, 5), make([]error, 5)
	var wg sync.WaitGroup
	for i := range ids {
		wg.Go(func() {
			k, err := take(poolID, "id")
			if err == nil {
				ids[i] = k.ID
			}
			errs[i] = err
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	f.same(sorted(ids), []string{"k0", "k1", "k2", "k3", "k4"})
	f.same(read(f, count), 0)
}

func testAccessKeys(t *testing.T, f *fixture) {
	root := &store.AccessKey{ID: "AKIAZ", Name: "root", Sealed: []byte{1}, Enabled: true, Root: true, Created: noon}
	ci := &store.AccessKey{ID: "AKIAA", Name: "ci", Policy: `{"Statement":[]}`, Sealed: []byte{2}, Created: noon.Add(time.Second)}
	f.update(func(tx *store.Tx) error {
		if err := tx.InsertAccessKey(ci); err != nil {
			return err
		}
		return tx.InsertAccessKey(root)
	})
	list := func(tx *store.Tx) ([]*store.AccessKey, error) { return tx.AccessKeys() }
	f.same(read(f, list), []*store.AccessKey{root, ci})
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertAccessKey(ci) })
	ci.Enabled, ci.Policy = true, ""
	f.update(func(tx *store.Tx) error { return tx.UpdateAccessKey(ci) })
	f.same(read(f, func(tx *store.Tx) (*store.AccessKey, error) { return tx.AccessKey("AKIAA") }), ci)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateAccessKey(&store.AccessKey{ID: "none"}) })
	f.update(func(tx *store.Tx) error { return tx.DeleteAccessKey("AKIAA") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteAccessKey("AKIAA") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.AccessKey("AKIAA"); return err })
	f.same(read(f, list), []*store.AccessKey{root})
}
