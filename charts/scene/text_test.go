package scene

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"math"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"quotient/charts/typeset"
)

// TestEmbeddedText: what was written stands in the SVG as text, in fonts that
// have its glyphs and no others.
func TestEmbeddedText(t *testing.T) {
	s := sample(typeset.New())
	d := document
	d.Text = Embedded
	data := write(t, s, "svg", d)
	if !bytes.Equal(data, write(t, sample(typeset.New()), "svg", d)) {
		t.Error("another file from the same picture")
	}
	if len(data) > 80_000 || bytes.Contains(data, []byte("<defs")) {
		t.Errorf("%d bytes, and outlines", len(data))
	}
	var picture struct {
		Style string `xml:"style"`
		Texts []struct {
			Text  string   `xml:",chardata"`
			Spans []string `xml:"tspan"`
			Space string   `xml:"space,attr"`
		} `xml:"text"`
	}
	if err := xml.Unmarshal(data, &picture); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, line := range picture.Texts {
		whole := line.Text + strings.Join(line.Spans, "")
		lines = append(lines, whole)
		if strings.Contains(whole, "  ") != (line.Space == "preserve") {
			t.Errorf("%q has the space %q", whole, line.Space)
		}
	}
	all := strings.Join(lines, "\n")
	for _, want := range []string{"An official could earn eleven workers’ wages, AVATAR & Ty\n", "εξέγερση του Οκτώβρη · − × ÷ ≥ ≤ ≈", "c  “over 2,000 forints” ¶ 4"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
	fonts := regexp.MustCompile(`@font-face\{font-family:([A-Za-z]+-[0-9a-f]{8})[^}]*?;src:url\(data:font/ttf;base64,([^)]+)\)\}`).FindAllStringSubmatch(picture.Style, -1)
	if len(fonts) != 5 {
		t.Fatalf("%d fonts", len(fonts))
	}
	for _, f := range fonts {
		file, err := base64.StdEncoding.DecodeString(f[2])
		if err != nil {
			t.Fatal(err)
		}
		font, err := sfnt.Parse(file)
		if err != nil {
			t.Fatal(err)
		}
		if n := font.NumGlyphs(); n < 5 || n > 90 {
			t.Errorf("%s has %d glyphs", f[1], n)
		}
		if !bytes.Contains(data, []byte(`font-family="`+f[1]+",")) {
			t.Errorf("nothing is written in %s", f[1])
		}
	}
}

// TestAnyFont: text is in its place in a program that does not read the fonts of an SVG, and takes
// a bold font there for a bold one: what kerning moves is moved from where it would be.
func TestAnyFont(t *testing.T) {
	s := New(100, 100, paper, typeset.New())
	s.Text(typeset.Headline, 20, ink, 1, 1, "AVATAR")
	s.Text(typeset.Italic, 20, ink, 1, 30, "Wave")
	var b bytes.Buffer
	if err := s.SVG(&b, Document{Text: Embedded}); err != nil {
		t.Fatal(err)
	}
	svg := b.String()
	for _, want := range []string{`,STIX Two Text,`, `font-weight="bold"`, `;font-weight:bold;src`, `font-style="italic"`, `;font-style:italic;src`, `<tspan dx="-`} {
		if !strings.Contains(svg, want) {
			t.Errorf("%q is not in the picture", want)
		}
	}
	if strings.Contains(svg, "<tspan x=") {
		t.Error("a piece of a line has a place of its own, whatever the font")
	}
	l := s.items[0].line
	at := 0.0
	for _, r := range s.runs(l, func(v float64) float64 { return v }) {
		if at += r.off; math.Abs(at-r.x) > 1e-9 {
			t.Errorf("%q is at %g, and is moved to %g", r.text, r.x, at)
		}
		for _, c := range r.text {
			at += s.fonts.Advance(l.face, c)
		}
	}
}

// TestRuns: a line is cut where kerning moves a glyph, and only there.
func TestRuns(t *testing.T) {
	s := New(100, 100, paper, typeset.New())
	s.Text(typeset.Headline, 20, ink, 1, 1, "AVATAR")
	s.Text(typeset.Regular, 20, ink, 1, 1, "0000 0000")
	exact := func(v float64) float64 { return v }
	for i, least := range []int{2, 1} {
		l := s.items[i].line
		runs := s.runs(l, exact)
		text := ""
		for _, r := range runs {
			if r.x != l.glyphs[len(text)].X {
				t.Errorf("the run %q is at %g, and its glyph at %g", r.text, r.x, l.glyphs[len(text)].X)
			}
			text += r.text
		}
		if want := string(l.characters); text != want || len(runs) < least || least == 1 && len(runs) > 1 {
			t.Errorf("%q is cut into %+v", want, runs)
		}
	}
}
