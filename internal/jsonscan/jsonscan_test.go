package jsonscan_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cognate/internal/jsonscan"
)

// documents begin the fuzzing; those that are well-formed must be read as
// encoding/json reads them.
var documents = []string{
	`{"UserPoolId":"us-east-1_Example01","Limit":5,"Deep":{"a":[1,-2.5e+3,true,false,null,{}],"b":[]}}`,
	" { \"a\" :\t[ ] ,\r\n \"a\" : \"twice\" } ",
	`{"text":"é\u00e9\ud83d\ude00\ud800\"\\\/\b\f\n\r\t","":"\""}`,
	`"alone"`, `null`, `-0`, `[[[[]]]]`,
	``, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `[`, `[1`, `[1,`, `"`, `"\`, `"\u12`, `tru`, `{"a":}`, `{1:2}`, `x`, `{}{}`, `1 2`, "\x00", "{\x00",
}

func TestValue(t *testing.T) {
	for _, text := range documents {
		same(t, text)
	}
}

func FuzzValue(f *testing.F) {
	for _, text := range documents {
		f.Add(text)
	}
	f.Fuzz(same)
}

// same holds Value against encoding/json. Both come to an end whatever they
// are given.
func same(t *testing.T, text string) {
	s := jsonscan.New(text)
	got := s.Value()
	err := s.End()
	if !json.Valid([]byte(text)) {
		return
	}
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	var want any
	decoder := json.NewDecoder(bytes.NewReader(bytes.ToValidUTF8([]byte(text), []byte("?"))))
	decoder.UseNumber()
	if err := decoder.Decode(&want); err != nil {
		t.Fatal(err)
	}
	if string(bytes.ToValidUTF8([]byte(text), []byte("?"))) != text {
		return // a text is taken as it is, and who needs UTF-8 looks first
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q (-want +got):\n%s", text, diff)
	}
}

// TestMalformed: what is not what its reader takes it for is an error.
func TestMalformed(t *testing.T) {
	for _, c := range []struct {
		text string
		read func(s *jsonscan.Scanner)
	}{
		{`1`, func(s *jsonscan.Scanner) { _ = s.String() }},
		{`"1"`, func(s *jsonscan.Scanner) { s.Int64() }},
		{`1.5`, func(s *jsonscan.Scanner) { s.Int64() }},
		{`1`, func(s *jsonscan.Scanner) { s.Bool() }},
		{`"%"`, func(s *jsonscan.Scanner) { s.Bytes() }},
		{`{}`, func(s *jsonscan.Scanner) { s.Strings() }},
		{`[]`, func(s *jsonscan.Scanner) { s.Object(func(string) {}) }},
		{`{"a":1}`, func(s *jsonscan.Scanner) { s.Object(func(string) {}) }},
		{`["a" "b"]`, func(s *jsonscan.Scanner) { s.Strings() }},
		{`nul`, func(s *jsonscan.Scanner) { s.Value() }},
		{`"a`, func(s *jsonscan.Scanner) { _ = s.String() }},
		{`"a\`, func(s *jsonscan.Scanner) { _ = s.String() }},
		{`1 `, func(*jsonscan.Scanner) {}},
	} {
		s := jsonscan.New(c.text)
		if c.read(&s); !errors.Is(s.End(), jsonscan.ErrMalformed) {
			t.Errorf("%s: %v", c.text, s.End())
		}
	}
}
