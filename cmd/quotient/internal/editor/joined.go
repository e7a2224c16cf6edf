package editor

import (
	"fmt"
	"math/big"
	"slices"

	"quotient/cmd/quotient/internal/edit"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
)

// copy writes a row once more under itself, with an id of its own: for another number of
// the same words, or one that the program does not see.
func (e *edition) copy(op Op) error {
	t, sheet, row, err := e.row(op.Ref)
	if err != nil {
		return err
	}
	cells := map[string]string{}
	for i, column := range sheet.Header {
		cells[column] = sheet.Says(row, i)
	}
	if _, ok := t.Field("id"); ok {
		cells["id"] = unused(t, cells["id"], nil)
	}
	sheet.Insert(row, cells)
	e.files[t.Path] = sheet.Result()
	e.ref, e.label = t.Name+"."+cells["id"], "copy "+op.Ref
	return nil
}

// remove takes a row out whose numbers all have another: none is lost.
func (e *edition) remove(op Op) error {
	t, sheet, row, err := e.row(op.Ref)
	if err != nil {
		return err
	}
	q, ok := e.ledger.Quotes[op.Ref]
	found := false
	for _, entry := range e.ledger.Entries {
		if ok && entry.Text == q.Text && q.Span.Contains(entry.Span) {
			found = true
			other := slices.ContainsFunc(entry.Rows, func(o *datasets.Observation) bool { return o != t.Rows[row] })
			if ok = (other && entry.State == check.Held) || entry.Aside != nil; !ok {
				break
			}
		}
	}
	if !ok || !found {
		return refuse("set it aside with a reason instead, with x", "a number of %s would have no row", op.Ref)
	}
	sheet.Remove(row)
	e.files[t.Path] = sheet.Result()
	e.label, e.strict = "take out "+op.Ref, true
	return nil
}

// split gives each other number of a row's quote that has no row one of its own, of the
// same things.
func (e *edition) split(op Op) error {
	t, sheet, row, err := e.row(op.Ref)
	if err != nil {
		return err
	}
	q, ok := e.ledger.Quotes[op.Ref]
	if !ok {
		return refuse("correct the quote first", "the quote of %s is not found in a text", op.Ref)
	}
	var taken []string
	for _, entry := range e.ledger.Entries {
		if entry.Text != q.Text || !q.Span.Contains(entry.Span) || len(entry.Rows) > 0 && entry.State != check.Mismatch || entry.Aside != nil {
			continue
		}
		cells := e.twin(t, sheet, row, entry)
		cells["id"] = unused(t, cells["id"], taken)
		taken = append(taken, cells["id"])
		sheet.Insert(row, cells)
		if err := e.unit(e.texts[q.Text], cells["unit"]); err != nil {
			return err
		}
	}
	if len(taken) == 0 {
		return refuse("take more of the text into the quote first, with [ and ]", "the quote of %s has no other number without a row", op.Ref)
	}
	e.files[t.Path] = sheet.Result()
	e.ref, e.label = t.Name+"."+taken[0], "split "+op.Ref
	return nil
}

// own are the columns that say what is of one number alone.
var own = []string{"id", "value", "high", "bound", "unit", "statistic", "modality", "quote", "where", "note", "reading", "fact"}

// twin is a row for another number of a row's quote, which is of the same things.
func (e *edition) twin(t *datasets.Table, sheet *edit.Sheet, row int, entry check.Entry) map[string]string {
	cells := map[string]string{}
	for column, cell := range e.s.drafted(e.texts[entry.Text], entry.Mention) {
		cells[column] = cell
	}
	localized(t, cells)
	for i, column := range sheet.Header {
		cell := sheet.Says(row, i)
		if cell != "" && (!slices.Contains(own, column) || column == "unit" && cells["unit"] == "") { // 9 people, 4 of them children
			cells[column] = cell
		}
	}
	return cells
}

// merge makes one row of two of a table: the first stays, with the quote of both, what it
// lacks from the other, and both numbers as the ends of a range where they differ. Nothing
// that the second says is lost.
func (e *edition) merge(op Op) error {
	if len(op.Refs) != 2 {
		return refuse("choose two", "two rows can be merged, and %d are chosen", len(op.Refs))
	}
	t, sheet, first, err := e.row(op.Refs[0])
	if err != nil {
		return err
	}
	t2, _, second, err := e.row(op.Refs[1])
	if err != nil {
		return err
	} else if t2 != t {
		return refuse("choose two of one table", "%s and %s are in two tables", op.Refs[0], op.Refs[1])
	}
	a, b := t.Rows[first], t.Rows[second]
	if a.Cell("unit") != b.Cell("unit") {
		return refuse("give them one unit first", "%s is in %q, and %s in %q", a.Ref(), a.Cell("unit"), b.Ref(), b.Cell("unit"))
	}
	if err := alike(a, b, sheet, first, second); err != nil {
		return err
	}
	cells, err := e.united(a, b, sheet, first, second)
	if err != nil {
		return err
	}
	for column, cell := range cells {
		if sheet.Column(column) >= 0 {
			if err := e.put(t, sheet, first, column, cell); err != nil {
				return err
			}
		}
	}
	sheet.Remove(second)
	e.files[t.Path] = sheet.Result()
	e.ref, e.label, e.strict = a.Ref(), fmt.Sprintf("merge %s into %s", b.Ref(), a.Ref()), true
	return nil
}

