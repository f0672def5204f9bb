package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

const poolID = "us-east-1_Aaaaaaaaa"

func subOf(n int) string { return fmt.Sprintf("%08x-0000-4000-8000-000000000000", n) }

func newUser(pool string, n int) *userpool.User {
	return &userpool.User{
		PoolID: pool, Sub: subOf(n), Username: fmt.Sprintf("User%d", n), Status: userpool.Confirmed, Enabled: true,
		Created: noon, Modified: noon.Add(time.Second),
		Attributes: map[string]string{"email": fmt.Sprintf("User%d@Example.com", n), "name": "Zoë \x00 \"quoted\"", "custom:empty": ""},
		Pending:    map[string]string{"phone_number": "+15550100"},
		Password: userpool.Password{
			Hash: "$argon2id$v=19$", SRPSalt: []byte{1}, SRPVerifier: []byte{0, 2}, SetAt: noon, Temporary: true, History: []string{"a", "b"},
		},
		MFA:         userpool.MFA{Preferred: "SMS_MFA", Enabled: []string{"SMS_MFA"}, TOTPSecret: []byte{3}, TOTPName: "phone"},
		SignedOutAt: noon.Add(time.Minute),
	}
}

// keysOf makes the keys of a user as a pool with email aliases would.
func keysOf(u *userpool.User) userpool.Keys {
	k := userpool.Keys{Names: []userpool.SignInName{{Kind: "username", Value: strings.ToLower(u.Username)}}}
	if email := strings.ToLower(u.Attributes["email"]); email != "" {
		k.Names = append(k.Names, userpool.SignInName{Kind: "email", Value: email})
		k.Search = append(k.Search, userpool.SearchValue{Name: "email", Value: email})
	}
	if name := u.Attributes["name"]; name != "" {
		k.Search = append(k.Search, userpool.SearchValue{Name: "name", Value: name})
	}
	return k
}

// addUsers inserts users 0 to n-1.
func addUsers(f *fixture, n int) {
	f.Helper()
	f.update(func(tx *store.Tx) error {
		for i := range n {
			u := newUser(poolID, i)
			if err := tx.InsertUser(u, keysOf(u)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (f *fixture) user(sub string) *userpool.User {
	f.Helper()
	return read(f, func(tx *store.Tx) (*userpool.User, error) { return tx.User(poolID, sub) })
}

func testUsers(t *testing.T, f *fixture) {
	u := newUser(poolID, 1)
	f.update(func(tx *store.Tx) error { return tx.InsertUser(u, keysOf(u)) })
	f.same(u.Version, int64(1))
	f.same(f.user(u.Sub), u)
	for kind, name := range map[string]string{"username": "user1", "email": "user1@example.com"} {
		f.same(read(f, func(tx *store.Tx) (*userpool.User, error) { return tx.UserByName(poolID, kind, name) }), u)
	}
	for _, look := range []func(tx *store.Tx) (*userpool.User, error){
		func(tx *store.Tx) (*userpool.User, error) { return tx.User(poolID, subOf(2)) },
		func(tx *store.Tx) (*userpool.User, error) { return tx.User("us-east-1_Bbbbbbbbb", u.Sub) },
		func(tx *store.Tx) (*userpool.User, error) { return tx.UserByName(poolID, "username", "User1") },
		func(tx *store.Tx) (*userpool.User, error) { return tx.UserByName(poolID, "phone_number", "user1") },
		func(tx *store.Tx) (*userpool.User, error) {
			return tx.UserByName("us-east-1_Bbbbbbbbb", "username", "user1")
		},
	} {
		f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := look(tx); return err })
	}

	bare := &userpool.User{PoolID: poolID, Sub: subOf(3), Username: "bare", Status: userpool.Unconfirmed}
	f.update(func(tx *store.Tx) error { return tx.InsertUser(bare, keysOf(bare)) })
	f.same(f.user(bare.Sub), bare)

	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountUsers(poolID) }), int64(2))
	f.same(read(f, func(tx *store.Tx) (int64, error) { return tx.CountUsers("us-east-1_Bbbbbbbbb") }), int64(0))

	// A sub is unique in its pool only.
	again := newUser(poolID, 1)
	f.taken("sub", func(tx *store.Tx) error { return tx.InsertUser(again, userpool.Keys{}) })
	elsewhere := newUser("us-east-1_Bbbbbbbbb", 1)
	f.update(func(tx *store.Tx) error { return tx.InsertUser(elsewhere, keysOf(elsewhere)) })
}

func testUserVersions(t *testing.T, f *fixture) {
	addUsers(f, 1)
	first, second := f.user(subOf(0)), f.user(subOf(0))
	first.Enabled, first.Status, first.Password = false, userpool.ResetRequired, userpool.Password{}
	f.update(func(tx *store.Tx) error { return tx.UpdateUser(first, keysOf(first)) })
	f.same(first.Version, int64(2))
	f.same(f.user(subOf(0)), first)

	second.Attributes["email"] = "second@example.com"
	f.refused(store.ErrStale, func(tx *store.Tx) error { return tx.UpdateUser(second, keysOf(second)) })
	f.same(second.Version, int64(1))
	f.same(f.user(subOf(0)), first)
	nobody := newUser(poolID, 9)
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.UpdateUser(nobody, keysOf(nobody)) })

	// Twice in one transaction.
	f.update(func(tx *store.Tx) error {
		first.Status = userpool.Confirmed
		if err := tx.UpdateUser(first, keysOf(first)); err != nil {
			return err
		}
		first.Enabled = true
		return tx.UpdateUser(first, keysOf(first))
	})
	f.same(first.Version, int64(4))
	f.same(f.user(subOf(0)), first)

	// What was not done has no version.
	stop := errors.New("stop")
	f.refused(stop, func(tx *store.Tx) error {
		if err := tx.UpdateUser(first, keysOf(first)); err != nil {
			return err
		}
		return stop
	})
	f.same(first.Version, int64(4))
}

