package storetest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"cognate/internal/store"
)

func testMessageRecords(t *testing.T, f *fixture) {
	u := newUser(poolID, 1)
	f.update(func(tx *store.Tx) error {
		return errors.Join(
			tx.InsertPool(newPool(poolID)), tx.InsertUser(u, keysOf(u)),
			tx.InsertMessage(&store.Message{ID: "m1", PoolID: poolID, Sub: u.Sub, To: "a@example.com", Created: noon}),
			tx.InsertMessage(&store.Message{ID: "m2", PoolID: poolID, To: "b@example.com", Created: noon}),
		)
	})
	states := func() []string {
		return names(read(f, func(tx *store.Tx) ([]*store.Message, error) { return tx.Messages("", 10) }),
			func(m *store.Message) string { return fmt.Sprint(m.ID, m.State, m.Attempts, m.Failure) })
	}
	f.same(states(), []string{"m2KEPT0", "m1KEPT0"})
	tries := []store.Attempt{
		{At: noon, Took: 2 * time.Second, State: store.MessageFailed, Failure: "away"},
		{At: noon.Add(time.Minute), Took: 1500 * time.Microsecond, State: store.MessageFailed, Failure: "busy"},
	}
	f.update(func(tx *store.Tx) error { return tx.MarkMessage("m1", store.MessageQueued, 1, tries[0]) })
	f.update(func(tx *store.Tx) error { return tx.MarkMessage("m1", store.MessageFailed, 2, tries[1]) })
	f.update(func(tx *store.Tx) error { return tx.MarkMessage("nobody", store.MessageSent, 1, tries[0]) })
	f.same(states(), []string{"m2KEPT0", "m1FAILED2busy"})
	f.same(read(f, func(tx *store.Tx) ([]*store.Message, error) { return tx.Messages("a@example.com", 10) })[0].Tries, tries)
	sent := &store.Message{ID: "m3", PoolID: poolID, To: "c@example.com", Created: noon, State: store.MessageSent, Attempts: 1, Tries: tries[:1]}
	f.update(func(tx *store.Tx) error { return tx.InsertMessage(sent) })
	f.same(read(f, func(tx *store.Tx) ([]*store.Message, error) { return tx.Messages("c@example.com", 10) }), []*store.Message{sent})
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, u.Sub) })
	f.same(states(), []string{"m3SENT1", "m2KEPT0"})
}

func testMessageQueue(t *testing.T, f *fixture) {
	at := func(minute int) time.Time { return noon.Add(time.Duration(minute) * time.Minute) }
	claim := func(now, until, limit int) []*store.QueuedMessage {
		var got []*store.QueuedMessage
		f.update(func(tx *store.Tx) (err error) {
			got, err = tx.ClaimMessages(at(now), at(until), limit)
			return err
		})
		slices.SortFunc(got, func(a, b *store.QueuedMessage) int { return cmp.Compare(a.ID, b.ID) })
		return got
	}
	ids := func(m *store.QueuedMessage) string { return m.ID }
	waiting := func() int { return int(read(f, func(tx *store.Tx) (int64, error) { return tx.CountQueuedMessages() })) }
	u := newUser(poolID, 1)
	f.update(func(tx *store.Tx) error {
		return errors.Join(tx.InsertPool(newPool(poolID)), tx.InsertUser(u, keysOf(u)))
	})
	for i := range 4 {
		m := &store.QueuedMessage{ID: fmt.Sprint("m", i), PoolID: poolID, Due: at(i), Expires: at(100), Sealed: []byte{0, byte(i)}}
		if i == 3 {
			m.Sub = u.Sub
		}
		f.update(func(tx *store.Tx) error { return tx.EnqueueMessage(m) })
		f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.EnqueueMessage(m) })
	}
	first := claim(1, 5, 1)
	f.same(first, []*store.QueuedMessage{{ID: "m0", PoolID: poolID, Due: at(5), Expires: at(100), Attempts: 1, Sealed: []byte{0, 0}}})
	f.same(names(claim(2, 6, 10), ids), []string{"m1", "m2"})
	f.same(len(claim(2, 6, 10)), 0)

	// A crash's messages come back, and what it still does to them is nothing.
	again := claim(5, 10, 10)
	f.same(names(again, ids), []string{"m0", "m3"})
	f.same(again[0].Attempts, 2)
	f.update(func(tx *store.Tx) error { return tx.RequeueMessage(first[0], at(6)) })
	f.same(names(claim(6, 11, 10), ids), []string{"m1", "m2"})
	f.update(func(tx *store.Tx) error { return tx.RequeueMessage(again[0], at(7)) })
	f.same(names(claim(7, 12, 10), ids), []string{"m0"})

	f.same(waiting(), 4)
	f.update(func(tx *store.Tx) error { return errors.Join(tx.DequeueMessage("m0"), tx.DequeueMessage("m0")) })
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, u.Sub) })
	f.same(waiting(), 2)
	f.update(func(tx *store.Tx) error { return tx.DeletePool(poolID) })
	if err := f.db.Maintain(t.Context(), noon); err != nil {
		t.Fatal(err)
	}
	f.same(waiting(), 0)
}
