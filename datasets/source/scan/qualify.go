package scan

import (
	"strings"

	"quotient/datasets/quantity"
)

// A phrase is a qualifier: its words, and what they say of a number.
type phrase struct {
	words []*lexeme
	bound quantity.Bound
}

// phrases are qualifiers by the word next to the number.
type phrases map[*lexeme][]phrase

// qualifiers adds phrases, one a line, to those before or behind a number.
func (l *Language) qualifiers(before bool, bound quantity.Bound, list string) {
	if l.before == nil {
		l.before, l.after = phrases{}, phrases{}
	}
	for _, line := range strings.Split(strings.TrimSpace(list), "\n") {
		p := phrase{bound: bound}
		for _, w := range strings.Fields(line) {
			p.words = append(p.words, l.word(w))
		}
		if before {
			last := p.words[len(p.words)-1]
			l.before[last] = append(l.before[last], p)
		} else {
			l.after[p.words[0]] = append(l.after[p.words[0]], p)
		}
	}
}

// A qualifier is the words that say how a number is to be taken.
type qualifier struct {
	from, to int // tokens
	bound    quantity.Bound
}

func (q qualifier) none() bool { return q.bound == "" }

// comparison are the signs that qualify a number.
var comparison = map[string]quantity.Bound{
	">": quantity.Over, "<": quantity.Under, "≥": quantity.AtLeast, "≤": quantity.UpTo, ">=": quantity.AtLeast, "<=": quantity.UpTo,
	"=>": quantity.AtLeast, "=<": quantity.UpTo, "⩾": quantity.AtLeast, "⩽": quantity.UpTo,
	"~": quantity.About, "≈": quantity.About, "∼": quantity.About, "=": quantity.Exact,
}

// qualifierBefore returns the qualifier that ends right before a token. Two in
// a row are one: of "up to and even over" the word at the number decides, of
// "up to about" the limit does.
func (b *block) qualifierBefore(i int) qualifier {
	q := b.oneBefore(i)
	if q.none() {
		return q
	}
	for {
		j := q.from
		// Between two qualifiers: and even, or possibly.
		for k := 0; k < 2 && b.form(j-1) == word && b.at(j-1).is.any(isAnd|isOr|isAdverb) && len(b.before[b.at(j-1)]) == 0; k++ {
			j--
		}
		if b.is(j-1, ",") {
			j--
		}
		p := b.oneBefore(j)
		if p.none() || j != q.from && !b.joins(j, q.from) {
			return q
		}
		if q.bound == quantity.About || q.bound == quantity.Exact {
			q.bound = p.bound
		}
		q.from = p.from
	}
}

// joins reports whether the tokens between two qualifiers join them.
func (b *block) joins(from, to int) bool {
	for i := from; i < to; i++ {
		if b.at(i).is.any(isAnd | isOr) {
			return true
		}
	}
	return false
}

func (b *block) oneBefore(i int) qualifier {
	if b.form(i-1) == sign {
		if s := b.str(i-2) + b.str(i-1); b.form(i-2) == sign && comparison[s] != "" {
			return qualifier{i - 2, i, comparison[s]}
		}
		if bound := comparison[b.str(i-1)]; bound != "" {
			return qualifier{i - 1, i, bound}
		}
		if b.is(i-1, ",") && b.at(i-2) == b.words["say"] && b.words["say"] != nil { // say, 15 days
			if q := b.oneBefore(i - 1); q.bound == quantity.About {
				q.to = i
				return q
			}
		}
		if b.is(i-1, ".") && !b.tokens[i-1].gap && b.glued(i-1) { // approx., ca.
			if q := b.phraseBefore(i - 1); q.bound == quantity.About {
				q.to = i
				return q
			}
		}
		return qualifier{}
	}
	if q := b.phraseBefore(i); !q.none() {
		switch {
		case b.at(i-1) == b.words["past"] && q.to-q.from == 1 && b.at(i-2).is.any(isDeterminer): // the past 20 years
			return qualifier{}
		case b.at(i-1) == b.words["say"] && b.form(i-2) == word && !b.at(i-2).is.any(isPreposition): // officials say 40
			return qualifier{}
		case b.isMultiple(q):
			return qualifier{}
		}
		return q
	}
	if b.at(i - 1).is.any(isDeterminer) { // over the 2,000
		if q := b.phraseBefore(i - 1); !q.none() && q.bound != quantity.About && !b.isMultiple(q) {
			return q
		}
	}
	return qualifier{}
}

