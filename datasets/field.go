package datasets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotient/datasets/numerals"
	"quotient/datasets/quantity"
	"quotient/datasets/shapes"
	"quotient/datasets/temporal"
)

// A Field is a column of a table, as its Table Schema describes it.
type Field struct {
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Format      string      `json:"format"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Constraints Constraints `json:"constraints"`

	DecimalChar   *string         `json:"decimalChar"`
	GroupChar     *string         `json:"groupChar"`
	BareNumber    *bool           `json:"bareNumber"`
	TrueValues    []string        `json:"trueValues"`
	FalseValues   []string        `json:"falseValues"`
	Delimiter     *string         `json:"delimiter"` // of a list
	ItemType      string          `json:"itemType"`  // of a list
	MissingValues json.RawMessage `json:"missingValues"`
	Categories    json.RawMessage `json:"categories"`

	missing    []string // what is an empty cell; nil for what the schema says
	numeral    numerals.Form
	moment     temporal.Form
	categories []string
	words      map[string][]string // by which a text names a category
}

// Constraints are what a cell of a field must be beyond its type.
type Constraints struct {
	Required         bool            `json:"required"`
	Unique           bool            `json:"unique"`
	Pattern          string          `json:"pattern"`
	Enum             []any           `json:"enum"`
	MinLength        *json.Number    `json:"minLength"`
	MaxLength        *json.Number    `json:"maxLength"`
	Minimum          json.RawMessage `json:"minimum"`
	Maximum          json.RawMessage `json:"maximum"`
	ExclusiveMinimum json.RawMessage `json:"exclusiveMinimum"`
	ExclusiveMaximum json.RawMessage `json:"exclusiveMaximum"`

	pattern    *regexp.Regexp
	limits     []limit
	enum       []string
	minLength  int
	maxLength  int // -1 for none
	hasLengths bool
}

// A limit is one end of what cells may be.
type limit struct {
	name, text string
	key        sortable
	side       int  // -1 for a minimum, 1 for a maximum
	open       bool // the limit itself is not allowed
}

// sortable is a cell that can be more or less than another.
type sortable struct {
	number *big.Rat
	text   string
}

func (s sortable) cmp(t sortable) int {
	if s.number != nil && t.number != nil {
		return s.number.Cmp(t.number)
	}
	return strings.Compare(s.text, t.text)
}

// fieldTypes are the types of Table Schema.
var fieldTypes = []string{"string", "number", "integer", "boolean", "date", "time", "datetime", "year", "yearmonth", "duration", "list", "array", "object", "geopoint", "geojson", "any"}

// ordered are the types whose cells have a least and a greatest.
var ordered = []string{"number", "integer", "date", "time", "datetime", "year", "yearmonth"}

// Numeric reports whether the column holds numbers.
func (f Field) Numeric() bool { return f.Type == "number" || f.Type == "integer" || f.Type == "year" }

// goesWith are the properties that only some types have.
var goesWith = map[string][]string{
	"decimalChar": {"number"}, "groupChar": {"number", "integer"}, "bareNumber": {"number", "integer"},
	"trueValues": {"boolean"}, "falseValues": {"boolean"}, "delimiter": {"list"}, "itemType": {"list"},
	"categories": {"string", "integer", "any"}, "categoriesOrdered": {"string", "integer", "any"},
	"constraints/minimum": ordered, "constraints/maximum": ordered, "constraints/exclusiveMinimum": ordered, "constraints/exclusiveMaximum": ordered,
	"constraints/minLength": {"string", "any"}, "constraints/maxLength": {"string", "any"}, "constraints/pattern": {"string", "any", "number", "integer", "date", "time", "datetime", "year", "yearmonth", "duration", "boolean"},
}

// formats are those of the types that have any but default; dates and times have
// patterns of their own.
var formats = map[string][]string{"string": {"email", "uri", "binary", "uuid"}, "geopoint": {"array", "object"}, "geojson": {"topojson"}}

// field reads what a field says beyond its name.
func (d *describer) field(path string, f *Field) {
	if f.Type == "" {
		f.Type = "any"
	}
	if !slices.Contains(fieldTypes, f.Type) {
		d.fault(path+"/type", DidYouMean(f.Type, fieldTypes), "field %q has the type %q, which does not exist", f.Name, f.Type)
		return
	}
	for name, types := range goesWith {
		if d.has(path+"/"+name) && !slices.Contains(types, f.Type) {
			name = name[strings.LastIndexByte(name, '/')+1:]
			d.fault(path+"/type", fmt.Sprintf("write the type %s, or take %s out", strings.Join(types, " or "), name), "field %q has %s, and the type %s has none", f.Name, name, f.Type)
		}
	}
	d.format(path, f)
	f.numeral = d.numeral(path, f)
	f.missing = d.missing(path+"/missingValues", f.MissingValues)
	if f.Type == "boolean" {
		if f.TrueValues == nil {
			f.TrueValues = []string{"true", "True", "TRUE", "1"}
		}
		if f.FalseValues == nil {
			f.FalseValues = []string{"false", "False", "FALSE", "0"}
		}
		for _, v := range f.TrueValues {
			if slices.Contains(f.FalseValues, v) {
				d.fault(path, "take it out of one of the two", "field %q: %q is of trueValues and of falseValues", f.Name, v)
			}
		}
	}
	if f.Type == "list" && f.ItemType != "" {
		items := []string{"string", "integer", "boolean", "number", "datetime", "date", "time"}
		if !slices.Contains(items, f.ItemType) {
			d.fault(path+"/itemType", DidYouMean(f.ItemType, items), "field %q: a list has no items of the type %q", f.Name, f.ItemType)
		}
	}
	f.categories = d.labelled(path+"/categories", f.Categories)
	f.words = d.categoryWords(path+"/categories", f)
	d.constraints(path+"/constraints", f)
}

func (d *describer) format(path string, f *Field) {
	if usual, ok := temporal.Usual(f.Type); ok {
		m, err := temporal.FormOf(f.Type, f.Format)
		if err != nil {
			d.fault(path+"/format", err.Hint, "field %q: %s", f.Name, err.Problem)
			m = usual
		}
		f.moment = m
		return
	}
	if known := append([]string{"default"}, formats[f.Type]...); f.Format != "" && !slices.Contains(known, f.Format) {
		d.fault(path+"/format", DidYouMean(f.Format, known), "field %q: the type %s has no format %q", f.Name, f.Type, f.Format)
	}
}

// missing reads what stands for an empty cell: texts, or {value, label}. It is nil
// where nothing is said.
func (d *describer) missing(path string, raw json.RawMessage) []string {
	values := d.labelled(path, raw)
	if raw != nil && values == nil {
		values = []string{}
	}
	return values
}

// labelled reads a list of texts or numbers, each perhaps as {value, label}.
func (d *describer) labelled(path string, raw json.RawMessage) (out []string) {
	var items []any
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if raw == nil || dec.Decode(&items) != nil {
		return nil
	}
	for i, item := range items {
		if o, ok := item.(map[string]any); ok {
			item = o["value"]
		}
		switch item.(type) {
		case string, json.Number:
			out = append(out, fmt.Sprint(item))
		default:
			d.fault(fmt.Sprintf("%s/%d", path, i), `write texts, or {"value": "…", "label": "…"}`, "%s: item %d is no text and has no value that is one", dotted(path), i+1)
		}
	}
	return out
}

// constraints reads the constraints of a field.
func (d *describer) constraints(path string, f *Field) {
	c := &f.Constraints
	if c.Pattern != "" {
		var err error
		if c.pattern, err = regexp.Compile("^(?:" + c.Pattern + ")$"); err != nil {
			d.fault(path+"/pattern", "", "field %q: the pattern does not compile: %v", f.Name, err)
		}
	}
	c.maxLength = -1
	length := func(name string, n *json.Number, into *int) {
		if n == nil {
			return
		}
		i, err := strconv.Atoi(n.String())
		if err != nil || i < 0 {
			d.fault(path+"/"+name, "", "field %q: %s must be a whole number that is not negative, not %s", f.Name, name, n)
			return
		}
		*into, c.hasLengths = i, true
	}
	length("minLength", c.MinLength, &c.minLength)
	length("maxLength", c.MaxLength, &c.maxLength)
	for _, l := range []struct {
		name string
		raw  json.RawMessage
		side int
		open bool
	}{{"minimum", c.Minimum, -1, false}, {"maximum", c.Maximum, 1, false}, {"exclusiveMinimum", c.ExclusiveMinimum, -1, true}, {"exclusiveMaximum", c.ExclusiveMaximum, 1, true}} {
		if l.raw == nil || !slices.Contains(ordered, f.Type) {
			continue
		}
		text := strings.Trim(string(l.raw), `"`)
		key, err := f.limitOf(text)
		if err != nil {
			d.fault(path+"/"+l.name, err.Hint, "field %q: the %s %s", f.Name, l.name, err.Problem)
			continue
		}
		c.limits = append(c.limits, limit{l.name, text, key, l.side, l.open})
	}
	for i, e := range c.Enum {
		text := fmt.Sprint(e)
		if f.Type == "array" || f.Type == "object" || f.Type == "geojson" || kindOf(e) == "object" || kindOf(e) == "list" {
			d.fault(fmt.Sprintf("%s/enum/%d", path, i), "take enum out", "field %q: cells of the type %s cannot be held against an enum", f.Name, f.Type)
			break
		}
		c.enum = append(c.enum, text)
	}
}

