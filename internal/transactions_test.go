package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// TestTransactionsAskNobody holds that what runs in a transaction uses no
// context, which all that waits takes: the outside world, and above all another
// transaction. That one would wait for the only connection that writes, which
// the first one has, or for a reader while all of them do so.
func TestTransactionsAskNobody(t *testing.T) {
	seen := 0
	for _, s := range readSources(t) {
		if s.pkg == "internal/store" {
			continue
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, s.path, s.text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			var params *ast.FieldList
			var body *ast.BlockStmt
			switch f := n.(type) {
			case *ast.FuncLit:
				params, body = f.Type.Params, f.Body
			case *ast.FuncDecl:
				params, body = f.Type.Params, f.Body
			}
			if body == nil || !takesTx(params) {
				return true
			}
			seen++
			for _, p := range append([]ast.Node{body}, params) {
				ast.Inspect(p, func(n ast.Node) bool {
					if id, ok := n.(*ast.Ident); ok && (id.Name == "ctx" || id.Name == "context") {
						t.Errorf("%s: %s in a transaction", set.Position(id.Pos()), id.Name)
					}
					return true
				})
			}
			return true
		})
	}
	if seen < 500 {
		t.Errorf("saw %d functions only; the test looks in the wrong place", seen)
	}
}

// takesTx reports whether a function is given a transaction.
func takesTx(params *ast.FieldList) bool {
	for _, p := range params.List {
		star, ok := p.Type.(*ast.StarExpr)
		if !ok {
			continue
		}
		if named, ok := star.X.(*ast.SelectorExpr); ok && named.Sel.Name == "Tx" {
			return true
		}
	}
	return false
}
