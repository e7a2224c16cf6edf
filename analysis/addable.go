package analysis

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-gota/gota/dataframe"

	"quotient/datasets"
	"quotient/datasets/edtf"
)

// What may be added: amounts of the same kind, scope and moment. Everything that adds or
// averages (sum and + of a formula, share, Aggregate, Summarize) asks addable, so that
// what one refuses, all refuse.

// The reasons for refusing to add or to average.
const (
	// PartAndWhole: one is a part of the other, and would be counted twice.
	PartAndWhole Reason = "part-and-whole"
	// OneFact: both are accounts of one thing.
	OneFact Reason = "one-fact"
	// MomentAndTotal: one counts who or what was there at a moment, the other all over a time.
	MomentAndTotal Reason = "moment-and-total"
	// OtherMoment: the same people or things may be counted at two moments.
	OtherMoment Reason = "other-moment"
	// OneAndAll: one is what one of a group has, the other what all have together.
	OneAndAll Reason = "one-and-all"
)

// An addition is what is done with amounts.
type addition int

const (
	apart    addition = iota // nothing that mixes them: the least, the greatest, a count
	averaged                 // a mean, a median, quartiles
	together                 // a sum
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
	row       *datasets.Observation
}

// clocks are columns that tell when something was counted.
var clocks = []string{"moment", "time", "hour", "when", "stage"}

