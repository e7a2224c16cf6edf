package charts

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/scene"
	"quotient/charts/typeset"
)

// The walk draws every kind with one to eight series of numbers that are hard to
// draw, in every theme, and reads the pictures as a reader does: from what an SVG
// writes and where it writes it. A chart may be refused; what is drawn must be right.

// walkSpecs has, by kind, what charts.yaml says of the table t of a walk. Its columns
// are id, name, side (the series), year, date and value.
var walkSpecs = map[string]string{
	"area":           "table: t\n    series: side",
	"bar":            "table: t\n    label: id\n    section: name\n    series: side",
	"box":            "table: t\n    by: side",
	"bump":           "table: t\n    value: place\n    series: side",
	"column":         "table: t\n    label: id\n    series: side",
	"dot":            "table: t\n    label: name\n    series: side",
	"dumbbell":       "rows: [%firsts]\n    after: [%lasts]\n    label: side",
	"estimates":      "table: t\n    label: id\n    claimed: year\n    where: {fact: [tally]}",
	"grouped-bar":    "table: t\n    group: name\n    series: side",
	"heat-map":       "table: t\n    y: side\n    x: name",
	"histogram":      "table: t",
	"line":           "table: t\n    series: side",
	"map":            "", // names countries
	"pyramid":        "table: t\n    group: name\n    series: side",
	"range":          "table: t\n    label: id\n    series: side",
	"ratio-matrix":   "table: t\n    columns: [%firsts]\n    label: id",
	"scatter":        "table: t\n    x: {column: year}\n    label: name\n    series: side",
	"schedule":       "", // is of a rule, and not of a table
	"slope":          "table: t\n    label: year\n    panel: side\n    series: side",
	"stacked-bar":    "table: t\n    group: name\n    series: side",
	"stacked-column": "table: t\n    group: name\n    series: side",
	"step":           "table: t\n    series: side",
	"symbol-map":     "", // has places
	"timeline":       "table: t\n    label: name\n    series: side",
	"waffle":         "table: t\n    label: id",
	"density":        "table: t\n    label: id",
	"waterfall":      "table: t\n    label: id",
}

// walkValues are numbers that are hard to draw: the i-th of four in the k-th series.
var walkValues = map[string]func(k, i int) string{
	"under one":  func(k, i int) string { return []string{"0", "0.3", "0.5", "0.004"}[(k+i)%4] },
	"negative":   func(k, i int) string { return fmt.Sprint((k*7+i*13)%40 - 25) },
	"near-equal": func(k, i int) string { return []string{"0.3", "0.30000000000000004"}[(k+i)%2] },
	"billions":   func(k, i int) string { return fmt.Sprint(1_000_000_000 * (1 + (k*5+i*3)%9)) },
	"plain":      func(k, i int) string { return fmt.Sprint(20 + (k*17+i*29)%80) },
	"one row":    func(k, i int) string { return map[bool]string{true: "7"}[k+i == 0] },
	"none":       func(k, i int) string { return "" },
}

// walkTable is a table of some series of four numbers each.
func walkTable(series int, value func(k, i int) string) (rows [][]string, firsts, lasts []string) {
	names := []string{"North", "East", "South", "West"}
	for k := range series {
		for i, name := range names {
			id := fmt.Sprintf("%c%d", 'a'+k, i)
			v := value(k, i)
			if v == "" && k+i > 0 && value(0, 0) != "" {
				continue // one row
			}
			rows = append(rows, []string{id, name, fmt.Sprintf("Series %c", 'A'+k), fmt.Sprint(1950 + 2*i), v, "", map[bool]string{true: "", false: "exact"}[v == ""], "asserted"})
		}
		firsts, lasts = append(firsts, fmt.Sprintf("t.%c0", 'a'+k)), append(lasts, fmt.Sprintf("t.%c3", 'a'+k))
	}
	return rows, firsts, lasts
}

