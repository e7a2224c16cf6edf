package typeset

import (
	"math"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// measured is the width of a text by sfnt itself, in units of the em: advances
// of the font's own glyphs and what it kerns between them.
func measured(t *testing.T, face Face, text string) (width float64, kerned bool) {
	t.Helper()
	f, err := sfnt.Parse(face.data())
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	size := fixed.I(int(f.UnitsPerEm()))
	sum, last := fixed.Int26_6(0), sfnt.GlyphIndex(0)
	for i, r := range text {
		g, err := f.GlyphIndex(&buffer, r)
		if err != nil || g == 0 {
			t.Fatalf("%v has no %q: %v", face, r, err)
		}
		if i > 0 {
			if k, err := f.Kern(&buffer, last, g, size, font.HintingNone); err == nil && k != 0 {
				sum += k
				kerned = true
			}
		}
		a, err := f.GlyphAdvance(&buffer, g, size, font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		sum, last = sum+a, g
	}
	return float64(sum) * Em / float64(size), kerned
}

func TestWidthIsThatOfTheFont(t *testing.T) {
	f := New()
	for _, face := range all {
		kerned := false
		for _, text := range []string{"A", "AVATAR", "Kőszeg, Łódź", "εξέγερση του Οκτώβρη", "11,000 × 2.5 – “up to”", "To. Wa"} {
			want, k := measured(t, face, text)
			kerned = kerned || k
			for _, form := range []norm.Form{norm.NFC, norm.NFD} {
				if got := f.Width(face, Em, form.String(text)); math.Abs(got-want) > 1e-9 {
					t.Errorf("%v: %q is %g wide, and by the font %g", face, form.String(text), got, want)
				}
			}
		}
		if !kerned {
			t.Errorf("%v kerns nothing of all that", face)
		}
	}
}

// best is what breaking a text into words at blanks can come to at best, found
// by trying every way: the fewest lines, and of those the least sum of squared
// slack, a short word that ends alone counted as a line a third empty.
func best(f *Fonts, size, width float64, list []string) (lines int, cost float64) {
	lines, cost = math.MaxInt, math.Inf(1)
	for breaks := range 1 << (len(list) - 1) {
		var line []string
		n, sum, fits := 0, 0.0, true
		flush := func(last bool) {
			w := f.Width(Regular, size, strings.Join(line, " "))
			if w > width+size/Em && len(line) > 1 {
				fits = false
			}
			slack := max(0, (width-w)/width)
			sum += slack * slack
			n++
			if last && n > 1 && len(line) == 1 && len([]rune(line[0])) < 12 {
				sum += 1.0 / 9
			}
			line = nil
		}
		for i, word := range list {
			line = append(line, word)
			if i == len(list)-1 || breaks>>i&1 == 1 {
				flush(i == len(list)-1)
			}
		}
		if fits && (n < lines || n == lines && sum < cost) {
			lines, cost = n, sum
		}
	}
	return lines, cost
}

// TestWrapIsBest holds Wrap against every other way to break the same words.
func TestWrapIsBest(t *testing.T) {
	f := New()
	const size = 14.5
	for _, text := range []string{
		"An official could earn eleven workers’ wages and more",
		"a bb ccc dddd eeeee ffffff ggggggg hhhhhhhh iiiiiiiii",
		"Killed in street battles, by the text’s speculation",
		"one extraordinary word in the middle of it",
		"x x x x x x x x x x x",
		"111111 22 333333333", // the last word not alone, though that is less ragged
	} {
		list := strings.Fields(text)
		for i := range 127 {
			width := float64(20 + 3*i)
			if f.Width(Regular, size, "extraordinary") > width && strings.Contains(text, "extraordinary") {
				continue // hyphenated
			}
			got := f.Wrap(Regular, size, width, text)
			if joined := strings.Join(got, " "); joined != text {
				t.Fatalf("%q breaks as %q", text, got)
			}
			lines, cost := best(f, size, width, list)
			sum := 0.0
			for i, line := range got {
				w := f.Width(Regular, size, line)
				if w > width+size/Em && strings.Contains(line, " ") {
					t.Errorf("%q at %g: the line %q is %g wide", text, width, line, w)
				}
				slack := max(0, (width-w)/width)
				sum += slack * slack
				if i > 0 && i == len(got)-1 && !strings.Contains(line, " ") && len([]rune(line)) < 12 {
					sum += 1.0 / 9
				}
			}
			// Whole units of the em leave ties to chance of less than this.
			if len(got) != lines || sum > cost+1e-2 {
				t.Errorf("%q at %g breaks as %q, %d lines at %.3f; the best has %d at %.3f", text, width, got, len(got), sum, lines, cost)
			}
		}
	}
}

// TestNothingLost: whatever the width, the pieces of a text come back, and no
// number or no-break space is broken.
func TestNothingLost(t *testing.T) {
	f := New()
	const text = "Over 2,000\u00a0Hungarians, 11 000\u202fforints (1956–1957), −3.5\u00a0% and demon\u00adstra\u00adtions of half-hearted half\u2011truths"
	whole := []string{"2,000\u00a0Hungarians,", "11 000\u202fforints", "(1956–1957),", "−3.5\u00a0%", "half\u2011truths"}
	plain := strings.ReplaceAll(text, softHyphen, "")
	for i := range 180 {
		width := float64(1 + 5*i)
		lines := f.Wrap(Regular, 12, width, text)
		for _, w := range whole {
			if !slices.ContainsFunc(lines, func(line string) bool { return strings.Contains(line, w) }) {
				t.Errorf("at %g %q is broken: %q", width, w, lines)
			}
		}
		// A line that ends in a hyphen goes on without a blank.
		joined := ""
		for i, line := range lines {
			switch {
			case i == 0:
			case strings.HasSuffix(joined, "half-"):
			case strings.HasSuffix(joined, "-"):
				joined = strings.TrimSuffix(joined, "-")
			default:
				joined += " "
			}
			joined += line
		}
		if joined != plain {
			t.Errorf("at %g the lines give back %q", width, joined)
		}
	}
}
