package edition

import (
	"cmp"
	"slices"

	"quotient/cmd/quotient/internal/review"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/limits"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// around is what is around a number: the words before it, the nearest first, and those
// after it.
type around struct {
	before, after []string
	paragraph     int // of its text, from 0; -1 if it is in none
}

// near is how many words around a number tell which it is.
const near = 8

func aroundOf(text *source.Source, all []source.Paragraph, span source.Span) around {
	out := around{paragraph: paragraphOf(all, span)}
	within := text.All()
	if out.paragraph >= 0 {
		within = all[out.paragraph].Span
	}
	out.before = words(text.Text(source.Span{Start: max(within.Start, span.Start-near*20), End: span.Start}))
	out.before = out.before[max(0, len(out.before)-near):]
	slices.Reverse(out.before)
	out.after = words(text.Text(source.Span{Start: span.End, End: min(within.End, span.End+near*20)}))
	out.after = out.after[:min(near, len(out.after))]
	return out
}

// like is how much of what is around one number is around another, from 0 to 1.
func (a around) like(b around) float64 {
	n := len(a.before) + len(a.after)
	if n == 0 {
		return 0
	}
	return float64(inCommon(a.before, b.before)+inCommon(a.after, b.after)) / float64(n)
}

// A candidate is a number of the new text that may be that of a quote which is not there.
type candidate struct {
	item    *Item
	mention scan.Mention
	score   float64
}

// match finds for each quote that is not in the new text the number that has its place now:
// one that no row accounts for, with the same words around it.
func (u *update) match() {
	free := u.unaccounted()
	if len(free) == 0 {
		return
	}
	paragraphs := u.New.Paragraphs()
	places := make([]around, len(free))
	for k, m := range free {
		places[k] = aroundOf(u.New, paragraphs, m.Span)
	}
	var all []candidate
	near := newIndex(places)
	for _, i := range u.items {
		if i.found || i.Status == Unclear {
			continue
		}
		at, was := u.oldPlace(i)
		for _, k := range near.of(at) {
			m := free[k]
			score := u.score(i, at, was, places[k], m)
			if score > 0 && at.paragraph == places[k].paragraph && alone(free, places, k) {
				score += 0.35
			}
			if score >= u.least(at, places[k]) {
				all = append(all, candidate{i, m, score})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.mention.Span.Start, b.mention.Span.Start))
	})
	taken := map[source.Span]*Item{}
	for _, c := range all {
		other := taken[c.mention.Span]
		if c.item.found || other != nil && !twins(other, c.item) {
			continue
		}
		taken[c.mention.Span] = c.item
		u.change(c.item, c.mention)
	}
}

// An index finds the numbers of a text that can be near to one by what is around them, so
// that not every one is compared with every other.
type index struct {
	words      map[string][]int
	paragraphs map[int][]int
}

// common is how many numbers a word can be near to and still tell them apart.
const common = 100

func newIndex(places []around) index {
	x := index{map[string][]int{}, map[int][]int{}}
	for k, p := range places {
		x.paragraphs[p.paragraph] = append(x.paragraphs[p.paragraph], k)
		for _, w := range slices.Concat(p.before, p.after) {
			if list := x.words[w]; len(list) <= common && (len(list) == 0 || list[len(list)-1] != k) {
				x.words[w] = append(list, k)
			}
		}
	}
	return x
}

