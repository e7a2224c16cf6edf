// Package bounded looks at texts of YAML and CSV before they are read, so that none that
// somebody sent takes all memory or all time: a text goes in, and the place of what is too
// much of it comes out.
package bounded

import (
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"quotient/datasets/jsontext"
	"quotient/datasets/limits"
)

// Tokens splits a text of YAML into tokens, unless it has so many parts, or so many in
// one another, that to read them would take all memory or all time. The error has the
// place.
func Tokens(text []byte) (token.Tokens, error) {
	if n, at := parts(text, limits.Parts); n > limits.Parts {
		line, column := jsontext.LineColumn(text, at)
		return nil, &yaml.SyntaxError{
			Message: fmt.Sprintf("the file has more than %s parts\ndivide the study", limits.Count(limits.Parts)),
			Token:   &token.Token{Position: &token.Position{Line: line, Column: column}},
		}
	}
	tokens := lexer.Tokenize(string(text))
	d := depth{}
	for _, t := range tokens {
		if t.Type == token.TagType {
			return nil, &yaml.SyntaxError{Message: fmt.Sprintf("the tag %s is not supported\nremove it", t.Value), Token: t}
		}
		if at, what, todo := limits.Unreadable([]byte(t.Value)); at >= 0 {
			return nil, &yaml.SyntaxError{Message: what + "\n" + todo, Token: t}
		}
		if d.add(t); d.most() > limits.Depth {
			return nil, &yaml.SyntaxError{Message: fmt.Sprintf("lists and maps are nested more than %d deep\nlook for brackets that are never closed", limits.Depth), Token: t}
		}
	}
	return tokens, nil
}

// parts counts, at least, the items, keys and values of a text of YAML, up to one more
// than the most that may be, and gives the place of the last.
func parts(text []byte, most int) (n, at int) {
	for i, c := range text {
		switch c {
		case '\n', ',', ':', '[', '{':
			if n, at = n+1, i; n > most {
				return n, at
			}
		}
	}
	return n, at
}

// depth is how many lists and maps of YAML are in one another at a token.
type depth struct {
	flow   int   // those in brackets
	blocks []int // the columns of those by indentation
	line   int
	inLine int // that begin in the line, or have no end in it
}

func (d *depth) most() int { return d.flow + len(d.blocks) + d.inLine }

// add goes on to a token.
func (d *depth) add(t *token.Token) {
	if t.Position.Line != d.line {
		d.line, d.inLine = t.Position.Line, 0
		if d.flow == 0 {
			for len(d.blocks) > 0 && d.blocks[len(d.blocks)-1] >= t.Position.Column {
				d.blocks = d.blocks[:len(d.blocks)-1]
			}
			d.blocks = append(d.blocks, t.Position.Column)
		}
	}
	switch t.Type {
	case token.MappingStartType, token.SequenceStartType:
		d.flow++
	case token.MappingEndType, token.SequenceEndType:
		d.flow = max(0, d.flow-1)
	case token.CollectEntryType:
		d.inLine = 0
	case token.SequenceEntryType, token.MappingKeyType, token.MappingValueType, token.AnchorType:
		d.inLine++
	}
}

// Cells finds a cell of a CSV text that is too long: where it begins, and how many
// bytes it has at least; -1 where there is none.
func Cells(text []byte) (at, size int) {
	begin, quoted := 0, false
	if len(text) <= limits.Cell {
		return -1, 0
	}
	for i, c := range text {
		switch {
		case c == '"':
			quoted = !quoted
		case quoted || c != ',' && c != '\n':
		case i-begin > limits.Cell:
			return begin, i - begin
		default:
			begin = i + 1
		}
	}
	if size := len(text) - begin; size > limits.Cell {
		return begin, size
	}
	return -1, 0
}
