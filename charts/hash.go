package charts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"quotient/charts/internal/layout"
	"quotient/datasets"
)

// Engine is the version of the code that draws, which every picture depends on. It
// is raised with each change that moves a pixel, and with no other; a test says when.
const Engine = "5"

// Inputs is the fingerprint of all that the picture depends on: the rows it
// uses, its specification with the numbers in its words, the style, and the
// engine. Two charts with the same inputs are the same, byte for byte.
func (c *Chart) Inputs(style layout.Style) string {
	h := sha256.New()
	write := func(parts ...string) {
		for _, s := range parts {
			fmt.Fprintf(h, "%d:%s", len(s), s)
		}
		fmt.Fprintln(h)
	}
	write(Engine, fmt.Sprintf("%+v", style.Size), style.Theme.Name, fmt.Sprint(style.Live), c.locale.Tag, c.ID, c.Kind)
	if own := c.house.String(); own != "" && !style.Theme.Grey() {
		write(own)
	}
	write(c.words...)
	write(c.used...)
	for _, o := range c.Rows {
		write(o.Ref(), RowHash(o), c.printer().Label(o), c.printer().Words(o), o.Date.Format(c.locale.Tag))
		if link := c.study.Link(o); link != "" { // which its mark is
			write(link)
		}
		if o.Quantity != nil {
			write(c.printer().Unit(o.Quantity.Unit, false), c.printer().Unit(o.Quantity.Unit, true))
			if symbol, _ := c.printer().Symbol(o.Quantity.Unit); symbol != "" { // which axes write
				write(symbol)
			}
		}
	}
	for _, name := range c.tables() { // whose columns name axes
		if t, err := c.study.Table(name); err == nil {
			for _, f := range t.Fields {
				write(f.Name, f.Title, f.Type)
			}
		}
	}
	for _, s := range c.Sources() {
		write(s.Title, s.By().String(), s.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// specified is what charts.yaml says of a chart, with the names of the keys that it has. A key
// that it has not is left out, so that one more in the language of charts.yaml makes no
// picture stale.
func specified(v reflect.Value) string {
	if v.IsZero() {
		return ""
	}
	if text, ok := v.Interface().(datasets.Text); ok {
		return strconv.Quote(text.Value)
	}
	var parts []string
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return specified(v.Elem())
	case reflect.Slice:
		for i := range v.Len() {
			parts = append(parts, specified(v.Index(i)))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			parts = append(parts, fmt.Sprint(key)+":"+specified(v.MapIndex(key)))
		}
		slices.Sort(parts)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				if text := specified(v.Field(i)); text != "" {
					parts = append(parts, f.Name+":"+text)
				}
			}
		}
	default:
		return fmt.Sprint(v.Interface())
	}
	return "{" + strings.Join(parts, " ") + "}"
}

// tables are the names of the tables that a chart's rows are from, in their order.
func (c *Chart) tables() (names []string) {
	for _, o := range c.Rows {
		if !slices.Contains(names, o.Table) {
			names = append(names, o.Table)
		}
	}
	return names
}

// RowHash is the fingerprint of one row of a table, with its columns' names.
func RowHash(o *datasets.Observation) string {
	h := sha256.New()
	for i, cell := range o.Cells() {
		fmt.Fprintf(h, "%d:%s=%d:%s\n", len(o.Columns()[i]), o.Columns()[i], len(cell), cell)
	}
	if many := o.Of(); many != nil {
		fmt.Fprintf(h, "of %d rows %s\n", many.Count, many.SHA256)
	}
	if by := o.GivenBy(); by != "" {
		fmt.Fprintf(h, "given by %s\n", by)
	}
	return hex.EncodeToString(h.Sum(nil))
}
