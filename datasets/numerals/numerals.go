// Package numerals reads numbers as the cells of tables write them: 1.234,5 € goes in, and
// the plain decimal comes out, or what is wrong with the cell and what to do.
package numerals

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/language"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

// A Form is how the numbers of a column are written.
type Form struct {
	Decimal, Group string // the signs; Group is "" where there is none
	Bare           bool   // nothing but the number is in a cell
}

// Usual is the form of plain decimals.
var Usual = Form{Decimal: ".", Bare: true}

// notFinite are the numbers of Table Schema that are none: nothing can be drawn or
// computed with them.
var notFinite = lazy.MustCompile(`(?i)^[+\-−]?(nan|inf|infinity)$`)

// An Error says what is wrong with a cell, and what to do.
type Error struct{ Problem, Hint string }

func (e *Error) Error() string { return e.Problem }

func Wrong(hint, format string, args ...any) *Error {
	return &Error{fmt.Sprintf(format, args...), hint}
}

// Plain returns a number of a cell as a plain decimal: 1234.5 for 1.234,5 €.
func (n Form) Plain(cell string) (string, *big.Rat, *Error) {
	text := cell
	if !n.Bare {
		var err *Error
		if text, err = n.core(cell); err != nil {
			return "", nil, err
		}
	}
	return n.decimalOf(cell, text)
}

// decimalComma is what has a comma where a number has its point.
var decimalComma = lazy.MustCompile(`^[-+]?[0-9]+,[0-9]+$`)

// decimalOf reads a number that has nothing around it.
func (n Form) decimalOf(cell, text string) (string, *big.Rat, *Error) {
	usual := n.Group == "" && n.Decimal == "."
	if !usual {
		var err *Error
		if text, err = n.ungrouped(cell, text); err != nil {
			return "", nil, err
		}
	}
	r, err := quantity.ParseDecimal(text)
	if err != nil && notFinite.MatchString(cell) {
		return "", nil, Wrong(`leave the cell empty, or list it in the schema: "missingValues": ["", "`+cell+`"]`, "%q is not a number that can be drawn or computed with", cell)
	} else if err != nil && (!usual || text != cell) {
		return "", nil, Wrong("", "%q is not a number%s", cell, n.form())
	} else if err != nil && decimalComma.MatchString(cell) {
		return "", nil, Wrong(`or, if commas are decimal signs in the column, add "decimalChar": "," to its field in `+"datapackage.json", "%v", err)
	} else if err != nil {
		return "", nil, Wrong("", "%v", err)
	}
	return text, r, nil
}

// form says how numbers are written, for messages.
func (n Form) form() string {
	s := ""
	if n.Decimal != "." {
		s += fmt.Sprintf(" with the decimal sign %q", n.Decimal)
	}
	if n.Group != "" {
		s += fmt.Sprintf(" with %q between groups of digits", n.Group)
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
func (n Form) core(cell string) (string, *Error) {
	from := strings.IndexAny(cell, "0123456789")
	if from < 0 {
		return "", Wrong("", "%q has no number", cell)
	}
	to := strings.LastIndexAny(cell, "0123456789") + 1
	before, after, sign := cell[:from], cell[to:], ""
	bad := Wrong("write the plain number", "%q is not one number with something around it", cell)
	letter := func(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }
	// CO2 500 is no 2500, and of 5 million, 3k and 2 thousand the letters are part of the number.
	if last, _ := utf8.DecodeLastRuneInString(before); unicode.IsLetter(last) || letter(strings.Trim(cell[from:to], "0123456789")) || scaled().MatchString(after) {
		return "", bad
	}
	if strings.Contains(cell[from:to], " ") && n.Group != " " && strings.TrimSpace(n.Group) != "" {
		return "", bad
	}
	if i := strings.IndexAny(before, "+-"); i >= 0 {
		sign = before[i : i+1]
		before = before[:i] + before[i+1:]
		if strings.ContainsAny(before, "+-") || strings.ContainsFunc(cell[:i], unicode.IsLetter) {
			return "", bad
		}
	}
	if strings.ContainsAny(before, "([{−–") || strings.ContainsAny(after, ")]}+-−–") || strings.HasSuffix(strings.TrimSpace(before), n.Decimal) || strings.HasPrefix(after, n.Decimal) || n.Group != "" && strings.TrimSpace(n.Group) != "" && (strings.HasSuffix(before, n.Group) || strings.HasPrefix(after, n.Group)) {
		return "", bad // (1) is less than nothing to an accountant, and .5 no five
	}
	return sign + cell[from:to], nil
}

var spaces = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ")

// ungrouped takes the signs between groups out, and puts a point for the decimal sign.
func (n Form) ungrouped(cell, text string) (string, *Error) {
	group := n.Group
	if group != "" && spaces.Replace(group) == " " {
		group, text = " ", spaces.Replace(text)
	}
	whole, part, has := strings.Cut(text, n.Decimal)
	if group != "" {
		groups := strings.Split(whole, group)
		if bad := misgrouped(groups); bad || strings.Contains(part, group) {
			return "", Wrong("write it without a sign between the digits", "%q is not grouped by %q as numbers are: the groups have three digits", cell, n.Group)
		}
		whole = strings.Join(groups, "")
	}
	if n.Decimal != "." && strings.Contains(whole+part, ".") {
		return "", Wrong("", "%q is not a number%s", cell, n.form())
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

// NotFinite reports whether a cell is a number of Table Schema that is none.
func NotFinite(cell string) bool { return notFinite.MatchString(cell) }
