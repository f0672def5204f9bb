package storetest

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"cognate/internal/store"
)

func testLogoutNotices(t *testing.T, f *fixture) {
	at := func(minute int) time.Time { return noon.Add(time.Duration(minute) * time.Minute) }
	claim := func(now, until, limit int) []*store.LogoutNotice {
		var got []*store.LogoutNotice
		f.update(func(tx *store.Tx) (err error) {
			got, err = tx.ClaimLogoutNotices(at(now), at(until), limit)
			return err
		})
		slices.SortFunc(got, func(a, b *store.LogoutNotice) int { return cmp.Compare(a.ID, b.ID) })
		return got
	}
	ids := func(n *store.LogoutNotice) string { return n.ID }
	f.update(func(tx *store.Tx) error { return tx.InsertPool(newPool(poolID)) })
	addUsers(f, 1)
	for i := range 3 {
		n := &store.LogoutNotice{ID: fmt.Sprint("n", i), PoolID: poolID, ClientID: "c", Sub: subOf(0), SessionID: "s", Due: at(i), Expires: at(100)}
		f.update(func(tx *store.Tx) error { return tx.InsertLogoutNotice(n) })
		f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertLogoutNotice(n) })
	}
	first := claim(0, 5, 10)
	f.same(first, []*store.LogoutNotice{{
		ID: "n0", PoolID: poolID, ClientID: "c", Sub: subOf(0), SessionID: "s", Due: at(5), Expires: at(100), Attempts: 1,
	}})
	f.same(names(claim(2, 6, 1), ids), []string{"n1"})
	f.same(names(claim(2, 6, 10), ids), []string{"n2"})

	// A crash's notices come back, and what it still does to them is nothing.
	again := claim(5, 10, 10)
	f.same(names(again, ids), []string{"n0"})
	f.update(func(tx *store.Tx) error { return tx.RequeueLogoutNotice(first[0], at(5)) })
	f.same(len(claim(5, 10, 10)), 0)
	f.update(func(tx *store.Tx) error { return tx.RequeueLogoutNotice(again[0], at(5)) })
	f.same(names(claim(5, 10, 10), ids), []string{"n0"})
	f.update(func(tx *store.Tx) error { return tx.DeleteLogoutNotice("n0") })

	// They outlive their user, and end with the pool.
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	f.same(names(claim(20, 30, 10), ids), []string{"n1", "n2"})
	f.update(func(tx *store.Tx) error { return tx.DeletePool(poolID) })
	f.same(len(claim(40, 50, 10)), 0)
}
