package prose

import (
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// Rebound reports whether the words around a number that stands in a text, from
// one character to another, give it a bound, a value or a unit that it does not have
// by itself: what the number says alone, and what it says there.
func (p *Editor) Rebound(n Number, text string, from, to int) (alone, around string, other bool) {
	out := p.bound.Of(filled{n.Ref(), n.Text, text, "", from, to}, func() (r rebound) {
		r.alone, r.around, r.other = p.rebound(n, text, from, to, true)
		return r
	})
	return out.alone, out.around, out.other
}

// rebound is [Editor.Rebound]; unless it is strict, a number may stand without its unit,
// and be said to be a limit that it itself is.
func (p *Editor) rebound(n Number, text string, from, to int, strict bool) (alone, around string, other bool) {
	language, ok := scan.In(p.verifier.printer.Locale.Tag)
	if !ok {
		return "", "", false
	}
	r := []rune(text)
	number := string(r[from:to])
	if near := wording.Stuck(r, from, to); near != "" {
		return number, near, true
	}
	whole := p.verifier.study.Scan(language, text)
	if start, ok := multiplied(whole, r, from); ok {
		return number, string(r[start:to]), true
	}
	b := rebinding{verifier: p.verifier, text: text, number: number, from: from, to: to, strict: strict}
	b.stated, _ = state(n, p.verifier.printer.Locale)
	for _, x := range p.verifier.study.Scan(language, number) {
		if !isAmount(x) {
			continue
		}
		i := slices.IndexFunc(whole, func(m scan.Mention) bool {
			return m.Span.Start < x.Span.End+from && x.Span.Start+from < m.Span.End
		})
		if i < 0 {
			continue
		}
		first := wording.Qualified(language, text, from+x.Phrase.Start, from+x.Span.Start)
		if alone, around, other := b.compare(x, whole[i], first); other {
			return alone, around, true
		}
	}
	return "", "", false
}

// multiplied finds a number right before another that makes it another: twice 1,000
// forints, half of 1,000 forints.
func multiplied(whole []scan.Mention, r []rune, from int) (start int, ok bool) {
	for _, m := range whole {
		if m.Span.End > from || m.Low == nil || !wording.SaysMultiple(m.Text) && (m.Low.Cmp(one) >= 0 || m.Unit != "") {
			continue
		}
		between := strings.ToLower(strings.TrimSpace(string(r[m.Span.End:from])))
		if between == "" || slices.Contains(wording.All().Joins, between) {
			return m.Span.Start, true
		}
	}
	return 0, false
}

// isAmount reports whether a mention has a number that is no date or time.
func isAmount(m scan.Mention) bool {
	return m.Low != nil && m.High != nil && m.Kind != scan.Date && m.Kind != scan.Year && m.Kind != scan.Time
}

// A rebinding is a number within a text.
type rebinding struct {
	*verifier
	stated       statement
	text, number string
	from, to     int
	strict       bool
}

// compare holds what a number says alone against what it says there, where its words begin
// at a character.
func (b *rebinding) compare(alone, there scan.Mention, first int) (says, said string, other bool) {
	x, m := alone, there
	switch {
	case m.Kind == scan.Date || m.Kind == scan.Year || m.Kind == scan.Time:
		return "", "", false
	case m.Bound == quantity.Between && (m.Low.Cmp(x.Low) == 0 || m.High.Cmp(x.High) == 0):
		return "", "", false // one end of a range, whose other is judged by itself
	case !sameValue(m, x):
		return wording.Phrase(b.number, x), wording.Phrase(b.text, m), true
	case !b.strict && x.Bound == quantity.Exact && (m.Bound == quantity.AtLeast || m.Bound == quantity.UpTo):
		return "", "", false
	case m.Bound != x.Bound && !b.stated.limit: // whose side may be named
		return string(x.Bound), string(m.Bound), true
	case x.Bound != quantity.Exact && first < b.from:
		return string(x.Bound), "“" + strings.Join(strings.Fields(string([]rune(b.text)[first:b.to])), " ") + "”", true
	case b.strict && b.otherUnit(x, m):
		there := wording.Phrase(b.text, m)
		if m.Noun == "" && !strings.Contains(there, m.Unit) {
			there += " " + m.Unit
		}
		return wording.Phrase(b.number, x), there, true
	}
	return "", "", false
}

func sameValue(m, x scan.Mention) bool {
	return m.Low != nil && m.High != nil && m.Low.Cmp(x.Low) == 0 && m.High.Cmp(x.High) == 0
}

// otherUnit reports whether a number has another unit there than alone.
func (b *rebinding) otherUnit(alone, there scan.Mention) bool {
	differs := there.Unit != alone.Unit && there.Unit != "" || there.Unit == "" && there.Noun != alone.Noun
	return differs && !b.inUnit(b.stated, b.stated.inTerms(there))
}
