package editor

import (
	"fmt"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/edit"
	"quotient/datasets"
	"quotient/datasets/check"
)

// unset takes out what sets a number aside, if it sets no other aside.
func (e *edition) unset(entry check.Entry) error {
	if entry.Aside == nil {
		return nil
	}
	for _, other := range e.ledger.Entries {
		if other.Aside == entry.Aside && (other.Text != entry.Text || other.Span != entry.Span) {
			return nil
		}
	}
	list, err := e.asides()
	if err != nil {
		return err
	}
	list.sheet.Remove(slices.Index(e.SetAside, entry.Aside))
	e.asideBy--
	e.files[list.path] = list.sheet.Result()
	return nil
}

// asides is the table of what is set aside.
type asides struct {
	path  string
	sheet *edit.Sheet
}

// asides finds the table of what is set aside, or begins one.
func (e *edition) asides() (*asides, error) {
	t := e.AsideTable
	if t == nil {
		return e.beginAsides()
	}
	sheet, err := sheetOf(t, e.s.files[t.Path])
	if err == nil && sheet.Count() != len(e.SetAside) {
		err = fmt.Errorf("%s has rows that are not read one by one", t.Path)
	}
	if err != nil {
		return nil, refuse("change the file by hand", "%v", err)
	}
	return &asides{t.Path, sheet}, nil
}

// beginAsides begins the table, in a file of its own.
func (e *edition) beginAsides() (*asides, error) {
	columns := []string{"quote", "where", "reason", "note"}
	if len(e.Sources) > 1 {
		columns = append(columns, "source")
	}
	var fields []map[string]string
	for _, c := range columns {
		fields = append(fields, map[string]string{"name": c, "type": "string"})
	}
	const path = datasets.SetAsideName + ".csv"
	descriptor, err := edit.Add(e.descriptor(), []string{"resources"}, "", map[string]any{"name": datasets.SetAsideName, "title": "Numbers set aside", "path": path, "schema": map[string]any{"fields": fields}})
	if err != nil {
		return nil, refuse("", "%s cannot be added to: %v", datasets.DescriptorName, err)
	}
	e.files[datasets.DescriptorName] = descriptor
	sheet, err := edit.Read([]byte(strings.Join(columns, ",")+"\n"), ',', 0)
	return &asides{path, sheet}, err
}

// add writes a row under the last.
func (a *asides) add(e *edition, cells map[string]string) {
	a.sheet.Insert(a.sheet.Count()-1, cells)
	e.asideBy++
}

// aside sets rows, or a number that has none, aside with a reason.
func (e *edition) aside(op Op) error {
	list, err := e.asides()
	if err != nil {
		return err
	}
	cells := func(quote, where, source string) map[string]string {
		return map[string]string{"quote": quote, "where": where, "reason": op.Reason, "note": clean(op.Note), "source": source}
	}
	if len(op.Refs) == 0 {
		entry, text, err := e.number(op.Text, op.Start)
		if err != nil {
			return err
		}
		if entry.Aside != nil {
			return refuse("undo that, or accept it", "it is set aside already: %s", entry.Aside.Reason)
		} else if len(entry.Rows) > 0 {
			return refuse("choose the row, and set that aside", "it has a row: %s", entry.Rows[0].Ref())
		}
		quote, where := phrase(text.Source, entry.Mention)
		list.add(e, cells(quote, where, e.sourceName(op.Text)))
		e.label = "set aside " + clean(entry.Mention.Text)
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
		o := t.Rows[row]
		if o.Quote == "" {
			return refuse("give it a quote first", "%s has no quote, so nothing would be left of it", ref)
		}
		sheets[t].Remove(row)
		source := o.Cell("source")
		if q, ok := e.ledger.Quotes[ref]; ok {
			source = e.sourceName(q.Text)
		}
		list.add(e, cells(o.Quote, o.Where, source))
		e.label, e.strict = "set aside "+strings.Join(op.Refs, ", "), true
	}
	for t, sheet := range sheets {
		e.files[t.Path] = sheet.Result()
	}
	e.files[list.path] = list.sheet.Result()
	return nil
}
