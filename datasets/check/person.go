package check

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// readingCheck holds what a person reads otherwise than the program against the digits of
// the text: a person is right about words, and a digit is there or is not.
var readingCheck = Check{
	Name: "reading",
	Doc:  "A reading by a person has the digits of the text, and gives the reason.",
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
				r.Add(row.Finding("reading", fmt.Sprintf("the reading %q gives no reason", row.Reading), "write a sentence: “Half a percent” is 0.5 percent"))
			}
			l.person(row, r)
		}
		if r.Absent = r.Checked+r.Unchecked == 0; !r.Absent {
			r.Notes = append([]string{fmt.Sprintf("%d read by a person", r.Checked+r.Unchecked)}, r.Notes...)
		}
	},
}

const (
	fewestWords = 3  // that a sentence has
	mostWords   = 50 // of a quote that a person reads: any two numbers of it can be a share
)

// person holds each number that a person has written against the text.
func (l *Ledger) person(row *reading, r *Result) {
	if row.wordy() {
		r.Add(row.Finding("quote", fmt.Sprintf("the quote of a reading has %d words and numbers, more than %d", len(language.Split(row.Quote)), mostWords), "quote the few words that give the number"))
		return
	}
	sentence, _ := l.sentence(row)
	read := newReadable(row, l.plural(row))
	read.read(row.Quote, row.mentions, sentence)
	for _, column := range []string{"value", "high", "out_of"} {
		n := row.Number(column)
		switch {
		case n == nil || read.says(new(big.Rat).Abs(n)):
		case len(read.quoted) == 0:
			r.Add(row.Finding("reading", fmt.Sprintf("the %s is %s, but the quote %q has no number", column, row.Cell(column), row.Quote), "quote the words that give the number, and name them in the reading"))
		default:
			r.Add(row.Finding(column, fmt.Sprintf("the %s is %s, but neither the quote %q nor its sentence has these digits", column, row.Cell(column), row.Quote), "a reading cannot add digits that are not in the text: correct the number, or quote it; or, if a scale word is not known, say what it means: “a lakh is a hundred thousand”"))
		}
	}
}

// wordy reports whether a quote is longer than what a person can be held to have read.
func (r *reading) wordy() bool { return len(language.Split(r.Quote)) > mostWords }

// plural is what the study calls more than one of the unit of a row.
func (l *Ledger) plural(r *reading) string {
	unit := r.Cell("unit")
	return cmp.Or(l.study.Units[unit].Plural, datasets.PluralOf(unit))
}

// A digits is a number in digits, with what follows it.
type digits struct {
	*big.Rat
	text, glued, next string // as it is written, the letters that touch it, and the next word
}

// A readable is what a person can read in a quote and its sentence.
type readable struct {
	row    *reading
	quoted []digits
	all    []*big.Rat            // what the digits and words give
	scales map[string][]*big.Rat // the words that the reading gives a number
}

var (
	figures = lazy.MustCompile(`([0-9]+(?:[,.'’ \x{00a0}\x{202f}][0-9]{3})*(?:[.,][0-9]+)?)(\pL*)(?:[\s-]+(\pL+))?`)
	slashed = lazy.MustCompile(`(?:([0-9]+)[ -])?([0-9]+)[/⁄]([0-9]+)`)
)

func newReadable(row *reading, plural string) *readable {
	return &readable{row: row, scales: scalesOf(row, plural)}
}

// read takes in a quote with its mentions, and the sentence around it.
func (s *readable) read(quote string, mentions []scan.Mention, sentence string) {
	s.quoted, s.all = digitsOf(quote), nil
	for _, d := range slices.Concat(s.quoted, digitsOf(sentence)) {
		s.all = append(s.all, d.Rat)
		s.all = append(s.all, s.scaled(d)...)
	}
	for _, m := range slashed.FindAllStringSubmatch(quote, -1) {
		part, _ := new(big.Rat).SetString(m[2] + "/" + m[3])
		if part == nil { // of none
			continue
		}
		if whole, ok := new(big.Rat).SetString(m[1]); ok {
			part.Add(part, whole)
		}
		s.all = append(s.all, part)
	}
	s.words(quote, mentions)
}

