package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
)

func newAuthEvent(id, sub string, created time.Time) *store.AuthEvent {
	return &store.AuthEvent{
		ID: id, PoolID: poolID, Sub: sub, Created: created, ClientID: "client", Type: "SignIn", Response: "InProgress",
		Decision: "NoRisk", Level: "Low", Compromised: true, Factors: []store.AuthFactor{{Name: "Password", Response: "Success"}},
		IP: "192.0.2.1", Agent: "curl/8.5.0", RequestID: "request", Provider: "Corp",
	}
}

func testAuthEvents(t *testing.T, f *fixture) {
	addUsers(f, 2)
	e, bare := newAuthEvent("e", subOf(1), noon), &store.AuthEvent{ID: "b", PoolID: poolID, Sub: subOf(1), Created: noon}
	f.update(func(tx *store.Tx) error {
		if err := tx.PutAuthEvent(e); err != nil {
			return err
		}
		return tx.PutAuthEvent(bare)
	})
	get := func(id string) *store.AuthEvent {
		return read(f, func(tx *store.Tx) (*store.AuthEvent, error) { return tx.AuthEvent(poolID, subOf(1), id) })
	}
	f.same(get("e"), e)
	f.same(get("b"), bare)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.AuthEvent(poolID, subOf(2), "e"); return err })

	e.Response, e.Feedback, e.FeedbackBy, e.FeedbackAt = "Pass", "Valid", "Admin", noon.Add(time.Hour)
	later := *e
	later.Created = noon.Add(time.Minute)
	f.update(func(tx *store.Tx) error { return tx.PutAuthEvent(&later) })
	f.same(get("e"), e)
}

func testAuthEventPages(t *testing.T, f *fixture) {
	addUsers(f, 3)
	f.update(func(tx *store.Tx) error {
		for i := range 6 {
			// Two at each moment.
			if err := tx.PutAuthEvent(newAuthEvent(fmt.Sprint("e", i), subOf(1), noon.Add(time.Duration(i/2)*time.Second))); err != nil {
				return err
			}
		}
		return tx.PutAuthEvent(newAuthEvent("other", subOf(2), noon))
	})
	list := func() []string {
		return names(pages(f, 4, func(tx *store.Tx, after string) ([]*store.AuthEvent, string, error) {
			return tx.AuthEvents(poolID, subOf(1), after, 4)
		}), func(e *store.AuthEvent) string { return e.ID })
	}
	f.same(list(), []string{"e5", "e4", "e3", "e2", "e1", "e0"})

	for _, want := range []int{1, 1, 0} { // e2 and later are not old
		f.update(func(tx *store.Tx) error {
			n, err := tx.DeleteAuthEventsBefore(noon.Add(time.Second), want)
			if want == 1 {
				f.same(n, 1)
			}
			return err
		})
	}
	f.update(func(tx *store.Tx) error { return tx.TrimAuthEvents(poolID, subOf(1), 3) })
	f.same(list(), []string{"e5", "e4", "e3"})
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(1)) })
	f.update(func(tx *store.Tx) error { return tx.PutAuthEvent(newAuthEvent("late", subOf(1), noon)) })
	f.same(list(), []string{})
}
