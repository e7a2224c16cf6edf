package charts

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/scene"
	"quotient/datasets"
)

// ErrNoProvenance is the error of a file that carries no provenance.
var ErrNoProvenance = scene.ErrNoProvenance

// A Provenance says what a picture was made from. Every picture carries it, as
// JSON, so that a file that was renamed or sent on can be checked.
type Provenance struct {
	Study  string `json:"study"`
	Chart  string `json:"chart"`
	Kind   string `json:"kind"`
	Title  string `json:"title"`
	Size   string `json:"size"`
	Theme  string `json:"theme"`
	Locale string `json:"locale"`
	Live   bool   `json:"live,omitempty"` // text as text, in an SVG
	// Allowed says that reasons to draw what is refused were taken.
	Allowed bool `json:"allowed,omitempty"`
	// Engine is the version of the code that drew the picture, Words the fingerprint of
	// all the words on it, as charts.yaml has them.
	Engine      string             `json:"engine"`
	Words       string             `json:"words"`
	Inputs      string             `json:"inputs"` // of all that the picture depends on
	Sources     []ProvenanceSource `json:"sources"`
	Rows        []ProvenanceRow    `json:"rows"`
	Comparisons []ProvenanceResult `json:"comparisons,omitempty"`
	// Sum is the fingerprint of all the rest, so that a picture which was changed
	// by hand is not taken for an old one.
	Sum string `json:"sum"`
}

// Whole reports whether the provenance is as it was written.
func (p Provenance) Whole() bool { return p.Sum == p.sum() }

func (p Provenance) sum() string {
	p.Sum = ""
	text, err := json.Marshal(p)
	if err != nil {
		return ""
	}
	hash := sha256.Sum256(text)
	return short(hex.EncodeToString(hash[:]))
}

