package scan

import (
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
)

// listMarker reads the number of an item: 1. or (1) or 1) at the start of a line, and (1)
// in a sentence.
func (b *block) listMarker(i int) (match, bool) {
	j := i
	if b.IsAny(i, "(", "[") {
		j++
	}
	if b.Form(j) != token.Digits || len(b.Str(j)) > longestItem || j > i && !b.Glued(j) {
		return match{}, false
	}
	if !b.Tokens[i].Line && !b.isInline(i, j) || !b.closesItem(j+1, j > i) || b.isSoleNumber(i, j) {
		return match{}, false
	}
	v := numeral.Rat(b.ASCII(j))
	return plain(ListMarker, j, j+1).with(v, v).wide(), true
}

// isInline reports whether the number of an item is in a sentence: after what a list has
// between its items, in brackets or before a name.
func (b *block) isInline(i, j int) bool {
	if len(b.Str(j)) > longestInline {
		return false
	}
	if j == i { // Results: 1. Ito; 2. Ray
		return b.IsAny(i-1, ":", ";") && b.Token(i+2).Form == token.Word && b.Tokens[i+2].Capital
	}
	return b.IsAny(i-1, ":", ";", ",") || b.Has(i-1, form.IsAnd|form.IsOr)
}

// closesItem reports whether what follows the number of an item ends it, and nothing
// touches that.
func (b *block) closesItem(end int, opened bool) bool {
	if !b.Glued(end) || end+1 < len(b.Tokens) && !b.Tokens[end+1].Gap {
		return false
	}
	if opened {
		return b.IsAny(end, ")", "]")
	}
	return b.IsAny(end, ")", ".")
}

// isSoleNumber reports whether a block is a number and its full stop, and nothing else.
func (b *block) isSoleNumber(i, j int) bool {
	return i == 0 && j == i && j+2 == len(b.Tokens) && b.Is(j+1, ".")
}

// longestItem is how many digits the number of an item has at most, and longestInline how
// many where it is in a sentence.
const (
	longestItem   = 3
	longestInline = 2
)
