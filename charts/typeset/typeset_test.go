package typeset

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

var all = []Face{Headline, Regular, Medium, Bold, Italic}

// What charts of the languages of the bundled study are written with.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789" +
	"áéíóöőúüű ÁÉÍÓÖŐÚÜŰ ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ" +
	"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ αβγδεζηθικλμνξοπρσςτυφχψω άέήίόύώϊϋΐΰ" +
	"–—“”‘’„…×÷−±¶§%.,:;!?()[]/+=<>&'\"\u00a0\u2002\u2009\u202f\u2011\u00ad"

func TestFacesHaveTheLetters(t *testing.T) {
	f := New()
	for _, face := range all {
		if m := f.Missing(face, letters); m != nil {
			t.Errorf("%v lacks %q", face, m)
		}
		glyphs, _ := f.Line(face, letters)
		i := 0
		for _, r := range letters {
			if r == '\u00ad' {
				continue
			}
			blank := strings.ContainsRune(" \u00a0\u2002\u2009\u202f", r)
			if o := f.Outline(face, glyphs[i].Index); (len(o) == 0) != blank {
				t.Errorf("%v draws %q in %d steps", face, r, len(o))
			}
			i++
		}
	}
}

func TestMissing(t *testing.T) {
	tests := []struct {
		face Face
		text string
		want string
	}{
		{Headline, "at least 11×", ""},
		{Headline, "≥ 11× ≈", "≥≈"},
		{Regular, "≥ ≤ ≈", ""},
		{Regular, "a → b", "→"},
		{Regular, "o\u030b n\u0301", ""}, // ő and ń apart
	}
	f := New()
	for _, test := range tests {
		if got := string(f.Missing(test.face, test.text)); got != test.want {
			t.Errorf("%v lacks %q of %q, not %q", test.face, test.want, test.text, got)
		}
	}
}

func TestWidth(t *testing.T) {
	// Advances of Roboto's own table, of 2048 units to an em: H 1461, 1 1151.
	tests := []struct {
		face  Face
		text  string
		units float64
	}{
		{Regular, "", 0},
		{Regular, "H", 1461},
		{Regular, "11", 2 * 1151},
		{Regular, "1\u00ad1", 2 * 1151},
		{Face(99), "H", 1461},
	}
	f := New()
	for _, test := range tests {
		if got, want := f.Width(test.face, 2048, test.text), test.units; math.Abs(got-want) > 1e-6 {
			t.Errorf("%q is %g wide, not %g", test.text, got, want)
		}
	}
	for _, face := range all {
		apart := f.Width(face, 10, "A") + f.Width(face, 10, "V")
		if got := f.Width(face, 10, "AV"); got >= apart {
			t.Errorf("%v does not kern AV: %g, apart %g", face, got, apart)
		}
		if a, b := f.Width(face, 10, "Győr, Poznań"), f.Width(face, 10, norm.NFD.String("Győr, Poznań")); a != b {
			t.Errorf("%v: composed %g, apart %g", face, a, b)
		}
		if a, b := f.Width(face, 10, "Győr"), f.Width(face, 25, "Győr"); math.Abs(b-2.5*a) > 1e-9 {
			t.Errorf("%v does not scale: %g, %g", face, a, b)
		}
	}
}

func TestLine(t *testing.T) {
	f := New()
	glyphs, width := f.Line(Bold, "AVA")
	if len(glyphs) != 3 || glyphs[0].X != 0 || glyphs[0].Index != glyphs[2].Index {
		t.Fatalf("AVA is %v", glyphs)
	}
	last := glyphs[2].X + f.Width(Bold, Em, "A")
	if math.Abs(last-width) > 1 {
		t.Errorf("AVA ends at %g and is %g wide", last, width)
	}
	// An H is as high as the metrics say, and stands on the baseline.
	h, _ := f.Line(Bold, "H")
	top, bottom := math.Inf(1), math.Inf(-1)
	for _, s := range f.Outline(Bold, h[0].Index) {
		top, bottom = min(top, s.Points[0].Y), max(bottom, s.Points[0].Y)
	}
	if m := f.Metrics(Bold, Em); math.Abs(top+m.CapHeight) > 1 || bottom != 0 {
		t.Errorf("an H is from %g to %g, capitals are %g high", top, bottom, m.CapHeight)
	}
}

func TestMetrics(t *testing.T) {
	f := New()
	for _, face := range all {
		m := f.Metrics(face, 1)
		if !(m.XHeight > 0.4 && m.XHeight < m.CapHeight && m.CapHeight < m.Ascent && m.Ascent < 1.2 && m.Descent > 0.1 && m.Descent < 0.4) {
			t.Errorf("%v: %+v", face, m)
		}
	}
}

