package layout

import (
	"slices"
	"strings"

	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// FromZero is a datum as a bar shows it: see [spec.FromZero].
var FromZero = spec.FromZero

// A Sign is something that a chart draws and its key explains.
type Sign int

const (
	SignOver Sign = iota
	SignAtLeast
	SignUnder
	SignUpTo
	signAbove
	signAtOrAbove
	signPeak
	SignBetween
	SignJoined
	SignAbout
	SignWhiskers
	SignOpenBin
	SignExpected
	SignSpeculated
	SignProposed
	SignComputed
	SignShare
	SignTrend
	SignBox
	SignShades
	SignLooseLine
	SignLooseWay
	SignBand
	SignSpan
	SignDoubt
	SignRaggedDate
	SignWhiskersDate
	SignMiddle
	SignBeside
	SignHeap
	SignGap
	SignUneven
	SignLimit
	SignOpenEnd
	SignBest
	SignDerived
	SignFree
	SignSometime
	SignGapDerived
	SignMeasured
	SignRibbon
	SignUnmeasured
	SignStriped
	SignAllDerived
	SignRings
)

// A signed is a sign with its words.
type signed struct {
	sign  Sign
	words string
}

// signs are the words of the key, in the order in which they are printed.
var signs = []signed{
	{SignOver, "Chevrons: the true number lies beyond the mark"},
	{SignAtLeast, "Chevrons: the true number is that of the mark, or lies beyond it"},
	{SignUnder, "Chevrons pointing back: the true number lies below the mark"},
	{SignUpTo, "Chevrons pointing back: the true number is that of the mark, or lies below it"},
	{signAbove, "Chevrons pointing back from a number below zero: the true number is above it"},
	{signAtOrAbove, "Chevrons pointing back from a number below zero: the true number is this one, or above it"},
	{signPeak, "Light bar with chevrons: the top of a spread, itself passed"},
	{SignBetween, "Light end: somewhere in this range"},
	{SignJoined, "Joined points: somewhere between them"},
	{SignShades, "Two shades in a cell: somewhere between them"},
	{SignAbout, "Ragged end: about this number"},
	{SignWhiskers, "Whiskers: about this number"},
	{SignOpenBin, "Light, and behind the plus: numbers that the text bounds or does not assert, which may lie in another bin"},
	{SignExpected, "Dashed and light: expected"},
	{SignSpeculated, "Hatched: speculated"},
	{SignProposed, "Dashed: proposed"},
	{SignComputed, "Hollow: computed from the quotes"},
	{SignDerived, "Hollow: computed from the table"},
	{SignShare, "Light, with an outline: computed from the numbers quoted"},
	{SignTrend, "Hollow line: computed, the straight line of least squares"},
	{SignBox, "Hollow box: computed, the middle half of the numbers, with their median"},
	{SignLooseLine, "Dashed line: it leads to or from a number that is not exact"},
	{SignLooseWay, "Dashed line: it leads to or from a number that the text does not assert"},
	{SignBand, "Light band: somewhere within it"},
	{SignSpan, "Flat whisker: the text dates it no more closely"},
	{SignDoubt, "Dashed whisker: the date is doubtful"},
	{SignRaggedDate, "Ragged end: the date is about this one, or doubtful"},
	{SignWhiskersDate, "Whiskers: the date is about this one, or doubtful"},
	{SignMiddle, "A month or a year is at its middle"},
	{SignBeside, "Points side by side: at one place"},
	{SignHeap, "Larger point: several at one place"},
	{SignGap, "Break in a line: the text gives no number"},
	{SignGapDerived, "Break in a line: the table gives no number"},
	{SignUneven, "Dates are at equal distances, however far apart they are"},
	{SignLimit, "Disc at a limit: the limit itself is in; ring: it is not"},
	{SignOpenEnd, "Chevrons at an end: the true end lies beyond it, or is not given"},
	{SignMeasured, "Thin line with caps: from the low to the high end that the table gives"},
	{SignRibbon, "Light ribbon along a line: from the low to the high end that the table gives"},
	{SignUnmeasured, "No thin line or ribbon: the table gives no ends"},
	{SignBest, "Point in a range: the number itself"},
	{SignFree, "Each panel has a scale of its own: what is equally long in two of them need not be equal"},
	{SignSometime, "Hatched stretch: at some time within it"},
	{SignStriped, "Striped: the bounds leave open which class, from one of the two shades to the other"},
	{SignRings, "Disc in a lighter one: somewhere between their areas"},
	{SignAllDerived, "All numbers are computed from the table"},
}

// SignsOf of a datum's mark, as a bar; a point has no body that could be light.
func SignsOf(d spec.Datum, bar bool) (out []Sign) {
	bound := d.Bound()
	if bar {
		if _, tip, end := FromZero(d); tip < 0 && end == marks.Under {
			out = append(out, Looser(d, signAbove))
			bound = marks.Exact
		} else {
			bound = end
		}
	}
	if s, ok := map[marks.Bound]Sign{marks.Over: SignOver, marks.Under: SignUnder, marks.Peak: signPeak, marks.Between: SignBetween, marks.About: SignAbout}[bound]; ok {
		if !bar && s == signPeak {
			s = SignOver
		} else if !bar && s == SignBetween {
			s = SignJoined
		} else if !bar && s == SignAbout {
			s = SignWhiskers
		}
		s = Looser(d, s)
		out = append(out, s)
	}
	if d.Loose() && bar {
		out = append(out, SignAbout)
	} else if d.Loose() {
		out = append(out, SignWhiskers)
	}
	return append(out, SignsOfBody(d)...)
}

// SignOfGap is that of a number which is missing among others: the text gives none, or the
// table where nothing is quoted.
func SignOfGap(data []spec.Datum) Sign {
	if slices.ContainsFunc(data, quoted) {
		return SignGap
	}
	return SignGapDerived
}

// quoted reports whether a datum is of rows with words of a text.
func quoted(d spec.Datum) bool {
	return slices.ContainsFunc(d.Fact.Rows(), func(o *datasets.Observation) bool { return o.Quote != "" })
}

// measured are the signs of what was measured of a datum.
func measured(d spec.Datum) []Sign {
	if _, _, ok := d.Interval(); ok {
		return []Sign{SignMeasured}
	}
	if d.Unmeasured() {
		return []Sign{SignUnmeasured}
	}
	return nil
}

// SignsOfBody are those of what the text claims of a datum, whatever its number.
func SignsOfBody(d spec.Datum) []Sign {
	if s, ok := map[marks.Certainty]Sign{marks.Expected: SignExpected, marks.Speculated: SignSpeculated, marks.Proposed: SignProposed, marks.Computed: SignComputed}[d.Certainty()]; ok {
		if s == SignComputed && !quoted(d) {
			s = SignDerived
		}
		return []Sign{s}
	}
	return nil
}

// Looser is the sign of a bound that the number itself may be at: at least, up to.
func Looser(d spec.Datum, s Sign) Sign {
	switch bound := d.Quantity().Bound(); {
	case s == SignOver && (bound == quantity.AtLeast || bound == quantity.UpTo): // of a fall, which is up to −7
		return SignAtLeast
	case s == signAbove && bound == quantity.AtLeast:
		return signAtOrAbove
	case s == SignUnder && bound == quantity.UpTo:
		return SignUpTo
	}
	return s
}

// loosest are the signs that are drawn as others, and whose words are true of both.
var loosest = map[Sign]Sign{SignOver: SignAtLeast, SignUnder: SignUpTo, signAbove: signAtOrAbove}

// signsUsed are the signs that the chart uses, in the order of the key. What is drawn alike is
// told once, in the words that are true of both.
func (p *Page) signsUsed() (out []signed) {
	for _, s := range signs {
		if loose, ok := loosest[s.sign]; ok && slices.Contains(p.Signs, loose) {
			continue
		}
		if slices.Contains(p.Signs, s.sign) {
			out = append(out, s)
		}
	}
	return out
}

// othersInGrey says how many series are drawn in grey.
func (p *Page) othersInGrey() string {
	return p.Count(len(p.grey), "%d other in grey, as a line alone|%d others in grey, as lines alone")
}

// key says in words what the signs of the chart mean, those that it uses.
func (p *Page) key() string {
	var words []string
	for _, s := range p.signsUsed() {
		words = append(words, p.Say(s.words))
	}
	if len(p.grey) > 0 {
		words = append(words, p.othersInGrey())
	}
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, ". ") + "."
}

// InGrey notes for the key that a series is drawn in grey.
func (p *Page) InGrey(series string) {
	if p.grey == nil {
		p.grey = map[string]bool{}
	}
	p.grey[series] = true
}

// UseBar and UsePoint note the signs of a datum's mark for the key.
func (p *Page) UseBar(d spec.Datum) {
	own := SignsOf(d, true)
	p.first(d, own, false)
	p.Signs = append(append(p.Signs, own...), measured(d)...)
}

func (p *Page) UsePoint(d spec.Datum) {
	p.UseLine(d)
	p.Signs = append(p.Signs, measured(d)...)
}

// UseLine notes the signs of a point of a line, whose ribbon has others.
func (p *Page) UseLine(d spec.Datum) {
	own := SignsOf(d, false)
	p.first(d, own, true)
	p.Signs = append(p.Signs, own...)
}
