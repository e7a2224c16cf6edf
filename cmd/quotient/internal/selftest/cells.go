package selftest

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/quantity"
)

var (
	valueClass = Class{"value", "each digit of each value, and each two neighbours", func(s *subject) []*Mutant {
		return s.cells(func(c *cells) {
			for _, column := range []string{"value", "high", "out_of"} {
				c.change(column, digitsChanged(c.o.Cell(column))...)
			}
		})
	}}
	boundClass = Class{"bound", "each bound, to each other", func(s *subject) []*Mutant {
		return s.cells(func(c *cells) {
			for _, b := range quantity.Bounds {
				if c.o.Cell("bound") != "" && b != quantity.Between && b != c.o.Bound {
					c.change("bound", string(b))
				}
			}
		})
	}}
	unitClass = Class{"unit", "each unit, to each other of the study", func(s *subject) []*Mutant {
		units := s.distinct(func(o *datasets.Observation) string { return o.Cell("unit") })
		return s.cells(func(c *cells) {
			if c.o.Cell("value") != "" {
				c.change("unit", without(units, func(u string) bool { return c.o.OutOf() != nil && u == quantity.Percent })...) // a share is so either way
			}
		})
	}}
	quoteClass = Class{"quote", "each quote, by a digit or a word", func(s *subject) []*Mutant {
		return s.cells(func(c *cells) {
			c.change("quote", digitsChanged(c.o.Quote)...)
			for _, q := range wordsDropped(c.o.Quote) {
				if !hasDigit(c.o.Quote) || hasDigit(q) {
					c.change("quote", q)
				}
			}
		})
	}}
	labelClass = Class{"label", "each cell that says what a number is of, to others of its column, but for all to people", func(s *subject) []*Mutant {
		return s.cells(func(c *cells) {
			for _, n := range c.o.Names() {
				if n.Column != "place" {
					c.change(n.Column, others(without(c.column(n.Column), func(other string) bool {
						return other != n.Value && s.general(other) && s.general(n.Value)
					}), n.Value)...)
				}
			}
		})
	}}
	dateClass = Class{"date", "each date, to others of the study that it is not in: a coarser one is as true", func(s *subject) []*Mutant {
		dates := s.distinct(func(o *datasets.Observation) string { return o.Cell("date") })
		rows := s.cells(func(c *cells) {
			c.change("date", others(without(dates, func(d string) bool { return s.coarser(d, c.o) }), c.o.Cell("date"))...)
		})
		return append(rows, s.given("date", dates, func(o *datasets.Observation, to string) bool { return s.coarser(to, o) })...)
	}}
	placeClass = Class{"place", "each place, to others of the study that it is not in, and that no cell of its row names", func(s *subject) []*Mutant {
		places := s.distinct(func(o *datasets.Observation) string { return o.Cell("place") })
		rows := s.cells(func(c *cells) {
			c.change("place", others(without(places, func(p string) bool { return wider(p, c.o) }), c.o.Cell("place"))...)
		})
		return append(rows, s.given("place", places, func(o *datasets.Observation, to string) bool { return wider(to, o) })...)
	}}
	modalityClass = Class{"modality", "each modality, to the others", func(s *subject) []*Mutant {
		all := []string{string(datasets.Asserted), string(datasets.Expected), string(datasets.Speculated), string(datasets.Proposed)}
		return s.cells(func(c *cells) { c.change("modality", others(all, c.o.Cell("modality"))...) })
	}}
	statisticClass = Class{"statistic", "each statistic of a number, to a total, a typical, a greatest and a least one, where that is not as true", func(s *subject) []*Mutant {
		return s.cells(func(c *cells) {
			if c.o.Cell("value") != "" {
				c.change("statistic", without([]string{"total", "typical", "maximum", "minimum"}, c.asTrue)...)
			}
		})
	}}
	partClass = Class{"part_of", "each part, to no part, or to one of another row", func(s *subject) []*Mutant {
		return s.cells(func(c *cells) {
			var wholes []string
			for _, o := range c.table.Rows {
				if o.Cell("unit") == c.o.Cell("unit") && o != c.o {
					wholes = append(wholes, o.Ref())
				}
			}
			if part := c.o.Cell("part_of"); part != "" {
				c.change("part_of", append(others(wholes, part), "")...)
			} else if c.o.Cell("value") != "" {
				c.change("part_of", others(wholes, "")...)
			}
		})
	}}
)

// asTrue reports whether a statistic says of a number what its bound says, or, of a rate
// with a unit such as forint per month, what docs/data-format.md has as the same.
func (c *cells) asTrue(statistic string) bool {
	switch datasets.Statistic(statistic) {
	case datasets.Maximum:
		return c.o.Bound == quantity.UpTo
	case datasets.Minimum:
		return c.o.Bound == quantity.AtLeast
	case datasets.Typical:
		return c.o.Statistic == datasets.Rate && strings.Contains(c.o.Cell("unit"), " per ")
	}
	return false
}

