package charts

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/scene"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// seriesNames are one more than can be told apart.
var seriesNames = strings.Fields("Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy")

// looksSpecs has, by kind, charts whose series are told apart: what charts.yaml says beyond
// the title, and rows of the columns id, label, place, side, date, nlow, nhigh, value for so
// many series. A kind that takes a series and is not here fails the test.
var looksSpecs = map[string][]looksSpec{
	"bar":            {{name: "bar", lines: "label: label\n    series: side", most: 4, area: true}},
	"bump":           {{name: "bump", lines: "series: side", most: 9, named: true, places: true}},
	"column":         {{name: "column", lines: "label: label\n    series: side", most: 4, area: true}},
	"area":           {{name: "area", lines: "series: side", most: 8, area: true, together: true}},
	"dot":            {{name: "dot", lines: "label: place\n    series: side", most: 8}},
	"grouped-bar":    {{name: "grouped-bar", lines: "group: place\n    series: side", most: 4, area: true}},
	"symbol-map":     {{name: "symbol-map", lines: "lat: nlow\n    lon: nhigh\n    label: label\n    series: side", most: 4, area: true}},
	"stacked-bar":    {{name: "stacked-bar", lines: "group: place\n    series: side", most: 8, area: true}, {name: "stacked-bar-share", lines: "group: place\n    series: side\n    share: true", most: 8, area: true}},
	"stacked-column": {{name: "stacked-column", lines: "group: place\n    series: side", most: 8, area: true}, {name: "stacked-column-years", lines: "group: date\n    series: side", most: 8, area: true}},
	"line":           {{name: "line", lines: "series: side", most: 8}},
	"step":           {{name: "step", lines: "series: side", most: 8}},
	"scatter":        {{name: "scatter", lines: "x: nlow\n    y: value\n    series: side", most: 8}},
	"slope":          {{name: "slope", lines: "panel: side\n    label: place\n    series: side", most: 9, named: true}, {name: "slope-keyed", lines: "panel: label\n    label: place\n    series: side", most: 8}},
	"timeline":       {{name: "timeline", lines: "label: label\n    series: side", most: 8}, {name: "timeline-months", lines: "label: label\n    series: side", most: 4, area: true, months: true}},
	"pyramid":        {{name: "pyramid", lines: "group: place\n    series: side", most: 2, least: 2, area: true}},
	"range":          {{name: "range", lines: "label: label\n    series: side", most: 8}, {name: "range-stretched", lines: "low: nlow\n    high: nhigh\n    label: label\n    series: side", most: 4, area: true, stretched: true}},
	"waffle":         {{name: "waffle", lines: "label: label\n    series: side", most: 4, area: true}, {name: "waffle-whole", most: 4, area: true, whole: true}},
}

type looksSpec struct {
	name, lines              string
	least                    int  // series that there must be
	most                     int  // series that are drawn; more are refused
	area                     bool // marks are no points: their colours are compared, not their shapes
	months, stretched, whole bool
	together                 bool // all series have the same dates
	places                   bool // numbers are places in an order
	named                    bool // every mark is named, so that more series than can be told apart have one look
}

// study is the study of a chart of so many series: two rows each, far from each other.
func (l looksSpec) study(t testing.TB, kind string, n int) ([]*Chart, error) {
	t.Helper()
	table, lines := "id,label,place,side,date,nlow,nhigh,value\n", "table: t\n    "+l.lines
	var refs []string
	for i := range n {
		for k, place := range []string{"North", "South"} {
			date := fmt.Sprintf("%d-%02d-%02d", 1990+i, 3+6*k, 10)
			value := 20 + 10*i + 5*k
			low := value
			label := fmt.Sprintf("Row %d", 2*i+k+1)
			if l.together {
				date = fmt.Sprintf("%d-03-10", 1990+k)
			}
			if l.places {
				date, value = fmt.Sprintf("%d-03-10", 1990+k), i+1
			}
			if l.months {
				date = date[:7]
			}
			if kind == "slope" {
				label = fmt.Sprintf("Row %d", i+1) // of a panel
			}
			if kind == "dot" {
				value *= 1 + 2*i
			}
			if l.whole {
				if label = seriesNames[i]; k == 1 {
					continue
				}
				refs = append(refs, fmt.Sprintf("t.r%d%d", i, k))
			}
			cell := fmt.Sprint(value)
			if l.stretched {
				cell = ""
			}
			table += fmt.Sprintf("r%d%d,%s,%s,%s,%s,%d,%d,%s\n", i, k, label, place, seriesNames[i], date, low, low+40, cell)
		}
	}
	if l.whole {
		sum := 0
		for i := range n {
			sum += 20 + 10*i
		}
		table += fmt.Sprintf("all,All,,,,,,%d\n", sum)
		lines = "label: label\n    whole: t.all\n    rows: [" + strings.Join(refs, ", ") + "]"
	}
	return plainStudy(t, fmt.Sprintf("charts:\n  - id: x\n    kind: %s\n    title: The trees of two places\n    %s\n", kind, lines), map[string]string{"t": table})
}

