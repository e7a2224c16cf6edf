package scan

import (
	"math/big"

	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
)

// The rules here read two numbers that say how one is to the other, as one mention: 3:1,
// 1:50,000, 3-to-1, 50/50, and 52 to 48 of a vote. They are no quantities.

// isInside reports whether a number touches what is before it, and that is no bracket or
// quotation mark.
func (b *block) isInside(i int) bool { return b.Glued(i) && !b.Opening(i-1) }

// isPartOf reports whether a number is a part of what is before it, or a sum of money.
func (b *block) isPartOf(i int) bool {
	return b.isInside(i) && !b.Is(i-1, "—") || b.IsCurrency(i-1)
}

// joinsDigits reports whether a sign touches the tokens on both its sides.
func (b *block) joinsDigits(i int, signs ...string) bool {
	return b.IsAny(i, signs...) && b.Glued(i) && b.Glued(i+1)
}

// pair makes a score of two numbers, in their order.
func pair(from, to int, first, second *big.Rat) []match {
	return []match{plain(Score, from, to).with(first, second).wide()}
}

// longestSide is how many digits the first number of a ratio has at most.
const longestSide = 4

// colon reads numbers with a colon: 3:1, 1:50,000, and the chapter and verse of John
// 3:16. Two digits after it are mostly the minutes of a time.
func (b *block) colon(i int) []match {
	if !b.joinsDigits(i+1, ":") || b.isPartOf(i) || b.Form(i+2) != token.Digits || len(b.Str(i)) > longestSide {
		return nil
	}
	first := numeral.Rat(b.ASCII(i))
	o, ok := b.Figures(i + 2)
	if !ok || first == nil || !o.IsPlain() || b.Is(o.To, ":") && b.Glued(o.To) && b.Form(o.To+1) == token.Digits {
		return nil
	}
	if b.isScripture(i) && !b.When.IsHalfOfDay(o.To) {
		return []match{b.verse(i)}
	}
	if b.isTimeOrMeasure(i, o.To) {
		return nil
	}
	return pair(i, o.To, first, o.Value)
}

// isTimeOrMeasure reports whether two numbers with a colon are no ratio: 10:30, 3:20
// hours.
func (b *block) isTimeOrMeasure(i, to int) bool {
	if _, _, ok := b.UnitAfter(to); ok && b.Form(to) == token.Word && !b.isProportional(i, to) {
		return true
	}
	return len(b.Str(i+2)) == 2 && to == i+3 && (b.When.IsHalfOfDay(to) || !b.isNoTime(i, to))
}

// isScripture reports whether a book with chapters is before a number.
func (b *block) isScripture(i int) bool {
	return b.Tokens[i].Gap && (b.Has(i-1, form.IsScripture) && b.Tokens[i-1].Capital || b.Has(i-1, form.IsBook))
}

// verse makes a mention of a chapter and its verses: 3:16, 5:3-12.
func (b *block) verse(i int) match {
	to := i + 3
	if b.joinsDigits(to, "-", "–") && b.Form(to+1) == token.Digits {
		to += 2
	}
	return b.mark(i, to)
}

// isProportional reports whether words near two numbers say that they are a ratio, or the
// score of a game.
func (b *block) isProportional(from, to int) bool {
	for k := from - 1; k >= from-7 && k >= 0 && !b.Ends(k) && !b.Is(k, ","); k-- {
		if b.Has(k, form.IsProportion|form.IsContest) {
			return true
		}
	}
	for k := to; k < to+2; k++ {
		if b.Has(k, form.IsProportion|form.IsContest) {
			return true
		}
	}
	return false
}

// isNoTime reports whether words next to two numbers say that they are no time, though
// they could be one: a ratio of 1:10, lost 0:12; but the match began at 10:30.
func (b *block) isNoTime(from, to int) bool {
	w := b.At(from - 1)
	if w.Is.Any(form.IsContest|form.IsProportion) || b.Has(to, form.IsProportion) {
		return true
	}
	for k := from - 1; k > from-4 && (k == from-1 || w.Is.Any(form.IsOf|form.IsAuxiliary)); k-- {
		if b.Has(k, form.IsProportion) {
			return true
		}
	}
	return false
}

