// Package addable says what may be added: amounts of the same kind, scope and moment. Rows,
// the rows of a frame, or the sums that a formula is made of go in; a [refusal.Error] comes
// out where a sum or a mean of them would count something twice or mix what is unlike.
package addable

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"quotient/analysis/frames"
	"quotient/analysis/refusal"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/lazy"
)

// What may be added: amounts of the same kind, scope and moment. Everything that adds or
// averages (sum and + of a formula, share, Aggregate, Summarize) asks addable, so that
// what one refuses, all refuse.

// An addition is what is done with amounts.
type Addition int

const (
	Apart    Addition = iota // nothing that mixes them: the least, the greatest, a count
	Averaged                 // a mean, a median, quartiles
	Together                 // a sum
)

// An amount is what a row says of its number, beside the number.
type amount struct {
	name      string // table.id, or the id in a frame
	within    []string
	fact      string
	statistic datasets.Statistic
	place     string
	date      edtf.Date
	clock     string // cells that tell moments apart
	group     string // the cells that name what is counted, as one text
	nameless  bool   // nothing but the words of its quote says what is counted
	quote     string
	row       *datasets.Observation
}

// clocks are columns that tell when something was counted.
var clocks = []string{"moment", "time", "hour", "when", "stage"}

// amountOf is what an observation says of its number.
func amountOf(o *datasets.Observation) amount {
	a := amount{name: o.Ref(), fact: o.Cell("fact"), statistic: o.Statistic, place: o.Place, date: o.Date, quote: o.Quote, row: o}
	for p := o.PartOf; p != nil; p = p.PartOf {
		a.within = append(a.within, p.Ref())
	}
	cells := o.Cells()
	for i, column := range o.Columns() {
		a.add(column, cells[i])
	}
	a.nameless = o.Quote != "" && !a.named()
	return a
}

// add takes in a cell that is no standard one.
func (a *amount) add(column, cell string) {
	if slices.Contains(clocks, column) {
		a.clock += "\x00" + cell
	}
	if column != "place" && !slices.Contains(datasets.StandardColumns, column) {
		a.group += column + "\x00" + cell + "\x00"
	}
}

// named reports whether some cell says what is counted.
func (a *amount) named() bool {
	parts := strings.Split(a.group, "\x00")
	for i := 1; i < len(parts); i += 2 {
		if parts[i] != "" {
			return true
		}
	}
	return false
}

// tells reports whether a row has anything by which addable could refuse it.
func tells(o *datasets.Observation) bool {
	return o.PartOf != nil || o.Statistic != "" || o.Place != "" || !o.Date.IsZero() || o.Cell("fact") != ""
}

func amountsOf(rows []*datasets.Observation) []amount {
	if !slices.ContainsFunc(rows, tells) {
		return nil
	}
	out := make([]amount, len(rows))
	for i, o := range rows {
		out[i] = amountOf(o)
	}
	return out
}

// telling are the columns by which addable can find anything.
var telling = []string{"part_of", "fact", "statistic", "date", "place"}

// amountsIn is [amountsOf] for the rows of a frame that have a number in a column. The
// name of a row is its id there.
func amountsIn(df frames.Frame, number string) (out []amount) {
	if !slices.ContainsFunc(df.Names(), func(n string) bool { return slices.Contains(telling, n) }) {
		return nil
	}
	cells := map[string][]string{}
	for _, name := range df.Names() {
		cells[name] = frames.Texts(df, name)
	}
	cell := func(name string, i int) string {
		if list := cells[name]; list != nil {
			return list[i]
		}
		return ""
	}
	wholes := map[string]string{} // the whole of each row
	for i := range df.Nrow() {
		_, wholes[cell("id", i)], _ = strings.Cut(cell("part_of", i), ".")
	}
	for i, value := range frames.Numbers(df, number) {
		if value != value { // not a number: an empty cell
			continue
		}
		a := amount{name: cell("id", i), fact: cell("fact", i), statistic: datasets.Statistic(cell("statistic", i)), place: cell("place", i), quote: cell("quote", i)}
		if a.name == "" {
			a.name = fmt.Sprintf("row %d", i+1)
		}
		a.date, _ = edtf.Parse(cell("date", i))
		for id := wholes[cell("id", i)]; id != "" && !slices.Contains(a.within, id); id = wholes[id] {
			a.within = append(a.within, id)
		}
		for _, name := range df.Names() {
			if name != number {
				a.add(name, cell(name, i))
			}
		}
		a.nameless = cell("quote", i) != "" && !a.named()
		out = append(out, a)
	}
	return out
}

