package outset

import (
	"fmt"
	"math/big"
	"strings"

	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// ratiosOf are comparisons that make sense for what was found: a part of its total, one thing at
// two dates, and two numbers of one unit, place and time in one paragraph.
func (s *study) ratiosOf() (out []entry) {
	ids := map[string]bool{}
	add := func(e entry, ok bool) {
		if ok && len(out) < mostRatios && !ids[e.id] {
			ids[e.id] = true
			out = append(out, e)
		}
	}
	for _, r := range s.rows {
		if whole := s.wholeOf(r); whole != nil {
			add(s.share(r, whole))
		}
	}
	for _, group := range s.grouped(func(r *row) string {
		if r.date == "" || r.cells["unit"] == quantity.Percent {
			return ""
		}
		return strings.Join([]string{r.source, r.cells["unit"], r.subject().what(), r.subject().group, r.place}, "\x00")
	}) {
		if rows := inTime(group); rows != nil {
			add(s.change(rows[0], rows[len(rows)-1]))
		}
	}
	for _, group := range s.grouped(func(r *row) string {
		if r.measured() || r.cells["unit"] == quantity.Percent || r.cells["statistic"] != string(datasets.Total) {
			return ""
		}
		return strings.Join([]string{r.source, r.cells["where"], r.cells["unit"], r.date, r.place}, "\x00")
	}) {
		for i := range group[1:] {
			add(s.multiple(group[i], group[i+1]))
		}
	}
	return out
}

// wholeOf is the row that one is a part of; nil where there is none.
func (s *study) wholeOf(part *row) *row {
	if part.cells["part_of"] == "" {
		return nil
	}
	for _, r := range s.rows {
		if r.source == part.source && part.cells["part_of"] == draft.TableName+"."+r.cells["id"] && r.plain() && part.plain() {
			return r
		}
	}
	return nil
}

// share is a part as a share of its total.
func (s *study) share(part, whole *row) (entry, bool) {
	e := entry{id: part.id + "-share"}
	e.lines = ratioLines(e.id, s.titled(part, whole, " as a share of "), part.ref()+" / "+whole.ref(), quantity.ShowPercent)
	e.or = append(append([]string{}, e.lines...), "caveats:", "  part-of: "+quoted(capital(part.label())+" is a part of "+whole.label()+"."))
	return e, true
}

// change is how much one thing changed from one date to another.
func (s *study) change(from, to *row) (entry, bool) {
	if from.amount().Sign() <= 0 {
		return entry{}, false
	}
	e := entry{id: from.idStem() + "-change"}
	title := capital(from.label())
	if s.english(from) {
		title = "Change in " + from.label()
	}
	e.lines = ratioLines(e.id, title, "growth("+from.ref()+", "+to.ref()+")", quantity.ShowChange)
	said := fmt.Sprintf("%s, %s", from.date, to.date)
	if s.english(from) {
		said = fmt.Sprintf("The first is of %s, the second of %s.", from.date, to.date)
	}
	e.or = append(append([]string{}, e.lines...), "caveats:", "  date: "+quoted(said))
	return e, true
}

// idStem is the id of a row without what tells it from others of its thing.
func (r *row) idStem() string {
	return strings.TrimSuffix(strings.TrimRight(r.id, "0123456789"), "-")
}

// mostTimes is the greatest multiple that says something to a reader.
const mostTimes = 1000

// multiple is one number as a multiple of another.
func (s *study) multiple(a, b *row) (entry, bool) {
	if a.amount().Cmp(b.amount()) < 0 {
		a, b = b, a
	}
	if b.amount().Sign() <= 0 || a.label() == b.label() || a.cells["part_of"] != b.cells["part_of"] {
		return entry{}, false
	}
	if a.amount().Cmp(new(big.Rat).Mul(b.amount(), big.NewRat(mostTimes, 1))) > 0 {
		return entry{}, false
	}
	e := entry{id: a.id + "-to-" + b.id}
	e.lines = ratioLines(e.id, s.titled(a, b, " to "), a.ref()+" / "+b.ref(), quantity.ShowTimes)
	return e, true
}

func ratioLines(id, title, formula string, show quantity.Show) []string {
	return []string{"id: " + id, "title: " + quoted(title), "formula: " + formula, "show: " + string(show)}
}

// titled is a title of two rows, in their order.
func (s *study) titled(a, b *row, between string) string {
	if !s.english(a) {
		between = " / "
	}
	return capital(a.label()) + between + b.label()
}

// english reports whether a row is of a text in the language of messages.
func (s *study) english(r *row) bool {
	return s.grammarOf(r).words == newGrammar("").words
}