// of are the numbers in the paragraph in which one should be, and those that have a word in
// common with it that is not everywhere.
func (x index) of(at around) (out []int) {
	out = slices.Clone(x.paragraphs[at.paragraph])
	for _, w := range slices.Concat(at.before, at.after) {
		if list := x.words[w]; len(list) <= common {
			out = append(out, list...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// alone reports whether no other number of a paragraph is of the same sort and unit.
func alone(free []scan.Mention, places []around, k int) bool {
	for j, m := range free {
		if j != k && places[j].paragraph == places[k].paragraph && sort(m.Kind) == sort(free[k].Kind) && m.Unit == free[k].Unit {
			return false
		}
	}
	return true
}

// twins are two rows of one number.
func twins(a, b *Item) bool {
	return a.row != nil && b.row != nil && oneLine(a.Quote) == oneLine(b.Quote) && a.Where == b.Where && a.row.Cell("value") == b.row.Cell("value")
}

// unaccounted are the numbers of the new text that no row accounts for, but for those that
// the old text has in the same sentence, where no row did either.
func (u *update) unaccounted() (out []scan.Mention) {
	u.report.Before = 0
	for _, e := range u.after.Entries {
		if e.Text != u.Source || e.State != check.Missing {
			continue
		}
		if u.old != nil {
			sentence := u.after.Sentence(check.Quoted{Text: e.Text, Span: e.Span})
			if sentence != "" && len(u.old.Find(sentence)) > 0 {
				u.report.Before++
				continue
			}
		}
		out = append(out, e.Mention)
	}
	return out
}

// oldPlace is what is around the number of an item: in the old text, or else in its quote.
// Its paragraph is that of the new text which the old one has become.
func (u *update) oldPlace(i *Item) (around, *scan.Mention) {
	text, span := u.old, source.Span{}
	if i.old != nil {
		span = *i.old
	} else {
		alone, err := source.Read("quote", []byte(i.Quote))
		if err != nil {
			return around{paragraph: -1}, nil
		}
		text, span = alone, alone.All()
	}
	info := u.Study.Sources[u.Source]
	language, ok := scan.In(info.Language)
	if !ok {
		language = scan.English()
	}
	var number *scan.Mention
	for _, m := range language.Text(text.Text(span)) {
		if number == nil || i.row != nil && i.row.States(m) && !i.row.States(*number) {
			number = &m
		}
	}
	if number == nil {
		return around{paragraph: -1}, nil
	}
	at := source.Span{Start: span.Start + number.Span.Start, End: span.Start + number.Span.End}
	out := aroundOf(text, text.Paragraphs(), at)
	out.paragraph = u.newParagraph(i, out.paragraph)
	return out, number
}

// newParagraph is the paragraph of the new text in which an item should be, or -1.
func (u *update) newParagraph(i *Item, old int) int {
	if i.old != nil {
		if at, ok := u.paired[old]; ok {
			return at
		}
		return -1
	}
	span, err := u.New.Locate(u.where(i))
	if err != nil {
		return -1
	}
	return paragraphOf(u.New.Paragraphs(), span)
}

// score is how likely a number of the new text is to be that of an item.
func (u *update) score(i *Item, at around, was *scan.Mention, place around, m scan.Mention) float64 {
	if was == nil || sort(was.Kind) != sort(m.Kind) {
		return 0
	}
	score := at.like(place)
	if at.paragraph >= 0 && at.paragraph == place.paragraph {
		score += 0.25
	}
	if was.Unit == m.Unit && was.Noun == m.Noun {
		score += 0.1
	}
	if i.row != nil && i.row.States(m) || i.row == nil && was.Text == m.Text {
		score += 0.25
	}
	return score
}

// least is the score from which a number is taken for that of an item: less in the paragraph
// in which it should be.
func (u *update) least(at, place around) float64 {
	switch {
	case at.paragraph >= 0 && at.paragraph == place.paragraph && u.old != nil:
		return 0.5
	case at.paragraph >= 0 && at.paragraph == place.paragraph:
		return 0.7
	case u.old != nil:
		return 0.6
	}
	return 0.9
}

// sort is what of numbers can become one another: amounts, dates, or a kind of its own.
func sort(k scan.Kind) scan.Kind {
	switch k {
	case scan.Quantity, scan.Money, scan.Percent, scan.Vague, scan.Score, scan.Statistic:
		return scan.Quantity
	case scan.Date, scan.Year, scan.Time:
		return scan.Date
	}
	return k
}

// change says what a row would have to be to say what the new text says.
func (u *update) change(i *Item, m scan.Mention) {
	i.found, i.Status, i.span = true, Changed, m.Span
	i.Now, i.Place = u.New.Where(m.Span), u.place(m.Span)
	draft := u.drafts.rows[m.Span]
	if draft == nil {
		draft = u.drafts.aside[m.Span]
	}
	quote := u.requoted(i, m)
	if quote == "" {
		quote = draft["quote"]
	}
	cell := func(column, was, is string) {
		if was != is {
			i.Cells = append(i.Cells, change(column, was, is))
		}
	}
	if i.row != nil && u.drafts.rows[m.Span] != nil {
		if !i.row.States(m) {
			cell("value", i.row.Cell("value"), draft["value"])
			cell("high", i.row.Cell("high"), draft["high"])
		}
		cell("bound", i.row.Cell("bound"), draft["bound"])
		if old := u.oldDraft(i); old != nil {
			for _, column := range []string{"unit", "modality", "statistic"} {
				if old[column] != draft[column] && i.row.Has(column) {
					cell(column, i.row.Cell(column), draft[column])
				}
			}
		}
	}
	cell("quote", i.Quote, cmp.Or(quote, i.Quote))
	cell("where", i.Where, i.Now)
}

// requoted is the quote of an item with the new number in the place of the old one, if that
// is in the new text; "" otherwise.
func (u *update) requoted(i *Item, m scan.Mention) string {
	_, was := u.oldPlace(i)
	if was == nil {
		return ""
	}
	within, err := u.New.Locate(u.New.Where(m.Span))
	if err != nil {
		return ""
	}
	quote := oneLine(replaceOnce(i.Quote, was.Text, m.Text))
	if span, ok := u.New.Only(quote, within); ok && span.Contains(m.Span) {
		return quote
	}
	return ""
}

// oldDraft is the row that a draft of the old text has for the number of an item, or nil.
func (u *update) oldDraft(i *Item) map[string]string {
	if i.old == nil {
		return nil
	}
	if u.olds.rows == nil {
		if u.olds, _ = drafted(u.Study, u.Source, u.old); u.olds.rows == nil {
			u.olds.rows = map[source.Span]map[string]string{}
		}
	}
	for _, e := range u.before.Entries {
		if e.Text == u.Source && slices.Contains(e.Rows, i.row) {
			return u.olds.rows[e.Span]
		}
	}
	return nil
}

// given says of a row that is under another heading now which of its cells this gives it.
func (u *update) given(i *Item) {
	if !i.found || i.row == nil || i.Status == Changed {
		return
	}
	now, err := u.moved.Observation(i.Ref)
	if err != nil {
		return
	}
	for _, column := range inherited {
		if was, is := i.row.Cell(column), now.Cell(column); was != is {
			i.Status, i.Cells = Changed, append(i.Cells, review.CellChange{Column: column, Was: was, Now: is})
		}
	}
}

// inherited are the columns whose cells a section of the text can give.
var inherited = []string{"date", "place"}

// judge says of quotes that are found whether their sentence is the same, and of the others
// that they are gone, and counts.
func (u *update) judge() {
	for _, i := range u.items {
		switch {
		case !i.found && i.Status == "":
			i.Status = Vanished
			if i.Why = "it is not in the new text"; u.report.Counts[Vanished] < limits.Errors { // to look for the nearest takes time
				_, err := u.New.Quote(i.Quote, "")
				i.Why = reason(err)
			}
		case i.found && i.row != nil && i.Status != Changed && i.old != nil:
			old := u.before.Sentence(check.Quoted{Text: u.Source, Span: *i.old})
			now := u.after.Sentence(check.Quoted{Text: u.Source, Span: i.span})
			if !sameWords(old, now) {
				i.Status, i.Was, i.Is = Reworded, old, now
			}
		}
		u.given(i)
		u.report.Counts[i.Status]++
		switch {
		case i.Status == Same:
		case i.row != nil:
			u.report.Rows = append(u.report.Rows, i)
		default:
			u.report.SetAside = append(u.report.SetAside, i)
		}
	}
}

// sameWords reports whether two sentences are the same but for signs without a meaning.
func sameWords(a, b string) bool {
	if a == b {
		return true
	}
	s, err := source.Read("sentence", []byte(a))
	if err != nil {
		return false
	}
	found := s.Find(b)
	return len(found) == 1 && found[0] == s.All()
}

// table is that of an item's row.
func (i *Item) table() (*datasets.Table, error) { return i.study.Table(i.row.Table) }
