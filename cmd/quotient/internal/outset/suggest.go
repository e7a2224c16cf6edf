package outset

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// An entry is a chart or a comparison that is begun, as its file has it.
type entry struct {
	id    string
	lines []string // of YAML, without the mark of the list
	// or is what to try where it does not hold: the same with a caveat.
	or []string
}

// The most charts and comparisons that are begun: enough to choose from.
const (
	mostFigures = 8
	mostRatios  = 8
	mostRows    = 14 // of a chart
	farApart    = 30 // times: on a linear scale the least could not be seen
	tooFar      = 100_000
)

// suggest begins charts and comparisons with what was found, and keeps those that draw and
// hold.
func (s *study) suggest() (err error) {
	files, err := s.files()
	if err != nil {
		return err
	}
	s.figures, s.ratios, err = holding(s.name, files, s.at(), s.figuresOf(), s.ratiosOf())
	return err
}

// holding are the charts and comparisons of a study that draw and hold.
func holding(name string, files map[string][]byte, texts []*check.Text, figures, ratios []entry) (_, _ []entry, err error) {
	for range len(ratios)*2 + len(figures) + 1 {
		if len(figures)+len(ratios) == 0 {
			break
		}
		found, err := faults(name, with(files, figures, ratios), texts)
		if err != nil {
			return nil, nil, err
		}
		if len(found) == 0 {
			break
		}
		figures = without(figures, charts.SpecFile, found)
		ratios = without(ratios, analysis.SpecFile, found)
	}
	return figures, ratios, nil
}

// with are the files of a study with those of charts and comparisons.
func with(files map[string][]byte, figures, ratios []entry) map[string][]byte {
	out := map[string][]byte{}
	maps.Copy(out, files)
	if len(figures) > 0 {
		out[charts.SpecFile] = yamlOf("charts", figures)
	}
	if len(ratios) > 0 {
		out[analysis.SpecFile] = yamlOf("comparisons", ratios)
	}
	return out
}

// without leaves out the entries of a file that something was found wrong with, or takes
// what is to be tried instead.
func without(list []entry, file string, found datasets.Findings) (out []entry) {
	starts := 1
	for _, e := range list {
		last := starts + len(e.lines)
		wrong := slices.ContainsFunc(found, func(f datasets.Finding) bool {
			return f.File == file && (f.Ref == e.id || f.Ref == "" && f.Line > starts && f.Line <= last || f.Line == 0)
		})
		starts = last
		switch {
		case !wrong:
			out = append(out, e)
		case e.or != nil:
			out = append(out, entry{id: e.id, lines: e.or})
		}
	}
	return out
}

// faults are what is wrong with the charts and comparisons of a study: what verify finds, and
// why they cannot be drawn.
func faults(name string, files map[string][]byte, texts []*check.Text) (found datasets.Findings, err error) {
	w, err := workspaceOf(name, files)
	if err != nil {
		return nil, err
	}
	list, err := w.Charts(quantity.English.Tag)
	var broken datasets.Findings
	if errors.As(err, &broken) {
		found = append(found, broken...)
	} else if err != nil {
		return nil, err
	}
	fonts := typeset.New()
	for _, c := range list {
		if _, err := c.Draw(charts.Default, fonts); err != nil {
			found = append(found, datasets.Finding{File: charts.SpecFile, Ref: c.ID, Message: err.Error()})
		}
		for _, warning := range c.Warnings() {
			warning.Ref = c.ID
			found = append(found, warning)
		}
	}
	report, err := checks.Loaded(w, texts, checks.Options{})
	if err != nil {
		return nil, err
	}
	for _, c := range report.Checks {
		for _, f := range c.Findings {
			if f.File == charts.SpecFile || f.File == analysis.SpecFile {
				found = append(found, f)
			}
		}
	}
	return found, nil
}

// yamlOf is the file of a list of entries. Its first line is the name of the list.
func yamlOf(name string, list []entry) []byte {
	var b strings.Builder
	fmt.Fprintln(&b, name+":")
	for _, e := range list {
		for i, line := range e.lines {
			mark := "    "
			if i == 0 {
				mark = "  - "
			}
			fmt.Fprintln(&b, mark+line)
		}
	}
	return []byte(b.String())
}

// quoted writes a text for YAML.
func quoted(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text) // into memory
	return strings.TrimSpace(b.String())
}

