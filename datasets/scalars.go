package datasets

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"quotient/datasets/bounded"
)

// A Scalar is a text of a YAML file at its place: a value, or a key of a map.
type Scalar struct {
	Text
	Path []string // the keys and, of lists, the places from 0 that lead to it; of a key, with itself
	Key  bool
}

// Scalars lists the texts of a YAML file, in the order of the file. What an alias stands for
// is where its anchor is. The error is of type [Findings].
func Scalars(file string, text []byte) (out []Scalar, err error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	err = findings(file, nil, guard(func() error {
		tokens, err := bounded.Tokens(text)
		if err != nil {
			return err
		}
		parsed, err := parser.Parse(tokens, 0)
		if err != nil {
			return err
		}
		for _, doc := range parsed.Docs {
			scalars(doc.Body, nil, &out)
		}
		return nil
	}))
	slices.SortStableFunc(out, func(a, b Scalar) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	return out, err
}

// scalars adds the texts of a node that is at a path.
func scalars(node ast.Node, path []string, out *[]Scalar) {
	below := func(key string) []string { return append(slices.Clone(path), key) }
	switch n := node.(type) {
	case nil, *ast.AliasNode:
	case *ast.AnchorNode:
		scalars(n.Value, path, out)
	case *ast.TagNode:
		scalars(n.Value, path, out)
	case *ast.MappingNode:
		for _, v := range n.Values {
			scalars(v, path, out)
		}
	case *ast.MappingValueNode:
		at := below(n.Key.GetToken().Value)
		if t, ok := textOf(n.Key); ok {
			*out = append(*out, Scalar{t, at, true})
		}
		scalars(n.Value, at, out)
	case *ast.SequenceNode:
		for i, v := range n.Values {
			scalars(v, below(strconv.Itoa(i)), out)
		}
	default:
		if t, ok := textOf(node); ok {
			*out = append(*out, Scalar{t, path, false})
		}
	}
}

// textOf is the text of a node that has one.
func textOf(node ast.Node) (t Text, ok bool) {
	if l, is := node.(*ast.LiteralNode); is { // which begins with its | or >
		err := t.UnmarshalYAML(node)
		t.Line, t.Column = l.Start.Position.Line, l.Start.Position.Column
		return t, err == nil
	}
	if node.GetToken() == nil || node.GetToken().Position == nil {
		return t, false
	}
	return t, t.UnmarshalYAML(node) == nil
}