func TestForeign(t *testing.T) {
	font, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	outline, missing := Foreign(font, "l l")
	if missing != nil {
		t.Errorf("Go Regular lacks %q", missing)
	}
	one, _ := Foreign(font, "l")
	if len(outline) != 2*len(one) || len(one) == 0 {
		t.Errorf("one l has %d steps, two have %d", len(one), len(outline))
	}
	if outline[len(one)].Points[0].X <= one[0].Points[0].X {
		t.Error("the second l stands on the first")
	}
	if _, missing = Foreign(font, "a\U0001F600"); string(missing) != "\U0001F600" {
		t.Errorf("Go Regular lacks %q", missing)
	}
}

func TestNames(t *testing.T) {
	seen := map[string]bool{}
	for _, face := range all {
		if seen[face.Name()] || seen[face.String()] {
			t.Errorf("two faces are called %s, %v", face.Name(), face)
		}
		seen[face.Name()], seen[face.String()] = true, true
	}
	if Face(-1).Name() != Regular.Name() {
		t.Errorf("an unknown face is called %s", Face(-1).Name())
	}
}

// Goroutines that share fonts get what one alone gets.
func TestShared(t *testing.T) {
	alone, shared := New(), New()
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, face := range all {
				if a, b := alone.Wrap(face, 12, 200, letters), shared.Wrap(face, 12, 200, letters); !slices.Equal(a, b) {
					t.Errorf("%v: %q, shared %q", face, a, b)
				}
				glyphs, _ := shared.Line(face, "Győr")
				if len(shared.Outline(face, glyphs[2].Index)) == 0 {
					t.Errorf("%v has no ő", face)
				}
			}
		})
	}
	group.Wait()
}

func TestWrap(t *testing.T) {
	tests := []struct {
		name  string
		width float64 // in digits of Roboto at its size: all are of one width
		text  string
		want  []string
	}{
		{"nothing", 10, "", nil},
		{"blanks alone", 10, " \t \n ", nil},
		{"one line", 20, "1111 2222", []string{"1111 2222"}},
		{"blanks collapse", 20, "  1111 \t 2222 ", []string{"1111 2222"}},
		{"an exact fit", 4, "1111", []string{"1111"}},
		{"two lines", 6, "1111 2222", []string{"1111", "2222"}},
		{"hard break", 20, "1111\n2222\r\n3333", []string{"1111", "2222", "3333"}},
		{"least ragged", 13, "1111 2222 3333 4444", []string{"1111 2222", "3333 4444"}},
		{"no short last word", 15, "1111 2222 3333 44", []string{"1111 2222", "3333 44"}},
		{"a short last word is helped", 17, "1111 22222222 33333", []string{"1111", "22222222 33333"}},
		{"not at any price", 17, "1 222222222222 3333", []string{"1 222222222222", "3333"}},
		{"nor in many lines", 18.5, "111111111111111111 2 33333333333333 4444", []string{"111111111111111111", "2 33333333333333", "4444"}},
		{"a long word stands alone", 5, "1 22222222 3", []string{"1", "22222222", "3"}},
		{"no-break space", 6, "1111\u00a02222 3333", []string{"1111\u00a02222", "3333"}},
		{"narrow no-break space", 6, "1111\u202f2222 3333", []string{"1111\u202f2222", "3333"}},
		{"thousands in groups", 5, "of 11 000 men", []string{"of", "11 000", "men"}},
		{"years are no groups", 5, "1956 200", []string{"1956", "200"}},
		{"never in a number", 3, "11,000.50", []string{"11,000.50"}},
		{"never in a range", 4, "1956–1957", []string{"1956–1957"}},
		{"never before a digit", 3, "abc-1956", []string{"abc-1956"}},
		{"minus", 3, "1111 -5555", []string{"1111", "-5555"}},
		{"behind a hyphen", 7, "highest-paid", []string{"highest-", "paid"}},
		{"behind a dash", 8, "Moscow–Warsaw", []string{"Moscow–", "Warsaw"}},
		{"not behind one letter", 6, "a-bcdefghijk", []string{"a-bcdefghijk"}},
		{"no-break hyphen", 7, "highest\u2011paid", []string{"highest\u2011paid"}},
		{"soft hyphen", 7, "demon\u00adstration", []string{"demon-", "stration"}},
		{"soft hyphen at rest", 20, "demon\u00adstration", []string{"demonstration"}},
		{"soft hyphens about", 20, "\u00adab\u00ad \u00ad", []string{"ab"}},
		{"soft behind a hyphen", 7, "highest-\u00adpaid", []string{"highest-", "paid"}},
		{"soft hyphen before an accent", 20, "Gyo\u00ad\u030br", []string{"Győr"}},
		{"letters apart", 4, "Gyo\u030br Poznan\u0301", []string{"Győr", "Poznań"}},
		{"no width", 0, "1 22 3", []string{"1", "22", "3"}},
		{"less than none", -1, "1 22 3", []string{"1", "22", "3"}},
		{"no number", math.NaN(), "1 22 3", []string{"1", "22", "3"}},
		{"endless", math.Inf(1), "1 22 3", []string{"1 22 3"}},
	}
	f := New()
	digit := f.Width(Regular, 10, "1")
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := f.Wrap(Regular, 10, test.width*digit, test.text); !slices.Equal(got, test.want) {
				t.Errorf("%q breaks as %q, not %q", test.text, got, test.want)
			}
		})
	}
}

