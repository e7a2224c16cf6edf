package editor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"quotient/cmd/quotient/internal/edit"
	"quotient/cmd/quotient/internal/rename"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
)

// An Op is what a page asks for. Each operation needs some of the fields.
type Op struct {
	Do      string            `json:"do"`
	Version int               `json:"version"` // that the page shows
	Ref     string            `json:"ref"`     // a row: table.id
	Refs    []string          `json:"refs"`
	Table   string            `json:"table"`
	Column  string            `json:"column"`
	Value   string            `json:"value"`
	Cells   map[string]string `json:"cells"`
	Text    int               `json:"text"`  // a text, by its place among the sources
	Start   int               `json:"start"` // where a number or phrase begins there
	End     int               `json:"end"`
	Side    string            `json:"side"` // of a quote: before, after
	Words   int               `json:"words"`
	Reason  string            `json:"reason"`
	Note    string            `json:"note"`
	Chart   string            `json:"chart"` // its specification
}

// operations are what can be done, by name. To add one, write it here: it works on the
// edition and says what it has done.
var operations = map[string]func(*edition, Op) error{
	"set": (*edition).setCells, "fill": (*edition).fill, "accept": (*edition).accept, "aside": (*edition).aside, "quote": (*edition).quote,
	"grow": (*edition).growQuote, "reading": (*edition).reading, "copy": (*edition).copy, "remove": (*edition).remove, "split": (*edition).split, "merge": (*edition).merge, "chart": (*edition).chart,
}

// Outcome is what came of an operation.
type Outcome struct {
	Label  string   `json:"label"`  // what was done
	Ref    string   `json:"ref"`    // the row to show
	Fallen []string `json:"fallen"` // what does not hold any more for it
}

// Do does an operation, and writes what comes of it. The error is a [*Refusal] where
// nothing was written.
func (s *Session) Do(op Op) (Outcome, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refresh()
	switch {
	case s.fault != "":
		return Outcome{}, refuse("correct it where it was changed, and go on here", "the study cannot be loaded as it is on the disk:\n%s", s.local(s.fault))
	case op.Version != s.version:
		return Outcome{}, &Refusal{Message: "the study has changed since this page showed it, in another tab or outside", Hint: "the page shows it now; do it again if it is still wanted", Stale: true}
	}
	switch op.Do {
	case "undo":
		ref, err := s.back(&s.undo, &s.redo, "undo")
		return Outcome{Label: "undone", Ref: ref}, err
	case "redo":
		ref, err := s.back(&s.redo, &s.undo, "do again")
		return Outcome{Label: "done again", Ref: ref}, err
	}
	do, ok := operations[op.Do]
	if !ok {
		return Outcome{}, refuse("load the page again", "there is no operation %q", op.Do)
	}
	e := &edition{loaded: s.now, s: s, files: map[string][]byte{}}
	op.Refs = distinct(op.Refs)
	if err := do(e, op); err != nil {
		return Outcome{}, err
	}
	broken, err := s.apply(e)
	return Outcome{e.label, e.ref, broken}, err
}

// distinct leaves each row once.
func distinct(refs []string) (out []string) {
	for _, ref := range refs {
		if !slices.Contains(out, ref) {
			out = append(out, ref)
		}
	}
	return out
}

// setCells changes cells of a row.
func (e *edition) setCells(op Op) error {
	t, sheet, row, err := e.row(op.Ref)
	if err != nil {
		return err
	}
	e.ref, e.label = op.Ref, "change "+op.Ref
	if len(op.Cells) == 1 {
		for column := range op.Cells {
			e.label = fmt.Sprintf("change %s of %s", column, op.Ref)
		}
	}
	for column, cell := range op.Cells {
		if err := e.put(t, sheet, row, column, cell); err != nil {
			return err
		}
	}
	if id, ok := op.Cells["id"]; ok && id != t.Rows[row].ID {
		return e.rename(op, id)
	}
	e.files[t.Path] = sheet.Result()
	return nil
}

// rename gives a row another id, wherever the study names it.
func (e *edition) rename(op Op, id string) error {
	if len(op.Cells) > 1 {
		return refuse("change them one after the other", "the id and other cells cannot be changed at once")
	}
	before, err := e.s.place.Texts()
	if err != nil {
		return refuse("", "%s", e.s.local(err.Error()))
	}
	id = strings.TrimSpace(id)
	changed, err := rename.Rename(before, op.Ref, id)
	if err == nil {
		after := maps.Clone(before)
		maps.Copy(after, changed)
		err = rename.Verify(before, after, op.Ref, id)
	}
	if err != nil {
		return refuse("nothing was written", "%s", e.s.local(err.Error()))
	}
	table, _, _ := strings.Cut(op.Ref, ".")
	for name, text := range changed {
		if is, ok := e.s.files[name]; !ok || !bytes.Equal(is, before[name]) {
			return refuse("do it again", "%s has changed meanwhile", name)
		}
		e.files[name] = text
	}
	e.ref, e.label = table+"."+id, fmt.Sprintf("rename %s to %s", op.Ref, table+"."+id)
	return nil
}

