package directory

import (
	"testing"

	"cognate/internal/fault"
	"cognate/internal/store"
	"cognate/internal/userpool"
)

func (f *fixture) addUser(p *userpool.Pool, sub, username string, attributes map[string]string) {
	f.t.Helper()
	u := &userpool.User{
		PoolID: p.ID, Sub: sub, Username: username, Status: userpool.Confirmed, Enabled: true,
		Created: f.time, Modified: f.time, Attributes: attributes,
	}
	f.update(func(tx *store.Tx) error { return tx.InsertUser(u, p.Keys(u)) })
}

// finds expects each name to mean the user with a sub; "" is nobody.
func (f *fixture) finds(p *userpool.Pool, names map[string]string) {
	f.t.Helper()
	for name, sub := range names {
		u, err := f.User(f.t.Context(), p, name)
		if sub == "" {
			wantFault(f.t, err, fault.UserNotFound, "User does not exist.")
		} else if err != nil || u.Sub != sub {
			f.t.Errorf("%q means %+v, %v; want %s", name, u, err, sub)
		}
	}
}

const (
	subA = "aaaaaaaa-0000-4000-8000-000000000000"
	subB = "bbbbbbbb-0000-4000-8000-000000000000"
)

func TestUserByUsernameThenSub(t *testing.T) {
	f := newFixture(t)
	p := f.addPool("us-east-1_Aaaaaaaaa", func(*userpool.Settings) {})
	f.addUser(p, subA, "alice", map[string]string{"email": "a@example.com", "email_verified": "true"})
	f.addUser(p, subB, subA, nil) // somebody chose the sub of another as username
	f.finds(p, map[string]string{
		"alice": subA, "Alice": "", subA: subB, subB: subB, "a@example.com": "", "": "", "nobody": "",
	})
}

func TestUserByAlias(t *testing.T) {
	f := newFixture(t)
	fold := false
	p := f.addPool("us-east-1_Aaaaaaaaa", func(s *userpool.Settings) {
		s.AliasAttributes = []string{"email", "phone_number", "preferred_username"}
		s.CaseSensitive = &fold
	})
	f.addUser(p, subA, "alice", map[string]string{
		"email": "a@example.com", "email_verified": "true",
		"phone_number": "+15550100", "phone_number_verified": "true", "preferred_username": "ally",
	})
	f.addUser(p, subB, "bob", map[string]string{"email": "b@example.com", "email_verified": "false"})
	f.finds(p, map[string]string{
		"ALICE": subA, "A@Example.com": subA, "+15550100": subA, "Ally": subA, subA: subA,
		"bob": subB, "b@example.com": "", "+15550101": "",
	})
}

// TestNobodyTakesAnAddressAsPreferredUsername: in whatever order the pool
// names its aliases, an address means whoever verified it.
func TestNobodyTakesAnAddressAsPreferredUsername(t *testing.T) {
	f := newFixture(t)
	p := f.addPool("us-east-1_Aaaaaaaaa", func(s *userpool.Settings) {
		s.AliasAttributes = []string{"preferred_username", "phone_number", "email"}
	})
	f.addUser(p, subA, "mallory", map[string]string{"preferred_username": "a@example.com"})
	f.finds(p, map[string]string{"a@example.com": subA})
	f.addUser(p, subB, "alice", map[string]string{"email": "a@example.com", "email_verified": "true"})
	f.finds(p, map[string]string{"a@example.com": subB})
}

func TestUserByUsernameAttribute(t *testing.T) {
	f := newFixture(t)
	p := f.addPool("us-east-1_Aaaaaaaaa", func(s *userpool.Settings) { s.UsernameAttributes = []string{"email"} })
	f.addUser(p, subA, subA, map[string]string{"email": "a@example.com"})
	f.finds(p, map[string]string{"a@example.com": subA, subA: subA, "A@example.com": "", "+1": ""})
}
