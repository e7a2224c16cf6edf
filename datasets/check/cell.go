package check

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// cellCheck looks at the numbers in the other cells of a row, which charts print: each is
// in the row's date, or where the quote is.
var cellCheck = Check{
	Name: "cell",
	Doc:  "Numbers in the other cells of a row are in the text.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			for _, column := range row.Columns() {
				if slices.Contains(datasets.StandardColumns, column) && column != "author" {
					continue
				}
				for _, m := range numbers(row.info, inWords(row.info, row.Cell(column))) {
					switch {
					case vague(m) || article(m):
					case row.text < 0:
						r.Skip(notAtHand)
					default:
						r.Checked++
						if !l.stands(row, m) && !l.dateline(row, m) {
							r.Add(row.Finding(column, fmt.Sprintf("the cell says %q, which is neither near the quote nor in the date", m.Text), "write what the text says, or leave the number out"))
						}
					}
				}
			}
		}
	},
}

// inWords is a cell as a text has it: 1905-06 is June 1905, and not from 1905 to 1906.
func inWords(info datasets.SourceInfo, cell string) string {
	if d, err := edtf.Parse(cell); err == nil && d.Precision() == edtf.ToMonth {
		return d.Format(cmp.Or(info.Language, quantity.English.Tag))
	}
	return cell
}

// vague reports whether a mention has no number: several.
func vague(m scan.Mention) bool { return m.Low == nil && !m.IsDate() }

var one = big.NewRat(1, 1)

// article reports whether a mention is one as a word, as often an article as a number.
func article(m scan.Mention) bool {
	return m.Kind == scan.Quantity && m.Low != nil && m.Low.Cmp(one) == 0 && !strings.ContainsFunc(m.Text, unicode.IsDigit)
}

// stands reports whether a number of a cell is in the row's date, or in the
// paragraph of its quote or its heading.
func (l *Ledger) stands(row *reading, m scan.Mention) bool {
	if m.Clock != "" && strings.Contains(row.Date.String()+"Z", "T"+m.Clock) || dates(row.Observation, m) {
		return true
	}
	says := func(x scan.Mention) bool {
		switch {
		case m.Clock != "":
			return x.Clock == m.Clock
		case !m.Date().IsZero():
			return m.Date().Compatible(x.Date())
		}
		return x.Low != nil && x.High != nil && x.Low.Cmp(m.Low) == 0 && x.High.Cmp(m.High) == 0
	}
	return slices.ContainsFunc(l.near(row), func(some []scan.Mention) bool { return slices.ContainsFunc(some, says) })
}

// dateline reports whether a date in a cell of a witness is that of its text: of several
// that tell one fact, a row may have when each of them does.
func (l *Ledger) dateline(row *reading, m scan.Mention) bool {
	const short = 12 // words of a title, a byline or a dateline
	if row.Cell("fact") == "" || m.Date().IsZero() {
		return false
	}
	return slices.ContainsFunc(l.texts[row.text].openings(), func(o opening) bool {
		return len(o.words) <= short && slices.ContainsFunc(numbers(row.info, o.text), func(x scan.Mention) bool { return m.Date().Compatible(x.Date()) })
	})
}

// near are the numbers of the paragraph of a quote and of its heading, and those that can
// date it.
func (l *Ledger) near(row *reading) [][]scan.Mention {
	t := l.texts[row.text]
	from, to := t.inside(t.paragraph(row.span))
	near := [][]scan.Mention{t.Mentions[from:to], numbers(row.info, t.Source.Where(row.span))}
	for _, s := range l.scope(row) {
		near = append(near, s.numbers[s.from:s.to])
	}
	return near
}