// TestLooks draws every kind that takes a series in every theme, with one to nine of them.
// On the picture no two series have marks that look alike, and each is named once, in its
// colour; or else the chart is refused with what to do.
func TestLooks(t *testing.T) {
	fonts := typeset.New()
	for _, k := range Kinds() {
		specs := looksSpecs[k.Name]
		if _, takes := reflect.TypeOf(k.Spec()).Elem().FieldByName("Series"); takes && len(specs) == 0 {
			t.Errorf("the kind %s takes series, and has no case here", k.Name)
		}
		for _, l := range specs {
			for n := max(l.least, 1); n <= len(seriesNames); n++ {
				charts, err := l.study(t, k.Name, n)
				if n > l.most {
					t.Run(fmt.Sprintf("%s/%d", l.name, n), func(t *testing.T) { refusedWithRemedy(t, err) })
					continue
				}
				if err != nil {
					t.Errorf("%s of %d series: %v", l.name, n, err)
					continue
				}
				for _, style := range []layout.Style{{Theme: layout.Light, Size: layout.Full}, {Theme: layout.Light, Size: layout.Half}, {Theme: layout.Dark, Size: layout.Full}, {Theme: layout.Print, Size: layout.Full}, {Theme: layout.Print, Size: layout.Half}} {
					t.Run(fmt.Sprintf("%s/%d/%s", l.name, n, style), func(t *testing.T) {
						t.Parallel()
						if style.Theme.Grey() && l.name == "waffle-whole" {
							t.Skip("the box of a part has squares of others, which their patterns outnumber")
						}
						l.look(t, charts[0], n, style, fonts)
					})
				}
			}
		}
	}
}

// refusedWithRemedy wants a finding that says what to do.
func refusedWithRemedy(t *testing.T, err error) {
	t.Helper()
	var found datasets.Findings
	if !errors.As(err, &found) {
		t.Fatalf("not refused: %v", err)
	}
	for _, f := range found {
		if f.Hint == "" || f.Line == 0 {
			t.Errorf("no place or no remedy: %v", f)
		}
	}
}

// look looks at a chart: at its marks and at the names of its series.
func (l looksSpec) look(t *testing.T, c *Chart, n int, style layout.Style, fonts *typeset.Fonts) {
	p, err := layout.Draw(c.content(), style, fonts)
	if err != nil {
		t.Fatal(err)
	}
	var inks, texts []color.NRGBA
	for _, name := range slices.Concat(spec.ColourNames, spec.Shades) {
		c, err := style.Theme.Colour(name)
		if err != nil {
			t.Fatal(err)
		}
		inks, texts = append(inks, c.Mark), append(texts, c.Text)
	}
	seen := map[string][]swatch{}
	picture := rasterOf(t, p)
	for _, hit := range p.Scene.Hits() {
		if i := strings.TrimPrefix(strings.TrimPrefix(hit.ID, "share("), "t.r"); i != hit.ID {
			name := seriesNames[i[0]-'0']
			seen[name] = append(seen[name], picture.swatch(hit.Left, hit.Top, hit.Right, hit.Bottom, inks))
		}
	}
	if len(seen) != n {
		t.Fatalf("marks of %d series are drawn, want %d", len(seen), n)
	}
	for i, a := range seriesNames[:n] {
		for _, b := range seriesNames[:i] {
			if l.named && n > spec.MostLooks {
				break
			}
			for _, x := range seen[a] {
				for _, y := range seen[b] {
					if x.like(y, l.area) {
						t.Fatalf("%s and %s have one look, %s", a, b, slices.Concat(spec.ColourNames, spec.Shades)[x.colour])
					}
				}
			}
		}
		var named []layout.Text
		for _, label := range p.Texts {
			if label.Text == a {
				named = append(named, label)
			}
		}
		if len(named) != 1 && !(l.places && len(named) == 2) { // at both ends
			t.Fatalf("%s is named %d times", a, len(named))
		}
		at := named[0]
		if got, want := picture.swatch(at.Left, at.Top, at.Right, at.Bottom, texts), seen[a][0]; got.colour != want.colour {
			t.Errorf("%s is written in colour %d, and its marks are in %d", a, got.colour, want.colour)
		}
	}
}

