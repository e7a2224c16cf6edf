package datasets

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/numerals"
)

// A cellError says what is wrong with a cell, and what to do.
type cellError = numerals.Error

// numeral returns how a field has its numbers, or reports why they could not be read.
func (d *describer) numeral(path string, f *Field) numerals.Form {
	n := numerals.Usual
	if f.DecimalChar != nil {
		n.Decimal = *f.DecimalChar
	}
	if f.GroupChar != nil {
		n.Group = *f.GroupChar
	}
	if f.BareNumber != nil {
		n.Bare = *f.BareNumber
	}
	for name, sign := range map[string]*string{"decimalChar": f.DecimalChar, "groupChar": f.GroupChar} {
		if sign == nil || name == "groupChar" && *sign == "" {
			continue
		}
		r, size := utf8.DecodeRuneInString(*sign)
		if size != len(*sign) || size == 0 || unicode.IsDigit(r) || unicode.IsLetter(r) || strings.ContainsRune(`+-"`, r) {
			d.fault(path+"/"+name, "", "field %q: %s must be one sign that is no digit, letter, + or -, not %q", f.Name, name, *sign)
		}
	}
	if n.Group != "" && n.Group == n.Decimal {
		other := "."
		if n.Group == "." {
			other = ","
		}
		d.fault(path+"/groupChar", fmt.Sprintf(`say which sign is before decimals, as in "decimalChar": %q`, other), "field %q: groupChar and decimalChar are both %q", f.Name, n.Group)
	}
	return n
}
