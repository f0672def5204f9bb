package storetest

import (
	"errors"
	"testing"
	"time"

	"cognate/internal/store"

	"github.com/google/go-cmp/cmp"
)

func deviceGrant(id, pool, userCode string) *store.DeviceGrant {
	return &store.DeviceGrant{
		ID: id, PoolID: pool, UserCode: userCode, Expires: noon.Add(time.Minute), ClientID: "c", Resource: "https://r",
		Scopes: []string{"openid"}, Interval: 5 * time.Second,
	}
}

func testDeviceGrants(t *testing.T, f *fixture) {
	g := deviceGrant("hash", "us-east-1_A", "code")
	f.update(func(tx *store.Tx) error { return tx.InsertDeviceGrant(g) })
	for name, taken := range map[string]*store.DeviceGrant{
		"id": deviceGrant("hash", "us-east-1_A", "other"), "user code": deviceGrant("other", "us-east-1_A", "code"),
	} {
		t.Run(name, func(*testing.T) {
			f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertDeviceGrant(taken) })
		})
	}
	f.update(func(tx *store.Tx) error { return tx.InsertDeviceGrant(deviceGrant("elsewhere", "us-east-1_B", "code")) })
	g.Sub, g.Answer, g.AuthTime, g.EventID = "s1", store.DeviceAllowed, noon, "e"
	g.Interval, g.Asked = 10*time.Second, noon.Add(time.Second)
	f.update(func(tx *store.Tx) error { return tx.UpdateDeviceGrant(g) })
	f.view(func(tx *store.Tx) error {
		byID, err := tx.DeviceGrant("hash")
		if diff := cmp.Diff(g, byID); err != nil || diff != "" {
			t.Errorf("by its id: %v (-want +got)\n%s", err, diff)
		}
		byCode, err := tx.DeviceGrantByUserCode("us-east-1_A", "code")
		if diff := cmp.Diff(g, byCode); err != nil || diff != "" {
			t.Errorf("by its code: %v (-want +got)\n%s", err, diff)
		}
		return nil
	})
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.DeviceGrantByUserCode("us-east-1_C", "code"); return err })
	f.update(func(tx *store.Tx) error { return tx.DeleteDeviceGrant("hash") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteDeviceGrant("hash") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateDeviceGrant(g) })
}

// testDeviceGrantsEnd holds that grants end with their time, their user and
// their pool.
func testDeviceGrantsEnd(t *testing.T, f *fixture) {
	f.update(func(tx *store.Tx) error { return tx.InsertPool(newPool(poolID)) })
	addUsers(f, 2)
	ofUser, ofOther, late := deviceGrant("user", poolID, "1"), deviceGrant("other", poolID, "2"), deviceGrant("late", "us-east-1_A", "3")
	ofUser.Sub, ofOther.Sub, late.Expires = subOf(0), subOf(1), noon.Add(time.Hour)
	f.update(func(tx *store.Tx) error {
		return errors.Join(tx.InsertDeviceGrant(ofUser), tx.InsertDeviceGrant(ofOther), tx.InsertDeviceGrant(late))
	})
	gone := func(id string) {
		t.Helper()
		f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.DeviceGrant(id); return err })
	}
	stays := func(id string) {
		t.Helper()
		f.view(func(tx *store.Tx) error { _, err := tx.DeviceGrant(id); return err })
	}
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	gone("user")
	stays("other")
	f.update(func(tx *store.Tx) error { return tx.DeletePool(poolID) })
	if err := f.db.Maintain(t.Context(), noon); err != nil {
		t.Fatal(err)
	}
	gone("other")
	stays("late")
	// A device whose time is over may still ask and learn so.
	if err := f.db.Maintain(t.Context(), late.Expires.Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	stays("late")
	if err := f.db.Maintain(t.Context(), late.Expires.Add(2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	gone("late")
}
