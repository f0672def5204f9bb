package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func newDevice(n int) *userpool.Device {
	return &userpool.Device{
		PoolID: poolID, Sub: subOf(0), Key: fmt.Sprint("us-east-1_", n), GroupKey: "-Group", Name: "Phone", Remembered: true,
		LastIP: "192.0.2.1", SRPSalt: []byte{1}, SRPVerifier: []byte{0, 2},
		Created: noon, Modified: noon.Add(time.Second), LastAuthenticated: noon.Add(time.Minute),
	}
}

func testDevices(t *testing.T, f *fixture) {
	addUsers(f, 2)
	d := newDevice(1)
	get := func(tx *store.Tx) (*userpool.Device, error) { return tx.Device(poolID, subOf(0), d.Key) }
	f.update(func(tx *store.Tx) error { return tx.InsertDevice(d) })
	f.same(read(f, get), d)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertDevice(d) })
	d.Remembered, d.Name, d.LastAuthenticated = false, "", noon.Add(time.Hour)
	f.update(func(tx *store.Tx) error { return tx.UpdateDevice(d) })
	f.same(read(f, get), d)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateDevice(newDevice(9)) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Device(poolID, subOf(1), d.Key); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteDevice(poolID, subOf(1), d.Key) })

	f.update(func(tx *store.Tx) error {
		for _, n := range []int{4, 3, 2} {
			if err := tx.InsertDevice(newDevice(n)); err != nil {
				return err
			}
		}
		return nil
	})
	list := func(tx *store.Tx, after string) ([]*userpool.Device, string, error) {
		return tx.Devices(poolID, subOf(0), after, 3)
	}
	key := func(d *userpool.Device) string { return d.Key }
	f.same(names(pages(f, 3, list), key), []string{"us-east-1_1", "us-east-1_2", "us-east-1_3", "us-east-1_4"})
	f.update(func(tx *store.Tx) error { return tx.DeleteDevice(poolID, subOf(0), "us-east-1_2") })
	f.same(names(pages(f, 3, list), key), []string{"us-east-1_1", "us-east-1_3", "us-east-1_4"})
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	f.same(len(pages(f, 3, list)), 0)
}
