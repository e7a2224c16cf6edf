package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// A table is one that is exported: of the study, or made of it.
type table struct {
	name, title, about string
	fields             []object // of Table Schema
	resource           object   // what the study says of it; nil where it was made
	of                 *datasets.Table
	rows               [][]string
}

func (t table) file() string { return t.name + ".csv" }

// csv is the table with commas between its cells, which are as they are: a program reads
// them, and an apostrophe before one would be a part of it.
func (t table) csv() File {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	head := make([]string, len(t.fields))
	for i, f := range t.fields {
		head[i] = f.text("name")
	}
	_ = w.Write(head) // a bytes.Buffer takes everything
	for _, row := range t.rows {
		if len(row) == 1 && row[0] == "" {
			b.WriteString("\"\"\n") // an empty line would be no row
			continue
		}
		_ = w.Write(row)
		w.Flush()
	}
	w.Flush()
	return File{t.file(), b.Bytes()}
}

// tables are those of the study, then those that were made of it.
func (s *Study) tables(descriptor object) ([]table, error) {
	var out []table
	for _, r := range descriptor.list("resources") {
		t, err := s.Table(r.text("name"))
		if err != nil && s.AsideTable != nil && r.text("name") == datasets.SetAsideName {
			t, err = s.AsideTable, nil
		}
		if err != nil {
			return nil, err
		}
		out = append(out, studied(t, r))
	}
	if len(s.Comparisons.List)+len(s.Comparisons.Derived) > 0 {
		out = append(out, s.results())
	}
	if len(s.Charts) > 0 {
		drawn, err := s.drawn()
		if err != nil {
			return nil, err
		}
		out = append(out, drawn)
	}
	return out, nil
}

// rewritten are properties of a field that say how its cells are written: they are written
// anew, as Table Schema has them unless a field says otherwise.
var rewritten = []string{"decimalChar", "groupChar", "bareNumber", "missingValues"}

// studied is a table of the study. What a row has from its section or source is in its cells.
func studied(t *datasets.Table, r object) table {
	out := table{name: t.Name, title: t.Title, about: t.Description, resource: r, of: t}
	schema, _ := r.get("schema").(object)
	for _, f := range schema.list("fields") {
		f = f.without(rewritten...)
		switch f.text("type") {
		case "date", "time", "datetime", "year", "yearmonth":
			f = f.without("format")
		}
		out.fields = append(out.fields, f)
	}
	for _, o := range t.Rows {
		cells := o.Cells()
		for i, f := range t.Fields {
			switch {
			case cells[i] != "" || !t.Observed:
			case f.Name == "date":
				cells[i] = o.Date.String()
			case f.Name == "place":
				cells[i] = o.Place
			case f.Name == "modality" && f.Type == "string":
				cells[i] = string(o.Modality)
			case f.Name == "bound" && o.Quantity != nil:
				cells[i] = string(o.Bound)
			}
		}
		out.rows = append(out.rows, cells)
	}
	return out
}

// field is a field of Table Schema.
func field(name, kind, title, about string, constraints ...member) object {
	return object{{"name", name}, {"type", kind}, {"title", title}, {"description", about}, {"constraints", object(constraints)}}
}

func enum[T ~string](list []T) member {
	var out []string
	for _, v := range list {
		out = append(out, string(v))
	}
	return member{"enum", out}
}

var required = member{"required", true}

// Names of the tables that are made of the study: none of its own has them.
const (
	resultsName = "comparison-results"
	drawnName   = "chart-descriptions"
)

