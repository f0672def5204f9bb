package storetest

import (
	"fmt"
	"testing"

	"cognate/internal/store"
	"cognate/internal/userpool"
)

func testFindUsers(t *testing.T, f *fixture) {
	for i, c := range []struct {
		username, name string
		status         userpool.Status
		enabled        bool
	}{
		{"anna", "ann", userpool.Confirmed, true},
		{"ann", "anna", userpool.Unconfirmed, true},
		{"bob", "ann%", userpool.Confirmed, false},
		{"ann_b", "ann", userpool.ForceChangePassword, true},
		{"zoë", "Ann", userpool.Confirmed, true},
	} {
		u := newUser(poolID, i)
		u.Username, u.Status, u.Enabled = c.username, c.status, c.enabled
		k := userpool.Keys{
			Names:  []userpool.SignInName{{Kind: "username", Value: c.username}, {Kind: "email", Value: "ann" + c.username}},
			Search: []userpool.SearchValue{{Name: "name", Value: c.name}, {Name: "given_name", Value: "ann"}},
		}
		f.update(func(tx *store.Tx) error { return tx.InsertUser(u, k) })
	}
	for _, c := range []struct {
		query store.UserQuery
		want  []int
	}{
		{store.UserQuery{Name: "name", Value: "ann"}, []int{0, 3}},
		{store.UserQuery{Name: "name", Value: "ann", Prefix: true}, []int{0, 3, 2, 1}},
		{store.UserQuery{Name: "name", Value: "ann%", Prefix: true}, []int{2}},
		{store.UserQuery{Name: "name", Value: "", Prefix: true}, []int{4, 0, 3, 2, 1}},
		{store.UserQuery{Name: "name", Value: ""}, nil},
		{store.UserQuery{Name: "name", Value: "\U0010FFFF", Prefix: true}, nil},
		{store.UserQuery{Name: "username", Value: "ann"}, []int{1}},
		{store.UserQuery{Name: "username", Value: "ann", Prefix: true}, []int{1, 3, 0}},
		{store.UserQuery{Name: "username", Value: "zo", Prefix: true}, []int{4}},
		{store.UserQuery{Name: "sub", Value: subOf(2)}, []int{2}},
		{store.UserQuery{Name: "sub", Value: "0000000", Prefix: true}, []int{0, 1, 2, 3, 4}},
		{store.UserQuery{Name: "cognito:user_status", Value: "CONFIRMED"}, []int{0, 2, 4}},
		{store.UserQuery{Name: "cognito:user_status", Value: "U", Prefix: true}, []int{1}},
		{store.UserQuery{Name: "cognito:user_status", Value: "", Prefix: true}, []int{0, 2, 4, 3, 1}},
		{store.UserQuery{Name: "status", Value: "Enabled"}, []int{0, 1, 3, 4}},
		{store.UserQuery{Name: "status", Value: "Disabled"}, []int{2}},
		{store.UserQuery{Name: "status", Value: "enabled"}, nil},
		{store.UserQuery{Name: "custom:team", Value: "", Prefix: true}, nil},
	} {
		t.Run(fmt.Sprintf("%s,%v,%q", c.query.Name, c.query.Prefix, c.query.Value), func(t *testing.T) {
			want := []string{}
			for _, i := range c.want {
				want = append(want, subOf(i))
			}
			f := &fixture{T: t, db: f.db}
			for _, limit := range []int{1, 2, 60} {
				got := pages(f, limit, func(tx *store.Tx, after string) ([]*userpool.User, string, error) {
					return tx.FindUsers(poolID, c.query, after, limit)
				})
				f.same(names(got, sub), want)
			}
		})
	}

	// Another value, another place in the list.
	u := f.user(subOf(0))
	u.Status, u.Enabled = userpool.ResetRequired, false
	f.update(func(tx *store.Tx) error {
		return tx.UpdateUser(u, userpool.Keys{Search: []userpool.SearchValue{{Name: "name", Value: "carl"}}})
	})
	for query, want := range map[store.UserQuery][]string{
		{Name: "name", Value: "carl"}:                               {subOf(0)},
		{Name: "name", Value: "ann"}:                                {subOf(3)},
		{Name: "username", Value: "anna"}:                           {},
		{Name: "cognito:user_status", Value: "RESET", Prefix: true}: {subOf(0)},
		{Name: "status", Value: "Disabled"}:                         {subOf(0), subOf(2)},
	} {
		f.view(func(tx *store.Tx) error {
			got, _, err := tx.FindUsers(poolID, query, "", 60)
			f.same(names(got, sub), want)
			return err
		})
	}
}

func testFindUsersPages(t *testing.T, f *fixture) {
	const many = 23
	var want []string
	for i := range many {
		u := newUser(poolID, i)
		f.update(func(tx *store.Tx) error {
			return tx.InsertUser(u, userpool.Keys{Search: []userpool.SearchValue{{Name: "family_name", Value: "same"}}})
		})
		want = append(want, u.Sub)
	}
	for _, limit := range []int{1, 5, many, 60} {
		got := pages(f, limit, func(tx *store.Tx, after string) ([]*userpool.User, string, error) {
			return tx.FindUsers(poolID, store.UserQuery{Name: "family_name", Value: "same"}, after, limit)
		})
		f.same(names(got, sub), want)
	}
}

// testCollation: text is ordered by its bytes, not by any language.
func testCollation(t *testing.T, f *fixture) {
	want := []string{"A", "Z", "_", "a", "a b", "a-b", "ab", "b", "z", "Å", "é", "ﬀ", "😀"}
	f.same(sorted(want), want)
	for i, n := range want {
		u := newUser(poolID, len(want)-i)
		f.update(func(tx *store.Tx) error {
			if err := tx.InsertGroup(&userpool.Group{PoolID: poolID, Name: n}); err != nil {
				return err
			}
			return tx.InsertUser(u, userpool.Keys{Search: []userpool.SearchValue{{Name: "name", Value: n}}})
		})
	}
	groups := pages(f, 2, func(tx *store.Tx, after string) ([]*userpool.Group, string, error) {
		return tx.Groups(poolID, after, 2)
	})
	f.same(names(groups, func(g *userpool.Group) string { return g.Name }), want)
	users := pages(f, 2, func(tx *store.Tx, after string) ([]*userpool.User, string, error) {
		return tx.FindUsers(poolID, store.UserQuery{Name: "name", Prefix: true}, after, 2)
	})
	for i, u := range users {
		f.same(u.Sub, subOf(len(want)-i))
	}
	f.same(len(users), len(want))
}