// A line of its own width never breaks.
func TestWrapFits(t *testing.T) {
	f := New()
	for _, face := range all {
		for _, s := range []string{"An official could earn eleven workers’ wages, and more", "AV To. Vára", "over 2,000"} {
			if got := f.Wrap(face, 14.5, f.Width(face, 14.5, s), s); len(got) != 1 {
				t.Errorf("%v breaks as %q", face, got)
			}
		}
	}
}

func TestWrapIsQuick(t *testing.T) {
	f := New()
	lines := f.Wrap(Regular, 12, 400, strings.Repeat("word ", 50_000))
	if n := len(lines); n < 2500 || n > 5000 {
		t.Errorf("%d lines", n)
	}
}

// The faces remember what they were asked, which looks like new coverage: run it
// with -fuzzminimizetime 5x.
func FuzzWrap(f *testing.F) {
	for _, s := range []string{
		"Party and government officials", "of 11 000 forints", "demon\u00adstra\u00adtion", "a\u00ad\u0301b",
		"high-paid–low-paid/none", "x\n\ny", "\u00ad\u00ad", "-\u00ad-", "\xff \xfe\u00ad", "1\u00ad 000", "\u1100\u00ad\u1161", "e \u0301",
	} {
		f.Add(s, 60.0)
	}
	fonts := New()
	f.Fuzz(func(t *testing.T, s string, width float64) {
		const size = 12
		lines := fonts.Wrap(Regular, size, width, s)
		squash := func(s string) string {
			return strings.Map(func(r rune) rune {
				if strings.ContainsRune(" \t\r\n-\u00ad", r) {
					return -1
				}
				return r
			}, strings.ToValidUTF8(s, "\ufffd"))
		}
		for _, line := range lines {
			if line == "" || strings.ContainsAny(line, "\n"+softHyphen) {
				t.Errorf("%q breaks as %q", s, lines)
			}
			// Wider lines hold one piece: no place to break is left in them.
			if w := fonts.Width(Regular, size, line); w > width+2.0*size/Em {
				for _, word := range words(line) {
					if word != strings.TrimRight(line, "-") && word != line || len(breaks(word)) > 1 {
						t.Errorf("%q is %g wide and breaks as %q, where %q is %g", s, width, lines, line, w)
					}
				}
			}
		}
		if !utf8.ValidString(s) {
			return
		}
		// Nothing is lost or added but hyphens and blanks.
		var want []string
		for line := range strings.SplitSeq(s, "\n") {
			want = append(want, norm.NFC.String(composed(line)))
		}
		if got := squash(strings.Join(lines, "")); got != squash(strings.Join(want, "")) {
			t.Errorf("%q breaks as %q", s, lines)
		}
		if again := fonts.Wrap(Regular, size, width, s); !slices.Equal(again, lines) {
			t.Errorf("%q breaks as %q, then as %q", s, lines, again)
		}
	})
}

// TestHyphenated breaks words that are wider than a line.
func TestHyphenated(t *testing.T) {
	f := New()
	for _, tt := range []struct {
		text  string
		width float64
		want  []string
	}{
		{"Megszentségteleníthetetlenségeskedéseitekért", 150, []string{"Megszentségteleníthe-", "tetlenségeskedéseite-", "kért"}},
		{"Ηλεκτροεγκεφαλογραφήματα", 120, []string{"Ηλεκτροεγκεφα-", "λογραφήματα"}},
		{"Összeférhetetlenség", 400, []string{"Összeférhetetlenség"}},
		{"12345678901234567890", 60, []string{"12345678901234567890"}},
		{"short words only", 20, []string{"short", "words", "only"}},
	} {
		got := f.Wrap(Regular, 14.5, tt.width, tt.text)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q breaks as %q, want %q", tt.text, got, tt.want)
		}
	}
}