// TestWalk holds every picture of the walk to what a reader takes for granted.
func TestWalk(t *testing.T) {
	fonts := typeset.New()
	drawn := map[string]int{}
	var mu sync.Mutex
	t.Run("kinds", func(t *testing.T) {
		for _, k := range Kinds() {
			given, ok := walkSpecs[k.Name]
			if !ok {
				t.Errorf("the kind %s is not in the walk", k.Name)
			}
			if given == "" {
				continue
			}
			t.Run(k.Name, func(t *testing.T) {
				t.Parallel()
				for _, name := range spec.SortedKeys(walkValues) {
					n := walk(t, k.Name, given, name, fonts)
					mu.Lock()
					drawn[k.Name+", "+name] = n
					mu.Unlock()
				}
			})
		}
	})
	maps.DeleteFunc(drawn, func(_ string, n int) bool { return n == 0 })
	goldenText(t, "walk", counted(drawn))
}

// walk draws a kind with one to eight series of some values, and says how many pictures
// it drew.
func walk(t *testing.T, kind, given, values string, fonts *typeset.Fonts) (n int) {
	t.Helper()
	half := layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}
	for series := 1; series <= 8; series++ {
		rows, firsts, lasts := walkTable(series, walkValues[values])
		lines := strings.NewReplacer("%firsts", strings.Join(firsts, ", "), "%lasts", strings.Join(lasts, ", ")).Replace(given)
		at := fmt.Sprintf("%s, %s, %d series", kind, values, series)
		var charts []*Chart
		var err error
		within(t, at, func() {
			charts, err = hardStudy(t, rows, fmt.Sprintf("charts:\n  - id: x\n    kind: %s\n    title: The walk\n    subtitle: Forints\n    %s\n", kind, lines))
		})
		if err != nil {
			continue // refused, with a message that the hard cases look at
		}
		var light []scene.Hit
		for _, style := range []layout.Style{{Theme: layout.Light, Size: layout.Full}, {Theme: layout.Light, Size: half}, {Theme: layout.Dark, Size: layout.Full}, {Theme: layout.Print, Size: layout.Full}} {
			style.Live = true
			at := at + ", " + style.String()
			var picture *Picture
			within(t, at, func() { picture, err = charts[0].Draw(style, fonts) })
			if err != nil {
				continue
			}
			n++
			switch style.String() {
			case "full.light":
				light = picture.Hits()
			case "full.dark": // is the light one in other colours, and not read again
				if !reflect.DeepEqual(picture.Hits(), light) {
					t.Errorf("%s: the marks are not where they are in the light theme", at)
				}
				continue
			}
			for _, fault := range read(t, picture, style.Theme, fonts).faults(charts[0]) {
				t.Errorf("%s: %s", at, fault)
			}
		}
	}
	return n
}

// counted lists how many pictures were drawn, so that a refusal of what was drawn
// before is seen.
func counted(drawn map[string]int) string {
	var b strings.Builder
	for _, what := range spec.SortedKeys(drawn) {
		fmt.Fprintf(&b, "%s: %d\n", what, drawn[what])
	}
	return b.String()
}

// within fails the test where a step does not end: a reader who waits that long has
// gone.
func within(t *testing.T, where string, step func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); step() }()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatalf("%s: not done within 20 seconds", where)
	}
}

// A written is a line of text on a picture, and the room that it takes.
type written struct {
	text                     string
	face                     typeset.Face
	size                     float64
	fill                     string
	left, top, right, bottom float64
	base                     float64
}

// A reading is what a reader sees of a picture.
type reading struct {
	picture *Picture
	theme   layout.Theme
	texts   []written
}

