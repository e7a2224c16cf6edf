package charts

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
	"quotient/charts/typeset"
	"quotient/datasets"
)

// study loads the bundled study, with some files edited: old text, new text.
func study(t testing.TB, edits map[string][][2]string) ([]*Chart, error) {
	t.Helper()
	from, err := datasets.Find("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	err = fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(from, path)
		if err != nil {
			return err
		}
		for _, e := range edits[path] {
			if !bytes.Contains(text, []byte(e[0])) {
				t.Fatalf("%s does not hold %q", path, e[0])
			}
			text = bytes.Replace(text, []byte(e[0]), []byte(e[1]), 1)
		}
		files[path] = &fstest.MapFile{Data: text}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	s, err := datasets.Load(files)
	if err != nil {
		return nil, err
	}
	c, err := analysis.Compare(s)
	if err != nil {
		return nil, err
	}
	return Load(s, c, Options{})
}

// own loads the bundled study with a charts.yaml of the test's own.
func own(t testing.TB, yaml string, edits map[string][][2]string) ([]*Chart, error) {
	t.Helper()
	from, _ := datasets.Find("hungary-1956")
	whole, err := fs.ReadFile(from, spec.File)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][][2]string{spec.File: {{string(whole), yaml}}}
	for k, v := range edits {
		all[k] = append(all[k], v...)
	}
	return study(t, all)
}

var small = layout.Style{Theme: layout.Light, Size: layout.Size{Name: "full", Width: 800, Pixels: 800, Quotes: true}}

