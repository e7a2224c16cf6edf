package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestLoopsCount looks for loops that step by floats. Such a loop has one turn more
// or less than is meant, and none ends where the step is lost in the number: they
// count by integers instead.
func TestLoopsCount(t *testing.T) {
	found, files := 0, 0
	const root = "../.."
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if loop, ok := n.(*ast.ForStmt); ok && stepsByFloats(loop) {
				t.Errorf("%s: the loop steps by floats: count by integers", set.Position(loop.Pos()))
			}
			return true
		})
		return nil
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files, %v", files, err)
	}
	for _, loop := range []string{
		"for v := 0.0; v < 80; v += 0.25 {}", "for x := left; x < right; x += 0.5 {}", "for i := math.Floor(low); i < n; i++ {}",
		"for v := b.Block; v < end; v += b.Block {}", "for i := 0; i < n; i++ {}", "for e := first; e < last; e += every {}",
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "", "package p\nfunc f() {\n"+loop+"\n}", 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if loop, ok := n.(*ast.ForStmt); ok && stepsByFloats(loop) {
				found++
			}
			return true
		})
	}
	if found != 4 {
		t.Errorf("of four loops over floats %d are found", found)
	}
}

// stepsByFloats reports whether a loop begins or steps with what is a float: a
// literal with a point, a result of package math, or a field, which no loop here
// counts by.
func stepsByFloats(loop *ast.ForStmt) bool {
	if loop.Post == nil {
		return false
	}
	float := false
	for _, s := range []ast.Stmt{loop.Init, loop.Post} {
		a, ok := s.(*ast.AssignStmt)
		if !ok {
			continue
		}
		for _, value := range a.Rhs {
			ast.Inspect(value, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.BasicLit:
					float = float || n.Kind == token.FLOAT
				case *ast.SelectorExpr:
					name, _ := n.X.(*ast.Ident)
					float = float || a.Tok == token.ADD_ASSIGN || name != nil && name.Name == "math"
				case *ast.CallExpr:
					if f, ok := n.Fun.(*ast.Ident); ok && f.Name == "int" {
						return false
					}
				}
				return true
			})
		}
	}
	return float
}