// read takes the texts of a picture from its SVG.
func read(t *testing.T, picture *Picture, theme layout.Theme, fonts *typeset.Fonts) reading {
	t.Helper()
	var text strings.Builder
	if err := picture.Write(&text, "svg"); err != nil {
		t.Fatal(err)
	}
	faces := map[string]typeset.Face{}
	for _, f := range []typeset.Face{typeset.Headline, typeset.Regular, typeset.Medium, typeset.Bold, typeset.Italic} {
		faces[strings.ReplaceAll(f.String(), " ", "")] = f
	}
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil {
			t.Fatalf("no number: %v", err)
		}
		return v
	}
	r := reading{picture: picture, theme: theme}
	decoder := xml.NewDecoder(strings.NewReader(text.String()))
	depth := 0 // in a text
	var w written
	for {
		token, err := decoder.Token()
		if err != nil {
			break
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth > 0 {
				depth++
			}
			if token.Name.Local != "text" {
				continue
			}
			depth, w = 1, written{}
			for _, a := range token.Attr {
				switch a.Name.Local {
				case "x":
					w.left = number(a.Value)
				case "y":
					w.base = number(a.Value)
				case "font-size":
					w.size = number(a.Value)
				case "fill":
					w.fill = a.Value
				case "font-family":
					family, _, _ := strings.Cut(a.Value, "-")
					w.face = faces[family]
				}
			}
		case xml.CharData:
			if depth > 0 {
				w.text += string(token)
			}
		case xml.EndElement:
			if depth == 0 {
				continue
			}
			if depth--; depth == 0 {
				w.right = w.left + fonts.Width(w.face, w.size, w.text)
				w.top, w.bottom = w.base-0.7*w.size, w.base+0.18*w.size
				r.texts = append(r.texts, w)
			}
		}
	}
	if len(r.texts) == 0 {
		t.Fatal("the picture has no text")
	}
	return r
}

// faults are what is wrong with a picture.
func (r reading) faults(c *Chart) (out []string) {
	out = append(out, r.overlaps()...)
	out = append(out, r.alike()...)
	out = append(out, r.unlike(c)...)
	return append(out, r.astray(c)...)
}

// unlike are bars whose lengths are not to one another as their numbers are.
func (r reading) unlike(c *Chart) (out []string) {
	if !slices.Contains([]string{"bar", "column", "grouped-bar"}, c.Kind) {
		return nil
	}
	type bar struct {
		ref                  string
		value, width, height float64
	}
	var bars []bar
	for _, h := range r.picture.Hits() {
		for _, o := range c.Rows {
			if o.Ref() == h.ID && o.Quantity != nil {
				v, _ := o.Quantity.Float()
				bars = append(bars, bar{h.ID, math.Abs(v), h.Right - h.Left, h.Bottom - h.Top})
			}
		}
	}
	if len(bars) < 2 {
		return nil
	}
	longest := slices.MaxFunc(bars, func(a, b bar) int { return cmp.Compare(a.value, b.value) })
	hits := r.picture.Hits()
	upright := c.Kind == "column" && hits[0].Right < hits[1].Left
	length := func(b bar) float64 {
		if upright {
			return b.height
		}
		return b.width
	}
	if longest.value > 0 && length(longest) < 20 {
		return []string{fmt.Sprintf("the longest bar, of %s (%v), is %.1f long", longest.ref, longest.value, length(longest))}
	}
	for _, b := range bars {
		want := 2.0 // a zero that the text states is a tick on the baseline
		if longest.value > 0 {
			want = max(want, b.value/longest.value*length(longest))
		}
		if math.Abs(length(b)-want) > 1.1 {
			out = append(out, fmt.Sprintf("the bar of %s (%v) is %.1f long, and by the longest it would be %.1f", b.ref, b.value, length(b), want))
		}
	}
	return out
}

// overlaps are texts that lie over each other, or that run into one another on a line.
func (r reading) overlaps() (out []string) {
	for i, a := range r.texts {
		for _, b := range r.texts[i+1:] {
			x, y := min(a.right, b.right)-max(a.left, b.left), min(a.bottom, b.bottom)-max(a.top, b.top)
			switch {
			case x > 0.5 && y > 0.5:
				out = append(out, fmt.Sprintf("%q lies over %q", a.text, b.text))
			case math.Abs(a.base-b.base) < 1 && x > -2.5 && y > 0:
				out = append(out, fmt.Sprintf("%q runs into %q", a.text, b.text))
			}
		}
	}
	return out
}

