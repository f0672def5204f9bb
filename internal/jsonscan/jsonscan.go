// Package jsonscan reads JSON that is known to be well-formed, several times
// faster than encoding/json: texts are parts of the document instead of copies,
// and whoever reads says what comes next, so that nothing is looked up by name
// of a field.
//
// It is for the documents that almost every request reads: its own body and the
// claims of its token, once json.Valid has found them well-formed, and a user's
// row, which encoding/json wrote. What it reads of anything else means nothing, but it
// comes to an end, without a panic, and mostly with an error.
package jsonscan

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"time"
)

// ErrMalformed is what a Scanner reports of a document that is not what its
// reader took it for.
var ErrMalformed = errors.New("jsonscan: unexpected JSON")

// Scanner goes through one document from its beginning to its end. After the
// first thing that it does not expect it returns zero values only; End tells.
type Scanner struct {
	text   string
	at     int
	failed bool
}

// New returns a Scanner at the beginning of a document.
func New(text string) Scanner { return Scanner{text: text} }

// End returns ErrMalformed if anything was not what its reader took it for, or
// if something follows.
func (s *Scanner) End() error {
	s.space()
	if s.failed || s.at < len(s.text) {
		return ErrMalformed
	}
	return nil
}

// Object reads an object and calls read for each member, with its name. read
// must read the value.
func (s *Scanner) Object(read func(name string)) {
	if !s.expect('{') || s.take('}') {
		return
	}
	for {
		name := s.String()
		if !s.expect(':') {
			return
		}
		read(name)
		if s.take('}') || !s.expect(',') {
			return
		}
	}
}

// Array reads an array and calls read for each element, which read must read.
func (s *Scanner) Array(read func()) {
	if !s.expect('[') || s.take(']') {
		return
	}
	for {
		read()
		if s.take(']') || !s.expect(',') {
			return
		}
	}
}

// String reads a text.
func (s *Scanner) String() string {
	if !s.expect('"') {
		return ""
	}
	rest := s.text[s.at:]
	end := strings.IndexByte(rest, '"')
	if end < 0 {
		s.fail()
		return ""
	}
	if strings.IndexByte(rest[:end], '\\') < 0 {
		s.at += end + 1
		return rest[:end]
	}
	return s.escaped()
}

// escaped reads a text that has escapes, from behind its quotation mark.
func (s *Scanner) escaped() string {
	begin := s.at - 1
	for s.at < len(s.text) && s.text[s.at] != '"' {
		if s.text[s.at] == '\\' {
			s.at++
		}
		s.at++
	}
	s.at++
	var value string
	if s.at > len(s.text) || json.Unmarshal([]byte(s.text[begin:s.at]), &value) != nil {
		s.fail()
		return ""
	}
	return value
}

// Strings reads an array of texts.
func (s *Scanner) Strings() []string {
	list := []string{}
	s.Array(func() { list = append(list, s.String()) })
	return list
}

// Bytes reads a text that holds bytes in base64.
func (s *Scanner) Bytes() []byte {
	data, err := base64.StdEncoding.DecodeString(s.String())
	if err != nil {
		s.fail()
	}
	return data
}

// Time reads a moment as encoding/json writes it.
func (s *Scanner) Time() time.Time {
	t, err := time.Parse(time.RFC3339Nano, s.String())
	if err != nil {
		s.fail()
	}
	return t.UTC()
}

// Int64 reads a whole number.
func (s *Scanner) Int64() int64 {
	n, err := strconv.ParseInt(string(s.number()), 10, 64)
	if err != nil {
		s.fail()
	}
	return n
}

// Bool reads true or false.
func (s *Scanner) Bool() bool {
	if s.word("true") {
		return true
	}
	if !s.word("false") {
		s.fail()
	}
	return false
}

// Null reads a null if that comes next, and reports whether it did.
func (s *Scanner) Null() bool { return s.word("null") }

// Value reads whatever comes next as encoding/json does: a string, bool,
// json.Number, map[string]any or []any, or nil. Of members with the same name
// the last one counts.
func (s *Scanner) Value() any {
	switch s.next() {
	case '{':
		object := map[string]any{}
		s.Object(func(name string) { object[name] = s.Value() })
		return object
	case '[':
		list := []any{}
		s.Array(func() { list = append(list, s.Value()) })
		return list
	case '"':
		return s.String()
	case 't', 'f':
		return s.Bool()
	case 'n':
		if !s.Null() {
			s.fail()
		}
		return nil
	}
	return s.number()
}

// number reads a number as it is written.
func (s *Scanner) number() json.Number {
	s.space()
	begin := s.at
	for s.at < len(s.text) && strings.IndexByte("+-.0123456789Ee", s.text[s.at]) >= 0 {
		s.at++
	}
	if begin == s.at {
		s.fail()
	}
	return json.Number(s.text[begin:s.at])
}

// next returns the first byte of what comes next, 0 at the end.
func (s *Scanner) next() byte {
	s.space()
	if s.at == len(s.text) {
		return 0
	}
	return s.text[s.at]
}

func (s *Scanner) space() {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\n' || s.text[s.at] == '\t' || s.text[s.at] == '\r') {
		s.at++
	}
}

// take reads a byte if it comes next, and reports whether it did.
func (s *Scanner) take(c byte) bool {
	if s.next() != c || s.at == len(s.text) {
		return false
	}
	s.at++
	return true
}

// expect reads a byte that must come next.
func (s *Scanner) expect(c byte) bool {
	if !s.take(c) {
		s.fail()
		return false
	}
	return true
}

func (s *Scanner) word(w string) bool {
	s.space()
	if !strings.HasPrefix(s.text[s.at:], w) {
		return false
	}
	s.at += len(w)
	return true
}

// fail goes to the end, where nothing is expected.
func (s *Scanner) fail() { s.failed, s.at = true, len(s.text) }
