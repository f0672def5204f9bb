package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/branding"
	"cognate/internal/store"
)

func testCustomizations(t *testing.T, f *fixture) {
	get := func(client string) func(tx *store.Tx) (*branding.Customization, error) {
		return func(tx *store.Tx) (*branding.Customization, error) { return tx.Customization(poolID, client) }
	}
	c := &branding.Customization{
		PoolID: poolID, ClientID: branding.AllClients, CSS: ".logo-customizable{}", Logo: []byte{0, 1, 0xff}, Created: noon, Modified: noon,
	}
	f.update(func(tx *store.Tx) error { return tx.PutCustomization(c) })
	f.same(read(f, get(branding.AllClients)), c)
	c.CSS, c.Logo, c.Modified = "", nil, noon.Add(time.Hour)
	f.update(func(tx *store.Tx) error { return tx.PutCustomization(c) })
	f.same(read(f, get(branding.AllClients)), c)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := get("client")(tx); return err })
	f.update(func(tx *store.Tx) error { return tx.DeleteCustomization(poolID, branding.AllClients) })
	f.update(func(tx *store.Tx) error { return tx.DeleteCustomization(poolID, branding.AllClients) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := get(branding.AllClients)(tx); return err })
}

func newStyle(pool, id, client string) *branding.Style {
	return &branding.Style{
		ID: id, PoolID: pool, ClientID: client, Settings: []byte(`{ "components":{"form":{"borderRadius":8.0}}}`),
		Assets: []branding.Asset{
			{Category: "FORM_LOGO", ColorMode: "DARK", Extension: branding.PNG, Bytes: []byte{0, 1, 0xff}},
			{Category: "FORM_LOGO", ColorMode: "LIGHT", Extension: branding.SVG, ResourceID: "a b", Bytes: []byte("<svg/>")},
		},
		Created: noon, Modified: noon.Add(time.Second),
	}
}

func testStyles(t *testing.T, f *fixture) {
	s := newStyle(poolID, "one", "client")
	get := func(tx *store.Tx) (*branding.Style, error) { return tx.Style(poolID, "one") }
	f.update(func(tx *store.Tx) error { return tx.InsertStyle(s) })
	f.same(read(f, get), s)
	f.same(read(f, func(tx *store.Tx) (*branding.Style, error) { return tx.StyleOf(poolID, "client") }), s)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertStyle(newStyle(poolID, "two", "client")) })
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountStyles(poolID) }), int64(1))

	s.Provided, s.Settings, s.Assets, s.Modified = true, nil, s.Assets[1:], noon.Add(time.Hour)
	f.update(func(tx *store.Tx) error { return tx.UpdateStyle(s) })
	f.same(read(f, get), s)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateStyle(newStyle(poolID, "none", "client")) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.StyleOf(poolID, "none"); return err })

	f.update(func(tx *store.Tx) error { return tx.DeleteStyle(poolID, "one") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteStyle(poolID, "one") })
	// A new one of the same id begins without assets.
	s.Assets = nil
	f.update(func(tx *store.Tx) error { return tx.InsertStyle(s) })
	f.same(read(f, get), s)
}

func newTerms(pool, id, client, name string) *branding.Terms {
	return &branding.Terms{
		ID: id, PoolID: pool, ClientID: client, Name: name, Source: "LINK", Enforcement: "NONE",
		Links: map[string]string{branding.DefaultLanguage: "https://example.com/é"}, Created: noon, Modified: noon.Add(time.Second),
	}
}

