package build

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"iter"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// A TableFile is a table as it is written beside the charts.
type TableFile struct {
	Name string
	Text []byte
}

// Tables writes each table of a study, and its comparisons, as CSV and, where they are not
// too long, as Markdown.
func Tables(s *datasets.Study, c *analysis.Comparisons) (out []TableFile) {
	add := func(name, title string, head []string, rows [][]string) {
		out = append(out, TableFile{name + ".csv", asCSV(head, slices.Values(rows))})
		if len(rows) <= limits.Listed {
			out = append(out, TableFile{name + ".md", asMarkdown(title, head, rows)})
		}
	}
	for _, t := range s.Tables {
		derived := slices.ContainsFunc(c.Derived, func(d *analysis.DerivedColumn) bool { return d.Table == t.Name })
		if len(t.Rows) > limits.Listed && !derived { // cell by cell: a list of all would be as large as the study
			out = append(out, TableFile{t.Name + ".csv", asCSV(t.Columns(), cellsOf(t))})
			continue
		}
		head, rows := t.Columns(), make([][]string, len(t.Rows))
		for i, o := range t.Rows {
			rows[i] = o.Cells()
		}
		head, rows = withDerived(t, c, head, rows)
		title := t.Title
		if title == "" {
			title = t.Name
		}
		add(t.Name, title, head, rows)
	}
	if len(c.List) > 0 {
		head := []string{"id", "title", "result", "words", "low", "low_open", "high", "high_open", "unit", "modality", "formula", "from", "caveats", "refused"}
		rows := make([][]string, len(c.List))
		for i, x := range c.List {
			rows[i] = comparisonRow(x)
		}
		add("comparisons", "Comparisons", head, rows)
	}
	return out
}

// withDerived adds the columns that are computed for a table: the number, and where one of
// them is not exact and asserted, its low and high end, its bound and its modality, in columns
// of their own. What has no number is empty.
func withDerived(t *datasets.Table, c *analysis.Comparisons, head []string, rows [][]string) ([]string, [][]string) {
	for _, d := range c.Derived {
		if d.Table != t.Name {
			continue
		}
		cells, plain := make([][]string, len(t.Rows)), true
		for i, o := range t.Rows {
			cells[i] = make([]string, 5)
			if x, ok := d.Of(o); ok && x.Refusal == nil {
				cells[i] = derivedCells(x)
				plain = plain && cells[i][3] == string(quantity.Exact) && x.Modality == datasets.Asserted
			}
		}
		endings := []string{"", "_low", "_high", "_bound", "_modality"}
		if plain {
			endings = endings[:1]
		}
		head = slices.Clip(head)
		for k, ending := range endings {
			head = append(head, d.Name+ending)
			for i := range rows {
				rows[i] = append(slices.Clip(rows[i]), cells[i][k])
			}
		}
	}
	return head, rows
}

// derivedCells are a number, its ends where it is no single one, its bound and its modality.
func derivedCells(x analysis.Derived) []string {
	number, low, high := "", "", ""
	if x.IsPoint() {
		number = plainDecimal(x.Lo.Value)
	} else {
		low, _ = limit(x.Lo, false)
		high, _ = limit(x.Hi, true)
	}
	return []string{number, low, high, string(x.Bound()), string(x.Modality)}
}

// plainDecimal is the nearest decimal with at least six digits that are not zeros at its
// beginning, and none that are at its end.
func plainDecimal(r *big.Rat) string {
	const digits = 6
	places := digits
	for small := new(big.Rat).Abs(r); small.Sign() > 0 && small.Cmp(big.NewRat(1, 10)) < 0 && places < quantity.StatedDecimals; places++ {
		small.Mul(small, big.NewRat(10, 1))
	}
	text := r.FloatString(places)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

func comparisonRow(x *analysis.Comparison) []string {
	var refs, caveats []string
	for _, o := range x.From {
		refs = append(refs, o.Ref())
	}
	for _, k := range x.Said() {
		caveats = append(caveats, x.Caveats[k].Value)
	}
	from := strings.Join(refs, " ")
	if x.Refusal != nil {
		return []string{x.ID, x.Title.Value, "", "", "", "", "", "", "", "", x.Formula, from, strings.Join(caveats, " "), x.Refusal.Message}
	}
	low, lowOpen := limit(x.Lo, false)
	high, highOpen := limit(x.Hi, true)
	return []string{x.ID, x.Title.Value, x.Label(), x.Words(), low, lowOpen, high, highOpen, x.Unit.String(), string(x.Modality), x.Formula, from, strings.Join(caveats, " "), ""}
}

// limit is an end of an interval: empty where there is none, and rounded
// outward to six places, since a spreadsheet takes a fraction for a date.
func limit(e quantity.End, up bool) (string, string) {
	if e.Value == nil {
		return "", ""
	}
	return quantity.Decimal(e.Value, 6, up), fmt.Sprint(e.Open)
}

// cellsOf are the cells of each row of a table, in a slice that is used again.
func cellsOf(t *datasets.Table) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		cells := make([]string, len(t.Fields))
		for _, o := range t.Rows {
			row := o.Packed()
			for i := range cells {
				cells[i] = row.Cell(i)
			}
			if !yield(cells) {
				return
			}
		}
	}
}

func asCSV(head []string, rows iter.Seq[[]string]) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	safe := make([]string, len(head))
	_ = w.Write(unformulas(safe, head)) // a bytes.Buffer takes everything
	for row := range rows {
		_ = w.Write(unformulas(safe, row))
	}
	w.Flush()
	return b.Bytes()
}

// unformulas puts an apostrophe before each text that a spreadsheet would take for a
// formula. A number stays a number.
func unformulas(out, row []string) []string {
	out = append(out[:0], row...)
	for i, cell := range row {
		if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 && !quantity.IsDecimal(cell) {
			out[i] = "'" + cell
		}
	}
	return out
}

// asMarkdown leaves columns out that are empty in every row.
func asMarkdown(title string, head []string, rows [][]string) []byte {
	var keep []int
	for i := range head {
		for _, r := range rows {
			if r[i] != "" {
				keep = append(keep, i)
				break
			}
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n", cell(title))
	line := func(cells []string) {
		for _, i := range keep {
			fmt.Fprintf(&b, "| %s ", cell(cells[i]))
		}
		b.WriteString("|\n")
	}
	line(head)
	b.WriteString(strings.Repeat("| --- ", len(keep)) + "|\n")
	for _, r := range rows {
		line(r)
	}
	return b.Bytes()
}

// cell keeps a text in one cell of a Markdown table, as text.
var markdown = strings.NewReplacer("\\", "\\\\", "|", "\\|", "\r\n", "<br>", "\n", "<br>", "\r", "<br>", "<", "&lt;", "&", "&amp;", "~", "\\~", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[")

func cell(s string) string {
	return strings.Map(func(r rune) rune {
		if figure.Hidden(r) {
			return unicode.ReplacementChar
		}
		return r
	}, markdown.Replace(s))
}
