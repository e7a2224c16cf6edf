package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// A Figure is a number of a text as machines get it: offsets are in code points
// of the text, half-open.
type Figure struct {
	Start     int       `json:"start"`
	End       int       `json:"end"`
	Text      string    `json:"text"`
	Value     any       `json:"value"` // a number, an ISO 8601 date, a pair of these with null for an open end, or null
	Qualifier string    `json:"qualifier"`
	Bound     string    `json:"bound"`
	Unit      string    `json:"unit"`
	Noun      string    `json:"noun"`
	Kind      scan.Kind `json:"kind"`
	Date      string    `json:"edtf,omitempty"`
	// Direction is up or down where the number is how much something rose or fell by, or a
	// loss; Mover is the word that says so.
	Direction scan.Direction `json:"direction,omitempty"`
	Mover     string         `json:"mover,omitempty"`
	OutOf     any            `json:"out_of,omitempty"` // the n of m in n
}

// Scanned returns a mention for JSON.
func Scanned(m scan.Mention) Figure {
	f := Figure{
		Start: m.Span.Start, End: m.Span.End, Text: m.Text, Value: value(m), Qualifier: m.Qualifier, Bound: string(m.Bound),
		Unit: m.Unit, Noun: m.Noun, Kind: m.Kind, Date: m.Date().String(), Direction: m.Direction, Mover: m.Mover,
	}
	if m.OutOf != nil {
		f.OutOf = number(m.OutOf)
	}
	return f
}

// Document is a text of a stream, and its numbers.
type Document struct {
	ID      any      `json:"id"` // of any type
	Figures []Figure `json:"figures"`
}

// ScannedDocument returns the mentions of a text of a stream for JSON. In a
// stream a qualifier that sets a limit is given as its sign, which says the same
// for "or more" as for "at least"; where there is none it is the direction. A score, whose
// two numbers are no range, is a name there, as it counts nothing.
func ScannedDocument(id any, found []scan.Mention, stream bool) Document {
	d := Document{id, make([]Figure, len(found))}
	for i, m := range found {
		d.Figures[i] = Scanned(m)
		if s := signs[m.Bound]; stream && s != "" {
			d.Figures[i].Qualifier = s
		} else if stream && m.Qualifier == "" {
			d.Figures[i].Qualifier = string(m.Direction)
		}
		if stream && m.Kind == scan.Score {
			d.Figures[i].Kind = scan.ProperName
		}
	}
	return d
}

var signs = map[quantity.Bound]string{quantity.Over: ">", quantity.AtLeast: ">=", quantity.Under: "<", quantity.UpTo: "<="}

func value(m scan.Mention) any {
	switch {
	case m.IsDate():
		return pair(isoDates(m))
	case m.Low == nil && m.High == nil:
		return nil
	case m.Low != nil && m.High != nil && m.Low.Cmp(m.High) == 0:
		return number(m.Low)
	}
	return []any{number(m.Low), number(m.High)}
}

func pair(ends []any) any {
	if len(ends) == 1 {
		return ends[0]
	}
	return ends
}

// number is a number for JSON: exact where a decimal can be, else to 17 digits.
func number(r *big.Rat) any {
	if r == nil {
		return nil
	}
	for places := 0; places <= 12; places++ {
		if s := r.FloatString(places); len(s) < 40 {
			if back, ok := new(big.Rat).SetString(s); ok && back.Cmp(r) == 0 {
				return json.Number(s)
			}
		}
	}
	f, _ := r.Float64()
	return json.Number(strconv.FormatFloat(f, 'g', -1, 64))
}

// partOfYear is a season, quarter or the like of a year.
var partOfYear = lazy.MustCompile(`^-?[0-9]{4}-(1[3-9]|[2-9][0-9])$`)