// raster is a picture, so many pixels to a unit.
type raster struct {
	image.Image
	scale float64
}

func rasterOf(t *testing.T, p layout.Drawing) raster {
	t.Helper()
	const scale = 2
	var b bytes.Buffer
	width, _ := p.Scene.Size()
	if err := p.Scene.PNG(&b, int(scale*width), scene.Document{Title: "x", Description: "x", Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return raster{img, float64(img.Bounds().Dx()) / width}
}

// A swatch is what a mark looks like: which colour it has, and what of its box it fills.
type swatch struct {
	colour int
	shape  [swatchSide][swatchSide]bool
	aspect float64
}

const swatchSide = 24

// swatch is that of a box on the picture. Its colour is the most frequent one of a palette.
func (r raster) swatch(left, top, right, bottom float64, palette []color.NRGBA) (s swatch) {
	at := func(x, y float64) int {
		return slices.IndexFunc(palette, func(c color.NRGBA) bool { return !apart(r.At(int(x*r.scale), int(y*r.scale)), c, 12) })
	}
	count := make([]int, len(palette))
	rows, columns := int(math.Ceil((bottom-top)*r.scale)), int(math.Ceil((right-left)*r.scale))
	for j := range rows {
		for i := range columns {
			if c := at(left+float64(i)/r.scale, top+float64(j)/r.scale); c >= 0 {
				count[c]++
			}
		}
	}
	s.colour = slices.Index(count, slices.Max(count))
	s.aspect = (right - left) / (bottom - top)
	for j := range swatchSide {
		for i := range swatchSide {
			s.shape[j][i] = at(left+(float64(i)+0.5)/swatchSide*(right-left), top+(float64(j)+0.5)/swatchSide*(bottom-top)) == s.colour
		}
	}
	return s
}

// like reports whether two marks cannot be told apart: areas by their colour, points by
// colour and shape together.
func (s swatch) like(o swatch, area bool) bool {
	if s.colour != o.colour {
		return false
	}
	differ := 0
	for j := range swatchSide {
		for i := range swatchSide {
			if s.shape[j][i] != o.shape[j][i] {
				differ++
			}
		}
	}
	return area || float64(differ) < 0.08*swatchSide*swatchSide && math.Abs(s.aspect-o.aspect) < 0.1
}

// TestLooksOfColors gives up to eight series of points the colours of charts.yaml, in every
// order that repeats them, and some none: no two have one look, and none has another colour
// than it was given.
func TestLooksOfColors(t *testing.T) {
	for n := 1; n <= spec.MostLooks; n++ {
		for pattern := range 5 * 5 * 5 {
			colors := map[string]datasets.Text{}
			for i, v := range seriesNames[:n] {
				if k := []int{pattern % 5, pattern / 5 % 5, pattern / 25}[i%3]; k < 4 {
					colors[v] = datasets.Text{Value: spec.ColourNames[k]}
				}
			}
			seen := map[marks.Shape]string{}
			for v, c := range spec.Looks(seriesNames[:n], colors, true) {
				if w, ok := seen[c.Shape]; ok {
					t.Fatalf("%v: %s and %s have one shape", colors, v, w)
				}
				seen[c.Shape] = v
				if want := colors[v].Value; want != "" && want != c.Colour {
					t.Fatalf("%v: %s is %s", colors, v, c.Colour)
				}
			}
		}
	}
}

// TestSeriesRefused refuses what cannot be told apart, with its place and what to do, and
// draws what can.
func TestSeriesRefused(t *testing.T) {
	table := "id,label,place,side,value\na,A,North,Alder,10\nb,B,North,Birch,20\nc,C,South,Alder,30\nd,D,South,Birch,45\ne,E,North,,15\nsum,Sum,,,30\n"
	for _, tt := range []struct{ name, chart, want string }{
		{"one colour for two bars", "kind: grouped-bar\n    rows: [t.a, t.b]\n    group: place\n    series: {column: side, colors: {Alder: ember, Birch: ember}}", "“Alder” and “Birch” have one colour, ember"},
		{"one colour for two parts", "kind: stacked-bar\n    rows: [t.a, t.b]\n    group: place\n    series: {column: side, colors: {Alder: slate, Birch: slate}}", "have one colour, slate"},
		{"one colour in one grid", "kind: waffle\n    rows: [t.a, t.b]\n    whole: t.sum\n    label: side\n    colors: {t.a: ember, t.b: ember}", "t.a and t.b are parts of one whole and have one colour, ember"},
		{"one colour in grids of their own", "kind: waffle\n    rows: [t.a, t.b]\n    label: side\n    colors: {t.a: ember, t.b: ember}", ""},
		{"one series in one grid", "kind: waffle\n    rows: [t.a, t.b]\n    whole: t.sum\n    label: label\n    series: place", "t.a and t.b are parts of one whole"},
		{"series and emphasis", "kind: bar\n    rows: [t.a, t.b]\n    label: label\n    series: side\n    emphasis: [t.a]", "emphasis is told by colour, and so are the series"},
		{"a panel of two series", "kind: slope\n    rows: [t.a, t.b]\n    panel: place\n    label: label\n    series: side", "the panel “North” has two series, “Alder” and “Birch”"},
		{"one colour for two rows", "kind: bar\n    rows: [t.a, t.b]\n    label: label\n    series: {column: side, colors: {Alder: slate, Birch: slate}}", ""},
		{"one colour for two lines of dots", "kind: dot\n    rows: [t.a, t.b, t.c, t.d]\n    label: place\n    series: {column: side, colors: {Alder: slate, Birch: slate}}", ""},
		{"rows without a series", "kind: dot\n    rows: [t.a, t.b, t.e]\n    label: place\n    series: side", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			charts, err := plainStudy(t, "charts:\n  - id: x\n    title: The trees of two places\n    "+tt.chart+"\n", map[string]string{"t": table})
			if tt.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				drawn(t, charts[0])
				return
			}
			refusedWithRemedy(t, err)
			if !strings.Contains(strings.NewReplacer(`"`, "“").Replace(err.Error()), strings.ReplaceAll(tt.want, "”", "“")) {
				t.Errorf("%v, want %s", err, tt.want)
			}
		})
	}
}

