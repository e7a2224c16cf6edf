package scan

import (
	"unicode/utf8"

	"quotient/datasets/quantity"
)

// mark makes a mention of digits that point to something and count nothing: the
// number of a page, of a note, of a vote's clause.
func (b *block) mark(from, to int) match {
	m := match{from: from, to: to, Mention: Mention{Kind: ProperName, Bound: quantity.Exact}}
	if to == from+1 {
		m.Low = rat(b.ascii(from))
		m.High = m.Low
	}
	return m.wide()
}

// reference reads digits by which a text points to a place in itself or in
// another: [2], [14, 15], p. 45, pp. 3–5, Figs. 6 and 7, equation (12), 450*.
func (b *block) reference(i int) []match {
	if b.form(i) != digits {
		return nil
	}
	switch {
	case b.is(i-1, "["):
		return b.citation(i)
	case b.is(i-1, "("):
		return b.numbered(i)
	}
	return b.page(i)
}

// maxCitations is the most numbers that one pair of brackets has.
const maxCitations = 12

// citation reads the numbers in square brackets, where there is nothing else in
// them: [2], [14, 15], [3–5].
func (b *block) citation(i int) (out []match) {
	if b.isInterval(i-2) || b.isLimits(i-1) {
		return nil
	}
	for range maxCitations {
		if b.form(i) != digits || len(b.str(i)) > 3 {
			return nil
		}
		out = append(out, b.mark(i, i+1))
		switch {
		case b.is(i+1, "]") && b.glued(i+2) && (b.is(i+2, "(") || b.is(i+2, "[") && b.form(i+3) != digits):
			return nil // the words of a link
		case b.is(i+1, "]"):
			return out
		case b.is(i+1, ",") && b.glued(i+2) && len(b.str(i+2)) == 3: // 3,500
			return nil
		case b.is(i+1, ","), b.is(i+1, ";"), b.is(i+1, "-"), b.is(i+1, "–"):
			i += 2
		default:
			return nil
		}
	}
	return nil
}

// isInterval reports whether a word says that brackets hold the ends of an
// interval: 95% CI [1.2, 3.4].
func (b *block) isInterval(i int) bool {
	if b.is(i, "=") || b.is(i, ":") {
		i--
	}
	return b.str(i) == "CI" || b.at(i) != &unknown && b.at(i) == b.words["interval"]
}

// isLimits reports whether brackets hold the ends of an interval: a unit stands behind
// them, or a word near them says so.
func (b *block) isLimits(open int) bool {
	if !b.is(open+2, ",") && !b.is(open+2, ";") || !b.is(open+4, "]") || b.form(open+1) != digits || b.form(open+3) != digits {
		return false
	}
	if m, _, ok := b.find(open+5, true); ok && (len(b.str(open+5)) > 1 || b.form(open+5) == sign) && m.kind != Money {
		return true
	}
	for k := open - 1; k >= open-6 && k >= 0 && !b.ends(k); k-- {
		if b.at(k).is.any(isLimitWord) {
			return true
		}
	}
	return false
}

// numbered reads a number in round brackets behind what it is the number of:
// equation (12); as in (3). Behind a noun in the plural it counts: the dead (12).
func (b *block) numbered(i int) []match {
	if !b.is(i+1, ")") || !b.glued(i) || !b.glued(i+1) || len(b.str(i)) > 3 {
		return nil
	}
	head := i - 2
	if b.form(head) == digits && b.glued(i-1) && (b.at(head-1).is.any(isNameHead|isBook) || b.is(head-1, "§")) { // section 12(3)
		return []match{b.mark(i, i+1)}
	}
	if b.is(head, ".") && b.glued(head) { // Eq. (3)
		head--
	}
	if w := b.at(head); b.form(head) != word || !w.is.any(isNameHead|isBook) && (head < i-2 || !w.is.any(isPreposition)) {
		return nil
	}
	return []match{b.mark(i, i+1)}
}

// page reads the numbers behind the name of a part of a book: p. 45, pp. 3–5,
// Figs. 6 and 7, pages 120 to 131, No. 2.
func (b *block) page(i int) []match {
	head, dotted := i-1, false
	if b.is(head, ".") && b.glued(head) {
		head, dotted = head-1, true
	}
	w := b.at(head)
	if b.form(head) != word || !b.tokens[i].gap && !dotted {
		return nil
	}
	switch {
	case w.is.any(isBook) && (dotted || utf8.RuneCountInString(b.str(head)) < 3 || !b.countedNext(i+1)):
	case dotted && b.isNumberSign(head) && !b.countedNext(i+1):
	default:
		return nil
	}
	if b.goesOn(i) {
		return nil
	}
	many := w.is.any(isPlural)
	out := []match{b.pages(i, many)}
	for range maxCitations {
		j := out[len(out)-1].to
		if b.is(j, ",") {
			j++
		}
		if b.at(j).is.any(isAnd) || b.is(j, "&") {
			j++
		}
		if !many || j == out[len(out)-1].to || b.form(j) != digits || b.goesOn(j) || b.countedNext(j+1) {
			break
		}
		out = append(out, b.pages(j, true))
	}
	for k := range out {
		out[k].phrase[0] = min(head, out[k].from)
	}
	return out
}

// pages reads one number of a book, or the first and last of several.
func (b *block) pages(i int, many bool) match {
	j := i + 1
	dash := (b.is(j, "-") || b.is(j, "–")) && b.glued(j) && b.glued(j+1)
	if many && (dash || b.at(j).is.any(isTo)) && b.form(j+1) == digits && !b.goesOn(j+1) {
		return b.mark(i, j+2)
	}
	return b.mark(i, i+1)
}

// goesOn reports whether digits are only the beginning of a number.
func (b *block) goesOn(i int) bool {
	_, next := b.separator(i)
	return next > 0 && next == i+2 || b.glued(i+1) && b.form(i+1) != sign
}

// isNumberSign reports whether a word with a dot is short for number: No. 2.
func (b *block) isNumberSign(i int) bool {
	s := b.str(i)
	return b.tag == "en" && (s == "No" || s == "no" || s == "Nos" || s == "nos" || s == "Nr" || s == "nr")
}

// footnotes returns the token behind the marks of notes that touch a number or a
// word: 450*, 1,234[2], 12†, 450².
func (b *block) footnotes(i int) int {
	for range maxCitations {
		switch {
		case !b.glued(i):
			return i
		case b.is(i, "[") && len(b.citation(i+1)) > 0 && b.glued(i+1):
			for !b.is(i, "]") {
				i++
			}
			i++
		case b.form(i) == sign && isNoteMark(b.str(i)) && !(b.glued(i+1) && b.form(i+1) == digits):
			i++
		default:
			return i
		}
	}
	return i
}

func isNoteMark(s string) bool {
	switch s {
	case "*", "†", "‡", "§", "¶", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁰":
		return true
	}
	return false
}
