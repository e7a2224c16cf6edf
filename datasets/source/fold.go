package source

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A folded text, and for each of its bytes the code points of the text as it is
// that the byte comes from: [from, to). The bytes of one folded unit — a letter
// with its marks, a run of spaces — have the same.
type folded struct {
	text     string
	from, to []int32
	hard     map[int]bool // offsets of spaces that are one no-break or thin space
}

func foldSource(text string) folded {
	skip := 0
	if r, size := utf8.DecodeRuneInString(text); r == bom {
		skip, text = 1, text[size:]
	}
	return fold(text, skip)
}

func foldQuote(quote string) string { return fold(quote, 0).text }

// fold folds a text whose first code point has the offset at. See the package
// comment for what it changes.
func fold(text string, at int) folded {
	f := folder{out: make([]byte, 0, len(text)), from: make([]int32, 0, len(text)), to: make([]int32, 0, len(text))}
	space := Span{-1, -1} // spaces waiting for what follows them
	var hard bool         // they are one no-break or thin space
	for i := 0; i < len(text); {
		size, runes := unit(text[i:])
		raw := text[i : i+size]
		i += size
		here := Span{at, at + runes}
		at += runes
		first, n := utf8.DecodeRuneInString(raw)
		if n == size && unicode.IsSpace(first) {
			hard = space.Start < 0 && isHardSpace(first)
			if space.Start < 0 {
				space.Start = here.Start
			}
			space.End = here.End
			continue
		}
		if space.Start >= 0 {
			if len(f.out) > 0 {
				if hard {
					f.markHard()
				}
				f.add(" ", space)
			}
			space.Start = -1
		}
		if n == size && first < utf8.RuneSelf {
			f.add(raw, here) // the common case; nothing in ASCII is changed
			continue
		}
		if n < size || !norm.NFC.IsNormalString(raw) {
			raw = norm.NFC.String(raw)
			first, n = utf8.DecodeRuneInString(raw)
		}
		next, _ := utf8.DecodeRuneInString(text[i:])
		previous, _ := utf8.DecodeLastRune(f.out)
		if len(f.out) == 0 {
			previous = 0
		}
		f.add(string(foldRune(first, previous, next)), here)
		f.add(raw[n:], here)
	}
	return folded{string(f.out), f.from, f.to, f.hard}
}

type folder struct {
	out      []byte
	from, to []int32
	hard     map[int]bool
}

func (f *folder) markHard() {
	if f.hard == nil {
		f.hard = make(map[int]bool)
	}
	f.hard[len(f.out)] = true
}

func isHardSpace(r rune) bool {
	switch r {
	case '\u00A0', '\u2007', '\u2009', '\u202F':
		return true
	}
	return false
}

func (f *folder) add(s string, from Span) {
	f.out = append(f.out, s...)
	for range len(s) {
		f.from = append(f.from, int32(from.Start))
		f.to = append(f.to, int32(from.End))
	}
}

// unit returns the length of the first unit of a text that normalisation cannot
// change together with what follows: mostly one code point, or a letter with
// its marks.
func unit(text string) (bytes, runes int) {
	_, size := utf8.DecodeRuneInString(text)
	// No code point under U+0300 combines with the one before it.
	if next, n := utf8.DecodeRuneInString(text[size:]); n == 0 || next < 0x300 {
		return size, 1
	}
	bytes = max(norm.NFC.NextBoundaryInString(text, true), size)
	return bytes, utf8.RuneCountInString(text[:bytes])
}

func foldRune(r, previous, next rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′':
		return '\''
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—':
		return '-'
	case '−':
		if unicode.IsNumber(next) && tight(previous) {
			return r
		}
		return '-'
	}
	return r
}

// tight reports whether a dash between r and a digit is part of a range, or the
// second of the two that a typewriter has for a dash, and no sign. It is asked of
// folded text; 0 is the beginning.
func tight(r rune) bool {
	return r == '%' || r == '-' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || unicode.Is(unicode.Pe, r)
}

// whole reports whether text[start:end] of the folded text stands on its own:
// not inside a letter, a number or a word, and with its sign.
func (f folded) whole(start, end int) bool {
	if f.inUnit(start) || f.inUnit(end) || f.inToken(start) || f.inToken(end) {
		return false
	}
	r, r2 := runesAfter(f.text, start)
	l, l2 := runesBefore(f.text, start)
	dropsSign := unicode.IsNumber(r) && isDash(l) && !tight(l2)
	splitsRange := isDash(r) && unicode.IsNumber(r2) && tight(l)
	return !dropsSign && !splitsRange
}

func isDash(r rune) bool { return r == '-' || r == '−' }

// inUnit reports whether a place in the folded text is inside what is one unit
// of the text as it is.
func (f folded) inUnit(at int) bool {
	return at > 0 && at < len(f.from) && f.from[at] == f.from[at-1]
}

// inToken reports whether a place in the folded text is inside a number or word.
func (f folded) inToken(at int) bool {
	l, l2 := runesBefore(f.text, at)
	r, r2 := runesAfter(f.text, at)
	switch {
	case inWord(l) && inWord(r):
		return true
	case unicode.IsNumber(l) && unicode.IsNumber(r):
		return true
	case unicode.IsNumber(l) && isSeparator(r) && unicode.IsNumber(r2):
		return true
	case unicode.IsNumber(l2) && isSeparator(l) && unicode.IsNumber(r):
		return true
	case unicode.IsNumber(l) && unicode.IsNumber(r2):
		return f.groups(at)
	case unicode.IsNumber(l2) && unicode.IsNumber(r):
		return f.groups(at - utf8.RuneLen(l))
	}
	return false
}

// isSeparator reports whether r between two digits is part of a number.
func isSeparator(r rune) bool {
	switch r {
	case ',', '.', '٫', '٬', '⁄':
		return true
	}
	return false
}

// groups reports whether the sign at a place between two digits groups
// thousands: a no-break or thin space, or an apostrophe, with exactly three
// digits after it. An ordinary space does not: "November 4 2000" is two numbers.
func (f folded) groups(at int) bool {
	switch f.text[at] {
	case '\'':
	case ' ':
		if !f.hard[at] {
			return false
		}
	default:
		return false
	}
	digits := 0
	for _, r := range f.text[at+1:] {
		if !unicode.IsNumber(r) {
			break
		}
		if digits++; digits > 3 {
			return false
		}
	}
	return digits == 3
}

// inWord reports whether r next to another such is inside one word.
func inWord(r rune) bool {
	if unicode.IsNumber(r) || unicode.IsMark(r) {
		return true
	}
	return unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// runesBefore returns the last two runes before a place, 0 where there are none.
func runesBefore(s string, at int) (last, before rune) {
	last, n := utf8.DecodeLastRuneInString(s[:at])
	if n == 0 {
		return 0, 0
	}
	before, m := utf8.DecodeLastRuneInString(s[:at-n])
	if m == 0 {
		before = 0
	}
	return last, before
}

// runesAfter returns the two runes after a place, 0 where there are none.
func runesAfter(s string, at int) (first, second rune) {
	first, n := utf8.DecodeRuneInString(s[at:])
	if n == 0 {
		return 0, 0
	}
	second, m := utf8.DecodeRuneInString(s[at+n:])
	if m == 0 {
		second = 0
	}
	return first, second
}
