package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func newPasskey(n int) *userpool.Passkey {
	return &userpool.Passkey{
		PoolID: poolID, Sub: subOf(0), ID: fmt.Sprint("key-", n), Name: "Phone", RelyingPartyID: "example.com",
		PublicKey: []byte{0, 1}, SignCount: 1 << 31, Attachment: "platform", Transports: []string{"internal", "hybrid"},
		AAGUID: []byte{2}, BackupEligible: true, BackedUp: true,
		Created: noon.Add(-time.Duration(n) * time.Second), LastUsed: noon,
	}
}

func testPasskeys(t *testing.T, f *fixture) {
	addUsers(f, 2)
	k := newPasskey(1)
	get := func(tx *store.Tx) (*userpool.Passkey, error) { return tx.Passkey(poolID, subOf(0), k.ID) }
	f.update(func(tx *store.Tx) error { return tx.InsertPasskey(k) })
	f.same(read(f, get), k)
	// An id is one user's in the whole pool.
	other := newPasskey(1)
	other.Sub = subOf(1)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertPasskey(other) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdatePasskey(other) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Passkey(poolID, subOf(1), k.ID); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeletePasskey(poolID, subOf(1), k.ID) })
	k.SignCount, k.BackedUp, k.LastUsed = 0, false, noon.Add(time.Hour)
	f.update(func(tx *store.Tx) error { return tx.UpdatePasskey(k) })
	f.same(read(f, get), k)

	f.update(func(tx *store.Tx) error {
		for _, n := range []int{2, 4, 3} {
			if err := tx.InsertPasskey(newPasskey(n)); err != nil {
				return err
			}
		}
		return nil
	})
	list := func(tx *store.Tx, after string) ([]*userpool.Passkey, string, error) {
		return tx.Passkeys(poolID, subOf(0), after, 3)
	}
	id := func(k *userpool.Passkey) string { return k.ID }
	f.same(names(pages(f, 3, list), id), []string{"key-4", "key-3", "key-2", "key-1"})
	f.update(func(tx *store.Tx) error { return tx.DeletePasskey(poolID, subOf(0), "key-3") })
	f.same(names(pages(f, 3, list), id), []string{"key-4", "key-2", "key-1"})
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	f.same(len(pages(f, 3, list)), 0)
}
