package userpool

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAttributePermissions(t *testing.T) {
	p := withCustom(t, testPool(nil),
		Attribute{Name: "team", Type: "String", Mutable: true},
		Attribute{Name: "cost", Type: "String", DeveloperOnly: true})
	open := &Client{}
	narrow := &Client{Settings: ClientSettings{ReadAttributes: []string{"name"}, WriteAttributes: []string{"email"}}}
	closed := &Client{Settings: ClientSettings{ReadAttributes: []string{}, WriteAttributes: []string{}}}
	for _, test := range []struct {
		client      *Client
		name        string
		read, write bool
	}{
		{open, "email", true, true},
		{open, "custom:team", true, true},
		{open, "dev:custom:cost", true, false},
		{open, "email_verified", true, false},
		{open, "phone_number_verified", true, false},
		{open, "sub", true, false},
		{open, "identities", true, false},
		{narrow, "name", true, false},
		{narrow, "email", false, true},
		{narrow, "sub", true, false},
		{closed, "name", false, false},
		{closed, "sub", true, false},
	} {
		if r, w := test.client.CanRead(p, test.name), test.client.CanWrite(p, test.name); r != test.read || w != test.write {
			t.Errorf("%s: read %v, write %v; want %v, %v", test.name, r, w, test.read, test.write)
		}
	}
	if got := narrow.EffectiveReadAttributes(p); !cmp.Equal(got, []string{"sub", "name"}) {
		t.Errorf("EffectiveReadAttributes = %v", got)
	}
	if got := narrow.EffectiveWriteAttributes(p); !cmp.Equal(got, []string{"email"}) {
		t.Errorf("EffectiveWriteAttributes = %v", got)
	}
	if got := open.EffectiveWriteAttributes(p); len(got) != 18 || slices.Contains(got, "sub") {
		t.Errorf("EffectiveWriteAttributes = %v", got)
	}
}
