package scan

import (
	"unicode/utf8"

	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
)

// freedom reads the degrees of freedom of a test, which are in brackets between
// its letter and its value: t(28) = −2.22, F(2, 40) = 3.1, χ²(3, N = 90) = 7.8.
func (b *block) freedom(i int) []match {
	if b.Form(i) != token.Digits || b.Is(i-1, "=") {
		return nil
	}
	open := i - 1
	for open > i-5 && (b.Form(open) == token.Digits || b.Is(open, ",") || b.Is(open, ".")) {
		open--
	}
	letter := utf8.RuneCountInString(b.Str(open-1)) <= 2 && b.Form(open-1) == token.Word || isNoteMark(b.Str(open-1))
	if !b.Is(open, "(") || !b.Glued(open) || !letter {
		return nil
	}
	end := i + 1
	for end < i+8 && !b.Is(end, ")") {
		end++
	}
	if !b.Is(end, ")") || token.Comparison[b.Str(end+1)] == "" {
		return nil
	}
	return []match{b.mark(i, b.decimalEnd(i))} // of Welch’s test 28.4
}

// decimalEnd returns the token behind digits and their decimals.
func (b *block) decimalEnd(i int) int {
	if _, next := b.Separator(i); next == i+2 && b.Is(i+1, ".") {
		return i + 3
	}
	return i + 1
}

// interval reads the ends of an interval in brackets: 95% CI [1.2, 3.4].
func (b *block) interval(i int) []match {
	if !b.Is(i, "[") && !b.Is(i, "(") || !b.isInterval(i-1) && !b.isLimits(i) {
		return nil
	}
	low, ok := b.Read(i + 1)
	if !ok || !b.Is(low.To, ",") && !b.Is(low.To, ";") {
		return nil
	}
	high, ok := b.Read(low.To + 1)
	if !ok || !b.Is(high.To, "]") && !b.Is(high.To, ")") || low.Value == nil || high.Value == nil || low.Value.Cmp(high.Value) >= 0 {
		return nil
	}
	m := match{from: i + 1, to: high.To, reading: reading{Kind: Quantity, Low: low.Value, High: high.Value, Bound: quantity.Between}}
	if u, next, ok := b.Find(high.To+1, true); ok && b.Is(i, "[") {
		m = m.in(u.Unit)
		m.next = next
		m.phrase = [2]int{i, next}
	}
	return []match{m.wide()}
}

// coordinate reads the digits of a latitude or longitude, each run of them a
// mention: they say where, and not how much.
//
//	47°30′N   51° 12′ 30″ S   46.25° N
func (b *block) coordinate(i int) (out []match) {
	marks := [...]string{"°º˚", "′'’", "″\"”"}
	j := i
	for k := range marks {
		if b.Form(j) != token.Digits {
			break
		}
		to := b.decimalEnd(j)
		if b.Form(to) != token.Sign || !contains(marks[k], b.Str(to)) {
			break
		}
		out = append(out, b.mark(j, to))
		j = to + 1
	}
	if len(out) == 0 && b.Has(i-1, form.IsLatitude) { // latitude 47.5
		return []match{b.mark(i, b.decimalEnd(i))}
	}
	if len(out) == 0 || b.Form(j) != token.Word || !contains("NSEWO", b.Str(j)) || len(b.Str(j)) != 1 || b.Glued(j+1) && b.Form(j+1) == token.Digits {
		return nil
	}
	return out
}

func contains(list, s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if size != len(s) || size == 0 {
		return false
	}
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

// variable reports whether a word is the letter of a variable: x, κ; but not a, I.
func (b *block) variable(i int) bool {
	return b.Form(i) == token.Word && utf8.RuneCountInString(b.Str(i)) == 1 && !b.Has(i, form.IsArticle) && !(b.Has(i, form.IsPronoun) && b.Tokens[i].Capital)
}

// isTerm reports whether a token ends a term of a formula: x, 2y, N1, f(0).
func (b *block) isTerm(i int) bool {
	switch {
	case b.Form(i) == token.Digits:
		return b.Glued(i) && b.variable(i-1)
	case b.Is(i, ")"):
		return b.Is(i-2, "(") && b.variable(i-3) && b.Glued(i-2)
	}
	return b.variable(i)
}

// operand reads a number that a sign adds to a term of a formula, or a term to it:
// x = 2y + 3; y − 4; and the limits of one: 0.1 < z.
func (b *block) operand(n numeral.Numeral, m match) (match, bool) {
	i := n.From
	if b.IsAny(i-1, "+", "−", "×", "·", "*", "/") && b.isTerm(i-2) || b.IsAny(n.To, "+", "−", "·", "*", "<", ">", "≤", "≥") && b.variable(n.To+1) {
		return m.wide(), true
	}
	return m, false
}

// mostListed is how many tokens a list of values of a variable has at most.
const mostListed = 24

// isAssigned reports whether the number that begins at a token is a value of a variable, or
// one of its values: x = 0, k = 1, 2, 3.
func (b *block) isAssigned(i int) bool {
	j := i - 1
	for j > i-mostListed && b.Is(j, ",") && b.Form(j-1) == token.Digits {
		j -= 2
	}
	return b.Is(j, "=") && b.isTerm(j-1)
}

// isStatistic reports whether the number that begins at a token is a value of a test or
// of a sample, as papers write it: p < .05, r = .45, t(28) = −2.22, n = 28.
func (b *block) isStatistic(i int) bool {
	j := i - 1
	if token.Comparison[b.Str(j)] == "" || b.Str(j) == "~" {
		return false
	}
	if b.Form(j-1) == token.Sign && token.Comparison[b.Str(j-1)+b.Str(j)] != "" { // <=
		j--
	}
	if b.Is(j-1, ")") {
		for k := j - 2; k > j-9; k-- {
			if b.Is(k, "(") {
				j = k
				break
			}
		}
	}
	if isNoteMark(b.Str(j-1)) || b.Form(j-1) == token.Digits && b.Glued(j-1) && b.variable(j-2) { // χ², R², R2
		j--
	}
	return b.Form(j-1) == token.Word && statistics[b.Str(j-1)]
}

var statistics = map[string]bool{
	"p": true, "P": true, "r": true, "t": true, "F": true, "z": true, "Z": true, "d": true, "n": true, "N": true, "R": true, "U": true, "W": true,
	"b": true, "B": true, "k": true, "M": true, "SD": true, "SE": true, "OR": true, "HR": true, "RR": true, "df": true, "χ": true, "β": true, "α": true, "η": true, "ρ": true,
}
