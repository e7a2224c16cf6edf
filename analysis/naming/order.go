package naming

import (
	"slices"

	"quotient/analysis"
	"quotient/datasets"
)

// A Swap is a word that a text has on one side of a comparison, and that names a row of the
// other side.
type Swap struct {
	Word, Mark string // the word, and what parts the sides: per
	Row        *datasets.Observation
}

// Swapped finds a word on the wrong side of what parts a text: officials, in workers per
// official, where the officials are divided by the workers.
func (l *Lexicon) Swapped(text string, s analysis.Sides) (Swap, bool) {
	l.once.Do(l.learn)
	words := l.split(text)
	for _, m := range l.marks(s.Kind) {
		for _, at := range l.found(words, m.text) {
			left, right := words[:at[0]], words[at[1]:]
			switch {
			case len(right) == 0:
				continue
			case s.Kind != "days" && s.Kind != "growth" && l.from(left) && slices.Contains(l.words.To, m.text):
				continue // from the first count to the last is how it grew
			case m.loose && len(l.only(left, s.First, s.Second))+len(l.only(left, s.Second, s.First)) == 0:
				continue
			}
			if swap, ok, judged := l.parted(left, right, s); judged {
				swap.Mark = m.text
				return swap, ok
			}
		}
	}
	for _, mark := range l.words.BelowAfter {
		for _, at := range l.found(words, mark) {
			from := at[0]
			for from > 0 && !slices.Contains(l.words.Articles, words[from-1].text) {
				from--
			}
			above := slices.Concat(words[:from], words[at[1]:])
			if swap, ok, judged := l.parted(above, words[from:at[0]], s); judged {
				swap.Mark = mark
				return swap, ok
			}
		}
	}
	return Swap{}, false
}

// Around is [Lexicon.Swapped] for a multiple that is printed between two texts: what is
// before it is above the line, and what is after it below.
func (l *Lexicon) Around(before, after string, s analysis.Sides) (Swap, bool) {
	l.once.Do(l.learn)
	if s.Kind != "/" {
		return Swap{}, false
	}
	swap, ok, _ := l.parted(l.split(before), l.split(after), s)
	return swap, ok
}

// A mark is a word that parts what is compared. One that is loose does so only between two
// names.
type mark struct {
	text  string
	loose bool
}

// marks are those of a kind of formula, the clearest first.
func (l *Lexicon) marks(kind string) (out []mark) {
	add := func(list []string, loose bool) {
		for _, w := range list {
			out = append(out, mark{w, loose})
		}
	}
	switch kind {
	case "/", "share":
		for _, group := range l.words.Below {
			add(group, false)
		}
		add(l.words.BelowLoose, true)
	case "-":
		add(l.words.Than, false)
	case "days", "growth":
		add(l.words.To, false)
	}
	return out
}

// from reports whether a stretch begins among words.
func (l *Lexicon) from(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return slices.Contains(l.words.From, w.text) })
}

// found are the places of a mark among words.
func (l *Lexicon) found(words []word, mark string) (out [][2]int) {
	parts := l.split(mark)
	for i := range words {
		if i+len(parts) > len(words) {
			break
		}
		if slices.EqualFunc(words[i:i+len(parts)], parts, func(a, b word) bool { return a.text == b.text }) {
			out = append(out, [2]int{i, i + len(parts)})
		}
	}
	return out
}

// parted judges the words on two sides; judged is false where they tell nothing.
func (l *Lexicon) parted(left, right []word, s analysis.Sides) (swap Swap, swapped, judged bool) {
	above, below := l.only(left, s.First, s.Second), l.only(left, s.Second, s.First)
	aboveRight, belowRight := l.only(right, s.First, s.Second), l.only(right, s.Second, s.First)
	wrong, at := below, s.Second
	switch {
	case len(below) > 0 && len(above) == 0 && (len(belowRight) == 0 || len(aboveRight) > 0),
		len(below) > 0 && len(aboveRight) > 0 && s.Kind != "share":
	case len(aboveRight) > 0 && len(belowRight) == 0 && len(above) == 0 && s.Kind != "share":
		wrong, at = aboveRight, s.First
	default:
		return swap, false, len(above)+len(below)+len(aboveRight)+len(belowRight) > 0
	}
	for _, o := range at {
		if n := l.rows[o]; n != nil && n.called[wrong[0].stem] {
			return Swap{Word: wrong[0].text, Row: o}, true, true
		}
	}
	return swap, false, true
}

// only are the words that name rows of one side, and that no row of the other has.
func (l *Lexicon) only(words []word, of, not []*datasets.Observation) (out []word) {
	for _, w := range words {
		if l.telling(w) && !l.knows(not, w.stem) && slices.ContainsFunc(of, func(o *datasets.Observation) bool {
			return l.rows[o] != nil && l.rows[o].called[w.stem]
		}) {
			out = append(out, w)
		}
	}
	return out
}
