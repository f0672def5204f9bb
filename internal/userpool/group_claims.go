package userpool

import (
	"cmp"
	"slices"
)

// GroupClaims returns what tokens say about a user's groups: their names and
// their roles in order of precedence, and the role of the group that ranks
// first, which is empty when that group has none or several groups with
// different roles share the rank. The given slice is not changed.
//
// https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
func GroupClaims(groups []*Group) (names, roles []string, preferred string) {
	ranked := slices.Clone(groups)
	slices.SortFunc(ranked, compareGroups)
	contested := false
	for _, g := range ranked {
		names = append(names, g.Name)
		if g.RoleARN == "" {
			continue
		}
		roles = append(roles, g.RoleARN)
		if compareRank(g, ranked[0]) == 0 {
			contested = contested || preferred != "" && preferred != g.RoleARN
			preferred = g.RoleARN
		}
	}
	if contested {
		preferred = ""
	}
	return names, roles, preferred
}

func compareGroups(a, b *Group) int {
	return cmp.Or(compareRank(a, b), cmp.Compare(a.Name, b.Name))
}

// compareRank orders by precedence, groups without one last.
func compareRank(a, b *Group) int {
	switch {
	case a.Precedence == nil && b.Precedence == nil:
		return 0
	case a.Precedence == nil:
		return 1
	case b.Precedence == nil:
		return -1
	}
	return cmp.Compare(*a.Precedence, *b.Precedence)
}