// shares reads the two parts of a hundred, and two numbers that are the same: 70/30,
// 50/50, 20/20. They are no part of one.
func (b *block) shares(i int) []match {
	j := i + 2
	if !b.joinsDigits(i+1, "/") || b.isPartOf(i) || b.Form(j) != token.Digits || len(b.Str(j)) != 2 || len(b.Str(i)) != 2 && len(b.Str(i)) != 3 {
		return nil
	}
	if b.Glued(j+1) && !b.Ends(j+1) && !b.IsAny(j+1, ",", ".") {
		return nil
	}
	first, second := numeral.Rat(b.ASCII(i)), numeral.Rat(b.ASCII(j))
	switch {
	case len(b.Str(i)) == 3 && !b.Counted(j+1), new(big.Rat).Add(first, second).Cmp(hundred) == 0: // a pressure of 140/90
		return pair(i, j+1, first, second)
	case first.Cmp(second) == 0:
		return []match{plain(ProperName, i, j+1).wide()}
	}
	return nil
}

// oneTo reads two numbers with "to" where they are no range: 3-to-1, and of votes 52 to
// 48. The first is the greater.
func (b *block) oneTo(i int) []match {
	if b.Form(i) == token.Word && b.At(i).Cardinal == 0 || b.isPartOf(i) {
		return nil
	}
	if found := b.oneToOne(i); found != nil {
		return found
	}
	k, hyphens, ok := b.pastTo(i + 1)
	if !ok || b.Form(i) == token.Word && !hyphens {
		return nil
	}
	first, ok := b.Lone(i)
	second, fits := b.Lone(k)
	if !ok || !fits || b.Glued(k+1) && !b.Ends(k+1) && !b.Is(k+1, ",") || !b.isRatio(i, k+1, hyphens, first.Cmp(second) < 0) {
		return nil
	}
	if _, _, measured := b.UnitAfter(k + 1); measured || b.Counted(k+1) {
		return nil
	}
	return pair(i, k+1, first, second)
}

// oneToOne reads so many and a part to one: a 1.34-to-1 ratio.
func (b *block) oneToOne(i int) []match {
	if b.Form(i) != token.Digits || !b.Is(i+1, ".") || b.GoesOn(i+2) {
		return nil
	}
	k, hyphens, ok := b.pastTo(i + 3)
	if !ok || !hyphens {
		return nil
	}
	n, ok := b.Figures(i)
	second, fits := b.Lone(k)
	if !ok || !fits || n.To != i+3 || b.Counted(k+1) {
		return nil
	}
	return pair(i, k+1, n.Value, second)
}

// isRatio reports whether two numbers with "to" between them are one to the other. Of a
// rising pair more must say so; hyphens say it of others.
func (b *block) isRatio(i, to int, hyphens, rises bool) bool {
	proportional := b.isProportional(i, to)
	if rises && !(hyphens && proportional || b.isRatioOf(i)) {
		return false
	}
	changes := b.changes(i, true) && !b.isContested(i, to)
	return hyphens || (proportional || b.Writes(to, form.MarkAgainst)) && !changes && !b.Has(i-1, form.IsFrom)
}

// pastTo returns the token after "to", perhaps with hyphens: 3-to-1.
func (b *block) pastTo(i int) (next int, hyphens, ok bool) {
	if b.Is(i, "-") && b.Glued(i) && (b.Has(i+1, form.IsTo) || b.Marked(i+1, form.MarkFor)) && b.joinsDigits(i+2, "-") { // 4-for-1
		return i + 3, true, true
	}
	return i + 1, false, b.Has(i, form.IsTo)
}

// isRatioOf reports whether a ratio is spoken of right before a number: a ratio of 1 to
// 2; but not of a scale of 1 to 10.
func (b *block) isRatioOf(i int) bool {
	if !b.Has(i-1, form.IsOf|form.IsAuxiliary) {
		return false
	}
	w := b.At(i - 2)
	return w.Is.Any(form.IsProportion) && w.Mark&form.MarkRatio != 0
}
