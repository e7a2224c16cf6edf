package token

import (
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/word"
)

// A Qualifier is the words that say how a number is to be taken.
type Qualifier struct {
	From, To int // tokens
	Bound    quantity.Bound
}

// None reports whether there is no qualifier.
func (q Qualifier) None() bool { return q.Bound == "" }

// Comparison are the signs that qualify a number.
var Comparison = map[string]quantity.Bound{
	">": quantity.Over, "<": quantity.Under, "≥": quantity.AtLeast, "≤": quantity.UpTo, ">=": quantity.AtLeast, "<=": quantity.UpTo,
	"=>": quantity.AtLeast, "=<": quantity.UpTo, "⩾": quantity.AtLeast, "⩽": quantity.UpTo,
	"~": quantity.About, "≈": quantity.About, "∼": quantity.About, "=": quantity.Exact,
}

// QualifierNextTo returns the one qualifier, in words or signs, that ends right before a
// token.
func (b *Block) QualifierNextTo(i int) Qualifier {
	if b.Form(i-1) == Sign {
		return b.signBefore(i)
	}
	if q := b.PhraseBefore(i); !q.None() {
		if b.isNoQualifier(i, q) {
			return Qualifier{}
		}
		return q
	}
	if b.Marked(i-1, form.MarkAt) {
		if q := b.PhraseBefore(i - 1); q.Bound == quantity.About { // almost at 3%
			q.To = i
			return q
		}
	}
	if b.Has(i-1, form.IsDeterminer) && !b.Has(i-1, form.IsPossessive) && !(b.IsHyphened(i+1) && b.Form(i) == Digits) { // over the 2,000; but not below its 5-year average
		if q := b.PhraseBefore(i - 1); !q.None() && q.Bound != quantity.About && !b.isMultiple(q) {
			return q
		}
	}
	return Qualifier{}
}

// signBefore reads a qualifier whose last token is a sign.
func (b *Block) signBefore(i int) Qualifier {
	if b.IsHyphen(i-1) && b.Glued(i-1) && b.Glued(i) && b.Marked(i-2, form.MarkSub) { // sub-90
		return Qualifier{i - 2, i, quantity.Under}
	}
	if s := b.Str(i-2) + b.Str(i-1); b.Form(i-2) == Sign && Comparison[s] != "" {
		return Qualifier{i - 2, i, Comparison[s]}
	}
	if bound := Comparison[b.Str(i-1)]; bound != "" {
		return Qualifier{i - 1, i, bound}
	}
	var q Qualifier
	switch {
	case b.Is(i-1, ",") && b.Marked(i-2, form.MarkSay): // say, 15 days
		q = b.QualifierNextTo(i - 1)
	case b.Is(i-1, ".") && b.Glued(i-1): // approx., ca.
		q = b.PhraseBefore(i - 1)
	}
	if q.Bound != quantity.About {
		return Qualifier{}
	}
	q.To = i
	return q
}

// isNoQualifier reports whether a phrase before a token is said of something else.
func (b *Block) isNoQualifier(i int, q Qualifier) bool {
	w := b.At(i - 1)
	switch {
	case w.Mark&form.MarkPast != 0 && q.To-q.From == 1 && b.Has(i-2, form.IsDeterminer): // the past 20 years
		return true
	case w.Mark&form.MarkSay != 0 && b.Form(i-2) == Word && !b.Has(i-2, form.IsPreposition): // officials say 40
		return true
	}
	return b.isMultiple(q)
}

// isMultiple reports whether a comparison is by how many times: twice as many as 40,
// three times more than 40. The number after it is no limit.
func (b *Block) isMultiple(q Qualifier) bool {
	i := q.From - 1
	w := b.At(i)
	switch {
	case w.Times > 0, w.Is.Any(form.IsHalf) && b.Marked(q.From, form.MarkAs):
		return true
	case b.Writes(i, form.MarkTimes):
		n := b.At(i - 1)
		return b.Form(i-1) == Digits || n.Cardinal > 0 || n.Scale > 0 || n.Part > 0 || n.Is.Any(form.IsVague|form.IsNumber)
	}
	return false
}

// PhraseBefore returns the longest listed phrase that ends right before a token.
func (b *Block) PhraseBefore(i int) (best Qualifier) {
	if b.Form(i-1) != Word || b.Tokens[i-1].Known == nil {
		return best
	}
	for _, p := range b.Before[b.Tokens[i-1].Known] {
		from := i - len(p.Words)
		if from < 0 || !best.None() && from >= best.From {
			continue
		}
		if b.Reads(from, p.Words) {
			best = Qualifier{from, i, p.Bound}
		}
	}
	return best
}

// Qualifies reports whether a word is the last of a listed phrase.
func (b *Block) Qualifies(w *word.Word) bool { return len(b.Before[w]) > 0 }

// Reads reports whether words are those of the block from a token on.
func (b *Block) Reads(from int, words []*word.Word) bool {
	for k, w := range words {
		if from+k >= len(b.Tokens) || b.Tokens[from+k].Known != w {
			return false
		}
	}
	return true
}
