// Package internal holds the test of the project's layers.
package internal

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// source is a Go file that is part of the program.
type source struct {
	path    string // slashes, from the module's root
	pkg     string // its folder
	imports []string
	text    string
}

// readSources reads the files of the module in this process, so that Go's
// test cache notices every change. Tests and generators may do more than the
// program: they are left out.
func readSources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() {
			if path == filepath.Join("..", "test") || name == "testdata" || name == "node_modules" || name == "gen" || path != ".." && strings.HasPrefix(name, ".") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly)
		if err != nil {
			return err
		}
		rel := filepath.ToSlash(strings.TrimPrefix(path, ".."+string(filepath.Separator)))
		s := source{path: rel, pkg: filepath.ToSlash(filepath.Dir(rel)), text: string(text)}
		for _, i := range f.Imports {
			imported, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, imported)
		}
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 50 {
		t.Fatalf("read %d files only; the test looks in the wrong place", len(all))
	}
	return all
}

// under reports whether a package is one of these, or below one that ends
// with a slash.
func under(pkg string, places ...string) bool {
	return slices.ContainsFunc(places, func(p string) bool {
		return pkg == p || strings.HasSuffix(p, "/") && strings.HasPrefix(pkg+"/", p)
	})
}

// TestImports holds who may import what.
func TestImports(t *testing.T) {
	rules := []struct {
		imported string // a package, or all below it when it ends with a slash
		by       []string
	}{
		{"net/http", []string{".", "cmd/cognate", "cognatetest", "delivery", "trigger", "internal/awsjson", "internal/backchannel", "internal/console", "internal/sigv4", "internal/iam", "internal/hosted", "internal/logdelivery", "internal/metrics", "internal/oauth", "internal/site", "internal/userimport/upload", "internal/websession"}},
		{"database/sql/", []string{}},
		{"github.com/aws/", []string{"delivery", "trigger", "cmd/cognate"}},
		{"github.com/jackc/", []string{"internal/store"}},
		{"github.com/go-webauthn/", []string{"internal/passkey/"}},
		{"cognate/internal/passkey/passkeytest", nil}, // for tests
		{"zombiezen.com/", []string{"internal/store"}},
		{"github.com/prometheus/", []string{"internal/metrics"}},
		{"cognate/internal/wire/cognitoidp", []string{".", "internal/cognitoidp/", "internal/wire/tested/check"}},
		{"cognate/internal/wire/cognitoidentity", []string{".", "internal/cognitoidentity"}},
		{"cognate/internal/wire", []string{"internal/awsjson", "internal/cognitoidp/", "internal/wire/"}},
		{"cognate/internal/awsjson", []string{".", "internal/cognitoidp", "internal/cognitoidentity"}},
		{"cognate/internal/cognitoidp/", []string{".", "internal/cognitoidp"}},
		{"cognate/internal/", []string{".", "internal/"}},
		{"cognate", []string{"cmd/cognate", "cognatetest"}},
		{"flag", []string{"cmd/cognate"}},
		{"testing", []string{"cognatetest", "internal/store/storetest"}},
	}
	shared := []string{"cognate/internal/cognitoidp/present", "cognate/internal/cognitoidp/paging"}
	for _, s := range readSources(t) {
		for _, imported := range s.imports {
			if slices.Contains(shared, imported) && under(s.pkg, "internal/cognitoidp/") {
				continue
			}
			for _, r := range rules {
				if under(imported, r.imported) && !under(s.pkg, r.by...) {
					t.Errorf("%s imports %s, which only these may: %s", s.path, imported, strings.Join(r.by, ", "))
				}
			}
		}
	}
}

// TestLeaves holds the packages that import nothing of the project's, or
// little.
func TestLeaves(t *testing.T) {
	leaves := map[string][]string{
		"internal/fault":    {},
		"internal/caller":   {},
		"internal/seal":     {},
		"internal/srp":      {},
		"delivery":          {},
		"trigger":           {},
		"internal/envelope": {},
		"internal/userpool": {"cognate/internal/fault"},
		"internal/store":    {"cognate/internal/userpool", "cognate/internal/branding", "cognate/internal/jsonscan"},
		"internal/jsonscan": {},
		"internal/branding": {"cognate/internal/fault"},
		"internal/sigv4":    {"cognate/internal/fault"},
		"internal/password": {"cognate/internal/fault"},
	}
	for _, s := range readSources(t) {
		allowed, leaf := leaves[s.pkg]
		for _, imported := range s.imports {
			if leaf && (imported == "cognate" || strings.HasPrefix(imported, "cognate/")) && !slices.Contains(allowed, imported) {
				t.Errorf("%s imports %s; %s may import only %v of the project", s.path, imported, s.pkg, allowed)
			}
		}
	}
}

// TestClockAndEnvironment holds that only the program's edge and what runs in
// tests read the clock and the environment: all else is given them.
func TestClockAndEnvironment(t *testing.T) {
	outside := regexp.MustCompile(`\b(time\.Now|time\.Since|time\.Until|os\.Getenv|os\.LookupEnv|os\.Environ)\b`)
	comment := regexp.MustCompile(`(?m)//.*$`)
	for _, s := range readSources(t) {
		if under(s.pkg, ".", "cmd/cognate", "cognatetest") {
			continue
		}
		if m := outside.FindString(comment.ReplaceAllString(s.text, "")); m != "" {
			t.Errorf("%s uses %s; take it as an argument", s.path, m)
		}
	}
}

// TestFileLength holds that no file written by hand becomes a drawer.
func TestFileLength(t *testing.T) {
	for _, s := range readSources(t) {
		if strings.HasPrefix(filepath.Base(s.path), "zz_") {
			continue
		}
		if n := strings.Count(s.text, "\n"); n > 800 {
			t.Errorf("%s has %d lines; 800 are the most", s.path, n)
		}
	}
}

// TestPackagesSayWhatTheyAre holds that each package has its chapter.
func TestPackagesSayWhatTheyAre(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range readSources(t) {
		documented[s.pkg] = documented[s.pkg] || regexp.MustCompile(`(?m)^// (Package|Command) \w+ [\s\S]*?\npackage `).MatchString(s.text)
	}
	for pkg, ok := range documented {
		if !ok {
			t.Errorf("package %s has no comment that says what it is", pkg)
		}
	}
}
