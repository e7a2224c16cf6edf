package evidence

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets/edtf"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// brackets are the dates of a text that are in brackets right after a number, and so of no other.
type brackets struct {
	all []scan.Bracketed
	of  map[source.Span][]scan.Mention // by their number, where nothing else is in the brackets
}

func (r *reader) brackets(chars []rune, numbers []scan.Mention) brackets {
	b := brackets{r.scanner.Brackets(chars, numbers), map[source.Span][]scan.Mention{}}
	for _, x := range b.all {
		if x.Alone {
			b.of[x.Of] = append(b.of[x.Of], x.Date)
		}
	}
	return b
}

// dates are those of a number: in brackets right after it, or else in the first of some stretches
// that has any, but for those of other numbers.
func (r *reader) datesOf(b brackets, chars []rune, m scan.Mention, all []scan.Mention, stretches ...source.Span) []scan.Mention {
	if own := b.of[m.Span]; len(own) > 0 {
		return own
	}
	for i, s := range stretches {
		theirs := b.in(s)
		out := slices.DeleteFunc(slices.Clone(numbersIn(all, s)), func(d scan.Mention) bool {
			return !d.IsDate() || i > 0 && r.compared(chars, d) || slices.ContainsFunc(theirs, func(x scan.Bracketed) bool { return x.Date.Span == d.Span })
		})
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// compared reports whether a date is one that another is compared with: more than in 2021.
func (r *reader) compared(chars []rune, d scan.Mention) bool {
	before := wording.Lower(string(chars[max(0, d.Span.Start-20):d.Span.Start]))
	p := wording.Of(r.tag)
	for _, word := range before[max(0, len(before)-2):] {
		if slices.Contains(p.Than, word) || slices.Contains(p.Against, word) && !r.is(word, form.IsTo) {
			return true
		}
	}
	return false
}

// in are those of a stretch.
func (b brackets) in(s source.Span) []scan.Bracketed {
	at := func(i int) int {
		n, _ := slices.BinarySearchFunc(b.all, i, func(x scan.Bracketed, i int) int { return x.Date.Span.Start - i })
		return n
	}
	from, to := at(s.Start), at(s.End)
	return b.all[from:max(from, to)]
}

// borrowed reports whether a date is one of another number of the sentence of a row.
func (w *witness) borrowed(d edtf.Date, r *row) bool {
	return slices.ContainsFunc(w.bracketed.in(r.sentence), func(x scan.Bracketed) bool {
		return x.Of != r.Mention.Span && compatible(x.Date.Date(), d)
	})
}
