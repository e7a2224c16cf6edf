package datasets

import "quotient/datasets/quantity"

// A Fact is one number of a study: a row states it ([*Observation]), a column of a row
// holds it ([Cell]), or it is computed from rows. Its mark, its label, its line of the
// key, the alt text and the sentence all come from the fact, and a [Printer] writes
// them.
type Fact interface {
	// Ref is the address: table.id of a row, the id of what is computed.
	Ref() string
	// Name is what the fact is called in a language if nobody gives it another name.
	Name(l quantity.Locale) string
	// Amount is the number with its bound and unit; false if there is none.
	Amount() (quantity.Quantity, bool)
	// Format says how the amount is written in a language, except for the names of
	// units, which are the printer's.
	Format(l quantity.Locale) quantity.Format
	// Claim is what the text claims of the number.
	Claim() Modality
	// Row is the row that has the number; false if the number is computed.
	Row() (*Observation, bool)
	// Rows are the rows that the number comes from.
	Rows() []*Observation
}

// Name returns the id of the row.
func (o *Observation) Name(quantity.Locale) string { return o.ID }

// Amount returns the row's number; false if the row has none, as an event does.
func (o *Observation) Amount() (quantity.Quantity, bool) {
	if o.Quantity == nil {
		return quantity.Quantity{}, false
	}
	return *o.Quantity, true
}

// Format writes the number with all the digits that the text has.
func (o *Observation) Format(l quantity.Locale) quantity.Format {
	as := quantity.Format{Show: quantity.ShowValue, Locale: l, Stated: o.many == nil, Peak: o.Peak()}
	switch {
	case o.outOf == nil || !o.Quantity.Unit.IsPlain():
	case o.Quantity.Value().Sign() < 0: // a fall by a quarter
		as.Show, as.Stated = quantity.ShowPercent, false
	default:
		as.OutOf = o.outOf
	}
	return as
}

// Peak reports whether the number is the top of a spread that is itself
// passed: "up to and even over 11,000" tells of many, most of them below.
func (o *Observation) Peak() bool {
	return o.Quantity != nil && o.Statistic == Maximum && o.Quantity.Bound() == quantity.Over
}

// Claim returns the modality of the row.
func (o *Observation) Claim() Modality { return o.Modality }

// Row returns the observation itself.
func (o *Observation) Row() (*Observation, bool) { return o, true }

// Rows returns the observation alone.
func (o *Observation) Rows() []*Observation { return []*Observation{o} }

// A Cell is a plain number in a column of a row, other than the row's value. No quote
// speaks of it, and it has no unit unless it is one of several amounts that the row is
// about, as one a year.
type Cell struct {
	*Observation
	Column  string
	Amounts bool // the unit and the modality of the row are the number's too
}

// Ref returns the address of the row or, of one of several amounts that it is about, the
// number's own: table.id.column.
func (c Cell) Ref() string {
	if c.Amounts {
		return c.Observation.Ref() + "." + c.Column
	}
	return c.Observation.Ref()
}

// Amount returns the number in the column; false if the cell is empty.
func (c Cell) Amount() (quantity.Quantity, bool) {
	r := c.Number(c.Column)
	if r == nil {
		return quantity.Quantity{}, false
	}
	if !c.Amounts {
		return quantity.Point(r, quantity.Unit{}), true
	}
	unit, _ := quantity.ParseUnit(c.Cell("unit")) // the loader has read it
	return quantity.Point(r, unit), true
}

// Format writes all digits, and those of a year without marks between thousands.
func (c Cell) Format(l quantity.Locale) quantity.Format {
	if f, ok := c.table.Field(c.Column); ok && f.Type == "year" {
		l = l.Ungrouped()
	}
	return quantity.Format{Show: quantity.ShowValue, Locale: l, Stated: true}
}

// Claim returns Asserted: what a table says of its value says nothing of other columns,
// unless it is of all of them.
func (c Cell) Claim() Modality {
	if c.Amounts && c.Modality != "" {
		return c.Modality
	}
	return Asserted
}
