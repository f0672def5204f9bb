package userpool

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// writePool has a required name and custom attributes of several kinds.
func writePool(t *testing.T, edit func(*Settings)) *Pool {
	t.Helper()
	schema, err := BuildSchema([]Attribute{
		{Name: "name", Required: true, Mutable: true},
		{Name: "team", Type: "String", Mutable: true, String: &Bounds{Min: "2", Max: "4"}},
		{Name: "badge", Type: "String"},
		{Name: "admin", Type: "Boolean", Mutable: true},
		{Name: "age", Type: "Number", Mutable: true, Number: &Bounds{Min: "18", Max: "99"}},
		{Name: "since", Type: "DateTime", Mutable: true},
		{Name: "cost", Type: "String", DeveloperOnly: true, Mutable: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	return testPool(func(s *Settings) {
		s.Schema = schema
		if edit != nil {
			edit(s)
		}
	})
}

func TestCheckAttributesReturnsValuesAsKept(t *testing.T) {
	p := writePool(t, nil)
	got, err := p.CheckAttributes(map[string]string{
		"name": "Al", "custom:admin": "True", "custom:badge": "7", "email_verified": "FALSE", "nickname": "", "dev:custom:cost": "low",
	}, Write{})
	checkFault(t, err, "")
	want := map[string]string{
		"name": "Al", "custom:admin": "true", "custom:badge": "7", "email_verified": "false", "nickname": "", "dev:custom:cost": "low",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCheckAttributesRefuses(t *testing.T) {
	const (
		unauthorized = "NotAuthorized: A client attempted to write unauthorized attribute"
		immutable    = ": Attribute cannot be updated. (changing an immutable attribute)\n"
		conform      = "InvalidParameter: Attributes did not conform to the schema: "
	)
	user := func() *User { return &User{Username: "a", Attributes: map[string]string{"name": "Al"}} }
	open, narrow := &Client{}, &Client{Settings: ClientSettings{WriteAttributes: []string{"name"}}}
	p := writePool(t, nil)
	for name, test := range map[string]struct {
		attrs map[string]string
		write Write
		want  string
	}{
		"sign-up, unknown custom":     {map[string]string{"custom:role": "x"}, Write{Client: open, Complete: true}, conform + "Type for attribute {custom:role} could not be determined"},
		"sign-up, unknown":            {map[string]string{"role": "x", "rank": "y"}, Write{Client: open}, conform + "rank: Attribute does not exist in the schema.\nrole: Attribute does not exist in the schema.\n"},
		"admin create, unknown":       {map[string]string{"custom:role": "x"}, Write{}, conform + "user.custom:role: Attribute does not exist in the schema.\n"},
		"update, unknown":             {map[string]string{"custom:role": "x"}, Write{Client: open, User: user()}, "InvalidParameter: user.custom:role: Attribute does not exist in the schema.\n"},
		"admin update, unknown":       {map[string]string{"custom:role": "x"}, Write{User: user()}, "InvalidParameter: user.custom:role: Attribute does not exist in the schema.\n"},
		"sign-up, required missing":   {map[string]string{"email": "a@x.org"}, Write{Client: open, Complete: true}, conform + "name: The attribute is required"},
		"sign-up, required empty":     {map[string]string{"name": ""}, Write{Client: open, Complete: true}, conform + "name: The attribute is required"},
		"admin create, incomplete":    {nil, Write{}, ""},
		"first sign-in, incomplete":   {nil, Write{Client: open, User: &User{}, Complete: true}, "InvalidParameter: Invalid attributes given, name is missing"},
		"first sign-in, complete":     {nil, Write{Client: open, User: user(), Complete: true}, ""},
		"first sign-in, immutable":    {map[string]string{"custom:badge": "7"}, Write{Client: open, User: user(), Complete: true}, ""},
		"not in the write list":       {map[string]string{"email": "a@x.org"}, Write{Client: narrow, User: user()}, unauthorized},
		"in the write list":           {map[string]string{"name": "B"}, Write{Client: narrow, User: user()}, ""},
		"verified by a client":        {map[string]string{"email_verified": "true"}, Write{Client: open, User: user()}, unauthorized},
		"verified by administrator":   {map[string]string{"email_verified": "true"}, Write{User: user()}, ""},
		"dev-only by a client":        {map[string]string{"dev:custom:cost": "x"}, Write{Client: open, User: user()}, unauthorized},
		"immutable at creation":       {map[string]string{"custom:badge": "7"}, Write{}, ""},
		"immutable changed":           {map[string]string{"custom:badge": "7"}, Write{User: user()}, "InvalidParameter: user.custom:badge" + immutable},
		"sub":                         {map[string]string{"sub": "7"}, Write{}, "InvalidParameter: Cannot modify the non-mutable attribute sub"},
		"required emptied":            {map[string]string{"name": ""}, Write{User: user()}, "InvalidParameter: user.name: Attribute cannot be deleted"},
		"bad email":                   {map[string]string{"email": "x"}, Write{}, "InvalidParameter: Invalid email address format."},
		"bad phone":                   {map[string]string{"phone_number": "555"}, Write{User: user()}, "InvalidParameter: Invalid phone number format."},
		"short text at sign-up":       {map[string]string{"name": "A", "birthdate": "1990"}, Write{Client: open}, conform + "birthdate: String must be no shorter than 10 characters\n"},
		"long text in an update":      {map[string]string{"custom:team": "alpha"}, Write{User: user()}, "InvalidParameter: Invalid user attributes: custom:team: String must be no longer than 4 characters\n"},
		"several problems":            {map[string]string{"custom:team": "a", "custom:age": "17"}, Write{}, conform + "custom:age: Number must be no less than 18\ncustom:team: String must be no shorter than 2 characters\n"},
		"empty values are not judged": {map[string]string{"custom:team": "", "email": ""}, Write{User: user()}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := p.CheckAttributes(test.attrs, test.write)
			checkFault(t, err, test.want)
		})
	}
}

func TestSignUpNamesAreExemptFromWritePermissions(t *testing.T) {
	p := writePool(t, func(s *Settings) { s.UsernameAttributes = []string{"email"} })
	narrow := &Client{Settings: ClientSettings{WriteAttributes: []string{"name"}}}
	attrs := map[string]string{"email": "a@x.org"}
	_, err := p.CheckAttributes(attrs, Write{Client: narrow})
	checkFault(t, err, "")
	_, err = p.CheckAttributes(attrs, Write{Client: narrow, User: &User{}})
	checkFault(t, err, "NotAuthorized: A client attempted to write unauthorized attribute")
}

func TestPreferredUsernameAliasWaitsForConfirmation(t *testing.T) {
	p := writePool(t, func(s *Settings) { s.AliasAttributes = []string{"preferred_username"} })
	attrs := map[string]string{"preferred_username": "al"}
	_, err := p.CheckAttributes(attrs, Write{Client: &Client{}})
	checkFault(t, err, "InvalidParameter: preferred_username cannot be set before the user is confirmed, since user pool is configured for preferred_username alias.")
	for _, w := range []Write{{}, {Client: &Client{}, User: &User{}}} {
		_, err = p.CheckAttributes(attrs, w)
		checkFault(t, err, "")
	}
}

func TestCheckDeletion(t *testing.T) {
	const prefix = "InvalidParameter: Invalid user attributes: "
	user := &User{Attributes: map[string]string{"name": "Al", "email": "a@x.org", "phone_number": "+15555550100"}}
	mail := &User{Attributes: map[string]string{"name": "Al", "email": "a@x.org"}}
	p := writePool(t, nil)
	named := writePool(t, func(s *Settings) { s.UsernameAttributes = []string{"email", "phone_number"} })
	for name, test := range map[string]struct {
		pool   *Pool
		user   *User
		names  []string
		client *Client
		want   string
	}{
		"unknown":              {p, user, []string{"custom:foo"}, nil, prefix + "user.custom:foo: Attribute does not exist in the schema.\n"},
		"required":             {p, user, []string{"email", "name"}, nil, prefix + "user.name: Attribute cannot be deleted\n"},
		"optional":             {p, user, []string{"email", "nickname"}, &Client{}, ""},
		"not writable":         {p, user, []string{"email"}, &Client{Settings: ClientSettings{WriteAttributes: []string{"name"}}}, "NotAuthorized: A client attempted to write unauthorized attribute"},
		"sub":                  {p, user, []string{"sub"}, nil, "InvalidParameter: user.sub: Attribute cannot be updated. (changing an immutable attribute)\n"},
		"immutable":            {p, user, []string{"custom:badge"}, nil, "InvalidParameter: user.custom:badge: Attribute cannot be updated. (changing an immutable attribute)\n"},
		"one of two names":     {named, user, []string{"email"}, nil, ""},
		"both names":           {named, user, []string{"email", "phone_number"}, nil, prefix + "user.email: Attribute cannot be deleted\nuser.phone_number: Attribute cannot be deleted\n"},
		"last name":            {named, mail, []string{"email"}, nil, prefix + "user.email: Attribute cannot be deleted\n"},
		"a name they have not": {named, mail, []string{"phone_number"}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			checkFault(t, test.pool.CheckDeletion(test.user, test.names, test.client), test.want)
		})
	}
	_, err := named.CheckAttributes(map[string]string{"email": "", "phone_number": "+15555550100"}, Write{User: mail})
	checkFault(t, err, "")
	_, err = named.CheckAttributes(map[string]string{"email": ""}, Write{User: mail})
	checkFault(t, err, "InvalidParameter: user.email: Attribute cannot be deleted")
}

func TestMissingRequired(t *testing.T) {
	schema, err := BuildSchema([]Attribute{{Name: "email", Required: true, Mutable: true}, {Name: "name", Required: true, Mutable: true}})
	if err != nil {
		t.Fatal(err)
	}
	p := testPool(func(s *Settings) { s.Schema = schema })
	if got := p.MissingRequired(map[string]string{"email": ""}); !cmp.Equal(got, []string{"name", "email"}) {
		t.Errorf("MissingRequired = %v", got)
	}
	_, err = p.CheckAttributes(nil, Write{Client: &Client{}, Complete: true})
	checkFault(t, err, "InvalidParameter: Attributes did not conform to the schema: name: The attribute is required email: The attribute is required")
}