// amountOf is what an observation says of its number.
func amountOf(o *datasets.Observation) amount {
	a := amount{name: o.Ref(), fact: o.Cell("fact"), statistic: o.Statistic, place: o.Place, date: o.Date, row: o}
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
func amountsIn(df dataframe.DataFrame, number string) (out []amount) {
	if !slices.ContainsFunc(df.Names(), func(n string) bool { return slices.Contains(telling, n) }) {
		return nil
	}
	cells := map[string][]string{}
	for _, name := range df.Names() {
		cells[name] = texts(df, name)
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
	for i, value := range df.Col(number).Float() {
		if value != value { // not a number: an empty cell
			continue
		}
		a := amount{name: cell("id", i), fact: cell("fact", i), statistic: datasets.Statistic(cell("statistic", i)), place: cell("place", i)}
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

// addable says why some amounts cannot be added, or averaged; nil where they can.
func addable(list []amount, how addition) error {
	if how == apart || len(list) < 2 {
		return nil
	}
	for _, rule := range []func([]amount, addition) *Refusal{oneFact, partAndWhole, kinds, moments, nested} {
		if r := rule(list, how); r != nil {
			return r
		}
	}
	return nil
}

func refuse(reason Reason, a, b amount, format string, args ...any) *Refusal {
	r := &Refusal{Reason: reason, Message: fmt.Sprintf(format, args...)}
	for _, x := range []amount{a, b} {
		if x.row != nil {
			r.From = append(r.From, x.row)
		}
	}
	return r
}

// oneFact refuses two accounts of one thing.
func oneFact(list []amount, how addition) *Refusal {
	facts := map[string]amount{}
	for _, a := range list {
		if a.fact == "" {
			continue
		}
		if b, ok := facts[a.fact]; ok && b.name != a.name {
			return refuse(OneFact, b, a, "%s and %s are two accounts of one fact, %s: %s", b.name, a.name, a.fact, how.wrong("it would be counted twice", "one thing has no mean of what is said of it; min(…) and max(…) give the ends, and a chart shows both"))
		}
		facts[a.fact] = a
	}
	return nil
}

// partAndWhole refuses a part beside its whole.
func partAndWhole(list []amount, how addition) *Refusal {
	here := make(map[string]amount, len(list))
	for _, a := range list {
		here[a.name] = a
	}
	for _, a := range list {
		for _, w := range a.within {
			if b, ok := here[w]; ok {
				return refuse(PartAndWhole, a, b, "%s is a part of %s, and would be counted twice", a.name, b.name)
			}
		}
	}
	return nil
}

// wrong says what is wrong with adding, or with averaging.
func (how addition) wrong(adding, averaging string) string {
	if how == together {
		return adding
	}
	return averaging
}

// kind is what sort of amount a statistic says a number is.
func (a amount) kind() Reason {
	switch a.statistic {
	case datasets.Moment:
		return MomentAndTotal
	case datasets.Typical, datasets.Maximum, datasets.Minimum:
		return OneAndAll
	case datasets.Total, datasets.Part:
		return "all"
	}
	return ""
}

// kinds refuses amounts of two kinds.
func kinds(list []amount, _ addition) *Refusal {
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
			if y.kind() != "all" || x.kind() == OneAndAll {
				if x.kind() != OneAndAll {
					x, y = y, x
				}
				return refuse(OneAndAll, x, y, "%s is what one of a group has, a %s, and %s is a count, a %s: they are not of one kind", x.name, x.statistic, y.name, y.statistic)
			}
			return refuse(MomentAndTotal, x, y, "%s counts people or things at one moment, %s all those over a time: they are not of one kind", x.name, y.name)
		}
	}
	return nil
}

// moments refuses to add what is counted at several moments: the same people may be
// among them.
func moments(list []amount, how addition) *Refusal {
	var first *amount
	for i := range list {
		a := &list[i]
		if how != together || a.statistic != datasets.Moment {
			continue
		}
		if first == nil {
			first = a
			continue
		}
		if a.date.String() != first.date.String() || a.place == first.place && a.clock != first.clock {
			return refuse(OtherMoment, *first, *a, "%s and %s are counted at two moments: whoever was there at both would be counted twice", first.name, a.name)
		}
	}
	return nil
}

// nested refuses an amount of a time beside that of a time within it, and one of a place
// beside that of a place within it, where nothing else tells the two apart.
func nested(list []amount, _ addition) *Refusal {
	groups, order := map[string][]amount{}, []string{}
	for _, a := range list {
		if k := a.kind(); k == OneAndAll || a.statistic == datasets.Rate || a.statistic == datasets.Threshold || a.nameless {
			continue
		}
		if groups[a.group] == nil {
			order = append(order, a.group)
		}
		groups[a.group] = append(groups[a.group], a)
	}
	for _, name := range order {
		g := groups[name]
		if r := nestedTimes(g); r != nil {
			return r
		}
		if r := nestedPlaces(g); r != nil {
			return r
		}
	}
	return nil
}

func nestedTimes(g []amount) *Refusal {
	type span struct {
		from, to edtf.Day
		amount
	}
	places := map[string][]span{}
	for _, a := range g {
		from, ok1 := a.date.First()
		to, ok2 := a.date.Last()
		if ok1 && ok2 {
			places[a.place] = append(places[a.place], span{from, to, a})
		}
	}
	for _, place := range slices.Sorted(maps.Keys(places)) {
		list := places[place]
		slices.SortStableFunc(list, func(a, b span) int {
			if a.from != b.from {
				return int(a.from - b.from)
			}
			return int(b.to - a.to)
		})
		for i := 1; i < len(list); i++ {
			a, b := list[i-1], list[i]
			if b.to > a.to || b.from == a.from && b.to == a.to {
				continue
			}
			return refuse(PartAndWhole, b.amount, a.amount, "the time of %s, %s, is within that of %s, %s: it would be counted twice", b.name, b.date, a.name, a.date)
		}
	}
	return nil
}

func nestedPlaces(g []amount) *Refusal {
	places := map[[2]string]amount{}
	for _, a := range g {
		places[[2]string{a.date.String(), a.place}] = a
	}
	for _, a := range g {
		for rest := a.place; ; {
			_, wider, ok := strings.Cut(rest, ", ")
			if !ok {
				break
			}
			if b, ok := places[[2]string{a.date.String(), wider}]; ok {
				return refuse(PartAndWhole, a, b, "the place of %s, %s, is within that of %s, %s: it would be counted twice", a.name, a.place, b.name, b.place)
			}
			rest = wider
		}
	}
	return nil
}
