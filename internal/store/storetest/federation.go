package storetest

import (
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func testDomains(t *testing.T, f *fixture) {
	const other = "us-east-1_Bbbbbbbbb"
	prefix := &userpool.Domain{Name: "shop", PoolID: poolID, LoginVersion: 1, Created: noon, Modified: noon}
	custom := &userpool.Domain{
		Name: "login.example.com", PoolID: poolID, Custom: true, LoginVersion: 2, Routing: []byte(`{"a":1}`),
		CertificateARN: "arn:aws:acm:us-east-1:000000000000:certificate/c", SecurityPolicy: "TLS_V1", Created: noon, Modified: noon,
	}
	for _, d := range []*userpool.Domain{prefix, custom} {
		f.update(func(tx *store.Tx) error { return tx.InsertDomain(d) })
		f.same(read(f, func(tx *store.Tx) (*userpool.Domain, error) { return tx.Domain(d.Name) }), d)
	}
	f.same(read(f, func(tx *store.Tx) ([]*userpool.Domain, error) { return tx.DomainsOf(poolID) }), []*userpool.Domain{custom, prefix})
	f.same(len(read(f, func(tx *store.Tx) ([]*userpool.Domain, error) { return tx.DomainsOf(other) })), 0)
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountCustomDomains() }), int64(1))
	for _, taken := range []*userpool.Domain{{Name: "shop", PoolID: other}, {Name: "shop2", PoolID: poolID}} {
		f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertDomain(taken) })
	}

	custom.CertificateARN, custom.Modified = "arn:aws:acm:us-east-1:000000000000:certificate/d", noon.Add(time.Hour)
	f.update(func(tx *store.Tx) error { return tx.UpdateDomain(custom) })
	f.same(read(f, func(tx *store.Tx) (*userpool.Domain, error) { return tx.Domain(custom.Name) }), custom)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateDomain(&userpool.Domain{Name: "shop", PoolID: other}) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteDomain(other, "shop") })
	f.update(func(tx *store.Tx) error { return tx.DeleteDomain(poolID, "shop") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Domain("shop"); return err })
}

func newProvider(name string, identifiers ...string) *userpool.Provider {
	return &userpool.Provider{
		PoolID: poolID, Name: name, Type: "OIDC", Details: map[string]string{"client_id": "c"},
		Secrets: map[string][]byte{"client_secret": {0, 1, 255}}, Mapping: map[string]string{"username": "sub"},
		Identifiers: identifiers, ACR: map[string]string{"1": "urn:one"}, Created: noon, Modified: noon.Add(time.Second),
	}
}

func testProviders(t *testing.T, f *fixture) {
	p := newProvider("b", "b.example", "b.example.org")
	get := func(tx *store.Tx) (*userpool.Provider, error) { return tx.Provider(poolID, "b") }
	by := func(identifier string) func(tx *store.Tx) (*userpool.Provider, error) {
		return func(tx *store.Tx) (*userpool.Provider, error) { return tx.ProviderByIdentifier(poolID, identifier) }
	}
	f.update(func(tx *store.Tx) error { return tx.InsertProvider(p) })
	f.same(p.Version, int64(1))
	f.same(read(f, get), p)
	f.same(read(f, by("b.example.org")), p)
	taken := func(kind string, write func(tx *store.Tx) error) {
		f.Helper()
		err := f.db.Update(f.Context(), write)
		if e, ok := err.(*store.ExistsError); !ok || e.Kind != kind {
			f.Errorf("got error %v; want that the %s exists", err, kind)
		}
	}
	taken("name", func(tx *store.Tx) error { return tx.InsertProvider(newProvider("b")) })
	taken("identifier", func(tx *store.Tx) error { return tx.InsertProvider(newProvider("a", "b.example")) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Provider(poolID, "a"); return err })

	changed := *p
	changed.Identifiers, changed.Details = []string{"b.example.org", "b.example.net"}, nil
	f.update(func(tx *store.Tx) error { return tx.UpdateProvider(&changed) })
	f.same(read(f, by("b.example.net")), &changed)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := by("b.example")(tx); return err })
	f.refused(store.ErrStale, func(tx *store.Tx) error { return tx.UpdateProvider(p) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateProvider(newProvider("none")) })

	for _, name := range []string{"c", "a"} {
		f.update(func(tx *store.Tx) error { return tx.InsertProvider(newProvider(name)) })
	}
	third := read(f, func(tx *store.Tx) (*userpool.Provider, error) { return tx.Provider(poolID, "c") })
	third.Identifiers = []string{"b.example.net"}
	taken("identifier", func(tx *store.Tx) error { return tx.UpdateProvider(third) })
	got := pages(f, 2, func(tx *store.Tx, after string) ([]*userpool.Provider, string, error) {
		return tx.Providers(poolID, after, 2)
	})
	f.same(names(got, func(p *userpool.Provider) string { return p.Name }), []string{"a", "b", "c"})
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountProviders(poolID) }), int64(3))

	f.update(func(tx *store.Tx) error { return tx.DeleteProvider(poolID, "b") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteProvider(poolID, "b") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := by("b.example.net")(tx); return err })
}

func testIdentities(t *testing.T, f *fixture) {
	addUsers(f, 2)
	first := &userpool.Identity{
		PoolID: poolID, Provider: "Google", Attribute: userpool.SubjectAttribute, Subject: "1", Sub: subOf(0),
		Type: "Google", Primary: true, Created: noon,
	}
	second := &userpool.Identity{
		PoolID: poolID, Provider: "Corp", Attribute: "mail", Subject: "a@example.com", Sub: subOf(0),
		Type: "SAML", Issuer: "urn:corp", Created: noon.Add(time.Second),
	}
	for _, i := range []*userpool.Identity{second, first} {
		f.update(func(tx *store.Tx) error { return tx.InsertIdentity(i) })
		f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertIdentity(i) })
	}
	of := func(n int) []*userpool.Identity {
		return read(f, func(tx *store.Tx) ([]*userpool.Identity, error) { return tx.IdentitiesOf(poolID, subOf(n)) })
	}
	f.same(of(0), []*userpool.Identity{first, second})
	f.same(len(of(1)), 0)
	f.same(read(f, func(tx *store.Tx) (*userpool.Identity, error) {
		return tx.Identity(poolID, "Corp", "mail", "a@example.com")
	}), second)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error {
		_, err := tx.Identity(poolID, "Corp", userpool.SubjectAttribute, "a@example.com")
		return err
	})
	f.update(func(tx *store.Tx) error { return tx.DeleteIdentity(poolID, "Corp", "mail", "a@example.com") })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteIdentity(poolID, "Corp", "mail", "a@example.com") })
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	f.same(len(of(0)), 0)
}
