package scene

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"quotient/charts/typeset"
)

var (
	paper = color.NRGBA{0xfb, 0xf8, 0xf1, 255}
	ink   = color.NRGBA{0x1b, 0x1f, 0x24, 255}
	muted = color.NRGBA{0x55, 0x5c, 0x65, 255}
	ember = color.NRGBA{0xbf, 0x3f, 0x27, 255}
	blue  = color.NRGBA{0x0e, 0x4f, 0x79, 255}
	slate = color.NRGBA{0x7a, 0x83, 0x8e, 255}
)

func rectangle(left, bottom, right, top float64) (p vg.Path) {
	for i, q := range [][2]float64{{left, bottom}, {right, bottom}, {right, top}, {left, top}} {
		at := vg.Point{X: vg.Length(q[0]), Y: vg.Length(q[1])}
		if i == 0 {
			p.Move(at)
		} else {
			p.Line(at)
		}
	}
	p.Close()
	return p
}

func disc(x, y, r float64) (p vg.Path) {
	p.Move(vg.Point{X: vg.Length(x + r), Y: vg.Length(y)})
	p.Arc(vg.Point{X: vg.Length(x), Y: vg.Length(y)}, vg.Length(r), 0, 2*math.Pi)
	p.Close()
	return p
}

func polyline(xy ...float64) (p vg.Path) {
	p.Move(vg.Point{X: vg.Length(xy[0]), Y: vg.Length(xy[1])})
	for i := 2; i+1 < len(xy); i += 2 {
		p.Line(vg.Point{X: vg.Length(xy[i]), Y: vg.Length(xy[i+1])})
	}
	return p
}

// sample is a picture like a chart: bars with open ends, 60 labels in three
// scripts, lines of all sorts.
func sample(fonts *typeset.Fonts) *Scene {
	s := New(800, 500, paper, fonts)
	s.Text(typeset.Headline, 25, ink, 24, 440, "An official could earn eleven workers’ wages, AVATAR & Ty")
	s.Text(typeset.Regular, 14.5, muted, 24, 416, "Győr, Kőszeg, űr · Poznań, łódź, żółć · Ουγγαρία, εξέγερση του Οκτώβρη · − × ÷ ≥ ≤ ≈")
	for i, c := range []color.Color{slate, slate, ember} {
		y := 340 - 50*float64(i)
		s.Begin(Group{ID: fmt.Sprintf("wages.w%d", i), Title: "Wages <of> “some” & others", Refs: []string{fmt.Sprintf("wages.w%d", i), "wages.a"}})
		s.SetColor(c)
		right := 220 + 60*float64(i*i)
		s.Fill(rectangle(200, y, right, y+32))
		for j := range 3 {
			x := right + 4 + 10*float64(j)
			p := polyline(x, y, x+6, y, x+13, y+16, x+6, y+32, x, y+32, x+7, y+16)
			p.Close()
			s.Fill(p)
		}
		s.Text(typeset.Medium, 14.5, ink, 60, y+11, "Secret police")
		s.Text(typeset.Bold, 14.5, ink, right+44, y+11, "> 11,000")
		s.Text(typeset.Bold, 22, c, 700, y+9, "≥ 11×")
		s.End()
	}
	s.SetColor(ink)
	s.SetLineWidth(1.5)
	s.Stroke(polyline(200, 220, 200, 390))
	s.SetColor(blue)
	s.SetLineWidth(3)
	s.Stroke(polyline(500, 240, 560, 380, 600, 300, 680, 370))
	s.SetLineWidth(2.4)
	s.SetLineDash([]vg.Length{4, 3}, 0)
	s.Stroke(disc(560, 340, 20))
	s.Stroke(polyline(480, 232, 690, 232))
	s.SetLineDash(nil, 0)
	s.Stroke(disc(620, 340, 6))
	s.Fill(disc(640, 340, 6))
	s.SetColor(slate)
	for i := range 200 {
		x, y := 430+9*float64(i%40), 180+9*float64(i/40)
		s.Fill(rectangle(x, y, x+7.5, y+7.5))
	}
	for i := range 48 {
		face := []typeset.Face{typeset.Regular, typeset.Italic, typeset.Bold}[i%3]
		s.Text(face, 12, muted, 24+190*float64(i%4), 160-12*float64(i/4), fmt.Sprintf("%c  “over %d,000 forints” ¶ %d", 'a'+i%26, i, 2*i))
	}
	return s
}

