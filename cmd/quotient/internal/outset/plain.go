package outset

import (
	"fmt"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/lazy"
)

// A plain is a study of a table without quotes, in the making.
type plain struct {
	name, title, table string
	rows               [][]string // its header first
	semicolon          bool       // parted its cells
	columns            []column
	left               []string
}

// A column of a plain table, with what its cells are.
type column struct {
	draft.Field
	cells    []string
	number   bool
	time     bool // years or dates
	distinct int
}

// outset is the study of the table.
func (p *plain) outset() (*Outset, error) {
	for i, name := range p.rows[0] {
		p.columns = append(p.columns, p.column(i, name))
	}
	table := draft.Table{Name: p.table, Title: capital(strings.ReplaceAll(p.table, "-", " "))}
	for _, c := range p.columns {
		table.Fields = append(table.Fields, c.Field)
	}
	descriptor, err := draft.Descriptor{Name: p.name, Title: p.title, Tables: []draft.Table{table}}.JSON()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{datasets.DescriptorName: descriptor, p.table + ".csv": draft.CSV(p.rows)}
	if _, err := workspaceOf(p.name, files); err != nil {
		return nil, err
	}
	figures, _, err := holding(p.name, files, nil, p.figures(), nil)
	if err != nil {
		return nil, err
	}
	write(files, p.table, figures, nil, p.left)
	return &Outset{Files: files, Rows: len(p.rows) - 1, Charts: len(figures), Left: p.left}, nil
}

// column reads what the cells of a column are.
func (p *plain) column(i int, name string) column {
	c := column{Field: draft.Field{Name: name, Type: "string"}}
	seen := map[string]bool{}
	for _, row := range p.rows[1:] {
		if cell := strings.TrimSpace(row[i]); cell != "" {
			c.cells = append(c.cells, cell)
			seen[cell] = true
		}
	}
	c.distinct = len(seen)
	if len(c.cells) == 0 || name == "id" {
		return c
	}
	c.number = p.numbers(&c)
	c.time = c.isTime()
	return c
}

// The numbers that cells can have. Each is tried on all of a column.
var (
	whole      = lazy.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	decimal    = lazy.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	byComma    = lazy.MustCompile(`^-?([1-9][0-9]{0,2}(,[0-9]{3})*|0)(\.[0-9]+)?$`)
	byPoint    = lazy.MustCompile(`^-?([1-9][0-9]{0,2}(\.[0-9]{3})*|0)(,[0-9]+)?$`)
	bySpace    = lazy.MustCompile(`^-?([1-9][0-9]{0,2}( [0-9]{3})*|0)(,[0-9]+)?$`)
	commaEnds  = lazy.MustCompile(`^-?(0|[1-9][0-9]*)(,[0-9]+)?$`)
	withSign   = lazy.MustCompile(`^[$€£]?\s?-?[0-9][0-9.,  ]*\s?[%€$£]?$`)
	plainComma = lazy.MustCompile(`^-?([0-9]+,[0-9]{1,2}|[0-9]{4,},[0-9]+|[0-9]{1,3}(\.[0-9]{3})+,[0-9]+)$`)
	eitherSign = lazy.MustCompile(`^-?[1-9][0-9]{0,2}[.,][0-9]{3}$`) // 1,234 can be either number
)

// numbers reports whether all cells of a column are numbers, and writes their signs into its
// field. What can be two numbers is none, and is said.
func (p *plain) numbers(c *column) bool {
	all := func(of *lazy.Regexp) bool {
		return !slices.ContainsFunc(c.cells, func(s string) bool { return !of.MatchString(s) })
	}
	bare := slices.Clone(c.cells)
	signed := all(withSign)
	if signed {
		for i, s := range c.cells {
			c.cells[i] = strings.TrimSpace(strings.Trim(s, "$€£% "))
		}
	}
	field := c.Field
	sign := p.doubtful(c)
	switch {
	case sign != "" && !p.commas():
		p.left = append(p.left, fmt.Sprintf("whether the %q in %q separates thousands or decimals: column %q is text until you set its type, and groupChar or decimalChar, in %s", sign, bare[0], c.Name, datasets.DescriptorName))
	case sign == ".":
		field.Type, field.DecimalChar, field.GroupChar = "number", ",", "."
	case sign == ",":
		field.Type, field.DecimalChar = "number", ","
	case all(whole):
		field.Type = "integer"
	case all(decimal):
		field.Type = "number"
	case !p.semicolon && all(byComma):
		field.Type, field.GroupChar = "number", ","
	case all(commaEnds):
		field.Type, field.DecimalChar = "number", ","
	case all(byPoint):
		field.Type, field.DecimalChar, field.GroupChar = "number", ",", "."
	case all(bySpace):
		field.Type, field.DecimalChar, field.GroupChar = "number", ",", " "
	}
	if field.Type == "string" {
		c.cells = bare
		return false
	}
	if signed && !slices.Equal(bare, c.cells) {
		no := false
		field.BareNumber = &no
	}
	c.Field = field
	return true
}

