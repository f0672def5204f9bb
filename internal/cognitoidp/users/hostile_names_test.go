package users_test

import (
	"strings"
	"testing"

	wire "cognate/internal/wire/cognitoidp"
)

// TestNamesOfEveryKind: a username is what was typed, to the letter, whatever
// it means elsewhere: to a path, a query, a pattern or a template.
func TestNamesOfEveryKind(t *testing.T) {
	names := []string{
		".", "..", "/", "a/b", `\`, `a\`, `"`, `\"`, "'", "%", "%2e", "%00", "_", "*", "?a=b", "#", "+", "a+b", "@", "-", "~", "null", "__proto__",
		"{####}", "{username}", "<script>", "&amp;", "';--", "$1", strings.Repeat("a", 128), strings.Repeat("😀", 128),
		"é", "e\u0301", "ﬁ", "fi", "İ", "i", "ß", "SS", "\u212a", "k", "K", "字",
	}
	escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	a := administer(t, plain)
	for _, name := range names {
		a.Must("SignUp", wire.SignUpRequest{ClientId: a.client, Username: name, Password: goodPassword}, nil)
	}
	for _, name := range names {
		a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: name, Password: goodPassword},
			"UsernameExistsException", "User already exists")
		if got := a.get(name).Username; got != name {
			t.Errorf("%q is %q", name, got)
		}
		if len(name) > 200 {
			continue // too long for a filter
		}
		found := a.list(wire.ListUsersRequest{Filter: `username = "` + escape.Replace(name) + `"`}).Users
		if len(found) != 1 || found[0].Username != name {
			t.Errorf("%q: a filter finds %d users", name, len(found))
		}
		prefixed := a.list(wire.ListUsersRequest{Filter: `username ^= "` + escape.Replace(name) + `"`}).Users
		for _, u := range prefixed {
			if !strings.HasPrefix(u.Username, name) {
				t.Errorf("%q: a filter for a prefix finds %q", name, u.Username)
			}
		}
	}
	for _, name := range []string{" ", " a", "a ", "a b", "a\tb", "a\n", "a\x00", "\u00a0", "\u3000", "\u200b", "a\u202eb", "\ufeff", strings.Repeat("a", 129)} {
		a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: name, Password: goodPassword}, "InvalidParameterException", "")
	}
}

// TestNamesThatOnlyCaseTellsApart are one name where the pool ignores case;
// that two are written with other characters is a difference there, too.
func TestNamesThatOnlyCaseTellsApart(t *testing.T) {
	a := administer(t, wire.CreateUserPoolRequest{UsernameConfiguration: &wire.UsernameConfigurationType{CaseSensitive: new(false)}})
	for name, other := range map[string]string{"ÉCLAIR": "éclair", "ЖУК": "жук", "\u212aelvin": "Kelvin", "ΑΒΓ": "αβγ"} {
		a.create(name)
		a.Refused("SignUp", wire.SignUpRequest{ClientId: a.client, Username: other, Password: goodPassword},
			"UsernameExistsException", "User already exists")
		found := a.list(wire.ListUsersRequest{Filter: `username = "` + other + `"`}).Users
		if got := a.get(other).Username; got != name || len(found) != 1 {
			t.Errorf("%s is %s, found %d times", other, got, len(found))
		}
	}
	for _, name := range []string{"straße", "strasse", "cafe\u0301", "café", "ﬁx", "fix"} {
		a.create(name)
	}
}
