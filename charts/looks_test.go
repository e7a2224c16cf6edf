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

	"quotient/charts/scene"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// seriesNames are those of up to eight series.
var seriesNames = strings.Fields("Alder Birch Cedar Dogwood Elm Fir Gorse Hazel")

// looksSpecs has, by kind, charts whose series are told apart: what charts.yaml says beyond
// the title, and rows of the columns id, label, place, side, date, nlow, nhigh, value for so
// many series. A kind that takes a series and is not here fails the test.
var looksSpecs = map[string][]looksSpec{
	"bar":         {{name: "bar", lines: "label: label\n    series: side", most: 4, area: true}},
	"column":      {{name: "column", lines: "label: label\n    series: side", most: 4, area: true}},
	"dot":         {{name: "dot", lines: "label: place\n    series: side", most: 8}},
	"grouped-bar": {{name: "grouped-bar", lines: "group: place\n    series: side", most: 4, area: true}},
	"stacked-bar": {{name: "stacked-bar", lines: "group: place\n    series: side", most: 4, area: true}},
	"line":        {{name: "line", lines: "series: side", most: 8}},
	"step":        {{name: "step", lines: "series: side", most: 8}},
	"scatter":     {{name: "scatter", lines: "x: nlow\n    y: value\n    series: side", most: 8}},
	"slope":       {{name: "slope", lines: "panel: side\n    label: place\n    series: side", most: 6, cramped: 4}, {name: "slope-keyed", lines: "panel: label\n    label: place\n    series: side", most: 6, cramped: 4}},
	"timeline":    {{name: "timeline", lines: "label: label\n    series: side", most: 8}, {name: "timeline-months", lines: "label: label\n    series: side", most: 4, area: true, months: true}},
	"range":       {{name: "range", lines: "label: label\n    series: side", most: 8}, {name: "range-stretched", lines: "low: nlow\n    high: nhigh\n    label: label\n    series: side", most: 4, area: true, stretched: true}},
	"waffle":      {{name: "waffle", lines: "label: label\n    series: side", most: 4, area: true}, {name: "waffle-whole", most: 4, area: true, whole: true}},
}

type looksSpec struct {
	name, lines              string
	most                     int  // series that are drawn; more are refused
	area                     bool // marks are no points: their colours are compared, not their shapes
	months, stretched, whole bool
	cramped                  int // from so many series on there may be no room
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

// TestLooks draws every kind that takes a series in every theme, with one to eight of them.
// On the picture no two series have marks that look alike, and each is named once, in its
// colour; or else the chart is refused with what to do.
func TestLooks(t *testing.T) {
	fonts := typeset.New()
	for _, k := range Kinds() {
		specs := looksSpecs[k.Name]
		if _, takes := reflect.TypeOf(k.spec()).Elem().FieldByName("Series"); takes && len(specs) == 0 {
			t.Errorf("the kind %s takes series, and has no case here", k.Name)
		}
		for _, l := range specs {
			for n := 1; n <= len(seriesNames); n++ {
				charts, err := l.study(t, k.Name, n)
				if n > l.most {
					t.Run(fmt.Sprintf("%s/%d", l.name, n), func(t *testing.T) { refusedWithRemedy(t, err) })
					continue
				}
				if err != nil {
					t.Errorf("%s of %d series: %v", l.name, n, err)
					continue
				}
				for _, style := range []Style{{Theme: Light, Size: Full}, {Theme: Light, Size: Half}, {Theme: Dark, Size: Full}, {Theme: Print, Size: Full}, {Theme: Print, Size: Half}} {
					t.Run(fmt.Sprintf("%s/%d/%s", l.name, n, style), func(t *testing.T) {
						t.Parallel()
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
func (l looksSpec) look(t *testing.T, c *Chart, n int, style Style, fonts *typeset.Fonts) {
	p, err := lay(c, style, fonts)
	if err == nil {
		err = p.paint()
	}
	if err != nil && l.cramped > 0 && n >= l.cramped {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	var inks, texts []color.NRGBA
	for _, name := range colourNames {
		c, err := p.Theme.colour(name)
		if err != nil {
			t.Fatal(err)
		}
		inks, texts = append(inks, c.Mark), append(texts, c.Text)
	}
	marks := map[string][]swatch{}
	picture := rasterOf(t, p)
	for _, hit := range p.scene.Hits() {
		if i := strings.TrimPrefix(hit.ID, "t.r"); i != hit.ID {
			name := seriesNames[i[0]-'0']
			marks[name] = append(marks[name], picture.swatch(hit.Left, hit.Top, hit.Right, hit.Bottom, inks))
		}
	}
	if len(marks) != n {
		t.Fatalf("marks of %d series are drawn, want %d", len(marks), n)
	}
	for i, a := range seriesNames[:n] {
		for _, b := range seriesNames[:i] {
			for _, x := range marks[a] {
				for _, y := range marks[b] {
					if x.like(y, l.area) {
						t.Fatalf("%s and %s have one look, %s", a, b, colourNames[x.colour])
					}
				}
			}
		}
		var named []label
		for _, label := range p.labels {
			if label.text == a {
				named = append(named, label)
			}
		}
		if len(named) != 1 {
			t.Fatalf("%s is named %d times", a, len(named))
		}
		at := named[0]
		if got, want := picture.swatch(at.left, at.top, at.right, at.bottom, texts), marks[a][0]; got.colour != want.colour {
			t.Errorf("%s is written in %s, and its marks are %s", a, colourNames[got.colour], colourNames[want.colour])
		}
	}
}

// raster is a picture, so many pixels to a unit.
type raster struct {
	image.Image
	scale float64
}

func rasterOf(t *testing.T, p *page) raster {
	t.Helper()
	const scale = 2
	var b bytes.Buffer
	width, _ := p.scene.Size()
	if err := p.scene.PNG(&b, int(scale*width), scene.Document{Title: "x", Description: "x", Lang: "en"}); err != nil {
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
	for y := top; y < bottom; y += 1 / r.scale {
		for x := left; x < right; x += 1 / r.scale {
			if c := at(x, y); c >= 0 {
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

// TestLooksNotices looks at a chart on which two series have been given one look.
func TestLooksNotices(t *testing.T) {
	l := looksSpecs["dot"][0]
	charts, err := l.study(t, "dot", 6)
	if err != nil {
		t.Fatal(err)
	}
	p, err := lay(charts[0], Style{Theme: Light, Size: Full}, typeset.New())
	if err == nil {
		err = p.paint()
	}
	if err != nil {
		t.Fatal(err)
	}
	picture := rasterOf(t, p)
	inks := []color.NRGBA{p.Theme.Danube.Mark, p.Theme.Ember.Mark, p.Theme.Ochre.Mark, p.Theme.Slate.Mark}
	of := map[string]swatch{}
	for _, hit := range p.scene.Hits() {
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
