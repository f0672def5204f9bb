package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func testMaintainMessages(t *testing.T, f *fixture) {
	const many = 1600
	f.update(func(tx *store.Tx) error {
		for i := range many {
			m := &store.Message{ID: fmt.Sprintf("m%04d", i), To: "a@example.com", Created: noon.Add(time.Duration(i/2) * time.Second)}
			if err := tx.InsertMessage(m); err != nil {
				return err
			}
		}
		return nil
	})
	left := func() []string {
		t.Helper()
		return names(read(f, func(tx *store.Tx) ([]*store.Message, error) { return tx.Messages("", many) }),
			func(m *store.Message) string { return m.ID })
	}
	maintain := func(now time.Time) {
		t.Helper()
		if err := f.db.Maintain(f.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	maintain(noon.Add(time.Hour))
	ids := left()
	if len(ids) != 1000 || ids[0] != "m1599" || ids[999] != "m0600" {
		t.Fatalf("%d are left, want the newest 1000", len(ids))
	}
	week := 7 * 24 * time.Hour
	maintain(noon.Add(week + 700*time.Second))
	if ids = left(); len(ids) != 200 || ids[199] != "m1400" {
		t.Fatalf("%d are left, want the 200 of the last week", len(ids))
	}
	maintain(noon.Add(2 * week))
	f.same(left(), []string{})
}

// A large pool is gone at once for everybody, and its rows after a while.
func testDeleteLargePool(t *testing.T, f *fixture) {
	const large, other = "us-east-1_Lllllllll", "us-east-1_Ooooooooo"
	const users = 1100 // more than two batches
	insert := func(pool string, n int) {
		t.Helper()
		f.update(func(tx *store.Tx) error {
			if err := tx.InsertPool(newPool(pool)); err != nil {
				return err
			}
			for i := range n {
				u := newUser(pool, i)
				if err := tx.InsertUser(u, keysOf(u)); err != nil {
					return err
				}
				if err := tx.AddMember(pool, "g", u.Sub); err != nil {
					return err
				}
			}
			return nil
		})
	}
	insert(large, users)
	insert(other, 3)
	f.update(func(tx *store.Tx) error { return tx.InsertClient(newClient(large, "c")) })
	count := func(pool string) int64 {
		t.Helper()
		return read(f, func(tx *store.Tx) (int64, error) { return tx.CountUsers(pool) })
	}
	f.same(count(large), int64(users))

	f.update(func(tx *store.Tx) error { return tx.DeletePool(large) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Pool(large); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Client("c"); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeletePool(large) })
	if left := count(large); left == 0 || left == users {
		t.Errorf("one transaction left %d of %d users, want some", left, users)
	}
	// Until all is gone, nobody else gets the id.
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertPool(newPool(large)) })

	if err := f.db.Maintain(f.Context(), noon); err != nil {
		t.Fatal(err)
	}
	f.same(count(large), int64(0))
	f.same(count(other), int64(3))
	insert(large, 1)
	members := read(f, func(tx *store.Tx) ([]*userpool.User, error) {
		users, _, err := tx.Members(large, "g", "", 60)
		return users, err
	})
	f.same(len(members), 1)
}

// Of a large pool, the number is one that was counted before.
func testCountUsers(t *testing.T, f *fixture) {
	const many = 10_003
	f.update(func(tx *store.Tx) error { return tx.InsertPool(newPool(poolID)) })
	insert := func(from, to int) {
		t.Helper()
		f.update(func(tx *store.Tx) error {
			for i := from; i < to; i++ {
				u := newUser(poolID, i)
				if err := tx.InsertUser(u, userpool.Keys{}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	expect := func(want int64) {
		t.Helper()
		f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountUsers(poolID) }), want)
	}
	maintain := func(now time.Time) {
		t.Helper()
		if err := f.db.Maintain(f.Context(), now); err != nil {
			t.Fatal(err)
		}
	}
	expect(0)
	insert(0, many)
	expect(many)
	maintain(noon)
	expect(many)
	insert(many, many+5)
	expect(many)
	maintain(noon.Add(30 * time.Minute))
	expect(many)
	maintain(noon.Add(61 * time.Minute))
	expect(many + 5)
}
