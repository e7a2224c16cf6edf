package typeset

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/norm"
)

// Wrap breaks a text into lines of a width: the fewest that it needs and, of
// those breaks, the least ragged, without a last line of one short word where
// that makes them little more ragged. It breaks at blanks, behind hyphens and
// dashes within words, and at soft hyphens, which show only there; never at
// no-break spaces and never inside a number, also where blanks group its
// thousands. A line break in the text stays one; empty lines are left out. A
// long word that is wider than the line is hyphenated, behind a syllable where
// its vowels show one; any other stands alone. The lines are in NFC.
func (f *Fonts) Wrap(id Face, size, width float64, s string) []string {
	x := f.face(id)
	x.mu.Lock()
	defer x.mu.Unlock()
	var out []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		// Glyphs stand on whole units: a text in a room of its own width fits.
		out = append(out, x.wrap(width*Em/size+1, paragraph)...)
	}
	return out
}

// orphan is what a last line of one short word costs beside its blank: as much
// as a line that is a third empty. So words come down to it where the lines
// stay about as even, and not where one above is left half empty for it.
const orphan = 1.0 / 9

// A piece is what cannot be broken, and what follows it.
type piece struct {
	text string // of one character at least
	glue string // before the next piece on the same line
	tail string // at the end of a line: the hyphen of a soft one
}

func (x *face) wrap(width float64, s string) []string {
	var pieces []piece
	for _, word := range words(composed(s)) {
		var parts []piece
		for _, p := range breaks(word) {
			parts = append(parts, x.hyphenated(width, p)...)
		}
		parts[len(parts)-1].glue = " "
		pieces = append(pieces, parts...)
	}
	n := len(pieces)
	if n == 0 {
		return nil
	}
	line := func(i, j int) string { // pieces i to j−1
		var b strings.Builder
		for k := i; k < j; k++ {
			b.WriteString(pieces[k].text)
			if k < j-1 {
				b.WriteString(pieces[k].glue)
			}
		}
		return b.String() + pieces[j-1].tail
	}

	// Every piece is measured where it stands on one long line: a shorter line
	// is as wide as its part of that one.
	all := line(0, n)
	glyphs, _ := x.line(all)
	from, to, tail := make([]float64, n), make([]float64, n), make([]float64, n)
	hyphen := x.glyph('-')
	at := 0
	for i, p := range pieces {
		from[i] = glyphs[at].X
		at += utf8.RuneCountInString(p.text)
		last := sfnt.GlyphIndex(glyphs[at-1].Index)
		to[i] = glyphs[at-1].X + x.advance(last)
		if p.tail != "" {
			tail[i] = x.kern(last, hyphen) + x.advance(hyphen)
		}
		at += len(p.glue)
	}
	if to[n-1] <= width {
		return []string{all}
	}

	type state struct {
		lines int
		cost  float64
		next  int
	}
	best := make([]state, n+1) // of the lines from piece i on
	for i := n - 1; i >= 0; i-- {
		best[i].lines = math.MaxInt
		for j := i + 1; j <= n; j++ {
			alone := j == i+1
			bare := to[j-1] - from[i]
			if !(bare <= width || alone) {
				break
			}
			w := bare + tail[j-1]
			if !(w <= width || alone) {
				continue // the hyphen is too much, but the next piece may be less
			}
			slack := 0.0
			if w < width {
				slack = (width - w) / width
			}
			t := state{1 + best[j].lines, slack*slack + best[j].cost, j}
			if alone && i > 0 && j == n && utf8.RuneCountInString(pieces[i].text) < 12 {
				t.cost += orphan
			}
			if t.lines < best[i].lines || t.lines == best[i].lines && t.cost < best[i].cost {
				best[i] = t
			}
		}
	}
	var out []string
	for i := 0; i < n; i = best[i].next {
		out = append(out, line(i, best[i].next))
	}
	return out
}

// composed brings a text to NFC. A soft hyphen that stands in the way of an
// accent, or before another, is dropped, so that the lines are in NFC as well.
func composed(s string) string {
	if strings.Contains(s, softHyphen) {
		var b strings.Builder
		for i, part := range strings.Split(s, softHyphen) {
			if i > 0 && part != "" && norm.NFC.PropertiesString(part).BoundaryBefore() {
				b.WriteString(softHyphen)
			}
			b.WriteString(part)
		}
		s = b.String()
	}
	return norm.NFC.String(s)
}

// words splits a text at blanks, but not at those that group the thousands of
// a number.
func words(s string) (out []string) {
	blank := func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }
	for _, w := range strings.FieldsFunc(s, blank) {
		w = strings.Trim(w, softHyphen)
		n := len(out)
		switch {
		case w == "":
		case n > 0 && hundreds(out[n-1]) && thousands(w):
			out[n-1] += " " + w
		default:
			out = append(out, w)
		}
	}
	return out
}

const digits = "0123456789"

// hundreds tells whether a word ends with one to three digits.
func hundreds(s string) bool {
	n := len(s) - len(strings.TrimRight(s, digits))
	return 1 <= n && n <= 3
}

// thousands tells whether a word begins with three digits and no more.
func thousands(s string) bool { return len(s)-len(strings.TrimLeft(s, digits)) == 3 }

// breaks splits a word where a line may end within it: behind a hyphen, dash
// or stroke that has some letters on both sides, and at soft hyphens. Before a
// digit the sign may be a minus, or join the ends of a range.
func breaks(word string) []piece {
	const soft = '\u00ad'
	var out []piece
	start := 0
	runes := []rune(word)
	for i, r := range runes {
		switch r {
		case soft:
			tail := "-"
			if strings.ContainsRune("-‐–—/", runes[i-1]) {
				tail = "" // there is one already
			}
			out = append(out, piece{text: string(runes[start:i]), tail: tail})
			start = i + 1
		case '-', '‐', '–', '—', '/':
			if i-start > 2 && len(runes)-i > 3 && !strings.ContainsRune(digits, runes[i+1]) && runes[i+1] != soft {
				out = append(out, piece{text: string(runes[start : i+1])})
				start = i + 1
			}
		}
	}
	return append(out, piece{text: string(runes[start:])})
}

// vowels of Latin and Greek letters, after their accents are taken off.
const vowels = "aeiouyæœøıαεηιουω"

func isVowel(r rune) bool {
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(unicode.ToLower(r))))
	return strings.ContainsRune(vowels, base)
}

// hyphenated parts a long word that is wider than a line into pieces that are not,
// each as long as can be. A piece ends before a consonant with a vowel behind it
// where there is such a place in its second half, with three letters at least on
// both sides.
func (x *face) hyphenated(width float64, p piece) (out []piece) {
	const least, long = 3, 13
	if utf8.RuneCountInString(p.text) < long || strings.ContainsFunc(p.text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return []piece{p}
	}
	for {
		runes := []rune(p.text)
		if _, w := x.line(p.text); w <= width || len(runes) < 2*least {
			return append(out, p)
		}
		fits := 0
		for n := least; n <= len(runes)-least; n++ {
			if _, w := x.line(string(runes[:n]) + "-"); w > width {
				break
			}
			fits = n
		}
		if fits == 0 {
			return append(out, p)
		}
		at := fits
		for n := fits; n > fits/2 && n >= least; n-- {
			if !isVowel(runes[n]) && isVowel(runes[n+1]) && slices.ContainsFunc(runes[:n], isVowel) {
				at = n
				break
			}
		}
		out = append(out, piece{text: string(runes[:at]), tail: "-"})
		p.text = string(runes[at:])
	}
}