// taken runs a transaction that has to find a key taken.
func (f *fixture) taken(kind string, fn func(tx *store.Tx) error) {
	f.Helper()
	err := f.db.Update(f.Context(), fn)
	var exists *store.ExistsError
	if !errors.As(err, &exists) || exists.Kind != kind || !errors.Is(err, store.ErrExists) {
		f.Fatalf("got error %v, want that the %s exists", err, kind)
	}
}

func testUserNames(t *testing.T, f *fixture) {
	addUsers(f, 2)
	clash := newUser(poolID, 5)
	clash.Username = "USER0"
	f.taken("username", func(tx *store.Tx) error { return tx.InsertUser(clash, keysOf(clash)) })
	clash.Username, clash.Attributes["email"] = "five", "user1@example.com"
	f.taken("email", func(tx *store.Tx) error { return tx.InsertUser(clash, keysOf(clash)) })

	// A closure may go on after the refusal: nothing of the user was written.
	f.update(func(tx *store.Tx) error {
		if err := tx.InsertUser(clash, keysOf(clash)); !errors.Is(err, store.ErrExists) {
			return fmt.Errorf("got error %v, want %w", err, store.ErrExists)
		}
		clash.Attributes["email"] = "five@example.com"
		return tx.InsertUser(clash, keysOf(clash))
	})

	one := f.user(subOf(1))
	one.Attributes["email"] = "five@example.com"
	f.taken("email", func(tx *store.Tx) error { return tx.UpdateUser(one, keysOf(one)) })
	// An alias moves when its holder lets go of it first.
	f.update(func(tx *store.Tx) error {
		five, err := tx.User(poolID, subOf(5))
		if err != nil {
			return err
		}
		delete(five.Attributes, "email")
		if err := tx.UpdateUser(five, keysOf(five)); err != nil {
			return err
		}
		return tx.UpdateUser(one, keysOf(one))
	})
	holder := read(f, func(tx *store.Tx) (*userpool.User, error) {
		return tx.UserByName(poolID, "email", "five@example.com")
	})
	f.same(holder.Sub, subOf(1))
	// The name that was given up is free.
	f.refused(store.ErrNotFound, func(tx *store.Tx) error {
		_, err := tx.UserByName(poolID, "email", "user1@example.com")
		return err
	})
	// One kind's names are not another's.
	odd := newUser(poolID, 6)
	f.update(func(tx *store.Tx) error {
		return tx.InsertUser(odd, userpool.Keys{Names: []userpool.SignInName{
			{Kind: "username", Value: "five@example.com"}, {Kind: "preferred_username", Value: "user0"}, {Kind: "preferred_username", Value: "user0"},
		}})
	})
}

func testUserPages(t *testing.T, f *fixture) {
	addUsers(f, 7)
	elsewhere := newUser("us-east-1_Aaaaaaaab", 3)
	f.update(func(tx *store.Tx) error { return tx.InsertUser(elsewhere, keysOf(elsewhere)) })
	var want []string
	for i := range 7 {
		want = append(want, subOf(i))
	}
	for _, limit := range []int{1, 3, 7, 60} {
		got := pages(f, limit, func(tx *store.Tx, after string) ([]*userpool.User, string, error) {
			return tx.Users(poolID, after, limit)
		})
		f.same(names(got, sub), want)
	}

	// A page begins after a row that is no longer there.
	var next string
	f.view(func(tx *store.Tx) (err error) { _, next, err = tx.Users(poolID, "", 3); return err })
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(2)) })
	f.view(func(tx *store.Tx) error {
		got, _, err := tx.Users(poolID, next, 60)
		f.same(names(got, sub), want[3:])
		return err
	})
}

func sub(u *userpool.User) string { return u.Sub }

func testDeleteUser(t *testing.T, f *fixture) {
	addUsers(f, 2)
	f.update(func(tx *store.Tx) error {
		for i := range 2 {
			for _, err := range []error{
				tx.AddMember(poolID, "g", subOf(i)),
				tx.InsertFamily(newFamily(fmt.Sprint("family", i), poolID, subOf(i))),
				tx.PutCode(store.Code{PoolID: poolID, Sub: subOf(i), Purpose: "p"}),
			} {
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.User(poolID, subOf(0)); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Family("family0"); return err })
	f.refused(store.ErrNotFound, func(tx *store.Tx) error { _, err := tx.Code(poolID, subOf(0), "p"); return err })
	f.view(func(tx *store.Tx) error {
		members, _, err := tx.Members(poolID, "g", "", 10)
		f.same(names(members, sub), []string{subOf(1)})
		return err
	})
	f.view(func(tx *store.Tx) error {
		found, _, err := tx.FindUsers(poolID, store.UserQuery{Name: "email", Prefix: true}, "", 10)
		f.same(names(found, sub), []string{subOf(1)})
		return err
	})
	f.view(func(tx *store.Tx) error { _, err := tx.Family("family1"); return err })
	// The names are free again.
	u := newUser(poolID, 8)
	u.Username, u.Attributes["email"] = "user0", "user0@example.com"
	f.update(func(tx *store.Tx) error { return tx.InsertUser(u, keysOf(u)) })
}

func sorted(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}
