package userimport

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFields(t *testing.T) {
	for line, want := range map[string][]string{
		"":                    {""},
		"a":                   {"a"},
		"a,b":                 {"a", "b"},
		" a , b ":             {"a", "b"},
		",":                   {"", ""},
		`a\,b,c`:              {"a,b", "c"},
		`a\`:                  {`a\`},
		`a\b\\,c`:             {`a\b\,c`},
		`"a,b",c`:             {"a,b", "c"},
		`"a ""b""",c`:         {`a "b"`, "c"},
		`"",c`:                {"", "c"},
		`"a`:                  {`"a`},
		`"a" b,c`:             {`"a" b`, "c"},
		`a "b",c`:             {`a "b"`, "c"},
		`"a` + "\t" + `","b"`: {"a", "b"},
		`m=1\,t=2\,p=3$x,"y"`: {"m=1,t=2,p=3$x", "y"},
	} {
		if diff := cmp.Diff(want, fields(line, nil)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", line, diff)
		}
	}
}

func TestLines(t *testing.T) {
	long := strings.Repeat("é", maxLine)
	l := newLines(strings.NewReader("a\r\n\n"+long+"\n"+long+"é\n"+strings.Repeat("x", 1_000_000)+"\nend"), 0, 0)
	var got []int
	for {
		line, err := l.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		n := len(line)
		if line == nil {
			n = -1
		}
		got = append(got, n)
	}
	if diff := cmp.Diff([]int{1, 0, 2 * maxLine, -1, -1, 3}, got); diff != "" {
		t.Errorf("lengths (-want +got):\n%s", diff)
	}
	if want := int64(3 + 1 + 2*maxLine + 1 + 2*maxLine + 3 + 1_000_001 + 3); l.offset != want || l.number != 6 {
		t.Errorf("ended at byte %d, line %d; want %d, 6", l.offset, l.number, want)
	}
}

// FuzzFields: no line makes it fail, and what was written with the service's
// escapes is read again.
func FuzzFields(f *testing.F) {
	f.Add("a,b", "c")
	f.Add(`"x`, `\`)
	f.Fuzz(func(t *testing.T, a, b string) {
		fields(a, nil)
		a, b = strings.TrimSpace(a), strings.TrimSpace(b)
		if strings.HasPrefix(a, `"`) || strings.HasPrefix(b, `"`) || strings.ContainsRune(a+b, '\\') {
			return
		}
		escape := func(s string) string { return strings.ReplaceAll(s, ",", `\,`) }
		if diff := cmp.Diff([]string{a, b}, fields(escape(a)+","+escape(b), nil)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
