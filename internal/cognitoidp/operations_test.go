package cognitoidp

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cognate/internal/fault"
	"cognate/internal/throttle"
	wire "cognate/internal/wire/cognitoidp"
)

// TestTableCoversTheSchema holds that every operation of the schema is either
// in the table or in the list of what is not built, which may only shrink.
func TestTableCoversTheSchema(t *testing.T) {
	schema, err := wire.Schema()
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("testdata", "unimplemented.txt"))
	if err != nil {
		t.Fatal(err)
	}
	missing := strings.Fields(string(text))
	table := New(Parts{}).Operations
	for name := range schema.Operations {
		_, built := table[name]
		if listed := slices.Contains(missing, name); built == listed {
			t.Errorf("%s: in the table: %v, in unimplemented.txt: %v", name, built, listed)
		}
	}
	for name := range table {
		if schema.Operations[name] == nil {
			t.Errorf("%s is in the table but not in the schema", name)
		}
	}
}

var capital = regexp.MustCompile(`([a-z0-9])([A-Z])`)

// TestOneFileEach holds that an operation is in the one file that is named
// for it, with its documentation's address and its test beside it.
func TestOneFileEach(t *testing.T) {
	for name := range New(Parts{}).Operations {
		base := strings.ToLower(capital.ReplaceAllString(name, "${1}_$2"))
		files, err := filepath.Glob("*/" + base + ".go")
		if err != nil || len(files) != 1 {
			t.Errorf("%s: found in %v; want one file %s.go", name, files, base)
			continue
		}
		text, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "func (s *Service) "+name+"(") {
			t.Errorf("%s does not have %s", files[0], name)
		}
		if !strings.Contains(string(text), "/API_"+name+".html\n") {
			t.Errorf("%s does not link to the documentation of %s", files[0], name)
		}
		test := strings.TrimSuffix(files[0], ".go") + "_test.go"
		if _, err := os.Stat(test); err != nil {
			t.Errorf("%s has no test: %v", name, err)
		}
	}
}

// TestLimitedOperationsDeclareIt holds that exactly those operations have a
// category, and with it a limit, whose callers expect to be refused.
func TestLimitedOperationsDeclareIt(t *testing.T) {
	schema, err := wire.Schema()
	if err != nil {
		t.Fatal(err)
	}
	limits := throttle.New(nil, nil, nil)
	for name, o := range schema.Operations {
		if declared := o.Declares(string(fault.TooManyRequests)); declared != limits.Limited(name) {
			t.Errorf("%s declares TooManyRequestsException: %v, has a limit: %v", name, declared, limits.Limited(name))
		}
	}
}