// limitOf reads a limit, which a descriptor has as a number, or as a cell would have it.
func (f *Field) limitOf(text string) (sortable, *cellError) {
	if f.Type == "number" || f.Type == "integer" || f.Type == "year" {
		if r, ok := quantity.ParseNumber(text); ok {
			return sortable{number: r}, nil
		}
	}
	canonical, number, err := f.read(text)
	return sortable{number, canonical}, err
}

// read returns a cell as this program has it: a plain decimal, true or false, a date as
// ISO 8601 has it, or the cell as it is.
func (f *Field) read(cell string) (text string, number *big.Rat, err *cellError) {
	switch f.Type {
	case "number", "integer":
		text, number, err = f.numeral.Plain(cell)
		if err == nil && f.Type == "integer" && !number.IsInt() {
			err = numerals.Wrong("", "%q is not a whole number", cell)
		}
		return text, number, err
	case "boolean":
		switch {
		case slices.Contains(f.TrueValues, cell):
			return "true", nil, nil
		case slices.Contains(f.FalseValues, cell):
			return "false", nil, nil
		}
		return "", nil, numerals.Wrong(fmt.Sprintf("write %s, or name it under trueValues or falseValues", strings.Join(slices.Concat(f.TrueValues[:min(1, len(f.TrueValues))], f.FalseValues[:min(1, len(f.FalseValues))]), " or ")), "%q is neither true nor false", cell)
	case "date", "time", "datetime", "year", "yearmonth":
		text, ok := f.moment.ISO(f.Type, cell)
		if !ok {
			return "", nil, numerals.Wrong(coarser(f.Type), "%q is no %s, as in %s", cell, f.Type, f.moment.Example)
		}
		if f.Type == "year" {
			number, _ = quantity.ParseNumber(text)
		}
		return text, number, nil
	}
	return cell, nil, f.form(cell)
}

