package iam

import (
	"regexp"
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		want          bool
	}{
		{"", "", true}, {"", "a", false}, {"*", "", true}, {"**", "abc", true}, {"?", "", false},
		{"a*c", "abbbc", true}, {"a*c", "abbb", false}, {"a*b*c", "aXbXbXc", true},
		{"*ab", "aab", true}, {"a?c", "abc", true}, {"a?c", "ac", false}, {"?*?", "ab", true}, {"?*?", "a", false},
		{"a.c", "abc", false}, {"*a*b", "ba", false},
	} {
		if got := match(c.pattern, c.text); got != c.want {
			t.Errorf("match(%q, %q) = %v", c.pattern, c.text, got)
		}
	}
}

// A matcher that tries every star anew would not finish this one.
func TestMatchOfManyStarsStaysCheap(t *testing.T) {
	pattern, text := strings.Repeat("a*", 2000)+"b", strings.Repeat("a", 4000)
	if match(pattern, text) {
		t.Error("matches without the last letter")
	}
	if !match(pattern, text+"b") {
		t.Error("does not match")
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("a*b?c", "axxbyc")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		for _, s := range []string{pattern, text} {
			for i := range len(s) {
				if s[i] >= 0x80 || s[i] == '\n' { // bytes here, characters in regexp
					return
				}
			}
		}
		if len(pattern) > 100 {
			return
		}
		quoted := strings.NewReplacer(`\*`, ".*", `\?`, ".").Replace(regexp.QuoteMeta(pattern))
		re, err := regexp.Compile("^(?s:" + quoted + ")$")
		if err != nil {
			return
		}
		if got, want := match(pattern, text), re.MatchString(text); got != want && !strings.Contains(pattern, `\`) {
			t.Errorf("match(%q, %q) = %v", pattern, text, got)
		}
	})
}
