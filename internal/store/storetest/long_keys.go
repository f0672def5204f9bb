package storetest

import (
	"math/rand/v2"
	"strings"
	"testing"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

// testLongKeys: attributes may be longer than what an index takes. They are
// found all the same, and told apart by what comes last.
func testLongKeys(t *testing.T, f *fixture) {
	first := han(2048)
	second := first[:len(first)-len("字")] + "字"
	makeUser := func(n int, value string) (*userpool.User, userpool.Keys) {
		u := newUser(poolID, n)
		k := keysOf(u)
		k.Names = append(k.Names, userpool.SignInName{Kind: "preferred_username", Value: value})
		k.Search = []userpool.SearchValue{{Name: "name", Value: value}}
		return u, k
	}
	for n, value := range []string{first, second} {
		u, k := makeUser(n, value)
		f.update(func(tx *store.Tx) error { return tx.InsertUser(u, k) })
	}
	u, k := makeUser(2, first)
	f.refused(store.ErrExists, func(tx *store.Tx) error { return tx.InsertUser(u, k) })
	many, err := store.MakeNewUser(u, k)
	if err != nil {
		t.Fatal(err)
	}
	f.update(func(tx *store.Tx) error {
		refused, err := tx.InsertUsers([]store.NewUser{many})
		if err == nil {
			f.same(refused[0] != nil, true)
		}
		return err
	})
	subs := func(q store.UserQuery) (subs []string) {
		q.Name = "name"
		found := read(f, func(tx *store.Tx) ([]*userpool.User, error) {
			users, _, err := tx.FindUsers(poolID, q, "", 9)
			return users, err
		})
		for _, u := range found {
			subs = append(subs, u.Sub)
		}
		return subs
	}
	for n, value := range []string{first, second} {
		u := read(f, func(tx *store.Tx) (*userpool.User, error) { return tx.UserByName(poolID, "preferred_username", value) })
		f.same(u.Sub, subOf(n))
		f.same(subs(store.UserQuery{Value: value}), []string{subOf(n)})
		u.Attributes["name"] = ""
		_, k := makeUser(n, value)
		f.update(func(tx *store.Tx) error { return tx.UpdateUser(u, k) })
	}
	f.same(len(subs(store.UserQuery{Value: string([]rune(first)[:250]), Prefix: true})), 2)
	f.same(len(subs(store.UserQuery{Value: strings.Repeat("\U0001F600", 250), Prefix: true})), 0)
	f.update(func(tx *store.Tx) error { return tx.DeleteUser(poolID, subOf(0)) })
	f.same(len(subs(store.UserQuery{Prefix: true})), 1)
}

// han makes a text that does not get shorter by compression.
func han(letters int) string {
	source := rand.New(rand.NewPCG(1, 2))
	text := make([]rune, letters)
	for i := range text {
		text[i] = rune(0x4e00 + source.IntN(0x5000))
	}
	return string(text)
}