// put changes a cell, if it is otherwise.
func (e *edition) put(t *datasets.Table, sheet *edit.Sheet, row int, column, cell string) error {
	cell = strings.TrimSpace(cell)
	i := sheet.Column(column)
	if i < 0 {
		return refuse(fmt.Sprintf("add it to %s and to %s", t.Path, datasets.DescriptorName), "%s has no column %q", t.Path, column)
	}
	if i >= sheet.Width(row) {
		return refuse("", "the row has no cell %q", column)
	}
	if strings.ContainsAny(cell, "\r\n") {
		cell = clean(cell)
	}
	if sheet.Says(row, i) != cell {
		sheet.Set(row, i, cell)
	}
	return nil
}

// fill gives many rows the same cell in a column.
func (e *edition) fill(op Op) error {
	if len(op.Refs) == 0 {
		return refuse("choose rows", "no row is chosen")
	} else if op.Note == inferred && op.Column == "note" {
		return refuse("write in the note itself that it is inferred", "the note cannot say of itself that it is inferred")
	}
	sheets := map[*datasets.Table]*edit.Sheet{}
	for _, ref := range op.Refs {
		t, fresh, row, err := e.row(ref)
		if err != nil {
			return err
		}
		if sheets[t] == nil {
			sheets[t] = fresh
		}
		if err := e.put(t, sheets[t], row, op.Column, op.Value); err != nil {
			return err
		}
		if op.Note != inferred {
			continue
		}
		if err := e.infer(t, sheets[t], row, op); err != nil {
			return err
		}
	}
	for t, sheet := range sheets {
		e.files[t.Path] = sheet.Result()
	}
	e.ref, e.label = op.Refs[0], fmt.Sprintf("fill %s of %d rows", op.Column, len(op.Refs))
	return nil
}

// inferred asks that the note of each row says that what is filled in is inferred.
const inferred = "inferred"

// infer says in the note of a row that what is filled in is not in the text with it.
func (e *edition) infer(t *datasets.Table, sheet *edit.Sheet, row int, op Op) error {
	value := clean(op.Value)
	if date, err := edtf.Parse(value); err == nil && op.Column == "date" {
		value = e.Study.Printer(quantity.English).Date(date)
	}
	if value == "" {
		return refuse("fill something in", "nothing is inferred")
	}
	says := fmt.Sprintf("The %s is inferred: %s.", op.Column, value)
	note := sheet.Says(row, sheet.Column("note"))
	if strings.Contains(note, says) {
		return nil
	}
	return e.put(t, sheet, row, "note", strings.TrimSpace(note+" "+says))
}

// text is a text that is at hand.
func (e *edition) text(i int) (*check.Text, error) {
	if i < 0 || i >= len(e.texts) || e.texts[i] == nil {
		return nil, refuse("name its folder with --sources", "the text is not at hand")
	}
	return e.texts[i], nil
}

// number finds a number of a text by where it begins.
func (e *edition) number(text, start int) (check.Entry, *check.Text, error) {
	t, err := e.text(text)
	if err != nil {
		return check.Entry{}, nil, err
	}
	i := slices.IndexFunc(e.ledger.Entries, func(x check.Entry) bool { return x.Text == text && x.Span.Start == start })
	if i < 0 {
		return check.Entry{}, nil, refuse("", "the text has no number there")
	}
	return e.ledger.Entries[i], t, nil
}

// accept gives a number of the text a row. Cells that the page names are in the place of
// those that are drafted.
func (e *edition) accept(op Op) error {
	entry, text, err := e.number(op.Text, op.Start)
	if err != nil {
		return err
	}
	t, sheet, err := e.table(op.Table)
	if err != nil {
		return err
	}
	if !t.Observed {
		return refuse("choose another table", "%s is a table without quotes", t.Name)
	}
	cells := map[string]string{}
	for column, cell := range e.s.drafted(text, entry.Mention) {
		cells[column] = cell
	}
	localized(t, cells)
	e.named(t, op.Text, cells)
	cells["id"] = unused(t, cells["id"], nil)
	for column, cell := range op.Cells {
		if sheet.Column(column) < 0 && clean(cell) == "" {
			continue // a field that the file leaves out
		} else if sheet.Column(column) < 0 {
			return refuse("", "%s has no column %q", t.Path, column)
		}
		cells[column] = clean(cell)
	}
	sheet.Insert(e.under(t, op.Text, op.Start), cells)
	e.files[t.Path] = sheet.Result()
	e.ref, e.label = t.Name+"."+cells["id"], fmt.Sprintf("accept %s as %s.%s", clean(entry.Mention.Text), t.Name, cells["id"])
	if err := e.unit(text, cells["unit"]); err != nil {
		return err
	}
	return e.unset(entry)
}

