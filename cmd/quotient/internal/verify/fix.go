package verify

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/big"
	"path"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// Fixes proposes corrections of rows as a patch in the unified format, for the
// findings that have one certain correction:
//
//   - of a value or a bound, where the quote states one number: what it states
//   - of a quote, where the value stands once in the paragraph, with its bound:
//     the words there
//
// Nothing is written. It is empty where there is nothing certain to propose.
func Fixes(fsys fs.FS, v *report.Verification, s *Study) string {
	if s.Study == nil {
		return ""
	}
	edits := map[string][]edit{} // by file
	for _, c := range v.Checks {
		if !slices.Contains([]string{"quote", "numeral", "qualifier"}, c.Name) {
			continue
		}
		for _, f := range c.Findings {
			o, err := s.Observation(f.Ref)
			if err != nil {
				continue
			}
			for column, text := range s.correct(c.Name, o) {
				t, _ := s.Table(o.Table)
				at := o.Finding(column, "", "")
				e := edit{at.Line, at.Column, text}
				if at.Column > 0 && text != o.Cell(column) && !slices.Contains(edits[t.Path], e) {
					edits[t.Path] = append(edits[t.Path], e)
				}
			}
		}
	}
	var out strings.Builder
	for _, t := range s.Tables {
		old, err := fs.ReadFile(fsys, t.Path)
		if err != nil || len(edits[t.Path]) == 0 {
			continue
		}
		out.WriteString(diff(strings.TrimPrefix(path.Join(v.Folder, t.Path), "/"), old, apply(old, edits[t.Path])))
		delete(edits, t.Path) // two tables may have one file
	}
	return out.String()
}

// correct gives the cells of a row as they must be for a check to hold, by column;
// none where that is not certain.
func (s *Study) correct(check string, o *datasets.Observation) map[string]string {
	language, ok := scan.In(s.language())
	if !ok {
		return nil
	}
	amounts := func(text string) (out []scan.Mention) {
		for _, m := range language.Text(text) {
			if m.Low != nil && m.High != nil && slices.Contains([]scan.Kind{scan.Quantity, scan.Money, scan.Percent}, m.Kind) {
				out = append(out, m)
			}
		}
		return out
	}
	if check == "quote" {
		return s.requote(o, amounts)
	}
	stated := amounts(o.Quote)
	if len(stated) != 1 {
		return nil
	}
	low, high, bound := cell(stated[0].Low), cell(stated[0].High), stated[0].Bound
	switch {
	case low == "" || high == "":
		return nil
	case check == "numeral" && bound == quantity.Between:
		return map[string]string{"value": low, "high": high}
	case check == "numeral":
		return map[string]string{"value": low}
	case bound == quantity.Between && o.Has("high"):
		return map[string]string{"value": low, "high": high, "bound": string(bound)}
	case bound != quantity.Between:
		return map[string]string{"bound": string(bound)}
	}
	return nil
}

// requote finds the words of the paragraph that state the row's number.
func (s *Study) requote(o *datasets.Observation, amounts func(string) []scan.Mention) map[string]string {
	if o.Quantity == nil || o.Where == "" {
		return nil
	}
	value := o.Quantity.Value()
	var found []string
	for _, t := range s.Texts {
		paragraph, err := t.Locate(o.Where)
		if err != nil {
			continue
		}
		text := []rune(t.Text(paragraph))
		for _, m := range amounts(string(text)) {
			phrase := strings.TrimSpace(string(text[m.Phrase.Start:m.Phrase.End]))
			if m.Low.Cmp(value) != 0 || m.Bound != o.Bound {
				continue
			}
			if _, err := t.Quote(phrase, o.Where); err == nil {
				found = append(found, phrase)
			}
		}
	}
	if len(found) != 1 || strings.ContainsAny(found[0], "\r\n") {
		return nil
	}
	return map[string]string{"quote": found[0]}
}

// language is that of the study's first text.
func (s *Study) language() string {
	if len(s.Sources) > 0 && s.Sources[0].Language != "" {
		return s.Sources[0].Language
	}
	return quantity.English.Tag
}

// cell writes a number as a table has it; "" where it has no short decimal.
func cell(r *big.Rat) string {
	text := strings.TrimSuffix(strings.TrimRight(r.FloatString(6), "0"), ".")
	if back, err := quantity.ParseDecimal(text); err != nil || back.Cmp(r) != 0 {
		return ""
	}
	return text
}

// An edit puts another text into the cell of a CSV file that begins at a line and
// a column, in code points.
type edit struct {
	line, column int
	text         string
}

// apply makes edits. Those of a cell that is not on one line are left out.
func apply(text []byte, edits []edit) []byte {
	slices.SortFunc(edits, func(a, b edit) int { // from the end, so that places stay
		if a.line != b.line {
			return b.line - a.line
		}
		return b.column - a.column
	})
	for _, e := range edits {
		from := offset(text, e.line, e.column)
		if from < 0 {
			continue
		}
		to := from + cellLength(text[from:])
		if bytes.IndexByte(text[from:to], '\n') >= 0 {
			continue
		}
		put := e.text
		if strings.ContainsAny(put, `",`) {
			put = `"` + strings.ReplaceAll(put, `"`, `""`) + `"`
		}
		text = slices.Concat(text[:from], []byte(put), text[to:])
	}
	return text
}

// cellLength is how many bytes of CSV the cell at the start has.
func cellLength(text []byte) int {
	if len(text) == 0 || text[0] != '"' {
		if n := bytes.IndexAny(text, ",\r\n"); n >= 0 {
			return n
		}
		return len(text)
	}
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			i++
			continue
		}
		return i + 1
	}
	return len(text)
}

// diff gives the lines that differ between two texts with as many lines, in the
// unified format, with three lines around them.
func diff(name string, old, new []byte) string {
	a, b := strings.SplitAfter(string(old), "\n"), strings.SplitAfter(string(new), "\n")
	if len(a) != len(b) || bytes.Equal(old, new) {
		return ""
	}
	const context = 3
	last := len(a)
	if a[last-1] == "" { // behind the last new line
		last--
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--- a/%s\n+++ b/%s\n", name, name)
	line := func(sign, text string) {
		out.WriteString(sign + text)
		if !strings.HasSuffix(text, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
	for i := 0; i < last; i++ {
		if a[i] == b[i] {
			continue
		}
		from, end := max(0, i-context), i+1
		for j := i; j < min(last, end+2*context); j++ { // hunks that touch are one
			if a[j] != b[j] {
				end = j + 1
			}
		}
		to := min(last, end+context)
		fmt.Fprintf(&out, "@@ -%d,%d +%d,%d @@\n", from+1, to-from, from+1, to-from)
		for j := from; j < to; {
			if a[j] == b[j] {
				line(" ", a[j])
				j++
				continue
			}
			k := j
			for k < to && a[k] != b[k] {
				k++
			}
			for x := j; x < k; x++ {
				line("-", a[x])
			}
			for x := j; x < k; x++ {
				line("+", b[x])
			}
			j = k
		}
		i = to - 1
	}
	return out.String()
}
