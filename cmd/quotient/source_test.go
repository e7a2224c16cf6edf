package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestSource looks for what a renaming leaves behind: an import of ours in the group of
// another's, and a comment of a declaration that begins with the name of another package.
func TestSource(t *testing.T) {
	qualified := regexp.MustCompile(`^[a-z]+\.[A-Z]\w*\b`)
	files := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		files++
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		line, ours := 0, false
		for _, i := range file.Imports {
			at := set.Position(i.Pos())
			is := strings.HasPrefix(i.Path.Value, `"quotient/`)
			if at.Line == line+1 && is != ours {
				t.Errorf("%s: imports of ours are a group of their own", at)
			}
			line, ours = at.Line, is
		}
		for _, d := range file.Decls {
			var doc *ast.CommentGroup
			switch d := d.(type) {
			case *ast.FuncDecl:
				doc = d.Doc
			case *ast.GenDecl:
				doc = d.Doc
			}
			if qualified.MatchString(doc.Text()) {
				t.Errorf("%s: the comment begins with the name of another package", set.Position(doc.Pos()))
			}
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Fatalf("%d files, %v", files, err)
	}
}