// unbroken is a text whose blanks may break.
func unbroken(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

func drawn(t testing.TB, c *Chart) *Picture {
	t.Helper()
	p, err := c.Draw(small, typeset.New())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func write(t testing.TB, p *Picture, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestGoldens compares every chart of the bundled study with the picture that
// was looked at and accepted. UPDATE=1 accepts what is drawn now.
func TestGoldens(t *testing.T) {
	charts, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range charts {
		seen[c.Kind] = true
		t.Run(c.ID, func(t *testing.T) {
			golden(t, c.ID, write(t, drawn(t, c), "png"))
		})
	}
	folders, err := os.ReadDir(filepath.Join("testdata", "gallery"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range folders {
		for _, c := range gallery(t, f.Name()) {
			seen[c.Kind] = true
		}
	}
	for _, k := range Kinds() {
		if _, err := os.Stat(filepath.Join("testdata", "gallery", k.Name)); err != nil && !seen[k.Name] {
			t.Errorf("no chart of the kind %s is looked at", k.Name)
		}
	}
}

// TestVariants compares every chart of the bundled study in the other sizes,
// themes and locales with the pictures that were accepted.
func TestVariants(t *testing.T) {
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	full, half, card := small.Size, layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}, layout.Card
	card.Pixels, card.Height = 600, 315
	fonts := typeset.New()
	for _, v := range []struct {
		name, locale string
		style        layout.Style
	}{
		{"half", "en", layout.Style{Theme: layout.Light, Size: half}}, {"card", "en", layout.Style{Theme: layout.Light, Size: card}}, {"dark", "en", layout.Style{Theme: layout.Dark, Size: full}}, {"print", "en", layout.Style{Theme: layout.Print, Size: full}},
		{"hu", "hu", layout.Style{Theme: layout.Light, Size: full}}, {"half.hu", "hu", layout.Style{Theme: layout.Light, Size: half}}, {"el", "el", layout.Style{Theme: layout.Light, Size: full}}, {"half.el", "el", layout.Style{Theme: layout.Light, Size: half}},
	} {
		list, err := In(v.locale, s, c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(list) != 9 {
			t.Errorf("%d charts have a title in %s", len(list), v.locale)
		}
		for _, chart := range list {
			if len(chart.Sizes) > 0 && !slices.Contains(chart.Sizes, v.style.Size.Name) {
				continue
			}
			t.Run(chart.ID+"."+v.name, func(t *testing.T) {
				p, err := chart.Draw(v.style, fonts)
				if err != nil {
					t.Fatal(err)
				}
				golden(t, chart.ID+"."+v.name, write(t, p, "png"))
			})
		}
	}
}

// TestEveryBound compares pictures of every bound and every modality.
func TestEveryBound(t *testing.T) {
	s, err := datasets.Load(os.DirFS(filepath.Join("testdata", "every")))
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	charts, err := Load(s, c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range charts {
		t.Run(c.ID, func(t *testing.T) { golden(t, c.ID, write(t, drawn(t, c), "png")) })
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name+".png")
	if os.Getenv("UPDATE") == "1" {
		// What a picture says of its origin changes with every line of code; only
		// what it shows is kept.
		if was, err := os.ReadFile(path); err == nil && same(t, was, got) {
			return
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(strings.TrimSuffix(path, ".png") + ".txt") // of a time when it was refused
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if off := difference(t, got, want); off > tolerance {
		dir := filepath.Join(os.TempDir(), "quotient-goldens")
		_ = os.MkdirAll(dir, 0o777)
		_ = os.WriteFile(filepath.Join(dir, name+".got.png"), got, 0o666)
		_ = os.WriteFile(filepath.Join(dir, name+".want.png"), want, 0o666)
		t.Errorf("%s differs in %d pixels; look at %s.got.png and .want.png in %s", name, off, name, dir)
	}
}

// same reports whether two pictures have the same pixels.
func same(t *testing.T, a, b []byte) bool {
	t.Helper()
	x, y := colours(t, a), colours(t, b)
	return x.Rect == y.Rect && bytes.Equal(x.Pix, y.Pix)
}

// tolerance is how many pixels may differ: less than the smallest label has.
const tolerance = 20

// difference counts the pixels that differ by more than an eye would see.
func difference(t *testing.T, a, b []byte) (n int) {
	t.Helper()
	was, now := chunks(a, "IHDR", "PLTE", "IDAT"), chunks(b, "IHDR", "PLTE", "IDAT")
	if len(was) > 0 && slices.Equal(was, now) { // they need not be decoded
		return 0
	}
	x, y := colours(t, a), colours(t, b)
	if x.Rect != y.Rect {
		return x.Rect.Dx() * x.Rect.Dy()
	}
	for i := 0; i < len(x.Pix); i += 4 {
		if far(x.Pix[i:i+4], y.Pix[i:i+4]) {
			n++
		}
	}
	return n
}

// far reports whether two colours differ by more than so much of red, green or blue.
func far(a, b []uint8) bool {
	const most = 24
	for i := range 3 {
		if d := int(a[i]) - int(b[i]); d > most || d < -most {
			return true
		}
	}
	return false
}

// apart reports whether two colours differ by more than so much of red, green or
// blue.
func apart(a, b color.Color, most int) bool {
	x, y := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	for _, d := range []int{int(x.R) - int(y.R), int(x.G) - int(y.G), int(x.B) - int(y.B)} {
		if d > most || d < -most {
			return true
		}
	}
	return false
}

// colours are those of the pixels of a PNG.
func colours(t *testing.T, file []byte) *image.NRGBA {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	out := image.NewNRGBA(img.Bounds())
	if p, ok := img.(*image.Paletted); ok {
		for i, c := range p.Pix {
			c := color.NRGBAModel.Convert(p.Palette[c]).(color.NRGBA)
			copy(out.Pix[4*i:], []uint8{c.R, c.G, c.B, c.A})
		}
		return out
	}
	draw.Draw(out, out.Rect, img, out.Rect.Min, draw.Src)
	return out
}

// chunks are those parts of a PNG that have one of some names.
func chunks(file []byte, names ...string) (out []string) {
	const signature, around = 8, 12 // around the data: its length, its name, and a sum
	for at := signature; at+around <= len(file); {
		end := at + around + int(binary.BigEndian.Uint32(file[at:]))
		if end > len(file) {
			return nil
		}
		if slices.Contains(names, string(file[at+4:at+8])) {
			out = append(out, string(file[at:end]))
		}
		at = end
	}
	return out
}

// TestGoldenNotices makes sure that the comparison sees what it must: a label
// shifted by one pixel, one digit changed.
func TestGoldenNotices(t *testing.T) {
	charts, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	was := write(t, drawn(t, charts[0]), "png")
	changed, err := study(t, map[string][][2]string{"wages.csv": {{"not stated,3000", "not stated,3001"}}})
	if err != nil {
		t.Fatal(err)
	}
	if off := difference(t, was, write(t, drawn(t, changed[0]), "png")); off <= tolerance {
		t.Errorf("a changed digit differs in %d pixels only", off)
	}
	img, err := png.Decode(bytes.NewReader(was))
	if err != nil {
		t.Fatal(err)
	}
	shifted := image.NewNRGBA(img.Bounds())
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			at := x
			if y < 60 { // the headline
				at = max(x-1, 0)
			}
			shifted.Set(x, y, img.At(at, y))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, shifted); err != nil {
		t.Fatal(err)
	}
	if off := difference(t, was, b.Bytes()); off <= tolerance {
		t.Errorf("a shifted headline differs in %d pixels only", off)
	}
}

// TestSameBytes draws every chart twice, with fonts of its own each time.
func TestSameBytes(t *testing.T) {
	first, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range first {
		if first[i].Inputs(small) != second[i].Inputs(small) {
			t.Errorf("%s: the inputs differ from one load to the next", first[i].ID)
		}
		a, b := drawn(t, first[i]), drawn(t, second[i])
		for _, f := range Formats() {
			if !bytes.Equal(write(t, a, f.Name), write(t, b, f.Name)) {
				t.Errorf("%s.%s differs from one drawing to the next", first[i].ID, f.Name)
			}
		}
	}
}

// TestInputs changes one cell, and looks which charts depend on it.
func TestInputs(t *testing.T) {
	before, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		file string
		edit [2]string
		want []string
	}{
		"a wage":               {"wages.csv", [2]string{"not stated,3000", "not stated,3100"}, []string{"wages", "wage-ratios", "reform"}},
		"a place":              {"executions.csv", [2]string{"1956-11/..,Hungary", "1956-11/..,Budapest"}, []string{"tolls", "prisoners"}},
		"a row of no chart":    {"measures.csv", [2]string{",26,", ",27,"}, nil},
		"a caveat":             {"comparisons.yaml", [2]string{"Poznań is one city", "It is one city"}, nil},
		"a tier":               {"wage-reform.csv", [2]string{",15,", ",16,"}, []string{"reform"}},
		"a title":              {"charts.yaml", [2]string{"were stopped on", "were halted on"}, []string{"tanks"}},
		"the name of the text": {"datapackage.json", [2]string{"Thodoris Marakis", "T. Marakis"}, []string{"wages", "wage-ratios", "reform", "crowds", "tolls", "poznan-dead", "prisoners", "tanks", "events"}},
	} {
		after, err := study(t, map[string][][2]string{tt.file: {tt.edit}})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var moved []string
		for i := range before {
			if before[i].Inputs(small) != after[i].Inputs(small) {
				moved = append(moved, before[i].ID)
			}
		}
		if !slices.Equal(moved, tt.want) {
			t.Errorf("%s moves the charts %v, want %v", name, moved, tt.want)
		}
	}
	dark := small
	dark.Theme.Name = "dark"
	if before[0].Inputs(small) == before[0].Inputs(dark) {
		t.Error("the style is not among the inputs")
	}
}

func TestAltText(t *testing.T) {
	charts, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(drawn(t, charts[0]).Alt, "\u00a0", " ")
	want := "Bar chart, 3 bars, forints. Worker: 1,000 forints, 1×. Secret police: 3,000 forints, 3 times. " +
		"Party and government officials: up to 11,000 forints and over, more than 11 times. " +
		"The highest officials earned more than eleven times a worker’s salary. " +
		"The figure for officials is the top of a spread that is itself passed, so the multiple is the highest-paid official’s. " +
		"Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”."
	if got != want {
		t.Errorf("the alt text is\n%s\nwant\n%s", got, want)
	}
	for _, c := range charts {
		alt := drawn(t, c).Alt
		if len(alt) < 80 || strings.Contains(alt, "..") || strings.ContainsAny(alt, "{}") {
			t.Errorf("%s: the alt text is %q", c.ID, alt)
		}
	}
}

// TestHits leads from every mark back to its observations.
func TestHits(t *testing.T) {
	charts, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range charts {
		hits := drawn(t, c).Hits()
		if len(hits) == 0 {
			t.Errorf("%s has no marks to point at", c.ID)
		}
		for _, h := range hits {
			if len(h.Refs) == 0 || h.Title == "" || h.Right <= h.Left || h.Bottom <= h.Top || h.Left < 0 || h.Right > 800 {
				t.Errorf("%s: the mark %+v", c.ID, h)
			}
			for _, ref := range h.Refs {
				if !slices.ContainsFunc(c.Rows, func(o *datasets.Observation) bool { return o.Ref() == ref }) {
					t.Errorf("%s: the mark %s names %s, which the chart does not use", c.ID, h.ID, ref)
				}
			}
		}
	}
}

// head is the beginning of a chart's entry.
const head = "charts:\n  - id: x\n    title: "

func TestRefused(t *testing.T) {
	for name, tt := range map[string]struct {
		yaml  string
		edits map[string][][2]string
		want  []string
	}{
		"an unknown kind":         {head + "A\n    kind: baar\n", nil, []string{"charts.yaml:4:11:", `no kind of chart "baar"`, `did you mean "bar"?`}},
		"an unknown key":          {head + "A\n    kind: bar\n    rows: [wages.worker]\n    lable: group\n", nil, []string{"charts.yaml:6:5:", `unknown key "lable"`, `did you mean "label"?`}},
		"an unknown row":          {head + "A\n    kind: bar\n    rows: [wages.wroker]\n", nil, []string{"charts.yaml:5:12:", `did you mean "wages.worker"?`}},
		"an unknown column":       {head + "A\n    kind: bar\n    rows: [wages.worker]\n    label: gruop\n", nil, []string{`has no column "gruop"`, `did you mean "group"?`}},
		"no rows":                 {head + "A\n    kind: bar\n", nil, []string{"nothing to draw"}},
		"no title":                {"charts:\n  - id: x\n    kind: bar\n    rows: [wages.worker]\n", nil, []string{"no title"}},
		"an unknown number":       {head + "\"{wages.wroker}\"\n    kind: bar\n    rows: [wages.worker]\n", nil, []string{"charts.yaml:3:12:", `did you mean "wages.worker"?`}},
		"an unknown form":         {head + "\"{wages.worker|wrods}\"\n    kind: bar\n    rows: [wages.worker]\n", nil, []string{`did you mean "words"?`}},
		"a refused comparison":    {head + "\"{displaced-per-killed}\"\n    kind: bar\n    rows: [wages.worker]\n", nil, []string{"is refused"}},
		"a row without a number":  {head + "A\n    kind: bar\n    rows: [crowds.budapest-joiners]\n", nil, []string{"has no number to draw"}},
		"unlike units":            {head + "A\n    kind: bar\n    rows: [wages.worker, crowds.poznan-ten]\n", nil, []string{"one axis has one unit"}},
		"zero on a log scale":     {head + "A\n    kind: dot\n    scale: log\n    rows: [measures.stalin-statue]\n", map[string][][2]string{"measures.csv": {{",26,", ",0,"}}}, []string{"log scale"}},
		"parts that do not add":   {head + "A\n    kind: waffle\n    rows: [casualties.poznan-civilians]\n    whole: casualties.poznan-dead\n", nil, []string{"add up to 64", "the whole is 78"}},
		"an open part of a whole": {head + "A\n    kind: waffle\n    rows: [casualties.poznan-wounded]\n    whole: casualties.poznan-dead\n", nil, []string{"cannot be stacked into a closed total"}},
		"squares of a limit":      {head + "A\n    kind: waffle\n    rows: [casualties.poznan-dead]\n", map[string][][2]string{"casualties.csv": {{",78,,exact", ",78,,under"}}, "charts.yaml": {}}, []string{"which no number of squares shows"}},
		"a speculated headline":   {head + "Hungary lost {casualties.hungary-killed|words}\n    kind: bar\n    rows: [casualties.poznan-dead]\n", nil, []string{"tell casualties.hungary-killed as a fact", "speculated"}},
		"a proposal as a fact":    {head + "A worker earned {worker-after|words}\n    kind: bar\n    rows: [wages.worker]\n", nil, []string{"tell worker-after as a fact", "would"}},
		"another's change":        {head + "A\n    kind: dumbbell\n    rows: [wages.worker]\n    after: [worker-after]\n    change: [officials-change]\n", nil, []string{"is not the change from wages.worker to worker-after"}},
		"a dumbbell of a table":   {head + "A\n    kind: dumbbell\n    table: wages\n", nil, []string{"3 rows, 0 after"}},
		"a value of no row":       {head + "A\n    kind: bar\n    table: wages\n    where: {group: [Wroker]}\n", nil, []string{`no row of wages has the group "Wroker"`, `did you mean "Worker"?`}},
		"a number off the page":   {head + "A\n    kind: bar\n    rows: [measures.stalin-statue]\n", map[string][][2]string{"measures.csv": {{",26,", "," + strings.Repeat("9", 400) + ","}}}, []string{"too large to be drawn"}},
		"a zoom of one day":       {head + "A\n    kind: timeline\n    table: timeline\n    label: event\n    zoom: timeline.council\n", nil, []string{"two days apart"}},
		"a bad chart and a good":  {"charts:\n  - id: y\n    title: A\n    kind: dott\n    rows: [wages.worker]\n  - id: x\n    title: A\n    kind: bar\n    rows: [wages.worker]\n", nil, []string{`did you mean "dot"?`}},
		"too many squares":        {head + "A\n    kind: waffle\n    rows: [prisoners.imprisoned]\n", nil, []string{"cannot be drawn as squares"}},
		"an unknown colour":       {head + "A\n    kind: bar\n    rows: [wages.worker]\n    series: {column: group, colors: {Worker: red}}\n", nil, []string{`unknown colour "red"`}},
		"an id twice":             {head + "A\n    kind: bar\n    rows: [wages.worker]\n  - id: x\n    title: B\n    kind: bar\n    rows: [wages.worker]\n", nil, []string{"duplicate id"}},
		"one count in a slope":    {head + "A\n    kind: slope\n    rows: [crowds.poznan-ten]\n    panel: city\n", nil, []string{"a slope needs two"}},
		"an event without a date": {head + "A\n    kind: timeline\n    rows: [worker-after]\n", nil, []string{"has no date"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := own(t, tt.yaml, tt.edits)
			if err == nil {
				t.Fatal("the chart was taken")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error does not say %q:\n%v", want, err)
				}
			}
		})
	}
}

// TestUndrawable has charts that are well formed, but cannot be laid out.
func TestUndrawable(t *testing.T) {
	long := strings.Repeat("Szolgálatteljesítményértékelés ", 9)
	for name, tt := range map[string]struct{ yaml, want string }{
		"a sign in the headline": {head + "\"{casualties.poznan-wounded} ≥ {casualties.poznan-dead}\"\n    kind: bar\n    rows: [casualties.poznan-dead]\n", "has no glyph for '≥'"},
		"a headline of a page":   {head + long + "\n    kind: bar\n    rows: [casualties.poznan-dead]\n", "there is room for two"},
		"labels without room":    {head + "A\n    kind: bar\n    rows: [casualties.poznan-dead, casualties.poznan-civilians]\n    beside: {casualties.poznan-dead: " + strings.Repeat("long ", 60) + "}\n", "x: "},
	} {
		t.Run(name, func(t *testing.T) {
			charts, err := own(t, tt.yaml, nil)
			if err != nil {
				t.Fatal(err)
			}
			_, err = charts[0].Draw(small, typeset.New())
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), ": x: ") {
				t.Errorf("want a failure that names the chart and says %q, got %v", tt.want, err)
			}
		})
	}
}

// TestSVGSize keeps every chart of the bundled study small enough to be put into
// a page: 88 KiB, and 25 as it is sent.
func TestSVGSize(t *testing.T) {
	charts, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range charts {
		p, err := c.Draw(layout.Default, nil)
		if err != nil {
			t.Fatal(err)
		}
		text := write(t, p, "svg")
		var sent bytes.Buffer
		z := gzip.NewWriter(&sent)
		if _, err := z.Write(text); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if len(text) > 88<<10 || sent.Len() > 25<<10 {
			t.Errorf("%s.svg has %d bytes, and %d compressed", c.ID, len(text), sent.Len())
		}
	}
}