func (r *row) ref() string { return draft.TableName + "." + r.id }

// plain reports whether a row can be in a chart or comparison: it says what it is of, and is
// asserted.
func (r *row) plain() bool {
	return r.telling && len(r.what) > 0 && !r.step && r.cells["modality"] == string(datasets.Asserted) && r.amount() != nil && r.cells["unit"] != ""
}

// amount is the number of a row; nil where it has none.
func (r *row) amount() *big.Rat {
	v, err := quantity.ParseDecimal(r.cells["value"])
	if err != nil {
		return nil
	}
	return v
}

// measured reports whether a row is a length, a time or another measure, which only goes with
// those of one thing.
func (r *row) measured() bool {
	return r.number.Unit != "" && r.number.Kind != "money"
}

// figuresOf are charts for the numbers of one unit under one heading of one text, and for those
// of one thing at several dates.
func (s *study) figuresOf() (out []entry) {
	ids := map[string]bool{}
	add := func(e entry, ok bool) {
		if !ok || len(out) == mostFigures {
			return
		}
		id := e.id
		for n := 2; ids[e.id]; n++ {
			e.id = fmt.Sprintf("%s-%d", id, n)
		}
		ids[e.id] = true
		e.lines[0] = "id: " + e.id
		out = append(out, e)
	}
	for _, group := range s.grouped(func(r *row) string {
		if r.date == "" || r.place == "?" {
			return ""
		}
		return r.source + "\x00" + r.cells["unit"] + "\x00" + r.subject().what() + "\x00" + r.subject().group
	}) {
		e, ok := s.overTime(group)
		add(e, ok)
	}
	for _, group := range s.grouped(func(r *row) string {
		key := r.source + "\x00" + r.heading + "\x00" + r.cells["unit"] + "\x00" + year(r.date)
		if r.measured() { // of one thing alone
			key += "\x00" + r.subject().noun
		}
		return key
	}) {
		e, ok := s.beside(group)
		add(e, ok)
	}
	return out
}

// grouped are the rows that can be drawn, two or more of a key, in the order of the first.
func (s *study) grouped(key func(*row) string) (out [][]*row) {
	byKey := map[string][]*row{}
	var order []string
	for _, r := range s.rows {
		if k := key(r); r.plain() && k != "" {
			if byKey[k] == nil {
				order = append(order, k)
			}
			byKey[k] = append(byKey[k], r)
		}
	}
	for _, k := range order {
		if len(byKey[k]) > 1 {
			out = append(out, byKey[k])
		}
	}
	return out
}

// overTime is a chart of one thing at several dates.
func (s *study) overTime(rows []*row) (entry, bool) {
	rows = inTime(rows)
	if rows == nil || len(rows) > mostRows {
		return entry{}, false
	}
	first, last := rows[0], rows[len(rows)-1]
	g := s.grammarOf(first)
	name := capital(first.label())
	title := fmt.Sprintf("%s: {%s|words} ({%s|year}), {%s|words} ({%s|year})", name, first.ref(), first.ref(), last.ref(), last.ref())
	kind := "column"
	if len(rows) > 2 {
		kind = "line"
	}
	e := entry{id: g.slug(first.label(), maxID) + "-by-date"}
	e.lines = []string{"id: ", "kind: " + kind, "title: " + quoted(title), "rows: " + refs(rows)}
	if kind == "column" {
		e.lines = append(e.lines, "label: date")
	}
	return e, e.id != "-by-date"
}

// inTime are rows in the order of their dates; nil where two are of one time.
func inTime(rows []*row) []*row {
	type dated struct {
		*row
		from, to edtf.Day
	}
	var list []dated
	for _, r := range rows {
		d, err := edtf.Parse(r.date)
		if err != nil {
			return nil
		}
		from, ok := d.First()
		to, known := d.Last()
		if !ok || !known {
			return nil
		}
		list = append(list, dated{r, from, to})
	}
	slices.SortStableFunc(list, func(a, b dated) int { return cmp.Compare(a.from, b.from) })
	var out []*row
	for i, d := range list {
		if i > 0 && d.from <= list[i-1].to {
			return nil
		}
		out = append(out, d.row)
	}
	return out
}

