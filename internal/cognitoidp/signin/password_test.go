package signin_test

import (
	"path/filepath"
	"testing"
	"time"

	"cognate/cognatetest"
	"cognate/internal/store"
	"cognate/internal/userpool"
	wire "cognate/internal/wire/cognitoidp"
)

// stored is a fixture whose database the test may change behind the server's
// back, to make users whom no operation makes yet.
type stored struct {
	*fixture
	db *store.DB
}

func newStored(t *testing.T, settings wire.CreateUserPoolRequest) *stored {
	t.Helper()
	path := filepath.Join(t.TempDir(), "cognate.db")
	s := cognatetest.NewServer(t, &cognatetest.Options{File: path})
	db, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return &stored{newFixtureOn(t, s, settings), db}
}

// changePool rewrites the pool's settings, and waits until the server sees
// them.
func (s *stored) changePool(edit func(*userpool.Settings)) {
	s.t.Helper()
	err := s.db.Update(s.t.Context(), func(tx *store.Tx) error {
		pool, err := tx.Pool(s.pool)
		if err != nil {
			return err
		}
		edit(&pool.Settings)
		return tx.UpdatePool(pool)
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.Clock.Advance(2 * time.Second)
}

// change rewrites a user, who is named by username.
func (s *stored) change(name string, edit func(*userpool.User)) {
	s.t.Helper()
	err := s.db.Update(s.t.Context(), func(tx *store.Tx) error {
		pool, err := tx.Pool(s.pool)
		if err != nil {
			return err
		}
		user, err := tx.UserByName(s.pool, "username", name)
		if err != nil {
			return err
		}
		edit(user)
		return tx.UpdateUser(user, pool.Keys(user))
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

func TestSigningInMakesAMissingVerifier(t *testing.T) {
	s := newStored(t, wire.CreateUserPoolRequest{})
	s.user("alice")
	s.change("alice", func(u *userpool.User) { u.Password.SRPVerifier, u.Password.SRPSalt = nil, nil })

	// As an imported user, alice can't prove anything with SRP ...
	s.Refused("RespondToAuthChallenge", s.converse(s.client, "alice").prove(goodPassword, s.Clock.Now()), notAuthorized, wrong)
	before := s.converse(s.client, "alice").answer.ChallengeParameters["SALT"]
	if again := s.converse(s.client, "alice").answer.ChallengeParameters["SALT"]; again != before {
		t.Errorf("the salt is %s and %s", before, again)
	}
	s.Refused("InitiateAuth", password(s.client, "alice", "wrong"), notAuthorized, wrong)
	s.Refused("RespondToAuthChallenge", s.converse(s.client, "alice").prove(goodPassword, s.Clock.Now()), notAuthorized, wrong)

	// ... until a sign-in with the password itself.
	s.signIn(s.client, "alice")
	s.Must("RespondToAuthChallenge", s.converse(s.client, "alice").prove(goodPassword, s.Clock.Now()), nil)
	s.signIn(s.client, "alice")
}

func TestUsersOfAnotherProviderHaveNoPassword(t *testing.T) {
	s := newStored(t, wire.CreateUserPoolRequest{})
	for _, name := range []string{"external", "without"} {
		s.user(name)
	}
	s.change("external", func(u *userpool.User) { u.Status = userpool.ExternalProvider })
	s.change("without", func(u *userpool.User) { u.Password = userpool.Password{} })
	for _, name := range []string{"external", "without"} {
		s.Refused("InitiateAuth", password(s.client, name, goodPassword), notAuthorized, wrong)
		s.Refused("RespondToAuthChallenge", s.converse(s.client, name).prove(goodPassword, s.Clock.Now()), notAuthorized, wrong)
	}
}
