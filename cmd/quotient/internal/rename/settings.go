package rename

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/charts"
	"quotient/cmd/quotient/internal/keys"
	"quotient/datasets"
	"quotient/datasets/lazy"
)

// settings renames in charts.yaml and comparisons.yaml.
func settings(c change, files map[string][]byte) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, name := range []string{charts.SpecFile, analysis.SpecFile} {
		text, ok := files[name]
		if !ok {
			continue
		}
		text, err := c.yaml(name, text)
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(text, files[name]) {
			out[name] = text
		}
	}
	return out, nil
}

// yaml renames in the texts of a YAML file: each is changed where it is, from its first
// sign up to the next text.
func (c change) yaml(name string, text []byte) ([]byte, error) {
	all, err := datasets.Scalars(name, text)
	if err != nil {
		return nil, err
	}
	from := make([]int, len(all)+1)
	from[len(all)] = len(text)
	at := newPlaces(text)
	for i, s := range all {
		from[i] = at.offset(s.Line, s.Column)
	}
	roles := rolesIn(all)
	out := slices.Clone(text)
	for i, s := range slices.Backward(all) { // so that places before stay true
		do := c.rewriting(s, roles)
		if do == nil {
			continue
		}
		piece := string(text[from[i]:from[i+1]])
		is := do(piece)
		if is == piece {
			return nil, fmt.Errorf("%s:%d:%d: %q is written in a way that cannot be changed in place\n    write it plainly, as in %s", name, s.Line, s.Column, s.Value, c.old)
		}
		out = slices.Replace(out, from[i], from[i+1], []byte(is)...)
	}
	return out, nil
}

// roles tells what each text of a file is.
type roles map[string]keys.Places // by the list and the number of an entry

func rolesIn(all []datasets.Scalar) roles {
	out := roles{}
	for _, s := range all {
		if len(s.Path) < 2 || s.Key {
			continue
		}
		entry := s.Path[0] + "/" + s.Path[1]
		switch s.Path[0] {
		case "charts":
			if len(s.Path) == 3 && s.Path[2] == "kind" {
				out[entry] = keys.OfChart(s.Value)
			}
		case "comparisons":
			out[entry] = ofComparison
		case "schedules":
			out[entry] = ofSchedule
		case "derive":
			out[entry] = ofDerived
		}
	}
	return out
}

var ofComparison, ofSchedule, ofDerived = keys.OfComparison(), keys.OfSchedule(), keys.OfDerived()

// of is what a text of a file is.
func (r roles) of(s datasets.Scalar) keys.Role {
	if len(s.Path) < 3 {
		return ""
	}
	return r[s.Path[0]+"/"+s.Path[1]].Role(s.Path[2:], s.Key)
}

// rewriting is what a change makes of a text as it is written; nil if it is no concern of
// the change.
func (c change) rewriting(s datasets.Scalar, all roles) func(string) string {
	role, do := all.of(s), c.first
	switch role {
	case keys.Formula:
		do = c.formula
	case keys.Words:
		do = c.words
	default:
		if !c.names(s, role) {
			return nil
		}
	}
	if do(s.Value) == s.Value {
		return nil
	}
	return do
}

// names reports whether a text of a role is, as a whole, an address that changes.
func (c change) names(s datasets.Scalar, role keys.Role) bool {
	_, whole := c.address(s.Value)
	computed := c.kind == aComparison || c.kind == aSchedule
	switch role {
	case keys.Fact:
		return whole && c.kind != aChart && c.kind != aSchedule
	case keys.Schedule:
		return whole && computed
	case keys.ID:
		return whole && (c.kind == aChart) == (s.Path[0] == "charts") && (c.kind == aChart || computed)
	case keys.Table:
		return c.kind == aTable && s.Value == c.old
	}
	return false
}

// first renames the address that a text is, which is the first thing in it: of a table, as
// itself or before the id of a row.
func (c change) first(s string) string { return strings.Replace(s, c.old, c.now, 1) }

// words renames in the numbers of a text: {id} and {id|form}.
func (c change) words(s string) string {
	if c.kind == aChart || c.kind == aSchedule {
		return s
	}
	return captions.Template.ReplaceAllStringFunc(s, func(number string) string {
		m := captions.Template.FindStringSubmatch(number)
		if ref, ok := c.address(m[1]); ok {
			return "{" + ref + number[1+len(m[1]):]
		}
		return number
	})
}

// name is a name in a formula, or a text in quotation marks, which has none.
var name = lazy.MustCompile(`\\?"[^"]*"|[a-zA-Z][a-zA-Z0-9_]*(?:-[a-zA-Z0-9_]+)*(?:\.[a-zA-Z0-9_]+(?:-[a-zA-Z0-9_]+)*)?(?:[ \t]*\()?`)

// formula renames in a formula, but for its functions. Of the text as it is written the
// first sign may be a quotation mark of YAML, and after its end may be a comment.
func (c change) formula(s string) string {
	if c.kind == aChart {
		return s
	}
	open, end := "", ""
	if strings.HasPrefix(s, `"`) {
		open, s = s[:1], s[1:]
		if i := closing(s); i >= 0 {
			s, end = s[:i], s[i:]
		}
	} else if i := strings.Index(s, " #"); i >= 0 {
		s, end = s[:i], s[i:]
	}
	return open + name.ReplaceAllStringFunc(s, func(word string) string {
		if ref, ok := c.address(word); ok {
			return ref
		}
		return word
	}) + end
}

// closing is the quotation mark that ends a text in double ones.
func closing(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// places finds the bytes of lines and columns.
type places struct {
	text   []byte
	starts []int
}

func newPlaces(text []byte) places {
	p := places{text, []int{0}}
	if bytes.HasPrefix(text, []byte("\ufeff")) {
		p.starts[0] = len("\ufeff")
	}
	for i, b := range text {
		if b == '\n' {
			p.starts = append(p.starts, i+1)
		}
	}
	return p
}

// offset is the byte of a line and column, in code points from 1.
func (p places) offset(line, column int) int {
	at := p.starts[min(max(line, 1), len(p.starts))-1]
	rest := p.text[at:]
	for i := range string(rest) {
		if column--; column == 0 {
			return at + i
		}
		if rest[i] == '\n' {
			return at + i
		}
	}
	return len(p.text)
}
