package scene

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"quotient/charts/typeset"
)

// exercise is a small picture with one of everything that a scene can draw. Its
// label stands shift units to the right of its place.
func exercise(shift float64) *Scene {
	s := New(240, 160, paper, nil)
	s.Text(typeset.Headline, 16, ink, 12, 136, "Kőszeg & Łódź")
	s.Begin(Group{ID: "t.bar", Title: "A bar", Refs: []string{"t.bar"}})
	s.SetColor(slate)
	s.Fill(rectangle(12, 96, 92, 116))
	s.Text(typeset.Bold, 12, ink, 98+shift, 102, "> 2,000")
	s.End()
	s.Begin(Group{ID: "t.disc", Title: "A disc", Refs: []string{"t.disc", "t.bar"}})
	s.SetColor(ember)
	s.Fill(disc(40, 64, 16))
	ring := append(disc(84, 64, 16), polyline(92, 64)...)
	ring.Arc(vg.Point{X: 84, Y: 64}, 8, 0, -2*math.Pi) // the other way: a hole
	ring.Close()
	s.Fill(ring)
	s.End()
	s.SetColor(blue)
	s.SetLineWidth(5)
	s.Stroke(polyline(120, 50, 136, 80, 152, 50, 168, 80)) // joins
	s.SetLineWidth(2)
	s.SetLineDash([]vg.Length{6, 3, 2, 3}, 4)
	s.Stroke(rectangle(120, 20, 168, 40))
	s.SetLineDash(nil, 0)
	var curve vg.Path
	curve.Move(vg.Point{X: 12, Y: 20})
	curve.QuadTo(vg.Point{X: 30, Y: 50}, vg.Point{X: 48, Y: 20})
	curve.CubeTo(vg.Point{X: 60, Y: 0}, vg.Point{X: 80, Y: 48}, vg.Point{X: 100, Y: 20})
	s.Stroke(curve)
	s.Push()
	s.Translate(vg.Point{X: 208, Y: 84})
	s.Rotate(math.Pi / 6)
	s.Scale(1.5, 0.5)
	s.Fill(rectangle(-16, -16, 16, 16))
	s.Push()
	s.SetColor(paper)
	s.SetLineWidth(4) // scaled as well
	s.Stroke(polyline(-12, 0, 12, 0))
	s.Pop()
	s.Pop()
	s.Push()
	s.Translate(vg.Point{X: 226, Y: 20})
	s.Rotate(math.Pi / 2)
	s.Text(typeset.Italic, 11, muted, 0, 0, "εξέγερση")
	s.Pop()
	return s
}

// apart counts the pixels of two pictures that differ by more than a shade of
// an edge, and marks them on a third.
func apart(a, b image.Image) (n int, marked image.Image) {
	diff := image.NewNRGBA(a.Bounds())
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, q := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			off := max(distance(p.R, q.R), distance(p.G, q.G), distance(p.B, q.B))
			diff.SetNRGBA(x, y, color.NRGBA{255, 255, 255, 255})
			if off > 40 {
				n++
				diff.SetNRGBA(x, y, color.NRGBA{255, 0, 0, 255})
			}
		}
	}
	return n, diff
}