// joint are the columns in which a merged row has what both say.
var joint = []string{"id", "value", "high", "quote", "where", "note"}

// alike refuses two rows that one row cannot stand for: where a cell of them differs, but for
// exact numbers, which are the ends of a range.
func alike(a, b *datasets.Observation, sheet *edit.Sheet, first, second int) error {
	numbers := differ(a, b)
	for i, column := range sheet.Header {
		if slices.Contains(joint, column) || column == "bound" && numbers {
			continue
		}
		one, other := sheet.Says(first, i), sheet.Says(second, i)
		if one != other && one != "" && other != "" {
			return refuse("give both the same first, where that is right", "the %s of %s is %q, and that of %s is %q: one row cannot say both", column, a.Ref(), one, b.Ref(), other)
		}
	}
	for _, o := range []*datasets.Observation{a, b} {
		if numbers && (o.Bound != quantity.Exact || o.Number("high") != nil) {
			return refuse("write the range into one of them, and take the other out", "the number of %s is %q: only exact numbers are the ends of a range", o.Ref(), o.Bound)
		}
	}
	return nil
}

// differ reports whether two rows have numbers, and not the same.
func differ(a, b *datasets.Observation) bool {
	low, top := ends(a, b)
	if low == nil || low.Cmp(top) == 0 {
		return false
	}
	ahigh, bhigh := a.Number("high"), b.Number("high")
	return ahigh == nil || bhigh == nil || a.Number("value").Cmp(b.Number("value")) != 0 || ahigh.Cmp(bhigh) != 0
}

// united are the cells of a row that is made of two.
func (e *edition) united(a, b *datasets.Observation, sheet *edit.Sheet, first, second int) (map[string]string, error) {
	cells := map[string]string{}
	for i, column := range sheet.Header {
		if sheet.Says(first, i) == "" {
			cells[column] = sheet.Says(second, i)
		}
	}
	if note := sheet.Column("note"); note >= 0 && sheet.Says(first, note) != "" && sheet.Says(second, note) != "" && sheet.Says(first, note) != sheet.Says(second, note) {
		cells["note"] = sheet.Says(first, note) + " " + sheet.Says(second, note)
	}
	if differ(a, b) {
		low, top := ends(a, b)
		cells["value"], cells["high"], cells["bound"] = decimal(low), decimal(top), string(quantity.Between)
		localized(e.Tables[slices.IndexFunc(e.Tables, func(t *datasets.Table) bool { return t.Name == a.Table })], cells)
	}
	qa, oka := e.ledger.Quotes[a.Ref()]
	qb, okb := e.ledger.Quotes[b.Ref()]
	if !oka || !okb || qa.Text != qb.Text {
		if a.Quote == b.Quote && a.Where == b.Where {
			return cells, nil
		}
		return nil, refuse("correct the quotes first", "the quotes of the two are not found in one text")
	}
	span := source.Span{Start: min(qa.Span.Start, qb.Span.Start), End: max(qa.Span.End, qb.Span.End)}
	text := e.texts[qa.Text].Source
	if text.Where(qa.Span) != text.Where(qb.Span) {
		return nil, refuse("set one of them aside as a repetition instead", "the quotes are in two paragraphs, %s and %s, and no phrase has both", a.Where, b.Where)
	}
	cells["quote"], cells["where"] = clean(text.Text(span)), text.Where(span)
	return cells, nil
}

// ends are the least and the greatest of the numbers of two rows; nil where one has none.
func ends(a, b *datasets.Observation) (low, top *big.Rat) {
	for _, o := range []*datasets.Observation{a, b} {
		value, high := o.Number("value"), o.Number("high")
		if value == nil {
			return nil, nil
		}
		if high == nil {
			high = value
		}
		if low == nil || value.Cmp(low) < 0 {
			low = value
		}
		if top == nil || high.Cmp(top) > 0 {
			top = high
		}
	}
	return low, top
}