// A ProvenanceSource is a text that numbers come from.
type ProvenanceSource struct {
	Title  string `json:"title"`
	Author string `json:"author,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
}

// A ProvenanceRow is an observation that a picture depends on.
type ProvenanceRow struct {
	Ref   string `json:"ref"`
	Label string `json:"label,omitempty"`
	// Cells are those that are not empty, by column; the id is in Ref, and what
	// the text asserts is not said.
	Cells map[string]string `json:"cells"`
	// Given says which of them are of the section or the source of the row.
	Given string `json:"given,omitempty"`
	// Of says what a mark stands for that is made of many rows.
	Of *ProvenanceMany `json:"of,omitempty"`
}

// A ProvenanceMany is what a mark stands for that is made of many rows: how many, the
// fingerprint of their cells, and by what they are found in the table.
type ProvenanceMany struct {
	Table  string `json:"table"`
	Query  string `json:"query"`
	Rows   int    `json:"rows"`
	SHA256 string `json:"sha256"`
}

// A ProvenanceResult is a comparison that a picture depends on.
type ProvenanceResult struct {
	ID       string `json:"id"`
	Formula  string `json:"formula"`
	Label    string `json:"label"`
	Interval string `json:"interval"`
}

// Provenance returns what a picture of the chart in a style is made from.
func (c *Chart) Provenance(style layout.Style) Provenance {
	p := Provenance{
		Study: c.study.Name, Chart: c.ID, Kind: c.Kind, Title: c.Title,
		Size: style.Size.Name, Theme: style.Theme.Name, Locale: c.Locale(), Live: style.Live, Allowed: len(c.allowed) > 0,
		Engine: Engine, Inputs: short(c.Inputs(style)),
	}
	words := sha256.New()
	for _, s := range c.words {
		fmt.Fprintf(words, "%d:%s", len(s), s)
	}
	p.Words = short(hex.EncodeToString(words.Sum(nil)))
	for _, s := range c.Sources() {
		p.Sources = append(p.Sources, ProvenanceSource{s.Title, s.By().String(), s.SHA256})
	}
	for _, o := range c.Rows {
		row := ProvenanceRow{Ref: o.Ref(), Label: c.printer().Label(o), Cells: map[string]string{}, Given: o.GivenBy()}
		for i, cell := range o.Cells() {
			usual := o.Columns()[i] == "modality" && cell == string(datasets.Asserted)
			if cell != "" && o.Columns()[i] != "id" && !usual {
				row.Cells[o.Columns()[i]] = cell
			}
		}
		if many := o.Of(); many != nil {
			row.Of = &ProvenanceMany{o.Table, many.Query, many.Count, many.SHA256}
		}
		p.Rows = append(p.Rows, row)
	}
	for _, x := range c.comparisons {
		p.Comparisons = append(p.Comparisons, ProvenanceResult{x.ID, x.Formula, c.printer().Label(x), x.String()})
	}
	p.Sum = p.sum()
	return p
}

// short is a fingerprint of 128 bits, which is enough to tell two apart.
func short(hash string) string { return hash[:32] }

// A Change is something that is otherwise now than when a picture was drawn.
type Change struct {
	What string `json:"what"` // row, comparison, source, words, study, settings or program
	Ref  string `json:"ref,omitempty"`
	// Column is the cell of a row that changed; "" where the row came or went.
	Column string `json:"column,omitempty"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// Changes lists what is otherwise in now. A change of the program alone leaves
// every number as it was.
func (p Provenance) Changes(now Provenance) (out []Change) {
	rows := func(list []ProvenanceRow) map[string]ProvenanceRow {
		m := map[string]ProvenanceRow{}
		for _, r := range list {
			m[r.Ref] = r
		}
		return m
	}
	before, after := rows(p.Rows), rows(now.Rows)
	for _, ref := range union(before, after) {
		a, was := before[ref]
		b, is := after[ref]
		switch {
		case !is:
			out = append(out, Change{"row", ref, "", a.Label, ""})
		case !was:
			out = append(out, Change{"row", ref, "", "", b.Label})
		case a.Label != b.Label:
			out = append(out, Change{"row", ref, "", a.Label, b.Label})
			fallthrough
		default:
			for _, column := range union(a.Cells, b.Cells) {
				if a.Cells[column] != b.Cells[column] {
					out = append(out, Change{"row", ref, column, a.Cells[column], b.Cells[column]})
				}
			}
			if x, y := a.Of, b.Of; x != nil && y != nil && *x != *y {
				out = append(out, Change{"row", ref, "rows", fmt.Sprintf("%d, %.8s", x.Rows, x.SHA256), fmt.Sprintf("%d, %.8s", y.Rows, y.SHA256)})
			}
			if a.Given != b.Given {
				out = append(out, Change{"row", ref, "given by", a.Given, b.Given})
			}
		}
	}
	results := func(list []ProvenanceResult) map[string]string {
		m := map[string]string{}
		for _, r := range list {
			m[r.ID] = r.Label + " " + r.Interval + " = " + r.Formula
		}
		return m
	}
	was, is := results(p.Comparisons), results(now.Comparisons)
	for _, id := range union(was, is) {
		if was[id] != is[id] {
			out = append(out, Change{"comparison", id, "", was[id], is[id]})
		}
	}
	sources := func(list []ProvenanceSource) string {
		var titles []string
		for _, s := range list {
			titles = append(titles, strings.TrimPrefix(s.Author+", "+s.Title, ", "))
		}
		return strings.Join(titles, "; ")
	}
	if a, b := sources(p.Sources), sources(now.Sources); a != b {
		out = append(out, Change{"source", "", "", a, b})
	} else if !slices.Equal(p.Sources, now.Sources) {
		out = append(out, Change{"source", "", "", "another text of the same title", "the text that the study names now"})
	}
	if p.Title != now.Title {
		out = append(out, Change{"words", "", "", p.Title, now.Title})
	} else if p.Words != now.Words {
		out = append(out, Change{"words", "", "", "the words and settings of charts.yaml at that time", "those of now"})
	}
	if p.Study != now.Study {
		out = append(out, Change{"study", "", "", p.Study, now.Study})
	}
	if len(out) == 0 && p.Engine == now.Engine && p.Inputs != now.Inputs {
		out = append(out, Change{"settings", "", "", "the units, schedules or names of that time", "those of now"})
	}
	if p.Engine != now.Engine {
		out = append(out, Change{"program", "", "", p.Engine, now.Engine})
	}
	return out
}

// union returns the keys of two maps in order.
func union[V any](a, b map[string]V) []string {
	keys := append(spec.SortedKeys(a), spec.SortedKeys(b)...)
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Style is the style of the picture.
func (p Provenance) Style() (s layout.Style, err error) {
	if s.Theme, err = layout.ThemeOf(p.Theme); err != nil {
		return s, err
	}
	s.Live = p.Live
	s.Size, err = layout.SizeOf(p.Size)
	return s, err
}

// Inspect reads what a picture carries: its format, what it was made from, and
// its alt text. It fails on a file that is no picture of this program.
func Inspect(r io.Reader) (format string, p Provenance, alt string, err error) {
	format, doc, err := scene.ReadProvenance(r)
	if err != nil {
		return format, p, "", err
	}
	if err := json.Unmarshal(doc.Provenance, &p); err != nil {
		return format, p, "", fmt.Errorf("what the picture says of its origin cannot be read: %w", err)
	}
	if p.Study == "" || p.Chart == "" {
		return format, p, "", errors.New("what the picture says of its origin names no study or no chart")
	}
	return format, p, doc.Description, nil
}
