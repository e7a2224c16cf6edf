package scan

import (
	"slices"
	"unicode/utf8"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/unit"
)

// mark makes a mention of digits that point to something and count nothing: the
// number of a page, of a note, of a vote's clause.
func (b *block) mark(from, to int) match {
	m := match{from: from, to: to, reading: reading{Kind: ProperName, Bound: quantity.Exact}}
	if to == from+1 {
		m.Low = numeral.Rat(b.ASCII(from))
		m.High = m.Low
	}
	return m.wide()
}

// The rules here read digits by which a text points to a place in itself or in another:
// [2], [14, 15], p. 45, pp. 3–5, Figs. 6 and 7, equation (12), 450*.

// maxCitations is the most numbers that one pair of brackets has.
const maxCitations = 12

// citations reads the numbers in square brackets.
func (b *block) citations(i int) []match {
	if !b.Is(i-1, "[") {
		return nil
	}
	return b.citation(i)
}

// citation reads the numbers in square brackets, where there is nothing else in
// them: [2], [14, 15], [3–5].
func (b *block) citation(i int) (out []match) {
	if b.isInterval(i-2) || b.isLimits(i-1) {
		return nil
	}
	for range maxCitations {
		if b.Form(i) != token.Digits || len(b.Str(i)) > 3 {
			return nil
		}
		out = append(out, b.mark(i, i+1))
		switch {
		case b.Is(i+1, "]") && b.Glued(i+2) && (b.Is(i+2, "(") || b.Is(i+2, "[") && b.Form(i+3) != token.Digits):
			return nil // the words of a link
		case b.Is(i+1, "]"):
			return out
		case b.Is(i+1, ",") && b.Glued(i+2) && len(b.Str(i+2)) == 3: // 3,500
			return nil
		case b.Is(i+1, ","), b.Is(i+1, ";"), b.Is(i+1, "-"), b.Is(i+1, "–"):
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
	if b.Is(i, "=") || b.Is(i, ":") {
		i--
	}
	return b.Str(i) == "CI" || b.Marked(i, form.MarkInterval)
}

// isLimits reports whether brackets hold the ends of an interval: a unit stands behind
// them, or a word near them says so.
func (b *block) isLimits(open int) bool {
	if !b.Is(open+2, ",") && !b.Is(open+2, ";") || !b.Is(open+4, "]") || b.Form(open+1) != token.Digits || b.Form(open+3) != token.Digits {
		return false
	}
	if m, _, ok := b.Find(open+5, true); ok && (len(b.Str(open+5)) > 1 || b.Form(open+5) == token.Sign) && m.Kind != unit.Money {
		return true
	}
	for k := open - 1; k >= open-6 && k >= 0 && !b.Ends(k); k-- {
		if b.Has(k, form.IsLimitWord) {
			return true
		}
	}
	return false
}

// raised reads the numbers of notes that were raised above the line where a text has lost
// that: earlier work.12,13 We; cells,4 which.
func (b *block) raised(i int) (out []match) {
	if !b.isRaised(i) {
		return nil
	}
	for range maxCitations {
		if b.Form(i) != token.Digits || len(b.Str(i)) > 3 {
			return nil
		}
		out = append(out, b.mark(i, i+1))
		if !b.joinsDigits(i+1, ",", "-", "–") {
			break
		}
		i += 2
	}
	if !b.goesOnAfterNote(i+1, b.Is(out[0].from-1, ".")) {
		return nil
	}
	return out
}

// isRaised reports whether digits touch the sign that ends a sentence or a part of one,
// and that a word.
func (b *block) isRaised(i int) bool {
	const shortest = 4 // letters of the word before
	return b.IsAny(i-1, ".", ",") && b.Glued(i) && b.Glued(i-1) && b.Form(i-2) == token.Word && utf8.RuneCountInString(b.Str(i-2)) >= shortest
}

// goesOnAfterNote reports whether the text goes on at a token with a sentence, or in the
// same one, and with nothing that a number before it would count or measure.
func (b *block) goesOnAfterNote(i int, sentence bool) bool {
	next := b.Token(i)
	if next.Form == token.None {
		return true
	}
	if !next.Gap || next.Form != token.Word || next.Capital != sentence || b.At(i).Scale > 0 || b.Counted(i) && !sentence {
		return false
	}
	_, _, measured := b.UnitAfter(i)
	return !measured
}

// section reads the number of a part of a book that has points in it: Sect. 4.2, Table 3.1.
func (b *block) section(i, head int) []match {
	to := i + 1
	for b.joinsDigits(to, ".") && b.Form(to+1) == token.Digits {
		to += 2
	}
	if _, _, measured := b.UnitAfter(to); to == i+1 || b.ASCII(i) == "0" || measured || b.Glued(to) && b.Form(to) == token.Word || b.At(to).Scale > 0 || b.Counted(to) {
		return nil
	}
	m := b.mark(i, to)
	m.phrase[0] = head
	return []match{m}
}

// numbered reads a number in round brackets behind what it is the number of:
// equation (12); as in (3). Behind a noun in the plural it counts: the dead (12).
func (b *block) numbered(i int) []match {
	if !b.Is(i-1, "(") || !b.Is(i+1, ")") || !b.Glued(i) || !b.Glued(i+1) || len(b.Str(i)) > 3 {
		return nil
	}
	head := i - 2
	if b.Form(head) == token.Digits && b.Glued(i-1) && (b.Has(head-1, form.IsNameHead|form.IsBook) || b.Is(head-1, "§")) { // section 12(3)
		return []match{b.mark(i, i+1)}
	}
	if b.Is(head, ".") && b.Glued(head) { // Eq. (3)
		head--
	}
	if w := b.At(head); b.Form(head) != token.Word || !w.Is.Any(form.IsNameHead|form.IsBook) && (head < i-2 || !w.Is.Any(form.IsPreposition)) {
		return nil
	}
	return []match{b.mark(i, i+1)}
}

// page reads the numbers after the name of a part of a book: p. 45, pp. 3–5, Figs. 6 and
// 7, pages 120 to 131, No. 2.
func (b *block) page(i int) []match {
	head, ok := b.bookBefore(i)
	if !ok {
		return nil
	}
	if b.GoesOn(i) {
		return b.section(i, head)
	}
	many := b.Has(head, form.IsPlural)
	out := []match{b.pages(i, many)}
	for range maxCitations {
		j, ok := b.nextPage(out[len(out)-1].to)
		if !many || !ok {
			break
		}
		out = append(out, b.pages(j, true))
	}
	for k := range out {
		out[k].phrase[0] = min(head, out[k].from)
	}
	return out
}

// bookBefore returns the token of the name of a part of a book before digits, which counts
// nothing: not "two pages 40 men".
func (b *block) bookBefore(i int) (head int, ok bool) {
	if b.IsAny(i-1, "[", "(") {
		return 0, false
	}
	head = i - 1
	dotted := b.Is(head, ".") && b.Glued(head)
	if dotted {
		head--
	}
	if b.Form(head) != token.Word || !b.Tokens[i].Gap && !dotted {
		return head, false
	}
	if dotted && b.isNumberSign(head) {
		return head, b.Tokens[head].Capital || !b.Counted(i+1)
	}
	short := dotted || utf8.RuneCountInString(b.Str(head)) < 3
	return head, b.Has(head, form.IsBook) && (short || !b.Counted(i+1) && !b.isGauged(i+1))
}

// isGauged reports whether a unit is at a token: sections 30 nm thick.
func (b *block) isGauged(i int) bool {
	u, _, ok := b.UnitAfter(i)
	return ok && u.Name != ""
}

// nextPage returns the digits of a list of pages that are next after a token.
func (b *block) nextPage(i int) (next int, ok bool) {
	next = i
	if b.Is(next, ",") {
		next++
	}
	if b.Has(next, form.IsAnd) || b.Is(next, "&") {
		next++
	}
	return next, next > i && b.Form(next) == token.Digits && !b.GoesOn(next) && !b.Counted(next+1)
}

// pages reads one number of a book, or the first and last of several.
func (b *block) pages(i int, many bool) match {
	j := i + 1
	dash := (b.Is(j, "-") || b.Is(j, "–")) && b.Glued(j) && b.Glued(j+1)
	if many && (dash || b.Has(j, form.IsTo)) && b.Form(j+1) == token.Digits && !b.GoesOn(j+1) {
		return b.mark(i, j+2)
	}
	return b.mark(i, i+1)
}

// isNumberSign reports whether a word with a dot is short for number: No. 2.
func (b *block) isNumberSign(i int) bool { return slices.Contains(b.NumberSigns, b.Str(i)) }

// footnotes returns the token behind the marks of notes that touch a number or a
// word: 450*, 1,234[2], 12†, 450².
func (b *block) footnotes(i int) int {
	for range maxCitations {
		switch {
		case !b.Glued(i):
			return i
		case b.Is(i, "[") && len(b.citation(i+1)) > 0 && b.Glued(i+1):
			for !b.Is(i, "]") {
				i++
			}
			i++
		case b.Form(i) == token.Sign && isNoteMark(b.Str(i)) && !(b.Glued(i+1) && b.Form(i+1) == token.Digits):
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
