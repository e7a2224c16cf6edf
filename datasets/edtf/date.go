package edtf

// A Date is a date or an interval of dates, as coarse as it was written. The
// zero Date is no date. Dates are equal (==) when they were written alike.
type Date struct {
	text       string
	interval   bool
	start, end point // the same point unless an interval
}

// A point is a date that is no interval, or an end of one.
type point struct {
	kind                   pointKind
	text                   string
	first, last            Day
	precision              Precision
	year                   int64 // of the first day, as written
	month, day             int   // 0 where not written or not wholly known
	code                   int   // part of a year, 21 to 41, or 0
	clock                  string
	zone                   string
	said                   Said
	uncertain, approximate bool
}

type pointKind uint8

const (
	none    pointKind = iota
	dated             // a date
	open              // "..": no limit on this side
	unknown           // "": a limit that is not known
)

// A Precision is how fine a date is, finest first.
type Precision int

// The precisions. A digit that is not known makes a date as coarse as what
// stands before it: 1956-04-XX is precise to the month.
const (
	NoPrecision    Precision = iota // the zero Date, an open or unknown end
	ToTime                          // 1956-06-28T10:00
	ToDay                           // 1956-06-28
	ToMonth                         // 1953-03
	ToSeason                        // 1956-22
	ToQuarter                       // 1957-36
	ToQuadrimester                  // 1957-39, a third of a year
	ToHalf                          // 1957-41
	ToYear                          // 1958
	ToDecade                        // 195X
	ToCentury                       // 19XX
	ToMillennium                    // 1XXX
	ToAnyYear                       // XXXX
	Interval                        // 1956-10-23/1956-11-10
)

var precisionNames = [...]string{"none", "time", "day", "month", "season", "quarter",
	"third of a year", "half-year", "year", "decade", "century", "millennium", "any year", "interval"}

// String returns the precision in a word or two: "month".
func (p Precision) String() string {
	if p < 0 || int(p) >= len(precisionNames) {
		return "none"
	}
	return precisionNames[p]
}

// String returns the date as it was written.
func (d Date) String() string { return d.text }

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// IsInterval reports whether d was written with two ends.
func (d Date) IsInterval() bool { return d.interval }

// Start returns the first end of an interval, and any other date itself. An
// open or unknown end has no first and no last day.
func (d Date) Start() Date {
	if !d.interval {
		return d
	}
	return Date{text: d.start.text, start: d.start, end: d.start}
}

// End returns the last end of an interval, and any other date itself.
func (d Date) End() Date {
	if !d.interval {
		return d
	}
	return Date{text: d.end.text, start: d.end, end: d.end}
}

// First returns the earliest day that d can mean; ok is false where its start
// is open or unknown, and for the zero Date.
func (d Date) First() (day Day, ok bool) { return d.start.first, d.start.kind == dated }

// Last returns the latest day that d can mean; ok is false where its end is
// open or unknown, and for the zero Date. Where both are ok, First ≤ Last.
func (d Date) Last() (day Day, ok bool) { return d.end.last, d.end.kind == dated }

// Precision returns how fine d is.
func (d Date) Precision() Precision {
	if d.interval {
		return Interval
	}
	return d.start.precision
}

// Uncertain reports whether d, or an end of it, is marked with ? or %.
func (d Date) Uncertain() bool { return d.start.uncertain || d.end.uncertain }

// Approximate reports whether d, or an end of it, is marked with ~ or %.
func (d Date) Approximate() bool { return d.start.approximate || d.end.approximate }

// Overlaps reports whether some day can belong to both dates. An open or
// unknown end reaches as far as it takes; times of a day are not compared. The
// zero Date overlaps nothing.
func (d Date) Overlaps(e Date) bool {
	if d.IsZero() || e.IsZero() {
		return false
	}
	return !d.before(e) && !e.before(d)
}

// before reports whether every day of d is before every day of e.
func (d Date) before(e Date) bool {
	last, ok := d.Last()
	first, ok2 := e.First()
	return ok && ok2 && last < first
}

// DaysBetween returns the least and the most days from a to b that the dates
// allow: from 1953-03 to 1953-06-17 it is 78 to 108. They are negative where b
// is before a. ok is false where a side is open or unknown.
func DaysBetween(a, b Date) (lo, hi int, ok bool) {
	aFirst, ok1 := a.First()
	aLast, ok2 := a.Last()
	bFirst, ok3 := b.First()
	bLast, ok4 := b.Last()
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return 0, 0, false
	}
	return int(bFirst - aLast), int(bLast - aFirst), true
}

// Days returns the least and the most days that d lasts, its first and last
// days both counted: 1956-10-23/1956-11-10 is 19. A coarse end is some day in
// it, and a coarse date some days in it: 1953-03 is 1 to 31 days. ok is false
// where an end is open or unknown.
func (d Date) Days() (lo, hi int, ok bool) {
	lo, hi, ok = DaysBetween(d.Start(), d.End())
	if !ok {
		return 0, 0, false
	}
	return max(lo+1, 1), hi + 1, true
}