// Rows says why the numbers of some rows cannot be added, or averaged; nil where they can.
func Rows(rows []*datasets.Observation, how Addition) error { return check(amountsOf(rows), how) }

// Frame is [Rows] for the rows of a frame that have a number in a column. The name of a row
// is its id there.
func Frame(df frames.Frame, column string, how Addition) error {
	return check(amountsIn(df, column), how)
}

// check says why some amounts cannot be added, or averaged.
func check(list []amount, how Addition) error {
	if how == Apart || len(list) < 2 {
		return nil
	}
	for _, rule := range []func([]amount, Addition) *refusal.Error{oneFact, partAndWhole, kinds, moments, unlikeRates, nested} {
		if r := rule(list, how); r != nil {
			return r
		}
	}
	return nil
}

func refuse(reason refusal.Reason, a, b amount, format string, args ...any) *refusal.Error {
	r := &refusal.Error{Reason: reason, Message: fmt.Sprintf(format, args...)}
	for _, x := range []amount{a, b} {
		if x.row != nil {
			r.From = append(r.From, x.row)
		}
	}
	return r
}

// oneFact refuses two accounts of one thing.
func oneFact(list []amount, how Addition) *refusal.Error {
	facts := map[string]amount{}
	for _, a := range list {
		if a.fact == "" {
			continue
		}
		if b, ok := facts[a.fact]; ok && b.name != a.name {
			return refuse(refusal.OneFact, b, a, "%s and %s are two accounts of one fact, %s: %s", b.name, a.name, a.fact, how.wrong("it would be counted twice", "one thing has no mean of what is said of it; claimed(…) gives the lowest and the highest, and a chart of the kind estimates shows all"))
		}
		facts[a.fact] = a
	}
	return nil
}

// partAndWhole refuses a part beside its whole.
func partAndWhole(list []amount, how Addition) *refusal.Error {
	here := make(map[string]amount, len(list))
	for _, a := range list {
		here[a.name] = a
	}
	for _, a := range list {
		for _, w := range a.within {
			if b, ok := here[w]; ok {
				return refuse(refusal.PartAndWhole, a, b, "%s is a part of %s, and would be counted twice", a.name, b.name)
			}
		}
	}
	return nil
}

// wrong says what is wrong with adding, or with averaging.
func (how Addition) wrong(adding, averaging string) string {
	if how == Together {
		return adding
	}
	return averaging
}

// kind is what sort of amount a statistic says a number is.
func (a amount) kind() refusal.Reason {
	switch a.statistic {
	case datasets.Moment:
		return refusal.MomentAndTotal
	case datasets.Typical, datasets.Maximum, datasets.Minimum:
		return refusal.OneAndAll
	case datasets.Total, datasets.Part:
		return "all"
	}
	return ""
}

// kinds refuses amounts of two kinds.
func kinds(list []amount, _ Addition) *refusal.Error {
	var first amount
	for _, a := range list {
		switch {
		case a.kind() == "" || first.kind() == a.kind():
		case first.kind() == "":
			first = a
		default:
			x, y := first, a // y is a total, if one of them is
			if x.kind() == "all" {
				x, y = y, x
			}
			if y.kind() != "all" || x.kind() == refusal.OneAndAll {
				if x.kind() != refusal.OneAndAll {
					x, y = y, x
				}
				return refuse(refusal.OneAndAll, x, y, "%s is what one of a group has, a %s, and %s is a count, a %s: they are not of one kind", x.name, x.statistic, y.name, y.statistic)
			}
			return refuse(refusal.MomentAndTotal, x, y, "%s counts people or things at one moment, %s all those over a time: they are not of one kind", x.name, y.name)
		}
	}
	return nil
}

// moments refuses to add what is counted at several moments: the same people may be
// among them.
func moments(list []amount, how Addition) *refusal.Error {
	var first *amount
	for i := range list {
		a := &list[i]
		if how != Together || a.statistic != datasets.Moment {
			continue
		}
		if first == nil {
			first = a
			continue
		}
		if a.date.String() != first.date.String() || a.place == first.place && a.clock != first.clock {
			return refuse(refusal.OtherMoment, *first, *a, "%s and %s are counted at two moments: whoever was there at both would be counted twice", first.name, a.name)
		}
	}
	return nil
}

// unlikeRates refuses to add rates of different wholes: a fifth of the ships and a tenth
// of the sailors are three tenths of nothing. They are of one whole where part_of names
// it, or where another column has the same word for both and the quotes do not name two.
func unlikeRates(list []amount, how Addition) *refusal.Error {
	var first *amount
	for i := range list {
		a := &list[i]
		switch {
		case how != Together || a.statistic != datasets.Rate:
		case first == nil:
			first = a
		case !first.sharesWhole(*a):
			return refuse(refusal.UnlikeParts, *first, *a, "%s and %s are rates, and nothing says that they are of one whole: name it in part_of, or in a column that has the same word for both", first.name, a.name)
		}
	}
	return nil
}

