package wire_test

import (
	"strings"
	"testing"

	"cognate/internal/wire"
	"cognate/internal/wire/cognitoidentity"
)

func identityPools(t testing.TB) *wire.Schema {
	t.Helper()
	s, err := cognitoidentity.Schema()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchemasAreWhole(t *testing.T) {
	for want, s := range map[int]*wire.Schema{140: userPools(t), 23: identityPools(t)} {
		if len(s.Operations) != want {
			t.Errorf("%s has %d operations; want %d", s.Service, len(s.Operations), want)
		}
		for _, name := range wire.Names(s.Operations) {
			o := s.Operations[name]
			if o.Input == nil || o.Input.Kind != wire.Structure || o.Area == "" || len(o.Errors) == 0 {
				t.Errorf("%s lacks its input, area or errors", name)
			}
			if o.Auth != wire.AuthNone && o.Auth != wire.AuthSigV4 && o.Auth != wire.AuthOptional {
				t.Errorf("%s has auth %q", name, o.Auth)
			}
		}
		for _, name := range wire.Names(s.Shapes) {
			if p := s.Shapes[name].Pattern; p != nil {
				p.Match("compiles")
			}
		}
	}
}

func TestAuthClasses(t *testing.T) {
	s := userPools(t)
	count := map[wire.Auth]int{}
	for _, o := range s.Operations {
		count[o.Auth]++
	}
	if count[wire.AuthNone] != 34 || count[wire.AuthOptional] != 1 || s.Operations["GetClientToken"].Auth != wire.AuthOptional {
		t.Errorf("auth classes = %v", count)
	}
}

func TestParseNamesTheLineOfAMistake(t *testing.T) {
	tests := []struct{ text, want string }{
		{"service s\n  colour red", "line 2"},
		{"service s\noperation A\noperation A", "line 3"},
		{"service s\nstring A\nstring A", "line 3"},
		{"service s\nstring A min x", "line 2"},
		{"service s\nthing A", "line 2"},
		{"service s\nstring A shiny", "line 2"},
		{"service s\nstructure A\n  B C maybe", "line 3"},
		{"service s\noperation A\n  colour red", "line 3"},
		{"  target x", "line 1"},
		{"service s\nstructure A\n  B C", "shape C is used but not described"},
		{"", "no service"},
	}
	for _, tt := range tests {
		if _, err := wire.Parse(tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Parse(%q) = %v; want %q", tt.text, err, tt.want)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		userPools(b)
	}
}
