package analysis

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
)

// A Caveat is something about a comparison that its reader must know.
type Caveat string

// The caveats. All but the last are raised where they apply; an author may add any of
// them.
const (
	PlaceDiffers     Caveat = "place"
	DateDiffers      Caveat = "date"
	ScopeDiffers     Caveat = "scope"
	StageDiffers     Caveat = "stage"
	PeriodDiffers    Caveat = "period"
	StatisticDiffers Caveat = "statistic"
	NotAsserted      Caveat = "modality"
	PartOf           Caveat = "part-of"
	Twice            Caveat = "twice"
	Overlap          Caveat = "overlap" // whether one is counted in the other is not said
	Unlike           Caveat = "unlike"  // things of one sort are divided by those of another
	RateOf           Caveat = "rate-of" // what a rate is of is not said
	Witnesses        Caveat = "witnesses"
	Round            Caveat = "round"   // both are round, or one is read as rounded
	Reading          Caveat = "reading" // how the text is read where it can be read otherwise
)

// Said are the caveats of the author's, in the order of [Caveats].
func (c *Comparison) Said() (names []Caveat) {
	for _, k := range Caveats {
		if _, ok := c.Caveats[k.Name]; ok {
			names = append(names, k.Name)
		}
	}
	return names
}

// Caveats lists every caveat with what it means.
var Caveats = []struct {
	Name Caveat
	Doc  string
}{
	{PlaceDiffers, "the numbers are of different places"},
	{DateDiffers, "the numbers are of different times"},
	{ScopeDiffers, "the numbers count different groups"},
	{StageDiffers, "the numbers are of different stages of the events"},
	{PeriodDiffers, "the numbers are for different periods, such as a month and one not stated"},
	{StatisticDiffers, "one is the greatest or least of its group, the other is not"},
	{NotAsserted, "the text does not assert one of the numbers: it is expected, speculated or proposed"},
	{PartOf, "one number is a part of another"},
	{Twice, "one number is used twice in the formula, so that the bounds come out wider than they are"},
	{Overlap, "the text does not say whether one number is counted in another"},
	{Unlike, "things of one sort are divided by things of another"},
	{RateOf, "the text does not say what a rate is of"},
	{Witnesses, "the numbers are two accounts of one thing"},
	{Round, "the numbers are round, or one is read as rounded"},
	{Reading, "the text can be read otherwise"},
}

func caveatNames() []string {
	names := make([]string, len(Caveats))
	for i, c := range Caveats {
		names[i] = string(c.Name)
	}
	return names
}

// A Warning is a caveat that applies, with what raises it.
type Warning struct {
	Caveat  Caveat
	Message string
}

// A difference is what a reader must know of two numbers that are compared: a caveat, and
// the words for it, or "" where the two do not differ so.
type difference struct {
	caveat Caveat
	of     func(a, b *datasets.Observation) string
}