// general reports whether a label singles nobody out: all, people.
func (s *subject) general(label string) bool {
	in := language.For(s.study.Sources[0].Language)
	return language.WordsOf(in.Tag).Whole(label) || slices.Contains(in.Writing.Prose.Persons, strings.ToLower(label))
}

// coarser reports whether a date of the study is another than that of a row, and what is of
// that is of it too: of June 1956 what is said of 28 June.
func (s *subject) coarser(date string, than *datasets.Observation) bool {
	for _, t := range s.study.Tables {
		for _, o := range t.Rows {
			if o.Cell("date") == date {
				return !than.Date.IsZero() && o.Date != than.Date && o.Date.Covers(than.Date)
			}
		}
	}
	return false
}

// wider reports whether a place is what the place of a row is in, or is named by a cell of
// the row, which is then of it.
func wider(place string, o *datasets.Observation) bool {
	return strings.HasSuffix(o.Place, ", "+place) || slices.ContainsFunc(o.Names(), func(n datasets.Name) bool {
		return n.Column != "place" && n.Value == place
	})
}

// without are those of a list of which something is not so.
func without(list []string, is func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(list), is)
}

// most is how many other texts a cell is changed to.
const most = 3

// others are up to three of a list that follow one, round its end.
func others(list []string, than string) (out []string) {
	at := slices.Index(list, than)
	for k := 1; k <= len(list) && len(out) < most; k++ {
		if other := list[(at+k+len(list))%len(list)]; other != than {
			out = append(out, other)
		}
	}
	return out
}

// distinct are the texts that the observations of a study have, each once, in order.
func (s *subject) distinct(text func(*datasets.Observation) string) []string {
	all := map[string]bool{}
	for _, t := range s.study.Tables {
		for _, o := range t.Rows {
			if u := text(o); t.Observed && u != "" {
				all[u] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// cells change one row of a table.
type cells struct {
	table *datasets.Table
	rows  [][]string // of the file
	row   int        // that which is changed
	o     *datasets.Observation
	out   []*Mutant
}

// cells changes each row of the tables of observations.
func (s *subject) cells(change func(*cells)) (out []*Mutant) {
	for _, t := range s.study.Tables {
		if !t.Observed || !t.Usual("value") { // a cell could not be put in the place of another
			continue
		}
		rows := readCSV(s.files[t.Path])
		for i, o := range t.Rows {
			if i+1 < len(rows) {
				c := &cells{table: t, rows: rows, row: i + 1, o: o}
				change(c)
				out = append(out, c.out...)
			}
		}
	}
	return out
}

// column are the texts of a column, each once, in order.
func (c *cells) column(name string) []string {
	all := map[string]bool{}
	for _, o := range c.table.Rows {
		if u := o.Cell(name); u != "" {
			all[u] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// change makes a mutant for each other text of a cell.
func (c *cells) change(column string, others ...string) {
	j := slices.Index(c.rows[0], column)
	for _, to := range others {
		if j < 0 || j >= len(c.rows[c.row]) || c.rows[c.row][j] == to {
			continue
		}
		other := slices.Clone(c.rows)
		other[c.row] = slices.Clone(c.rows[c.row])
		other[c.row][j] = to
		c.out = append(c.out, &Mutant{File: c.table.Path, Line: c.o.Line(), What: fmt.Sprintf("%s %s: %q → %q", c.o.Ref(), column, c.rows[c.row][j], to), files: map[string][]byte{c.table.Path: writeCSV(other)}})
	}
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// digitsChanged returns a text once for each digit of it, which is one more, and
// once for each two neighbours that differ, changed about: the faults of typing.
func digitsChanged(s string) (out []string) {
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	for i := range len(s) {
		if !digit(i) {
			continue
		}
		out = append(out, s[:i]+string('0'+(s[i]-'0'+1)%10)+s[i+1:])
		if digit(i+1) && s[i] != s[i+1] {
			out = append(out, s[:i]+string([]byte{s[i+1], s[i]})+s[i+2:])
		}
	}
	return out
}

// wordsDropped returns a phrase once for each word inside it, without it. What
// is left at the ends is still a phrase of the text, so ends stay.
func wordsDropped(s string) (out []string) {
	words := strings.Fields(s)
	for i := 1; i+1 < len(words); i++ {
		out = append(out, strings.Join(slices.Delete(slices.Clone(words), i, i+1), " "))
	}
	return out
}

// readCSV are the rows of a file, as far as they can be read.
func readCSV(b []byte) [][]string {
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord = -1
	var rows [][]string
	for {
		row, err := r.Read()
		if err != nil {
			return rows
		}
		rows = append(rows, row)
	}
}

func writeCSV(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows)
	return b.Bytes()
}
