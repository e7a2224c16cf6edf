package naming

import (
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

func localeOf(tag string) quantity.Locale {
	l, _ := quantity.LocaleOf(tag)
	return l
}

// A Claim is a word of a text that names rows which the text is not made from.
type Claim struct {
	Word string
	Rows []*datasets.Observation
	// Of are the rows of the text that the word does not name; nil for all of them.
	Of []*datasets.Observation
}

// Stray finds a word that names rows of the study, and none of those that a text is made
// from. What also says may be said too.
func (l *Lexicon) Stray(text string, own []*datasets.Observation, also string) (Claim, bool) {
	l.once.Do(l.learn)
	words := l.split(text)
	said, allowed := l.set(words), map[string]bool{}
	l.add(allowed, also)
	for _, w := range words {
		if !l.telling(w) || allowed[w.stem] {
			continue
		}
		if l.knows(own, w.stem) {
			if c, ok := l.better(w, said, own); ok {
				return c, true
			}
			continue
		}
		if rows := l.near(w.stem, said, own); len(rows) > 0 {
			return Claim{Word: w.text, Rows: rows}, true
		}
	}
	return Claim{}, false
}

// StrayAmong finds a word that the texts of other rows of a chart have, and that is nowhere
// with those that a short text is made from.
func (l *Lexicon) StrayAmong(text string, own, shown []*datasets.Observation, also string) (Claim, bool) {
	l.once.Do(l.learn)
	allowed := map[string]bool{}
	l.add(allowed, also)
	for _, w := range l.split(text) {
		if !l.telling(w) || allowed[w.stem] || l.knows(own, w.stem) {
			continue
		}
		var rows []*datasets.Observation
		for _, o := range shown {
			if n := l.rows[o]; n != nil && n.all[w.stem] {
				rows = append(rows, o)
			}
		}
		if len(rows) > 0 && 3*len(rows) <= 2*len(shown) {
			return Claim{Word: w.text, Rows: rows}, true
		}
	}
	return Claim{}, false
}

// StrayPlace is [Lexicon.Stray] for the names of places alone.
func (l *Lexicon) StrayPlace(text string, own []*datasets.Observation) (Claim, bool) {
	l.once.Do(l.learn)
	for _, w := range l.split(text) {
		if !w.capital || !l.telling(w) || l.knows(own, w.stem) {
			continue
		}
		var rows []*datasets.Observation
		for _, o := range l.named[w.stem] {
			if l.rows[o].places[w.stem] {
				rows = append(rows, o)
			}
		}
		if len(rows) > 0 {
			return Claim{Word: w.text, Rows: rows}, true
		}
	}
	return Claim{}, false
}

func (l *Lexicon) set(words []word) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		out[w.stem] = true
	}
	return out
}

// knows reports whether a row has a word, anywhere.
func (l *Lexicon) knows(rows []*datasets.Observation, stem string) bool {
	return slices.ContainsFunc(rows, func(o *datasets.Observation) bool { return l.rows[o] == nil || l.rows[o].all[stem] })
}

// near are the rows that a word names and that could be taken for those of a text: of
// their table or their unit, or by their place. A word of a third of the rows names none.
func (l *Lexicon) near(stem string, said map[string]bool, own []*datasets.Observation) (out []*datasets.Observation) {
	if all := l.named[stem]; len(all) > 3 && 3*len(all) > len(l.rows) && !slices.ContainsFunc(all, func(o *datasets.Observation) bool { return l.rows[o].places[stem] }) {
		return nil
	}
	for _, o := range l.named[stem] {
		n := l.rows[o]
		if !n.places[stem] && !slices.ContainsFunc(own, func(p *datasets.Observation) bool { return p.Table == o.Table || alike(p, o) }) {
			continue
		}
		if slices.ContainsFunc(n.labels, func(x label) bool { return x.names(stem, said) }) {
			out = append(out, o)
		}
	}
	return out
}

// alike reports whether one number could be taken for the other: both have one unit, or
// both are events or stretches of time.
func alike(a, b *datasets.Observation) bool {
	ofTime := func(o *datasets.Observation) bool {
		return o.Quantity == nil && o.Statistic == datasets.Event || o.Statistic == datasets.Duration
	}
	return ofTime(a) && ofTime(b) || a.Quantity != nil && b.Quantity != nil && !a.Quantity.Unit.IsPlain() && a.Quantity.Unit == b.Quantity.Unit
}

