package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// before0011 is users as they were kept before they had numbers: ten in each of
// two pools, every other one disabled, the later ones with the lower subs.
func before0011() []string {
	var texts []string
	for pool := range 2 {
		for i := range 10 {
			sub := fmt.Sprintf("%08d-0000-4000-8000-00000000000%d", 9-i, pool)
			state := []string{"Enabled", "Disabled"}[i%2]
			texts = append(texts,
				fmt.Sprintf(`INSERT INTO users (pool, sub, status, state, created, version, keys, data) VALUES ('p%d', '%s', 'CONFIRMED', '%s', %d, 3,
				'{"n":[{"Kind":"username","Value":"user%d"}],"s":[{"Name":"name","Value":"same"}]}', '{"Username":"User%[5]d","Attributes":{"name":"Same"}}');`,
					pool, sub, state, 1_700_000_000_000_000+i, i),
				fmt.Sprintf(`INSERT INTO user_names (pool, kind, value, sub) VALUES ('p%d', 'username', 'user%d', '%s');`, pool, i, sub),
				fmt.Sprintf(`INSERT INTO user_search (pool, name, value, sub) VALUES ('p%d', 'name', 'same', '%s');`, pool, sub))
		}
	}
	return texts
}

// TestUsersGetNumbers: a database that is filled keeps its users, with their
// names and what they are found by, when they come to have numbers.
func TestUsersGetNumbers(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { usersGetNumbers(t, filepath.Join(t.TempDir(), "cognate.db")) })
	t.Run("PostgreSQL", func(t *testing.T) { usersGetNumbers(t, postgres(t)) })
}

func usersGetNumbers(t *testing.T, url string) {
	if err := store.MakeOld(t.Context(), url, 10, before0011()...); err != nil {
		t.Fatal(err)
	}
	db := open(t, url)
	find := func(pool string, q store.UserQuery) (got []string) {
		t.Helper()
		for after, more := "", true; more; more = after != "" {
			err := db.View(t.Context(), func(tx *store.Tx) error {
				users, next, err := tx.FindUsers(pool, q, after, 3)
				for _, u := range users {
					got = append(got, u.Username)
				}
				after = next
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		slices.Sort(got)
		return got
	}
	everyone := "User0 User1 User2 User3 User4 User5 User6 User7 User8 User9"
	for _, pool := range []string{"p0", "p1"} {
		if got := strings.Join(find(pool, store.UserQuery{Name: "name", Value: "same"}), " "); got != everyone {
			t.Errorf("%s by name: %s", pool, got)
		}
		if got := strings.Join(find(pool, store.UserQuery{Name: "status", Value: "Disabled"}), " "); got != "User1 User3 User5 User7 User9" {
			t.Errorf("%s by state: %s", pool, got)
		}
	}

	var u *userpool.User
	err := db.View(t.Context(), func(tx *store.Tx) (err error) { u, err = tx.UserByName("p1", "username", "user4"); return err })
	if err != nil || u.Username != "User4" || u.PoolID != "p1" || u.Version != 3 || !u.Enabled || u.Sub != "00000005-0000-4000-8000-000000000001" {
		t.Fatalf("%+v, %v", u, err)
	}
	// The key rows are what the user's own row says, or this would fail or
	// leave some behind.
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		return tx.UpdateUser(u, userpool.Keys{Names: []userpool.SignInName{{Kind: "username", Value: "renamed"}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := find("p1", store.UserQuery{Name: "name", Value: "same"}); len(got) != 9 {
		t.Errorf("after an update: %s", got)
	}
	if got := find("p1", store.UserQuery{Name: "username", Prefix: true}); len(got) != 10 {
		t.Errorf("after an update: %s", got)
	}
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		return tx.InsertUser(&userpool.User{PoolID: "p0", Sub: "new"}, userpool.Keys{Names: []userpool.SignInName{{Kind: "username", Value: "user0"}}})
	})
	if !errors.Is(err, store.ErrExists) {
		t.Errorf("a taken name: %v", err)
	}
}