// isMultiple reports whether a comparison is by how many times: twice as many as 40,
// three times more than 40. The number behind it is no limit.
func (b *block) isMultiple(q qualifier) bool {
	i := q.from - 1
	w := b.at(i)
	switch {
	case w.times > 0, w.is.any(isHalf) && b.lower(q.from) == "as":
		return true
	case b.form(i) == word && (b.str(i) == "times" || b.str(i) == "x"):
		n := b.at(i - 1)
		return b.form(i-1) == digits || n.cardinal > 0 || n.scale > 0 || n.part > 0 || n.is.any(isVague|isNumber)
	}
	return false
}

// phraseBefore returns the longest listed phrase that ends right before i.
func (b *block) phraseBefore(i int) (best qualifier) {
	if b.form(i-1) != word || b.tokens[i-1].known == nil {
		return best
	}
	for _, p := range b.before[b.tokens[i-1].known] {
		from := i - len(p.words)
		if from < 0 || !best.none() && from >= best.from {
			continue
		}
		if b.reads(from, p.words) {
			best = qualifier{from, i, p.bound}
		}
	}
	return best
}

func (b *block) reads(from int, words []*lexeme) bool {
	for k, w := range words {
		if from+k >= len(b.tokens) || b.tokens[from+k].known != w {
			return false
		}
	}
	return true
}

// qualifierAfter returns the longest listed phrase that begins at i.
func (b *block) qualifierAfter(i int) (best qualifier) {
	if b.tag == "en" && (b.str(i) == "odd" || b.str(i) == "ish") && b.is(i-1, "-") && b.glued(i) { // 30-odd sheep
		return qualifier{i, i + 1, quantity.About}
	}
	if b.is(i, "+") && b.glued(i) && b.form(i+1) != digits {
		return qualifier{i, i + 1, quantity.AtLeast}
	}
	if b.form(i) != word || b.tokens[i].known == nil {
		return best
	}
	for _, p := range b.after[b.tokens[i].known] {
		to := i + len(p.words)
		if !best.none() && to <= best.to {
			continue
		}
		if b.reads(i, p.words) && !(b.at(to).is.any(isTo) && b.reads(to-1, []*lexeme{b.words["up"]})) { // and up, but not and up to
			if q := b.phraseBefore(to + 1); !q.none() && q.from < to { // and more than 300
				continue
			}
			if q := b.phraseBefore(to); !q.none() && b.beginsNumber(to) { // 12 people, at least 3 of them
				continue
			}
			best = qualifier{i, to, p.bound}
		}
	}
	return best
}

// beginsNumber reports whether a number may begin at a token.
func (b *block) beginsNumber(i int) bool {
	w := b.at(i)
	return b.form(i) == digits || b.currencyAt(i) || w.cardinal > 0 || w.scale > 0 || w.is.any(isHalf)
}

// limit returns the distant qualifier of a number that a limit is set at:
// "Maximum wages to be fixed at 3,500".
func (b *block) limit(i int) qualifier {
	if b.at(i-1).is.any(isAuxiliary) && !b.at(i-2).is.any(isPronoun) {
		return b.extreme(i - 1)
	}
	if !b.at(i - 1).is.any(isPreposition | isTo | isSetAt) {
		return qualifier{}
	}
	if !b.at(i-2).is.any(isSetAt|isAuxiliary) && !b.at(i-1).is.any(isSetAt) {
		return qualifier{}
	}
	for j := i - 2; j >= 0 && j > i-12 && !b.ends(j); j-- {
		switch is := b.at(j).is; {
		case is.any(isMost):
			return qualifier{j, j + 1, quantity.UpTo}
		case is.any(isLeast):
			return qualifier{j, j + 1, quantity.AtLeast}
		}
	}
	return qualifier{}
}

// extreme returns the qualifier of a number that is said of the greatest or least of
// something, before the verb at a token: the maximum is 40, the minimum age was 18.
func (b *block) extreme(i int) qualifier {
	for j := i - 1; j >= 0 && j > i-8 && b.form(j) == word; j-- {
		switch is := b.at(j).is; {
		case is.any(isAuxiliary | isVerb | isAnd | isOr | isBut | isClause):
			return qualifier{}
		case is.any(isMost) && b.str(j) != "upper": // which may be a house
			return qualifier{j, j + 1, quantity.UpTo}
		case is.any(isLeast):
			return qualifier{j, j + 1, quantity.AtLeast}
		}
	}
	return qualifier{}
}

// ends reports whether a token ends a sentence or clause.
func (b *block) ends(i int) bool {
	if b.form(i) != sign {
		return false
	}
	switch b.str(i) {
	case ".", "!", "?":
		return i+1 >= len(b.tokens) || b.tokens[i+1].gap
	case ";", ":", "(", ")":
		return true
	}
	return false
}
