package check

import (
	"math/big"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/source/scan"
)

// claimRead takes the mentions that a person has read otherwise: that with the number, or
// else those that it is made of and that no other row has. Every other number of the quote
// needs a row of its own, as all do.
func (l *Ledger) claimRead(r *reading) {
	l.claim(r)
	if r.number != nil || r.text < 0 || r.wordy() {
		return
	}
	for _, k := range l.entering(r) {
		at := mentionAt{r.text, r.indices[k]}
		if !slices.ContainsFunc(l.claimed[at], func(o *datasets.Observation) bool { return o.Reading == "" }) {
			l.claimed[at] = append(l.claimed[at], r.Observation)
		}
	}
}

// entering are the mentions of a quote, by their places among the row's, that what a
// person reads is made of.
func (l *Ledger) entering(r *reading) (out []int) {
	var inside []int
	for k := range r.mentions {
		if !r.goesOn(&r.mentions[k]) {
			inside = append(inside, k)
		}
	}
	value := r.Number("value")
	switch {
	case r.Statistic == datasets.Event:
		return slices.DeleteFunc(inside, func(k int) bool { return !r.mentions[k].IsDate() })
	case value == nil || len(digitsOf(r.Quote)) == 0: // words, which the reading names
		says := language.Split(strings.ToLower(r.Reading))
		return slices.DeleteFunc(inside, func(k int) bool {
			m := r.mentions[k]
			return (value == nil || m.Low == nil || m.Low.Cmp(value) != 0) &&
				!slices.ContainsFunc(language.Split(strings.ToLower(m.Text)), func(w string) bool { return slices.Contains(says, w) })
		})
	}
	for _, n := range []*big.Rat{value, r.Number("high"), r.OutOf()} {
		if n != nil {
			out = append(out, l.fewest(r, inside, new(big.Rat).Abs(n))...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fewest are as few of the mentions of a quote as give a number: without any of them, the
// rest does not. None is where all do not.
func (l *Ledger) fewest(r *reading, inside []int, n *big.Rat) []int {
	read := newReadable(r, l.plural(r))
	gives := func(list []int) bool {
		text := []rune(l.texts[r.text].Source.Text(r.span))
		var mentions []scan.Mention
		for _, k := range inside {
			m := r.mentions[k]
			if slices.Contains(list, k) {
				mentions = append(mentions, m)
				continue
			}
			for i := m.Span.Start; i < m.Span.End; i++ {
				text[i-r.span.Start] = ';' // which joins nothing
			}
		}
		read.read(string(text), mentions, "")
		return read.gives(n)
	}
	if !gives(inside) {
		return nil
	}
	kept := slices.Clone(inside)
	for _, k := range slices.Backward(inside) {
		if rest := slices.DeleteFunc(slices.Clone(kept), func(i int) bool { return i == k }); gives(rest) {
			kept = rest
		}
	}
	return kept
}
