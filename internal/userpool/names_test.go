package userpool

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	sensitive, yes, no := testPool(nil), true, false
	explicit := testPool(func(s *Settings) { s.CaseSensitive = &yes })
	insensitive := testPool(func(s *Settings) { s.CaseSensitive = &no })
	for _, test := range []struct {
		pool              *Pool
		kind, value, want string
	}{
		{sensitive, "username", "Älice", "Älice"},
		{explicit, "email", "A@X.org", "A@X.org"},
		{insensitive, "username", "Älice", "älice"},
		{insensitive, "email", "A@X.org", "a@x.org"},
		{insensitive, "preferred_username", "AL", "al"},
		{insensitive, "phone_number", "+1555", "+1555"},
	} {
		if got := test.pool.Fold(test.kind, test.value); got != test.want {
			t.Errorf("Fold(%s, %s) = %s; want %s", test.kind, test.value, got, test.want)
		}
	}
	if got := FoldSearch("Ärger"); got != "ärger" {
		t.Errorf("FoldSearch = %s", got)
	}
}

func TestKeys(t *testing.T) {
	no := false
	attrs := func(emailVerified string) map[string]string {
		return map[string]string{
			"email": "Al@x.org", "email_verified": emailVerified, "phone_number": "+15555550100",
			"preferred_username": "Ali", "nickname": "never searched",
		}
	}
	search := []SearchValue{{"email", "al@x.org"}, {"phone_number", "+15555550100"}, {"preferred_username", "ali"}}
	aliases := func(s *Settings) { s.AliasAttributes = []string{"email", "phone_number", "preferred_username"} }
	for name, test := range map[string]struct {
		edit func(*Settings)
		user User
		want []SignInName
	}{
		"plain": {nil, User{Username: "Alice", Status: Confirmed, Attributes: attrs("true")},
			[]SignInName{{"username", "Alice"}}},
		"aliases of a new user": {aliases, User{Username: "Alice", Status: Unconfirmed, Attributes: attrs("false")},
			[]SignInName{{"username", "Alice"}}},
		"aliases of a confirmed user": {aliases, User{Username: "Alice", Status: Confirmed, Attributes: attrs("true")},
			[]SignInName{{"username", "Alice"}, {"email", "Al@x.org"}, {"preferred_username", "Ali"}}},
		"username attributes": {
			func(s *Settings) { s.UsernameAttributes, s.CaseSensitive = []string{"email", "phone_number"}, &no },
			User{Username: "SUB-1", Status: Unconfirmed, Attributes: attrs("false")},
			[]SignInName{{"username", "sub-1"}, {"email", "al@x.org"}, {"phone_number", "+15555550100"}}},
	} {
		t.Run(name, func(t *testing.T) {
			got := testPool(test.edit).Keys(&test.user)
			if diff := cmp.Diff(Keys{Names: test.want, Search: search}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSignsInWith(t *testing.T) {
	p := testPool(func(s *Settings) { s.AliasAttributes = []string{"email"} })
	if !p.SignsInWith("email") || p.SignsInWith("phone_number") || p.UsesUsernameAttributes() {
		t.Error("an alias pool signs in with its aliases only")
	}
	p = testPool(func(s *Settings) { s.UsernameAttributes = []string{"phone_number"} })
	if !p.SignsInWith("phone_number") || p.SignsInWith("email") || !p.UsesUsernameAttributes() {
		t.Error("a pool with username attributes signs in with these only")
	}
}

func TestResolveUsername(t *testing.T) {
	usernames := func(names ...string) func(*Settings) {
		return func(s *Settings) { s.UsernameAttributes = names }
	}
	aliases := func(names ...string) func(*Settings) {
		return func(s *Settings) { s.AliasAttributes = names }
	}
	for name, test := range map[string]struct {
		edit      func(*Settings)
		requested string
		want      string
		attrs     map[string]string
		fault     string
	}{
		"plain":                {nil, "alice", "alice", map[string]string{"name": "A"}, ""},
		"plain, an address":    {nil, "a@x.org", "a@x.org", map[string]string{"name": "A"}, ""},
		"alias, an address":    {aliases("email"), "a@x.org", "", nil, "Username cannot be of email format, since user pool is configured for email alias."},
		"alias, a number":      {aliases("phone_number"), "+15555550100", "", nil, "Username cannot be of phone number format, since user pool is configured for phone_number alias."},
		"other alias":          {aliases("phone_number"), "a@x.org", "a@x.org", map[string]string{"name": "A"}, ""},
		"email":                {usernames("email"), "a@x.org", "", map[string]string{"name": "A", "email": "a@x.org"}, ""},
		"email, a word":        {usernames("email"), "alice", "", nil, "Username should be an email."},
		"email, a number":      {usernames("email"), "+15555550100", "", nil, "Username should be an email."},
		"phone":                {usernames("phone_number"), "+15555550100", "", map[string]string{"name": "A", "phone_number": "+15555550100"}, ""},
		"phone, an address":    {usernames("phone_number"), "a@x.org", "", nil, "Username should be a phone number."},
		"either, a number":     {usernames("email", "phone_number"), "+15555550100", "", map[string]string{"name": "A", "phone_number": "+15555550100"}, ""},
		"either, but a word":   {usernames("phone_number", "email"), "alice", "", nil, "Username should be either an email or a phone number."},
		"either, bad a number": {usernames("phone_number", "email"), "+1555x", "", nil, "Username should be either an email or a phone number."},
	} {
		t.Run(name, func(t *testing.T) {
			given := map[string]string{"name": "A"}
			got, attrs, err := testPool(test.edit).ResolveUsername(test.requested, given)
			if test.fault != "" {
				checkFault(t, err, "InvalidParameter: "+test.fault)
				return
			}
			checkFault(t, err, "")
			if got != test.want || !cmp.Equal(attrs, test.attrs) {
				t.Errorf("ResolveUsername = %q, %v; want %q, %v", got, attrs, test.want, test.attrs)
			}
			if len(given) != 1 {
				t.Error("the given attributes were changed")
			}
		})
	}
}
