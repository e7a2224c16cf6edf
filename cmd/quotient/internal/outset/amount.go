package outset

import (
	"slices"
	"strings"

	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// moreOf is what there is more or less of by a share: 30 percent less water.
func (c clause) moreOf(m scan.Mention) (string, []source.Span) {
	more := c.is(c.to, form.IsMore) || c.is(c.to, form.IsAdverb) && !c.is(c.to, form.IsClause|form.IsBut)
	if m.Kind != scan.Percent || !more || !c.isNoun(c.to+1) || c.to+1 >= c.end {
		return "", nil
	}
	to := c.to + 2
	for to < c.end && to < c.to+maxName && c.isNoun(to) {
		to++
	}
	from := c.to
	if m.Direction != "" { // which tells whether it is more or less
		from++
	}
	return c.name(from, to), []source.Span{c.over(c.to, to)}
}

// beforeNoun is the name that a sum or a share is before, after an article: a $7 million
// operating loss, a 5 percent raise.
func (c clause) beforeNoun(m scan.Mention) (string, []source.Span) {
	if m.Unit == "" && m.Kind != scan.Percent || m.OutOf != nil || strings.Contains(m.Unit, " per ") || !c.is(c.from-1, form.IsArticle) && !c.is(c.from, form.IsArticle) {
		return "", nil
	}
	to, last := c.to, c.to // last is after the last word that can end a name
	for to < len(c.tokens) && to < c.to+maxName && c.plain(to) && !c.words.Is(c.token(to).lower, notNoun) && !c.words.Is(c.token(to).lower, form.IsTime) {
		doing := c.isParticiple(c.token(to).lower) || c.isGerund(c.token(to).lower)
		if doing && last > c.to { // a $199 million gain resulting from
			break
		}
		to++
		if !doing {
			last = to
		}
	}
	if last == c.to {
		return "", nil
	}
	name := c.name(c.to, last)
	if of, end := c.partOf(last); of != "" {
		name, last = name+" "+of, end
	}
	return name, []source.Span{c.over(c.to, last)}
}

// madeUp is what makes up a share of something: children made up 38 percent of the cases.
func (c clause) madeUp(m scan.Mention) (string, []source.Span) {
	if m.Kind != scan.Percent || !c.is(c.to, form.IsOf) {
		return "", nil
	}
	i := c.from - 1
	for i > c.start && (c.is(i, form.IsPreposition|form.IsAdverb) || c.is(i, form.IsTo)) {
		i--
	}
	if !c.composes[c.token(i).lower] {
		return "", nil
	}
	name, from := c.nameBefore(c.startOfVerb(i))
	if name == "" {
		return "", nil
	}
	return name, []source.Span{c.over(from, i+1)}
}

// startOfVerb is the token that a verb begins with, with those that help it.
func (c clause) startOfVerb(verb int) int {
	for verb > c.start && (c.isVerb(verb-1) || c.is(verb-1, form.IsAdverb)) {
		verb--
	}
	return verb
}

// held is what a sum of money is in: $29 billion in cash, $850 in labour costs.
func (c clause) held(m scan.Mention) (string, []source.Span) {
	if m.Kind != scan.Money || !c.is(c.to, form.IsRatio) || c.token(c.to+1).capital() || c.is(c.to+1, form.IsTime) {
		return "", nil
	}
	to := c.to + 1
	for to < c.end && to < c.to+maxName && c.isNoun(to) {
		to++
	}
	if to == c.to+1 || c.manner[c.token(to-1).lower] || slices.ContainsFunc(c.tokens[c.start:c.from], func(t token) bool { return c.costing[t.lower] }) {
		return "", nil
	}
	return c.name(c.to+1, to), []source.Span{c.over(c.to, to)}
}

// objectAfter is what an amount went to, by the words after it: on repairs, for Reyes.
func (c clause) objectAfter(i int) (string, int) {
	if !c.is(i, form.IsPreposition|form.IsTo) || c.token(i+1).date || i >= c.end || c.beforehand[c.token(i).lower] {
		return "", i
	}
	return c.withName(i)
}

// amount is the subject of a number that has no noun: money, a share, a measure.
func (c clause) amount(m scan.Mention, before *subject) subject {
	if name, spans := c.held(m); name != "" {
		return subject{noun: name, spans: spans}
	}
	if name, spans := c.beforeNoun(m); name != "" {
		return subject{noun: name, spans: spans}
	}
	if name, spans := c.madeUp(m); name != "" {
		return subject{noun: name, spans: spans}
	}
	if c.strong[c.token(c.to).lower] { // truckmen struck, 6,000 strong
		if name := c.opening(); name != "" {
			return subject{noun: name, spans: []source.Span{c.over(c.to, c.to+1)}}
		}
	}
	if m.Kind == scan.Percent || m.Unit == "" {
		if name, to := c.partOf(c.to); name != "" {
			_, name, _ = strings.Cut(name, " ")
			out := subject{noun: name, spans: []source.Span{c.over(c.to, to)}}
			if i := c.verbAfter(to); i >= 0 {
				out.verb = c.denied(to, i) + c.token(i).text
				out.spans = append(out.spans, c.over(i, i+1))
			}
			return out
		}
		if out := c.ofThem(); out.verb != "" {
			return out
		}
	}
	if before != nil && (c.inOther() || c.bare() && !c.leaves(m, before) && (c.start < c.from || c.joinedTo() || m.Mover != "")) {
		out := *before
		out.spans, out.goesOn = nil, true
		if done, spans := c.doneAfter(m); done != "" {
			if c.parted() { // and 5 were dismissed, by whoever hired 40
				return subject{verb: done, spans: spans}
			}
			out.verb, out.spans, out.group = done, spans, ""
		}
		return out
	}
	if c.subjectFirst {
		return subject{}
	}
	return c.told(m)
}

// inOther reports whether a number says in other units what the one before it does, to or
// from where that was a step, or by how much: $213 million or 98 cents a share; rose 8 cents to
// $0.87; $1.5 billion, up 7 percent.
func (c clause) inOther() bool {
	if c.number == 0 || isWhen(c.numbers[c.number-1]) {
		return false
	}
	_, from := c.of(c.number - 1)
	if from < 0 || from > c.from {
		return false
	}
	if c.numbers[c.number-1].Direction != "" && c.is(c.from-1, form.IsTo|form.IsFrom) {
		return !slices.ContainsFunc(c.tokens[from:c.from], func(t token) bool { return strings.Contains(",;.", t.text) })
	}
	comma := c.token(from).text == ","
	if comma && c.numbers[c.number].Direction != "" && c.onlyLinks(from+1) { // , which was 10 percent higher
		return true
	}
	switch c.from - from {
	case 1:
		return c.is(from, form.IsOr) || comma && c.is(c.to, form.IsMore)
	case 2:
		m := c.numbers[c.number]
		return comma && (c.is(from+1, form.IsOr) || m.Direction != "" && c.token(from+1).lower == m.Mover)
	}
	return false
}

// onlyLinks reports whether no more than a relative pronoun and a helping verb is between a
// token and the number.
func (c clause) onlyLinks(from int) bool {
	for i := from; i < c.from; i++ {
		if !c.is(i, form.IsAuxiliary|form.IsClause) {
			return false
		}
	}
	return c.from-from > 1
}

// ofThem is what was done by or to some of those that were told of: 5 of them were killed.
func (c clause) ofThem() subject {
	if !c.is(c.to, form.IsOf) || !c.is(c.to+1, form.IsPronoun|form.IsDeterminer|form.IsClause) {
		return subject{}
	}
	i := c.verbAfter(c.to + 2)
	if i < 0 {
		return subject{}
	}
	return subject{verb: c.denied(c.to, i) + c.token(i).text, spans: []source.Span{c.over(i, i+1)}}
}

// told is the subject of an amount by what is before it: revenue of, revenue was, a docker
// earned, spent on repairs.
func (c clause) told(m scan.Mention) subject {
	if done, spans := c.doneAfter(m); done != "" {
		return subject{verb: done, spans: spans}
	}
	if name, spans := c.moreOf(m); name != "" {
		return subject{noun: name, spans: spans}
	}
	i, of := c.from, false
	for i > c.start && !c.isNoun(i-1) && !c.isVerb(i-1) {
		i--
		of = of || c.is(i, form.IsOf)
	}
	if c.adjective(i) {
		for i--; i > c.start && !c.isNoun(i-1) && !c.isVerb(i-1); i-- {
		}
	}
	switch {
	case i <= c.start:
		return subject{}
	case c.isNoun(i - 1):
		return c.named(i, of)
	}
	return c.doing(i - 1)
}

// adjective reports whether the word before a token says no more than how a number is: a
// whopping 17 percent.
func (c clause) adjective(i int) bool {
	return i == c.from && c.isNoun(i-1) && c.is(i-2, form.IsArticle) && (c.isGerund(c.token(i-1).lower) || c.levels[c.token(i-1).lower]) && c.isVerb(i-3)
}

// named is the subject of an amount after the name that ends before a token; of says that it
// is of that.
func (c clause) named(i int, of bool) subject {
	name, from := c.nameBefore(i)
	if name == "" || from == i-1 && c.is(from, form.IsTime) { // in a week to 380,000
		return subject{}
	}
	if verb := c.verbIn(from); c.levels[c.token(i-1).lower] && of && verb >= 0 { // from an all-time low of 24 percent: of what fell to it
		if holder := c.holder(verb); holder != "" {
			return subject{noun: holder, spans: []source.Span{c.over(c.startOf(verb), i)}}
		}
	}
	if c.isGerund(c.token(from).lower) && from < i-1 && (c.ends(from-1) || c.is(from-1, form.IsAnd|form.IsBy)) && c.is(c.from-1, form.IsTo) { // bringing total payments to $5
		from++
		name = c.name(from, i)
	}
	return subject{noun: name, spans: []source.Span{c.over(from, i)}}
}

// doing is the subject of an amount after a verb.
func (c clause) doing(verb int) subject {
	holder := c.holder(verb)
	if c.isLink(verb) && holder == "" {
		return subject{noun: c.present[c.token(verb).lower]} // it weighs: its weight
	}
	if c.isLink(verb) {
		out := subject{noun: holder}
		out.spans = append(out.spans, c.over(c.startOf(verb), verb+1))
		return out
	}
	done := c.done(verb)
	if done == "" {
		done = c.token(verb).text
	}
	done = c.denied(max(c.start, verb-3), verb) + done
	out := subject{verb: done, group: holder, spans: []source.Span{c.over(verb, verb+1)}}
	if name, to := c.objectAfter(c.to); name != "" {
		out.verb, out.spans = done+" "+name, append(out.spans, c.over(c.to, to))
		return out
	}
	if holder != "" {
		out.noun, out.group = holder, ""
		out.spans = append(out.spans, c.over(c.startOf(verb), verb+1))
	}
	return out
}

// verbIn is the verb of a clause before a token; -1 where it has none.
func (c clause) verbIn(before int) int {
	for i := before - 1; i > c.start; i-- {
		if c.isVerb(i) {
			return i
		}
	}
	return -1
}

// doneAfter is what a bare number or a share did, by the verb right after it: 14 were killed,
// 15,912 reached the finish.
func (c clause) doneAfter(m scan.Mention) (string, []source.Span) {
	if m.Unit != "" && m.Kind != scan.Percent {
		return "", nil
	}
	i := c.to
	for c.is(i, form.IsAuxiliary|form.IsAdverb|form.IsDenial) {
		i++
	}
	if i >= c.end || !c.isVerb(i) || c.is(i, form.IsAuxiliary) {
		return "", nil
	}
	from := i + 1
	for c.is(from, form.IsDeterminer|form.IsArticle|form.IsPossessive) {
		from++
	}
	to := from
	for to < c.end && to < from+2 && c.isNoun(to) {
		to++
	}
	if to == from {
		to = i + 1
	}
	return strings.TrimSpace(c.denied(c.to, i) + c.token(i).text + " " + c.name(from, max(from, to))), []source.Span{c.over(i, to)}
}

// startOf is the token that the name before a verb begins with.
func (c clause) startOf(verb int) int {
	for verb > c.start && (c.isVerb(verb-1) || c.is(verb-1, form.IsAdverb)) {
		verb--
	}
	_, from := c.nameBefore(verb)
	return min(from, verb)
}

// first is the first name of a clause, or else of the sentence: what an amount is of where
// no words say so otherwise.
func (c clause) first(before *subject) subject {
	for _, start := range []int{c.start, 0} {
		for i := start; i < c.from; i++ {
			if !c.isNoun(i) || c.is(i-1, form.IsPreposition|form.IsFrom|form.IsTo) || c.is(i, form.IsTime) {
				continue
			}
			to := i
			for to < c.from && to < i+3 && (c.isNoun(to) || c.joins[c.token(to).lower] && c.isNoun(to+1)) {
				to++
			}
			return subject{noun: c.name(i, to), spans: []source.Span{c.over(i, to)}}
		}
		if before != nil && start == c.start {
			return subject{noun: before.noun, verb: before.verb, group: before.group}
		}
	}
	return subject{}
}
