package check

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"quotient/datasets/language"
	"quotient/datasets/quantity"
)

// readingCheck holds what a person reads otherwise than the program against the digits of
// the text: a person is right about words, and a digit is there or is not.
var readingCheck = Check{
	Name: "reading",
	Doc:  "What a person has read has the digits of the text, and says why.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			if row.Reading == "" {
				continue
			}
			if row.err != nil {
				r.Skip(notFound)
				continue
			}
			r.Checked++
			r.Note("%s: “%s”", row.Ref(), row.Reading)
			if len(strings.Fields(row.Reading)) < fewestWords {
				r.Add(row.Finding("reading", fmt.Sprintf("the reading %q does not say why", row.Reading), "write a sentence: “Half a percent” is 0.5 percent"))
			}
			l.person(row, r)
		}
		if r.Absent = r.Checked+r.Unchecked == 0; !r.Absent {
			r.Notes = append([]string{fmt.Sprintf("%d read by a person", r.Checked+r.Unchecked)}, r.Notes...)
		}
	},
}

// fewestWords are those that a sentence has at least.
const fewestWords = 3

// person holds each number that a person has written against the text.
func (l *Ledger) person(row *reading, r *Result) {
	sentence, _ := l.sentence(row)
	read := newReadable(row, sentence)
	for _, column := range []string{"value", "high"} {
		n := row.Number(column)
		switch {
		case n == nil || read.says(new(big.Rat).Abs(n)):
		case len(read.quoted) == 0:
			r.Add(row.Finding("reading", fmt.Sprintf("the %s is %s, and the quote %q has no number", column, row.Cell(column), row.Quote), "quote the words that give the number, and name them in the reading"))
		default:
			r.Add(row.Finding(column, fmt.Sprintf("the %s is %s, and neither the quote %q nor its sentence has these digits", column, row.Cell(column), row.Quote), "a reading is of the words of the text, never of digits that are not there: correct the number, or quote it"))
		}
	}
}

// A digits is a number in digits, with what follows it.
type digits struct {
	*big.Rat
	glued, next string // the letters that touch it, and the next word
}

// A readable is what a person can read in a quote and its sentence.
type readable struct {
	row    *reading
	quoted []digits
	all    []*big.Rat // what the digits and words give
}

var (
	figures = regexp.MustCompile(`([0-9]+(?:[,.'’ \x{00a0}\x{202f}][0-9]{3})*(?:[.,][0-9]+)?)(\pL*)(?:[\s-]+(\pL+))?`)
	slashed = regexp.MustCompile(`(?:([0-9]+)[ -])?([0-9]+)[/⁄]([0-9]+)`)
)

func newReadable(row *reading, sentence string) *readable {
	s := &readable{row: row, quoted: digitsOf(row.Quote)}
	for _, d := range slices.Concat(s.quoted, digitsOf(sentence)) {
		s.all = append(s.all, d.Rat)
		s.all = append(s.all, s.scaled(d)...)
	}
	for _, m := range slashed.FindAllStringSubmatch(row.Quote, -1) {
		part, _ := new(big.Rat).SetString(m[2] + "/" + m[3])
		if part == nil { // of none
			continue
		}
		if whole, ok := new(big.Rat).SetString(m[1]); ok {
			part.Add(part, whole)
		}
		s.all = append(s.all, part)
	}
	for i, a := range s.quoted { // two of every five
		for _, b := range s.quoted[i+1:] {
			if b.Sign() != 0 {
				s.all = append(s.all, new(big.Rat).Quo(a.Rat, b.Rat))
			}
		}
	}
	s.words()
	return s
}

// words adds what the words for numbers of the quote give, with its digits: 17 dozen.
func (s *readable) words() {
	for _, m := range s.row.mentions {
		if m.Low != nil && !s.row.goesOn(&m) {
			s.all = append(s.all, m.Low, m.High)
		}
	}
	for _, w := range language.Split(s.row.Quote) {
		if strings.ContainsAny(w, "0123456789") {
			continue
		}
		for _, m := range numbers(s.row.info, w) {
			if m.Low == nil {
				continue
			}
			s.all = append(s.all, m.Low)
			for _, d := range s.quoted {
				s.all = append(s.all, new(big.Rat).Mul(d.Rat, m.Low), new(big.Rat).Add(d.Rat, m.Low))
			}
		}
	}
}

// digitsOf are the numbers of a phrase that are written in digits. A comma or point may
// part thousands or decimals, so that 1,250 is two numbers.
func digitsOf(phrase string) (out []digits) {
	for _, m := range figures.FindAllStringSubmatch(phrase, -1) {
		add := func(s string) {
			if r, ok := new(big.Rat).SetString(s); ok {
				out = append(out, digits{r, m[2], m[3]})
			}
		}
		bare := strings.Map(func(c rune) rune {
			if c < '0' || c > '9' {
				return -1
			}
			return c
		}, m[1])
		if whole, part := cutLast(m[1]); part != "" {
			add(whole + "." + part)
			if len(part) != 3 { // no thousands
				continue
			}
		}
		add(bare)
	}
	return out
}

// cutLast parts a numeral at its last comma or point, without the marks before it; part is
// "" where it has none.
func cutLast(s string) (whole, part string) {
	i := strings.LastIndexAny(s, ".,")
	if i < 0 {
		return s, ""
	}
	whole = strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s[:i])
	return whole, s[i+1:]
}

// scaled is what letters after a number make of it: 3.4m, 5 lakh. Letters that touch it
// can be of any scale; a word must be known for one, or be named in the reading.
func (s *readable) scaled(d digits) (out []*big.Rat) {
	word := d.glued
	if word == "" {
		word = d.next
		m := numbers(s.row.info, "5 "+word)
		known := len(m) > 0 && m[0].Low != nil && m[0].Low.Cmp(big.NewRat(5, 1)) != 0
		if word == "" || !known && !strings.Contains(strings.ToLower(s.row.Reading), strings.ToLower(word)) {
			return nil
		}
	}
	n := d.Rat
	for range highestPower {
		n = new(big.Rat).Mul(n, big.NewRat(10, 1))
		out = append(out, n)
	}
	return out
}

// highestPower is that of the largest scale: a trillion of the long kind.
const highestPower = 18

// says reports whether a person can read a number in the text. Words of a quote without
// digits are the person's to read, if the reading names them.
func (s *readable) says(n *big.Rat) bool {
	same := func(x *big.Rat) bool {
		x = new(big.Rat).Abs(x)
		return x.Cmp(n) == 0 || s.row.Cell("unit") == quantity.Percent && new(big.Rat).Mul(x, hundred).Cmp(n) == 0
	}
	if slices.ContainsFunc(s.all, same) {
		return true
	}
	return len(s.quoted) == 0 && s.named()
}

// named reports whether the reading names the words that give the number of a quote without
// digits: where it has words that are known for numbers, one of these.
func (s *readable) named() bool {
	known := s.row.words()
	says := language.Split(strings.ToLower(s.row.Reading))
	named := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return slices.Contains(says, w) })
	}
	var words, counts []string
	for _, w := range language.Split(strings.ToLower(s.row.Quote)) {
		if !known.Light(w) {
			words = append(words, w)
		}
		if len(numbers(s.row.info, w)) > 0 {
			counts = append(counts, w)
		}
	}
	if len(counts) > 0 {
		return named(counts)
	}
	return named(words)
}

var hundred = big.NewRat(100, 1)