func distance(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// leave writes pictures where they can be looked at, and says where.
func leave(t *testing.T, pictures map[string]image.Image) {
	t.Helper()
	dir, err := os.MkdirTemp("", "scene-")
	if err != nil {
		t.Fatal(err)
	}
	for name, img := range pictures {
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name+".png"), b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("got, want and diff are in %s", dir)
}

// most is how many pixels of the golden may differ: fewer than a shifted label
// changes, as TestGoldenNoticesAShift makes sure.
const most = 12

// TestGolden compares the picture with the one that was looked at and accepted.
// UPDATE=1 accepts what is drawn now.
func TestGolden(t *testing.T) {
	path := filepath.Join("testdata", "exercise.png")
	var b bytes.Buffer
	if err := exercise(0).PNG(&b, 480, document); err != nil {
		t.Fatal(err)
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	want := open(t, path)
	if got.Bounds() != want.Bounds() {
		t.Fatalf("the picture is %v, and the golden %v", got.Bounds(), want.Bounds())
	}
	if n, diff := apart(got, want); n > most {
		t.Errorf("%d pixels differ from %s; UPDATE=1 accepts what is drawn now", n, path)
		leave(t, map[string]image.Image{"got": got, "want": want, "diff": diff})
	}
}

func open(t *testing.T, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run with UPDATE=1 to make it, and look at it", err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// TestGoldenNoticesAShift: a label moved by two pixels fails the comparison.
func TestGoldenNoticesAShift(t *testing.T) {
	was := decode(t, exercise(0), 480)
	for _, shift := range []float64{1, -1} { // a unit is two pixels
		if n, _ := apart(was, decode(t, exercise(shift), 480)); n <= most {
			t.Errorf("a shift by %g units changes %d pixels, and %d may differ", shift, n, most)
		}
	}
	if n, _ := apart(was, decode(t, exercise(0), 480)); n != 0 {
		t.Errorf("the same picture differs from itself in %d pixels", n)
	}
}

// TestSVGFingerprint: the bytes depend on no process, machine or day. They are
// of a picture so small that it can be read here.
func TestSVGFingerprint(t *testing.T) {
	s := New(20, 10, paper, nil)
	s.Begin(Group{ID: "t.a", Title: "A", Refs: []string{"t.a"}})
	s.SetColor(ember)
	s.Fill(rectangle(1, 1, 9, 9))
	s.SetLineWidth(1.5)
	s.SetLineDash([]vg.Length{2, 1}, 0)
	s.Stroke(disc(15, 5, 3))
	s.End()
	got := string(write(t, s, "svg", Document{Title: "T", Description: "D", Lang: "en", Source: "S", Identifier: "i", Provenance: []byte(`{"a": "<b>"}`)}))
	const want = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10" role="img" aria-labelledby="title desc" lang="en" xml:lang="en">
<title id="title">T</title>
<desc id="desc">D</desc>
<metadata>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<rdf:Description rdf:about="">
<dc:title>T</dc:title>
<dc:language>en</dc:language>
<dc:source>S</dc:source>
<dc:identifier>i</dc:identifier>
</rdf:Description>
</rdf:RDF>
<provenance xmlns="urn:quotient:">{"a": "&lt;b&gt;"}</provenance>
</metadata>
<path fill="#fbf8f1" d="M0 0H20V10H0z"/>
<g id="t.a" data-ref="t.a"><title>A</title>
<path fill="#bf3f27" d="M1 9h8v-8h-8z"/>
<path fill="none" stroke="#bf3f27" stroke-width="1.5" stroke-dasharray="2 1" stroke-linejoin="round" d="M18 5c0-1.66-1.34-3-3-3-1.66 0-3 1.34-3 3 0 1.66 1.34 3 3 3 1.66 0 3-1.34 3-3z"/>
</g>
</svg>
`
	if got != want {
		t.Errorf("the picture is written as\n%s\nnot\n%s", got, want)
	}
	// The other formats are compressed, and another Go may compress otherwise.
	sum := sha256.Sum256(write(t, exercise(0), "svg", document))
	if got, want := hex.EncodeToString(sum[:]), "82cd33fee7fb35f09d6637936b6639c127eab4d98db13c4942b1b783bca39092"; got != want {
		t.Errorf("the fingerprint is %s, not %s: if the picture is meant to be written otherwise, put it here", got, want)
	}
}

// TestPDFHasNoClock: two files are alike, and their dates are a constant.
func TestPDFHasNoClock(t *testing.T) {
	first := write(t, exercise(0), "pdf", document)
	if !bytes.HasPrefix(first, []byte("%PDF-")) || !bytes.Contains(first[len(first)-32:], []byte("%%EOF")) {
		t.Errorf("no PDF: %q … %q", first[:16], first[len(first)-32:])
	}
	for _, want := range []string{"/CreationDate (D:19700101000000", "/ModDate (D:19700101000000"} {
		if bytes.Count(first, []byte(want)) != 1 {
			t.Errorf("%s stands %d times", want, bytes.Count(first, []byte(want)))
		}
	}
	if !bytes.Equal(first, write(t, exercise(0), "pdf", document)) {
		t.Error("another file from the same picture")
	}
}

// TestHostileText: whatever stands in titles and references, the SVG is one
// document with one title, one description and the groups that were drawn.
func TestHostileText(t *testing.T) {
	for _, evil := range []string{
		`</title><script>alert(1)</script>`, `"><svg onload="x"`, `' onclick='x`, "]]>", "&lt;&amp;&#0;", "a\x00b\x1f\ufffe", "\xff\xfe", "javascript:x", "<!--", "ő 中 \u202e",
	} {
		s := New(10, 10, paper, nil)
		for range 2 {
			s.Begin(Group{ID: evil, Title: evil, Refs: []string{evil, "t.a"}})
			s.Fill(rectangle(1, 1, 2, 2))
			s.End()
		}
		data := write(t, s, "svg", Document{Title: evil, Description: evil, Lang: evil, Source: evil, Identifier: evil, Prefix: evil})
		count, ids := map[string]int{}, map[string]bool{}
		dec := xml.NewDecoder(bytes.NewReader(data))
		for {
			token, err := dec.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v in\n%s", evil, err, data)
			}
			e, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			count[e.Name.Local]++
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Name.Local, "on") {
					t.Errorf("%q: an attribute %s", evil, a.Name.Local)
				}
				if a.Name.Local == "id" {
					if ids[a.Value] || a.Value == "" || strings.ContainsAny(a.Value, " \t\n\"'<>&#") {
						t.Errorf("%q: the id %q is no id, or is used twice", evil, a.Value)
					}
					ids[a.Value] = true
				}
			}
		}
		if got, want := fmt.Sprint(count), "map[Description:1 RDF:1 desc:1 g:2 identifier:1 language:1 metadata:1 path:3 source:1 svg:1 title:4]"; got != want {
			t.Errorf("%q: elements %s, not %s", evil, got, want)
		}
	}
}

