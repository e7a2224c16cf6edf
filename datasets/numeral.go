package datasets

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/language"
	"quotient/datasets/quantity"
)

// A numeral is how the numbers of a field are written.
type numeral struct {
	decimal, group string // the signs; group is "" where there is none
	bare           bool   // nothing but the number is in a cell
}

// numeral returns how a field has its numbers, or reports why they could not be read.
func (d *describer) numeral(path string, f *Field) numeral {
	n := numeral{decimal: ".", bare: true}
	if f.DecimalChar != nil {
		n.decimal = *f.DecimalChar
	}
	if f.GroupChar != nil {
		n.group = *f.GroupChar
	}
	if f.BareNumber != nil {
		n.bare = *f.BareNumber
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
	if n.group != "" && n.group == n.decimal {
		other := "."
		if n.group == "." {
			other = ","
		}
		d.fault(path+"/groupChar", fmt.Sprintf(`say which sign is before decimals, as in "decimalChar": %q`, other), "field %q: groupChar and decimalChar are both %q", f.Name, n.group)
	}
	return n
}

// notFinite are the numbers of Table Schema that are none: nothing can be drawn or
// computed with them.
var notFinite = regexp.MustCompile(`(?i)^[+\-−]?(nan|inf|infinity)$`)

// A cellError says what is wrong with a cell, and what to do.
type cellError struct{ problem, hint string }

func (e *cellError) Error() string { return e.problem }

func wrong(hint, format string, args ...any) *cellError {
	return &cellError{fmt.Sprintf(format, args...), hint}
}

// plain returns a number of a cell as a plain decimal: 1234.5 for 1.234,5 €.
func (n numeral) plain(cell string) (string, *big.Rat, *cellError) {
	text := cell
	if !n.bare {
		var err *cellError
		if text, err = n.core(cell); err != nil {
			return "", nil, err
		}
	}
	return n.decimalOf(cell, text)
}

// decimalComma is what has a comma where a number has its point.
var decimalComma = regexp.MustCompile(`^[-+]?[0-9]+,[0-9]+$`)

// decimalOf reads a number that has nothing around it.
func (n numeral) decimalOf(cell, text string) (string, *big.Rat, *cellError) {
	usual := n.group == "" && n.decimal == "."
	if !usual {
		var err *cellError
		if text, err = n.ungrouped(cell, text); err != nil {
			return "", nil, err
		}
	}
	r, err := quantity.ParseDecimal(text)
	if err != nil && notFinite.MatchString(cell) {
		return "", nil, wrong(`leave the cell empty, or list it in the schema: "missingValues": ["", "`+cell+`"]`, "%q is not a number that can be drawn or computed with", cell)
	} else if err != nil && (!usual || text != cell) {
		return "", nil, wrong("", "%q is not a number%s", cell, n.form())
	} else if err != nil && decimalComma.MatchString(cell) {
		return "", nil, wrong(`or, if commas are decimal signs in the column, add "decimalChar": "," to its field in `+DescriptorName, "%v", err)
	} else if err != nil {
		return "", nil, wrong("", "%v", err)
	}
	return text, r, nil
}

// form says how numbers are written, for messages.
func (n numeral) form() string {
	s := ""
	if n.decimal != "." {
		s += fmt.Sprintf(" with the decimal sign %q", n.decimal)
	}
	if n.group != "" {
		s += fmt.Sprintf(" with %q between groups of digits", n.group)
	}
	return s
}

// scaled finds words and letters after a number that are part of it: 3k, 5 million.
var scaled = sync.OnceValue(func() *regexp.Regexp {
	var words []string
	for _, l := range language.All {
		words = append(words, l.Writing.Numbers.Multipliers...)
	}
	return regexp.MustCompile(`(?i)^\s*(` + strings.Join(words, "|") + `)`)
})

// core takes away what stands around a number: 1.234 of € 1.234 or 12 of 12%.
func (n numeral) core(cell string) (string, *cellError) {
	from := strings.IndexAny(cell, "0123456789")
	if from < 0 {
		return "", wrong("", "%q has no number", cell)
	}
	to := strings.LastIndexAny(cell, "0123456789") + 1
	before, after, sign := cell[:from], cell[to:], ""
	bad := wrong("write the plain number", "%q is not one number with something around it", cell)
	letter := func(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
	// CO2 500 is no 2500, and of 5 million, 3k and 2 thousand the letters are part of the number.
	if last, _ := utf8.DecodeLastRuneInString(before); unicode.IsLetter(last) || letter(strings.Trim(cell[from:to], "0123456789")) || scaled().MatchString(after) {
		return "", bad
	}
	if strings.Contains(cell[from:to], " ") && n.group != " " && strings.TrimSpace(n.group) != "" {
		return "", bad
	}
	if i := strings.IndexAny(before, "+-"); i >= 0 {
		sign = before[i : i+1]
		before = before[:i] + before[i+1:]
		if strings.ContainsAny(before, "+-") || strings.ContainsFunc(cell[:i], unicode.IsLetter) {
			return "", bad
		}
	}
	if strings.ContainsAny(before, "([{−–") || strings.ContainsAny(after, ")]}+-−–") || strings.HasSuffix(strings.TrimSpace(before), n.decimal) || strings.HasPrefix(after, n.decimal) || n.group != "" && strings.TrimSpace(n.group) != "" && (strings.HasSuffix(before, n.group) || strings.HasPrefix(after, n.group)) {
		return "", bad // (1) is less than nothing to an accountant, and .5 no five
	}
	return sign + cell[from:to], nil
}

var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ")

// ungrouped takes the signs between groups out, and puts a point for the decimal sign.
func (n numeral) ungrouped(cell, text string) (string, *cellError) {
	group := n.group
	if group != "" && spaces.Replace(group) == " " {
		group, text = " ", spaces.Replace(text)
	}
	whole, part, has := strings.Cut(text, n.decimal)
	if group != "" {
		groups := strings.Split(whole, group)
		if bad := misgrouped(groups); bad || strings.Contains(part, group) {
			return "", wrong("write it without a sign between the digits", "%q is not grouped by %q as numbers are: the groups have three digits", cell, n.group)
		}
		whole = strings.Join(groups, "")
	}
	if n.decimal != "." && strings.Contains(whole+part, ".") {
		return "", wrong("", "%q is not a number%s", cell, n.form())
	}
	if has {
		return whole + "." + part, nil
	}
	return whole, nil
}

// misgrouped reports whether digits are in other groups than of three, or, but for the
// last, of two, as in India.
func misgrouped(groups []string) bool {
	if len(groups) == 1 {
		return false
	}
	first, last, size := strings.TrimLeft(groups[0], "+-"), groups[len(groups)-1], 3
	if len(groups) > 2 {
		size = len(groups[1])
	}
	if len(last) != 3 || len(first) < 1 || len(first) > size || size < 2 || size > 3 {
		return true
	}
	for _, g := range groups[1 : len(groups)-1] {
		if len(g) != size {
			return true
		}
	}
	return false
}
