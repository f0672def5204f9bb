package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
)

func testCodes(t *testing.T, f *fixture) {
	c := store.Code{
		PoolID: poolID, Sub: subOf(1), Purpose: "signup", Target: "email", Destination: "a@example.com",
		Hash: []byte{1, 2}, Created: noon, Expires: noon.Add(time.Hour), Attempts: 1,
	}
	get := func(tx *store.Tx) (store.Code, error) { return tx.Code(poolID, subOf(1), "signup") }
	f.update(func(tx *store.Tx) error { return tx.PutCode(c) })
	f.same(read(f, get), c)
	c.Attempts, c.Expires = 2, noon.Add(2*time.Hour)
	f.update(func(tx *store.Tx) error { return tx.PutCode(c) })
	f.same(read(f, get), c)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Code(poolID, subOf(1), "reset"); return err })
	f.update(func(tx *store.Tx) error { return tx.DeleteCode(poolID, subOf(1), "signup") })
	f.update(func(tx *store.Tx) error { return tx.DeleteCode(poolID, subOf(1), "signup") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := get(tx); return err })
}

func testCounters(t *testing.T, f *fixture) {
	const subject = "zoë\x00\xff\xed\xa0\x80" // as no text is, but strangers may say they are called
	get := func(tx *store.Tx) (store.Counter, error) { return tx.Counter(poolID, "lockout", subject) }
	none := store.Counter{PoolID: poolID, Kind: "lockout", Subject: subject}
	f.same(read(f, get), none)
	c := none
	c.Count, c.Since, c.Until = 5, noon, noon.Add(time.Second)
	f.update(func(tx *store.Tx) error { return tx.PutCounter(c) })
	f.same(read(f, get), c)
	c.Count, c.Until = 6, time.Time{}
	f.update(func(tx *store.Tx) error { return tx.PutCounter(c) })
	f.same(read(f, get), c)
	f.update(func(tx *store.Tx) error { return tx.DeleteCounter(poolID, "lockout", subject) })
	f.update(func(tx *store.Tx) error { return tx.DeleteCounter(poolID, "lockout", subject) })
	f.same(read(f, get), none)
}

func testUseOnce(t *testing.T, f *fixture) {
	f.update(func(tx *store.Tx) error { return tx.UseOnce("a", noon) })
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.UseOnce("a", noon.Add(time.Hour)) })
	f.update(func(tx *store.Tx) error { return tx.UseOnce("b", noon.Add(time.Second)) })
	f.update(func(tx *store.Tx) error {
		n, err := tx.DeleteUsedBefore(noon.Add(time.Second), 10)
		f.same(n, 1)
		return err
	})
	f.update(func(tx *store.Tx) error { return tx.UseOnce("a", noon) })
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.UseOnce("b", noon) })
}

func testMessages(t *testing.T, f *fixture) {
	m := &store.Message{
		ID: "m0", PoolID: poolID, Sub: subOf(1), Medium: "EMAIL", Purpose: "signup", To: "a@example.com", From: "b@example.com",
		ReplyTo: "c@example.com", Subject: "Hello", Text: "Your code", HTML: "<p>Your code</p>", Code: "123456", Created: noon,
		State: store.MessageQueued, Attempts: 1, Failure: "busy",
	}
	f.update(func(tx *store.Tx) error { return tx.InsertMessage(m) })
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertMessage(m) })
	f.same(read(f, func(tx *store.Tx) ([]*store.Message, error) { return tx.Messages("a@example.com", 10) }), []*store.Message{m})
	for i := 1; i < 5; i++ {
		next := &store.Message{ID: fmt.Sprint("m", i), To: fmt.Sprintf("%d@example.com", i%2), Created: noon.Add(time.Duration(i) * time.Second)}
		f.update(func(tx *store.Tx) error { return tx.InsertMessage(next) })
	}
	for to, want := range map[string][]string{
		"": {"m4", "m3", "m2"}, "0@example.com": {"m4", "m2"}, "1@example.com": {"m3", "m1"}, "A@example.com": {},
	} {
		got := read(f, func(tx *store.Tx) ([]*store.Message, error) { return tx.Messages(to, 3) })
		f.same(names(got, func(m *store.Message) string { return m.ID }), want)
	}
}

func testMeta(t *testing.T, f *fixture) {
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Meta("k"); return err })
	for _, v := range []string{"one", ""} {
		f.update(func(tx *store.Tx) error { return tx.PutMeta("k", v) })
		f.same(read(f, func(tx *store.Tx) (string, error) { return tx.Meta("k") }), v)
	}
}

func testMaintain(t *testing.T, f *fixture) {
	const many = 1200 // more than two batches
	f.update(func(tx *store.Tx) error {
		for i := range many {
			x := newFamily(fmt.Sprintf("old%04d", i), poolID, subOf(1))
			x.Expires = noon.Add(-25*time.Hour - time.Second)
			if err := tx.InsertFamily(x); err != nil {
				return err
			}
		}
		// Its refresh token is over, its last access token perhaps not.
		recent := newFamily("recent", poolID, subOf(1))
		recent.Expires = noon.Add(-24 * time.Hour)
		if err := tx.InsertFamily(recent); err != nil {
			return err
		}
		old, now := noon.Add(-time.Second), noon.Add(time.Second)
		for _, err := range []error{
			tx.InsertFamily(newFamily("live", poolID, subOf(1))),
			tx.UseOnce("old", noon.Add(-10*time.Minute-time.Second)), tx.UseOnce("live", noon.Add(-10*time.Minute)),
			tx.PutCode(store.Code{PoolID: poolID, Sub: "s", Purpose: "old", Expires: old}),
			tx.PutCode(store.Code{PoolID: poolID, Sub: "s", Purpose: "live", Expires: now}),
			tx.PutCounter(store.Counter{PoolID: poolID, Kind: "k", Subject: "old", Count: 1, Since: noon.Add(-26 * time.Hour)}),
			tx.PutCounter(store.Counter{PoolID: poolID, Kind: "k", Subject: "live", Count: 1, Since: noon.Add(-26 * time.Hour), Until: noon}),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err := f.db.Maintain(f.Context(), noon); err != nil {
		t.Fatal(err)
	}
	left := pages(f, 60, func(tx *store.Tx, after string) ([]*store.Family, string, error) {
		return tx.FamiliesOf(poolID, subOf(1), after, 60)
	})
	f.same(names(left, func(x *store.Family) string { return x.ID }), []string{"live", "recent"})
	f.update(func(tx *store.Tx) error { return tx.UseOnce("old", noon) })
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.UseOnce("live", noon) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Code(poolID, "s", "old"); return err })
	f.view(func(tx *store.Tx) error { _, err := tx.Code(poolID, "s", "live"); return err })
	for subject, want := range map[string]int{"old": 0, "live": 1} {
		c := read(f, func(tx *store.Tx) (store.Counter, error) { return tx.Counter(poolID, "k", subject) })
		f.same(c.Count, want)
	}
}
