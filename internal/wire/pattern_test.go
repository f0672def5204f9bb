package wire_test

import (
	"regexp"
	"strings"
	"testing"

	"cognate/internal/wire"
)

func TestPatternsAgreeWithTheirExpressions(t *testing.T) {
	values := []string{"", "a", "a b", "us-east-1_abc", "é", "日本", "\u2028", "a\tb", "a\n", "\n", " ", "_", "a.", ".", "🙂", "A1=_-.", "import-1", "\x7f", "\u00a0", "_a", "a_", "a_b_c", "a__b", "a_é", "é_a", "-_0"}
	for _, schema := range []*wire.Schema{userPools(t), identityPools(t)} {
		for _, name := range wire.Names(schema.Shapes) {
			pattern := schema.Shapes[name].Pattern
			if pattern == nil || strings.Contains(pattern.String(), "(?<!") {
				continue
			}
			whole := regexp.MustCompile(`^(?:` + pattern.String() + `)$`)
			for _, v := range values {
				if got, want := pattern.Match(v), whole.MatchString(v); got != want {
					t.Errorf("%s: %s matches %q = %v; want %v", name, pattern, v, got, want)
				}
			}
		}
	}
}

func TestBucketNamesDoNotEndInADot(t *testing.T) {
	pattern := userPools(t).Shapes["S3BucketType"].Pattern
	for value, want := range map[string]bool{"a.b-c_d": true, "a.": false, "a b": false, "": true} {
		if got := pattern.Match(value); got != want {
			t.Errorf("Match(%q) = %v; want %v", value, got, want)
		}
	}
}

func BenchmarkMatchToken(b *testing.B) {
	pattern := userPools(b).Shapes["TokenModelType"].Pattern
	token := strings.Repeat("eyJhbGciOi", 100)
	b.ReportAllocs()
	for b.Loop() {
		pattern.Match(token)
	}
}
