package storetest

import (
	"errors"
	"testing"
	"time"

	"cognate/internal/store"

	"github.com/google/go-cmp/cmp"
)

func testAuthCodes(t *testing.T, f *fixture) {
	code := &store.AuthCode{
		ID: "hash", PoolID: "us-east-1_A", Sub: "s1", Expires: noon.Add(time.Minute), ClientID: "c", RedirectURI: "https://a/",
		Challenge: "x", Nonce: "n", Resource: "https://r", Scopes: []string{"openid"}, AuthTime: noon, EventID: "e", BrowserID: "b",
	}
	f.update(func(tx *store.Tx) error { return tx.InsertAuthCode(code) })
	f.update(func(tx *store.Tx) error {
		if err := tx.InsertAuthCode(code); !errors.Is(err, store.ErrExists) {
			t.Errorf("a second code with the id: %v", err)
		}
		return nil
	})
	code.Spent, code.FamilyID = true, "family"
	f.update(func(tx *store.Tx) error { return tx.UpdateAuthCode(code) })
	f.view(func(tx *store.Tx) error {
		got, err := tx.AuthCode("hash")
		if diff := cmp.Diff(code, got); err != nil || diff != "" {
			t.Errorf("%v (-want +got)\n%s", err, diff)
		}
		return nil
	})
	for range 2 {
		if err := f.db.Maintain(t.Context(), code.Expires.Add(time.Second)); err != nil {
			t.Fatal(err)
		}
	}
	f.view(func(tx *store.Tx) error {
		if _, err := tx.AuthCode("hash"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an expired code: %v", err)
		}
		return nil
	})
}

func testWebSessions(t *testing.T, f *fixture) {
	session := &store.WebSession{ID: "hash", PoolID: "us-east-1_A", Sub: "s1", Expires: noon.Add(time.Hour), AuthTime: noon, EventID: "e", PublicID: "p"}
	other := &store.WebSession{ID: "other", PoolID: "us-east-1_A", Sub: "s1", Expires: noon.Add(time.Hour), AuthTime: noon}
	f.update(func(tx *store.Tx) error { return errors.Join(tx.InsertWebSession(session), tx.InsertWebSession(other)) })
	f.update(func(tx *store.Tx) error { return tx.DeleteWebSession("other") })
	f.view(func(tx *store.Tx) error {
		got, err := tx.WebSession("hash")
		if diff := cmp.Diff(session, got); err != nil || diff != "" {
			t.Errorf("%v (-want +got)\n%s", err, diff)
		}
		if _, err := tx.WebSession("other"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a deleted session: %v", err)
		}
		return nil
	})
	if err := f.db.Maintain(t.Context(), session.Expires.Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	f.view(func(tx *store.Tx) error {
		if _, err := tx.WebSession("hash"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an expired session: %v", err)
		}
		return nil
	})
}