// beside is a chart of the numbers of one unit under one heading.
func (s *study) beside(rows []*row) (entry, bool) {
	labels := map[string]int{}
	for _, r := range rows {
		labels[r.label()]++
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(r *row) bool { return labels[r.label()] > 1 })
	if len(rows) < 2 || len(rows) > mostRows {
		return entry{}, false
	}
	least, most := ends(rows)
	if least.amount().Sign() < 0 || rows[0].cells["unit"] == quantity.Percent && !sameNoun(rows) {
		return entry{}, false
	}
	kind := []string{"kind: bar"}
	if least.amount().Sign() > 0 {
		far := new(big.Rat).Quo(most.amount(), least.amount())
		if far.Cmp(big.NewRat(tooFar, 1)) > 0 {
			return entry{}, false
		}
		if far.Cmp(big.NewRat(farApart, 1)) > 0 {
			kind = []string{"kind: dot", "scale: log"}
		}
	}
	g := s.grammarOf(rows[0])
	as := "words"
	if rows[0].cells["unit"] == draft.Person { // whom the labels name
		as = "number"
	}
	title := fmt.Sprintf("%s: {%s|%s}; %s: {%s|%s}", capital(most.label()), most.ref(), as, least.label(), least.ref(), as)
	e := entry{id: strings.Trim(g.slug(rows[0].unitName(), maxID)+"-"+g.slug(rows[0].heading, maxID), "-")}
	e.lines = append([]string{"id: "}, kind...)
	e.lines = append(e.lines, "title: "+quoted(title), "rows: "+refs(rows), "labels:")
	for _, r := range rows {
		e.lines = append(e.lines, fmt.Sprintf("  %s: %s", r.ref(), quoted(capital(r.label()))))
	}
	return e, e.id != ""
}

// sameNoun reports whether rows are of one noun: shares of one whole.
func sameNoun(rows []*row) bool {
	return !slices.ContainsFunc(rows, func(r *row) bool { return r.subject().noun == "" || r.subject().noun != rows[0].subject().noun })
}

func ends(rows []*row) (least, most *row) {
	least, most = rows[0], rows[0]
	for _, r := range rows {
		if r.amount().Cmp(least.amount()) < 0 {
			least = r
		}
		if r.amount().Cmp(most.amount()) > 0 {
			most = r
		}
	}
	return least, most
}

// unitName is the unit of a row for the id of a chart.
func (r *row) unitName() string {
	if r.cells["unit"] == draft.Person {
		return "people"
	}
	return r.cells["unit"]
}

// label is what a row is called on a chart.
func (r *row) label() string {
	s := r.subject()
	if s.group != "" {
		return s.what() + ", " + s.group
	}
	return s.what()
}

// capital is a text that begins with a capital letter.
func capital(text string) string {
	for i, r := range text {
		return strings.ToUpper(string(r)) + text[i+len(string(r)):]
	}
	return text
}

func refs(rows []*row) string {
	var list []string
	for _, r := range rows {
		list = append(list, r.ref())
	}
	return "[" + strings.Join(list, ", ") + "]"
}

func (s *study) grammarOf(r *row) *grammar {
	for _, t := range s.texts {
		if t.Name == r.source {
			return newGrammar(t.Info.Language)
		}
	}
	return newGrammar("")
}

// write adds the files of charts and comparisons, with what is left to a person in one
// comment.
func write(files map[string][]byte, table string, figures, ratios []entry, left []string) {
	var b strings.Builder
	fmt.Fprintln(&b, "# Charts drafted by quotient new: change them, and add your own. quotient build draws them.")
	if len(left) > 0 {
		fmt.Fprintln(&b, "# The text does not say, or not clearly enough for a program:")
		for _, l := range left {
			fmt.Fprintln(&b, "#   "+datasets.Line(l))
		}
		fmt.Fprintln(&b, "# Fill in what you know in "+table+".csv. A cell may stay empty.")
	}
	maps.Copy(files, with(nil, figures, ratios))
	if text := files[charts.SpecFile]; text != nil {
		files[charts.SpecFile] = append([]byte(b.String()+"\n"), text...)
	} else {
		files[charts.SpecFile] = []byte(b.String() + "\ncharts: []\n")
	}
	if text := files[analysis.SpecFile]; text != nil {
		head := "# Comparisons drafted by quotient new. quotient compare prints them; charts and articles use their ids.\n\n"
		files[analysis.SpecFile] = append([]byte(head), text...)
	}
}
