package analysis

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
)

// A Caveat is something about a comparison that its reader must know.
type Caveat string

// The caveats. Those up to Twice are raised by [Evaluate] where they apply;
// an author may add any of them.
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
	{NotAsserted, "the text does not assert one of the numbers: it is speculated or proposed"},
	{PartOf, "one number is a part of another"},
	{Twice, "one number is used twice in the formula, so that the bounds come out wider than they are"},
	{Overlap, "the text does not say whether one number is counted in another"},
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

// warnings finds what differs between the observations of a result.
func warnings(v value) (out []Warning) {
	raise := func(c Caveat, format string, args ...any) {
		if !slices.ContainsFunc(out, func(w Warning) bool { return w.Caveat == c }) {
			out = append(out, Warning{c, fmt.Sprintf(format, args...)})
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
			rule := isRule(a) || isRule(b) // a rate or limit measures amounts of another sort
			if a.Place != "" && b.Place != "" && a.Place != b.Place {
				raise(PlaceDiffers, "%s is of %s, %s of %s", a.Ref(), a.Place, b.Ref(), b.Place)
			}
			if a.Date.String() != "" && b.Date.String() != "" && !a.Date.Overlaps(b.Date) {
				raise(DateDiffers, "%s is dated %s, %s %s", a.Ref(), a.Date, b.Ref(), b.Date)
			}
			if x, y := a.Cell("scope"), b.Cell("scope"); x != "" && y != "" && x != y && !a.Within(b) && !b.Within(a) {
				raise(ScopeDiffers, "%s counts %s, %s counts %s", a.Ref(), x, b.Ref(), y)
			}
			if x, y := a.Cell("stage"), b.Cell("stage"); x != "" && y != "" && x != y {
				raise(StageDiffers, "%s is of %q, %s of %q", a.Ref(), x, b.Ref(), y)
			}
			if x, y := a.Cell("period"), b.Cell("period"); x != "" && y != "" && x != y {
				raise(PeriodDiffers, "%s is for the period %q, %s for %q", a.Ref(), x, b.Ref(), y)
			}
			if extreme(a) != extreme(b) && !rule {
				raise(StatisticDiffers, "%s is a %s, %s a %s", a.Ref(), a.Statistic, b.Ref(), b.Statistic)
			}
			if a.Within(b) || b.Within(a) {
				raise(PartOf, "%s and %s: one is a part of the other", a.Ref(), b.Ref())
			}
		}
	}
	if v.modality != datasets.Asserted && v.modality != "" {
		var which []string
		for _, o := range v.from {
			if o.Modality == v.modality {
				which = append(which, o.Ref())
			}
		}
		raise(NotAsserted, "%s by the text: %s", v.modality, strings.Join(which, ", "))
	}
	for i, name := range v.bounds {
		if slices.Contains(v.bounds[:i], name) && !v.IsPoint() {
			raise(Twice, "%s is used twice; share(…) and growth(…) keep bounds that a division loses", name)
		}
	}
	return out
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