// words adds what the words for numbers of the quote give, with its digits: 17 dozen.
func (s *readable) words(quote string, mentions []scan.Mention) {
	for _, m := range mentions {
		if m.Low != nil && !s.row.goesOn(&m) {
			s.all = append(s.all, m.Low, m.High)
		}
	}
	for _, w := range language.Split(quote) {
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
				out = append(out, digits{r, m[1], m[2], m[3]})
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

// scaled is what the letters that touch a number, or the next word, make of it: a scale
// that is known, 3.4bn, or that the reading gives a number, 5 zots.
func (s *readable) scaled(d digits) (out []*big.Rat) {
	word, between := d.glued, ""
	if word == "" && utf8.RuneCountInString(d.next) > 1 { // 5 a day
		word, between = d.next, " "
	}
	if word == "" {
		return nil
	}
	for _, m := range numbers(s.row.info, "5"+between+word) {
		if m.Kind == scan.Quantity && m.Low != nil {
			out = append(out, new(big.Rat).Mul(d.Rat, new(big.Rat).Quo(m.Low, big.NewRat(5, 1))))
		}
	}
	if slices.ContainsFunc(numbers(s.row.info, d.text+between+word), func(m scan.Mention) bool { return m.Kind == scan.Ordinal }) {
		return out // 12th
	}
	for _, n := range s.scales[strings.ToLower(word)] {
		out = append(out, new(big.Rat).Mul(d.Rat, n))
	}
	return out
}

// scalesOf are the words that a reading gives a number, which follows them at once or
// after two words: a lakh is a hundred thousand. What the row counts is none of them.
func scalesOf(row *reading, plural string) map[string][]*big.Rat {
	const between = 2
	known, out := row.words(), map[string][]*big.Rat{}
	for _, m := range numbers(row.info, row.Reading) {
		if m.Low == nil || m.Kind != scan.Quantity && m.Kind != scan.Vague {
			continue
		}
		before := string([]rune(row.Reading)[:m.Span.Start])
		list := language.Split(strings.ToLower(before[strings.LastIndexAny(before, ".!?;:")+1:]))
		for _, w := range list[max(0, len(list)-between-1):] {
			letter := utf8.RuneCountInString(w) == 1 // as of 5m
			if (letter || !known.Light(w)) && !row.counts(w, plural) {
				out[w] = append(out[w], m.Low)
			}
		}
	}
	return out
}

// counts reports whether a word names what the number of a row is of: its unit, people, or
// a label.
func (r *reading) counts(word, plural string) bool {
	known, unit := r.words(), r.Cell("unit")
	if people(unit) && slices.Contains(language.For(r.info.Language).Writing.Prose.Persons, word) {
		return true
	}
	if slices.ContainsFunc(numbers(r.info, "5 "+word), func(m scan.Mention) bool { return m.Unit != "" && sameUnit(m.Unit, unit) }) {
		return true
	}
	named := []string{unit, plural}
	for _, n := range r.Names() {
		named = append(named, n.Value)
	}
	return slices.ContainsFunc(named, func(label string) bool {
		return slices.ContainsFunc(known.Content(label), func(stem string) bool { return known.Same(stem, known.Stem(word)) })
	})
}

// says reports whether a person can read a number in the text. Words of a quote without
// digits are the person's to read, if the reading names them.
func (s *readable) says(n *big.Rat) bool {
	return s.gives(n) || len(s.quoted) == 0 && s.named()
}

// gives reports whether the digits and words of a text make up a number.
func (s *readable) gives(n *big.Rat) bool {
	same := func(x *big.Rat) bool {
		x = new(big.Rat).Abs(x)
		return x.Cmp(n) == 0 || s.row.Cell("unit") == quantity.Percent && new(big.Rat).Mul(x, hundred).Cmp(n) == 0
	}
	return slices.ContainsFunc(s.all, same) || s.share(n)
}

// share reports whether a number is that of two of the quote: 2 of every 5.
func (s *readable) share(n *big.Rat) bool {
	percent := new(big.Rat).Quo(n, hundred)
	for i, a := range s.quoted {
		for _, b := range s.quoted[i+1:] {
			if b.Sign() != 0 && (a.Cmp(new(big.Rat).Mul(n, b.Rat)) == 0 || s.row.Cell("unit") == quantity.Percent && a.Cmp(new(big.Rat).Mul(percent, b.Rat)) == 0) {
				return true
			}
		}
	}
	return false
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
