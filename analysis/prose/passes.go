package prose

import (
	"math/big"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// passesCaption names the rule by which a number in the words of a chart needs no row: it
// is of the method, of the unit, of the axis, or of what the chart itself shows.
func (p caption) passesCaption(m scan.Mention) string {
	if p.prose || p.data == nil {
		return ""
	}
	text := []rune(p.Text.Value)
	before := strings.Fields(strings.ToLower(string(text[:m.Span.Start])))
	after := strings.ToLower(string(text[m.Span.End:]))
	words := strings.Fields(strings.ToLower(m.Text))
	switch {
	case p.year(m):
		return "years of the rows"
	case p.Gives(m.Text, m.Low):
		return "numbers and dates of the lines and periods themselves"
	case m.Kind != scan.Quantity && m.Kind != scan.Percent && !m.IsShare() || len(words) == 0:
		return ""
	case slices.ContainsFunc(wording.All().Confidence, func(s string) bool { return strings.HasPrefix(strings.TrimSpace(after), s) }):
		return "levels of confidence" // 95% confidence intervals
	case spelled(m) && m.Bound != quantity.Exact && m.Low.Sign() == 0 && m.High.Sign() == 0:
		return "sides of zero"
	case slices.Contains(wording.All().Scales, words[0]) && len(before) == 0:
		return "units in the large" // million tonnes
	case p.countsRows(m):
		return "counts of what is drawn"
	}
	return ""
}

// year reports whether four digits are those of a date or a cell of a row.
func (p caption) year(m scan.Mention) bool {
	if len(m.Text) != 4 || strings.ContainsFunc(m.Text, func(r rune) bool { return r < '0' || r > '9' }) {
		return false
	}
	return slices.ContainsFunc(p.data.rows, func(o *datasets.Observation) bool {
		return strings.HasPrefix(o.Date.String(), m.Text) || slices.ContainsFunc(o.Columns(), func(c string) bool {
			return c != "value" && c != "high" && o.Cell(c) == m.Text
		})
	})
}

// countsRows reports whether a number in words is how many rows the chart has, or how many
// different cells in a column that has the noun for its name: six countries.
func (p caption) countsRows(m scan.Mention) bool {
	if !spelled(m) || m.Noun == "" || m.Low.Cmp(m.High) != 0 || len(p.data.rows) == 0 {
		return false
	}
	nouns := wording.Lower(m.Noun)
	for _, c := range p.data.rows[0].Columns() {
		if !slices.ContainsFunc(nouns, func(w string) bool { return wording.Stem(w) == wording.Stem(strings.ToLower(c)) }) {
			continue
		}
		cells := map[string]bool{}
		for _, o := range p.data.rows {
			cells[o.Cell(c)] = true
		}
		return m.Low.Cmp(big.NewRat(int64(len(cells)), 1)) == 0
	}
	return false
}
