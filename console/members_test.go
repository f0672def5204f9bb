package console_test

import (
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cognate/internal/wire"
	idp "cognate/internal/wire/cognitoidp"
)

// administered are the operations whose every member has a field.
var administered = []string{
	"AddCustomAttributes", "AdminCreateUser", "AdminDisableProviderForUser", "AdminLinkProviderForUser", "AdminSetUserMFAPreference", "AdminSetUserPassword",
	"AdminUpdateUserAttributes", "CreateGroup", "CreateIdentityProvider", "CreateManagedLoginBranding", "CreateResourceServer", "CreateTerms",
	"CreateUserImportJob", "CreateUserPool", "CreateUserPoolClient", "CreateUserPoolDomain", "CreateUserPoolReplica", "SetLogDeliveryConfiguration",
	"SetRiskConfiguration", "SetUICustomization", "SetUserPoolClientSessionConfiguration", "SetUserPoolMfaConfig", "SetUserPoolSessionConfiguration",
	"UpdateGroup", "UpdateIdentityProvider", "UpdateManagedLoginBranding", "UpdateResourceServer", "UpdateTerms", "UpdateUserPool",
	"UpdateUserPoolClient", "UpdateUserPoolDomain", "UpdateUserPoolReplica",
}

// withoutField are the members that have none, and why.
var withoutField = map[string]string{
	"AdminCreateUserConfigType.UnusedAccountValidityDays": "the password policy's TemporaryPasswordValidityDays, which took its place, has one",
}

// TestEveryMemberHasAField: what an administrator can set by a program can be
// set in the console. A member has a field when some page names it.
func TestEveryMemberHasAField(t *testing.T) {
	schema, err := idp.Schema()
	if err != nil {
		t.Fatal(err)
	}
	named := words(t)
	missing := map[string]bool{}
	for _, op := range administered {
		o := schema.Operations[op]
		if o == nil {
			t.Fatalf("there is no operation %s", op)
		}
		unnamed(o.Input, named, map[string]bool{}, missing)
	}
	for member := range withoutField {
		if !missing[member] {
			t.Errorf("%s has a field, or is gone: it is no exception", member)
		}
		delete(missing, member)
	}
	for _, member := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("%s has no field in the console", member)
	}
}

// unnamed gathers the members of a shape, and of what is in it, that are not named.
func unnamed(s *wire.Shape, named, seen, missing map[string]bool) {
	if s == nil || seen[s.Name] {
		return
	}
	seen[s.Name] = true
	unnamed(s.Elem, named, seen, missing)
	for _, m := range s.Members {
		if !named[m.Name] {
			missing[s.Name+"."+m.Name] = true
		}
		unnamed(m.Shape, named, seen, missing)
	}
}

// words are the names in the sources of the pages, without their tests.
func words(t *testing.T) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	word := regexp.MustCompile(`\b[A-Z]\w+\b`)
	sources := os.DirFS("src")
	err := fs.WalkDir(sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.Contains(path, ".test.") {
			return err
		}
		text, err := fs.ReadFile(sources, path)
		if err != nil {
			return err
		}
		for _, w := range word.FindAllString(string(text), -1) {
			found[w] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