var document = Document{Title: "Wages & <prices>", Description: "Bar chart, “3 bars”.\nWorker: 1,000.", Lang: "en"}

func write(t testing.TB, s *Scene, format string, d Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := save(&b, s, format, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func save(w io.Writer, s *Scene, format string, d Document) error {
	switch format {
	case "png":
		return s.PNG(w, 1600, d)
	case "svg":
		return s.SVG(w, d)
	}
	return s.PDF(w, d)
}

// A picture has the same bytes whenever it is drawn. With PICTURES set to a
// folder, it is left there to be looked at.
func TestSameBytes(t *testing.T) {
	for _, format := range []string{"png", "svg", "pdf"} {
		s := sample(typeset.New())
		first := write(t, s, format, document)
		if !bytes.Equal(first, write(t, s, format, document)) {
			t.Errorf("%s: another file from the same scene", format)
		}
		if !bytes.Equal(first, write(t, sample(typeset.New()), format, document)) {
			t.Errorf("%s: another file from the same picture", format)
		}
		if dir := os.Getenv("PICTURES"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, "sample."+format), first, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// All formats may be written at once (go test -race).
func TestConcurrent(t *testing.T) {
	s := sample(typeset.New())
	done := make(chan error)
	formats := []string{"png", "svg", "pdf", "svg"}
	for _, format := range formats {
		go func() { done <- save(io.Discard, s, format, document) }()
	}
	for range formats {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestSVG(t *testing.T) {
	s := sample(typeset.New())
	s.Begin(Group{ID: "wages.w0"}) // once more
	s.Text(typeset.Regular, 12, ink, 400, 400, "x")
	s.End()
	data := write(t, s, "svg", document)
	ids := map[string]bool{}
	var groups, uses []string
	var texts []string
	defining := false // glyphs and words
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			if s := strings.TrimSpace(string(e)); s != "" {
				texts = append(texts, s)
			}
		case xml.EndElement:
			defining = defining && e.Name.Local != "defs"
		case xml.StartElement:
			defining = defining || e.Name.Local == "defs"
			attr := map[string]string{}
			for _, a := range e.Attr {
				attr[a.Name.Local] = a.Value
			}
			if id, ok := attr["id"]; ok {
				if ids[id] || !regexp.MustCompile(`^[A-Za-z_][\w.-]*$`).MatchString(id) {
					t.Errorf("id %q is not one, or is used twice", id)
				}
				ids[id] = true
			}
			switch e.Name.Local {
			case "svg":
				for name, want := range map[string]string{"viewBox": "0 0 800 500", "width": "800", "height": "500", "role": "img", "aria-labelledby": "title desc", "lang": "en"} {
					if attr[name] != want {
						t.Errorf("%s is %q, not %q", name, attr[name], want)
					}
				}
			case "use":
				uses = append(uses, strings.TrimPrefix(attr["href"], "#"))
			case "g":
				if attr["id"] != "" && !defining {
					groups = append(groups, attr["id"]+": "+attr["data-ref"])
				}
			}
		}
	}
	if want := []string{"wages.w0: wages.w0 wages.a", "wages.w1: wages.w1 wages.a", "wages.w2: wages.w2 wages.a", "wages.w0-2: "}; !slices.Equal(groups, want) {
		t.Errorf("groups %q, not %q", groups, want)
	}
	if want := []string{
		document.Title, document.Description, // of the picture
		document.Title, document.Lang, // of its metadata
		"Wages <of> “some” & others", // of the first mark
	}; !slices.Equal(texts[:5], want) {
		t.Errorf("texts %q, not %q", texts[:5], want)
	}
	if len(uses) < 400 {
		t.Errorf("%d glyphs and words are set", len(uses))
	}
	for _, id := range uses {
		if !ids[id] {
			t.Fatalf("the glyph %q is not defined", id)
		}
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	_, _ = z.Write(data)
	_ = z.Close()
	if len(data) > 80_000 || zipped.Len() > 25_000 {
		t.Errorf("%d bytes, %d zipped: too many", len(data), zipped.Len())
	}
	if n := strings.Count(string(data), "<path fill"); n > 20 {
		t.Errorf("%d fills and lines: squares of one colour are one", n)
	}
}

func TestSVGPrefix(t *testing.T) {
	s := New(10, 10, paper, typeset.New())
	s.Begin(Group{ID: "a/b ő"})
	s.Fill(rectangle(1, 1, 2, 2))
	s.End()
	got := string(write(t, s, "svg", Document{Prefix: "wages."}))
	for _, want := range []string{`id="wages.title"`, `id="wages.desc"`, `aria-labelledby="wages.title wages.desc"`, `id="wages.aperb-"`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestIdentifier(t *testing.T) {
	for in, want := range map[string]string{
		"wages.worker": "wages.worker", "title": "title", "r1f": "Mark-r1f", "": "Mark-", "1.a": "Mark-1.a", "-a": "Mark--a", "é": "Mark-",
	} {
		if got := identifier(in); got != want {
			t.Errorf("%q is identified as %q, not %q", in, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for in, want := range map[float64]string{0: "0", 0.5: ".5", -0.5: "-.5", 12: "12", 100: "100", 3.14159: "3.14", -0.001: "0", 10.10: "10.1"} {
		if got := num(in); got != want {
			t.Errorf("%g is written %q, not %q", in, got, want)
		}
	}
}

func decode(t testing.TB, s *Scene, width int) image.Image {
	t.Helper()
	var b bytes.Buffer
	if err := s.PNG(&b, width, document); err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestPNG(t *testing.T) {
	s := sample(typeset.New())
	img := decode(t, s, 1600)
	if img.Bounds() != image.Rect(0, 0, 1600, 1000) {
		t.Errorf("bounds %v", img.Bounds())
	}
	if _, ok := img.(*image.Paletted); !ok {
		t.Errorf("a %T, not a palette", img)
	}
	for at, want := range map[image.Point]color.NRGBA{
		{0, 0}: paper, {1599, 999}: paper, {410, 300}: slate, {439, 319}: slate, {500, 500}: ember, {660, 250}: paper, {1280, 320}: blue,
	} {
		if got := color.NRGBAModel.Convert(img.At(at.X, at.Y)); got != want {
			t.Errorf("%v is %v, not %v", at, got, want)
		}
	}
	data := write(t, s, "png", document)
	// 2 pixels to a unit of 0.2125 mm are 9412 to the metre.
	if want := []byte("pHYs\x00\x00\x24\xc4\x00\x00\x24\xc4\x01"); !bytes.Contains(data, want) {
		t.Error("no physical size of 9412 pixels a metre")
	}
	if got := decode(t, New(388, 421.3, paper, nil), 1600).Bounds(); got != image.Rect(0, 0, 1600, 1737) {
		t.Errorf("a half is %v", got)
	}
}

// shade is how much of the pixel at x, y is ink on white, in 1/16.
func shade(img image.Image, x, y int) int {
	g := color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y
	return int(math.Round((255 - float64(g)) / 255 * 16))
}

// Each picture has 1 pixel a unit, y upward from 0 to 8.
func TestCoverage(t *testing.T) {
	triangle := polyline(0, 0, 8, 0, 0, 8)
	triangle.Close()
	hole := append(rectangle(0, 0, 8, 8), polyline(2, 2, 2, 6, 6, 6, 6, 2)...) // winds the other way
	hole.Close()
	tests := []struct {
		name string
		draw func(s *Scene)
		want map[image.Point]int // from the top left
	}{
		{"whole pixels", func(s *Scene) { s.Fill(rectangle(1, 1, 3, 3)) }, map[image.Point]int{{0, 6}: 0, {1, 6}: 16, {2, 5}: 16, {3, 5}: 0, {1, 4}: 0, {1, 7}: 0}},
		{"halves and quarters", func(s *Scene) { s.Fill(rectangle(1.5, 1.75, 3.25, 3)) }, map[image.Point]int{{1, 5}: 8, {2, 5}: 16, {3, 5}: 4, {1, 6}: 2, {2, 6}: 4}},
		{"a slope", func(s *Scene) { s.Fill(triangle) }, map[image.Point]int{{0, 0}: 8, {3, 3}: 8, {2, 3}: 16, {4, 3}: 0, {7, 7}: 8}},
		{"twice is once", func(s *Scene) { s.Fill(append(rectangle(1, 1, 4, 4), rectangle(2, 2, 5, 5)...)) }, map[image.Point]int{{2, 5}: 16, {1, 6}: 16, {4, 3}: 16, {0, 7}: 0}},
		{"a hole", func(s *Scene) { s.Fill(hole) }, map[image.Point]int{{1, 1}: 16, {3, 3}: 0, {6, 6}: 16}},
		{"over the border", func(s *Scene) { s.Fill(rectangle(-5, -5, 4, 4)) }, map[image.Point]int{{0, 7}: 16, {3, 4}: 16, {4, 4}: 0, {3, 3}: 0}},
		{"far over the border", func(s *Scene) { s.Fill(rectangle(-9e4, 2, 9e4, 4)) }, map[image.Point]int{{0, 4}: 16, {7, 5}: 16, {7, 3}: 0, {0, 6}: 0}},
		{"off the page", func(s *Scene) { s.Fill(rectangle(20, 20, 30, 30)) }, map[image.Point]int{{7, 0}: 0}},
		{"a disc", func(s *Scene) { s.Fill(disc(4, 4, 4)) }, map[image.Point]int{{0, 0}: 0, {3, 0}: 15, {4, 4}: 16, {7, 7}: 0, {1, 1}: 15}},
		{"a line", func(s *Scene) { s.SetLineWidth(2); s.Stroke(polyline(0, 4, 8, 4)) }, map[image.Point]int{{0, 3}: 16, {7, 4}: 16, {0, 2}: 0, {7, 5}: 0}},
		{"square ends", func(s *Scene) { s.SetLineWidth(2); s.Stroke(polyline(2, 4, 6, 4)) }, map[image.Point]int{{1, 3}: 0, {2, 3}: 16, {5, 4}: 16, {6, 4}: 0}},
		{"dashes", func(s *Scene) {
			s.SetLineWidth(2)
			s.SetLineDash([]vg.Length{2, 1}, 0)
			s.Stroke(polyline(0, 4, 8, 4))
		}, map[image.Point]int{{0, 3}: 16, {1, 3}: 16, {2, 3}: 0, {3, 3}: 16, {5, 3}: 0, {6, 3}: 16}},
		{"dashes from within", func(s *Scene) {
			s.SetLineWidth(2)
			s.SetLineDash([]vg.Length{2, 1}, 1)
			s.Stroke(polyline(0, 4, 8, 4))
		}, map[image.Point]int{{0, 3}: 16, {1, 3}: 0, {2, 3}: 16, {4, 3}: 0}},
		{"dashes from before", func(s *Scene) {
			s.SetLineWidth(2)
			s.SetLineDash([]vg.Length{2, 1}, -1)
			s.Stroke(polyline(0, 4, 8, 4))
		}, map[image.Point]int{{0, 3}: 0, {1, 3}: 16, {2, 3}: 16, {3, 3}: 0}},
		{"odd dashes", func(s *Scene) {
			s.SetLineWidth(2)
			s.SetLineDash([]vg.Length{2}, 1)
			s.Stroke(polyline(0, 4, 8, 4))
		}, map[image.Point]int{{0, 3}: 16, {1, 3}: 0, {2, 3}: 0, {3, 3}: 16, {4, 3}: 16, {5, 3}: 0}},
		{"no width", func(s *Scene) { s.SetLineWidth(0); s.Stroke(polyline(0, 4, 8, 4)) }, map[image.Point]int{{3, 3}: 0, {3, 4}: 0}},
		{"a frame", func(s *Scene) { s.SetLineWidth(2); s.Stroke(rectangle(1, 1, 7, 7)) }, map[image.Point]int{{1, 1}: 16, {3, 1}: 16, {3, 3}: 0, {6, 6}: 16, {1, 4}: 16}},
		{"a bend is rounded", func(s *Scene) { s.SetLineWidth(4); s.Stroke(polyline(0, 6, 6, 6, 6, 0)) }, map[image.Point]int{{5, 2}: 16, {7, 0}: 5, {7, 4}: 16, {3, 4}: 0, {4, 4}: 16}},
		{"moved, turned, doubled", func(s *Scene) {
			s.Push()
			s.Translate(vg.Point{X: 8})
			s.Rotate(math.Pi / 2)
			s.Scale(2, 1)
			s.Fill(rectangle(1, 1, 2, 3)) // x 5–7, y 2–4
			s.Pop()
			s.Fill(rectangle(0, 0, 1, 1))
		}, map[image.Point]int{{5, 4}: 16, {6, 5}: 16, {4, 4}: 0, {7, 4}: 0, {5, 3}: 0, {5, 6}: 0, {0, 7}: 16}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := New(8, 8, color.White, nil)
			test.draw(s)
			img := decode(t, s, 8)
			for at, want := range test.want {
				if got := shade(img, at.X, at.Y); got != want {
					t.Errorf("%v is covered to %d/16, not %d", at, got, want)
				}
			}
		})
	}
}

// A line is as dark all along: bends leave no dots on it.
func TestCurvesAreEven(t *testing.T) {
	s := New(100, 100, color.White, nil)
	s.SetLineWidth(2)
	s.Stroke(disc(50, 50, 40))
	img := decode(t, s, 100)
	sum := 0.0
	for y := range 100 {
		for x := range 100 {
			sum += float64(shade(img, x, y)) / 16
		}
	}
	if want := 2 * math.Pi * 40 * 2; math.Abs(sum-want) > want/100 {
		t.Errorf("the ring covers %.1f pixels, not %.1f", sum, want)
	}
}

// Text takes the width that the fonts say, on the canvas as it is turned.
func TestTextIsPlaced(t *testing.T) {
	fonts := typeset.New()
	const size, text = 20, "HÁV AH"
	width := fonts.Width(typeset.Regular, size, text)
	inked := func(draw func(s *Scene)) Hit {
		s := New(200, 200, color.White, fonts)
		s.Begin(Group{ID: "g"})
		draw(s)
		s.End()
		h := s.Hits()[0]
		// The hit is where the pixels are.
		img := decode(t, s, 800)
		got := nothing()
		for y := range 800 {
			for x := range 800 {
				if shade(img, x, y) > 0 {
					got.add(point{float64(x) / 4, float64(y) / 4})
					got.add(point{float64(x+1) / 4, float64(y+1) / 4})
				}
			}
		}
		for _, d := range []float64{got.left - h.Left, got.top - h.Top, got.right - h.Right, got.bottom - h.Bottom} {
			if math.Abs(d) > 0.3 {
				t.Errorf("hit %v, painted %v", h, got)
			}
		}
		return h
	}
	near := func(what string, got, want, most float64) {
		t.Helper()
		if math.Abs(got-want) > most {
			t.Errorf("%s is %.2f, not %.2f", what, got, want)
		}
	}
	const bearing = 0.1 * size // of an H, on each side
	h := inked(func(s *Scene) { s.Text(typeset.Regular, size, ink, 20, 50, text) })
	near("left", h.Left, 20, bearing)
	near("right", h.Right, 20+width, bearing)
	near("baseline", h.Bottom, 150, 0.01)
	up := inked(func(s *Scene) {
		s.Translate(vg.Point{X: 50, Y: 20})
		s.Rotate(math.Pi / 2)
		s.Text(typeset.Regular, size, ink, 0, 0, text)
	})
	near("beginning", up.Bottom, 180, bearing)
	near("end", up.Top, 180-width, bearing)
	near("baseline", up.Right, 50, 0.01)

	parsed, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	face := font.Face{Font: font.Font{Typeface: "Go", Size: size}, Face: parsed}
	foreign := inked(func(s *Scene) { s.FillString(face, vg.Point{X: 20, Y: 50}, "HAH") })
	near("foreign right", foreign.Right, 20+float64(face.Width("HAH")), bearing)
	near("foreign baseline", foreign.Bottom, 150, 0.01)
	regular := inked(func(s *Scene) {
		s.FillString(font.Face{Font: font.Font{Size: size}}, vg.Point{X: 20, Y: 50}, text)
	})
	if regular.Left != h.Left || regular.Top != h.Top || regular.Right != h.Right || regular.Bottom != h.Bottom {
		t.Errorf("without a font %v, not %v", regular, h)
	}
}

func TestHits(t *testing.T) {
	s := New(100, 50, paper, typeset.New())
	s.Fill(rectangle(0, 0, 100, 1)) // in no group
	s.Begin(Group{ID: "a", Refs: []string{"x", "y"}})
	s.Fill(rectangle(10, 10, 20, 30))
	s.SetLineWidth(2)
	s.Stroke(polyline(40, 20, 60, 20))
	s.End()
	s.Begin(Group{ID: "empty"})
	s.End()
	hits := s.Hits()
	if len(hits) != 1 {
		t.Fatalf("hits %v", hits)
	}
	h := hits[0]
	if h.ID != "a" || len(h.Refs) != 2 || h.Left != 9 && h.Left != 10 || h.Top != 20 || h.Right != 61 || h.Bottom != 40 {
		t.Errorf("hit %+v", h)
	}
}

func TestPDF(t *testing.T) {
	data := write(t, sample(typeset.New()), "pdf", document)
	for _, want := range []string{"/MediaBox [0 0 481.89 301.18]", "/Lang (en)", "D:19700101000000"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	if len(data) > 150_000 {
		t.Errorf("%d bytes are too many", len(data))
	}
}

// Pictures of very many colours keep them.
func TestManyColours(t *testing.T) {
	s := New(64, 64, color.White, nil)
	at := func(x, y int) color.NRGBA { return color.NRGBA{uint8(4 * x), uint8(4 * y), uint8(2 * (x + y)), 255} }
	for y := range 64 {
		for x := range 64 {
			s.SetColor(at(x, y))
			s.Fill(rectangle(float64(x), float64(63-y), float64(x+1), float64(64-y)))
		}
	}
	img := decode(t, s, 64)
	for y := range 64 {
		for x := range 64 {
			if got := color.NRGBAModel.Convert(img.At(x, y)); got != at(x, y) {
				t.Fatalf("%d, %d is %v, not %v", x, y, got, at(x, y))
			}
		}
	}
	// A few more than 256 that differ as little as the shades of an edge do
	// still make a palette.
	s = New(300, 2, color.White, nil)
	for x := range 300 {
		s.SetColor(color.NRGBA{uint8(x / 2), uint8(x % 2), 0, 255})
		s.Fill(rectangle(float64(x), 0, float64(x+1), 1))
	}
	if _, ok := decode(t, s, 300).(*image.Paletted); !ok {
		t.Error("no palette")
	}
}

func TestErrors(t *testing.T) {
	nan, inf := vg.Length(math.NaN()), vg.Length(math.Inf(1))
	curve := vg.Path{{Type: vg.CurveComp, Control: []vg.Point{{}}}}
	parsed, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		draw func(s *Scene)
		want string
	}{
		{"nothing", func(*Scene) {}, ""},
		{"no text", func(s *Scene) { s.Text(typeset.Bold, 12, ink, 1, 1, "") }, ""},
		{"text of size 0", func(s *Scene) { s.Text(typeset.Bold, 0, ink, 1, 1, "a") }, ""},
		{"blanks", func(s *Scene) { s.Text(typeset.Bold, 12, ink, 1, 1, "  ") }, ""},
		{"no colour", func(s *Scene) { s.SetColor(nil); s.Fill(rectangle(0, 0, 1, 1)) }, ""},
		{"empty path", func(s *Scene) { s.Fill(nil) }, "no points"},
		{"empty line", func(s *Scene) { s.Stroke(vg.Path{}) }, "no points"},
		{"close alone", func(s *Scene) { s.Fill(vg.Path{{Type: vg.CloseComp}}) }, "begins with no point"},
		{"curve alone", func(s *Scene) { s.Stroke(curve) }, "begins with no point"},
		{"bad curve", func(s *Scene) { s.Stroke(append(polyline(1, 1), vg.PathComp{Type: vg.CurveComp})) }, "0 control points"},
		{"bad step", func(s *Scene) { s.Stroke(append(polyline(1, 1), vg.PathComp{Type: 77})) }, "unknown type 77"},
		{"NaN", func(s *Scene) { s.Fill(vg.Path{{Type: vg.MoveComp, Pos: vg.Point{X: nan}}}) }, "NaN"},
		{"infinity", func(s *Scene) { s.Fill(vg.Path{{Type: vg.MoveComp, Pos: vg.Point{Y: inf}}}) }, "+Inf"},
		{"far away", func(s *Scene) { s.Fill(rectangle(0, 0, 1e9, 1)) }, "near the page"},
		{"endless arc", func(s *Scene) { s.Fill(vg.Path{{Type: vg.ArcComp, Radius: 1, Angle: math.Inf(1)}}) }, "arc"},
		{"NaN radius", func(s *Scene) { s.Fill(disc(1, 1, math.NaN())) }, "NaN"},
		{"NaN width", func(s *Scene) { s.SetLineWidth(nan); s.Stroke(polyline(1, 1, 2, 2)) }, "width NaN"},
		{"NaN dashes", func(s *Scene) { s.SetLineDash([]vg.Length{nan}, 0) }, "dashed by NaN"},
		{"negative dashes", func(s *Scene) { s.SetLineDash([]vg.Length{2, -1}, 0) }, "dashed by -1"},
		{"endless offset", func(s *Scene) { s.SetLineDash([]vg.Length{2, 1}, inf) }, "begin at +Inf"},
		{"zero dashes", func(s *Scene) { s.SetLineDash([]vg.Length{0, 0}, 0); s.Stroke(polyline(1, 1, 2, 2)) }, ""},
		{"a point as a line", func(s *Scene) { s.Stroke(polyline(1, 1, 1, 1)) }, ""},
		{"missing glyph", func(s *Scene) { s.Text(typeset.Headline, 12, ink, 1, 1, "≥ 11") }, "'≥' (U+2265), which STIX Two Text Bold lacks"},
		{"missing foreign glyph", func(s *Scene) {
			s.FillString(font.Face{Font: font.Font{Size: 9}, Face: parsed}, vg.Point{}, "\U0001F600")
		}, "U+1F600"},
		{"NaN size", func(s *Scene) { s.Text(typeset.Bold, math.NaN(), ink, 1, 1, "a") }, "size NaN"},
		{"negative size", func(s *Scene) { s.Text(typeset.Bold, -4, ink, 1, 1, "a") }, "size -4"},
		{"NaN place", func(s *Scene) { s.Text(typeset.Bold, 4, ink, math.NaN(), 1, "a") }, "NaN"},
		{"bitmap", func(s *Scene) { s.DrawImage(vg.Rectangle{}, image.NewGray(image.Rect(0, 0, 1, 1))) }, "bitmap"},
		{"Pop", func(s *Scene) { s.Pop() }, "Pop without Push"},
		{"End", func(s *Scene) { s.End() }, "not begun"},
		{"no End", func(s *Scene) { s.Begin(Group{}) }, "not ended"},
		{"nested", func(s *Scene) { s.Begin(Group{ID: "a"}); s.Begin(Group{ID: "b"}); s.End() }, `"b" is begun within`},
		{"the first error", func(s *Scene) { s.Pop(); s.End() }, "Pop"},
		{"bad words", func(s *Scene) {
			s.Begin(Group{ID: "\x00", Title: "\xff\x00", Refs: []string{"\"<&"}})
			s.Fill(rectangle(0, 0, 1, 1))
			s.End()
		}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := New(100, 100, paper, typeset.New())
			test.draw(s)
			_ = s.Hits() // does not panic
			for _, format := range []string{"png", "svg", "pdf"} {
				var b bytes.Buffer
				err := save(&b, s, format, Document{Title: "\x01\xff"})
				switch {
				case test.want == "" && err != nil:
					t.Errorf("%s: %v", format, err)
				case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
					t.Errorf("%s: the error is %v, not one of %q", format, err, test.want)
				case err != nil && b.Len() > 0:
					t.Errorf("%s: %d bytes beside the error", format, b.Len())
				case err == nil && format == "svg" && xml.Unmarshal(b.Bytes(), new(struct{})) != nil:
					t.Errorf("not XML: %s", b.Bytes())
				}
			}
		})
	}
	for _, size := range [][2]float64{{0, 10}, {10, -1}, {math.NaN(), 10}, {10, math.Inf(1)}, {1e9, 10}} {
		if New(size[0], size[1], paper, nil).Err() == nil {
			t.Errorf("a picture of %v is taken", size)
		}
	}
	s := New(1000, 10, paper, nil)
	for _, width := range []int{-5, 0, 1, 1 << 30} {
		if err := s.PNG(io.Discard, width, document); err == nil {
			t.Errorf("a PNG of the width %d is drawn", width)
		}
	}
	if s.Err() != nil {
		t.Errorf("a bad width is remembered: %v", s.Err())
	}
}

func BenchmarkWrite(b *testing.B) {
	fonts := typeset.New()
	for _, format := range []string{"png", "svg", "pdf"} {
		b.Run(format, func(b *testing.B) {
			s := sample(fonts)
			var size countingWriter
			for b.Loop() {
				size = 0
				if err := save(&size, s, format, document); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "B/file")
		})
	}
}

func BenchmarkRecord(b *testing.B) {
	fonts := typeset.New()
	for b.Loop() {
		sample(fonts)
	}
}

type countingWriter int

func (c *countingWriter) Write(p []byte) (int, error) {
	*c += countingWriter(len(p))
	return len(p), nil
}
