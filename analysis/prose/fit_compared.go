package prose

import (
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

var comparedFit = fit{
	name: "compared",
	doc:  "What is said to be more than another number, or as much, is so.",
	objects: func(c *claim, s *subject) string {
		if s.date || s.value == nil || s.unit == multiple || s.unit == percent || s.computed != nil {
			return ""
		}
		if slices.ContainsFunc(c.amounts, func(x scan.Mention) bool { return x.Unit == multiple || wording.SaysMultiple(x.Text) }) {
			return "" // twice as many as
		}
		words, number := c.sentenceWords()
		x, ok := wording.Compares(words)
		if !ok {
			return ""
		}
		if other, ok := c.second(); ok { // more were released than jailed: 5,500 against 12,000
			if d, sure := versus(s.statement, other); c.m.Span.Start < other.at && sure && d != x.Way {
				return ", and it is " + map[int]string{1: "more", 0: "the same", -1: "less"}[d]
			}
			return ""
		}
		if number > x.Than || number > x.At && x.At > 0 && !slices.Contains(words[:number], words[x.At]) && number < x.Than {
			return ""
		}
		// Every number that the words after “than” name as well contradicts it.
		named := c.named(s, words[x.Than:])
		for _, o := range named {
			if d, sure := versus(s.statement, of{statement: o}); !sure || d == x.Way {
				return ""
			}
		}
		if len(named) == 0 {
			return ""
		}
		return ", and " + named[0].ref + " is " + named[0].words(c.in(quantity.English.Tag))
	},
}

// sentenceWords are the words of the sentence in lower case, without those of numbers, and
// which of them is the number itself.
func (c *claim) sentenceWords() (words []string, number int) {
	r := slices.Clone(c.text[c.start:c.end])
	for _, t := range c.taken {
		if t.Start >= c.start && t.End <= c.end && !strings.ContainsFunc(string(c.text[t.Start:t.End]), isDigit) && !strings.Contains(string(c.text[t.Start:t.End]), " ") {
			continue // at ten
		}
		for i := max(t.Start, c.start); i < min(t.End, c.end); i++ {
			r[i-c.start] = ' '
		}
	}
	if at := c.m.Span.Start - c.start; at >= 0 && at < len(r) {
		r[at] = '#'
	}
	words = strings.FieldsFunc(strings.ToLower(string(r)), func(r rune) bool { return !unicode.IsLetter(r) && r != '#' })
	return words, slices.Index(words, "#")
}

// An of is another number of a sentence, and where it is.
type of struct {
	statement
	at int
}

// second is the one other number of the sentence that the study has in the same unit.
func (c *claim) second() (out of, ok bool) {
	for _, x := range c.amounts {
		for _, s := range c.all.valued(x.Low) {
			if quantity.Same(x.Low, x.High) && (x.Unit == c.m.Unit || x.Unit+x.Noun == "") && c.inUnit(s, x) && s.unit != multiple {
				if ok && out.at != x.Span.Start {
					return out, false
				}
				out, ok = of{s, x.Span.Start}, true
			}
		}
	}
	return out, ok
}

// versus is whether a number is more than another (1), less (-1) or the same (0), and whether
// that is sure.
func versus(a statement, b of) (way int, sure bool) {
	up := func(s statement) bool { return s.bound == quantity.Over || s.bound == quantity.AtLeast }
	down := func(s statement) bool { return s.bound == quantity.Under || s.bound == quantity.UpTo }
	exact := func(s statement) bool { return s.bound == quantity.Exact }
	switch d := a.value.Cmp(b.value); {
	case d > 0:
		return d, (exact(a) || up(a)) && (exact(b.statement) || down(b.statement))
	case d < 0:
		return d, (exact(a) || down(a)) && (exact(b.statement) || up(b.statement))
	default:
		return d, exact(a) && exact(b.statement)
	}
}

// named are the numbers in the unit that words name, and none better.
func (c *claim) named(s *subject, words []string) (best []statement) {
	most := 0
	alike := func(p *wording.Profile) bool { // the dead of one place, and of another
		for name := range s.profile.Named {
			if p.Named[name] && name[0] == '0'+byte(form.Events) {
				return true
			}
		}
		return !s.profile.Kins[form.Events]
	}
	for _, x := range c.all.stated() {
		if len(x.rows) != 1 || x.rows[0].Ref() != x.ref || x.unit != s.unit || x.ref == s.ref {
			continue
		}
		n, p := 0, c.profileOf(x.ref, []*datasets.Observation{x.rows[0]})
		if says := slices.ContainsFunc(wording.Lexicons()[c.tag].Find(words), func(h wording.Hit) bool { return h.Sense != nil && h.Sense.Kin == form.Events }); !says && !alike(p) {
			continue
		}
		for i, w := range words {
			if len([]rune(w)) >= 3 && !slices.Contains(wording.All().Articles, w) && !slices.Contains(wording.All().Unsaying, w) && (p.Words[w] || p.Stems[wording.Stem(w)] || slices.ContainsFunc(wording.Lexicons()[c.tag].At(words[i:]), func(e wording.Entry) bool { return e.Sense != nil && p.Has(e.Sense) })) {
				n++
			}
		}
		if n > most {
			most, best = n, nil
		}
		if n == most && n > 0 {
			best = append(best, x)
		}
	}
	return best
}
