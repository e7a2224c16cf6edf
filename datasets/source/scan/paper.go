package scan

import (
	"unicode/utf8"

	"quotient/datasets/quantity"
)

// freedom reads the degrees of freedom of a test, which are in brackets between
// its letter and its value: t(28) = −2.22, F(2, 40) = 3.1, χ²(3, N = 90) = 7.8.
func (b *block) freedom(i int) []match {
	if b.form(i) != digits || b.is(i-1, "=") {
		return nil
	}
	open := i - 1
	for open > i-5 && (b.form(open) == digits || b.is(open, ",") || b.is(open, ".")) {
		open--
	}
	letter := utf8.RuneCountInString(b.str(open-1)) <= 2 && b.form(open-1) == word || isNoteMark(b.str(open-1))
	if !b.is(open, "(") || !b.glued(open) || !letter {
		return nil
	}
	end := i + 1
	for end < i+8 && !b.is(end, ")") {
		end++
	}
	if !b.is(end, ")") || comparison[b.str(end+1)] == "" {
		return nil
	}
	return []match{b.mark(i, b.decimalEnd(i))} // of Welch’s test 28.4
}

// decimalEnd returns the token behind digits and their decimals.
func (b *block) decimalEnd(i int) int {
	if _, next := b.separator(i); next == i+2 && b.is(i+1, ".") {
		return i + 3
	}
	return i + 1
}

// interval reads the ends of an interval in brackets: 95% CI [1.2, 3.4].
func (b *block) interval(i int) []match {
	if !b.is(i, "[") && !b.is(i, "(") || !b.isInterval(i-1) && !b.isLimits(i) {
		return nil
	}
	low, ok := b.numeral(i + 1)
	if !ok || !b.is(low.to, ",") && !b.is(low.to, ";") {
		return nil
	}
	high, ok := b.numeral(low.to + 1)
	if !ok || !b.is(high.to, "]") && !b.is(high.to, ")") || low.value == nil || high.value == nil || low.value.Cmp(high.value) >= 0 {
		return nil
	}
	m := match{from: i + 1, to: high.to, Mention: Mention{Kind: Quantity, Low: low.value, High: high.value, Bound: quantity.Between}}
	if u, next, ok := b.find(high.to+1, true); ok && b.is(i, "[") {
		m.Unit, m.Kind, m.next = u.name, u.kind, next
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
		if b.form(j) != digits {
			break
		}
		to := b.decimalEnd(j)
		if b.form(to) != sign || !contains(marks[k], b.str(to)) {
			break
		}
		out = append(out, b.mark(j, to))
		j = to + 1
	}
	if len(out) == 0 && b.at(i-1).is.any(isLatitude) { // latitude 47.5
		return []match{b.mark(i, b.decimalEnd(i))}
	}
	if len(out) == 0 || b.form(j) != word || !contains("NSEWO", b.str(j)) || len(b.str(j)) != 1 || b.glued(j+1) && b.form(j+1) == digits {
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

// isStatistic reports whether the number that begins at a token is a value of a test or
// of a sample, as papers write it: p < .05, r = .45, t(28) = −2.22, n = 28.
func (b *block) isStatistic(i int) bool {
	j := i - 1
	if comparison[b.str(j)] == "" || b.str(j) == "~" {
		return false
	}
	if b.form(j-1) == sign && comparison[b.str(j-1)+b.str(j)] != "" { // <=
		j--
	}
	if b.is(j-1, ")") {
		for k := j - 2; k > j-9; k-- {
			if b.is(k, "(") {
				j = k
				break
			}
		}
	}
	if isNoteMark(b.str(j - 1)) { // χ², R²
		j--
	}
	return b.form(j-1) == word && statistics[b.str(j-1)]
}

var statistics = map[string]bool{
	"p": true, "P": true, "r": true, "t": true, "F": true, "z": true, "Z": true, "d": true, "n": true, "N": true, "R": true, "U": true, "W": true,
	"b": true, "B": true, "k": true, "M": true, "SD": true, "SE": true, "OR": true, "HR": true, "RR": true, "df": true, "χ": true, "β": true, "α": true, "η": true, "ρ": true,
}