// TestPictureAsDrawn: known places of the picture have the colours that were
// asked for, and the text is there.
func TestPictureAsDrawn(t *testing.T) {
	img := decode(t, exercise(0), 480)
	at := func(x, y float64) color.NRGBA { // in units from the bottom left
		return color.NRGBAModel.Convert(img.At(int(2*x), 320-1-int(2*y))).(color.NRGBA)
	}
	for _, test := range []struct {
		what string
		x, y float64
		want color.NRGBA
	}{
		{"a corner", 1, 1, paper}, {"within the bar", 50, 106, slate}, {"beside the bar", 94, 106, paper},
		{"the disc", 40, 64, ember}, {"beside the disc", 40, 82, paper},
		{"the ring", 96, 64, ember}, {"its hole", 84, 64, paper},
		{"a bend", 136, 80, blue}, {"below the bend", 136, 66, paper},
		{"the turned square", 200, 86, blue}, {"the line in it", 208, 84, paper},
		{"an end of the turned square", 226, 94, blue}, {"where it was before it was turned", 226, 78, paper},
	} {
		if got := at(test.x, test.y); got != test.want {
			t.Errorf("%s is %v, not %v", test.what, got, test.want)
		}
	}
	inked := func(left, bottom, right, top float64, c color.NRGBA) (n int) {
		for i := range int(2 * (right - left)) {
			for j := range int(2 * (top - bottom)) {
				if at(left+float64(i)/2, bottom+float64(j)/2) == c {
					n++
				}
			}
		}
		return n
	}
	for what, n := range map[string]int{
		"headline": inked(12, 132, 130, 152, ink), "label": inked(98, 100, 150, 114, ink), "upright text": inked(212, 18, 230, 70, muted),
	} {
		if n < 40 {
			t.Errorf("the %s has %d pixels of its colour", what, n)
		}
	}
}

// TestHitBoxes are in page units from the top left, around what was drawn.
func TestHitBoxes(t *testing.T) {
	hits := exercise(0).Hits()
	if len(hits) != 2 || hits[0].ID != "t.bar" || hits[1].ID != "t.disc" || len(hits[1].Refs) != 2 {
		t.Fatalf("hits %+v", hits)
	}
	bar, round := hits[0], hits[1]
	if bar.Left != 12 || bar.Top != 44 || bar.Bottom != 64 || bar.Right < 130 || bar.Right > 150 {
		t.Errorf("the bar and its label are at %+v", bar)
	}
	if round.Left != 24 || round.Right != 100 || round.Top != 80 || round.Bottom != 112 {
		t.Errorf("the discs are at %+v", round)
	}
	if again := exercise(10).Hits()[0]; math.Abs(again.Right-bar.Right-10) > 0.011 {
		t.Errorf("a label moved by 10 ends at %g, before at %g", again.Right, bar.Right)
	}
}

func benchmark(b *testing.B, format string) {
	s := sample(typeset.New())
	b.ReportAllocs()
	for b.Loop() {
		if err := save(io.Discard, s, format, document); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNG(b *testing.B) { benchmark(b, "png") }
func BenchmarkSVG(b *testing.B) { benchmark(b, "svg") }
func BenchmarkPDF(b *testing.B) { benchmark(b, "pdf") }