// differences are asked of each pair of numbers. A new one is an entry here, and one among
// the caveats.
var differences = []difference{
	{PlaceDiffers, func(a, b *datasets.Observation) string {
		if a.Place == "" || b.Place == "" || samePlace(a.Place, b.Place) {
			return ""
		}
		return fmt.Sprintf("%s is of %s, %s of %s", a.Ref(), a.Place, b.Ref(), b.Place)
	}},
	{DateDiffers, func(a, b *datasets.Observation) string {
		if a.Date.IsZero() || b.Date.IsZero() || a.Date.Overlaps(b.Date) {
			return ""
		}
		return fmt.Sprintf("%s is dated %s, %s %s", a.Ref(), a.Date, b.Ref(), b.Date)
	}},
	{ScopeDiffers, func(a, b *datasets.Observation) string {
		if a.Within(b) || b.Within(a) {
			return ""
		}
		return columnDiffers("scope", "%[1]s counts %[2]s, %[3]s counts %[4]s", a, b)
	}},
	{StageDiffers, func(a, b *datasets.Observation) string {
		return columnDiffers("stage", "%[1]s is of %[2]q, %[3]s of %[4]q", a, b)
	}},
	{PeriodDiffers, func(a, b *datasets.Observation) string {
		if x := a.Cell("period"); unstated(x) && unstated(b.Cell("period")) {
			return fmt.Sprintf("the text does not say for which period %s and %s are", a.Ref(), b.Ref())
		}
		return columnDiffers("period", "%[1]s is for the period %[2]q, %[3]s for %[4]q", a, b)
	}},
	{StatisticDiffers, func(a, b *datasets.Observation) string {
		if extreme(a) == extreme(b) || isRule(a) || isRule(b) { // a rate or limit measures amounts of another sort
			return ""
		}
		return fmt.Sprintf("%s is a %s, %s a %s", a.Ref(), a.Statistic, b.Ref(), b.Statistic)
	}},
	{Witnesses, func(a, b *datasets.Observation) string {
		if fact := a.Cell("fact"); fact == "" || fact != b.Cell("fact") {
			return ""
		}
		return fmt.Sprintf("%s and %s are two accounts of one thing", a.Ref(), b.Ref())
	}},
	{PartOf, func(a, b *datasets.Observation) string {
		if !a.Within(b) && !b.Within(a) {
			return ""
		}
		return fmt.Sprintf("%s and %s: one is a part of the other", a.Ref(), b.Ref())
	}},
}

// unstated reports whether a cell says that the text says nothing.
func unstated(cell string) bool {
	return slices.Contains([]string{"not stated", "unstated", "not given", "not said", "unknown", "?", "n/a"}, strings.ToLower(strings.TrimSpace(cell)))
}

// columnDiffers says that the cells of a column differ, where both rows have one.
func columnDiffers(column, format string, a, b *datasets.Observation) string {
	x, y := a.Cell(column), b.Cell(column)
	if x == "" || y == "" || x == y {
		return ""
	}
	return fmt.Sprintf(format, a.Ref(), x, b.Ref(), y)
}

// warnings finds what differs between the observations of a result, each caveat once.
func warnings(v value) (out []Warning) {
	raise := func(c Caveat, message string) {
		if message != "" && !slices.ContainsFunc(out, func(w Warning) bool { return w.Caveat == c }) {
			out = append(out, Warning{c, message})
		}
	}
	var numbers []*datasets.Observation
	for _, o := range v.from {
		if o.Quantity != nil && !v.days {
			numbers = append(numbers, o)
		}
	}
	for i, a := range numbers {
		for _, b := range numbers[i+1:] {
			for _, d := range differences {
				if d.caveat == Witnesses && slices.Contains(v.facts, a.Cell("fact")) { // the formula says so itself
					continue
				}
				raise(d.caveat, d.of(a, b))
			}
		}
	}
	raise(NotAsserted, unasserted(v))
	for _, d := range v.due {
		raise(d.Caveat, d.Message)
	}
	raise(Round, even(v, numbers))
	for i, name := range v.bounds {
		if slices.Contains(v.bounds[:i], name) && !v.IsPoint() {
			raise(Twice, fmt.Sprintf("%s is used twice; share(…) and growth(…) keep bounds that a division loses", name))
		}
	}
	return out
}

// unasserted says which numbers of a result the text does not assert.
func unasserted(v value) string {
	if v.modality == datasets.Asserted || v.modality == "" {
		return ""
	}
	var which []string
	for _, o := range v.from {
		if o.Modality == v.modality {
			which = append(which, o.Ref())
		}
	}
	return fmt.Sprintf("%s by the text: %s", v.modality, strings.Join(which, ", "))
}

func isRule(o *datasets.Observation) bool {
	return o.Statistic == datasets.Threshold || o.Statistic == datasets.Rate
}

func extreme(o *datasets.Observation) datasets.Statistic {
	if o.Statistic == datasets.Maximum || o.Statistic == datasets.Minimum {
		return o.Statistic
	}
	return ""
}

// samePlace reports whether two places are one, of which one tells more of where it is:
// Poznań; Poznań, Poland.
func samePlace(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	rest, ok := strings.CutPrefix(b, a)
	return ok && (rest == "" || strings.HasPrefix(rest, ", "))
}
