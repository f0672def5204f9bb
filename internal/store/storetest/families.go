package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
)

func newFamily(id, pool, sub string) *store.Family {
	return &store.Family{
		ID: id, PoolID: pool, ClientID: "client", Sub: sub, AuthTime: noon.Add(-time.Hour), Created: noon,
		Expires: noon.Add(time.Hour), EventID: "event", BrowserID: "browser", DeviceKey: "device", Scopes: []string{"openid", "email"},
		TokenHash: []byte{0, 1, 2}, Replaced: []store.Replaced{{Hash: []byte{3}, Until: noon.Add(time.Minute)}, {Hash: []byte{4}, Until: noon.Add(time.Hour)}},
		Source: "signin", Proven: []string{"PASSWORD_SRP", "SMS_MFA"}, Active: noon.Add(time.Second), IP: "192.0.2.1", Agent: "curl/8.5.0",
	}
}

func (f *fixture) family(id string) *store.Family {
	f.Helper()
	return read(f, func(tx *store.Tx) (*store.Family, error) { return tx.Family(id) })
}

func testFamilies(t *testing.T, f *fixture) {
	a := newFamily("a", poolID, subOf(1))
	bare := &store.Family{ID: "b", PoolID: poolID, Sub: subOf(1)}
	f.update(func(tx *store.Tx) error {
		if err := tx.InsertFamily(a); err != nil {
			return err
		}
		return tx.InsertFamily(bare)
	})
	f.same(f.family("a"), a)
	f.same(f.family("b"), bare)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertFamily(newFamily("a", poolID, subOf(2))) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Family("none"); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateFamily(newFamily("none", poolID, subOf(1))) })

	a.TokenHash, a.Replaced = []byte{9}, []store.Replaced{{Hash: a.TokenHash, Until: noon.Add(2 * time.Minute)}}
	a.Revoked, a.Expires = noon.Add(time.Second), noon.Add(3*time.Hour)
	f.update(func(tx *store.Tx) error { return tx.UpdateFamily(a) })
	f.same(f.family("a"), a)
}

func testRevokeFamilies(t *testing.T, f *fixture) {
	f.update(func(tx *store.Tx) error {
		for i := range 5 {
			if err := tx.InsertFamily(newFamily(fmt.Sprint("f", i), poolID, subOf(1))); err != nil {
				return err
			}
		}
		dead := newFamily("dead", poolID, subOf(1))
		dead.Revoked = noon
		if err := tx.InsertFamily(dead); err != nil {
			return err
		}
		return tx.InsertFamily(newFamily("other", poolID, subOf(2)))
	})
	at := noon.Add(time.Minute)
	f.update(func(tx *store.Tx) error { return tx.RevokeFamilies(poolID, subOf(1), at) })
	got := pages(f, 2, func(tx *store.Tx, after string) ([]*store.Family, string, error) {
		return tx.FamiliesOf(poolID, subOf(1), after, 2)
	})
	f.same(names(got, func(x *store.Family) string { return x.ID }), []string{"dead", "f0", "f1", "f2", "f3", "f4"})
	f.same(got[0].Revoked, noon)
	for _, x := range got[1:] {
		f.same(x.Revoked, at)
	}
	f.same(f.family("other").Revoked, time.Time{})
}

func testExpiredFamilies(t *testing.T, f *fixture) {
	f.update(func(tx *store.Tx) error {
		for i := range 6 {
			x := newFamily(fmt.Sprint("f", i), poolID, subOf(1))
			x.Expires = noon.Add(time.Duration(i) * time.Second)
			if err := tx.InsertFamily(x); err != nil {
				return err
			}
		}
		return nil
	})
	for _, want := range []int{2, 1, 0} { // f3 and later have not expired
		f.update(func(tx *store.Tx) error {
			n, err := tx.DeleteExpiredFamilies(noon.Add(3*time.Second), 2)
			f.same(n, want)
			return err
		})
	}
	for _, id := range []string{"f3", "f4", "f5"} {
		f.family(id)
	}
}

func testLiveFamilies(t *testing.T, f *fixture) {
	f.update(func(tx *store.Tx) error {
		for i := range 3 {
			x := newFamily(fmt.Sprint("f", i), poolID, subOf(1))
			x.Created = noon.Add(time.Duration(i) * time.Second)
			if err := tx.InsertFamily(x); err != nil {
				return err
			}
		}
		revoked, expired := newFamily("revoked", poolID, subOf(1)), newFamily("expired", poolID, subOf(1))
		revoked.Revoked, expired.Expires = noon, noon.Add(time.Minute)
		for _, x := range []*store.Family{revoked, expired, newFamily("other", poolID, subOf(2)), newFamily("another", "us-east-1_Other0001", subOf(1))} {
			if err := tx.InsertFamily(x); err != nil {
				return err
			}
		}
		return nil
	})
	live := func(made time.Time) []string {
		return names(read(f, func(tx *store.Tx) ([]*store.Family, error) {
			return tx.LiveFamilies(poolID, subOf(1), made, noon.Add(time.Minute))
		}), func(x *store.Family) string { return x.ID })
	}
	f.same(live(time.Time{}), []string{"f0", "f1", "f2"})
	f.same(live(noon), []string{"f1", "f2"})
	f.update(func(tx *store.Tx) error { return tx.DeleteFamily("f1") })
	f.same(live(time.Time{}), []string{"f0", "f2"})
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteFamily("f1") })
}