// coarser says what to write where a date is not as fine as its type.
func coarser(kind string) string {
	if kind == "date" {
		return "dates of which some are coarser, as in 1956-10 or 1956-10-23/1956-11-10, have the type string"
	}
	return ""
}

// form says what is wrong with a cell that stays as it is.
func (f *Field) form(cell string) *cellError {
	if f.Type == "list" {
		return f.items(cell)
	}
	if ok, like := shapes.Has(f.Type, f.Format, cell); !ok {
		return numerals.Wrong("", "%q is not %s", cell, like)
	}
	return nil
}

// items holds the items of a list against their type.
func (f *Field) items(cell string) *cellError {
	delimiter := ","
	if f.Delimiter != nil && *f.Delimiter != "" {
		delimiter = *f.Delimiter
	}
	usual, _ := temporal.Usual(f.ItemType)
	item := Field{Type: f.ItemType, numeral: numerals.Usual, moment: usual, TrueValues: []string{"true"}, FalseValues: []string{"false"}}
	if item.Type == "" {
		return nil
	}
	for _, text := range strings.Split(cell, delimiter) {
		if _, _, err := item.read(strings.TrimSpace(text)); err != nil {
			return numerals.Wrong(err.Hint, "%s, as an item of the list %q", err.Problem, cell)
		}
	}
	return nil
}

// broken says which constraint a cell does not keep.
func (f *Field) broken(written, cell string, number *big.Rat) *cellError {
	c := f.Constraints
	for _, l := range c.limits {
		by := sortable{number, cell}.cmp(l.key) * l.side
		switch {
		case by > 0:
			return numerals.Wrong("", "%s is %s the %s, %s", written, map[int]string{-1: "below", 1: "above"}[l.side], l.name, l.text)
		case by == 0 && l.open:
			return numerals.Wrong("", "%s is the %s itself, which is not allowed", written, l.name)
		}
	}
	if c.pattern != nil && !c.pattern.MatchString(written) {
		return numerals.Wrong("", "%q does not have the form %s", written, c.Pattern)
	}
	if n := utf8.RuneCountInString(written); c.hasLengths && (n < c.minLength || c.maxLength >= 0 && n > c.maxLength) {
		return numerals.Wrong("", "%q has %d characters, which the schema does not allow", written, n)
	}
	if f.categories != nil && !f.among(f.categories, written, cell, number) {
		return numerals.Wrong(DidYouMean(written, f.categories), "unknown %s %q", f.Name, written)
	}
	return nil
}

// among reports whether a cell is one of some values.
func (f *Field) among(values []string, written, cell string, number *big.Rat) bool {
	return slices.ContainsFunc(values, func(v string) bool {
		if v == written || v == cell {
			return true
		}
		r, ok := quantity.ParseNumber(v)
		return ok && number != nil && r.Cmp(number) == 0
	})
}