// doubtful is the sign of a column, of a table whose cells semicolons part, that can be of
// thousands or of decimals: 1.234. It is "" where there is none.
func (p *plain) doubtful(c *column) (sign string) {
	for _, s := range c.cells {
		if !p.semicolon || !strings.ContainsAny(s, ".,") {
			continue
		}
		at := strings.IndexAny(s, ".,")
		if !eitherSign.MatchString(s) || sign != "" && sign != s[at:at+1] {
			return ""
		}
		sign = s[at : at+1]
	}
	return sign
}

// commas reports whether some cell of the table plainly has a decimal comma: 454,0.
func (p *plain) commas() bool {
	for _, row := range p.rows[1:] {
		for _, cell := range row {
			if cell = strings.TrimSpace(cell); plainComma.MatchString(cell) {
				return true
			}
		}
	}
	return false
}

// isTime reports whether a column has years or dates.
func (c *column) isTime() bool {
	if c.Type == "integer" {
		return !slices.ContainsFunc(c.cells, func(s string) bool { return len(s) != 4 || s < "1000" || s > "2199" })
	}
	return c.Type == "string" && !slices.ContainsFunc(c.cells, func(s string) bool {
		d, err := edtf.Parse(s)
		if err != nil || len(s) < 5 { // a post code is no year
			return true
		}
		_, ok := d.First()
		return !ok
	})
}

// The most of what a chart of a plain table can show.
const (
	mostBars   = 24
	mostSeries = 6
	leastMany  = 12 // numbers that have a spread
)

// figures are charts that fit the columns.
func (p *plain) figures() (out []entry) {
	var numbers, names []column
	var time *column
	for i, c := range p.columns {
		switch {
		case c.time && time == nil:
			time = &p.columns[i]
		case c.number && !c.time && c.distinct > 1:
			numbers = append(numbers, c)
		case !c.number && c.distinct > 1:
			names = append(names, c)
		}
	}
	for _, n := range numbers[:min(len(numbers), 3)] {
		if e, ok := p.figure(n, time, names); ok {
			out = append(out, e)
		}
	}
	if len(numbers) > 1 && len(p.rows) > leastMany {
		x, y := numbers[0], numbers[1]
		e := entry{id: ids(y.Name, "and", x.Name), lines: []string{"kind: scatter", "title: " + quoted(capital(y.Name)+" and "+x.Name), "table: " + p.table, "x: " + axis(x), "y: " + axis(y)}}
		e.lines = append([]string{"id: " + e.id}, e.lines...)
		out = append(out, e)
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(out, func(e entry) bool {
		was := seen[e.id]
		seen[e.id] = true
		return was || e.id == ""
	})
}

// figure is the chart of a column of numbers: along time, by name, or how they are spread.
func (p *plain) figure(n column, time *column, names []column) (entry, bool) {
	e := entry{}
	title := capital(n.Name)
	head := func(kind string, by string) {
		e.id = ids(n.Name, "by", by)
		e.lines = []string{"id: " + e.id, "kind: " + kind, "title: " + quoted(title+" by "+by), "subtitle: " + quoted(capital(n.Name)), "table: " + p.table}
		if n.Name != "value" {
			e.lines = append(e.lines, "value: "+quoted(n.Name))
		}
	}
	rows := len(p.rows) - 1
	switch {
	case time != nil && time.distinct == len(time.cells) && time.distinct > 2:
		head("line", time.Name)
		e.lines = append(e.lines, "x: "+quoted(time.Name))
	case time != nil && time.distinct > 2 && p.series(time, names) != "":
		head("line", time.Name)
		e.lines = append(e.lines, "x: "+quoted(time.Name), "series: "+quoted(p.series(time, names)))
	case p.label(names) != "" && rows > 1 && rows <= mostBars:
		by := p.label(names)
		head("bar", by)
		e.lines = append(e.lines, "label: "+quoted(by), "sort: "+quoted("-"+n.Name))
	case time != nil && time.distinct > 2 && len(n.cells) > time.distinct:
		title = "Mean " + n.Name
		head("line", time.Name)
		e.lines = append(e.lines, "x: "+quoted(time.Name), "aggregate: mean")
	case len(n.cells) >= leastMany:
		e.id = ids(n.Name, "spread", "")
		e.lines = []string{"id: " + e.id, "kind: histogram", "title: " + quoted("How "+n.Name+" is spread"), "table: " + p.table, "x: " + quoted(n.Name)}
	default:
		return e, false
	}
	return e, e.id != ""
}

// series is a column that parts the rows into lines, each with one row a time.
func (p *plain) series(time *column, names []column) string {
	for _, c := range names {
		if c.distinct <= mostSeries && c.distinct*time.distinct >= len(p.rows)-1 {
			return c.Name
		}
	}
	return ""
}

// label is a column that names each row by another name.
func (p *plain) label(names []column) string {
	for _, c := range names {
		if c.distinct == len(p.rows)-1 {
			return c.Name
		}
	}
	return ""
}

// axis is the column of an axis, with its name.
func axis(c column) string {
	return "{column: " + quoted(c.Name) + ", title: " + quoted(c.Name) + "}"
}

// ids joins the ids of names.
func ids(a, between, b string) string {
	one, other := draft.Slug(a), draft.Slug(b)
	if one == "" {
		return ""
	}
	if other == "" {
		if b != "" {
			other = "row"
		} else {
			return one + "-" + between
		}
	}
	return one + "-" + between + "-" + other
}