// isoDates writes a date in ISO 8601, one or two ends: --10-23 where the year is
// not said, a decade as its first and last year, parts of a year as the year.
func isoDates(m scan.Mention) (out []any) {
	if m.Date().IsZero() {
		for _, c := range strings.Split(m.Clock, "/") {
			out = append(out, c)
		}
		return out
	}
	ends := strings.Split(m.Date().String(), "/")
	for _, d := range ends {
		d = strings.TrimRight(d, "~?%")
		switch {
		case d == "" || d == "..":
			out = append(out, nil)
			continue
		case strings.HasPrefix(d, "XXXX-"):
			d = "-" + strings.TrimPrefix(d, "XXXX")
		case strings.Contains(d, "X") && len(ends) == 1:
			first, last := strings.ReplaceAll(d, "X", "0"), strings.ReplaceAll(d, "X", "9")
			if strings.HasPrefix(d, "-") { // before Christ the greater number is the earlier year
				first, last = last, first
			}
			return []any{first, last}
		case partOfYear.MatchString(d):
			d = d[:len(d)-3]
		}
		if len(ends) == 1 && m.Clock != "" {
			d += "T" + m.Clock
		}
		out = append(out, d)
	}
	return out
}

func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case []any:
		ends := make([]string, len(v))
		for i, e := range v {
			ends[i] = shown(e)
		}
		return strings.Join(ends, "..")
	}
	return fmt.Sprint(v)
}

// A ScanTable prints mentions as rows, as they come.
type ScanTable struct {
	csv  *csv.Writer
	out  io.Writer
	t    plainTable
	n    int
	many bool // the first column is the file
	file string
}

// File says of which file the next mentions are.
func (s *ScanTable) File(name string) { s.file = name }

// NewScanTable begins a table of mentions: for people, or as CSV.
func NewScanTable(w io.Writer, asCSV, many bool) *ScanTable {
	if asCSV {
		s := &ScanTable{csv: csv.NewWriter(Raw(w)), many: many}
		s.write([]string{"start", "end", "text", "value", "high", "bound", "qualifier", "unit", "noun", "kind", "edtf", "direction", "out_of"})
		return s
	}
	t := newTable()
	t.AppendHeader(table.Row{"place", "numeral", "value", "qualifier", "bound", "direction", "unit", "noun", "kind"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignRight}})
	return &ScanTable{out: w, t: t}
}

// write writes a row of CSV, after its file.
func (s *ScanTable) write(row []string) {
	if s.many {
		name := s.file
		if name == "" {
			name = "file"
		}
		row = append([]string{name}, row...)
	}
	_ = s.csv.Write(row)
}

// Add prints a mention that stands at a line and column.
func (s *ScanTable) Add(line, column int, m scan.Mention) {
	s.n++
	f := Scanned(m)
	if s.csv != nil {
		low, high := shown(f.Value), ""
		if p, ok := f.Value.([]any); ok {
			low, high = shown(p[0]), shown(p[1])
		}
		s.write([]string{strconv.Itoa(f.Start), strconv.Itoa(f.End), f.Text, low, high, f.Bound, f.Qualifier, f.Unit, f.Noun, string(f.Kind), f.Date, string(f.Direction), shown(f.OutOf)})
		return
	}
	s.t.AppendRow(table.Row{fmt.Sprintf("%d:%d", line, column), clipped(strings.Join(strings.Fields(f.Text), " ")), clipped(shown(f.Value)), f.Qualifier, f.Bound, f.Direction, f.Unit, f.Noun, f.Kind})
}

// clipped is a cell of the table for people: one that is longer than a line would
// make every row as wide.
func clipped(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// End prints what is left to print.
func (s *ScanTable) End() error {
	if s.csv != nil {
		s.csv.Flush()
		return s.csv.Error()
	}
	if s.n == 0 {
		Println(s.out, "no numbers found")
		return nil
	}
	Printf(s.out, "%s\n%s\n", Laid(s.t.Render()), plural(s.n, "number"))
	return nil
}
