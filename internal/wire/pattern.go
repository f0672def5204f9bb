package wire

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Pattern is a regular expression that a whole value must match. It is
// compiled when it is first needed, because most programs use few of them.
type Pattern struct {
	text  string
	match func() func(string) bool
}

// notAfterDot is the one construct in the schema that Go's expressions lack.
const notAfterDot = `(?<!\.)`

// NewPattern returns the pattern with that text.
func NewPattern(text string) *Pattern {
	return &Pattern{text: text, match: sync.OnceValue(func() func(string) bool { return compile(text) })}
}

// String returns the pattern as messages print it.
func (p *Pattern) String() string { return p.text }

// Match reports whether all of value matches.
func (p *Pattern) Match(value string) bool { return p.match()(value) }

// compile prefers, for the many patterns that repeat one class of characters,
// and for ids of pools, a walk along the value: it is several times faster than
// the expression.
func compile(text string) func(string) bool {
	if strings.Contains(text, notAfterDot) {
		rest := compile(strings.ReplaceAll(text, notAfterDot, ""))
		return func(value string) bool { return !strings.HasSuffix(value, ".") && rest(value) }
	}
	if re, err := syntax.Parse(text, syntax.Perl); err == nil {
		if class, empty, ok := repeatedClass(re); ok {
			return func(value string) bool { return value == "" && empty || value != "" && class.all(value) }
		}
		if left, mark, right, ok := markedPair(re); ok {
			return func(value string) bool {
				at := strings.LastIndex(value, mark)
				return at > 0 && at+len(mark) < len(value) && left.all(value[:at]) && right.all(value[at+len(mark):])
			}
		}
	}
	return regexp.MustCompile(`^(?:` + text + `)$`).MatchString
}

// class is a set of characters: a table for ASCII, sorted pairs for the rest.
type class struct {
	ascii  [utf8.RuneSelf]bool
	ranges []rune
}

// repeatedClass recognizes patterns such as [\S]+ and tells whether they allow
// the empty value.
func repeatedClass(re *syntax.Regexp) (c *class, empty, ok bool) {
	if re.Op != syntax.OpPlus && re.Op != syntax.OpStar || re.Sub[0].Op != syntax.OpCharClass {
		return nil, false, false
	}
	c = &class{ranges: re.Sub[0].Rune}
	for r := range rune(utf8.RuneSelf) {
		c.ascii[r] = c.search(r)
	}
	return c, re.Op == syntax.OpStar, true
}

// markedPair recognizes patterns such as [\w-]+_[0-9a-zA-Z]+: two classes around
// a character that the second does not have, so that its last place in a value
// is the only one where the value can be parted.
func markedPair(re *syntax.Regexp) (left *class, mark string, right *class, ok bool) {
	if re.Op != syntax.OpConcat || len(re.Sub) != 3 || re.Sub[1].Op != syntax.OpLiteral || len(re.Sub[1].Rune) != 1 || re.Sub[1].Flags&syntax.FoldCase != 0 {
		return nil, "", nil, false
	}
	left, emptyLeft, okLeft := repeatedClass(re.Sub[0])
	right, emptyRight, okRight := repeatedClass(re.Sub[2])
	if !okLeft || !okRight || emptyLeft || emptyRight || right.search(re.Sub[1].Rune[0]) {
		return nil, "", nil, false
	}
	return left, string(re.Sub[1].Rune), right, true
}

func (c *class) all(value string) bool {
	for _, r := range value {
		if r < utf8.RuneSelf {
			if !c.ascii[r] {
				return false
			}
		} else if !c.search(r) {
			return false
		}
	}
	return true
}

// search finds r among the pairs of first and last characters.
func (c *class) search(r rune) bool {
	i, found := slices.BinarySearch(c.ranges, r)
	return found || i%2 == 1
}