// axes are the printed ticks of the axes: texts of one look, in a row or in a column.
func (r reading) axes() (rows, columns [][]written) {
	muted := fmt.Sprintf("#%02x%02x%02x", r.theme.Muted.R, r.theme.Muted.G, r.theme.Muted.B)
	byBase, byRight := map[float64][]written{}, map[float64][]written{}
	for _, w := range r.texts {
		if w.face == typeset.Regular && w.size == layout.AxisSize && w.fill == muted {
			byBase[w.base] = append(byBase[w.base], w)
			byRight[math.Round(w.right)] = append(byRight[math.Round(w.right)], w)
		}
	}
	list := func(m map[float64][]written) (out [][]written) {
		for _, ticks := range m {
			if len(ticks) > 1 {
				out = append(out, ticks)
			}
		}
		return out
	}
	return list(byBase), list(byRight)
}

// alike are ticks of one axis that read the same.
func (r reading) alike() (out []string) {
	rows, columns := r.axes()
	for _, ticks := range append(rows, columns...) {
		slices.SortFunc(ticks, func(a, b written) int { return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.left, b.left)) })
		for i := 1; i < len(ticks); i++ {
			if ticks[i-1].text == ticks[i].text {
				out = append(out, fmt.Sprintf("two ticks of an axis read %q", ticks[i].text))
			}
		}
	}
	return out
}

// astray are marks that leave the picture, and points that are not where the printed
// ticks of their axis put them.
func (r reading) astray(c *Chart) (out []string) {
	width, height := r.picture.scene.Size()
	for _, h := range r.picture.Hits() {
		if h.Left < 0 || h.Top < 0 || h.Right > width || h.Bottom > height {
			out = append(out, fmt.Sprintf("the mark of %s leaves the picture", h.ID))
		}
	}
	// The numbers of points are along the bottom or up the left side.
	rows, columns := r.axes()
	var place func(v float64) (x, y float64)
	switch c.Kind {
	case "dot", "dumbbell", "range":
		if at, ok := along(rows, func(w written) float64 { return (w.left + w.right) / 2 }); ok {
			place = func(v float64) (x, y float64) { return at(v), math.NaN() }
		}
	case "line", "step", "slope":
		if at, ok := along(columns, func(w written) float64 { return w.base - 4.5 }); ok {
			place = func(v float64) (x, y float64) { return math.NaN(), at(v) }
		}
	}
	if place == nil {
		return out
	}
	for _, h := range r.picture.Hits() {
		for _, o := range c.Rows {
			if o.Ref() != h.ID || o.Quantity == nil {
				continue
			}
			const slack = 2.0
			v, _ := o.Quantity.Float()
			x, y := place(v)
			if x < h.Left-slack || x > h.Right+slack || y < h.Top-slack || y > h.Bottom+slack {
				out = append(out, fmt.Sprintf("%s is %v, and its mark at %.0f–%.0f, %.0f–%.0f is not there: by the ticks it would be at %.0f, %.0f", h.ID, v, h.Left, h.Right, h.Top, h.Bottom, x, y))
			}
		}
	}
	return out
}

// along reads the one linear axis of numbers among lists of ticks.
func along(lists [][]written, at func(written) float64) (func(float64) float64, bool) {
	for _, ticks := range lists {
		var values, places []float64
		for _, w := range ticks {
			s := strings.NewReplacer(",", "", "−", "-").Replace(w.text)
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				break
			}
			values, places = append(values, v), append(places, at(w))
		}
		if len(values) < 2 || len(values) != len(ticks) || values[0] == values[len(values)-1] {
			continue
		}
		last := len(values) - 1
		slope := (places[last] - places[0]) / (values[last] - values[0])
		straight := true
		for i := range values {
			straight = straight && math.Abs(places[0]+slope*(values[i]-values[0])-places[i]) < 1
		}
		if straight {
			return func(v float64) float64 { return places[0] + slope*(v-values[0]) }, true
		}
	}
	return nil, false
}