// sharesWhole reports whether two rates are said to be of one whole.
func (a amount) sharesWhole(b amount) bool {
	if len(a.within) > 0 && len(b.within) > 0 {
		return a.within[0] == b.within[0]
	}
	if x, y := wholeIn(a.quote), wholeIn(b.quote); x != "" && y != "" {
		return strings.EqualFold(x, y)
	}
	mine, others := strings.Split(a.group, "\x00"), strings.Split(b.group, "\x00")
	for i := 1; i < min(len(mine), len(others)); i += 2 {
		named := strings.ContainsFunc(mine[i], unicode.IsLetter) && !slices.Contains(clocks, mine[i-1]) // no year
		if named && mine[i] == others[i] && mine[i-1] == others[i-1] {
			return true
		}
	}
	return a.name == b.name
}

var ofWhole = lazy.MustCompile(`(?i)(?:percent|per cent|%) of (?:(?:the|its|their|his|her|our|all|those|these)\s+)*(\pL+)`)

// wholeIn is what an English quote says that its percentage is of: the ships of
// 20 percent of the ships.
func wholeIn(quote string) string {
	if m := ofWhole.FindStringSubmatch(quote); m != nil {
		return m[1]
	}
	return ""
}

// nested refuses an amount of a time and place beside that of a time and place within
// it, where nothing else tells the two apart.
func nested(list []amount, _ Addition) *refusal.Error {
	groups, order := map[string][]amount{}, []string{}
	for _, a := range list {
		if k := a.kind(); k == refusal.OneAndAll || a.statistic == datasets.Rate || a.statistic == datasets.Threshold || a.nameless {
			continue
		}
		if groups[a.group] == nil {
			order = append(order, a.group)
		}
		groups[a.group] = append(groups[a.group], a)
	}
	for _, name := range order {
		if r := nestedIn(groups[name]); r != nil {
			return r
		}
	}
	return nil
}

// A span is an amount with the first and the last day of its time. Amounts whose time is
// not known are compared with those of the same date alone.
type span struct {
	from, to edtf.Day
	at       [2]string // the date where it is not known, and the place
	widest   int       // the span up to this one, in order, that ends last
	amount
}

func spanOf(a amount) span {
	from, ok1 := a.date.First()
	to, ok2 := a.date.Last()
	if ok1 && ok2 {
		return span{from: from, to: to, at: [2]string{"", a.place}, amount: a}
	}
	return span{at: [2]string{"?" + a.date.String(), a.place}, amount: a}
}

// in reports whether the time of one span is within that of another.
func (a span) in(b span) bool { return b.from <= a.from && a.to <= b.to }

func nestedIn(g []amount) *refusal.Error {
	list := make([]span, len(g))
	for i, a := range g {
		list[i] = spanOf(a)
	}
	slices.SortStableFunc(list, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to))
	})
	places := map[[2]string][]span{}
	for _, a := range list {
		here := places[a.at]
		if n := len(here); n > 0 {
			if b := here[n-1]; a.in(b) && !b.in(a) {
				return within(a, b)
			}
			if a.widest = n; here[here[n-1].widest].to >= a.to {
				a.widest = here[n-1].widest
			}
		}
		places[a.at] = append(here, a)
	}
	for _, a := range list {
		for rest, wider := a.place, ""; rest != ""; rest = wider {
			_, wider, _ = strings.Cut(rest, ", ")
			there := places[[2]string{a.at[0], wider}]
			n := sort.Search(len(there), func(i int) bool { return there[i].from > a.from })
			if n == 0 {
				continue
			}
			if b := there[there[n-1].widest]; a.in(b) {
				return within(a, b)
			}
		}
	}
	return nil
}

// within refuses an amount whose time and place are in those of another.
func within(a, b span) *refusal.Error {
	what, x, y := "place", a.place, cmp.Or(b.place, "no place in particular")
	switch same := a.date.String() == b.date.String(); {
	case a.place == b.place:
		what, x, y = "time", a.date.String(), b.date.String()
	case !same:
		what, x, y = "time and place", fmt.Sprintf("%s, %s", a.date, x), fmt.Sprintf("%s, %s", b.date, y)
	}
	return refuse(refusal.PartAndWhole, a.amount, b.amount, "the %s of %s, %s, is within that of %s, %s: it would be counted twice", what, a.name, x, b.name, y)
}
