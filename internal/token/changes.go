package token

import (
	"maps"
	"slices"
	"strings"

	"cognate/internal/hook"
	"cognate/internal/userpool"
)

// forHook is the subject as the pool's function is told of it.
func (s *subject) forHook() hook.TokenSubject {
	return hook.TokenSubject{
		Subject: hook.Subject{Pool: s.pool, Client: s.client, User: s.user}, Groups: s.groups, Scopes: s.family.Scopes,
	}
}

// groupClaims are the user's groups and roles, or those that stand in for
// them.
func (s *subject) groupClaims() (names, roles []string, preferred string) {
	g := s.changes.Groups
	if g == nil {
		return userpool.GroupClaims(s.groups)
	}
	if g.PreferredRole != nil {
		preferred = *g.PreferredRole
	}
	return g.GroupsToOverride, g.IAMRolesToOverride, preferred
}

// scope is what an access token is good for, once scopes were changed.
func scope(scopes []string, by hook.TokenChanges) string {
	var kept []string
	for _, scope := range slices.Concat(scopes, by.ScopesToAdd) {
		if !slices.Contains(by.ScopesToRemove, scope) && !slices.Contains(kept, scope) {
			kept = append(kept, scope)
		}
	}
	return strings.Join(kept, " ")
}

// changed returns the claims with changes: a claim that is there changes its
// value in its place, others follow by name. What is to go goes.
func (c claims) changed(by hook.ClaimChanges) claims {
	if len(by.Set) == 0 && len(by.Remove) == 0 {
		return c
	}
	added := maps.Clone(by.Set)
	for i := range c {
		if value, ok := added[c[i].name]; ok {
			c[i].value = value
			delete(added, c[i].name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(added)) {
		c.add(name, added[name])
	}
	return slices.DeleteFunc(c, func(m claim) bool { return by.Remove[m.name] })
}
