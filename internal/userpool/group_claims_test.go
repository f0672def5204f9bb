package userpool

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGroupClaims(t *testing.T) {
	rank := func(n int) *int { return &n }
	for name, test := range map[string]struct {
		groups       []*Group
		names, roles []string
		preferred    string
	}{
		"none": {},
		"by precedence, unranked last": {
			[]*Group{{Name: "z"}, {Name: "b", Precedence: rank(2), RoleARN: "B"}, {Name: "a"}, {Name: "c", Precedence: rank(0), RoleARN: "C"}},
			[]string{"c", "b", "a", "z"}, []string{"C", "B"}, "C"},
		"first without a role": {
			[]*Group{{Name: "a", Precedence: rank(0)}, {Name: "b", Precedence: rank(1), RoleARN: "B"}},
			[]string{"a", "b"}, []string{"B"}, ""},
		"a tie between roles": {
			[]*Group{{Name: "a", Precedence: rank(1), RoleARN: "A"}, {Name: "b", Precedence: rank(1), RoleARN: "B"}},
			[]string{"a", "b"}, []string{"A", "B"}, ""},
		"a tie of three": {
			[]*Group{{Name: "a", RoleARN: "A"}, {Name: "b", RoleARN: "B"}, {Name: "c", RoleARN: "A"}},
			[]string{"a", "b", "c"}, []string{"A", "B", "A"}, ""},
		"a tie of one role": {
			[]*Group{{Name: "b", RoleARN: "R"}, {Name: "a", RoleARN: "R"}},
			[]string{"a", "b"}, []string{"R", "R"}, "R"},
	} {
		t.Run(name, func(t *testing.T) {
			names, roles, preferred := GroupClaims(test.groups)
			if !cmp.Equal(names, test.names) || !cmp.Equal(roles, test.roles) || preferred != test.preferred {
				t.Errorf("GroupClaims = %v, %v, %q; want %v, %v, %q", names, roles, preferred, test.names, test.roles, test.preferred)
			}
		})
	}
}