// better finds a row of the same table that a text names in full, by a word that is only a
// part of the name of its own: workers, of skilled workers.
func (l *Lexicon) better(w word, said map[string]bool, own []*datasets.Observation) (Claim, bool) {
	var c Claim
	for _, p := range own {
		n := l.rows[p]
		if n == nil {
			return Claim{}, false
		}
		for _, x := range n.labels {
			if x.noun != w.stem {
				continue
			}
			if x.covered(said) == len(x.stems) {
				return Claim{}, false
			}
			for _, o := range l.named[w.stem] {
				if o.Table == p.Table && slices.ContainsFunc(l.rows[o].labels, func(y label) bool {
					return y.column == x.column && y.noun == w.stem && len(y.stems) < len(x.stems) && y.covered(said) == len(y.stems)
				}) {
					c.Word, c.Rows = w.text, append(c.Rows, o)
				}
			}
		}
	}
	return c, len(c.Rows) > 0
}

// Unnamed finds a place that a text leaves out: it names that of some of its rows, and not
// that of the others.
func (l *Lexicon) Unnamed(text string, first, second []*datasets.Observation) (Claim, bool) {
	l.once.Do(l.learn)
	said := l.set(l.split(text))
	var c Claim
	var rest []*datasets.Observation
	for _, o := range slices.Concat(first, second) {
		n := l.rows[o]
		if n == nil || len(n.places) == 0 {
			return Claim{}, false
		}
		named := false
		for w := range n.places {
			named = named || said[w]
		}
		if named {
			c.Rows = append(c.Rows, o)
		} else {
			rest = append(rest, o)
		}
	}
	if len(c.Rows) == 0 || len(rest) == 0 {
		return Claim{}, false
	}
	c.Of = rest
	for _, w := range l.split(text) {
		if l.rows[c.Rows[0]].places[w.stem] {
			c.Word = w.text
			break
		}
	}
	return c, true
}

// Part finds a row that is a part of another, where the text has no word that tells it from
// its whole.
func (l *Lexicon) Part(text string, rows []*datasets.Observation) (*datasets.Observation, bool) {
	l.once.Do(l.learn)
	if !l.english() { // whose cells may have no term
		return nil, false
	}
	said := l.set(l.split(text))
	for _, o := range rows {
		if o.PartOf == nil || l.rows[o] == nil || l.rows[o.PartOf] == nil {
			continue
		}
		whole, tells, told := l.rows[o.PartOf].all, false, false
		for w := range l.rows[o].label {
			if !whole[w] {
				tells, told = true, told || said[w]
			}
		}
		if tells && !told {
			return o, true
		}
	}
	return nil, false
}

// Taken finds a row that a difference takes away, where a text names it, and nothing of
// what it is taken from: the civilians, of the dead but for the civilians.
func (l *Lexicon) Taken(text string, first, second []*datasets.Observation) (string, *datasets.Observation, bool) {
	l.once.Do(l.learn)
	words := l.split(text)
	for _, w := range words {
		for _, o := range first {
			if n := l.rows[o]; n != nil && n.label[w.stem] && !n.places[w.stem] || slices.Contains(l.words.Denials, w.text) || slices.Contains(l.words.Than, w.text) {
				return "", nil, false
			}
		}
	}
	for _, w := range words {
		for _, o := range second {
			if n := l.rows[o]; n != nil && l.telling(w) && n.label[w.stem] && !n.places[w.stem] {
				return w.text, o, true
			}
		}
	}
	return "", nil, false
}

// Every finds a word that says a number of each one of a group, before a word that names a
// row that is the greatest or least of its group.
func (l *Lexicon) Every(text string, rows []*datasets.Observation) (string, *datasets.Observation, bool) {
	l.once.Do(l.learn)
	words := l.split(text)
	for i, w := range words {
		if !slices.Contains(l.words.Every, w.text) {
			continue
		}
		for _, next := range words[i+1 : min(len(words), i+4)] {
			for _, o := range rows {
				if n := l.rows[o]; n != nil && n.called[next.stem] && (o.Statistic == datasets.Maximum || o.Statistic == datasets.Minimum) && !l.elsewhere(rows, o, next.stem) {
					return strings.Join([]string{w.text, next.text}, " "), o, true
				}
			}
		}
	}
	return "", nil, false
}

// elsewhere reports whether a word names another of the rows too.
func (l *Lexicon) elsewhere(rows []*datasets.Observation, o *datasets.Observation, stem string) bool {
	return slices.ContainsFunc(rows, func(p *datasets.Observation) bool { return p != o && l.rows[p] != nil && l.rows[p].called[stem] })
}

// Names reports whether a text has a word for one of some rows.
func (l *Lexicon) Names(text string, rows []*datasets.Observation) bool {
	l.once.Do(l.learn)
	return slices.ContainsFunc(l.split(text), func(w word) bool {
		return l.telling(w) && slices.ContainsFunc(rows, func(o *datasets.Observation) bool { return l.rows[o] != nil && l.rows[o].called[w.stem] })
	})
}
