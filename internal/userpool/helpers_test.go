package userpool

import (
	"strings"
	"testing"

	"cognate/internal/fault"
)

// testPool returns a pool with every default, changed by edit.
func testPool(edit func(*Settings)) *Pool {
	p := &Pool{ID: "us-east-1_abcDEF123", Region: "us-east-1", Account: "000000000000"}
	p.Settings.ApplyDefaults()
	if edit != nil {
		edit(&p.Settings)
	}
	return p
}

// withCustom adds custom attributes to a pool's schema.
func withCustom(t *testing.T, p *Pool, added ...Attribute) *Pool {
	t.Helper()
	schema, err := AddCustom(p.Settings.Schema, added)
	if err != nil {
		t.Fatal(err)
	}
	p.Settings.Schema = schema
	return p
}

// checkFault compares an error with "Code: message"; "" is no error. Of the
// code the suffix Exception is left out.
func checkFault(t *testing.T, err error, want string) {
	t.Helper()
	got := ""
	if err != nil {
		f, ok := fault.From(err)
		if !ok {
			t.Fatalf("error %v is not a fault", err)
		}
		got = strings.TrimSuffix(string(f.Code), "Exception") + ": " + f.Message
	}
	if got != want {
		t.Errorf("fault\n got %q\nwant %q", got, want)
	}
}

// zeros reads as endless zero bytes.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
