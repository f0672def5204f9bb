package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// statements returns every statement in the package's source, by where it is.
func statements(t *testing.T) map[string]string {
	t.Helper()
	files := token.NewFileSet()
	found := map[string]string{}
	names, err := fs.Glob(os.DirFS("."), "*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || name == "dialect.go" { // what differs is there
			continue
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			x, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			text := textOf(x)
			if verb.MatchString(text) {
				found[files.Position(x.Pos()).String()] = text
				return false
			}
			return true
		})
	}
	return found
}

var (
	verb      = regexp.MustCompile(`^(SELECT|INSERT INTO|UPDATE|DELETE FROM) `)
	parameter = regexp.MustCompile(`\$(\d+)`)
	forbidden = regexp.MustCompile(`(?i)\b(LIKE|now|lower|upper|random|OFFSET|AUTOINCREMENT|nextval)\b|\?`)
)

// textOf returns the text of a literal, or of literals and constants of
// columns that are added up.
func textOf(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(x.Value); err == nil && x.Kind == token.STRING {
			return s
		}
	case *ast.Ident:
		return map[string]string{"userColumns": userColumns, "signingKeyColumns": signingKeyColumns, "importColumns": importColumns}[x.Name]
	case *ast.BinaryExpr:
		return textOf(x.X) + textOf(x.Y)
	}
	return ""
}

// TestStatements: every statement is understood, its parameters come in order
// (so that they mean the same wherever parameters are known by their place),
// and it uses nothing that databases differ in.
func TestStatements(t *testing.T) {
	db, err := Open(t.Context(), ":memory:", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := statements(t)
	if len(all) < 50 {
		t.Fatalf("found %d statements only", len(all))
	}
	for at, text := range all {
		seen := 0
		for _, m := range parameter.FindAllStringSubmatch(text, -1) {
			n, err := strconv.Atoi(m[1])
			if err != nil || n > seen+1 {
				t.Errorf("%s: $%s comes after $%d in %s", at, m[1], seen, text)
			}
			seen = max(seen, n)
		}
		if word := forbidden.FindString(text); word != "" {
			t.Errorf("%s: %q in %s", at, word, text)
		}
		err := db.View(t.Context(), func(tx *Tx) error { _, err := tx.run.(*session).stmt(text, nil); return err })
		if err != nil {
			t.Errorf("%s: %v in %s", at, err, text)
		}
	}
}

// TestSearches: no statement looks through a table row by row, so a pool of a
// million users is as quick as one of a thousand.
func TestSearches(t *testing.T) {
	db, err := Open(t.Context(), ":memory:", Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	whole := map[string]bool{ // tables that stay small, and what is read whole on purpose
		"SCAN access_keys": true, "SCAN schema_version": true,
		"SCAN few": true, // rows that the statement itself limits
	}
	for at, text := range statements(t) {
		n := 0
		for _, m := range parameter.FindAllStringSubmatch(text, -1) {
			if k, err := strconv.Atoi(m[1]); err == nil {
				n = max(n, k)
			}
		}
		args := make([]any, n)
		for i := range args {
			args[i] = int64(1)
		}
		err := db.View(t.Context(), func(tx *Tx) error {
			return tx.each("EXPLAIN QUERY PLAN "+text, args, func(s scanner) error {
				var id, parent, unused int64
				var detail string
				if err := s.Scan(&id, &parent, &unused, &detail); err != nil {
					return err
				}
				scans := strings.HasPrefix(detail, "SCAN ") && !strings.Contains(detail, "INDEX") && !strings.HasPrefix(detail, "SCAN CONSTANT")
				if scans && !whole[detail] || strings.Contains(detail, "TEMP B-TREE") && !strings.Contains(text, "access_keys") {
					t.Errorf("%s: %s\nfor %s", at, detail, text)
				}
				return nil
			})
		})
		if err != nil {
			t.Errorf("%s: %v", at, err)
		}
	}
}