// TestSeriesInWords has the series of a bar in the words of the chart, too.
func TestSeriesInWords(t *testing.T) {
	charts, err := plainStudy(t, "charts:\n  - id: x\n    kind: bar\n    title: The trees of two places\n    table: t\n    label: label\n    series: side\n",
		map[string]string{"t": "id,label,side,value\na,A,Alder,10\nb,B,,20\n"})
	if err != nil {
		t.Fatal(err)
	}
	if alt := drawn(t, charts[0]).Alt; !strings.Contains(alt, "A, Alder: 10.") || !strings.Contains(alt, "B: 20.") {
		t.Error(alt)
	}
}

// TestLooksNotices looks at a chart on which two series have been given one look.
func TestLooksNotices(t *testing.T) {
	l := looksSpecs["dot"][0]
	charts, err := l.study(t, "dot", 6)
	if err != nil {
		t.Fatal(err)
	}
	p, err := layout.Draw(charts[0].content(), layout.Style{Theme: layout.Light, Size: layout.Full}, typeset.New())
	if err != nil {
		t.Fatal(err)
	}
	picture := rasterOf(t, p)
	inks := []color.NRGBA{layout.Light.Danube.Mark, layout.Light.Ember.Mark, layout.Light.Ochre.Mark, layout.Light.Slate.Mark}
	of := map[string]swatch{}
	for _, hit := range p.Scene.Hits() {
		of[hit.ID] = picture.swatch(hit.Left, hit.Top, hit.Right, hit.Bottom, inks)
	}
	for _, tt := range []struct {
		a, b string
		want bool
	}{{"t.r00", "t.r01", true}, {"t.r50", "t.r51", true}, {"t.r00", "t.r40", false}, {"t.r10", "t.r50", false}, {"t.r00", "t.r10", false}} {
		if got := of[tt.a].like(of[tt.b], false); got != tt.want {
			t.Errorf("%s and %s look alike: %v", tt.a, tt.b, got)
		}
	}
}
