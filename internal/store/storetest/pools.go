package storetest

import (
	"fmt"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func newPool(id string) *userpool.Pool {
	sensitive := false
	return &userpool.Pool{
		ID: id, Name: "Staff & guests", Region: "us-east-1", Account: "000000000000",
		Created: noon, Modified: noon.Add(time.Second),
		Settings: userpool.Settings{
			PasswordPolicy:  userpool.PasswordPolicy{MinimumLength: 8, RequireNumbers: true},
			Tags:            map[string]string{"team": "café ☕"},
			Schema:          []userpool.Attribute{{Name: "email", Type: "String", Mutable: true, String: &userpool.Bounds{Min: "0", Max: "2048"}}},
			AliasAttributes: []string{"email"},
			CaseSensitive:   &sensitive,
			SMS:             &userpool.SMSConfiguration{SNSCallerARN: "arn:aws:iam::000000000000:role/sms", EUMS: []byte(`{"a":1}`)},
			MFA:             "OFF",
		},
	}
}

func testPools(t *testing.T, f *fixture) {
	p := newPool("us-east-1_Aaaaaaaaa")
	f.update(func(tx *store.Tx) error { return tx.InsertPool(p) })
	f.same(p.Version, int64(1))
	f.same(read(f, func(tx *store.Tx) (*userpool.Pool, error) { return tx.Pool(p.ID) }), p)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertPool(newPool(p.ID)) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Pool("us-east-1_Zzzzzzzzz"); return err })

	changed := *p
	changed.Name, changed.Modified = "Everyone", noon.Add(time.Hour)
	f.update(func(tx *store.Tx) error { return tx.UpdatePool(&changed) })
	f.same(changed.Version, int64(2))
	f.same(read(f, func(tx *store.Tx) (*userpool.Pool, error) { return tx.Pool(p.ID) }), &changed)
	f.refused(store.ErrStale, func(tx *store.Tx) error { return tx.UpdatePool(p) })
	f.same(p.Version, int64(1))
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdatePool(newPool("us-east-1_Zzzzzzzzz")) })

	want := []string{p.ID}
	for i := range 6 {
		other := newPool(fmt.Sprintf("us-east-1_Bbbbbbb%02d", 20-i))
		other.Created = noon.Add(time.Duration(i/2+1) * time.Minute) // two of the same moment, by id then
		f.update(func(tx *store.Tx) error { return tx.InsertPool(other) })
	}
	for _, n := range []int{19, 20, 17, 18, 15, 16} {
		want = append(want, fmt.Sprintf("us-east-1_Bbbbbbb%02d", n))
	}
	for _, limit := range []int{1, 2, 3, 7, 60} {
		got := pages(f, limit, func(tx *store.Tx, after string) ([]*userpool.Pool, string, error) { return tx.Pools(after, limit) })
		f.same(names(got, func(p *userpool.Pool) string { return p.ID }), want)
	}
}

func testDeletePool(t *testing.T, f *fixture) {
	const gone, stays = "us-east-1_Ggggggggg", "us-east-1_Sssssssss"
	for _, id := range []string{gone, stays} {
		p, u := newPool(id), newUser(id, 1)
		f.update(func(tx *store.Tx) error {
			for _, err := range []error{
				tx.InsertPool(p), tx.InsertUser(u, keysOf(u)), tx.InsertClient(newClient(id, "client"+id)),
				tx.InsertGroup(&userpool.Group{PoolID: id, Name: "g"}), tx.AddMember(id, "g", u.Sub),
				tx.InsertFamily(newFamily("family"+id, id, u.Sub)),
				tx.PutCode(store.Code{PoolID: id, Sub: u.Sub, Purpose: "p"}),
				tx.PutAuthEvent(&store.AuthEvent{PoolID: id, Sub: u.Sub, ID: "e", Created: noon}),
				tx.PutCounter(store.Counter{PoolID: id, Kind: "k", Subject: "s", Count: 3}),
				tx.InsertKey(&store.SigningKey{ID: "key" + id, PoolID: id, Use: "id"}),
				tx.InsertResourceServer(&userpool.ResourceServer{PoolID: id, Identifier: "api"}),
				tx.InsertDomain(&userpool.Domain{Name: "login-" + id, PoolID: id}),
				tx.InsertProvider(&userpool.Provider{PoolID: id, Name: "Corp", Identifiers: []string{"corp.example"}}),
				tx.InsertIdentity(&userpool.Identity{PoolID: id, Provider: "Corp", Attribute: "a", Subject: "s", Sub: u.Sub}),
				tx.InsertMessage(&store.Message{ID: "message" + id, PoolID: id, To: "a@example.com"}),
				tx.PutRiskConfiguration(&userpool.RiskConfiguration{PoolID: id, Modified: noon}),
			} {
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	f.update(func(tx *store.Tx) error { return tx.DeletePool(gone) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeletePool(gone) })

	count := func(tx *store.Tx, id string) (n int, err error) {
		sub := newUser(id, 1).Sub
		add := func(found int, e error) {
			n += found
			if err == nil {
				err = e
			}
		}
		users, e := tx.CountUsers(id)
		add(int(users), e)
		clients, _, e := tx.Clients(id, "", 10)
		add(len(clients), e)
		groups, _, e := tx.Groups(id, "", 10)
		add(len(groups), e)
		members, _, e := tx.Members(id, "g", "", 10)
		add(len(members), e)
		families, _, e := tx.FamiliesOf(id, sub, "", 10)
		add(len(families), e)
		events, _, e := tx.AuthEvents(id, sub, "", 10)
		add(len(events), e)
		found, _, e := tx.FindUsers(id, store.UserQuery{Name: "email", Prefix: true}, "", 10)
		add(len(found), e)
		servers, e := tx.CountResourceServers(id)
		add(int(servers), e)
		domains, e := tx.DomainsOf(id)
		add(len(domains), e)
		providers, e := tx.CountProviders(id)
		add(int(providers), e)
		identities, e := tx.IdentitiesOf(id, sub)
		add(len(identities), e)
		keys, e := tx.Keys(id)
		add(len(keys), e)
		counter, e := tx.Counter(id, "k", "s")
		add(counter.Count, e)
		return n, err
	}
	f.same(read(f, func(tx *store.Tx) (int, error) { return count(tx, gone) }), 0)
	f.same(read(f, func(tx *store.Tx) (int, error) { return count(tx, stays) }), 15)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Code(gone, newUser(gone, 1).Sub, "p"); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.RiskConfiguration(gone, ""); return err })
	f.same(len(read(f, func(tx *store.Tx) ([]*store.Message, error) { return tx.Messages("", 10) })), 1)

	// The id is free again, with nothing of what was in it.
	p, u := newPool(gone), newUser(gone, 1)
	f.update(func(tx *store.Tx) error {
		if err := tx.InsertPool(p); err != nil {
			return err
		}
		if err := tx.InsertProvider(&userpool.Provider{PoolID: gone, Name: "Corp", Identifiers: []string{"corp.example"}}); err != nil {
			return err
		}
		return tx.InsertUser(u, keysOf(u))
	})
}