func testTerms(t *testing.T, f *fixture) {
	terms := newTerms(poolID, "one", "client", "terms-of-use")
	get := func(tx *store.Tx) (*branding.Terms, error) { return tx.Terms(poolID, "one") }
	f.update(func(tx *store.Tx) error { return tx.InsertTerms(terms) })
	f.same(read(f, get), terms)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertTerms(newTerms(poolID, "two", "client", "terms-of-use")) })
	terms.Name, terms.Links = "privacy-policy", map[string]string{"cognito:french": "https://example.com/fr"}
	f.update(func(tx *store.Tx) error { return tx.UpdateTerms(terms) })
	f.same(read(f, get), terms)
	f.same(read(f, func(tx *store.Tx) (*branding.Terms, error) { return tx.TermsOf(poolID, "client", "privacy-policy") }), terms)

	other := newTerms(poolID, "two", "client", "terms-of-use")
	f.update(func(tx *store.Tx) error { return tx.InsertTerms(other) })
	f.refused(store.ErrExists, func(tx *store.Tx) error {
		return tx.UpdateTerms(newTerms(poolID, "two", "client", "privacy-policy"))
	})
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateTerms(newTerms(poolID, "none", "other", "terms-of-use")) })
	f.update(func(tx *store.Tx) error { return tx.DeleteTerms(poolID, "two") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteTerms(poolID, "two") })
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountTerms(poolID) }), int64(1))
}

func testTermsPages(t *testing.T, f *fixture) {
	var want []string
	for i := range 5 {
		terms := newTerms(poolID, fmt.Sprintf("id%d", 9-i), fmt.Sprint("client", i), "terms-of-use")
		terms.Created = noon.Add(time.Duration(i) * time.Minute)
		want = append(want, terms.ID)
		f.update(func(tx *store.Tx) error { return tx.InsertTerms(terms) })
	}
	got := pages(f, 2, func(tx *store.Tx, after string) ([]*branding.Terms, string, error) {
		return tx.AllTerms(poolID, after, 2)
	})
	f.same(names(got, func(t *branding.Terms) string { return t.ID }), want)
}

// insertBranding gives a client of a pool something of everything.
func insertBranding(tx *store.Tx, pool, client string) error {
	if err := tx.PutCustomization(&branding.Customization{PoolID: pool, ClientID: client}); err != nil {
		return err
	}
	if err := tx.InsertStyle(newStyle(pool, "style of "+client, client)); err != nil {
		return err
	}
	return tx.InsertTerms(newTerms(pool, "terms of "+client, client, "terms-of-use"))
}

// What a client's pages look like goes with it, and nobody else's.
func testDeleteClientBranding(t *testing.T, f *fixture) {
	for _, id := range []string{"gone", "stays"} {
		f.update(func(tx *store.Tx) error {
			if err := tx.InsertClient(newClient(poolID, id)); err != nil {
				return err
			}
			return insertBranding(tx, poolID, id)
		})
	}
	f.update(func(tx *store.Tx) error { return tx.DeleteClient(poolID, "gone") })
	brandingIsGone(f, poolID, "gone")
	f.same(len(read(f, func(tx *store.Tx) (*branding.Style, error) { return tx.StyleOf(poolID, "stays") }).Assets), 2)
	f.view(func(tx *store.Tx) error { _, err := tx.Customization(poolID, "stays"); return err })
	f.view(func(tx *store.Tx) error { _, err := tx.TermsOf(poolID, "stays", "terms-of-use"); return err })
}

func brandingIsGone(f *fixture, pool, client string) {
	f.Helper()
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Customization(pool, client); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.StyleOf(pool, client); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.TermsOf(pool, client, "terms-of-use"); return err })
	// A style of the same id has none of the old one's assets.
	bare := newStyle(pool, "style of "+client, client)
	bare.Assets = nil
	f.update(func(tx *store.Tx) error { return tx.InsertStyle(bare) })
	f.same(len(read(f, func(tx *store.Tx) (*branding.Style, error) { return tx.StyleOf(pool, client) }).Assets), 0)
}

func testDeletePoolBranding(t *testing.T, f *fixture) {
	const gone = "us-east-1_Ggggggggg"
	f.update(func(tx *store.Tx) error {
		if err := tx.InsertPool(newPool(gone)); err != nil {
			return err
		}
		return insertBranding(tx, gone, "client")
	})
	f.update(func(tx *store.Tx) error { return tx.DeletePool(gone) })
	brandingIsGone(f, gone, "client")
}
