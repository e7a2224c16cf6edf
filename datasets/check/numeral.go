package check

import (
	"fmt"
	"math/big"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var numeralCheck = Check{
	Name: "numeral",
	Doc:  "The number in the quote is the value.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			if row.Statistic == datasets.Event {
				continue
			}
			if row.number == nil && row.Reading != "" {
				r.Skip("a person has read the number")
				continue
			}
			r.Checked++
			switch {
			case row.Reading != "":
			case row.number == nil:
				r.Add(row.unstated())
			case row.risen():
				m := row.number
				f := row.Finding("value", fmt.Sprintf("the text says %q of %q, a fall or a loss, but the value is positive", m.Mover, m.Text), "write "+quantity.Decimal(new(big.Rat).Neg(m.High), 12, false)+"; or say in a cell of the row that it is a decline or loss")
				r.Add(f)
			}
		}
	},
}

// falls reports whether a row has a fall or loss, as a negative number.
func (r *reading) falls() bool {
	return r.number != nil && r.number.Direction == scan.Down && r.Number("value") != nil && r.Number("value").Sign() < 0
}

// risen reports whether a row has a fall or loss as a positive number, and nothing in its
// own cells says that it is one.
func (r *reading) risen() bool {
	if m := r.number; m.Direction != scan.Down || r.Number("value") == nil || r.Number("value").Sign() <= 0 {
		return false
	}
	label := r.Table + " " + r.ID
	for _, n := range r.Names() {
		label += " " + n.Value
	}
	return r.language().Fall(label) == "" && scan.English().Fall(label) == ""
}

// unstated is what is wrong with a row whose number its quote does not have.
func (r *reading) unstated() datasets.Finding {
	var stated []string
	for k := range r.mentions {
		m := &r.mentions[k]
		if r.goesOn(m) {
			return r.Finding("quote", fmt.Sprintf("the number continues outside the quote: the text has %q", m.Text), "quote the whole number")
		}
		stated = append(stated, fmt.Sprintf("%q", m.Text))
	}
	all := strings.Join(stated, ", ")
	switch {
	case r.Statistic == datasets.Vague && all == "":
		return r.Finding("quote", fmt.Sprintf("the quote %q has no word for a number, such as several", r.Quote), "include the word in the quote, or delete the row")
	case all == "":
		return r.Finding("value", fmt.Sprintf("the value is %s, but the quote %q has no number", r.Stated(), r.Quote), "include the number in the quote")
	case r.Statistic == datasets.Vague:
		return r.Finding("statistic", fmt.Sprintf("the row is vague, but its quote says %s", all), "give the row a value and another statistic")
	}
	f := r.Finding("value", fmt.Sprintf("the value is %s, but the quote %q says %s", r.Stated(), r.Quote, all), "one of the two is wrong: check the text")
	if m := r.mentions[0]; len(r.mentions) == 1 && r.certain(m) && r.OutOf() == nil {
		f.Fix = r.Fix("value", quantity.Decimal(m.Low, 12, false))
	}
	return f
}

// certain reports whether the one number of a quote must be the value: the text is
// there, and says so.
func (r *reading) certain(m scan.Mention) bool {
	return r.text >= 0 && r.Bound != quantity.Between &&
		m.Kind != scan.ListMarker && m.Kind != scan.Ordinal &&
		m.Low != nil && m.Low.Cmp(m.High) == 0 && !m.Low.IsInt() == strings.Contains(m.Text, ".")
}
