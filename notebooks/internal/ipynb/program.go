package ipynb

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// Mark begins the line that the program of a notebook prints before each cell.
const Mark = "\x1e cell "

// Program makes one Go program of the code cells, so that they can be run where
// there is no Jupyter. As in GoNB, what a cell declares holds in those after it,
// and what stands below %% is run; lines for the kernel, which begin with ! or
// %, are left out. Unlike there, all is one program: a name is declared once,
// and an import that no cell uses is a fault.
//
// The program prints [Mark] and the number of the cell before each.
func (n *Notebook) Program() ([]byte, error) {
	var imports, declared []string
	var body, calls bytes.Buffer
	for i, c := range n.Cells {
		if c.Type != "code" {
			continue
		}
		declarations, run, err := split(string(c.Source))
		if err != nil {
			return nil, fmt.Errorf("cell %d: %w", i+1, err)
		}
		fset := token.NewFileSet()
		text := "package main\n" + declarations
		f, err := parser.ParseFile(fset, fmt.Sprintf("cell %d", i+1), text, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.IMPORT {
				declared = append(declared, text[fset.Position(d.Pos()).Offset:fset.Position(d.End()).Offset])
				continue
			}
			for _, s := range g.Specs {
				if spec := text[fset.Position(s.Pos()).Offset:fset.Position(s.End()).Offset]; !slices.Contains(imports, spec) {
					imports = append(imports, spec)
				}
			}
		}
		fmt.Fprintf(&calls, "print(%d)\n", i+1)
		if run != "" {
			fmt.Fprintf(&body, "func cell%d() {\n%s\n}\n\n", i+1, run)
			fmt.Fprintf(&calls, "cell%d()\n", i+1)
		}
	}
	source := fmt.Sprintf("package main\n\nimport (\nmarked \"fmt\"\n%s\n)\n\n%s\n\n%s\nfunc main() {\nprint := func(n int) { marked.Printf(\"%%s%%d\\n\", %q, n) }\n%s}\n",
		strings.Join(imports, "\n"), strings.Join(declared, "\n\n"), body.String(), Mark, calls.String())
	return format.Source([]byte(source))
}

// split divides a cell into what it declares and what it runs.
func split(source string) (declarations, run string, err error) {
	var above, below []string
	main := false
	for _, line := range strings.Split(source, "\n") {
		switch {
		case strings.TrimSpace(line) == "%%" || strings.TrimSpace(line) == "%main":
			main = true
		case strings.HasPrefix(line, "%%"):
			return "", "", fmt.Errorf("%q is no Go", line)
		case strings.HasPrefix(line, "!") || strings.HasPrefix(line, "%"):
		case main:
			below = append(below, line)
		default:
			above = append(above, line)
		}
	}
	return strings.Join(above, "\n"), strings.TrimSpace(strings.Join(below, "\n")), nil
}