// localized writes drafted numbers as the columns of a table have them.
func localized(t *datasets.Table, cells map[string]string) {
	for _, column := range []string{"value", "high"} {
		if f, ok := t.Field(column); ok && f.DecimalChar != nil && *f.DecimalChar != "." {
			cells[column] = strings.Replace(cells[column], ".", *f.DecimalChar, 1)
		}
	}
}

// named says of which source a row is, where the table has a column for it.
func (e *edition) named(t *datasets.Table, text int, cells map[string]string) {
	if _, ok := t.Field("source"); ok && len(e.Sources) > 1 {
		cells["source"] = e.sourceName(text)
	}
}

// sourceName is the name of a text where the study has several; "" where it has one.
func (e *edition) sourceName(text int) string {
	if len(e.Sources) > 1 {
		return e.Sources[text].Name
	}
	return ""
}

// under is the row that a number comes after: the one whose quote is the nearest before
// it; where there is none, the last if no row has a place in the text, and else the
// header.
func (e *edition) under(t *datasets.Table, text, start int) int {
	best, at, located := -1, -1, false
	for i, o := range t.Rows {
		q, ok := e.ledger.Quotes[o.Ref()]
		if !ok || q.Text != text {
			continue
		}
		located = true
		if q.Span.Start <= start && q.Span.Start >= at {
			best, at = i, q.Span.Start
		}
	}
	if !located {
		return len(t.Rows) - 1
	}
	return best
}

// unit tells the descriptor of a unit that a drafted row has and the study has not.
func (e *edition) unit(text *check.Text, unit string) error {
	about, ok := e.s.draftsOf(text).units[unit]
	if _, known := e.Units[unit]; !ok || known {
		return nil
	}
	descriptor := e.descriptor()
	var err error
	if edit.Has(descriptor, "units") {
		descriptor, err = edit.Add(descriptor, []string{"units"}, unit, about)
	} else {
		descriptor, err = edit.Add(descriptor, nil, "units", map[string]any{unit: about})
	}
	if err != nil {
		return refuse("", "the unit %q cannot be added to %s: %v", unit, datasets.DescriptorName, err)
	}
	e.files[datasets.DescriptorName] = descriptor
	return nil
}

// reading says why a person reads a number otherwise than the program.
func (e *edition) reading(op Op) error {
	t, sheet, row, err := e.row(op.Ref)
	if err != nil {
		return err
	}
	e.ref, e.label = op.Ref, "give "+op.Ref+" a reading"
	words := clean(op.Value)
	switch {
	case sheet.Column("reading") >= 0:
		if err := e.put(t, sheet, row, "reading", words); err != nil {
			return err
		}
	case words == "":
		return refuse("", "there is no reading to take out")
	default: // the column is there once it is needed
		if err := e.column(t, "reading"); err != nil {
			return err
		}
		sheet.Grow("reading", map[int]string{row: words})
	}
	e.files[t.Path] = sheet.Result()
	return nil
}

// column adds a column to the schema of a table.
func (e *edition) column(t *datasets.Table, name string) error {
	descriptor := e.descriptor()
	if i := place(descriptor, t.Name); i >= 0 {
		path := []string{"resources", strconv.Itoa(i), "schema", "fields"}
		if text, err := edit.Add(descriptor, path, "", map[string]string{"name": name, "type": "string"}); err == nil {
			e.files[datasets.DescriptorName] = text
			return nil
		}
	}
	return refuse("add the column by hand", "the schema of %s is not in %s", t.Name, datasets.DescriptorName)
}

// place is where a table stands among the resources of a descriptor; -1 where it is
// described in another file.
func place(descriptor []byte, table string) int {
	var d struct{ Resources []json.RawMessage }
	_ = json.Unmarshal(bytes.TrimPrefix(descriptor, []byte("\ufeff")), &d)
	return slices.IndexFunc(d.Resources, func(raw json.RawMessage) bool {
		var r struct{ Name string }
		return json.Unmarshal(raw, &r) == nil && r.Name == table
	})
}
