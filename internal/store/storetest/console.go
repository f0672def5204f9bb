package storetest

import (
	"errors"
	"testing"
	"time"

	"cognate/internal/store"

	"github.com/google/go-cmp/cmp"
)

func testConsoleSessions(t *testing.T, f *fixture) {
	session := &store.ConsoleSession{ID: "hash", AccessKey: "AKIA1", Created: noon, Expires: noon.Add(time.Hour)}
	later := &store.ConsoleSession{ID: "later", Created: noon.Add(time.Second), Expires: noon.Add(2 * time.Hour)}
	link := &store.ConsoleSession{ID: "link", AccessKey: "AKIA1", Link: true, Created: noon, Expires: noon.Add(time.Hour)}
	f.update(func(tx *store.Tx) error {
		return errors.Join(tx.InsertConsoleSession(session), tx.InsertConsoleSession(later), tx.InsertConsoleSession(link))
	})
	f.view(func(tx *store.Tx) error {
		got, err := tx.ConsoleSession("link")
		if diff := cmp.Diff(link, got); err != nil || diff != "" {
			t.Errorf("%v (-want +got)\n%s", err, diff)
		}
		for now, want := range map[time.Time][]*store.ConsoleSession{
			noon:                {later, session},
			noon.Add(time.Hour): {later},
		} {
			got, err := tx.ConsoleSessions(now)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("at %s: %v (-want +got)\n%s", now, err, diff)
			}
		}
		return nil
	})
	f.update(func(tx *store.Tx) error { return tx.DeleteConsoleSession("hash") })
	f.update(func(tx *store.Tx) error {
		if err := tx.DeleteConsoleSession("hash"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a session that is gone: %v", err)
		}
		return nil
	})
	if err := f.db.Maintain(t.Context(), link.Expires.Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	f.view(func(tx *store.Tx) error {
		if _, err := tx.ConsoleSession("link"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an expired link: %v", err)
		}
		_, err := tx.ConsoleSession("later")
		return err
	})
}
