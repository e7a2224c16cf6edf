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
	descriptor := e.descriptor()
	all := resources(descriptor)
	i := slices.IndexFunc(all, func(r resource) bool { return r.Name == datasets.SetAsideName })
	if i >= 0 {
		r := all[i]
		if r.Dialect.Header != nil && !*r.Dialect.Header || len(r.Dialect.HeaderRows)+len(r.Dialect.CommentRows) > 0 {
			return nil, refuse("change the file by hand", "%s has a dialect that is not edited here", r.Path)
		}
		delimiter, comment := ',', rune(0)
		if d := []rune(r.Dialect.Delimiter); len(d) == 1 {
			delimiter = d[0]
		}
		if c := []rune(r.Dialect.CommentChar); len(c) == 1 {
			comment = c[0]
		}
		sheet, err := edit.Read(e.s.files[r.Path], delimiter, comment)
		if err == nil && sheet.Count() != len(e.SetAside) {
			err = fmt.Errorf("%s has rows that are not read one by one", r.Path)
		}
		if err != nil {
			return nil, refuse("change the file by hand", "%v", err)
		}
		return &asides{r.Path, sheet}, nil
	}
	columns := []string{"quote", "where", "reason", "note"}
	var fields []map[string]string
	for _, c := range columns {
		fields = append(fields, map[string]string{"name": c, "type": "string"})
	}
	const path = datasets.SetAsideName + ".csv"
	descriptor, err := edit.Add(descriptor, []string{"resources"}, "", map[string]any{"name": datasets.SetAsideName, "title": "Numbers set aside", "path": path, "schema": map[string]any{"fields": fields}})
	if err != nil {
		return nil, refuse("", "%s cannot be added to: %v", datasets.DescriptorName, err)
	}
	e.files[datasets.DescriptorName] = descriptor
	sheet, err := edit.Read([]byte(strings.Join(columns, ",")+"\n"), ',', 0)
	return &asides{path, sheet}, err
}

// aside sets rows, or a number that has none, aside with a reason.
func (e *edition) aside(op Op) error {
	list, err := e.asides()
	if err != nil {
		return err
	}
	cells := func(quote, where string) map[string]string {
		return map[string]string{"quote": quote, "where": where, "reason": op.Reason, "note": clean(op.Note)}
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
		list.sheet.Insert(list.sheet.Count()-1, cells(quote, where))
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
		list.sheet.Insert(list.sheet.Count()-1, cells(o.Quote, o.Where))
		e.label, e.strict = "set aside "+strings.Join(op.Refs, ", "), true
	}
	for t, sheet := range sheets {
		e.files[t.Path] = sheet.Result()
	}
	e.files[list.path] = list.sheet.Result()
	return nil
}