// results are the comparisons with their bounds, and the numbers of derived columns.
func (s *Study) results() table {
	t := table{
		name: resultsName, title: "Comparisons", about: "What is computed from the tables, each with its bound, its modality and the caveats that a reader must know",
		fields: []object{
			field("id", "string", "Comparison", "The id of the comparison; table.row.column of a number in a derived column", required, member{"unique", true}),
			field("title", "string", "Title", "What is compared"),
			field("formula", "string", "Formula", "How it is computed from rows (table.id) and other comparisons"),
			field("label", "string", "Result", "The result with its bound in signs, rounded so that it stays true"),
			field("words", "string", "In words", "The result with its bound in words, as a sentence has it"),
			field("value", "number", "Value", "The result; its limit where it has one limit, its low end where it is a range. A limit of more than 12 decimals is rounded so that it stays true"),
			field("high", "number", "High end", "The high end of a range"),
			field("bound", "string", "Bound", "How the result is bounded by its value", enum(quantity.Bounds)),
			field("low_open", "boolean", "Low end open", "Of a range, whether the result is above the low end, and not at it"),
			field("high_open", "boolean", "High end open", "Of a range, whether the result is below the high end, and not at it"),
			field("unit", "string", "Unit", "What the result counts; empty for a plain ratio"),
			field("modality", "string", "Modality", "What the text claims of the weakest of its numbers", enum(datasets.Modalities)),
			field("from", "string", "From", "The rows that it is computed from, table.id, with a blank between two"),
			field("caveats", "string", "Caveats", "What a reader must know of it"),
			field("refused", "string", "Refused", "Why it has no result; empty where it has one"),
		},
	}
	for _, c := range s.Comparisons.List {
		t.rows = append(t.rows, result(c.ID, c.Title.Value, c))
	}
	for _, d := range s.Comparisons.Derived {
		of, err := s.Table(d.Table)
		if err != nil {
			continue
		}
		for _, o := range of.Rows {
			if x, ok := d.Of(o); ok {
				t.rows = append(t.rows, result(o.Ref()+"."+d.Name, d.Name, x.Comparison))
			}
		}
	}
	return t
}

// result is a line of the results.
func result(id, title string, c *analysis.Comparison) []string {
	var from, caveats []string
	for _, o := range c.From {
		from = append(from, o.Ref())
	}
	for _, k := range c.Said() {
		caveats = append(caveats, c.Caveats[k].Value)
	}
	out := []string{id, title, c.Formula, "", "", "", "", "", "", "", "", "", strings.Join(from, " "), strings.Join(caveats, " "), ""}
	if c.Refusal != nil {
		out[14] = c.Refusal.Message
		return out
	}
	copy(out[3:], append([]string{c.Label(), c.Words()}, append(ends(c.Quantity), c.Unit.String(), string(c.Modality))...))
	return out
}

// places are the decimals that a result is rounded to.
const places = 12

// ends are the value of a result, its high end, its bound, and whether the ends of a range are
// open. The limits are rounded outward.
func ends(q quantity.Quantity) []string {
	bound := q.Bound()
	if q.Value() == nil {
		return []string{"", "", "", "", ""}
	}
	out := []string{quantity.Decimal(q.Value(), places, bound == quantity.Under || bound == quantity.UpTo), "", string(bound), "", ""}
	if bound == quantity.Between || bound == quantity.About && q.Hi.Value != nil && q.Lo.Value.Cmp(q.Hi.Value) != 0 {
		out[1], out[3], out[4] = quantity.Decimal(q.Hi.Value, places, true), fmt.Sprint(q.Lo.Open), fmt.Sprint(q.Hi.Open)
	}
	return out
}

// plain is a number as a decimal, rounded down or up where it has more places.
func plain(n *big.Rat, up bool) string {
	if n == nil {
		return ""
	}
	return quantity.Decimal(n, quantity.StatedDecimals, up)
}

// drawn are the charts in words.
func (s *Study) drawn() (table, error) {
	t := table{
		name: drawnName, title: "Charts", about: "What each chart of the study shows, in words",
		fields: []object{
			field("id", "string", "Chart", "The id of the chart", required, member{"unique", true}),
			field("kind", "string", "Kind", "What sort of chart it is", required),
			field("title", "string", "Title", "The title on the picture"),
			field("caption", "string", "Caption", "What the picture shows"),
			field("alt", "string", "Text", "The picture in words, for those who do not see it"),
			field("rows", "string", "Rows", "The rows that it shows, table.id, with a blank between two"),
		},
	}
	for _, c := range s.Charts {
		p, err := c.Draw(charts.Default, nil)
		if err != nil {
			return table{}, err
		}
		var rows []string
		for _, o := range c.Rows {
			rows = append(rows, o.Ref())
		}
		t.rows = append(t.rows, []string{c.ID, c.Kind, c.Title, c.Caption(), p.Alt, strings.Join(rows, " ")})
	}
	return t, nil
}
