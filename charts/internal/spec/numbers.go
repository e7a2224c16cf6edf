package spec

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Numbers is how all numbers of a chart are written: in millions, or as times.
type Numbers struct {
	In       datasets.Text `yaml:"in" is:"form" doc:"thousand, million, billion or trillion; h:mm, h:mm:ss or m:ss for durations"`
	Decimals datasets.Text `yaml:"decimals" is:"number" doc:"how many decimals each number has; as many as they need without it"`
}

// UnmarshalYAML takes the form alone, too.
func (n *Numbers) UnmarshalYAML(decode func(any) error) error {
	type whole Numbers
	if decode(&n.In) == nil {
		return nil
	}
	n.In = datasets.Text{}
	return decode((*whole)(n))
}

// Writes reads how the numbers of a chart are written.
func (r *Resolver) Writes(n Numbers, planes bool) {
	at := n.In
	switch {
	case n.In.Value == "" && n.Decimals.Value == "":
		return
	case n.In.Value == "":
		r.Fault(n.Decimals, "say in what: numbers: {in: million, decimals: 1}", "numbers has decimals alone")
		return
	case planes:
		r.Fault(at, "leave it out, or derive columns in the units that the axes are to have", "a chart of two axes has two kinds of numbers, and numbers is of one")
		return
	}
	var decimals *int
	if n.Decimals.Value != "" {
		k, err := strconv.Atoi(n.Decimals.Value)
		if err != nil {
			r.Fault(n.Decimals, "write 0, 1, 2 or 3", "decimals is %q", n.Decimals.Value)
			return
		}
		decimals = &k
	}
	if alike, err := quantity.NewAlike(n.In.Value, decimals); err != nil {
		r.Fault(at, "write "+strings.Join(slices.Concat(quantity.Larges, quantity.Clocks), ", "), "%v", err)
	} else {
		r.Written = alike
	}
	r.writtenAt = at
}

// fits fits how numbers are written to those of an axis, and refuses those that have no such
// form, or would be rounded to nothing.
func (r *Resolver) fits(data []Datum) {
	if r.Written == nil || len(data) == 0 {
		return
	}
	if unit := data[0].Quantity().Unit; r.Written.Clock() {
		factor, _ := r.Study.Measures().Ratio(unit, quantity.Named("second"))
		if factor == nil {
			r.Fault(r.writtenAt, "write another form, or say in which unit of time they are", "the numbers are in %q, which is no time of seconds, minutes or hours", unit)
			r.Written = nil
			return
		}
		r.Written.In(factor)
	}
	for _, d := range data {
		q := d.Quantity()
		for _, v := range []*big.Rat{q.Lo.Value, q.Hi.Value} {
			if v != nil && r.Written.Fit(v) {
				r.Fault(r.writtenAt, "write a finer one, or more decimals", "%s is %s, and would be written as nothing", d.Ref(), d.plain())
				return
			}
		}
	}
	r.wrote = append(r.wrote, data...)
}

// Rounded is the least difference of two numbers of the chart, where one of them loses a digit;
// "" where none does. A time that would is refused.
func (r *Resolver) Rounded() string {
	for _, d := range r.wrote {
		q := d.Quantity()
		for _, v := range []*big.Rat{q.Lo.Value, q.Hi.Value} {
			if v == nil || r.Written == nil || !r.Written.Rounds(v) {
				continue
			}
			if r.Written.Clock() && !d.Computed() {
				r.Fault(r.writtenAt, "write a finer form, such as h:mm:ss or m:ss", "%s is %s, and would lose a part", d.Ref(), d.plain())
				return ""
			}
			return r.Written.Grain(quantity.Format{Locale: r.Locale})
		}
	}
	return ""
}

// plain is the label as it is without a way to write all numbers.
func (d Datum) plain() string {
	d.Written = nil
	return d.Label()
}

// alike writes the label of a datum as all of its chart are written; false where each is by
// itself.
func (d Datum) alike() (q quantity.Quantity, as quantity.Format, ok bool) {
	if d.Written == nil {
		return q, as, false
	}
	f := d.labelled()
	if q, ok = f.Amount(); ok {
		as = f.Format(d.Locale)
		as.Names, as.Alike = d.printer(), d.Written
		if _, quoted := d.Quoted(); quoted {
			as.Alike = d.Written.AsSaid()
		}
	}
	return q, as, ok
}
