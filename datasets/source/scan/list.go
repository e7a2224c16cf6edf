package scan

import (
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan/internal/numeral"
	"quotient/datasets/source/scan/internal/token"
)

// listMarker reads the number of an item: 1. or (1) or 1) at the start of a line.
func (b *block) listMarker(i int) (match, bool) {
	j := i
	if b.Is(j, "(") || b.Is(j, "[") {
		j++
	}
	if !b.Tokens[i].Line {
		// In a sentence it stands in brackets, behind what a list has between.
		if j == i || b.Form(j) != token.Digits || len(b.Str(j)) > 2 || !b.Is(i-1, ":") && !b.Is(i-1, ";") && !b.Is(i-1, ",") && !b.Has(i-1, form.IsAnd|form.IsOr) {
			return match{}, false
		}
	}
	if b.Form(j) != token.Digits || len(b.Str(j)) > 3 || j > i && !b.Glued(j) {
		return match{}, false
	}
	end := j + 1
	switch {
	case !b.Glued(end):
		return match{}, false
	case j > i && (b.Is(end, ")") || b.Is(end, "]")):
	case j == i && (b.Is(end, ")") || b.Is(end, ".")):
	default:
		return match{}, false
	}
	if end+1 < len(b.Tokens) && !b.Tokens[end+1].Gap || end+1 >= len(b.Tokens) && !b.Is(end, ")") && b.Text != "" && i == 0 && end+1 == len(b.Tokens) && j == i && b.Is(end, ".") {
		return match{}, false
	}
	v := numeral.Rat(b.ASCII(j))
	return match{from: j, to: j + 1, reading: reading{Kind: ListMarker, Low: v, High: v, Bound: quantity.Exact}}.wide(), true
}
