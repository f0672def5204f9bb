package passkey_test

import (
	"testing"
	"time"

	"cognate/internal/passkey"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

func TestParties(t *testing.T) {
	db, err := store.Open(t.Context(), ":memory:", store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	const prefixed, custom, bare = "us-east-1_Prefixed0", "us-east-1_Custom000", "us-east-1_Bare00000"
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		for _, d := range []*userpool.Domain{
			{Name: "shop", PoolID: prefixed}, {Name: "shop2", PoolID: custom}, {Name: "login.example.com", PoolID: custom, Custom: true},
		} {
			d.Created, d.Modified = time.Unix(1, 0), time.Unix(1, 0)
			if err := tx.InsertDomain(d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		pool string
		set  *userpool.WebAuthn
		host string
		want passkey.Party
	}{
		{bare, nil, "id.example.com", passkey.Party{}},
		{bare, &userpool.WebAuthn{RelyingPartyID: "example.com"}, "", passkey.Party{ID: "example.com"}},
		{prefixed, nil, "id.example.com", passkey.Party{ID: "shop.auth.id.example.com"}},
		{prefixed, nil, "127.0.0.1", passkey.Party{}},
		{prefixed, &userpool.WebAuthn{UserVerification: "required"}, "localhost", passkey.Party{ID: "shop.auth.localhost", RequireVerification: true}},
		{prefixed, &userpool.WebAuthn{RelyingPartyID: "example.com", UserVerification: "preferred"}, "localhost", passkey.Party{ID: "example.com"}},
		{custom, nil, "127.0.0.1", passkey.Party{ID: "login.example.com"}},
	} {
		pool := &userpool.Pool{ID: c.pool, Settings: userpool.Settings{WebAuthn: c.set}}
		got, ok, err := passkey.Parties{Store: db, Host: c.host}.Of(t.Context(), pool)
		if err != nil || got != c.want || ok != (c.want.ID != "") {
			t.Errorf("%s with %+v at %q: %+v, %v, %v; want %+v", c.pool, c.set, c.host, got, ok, err, c.want)
		}
	}
}
