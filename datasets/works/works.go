// Package works knows texts as bibliographies do: who wrote them, when and where they came
// out, and where they are to be read. CSL-JSON and BibTeX go in; out come these, a line for
// readers, and a citation by author and year.
//
//	refs.bib, refs.json → entries ──┬→ CSL-JSON, BibTeX
//	                                └→ credit, citation, line
//
// A property has the name that CSL-JSON gives it (https://docs.citationstyles.org), and a
// date is EDTF, so that it stays as coarse as it is known.
package works

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quotient/datasets/edtf"
	"quotient/datasets/language"
	"quotient/datasets/lazy"
)

// A Work is a text as a bibliography has it.
type Work struct {
	Type           string `json:"type" doc:"what it is, as CSL names it: book, chapter, article-journal, article-newspaper, report, webpage, …"`
	Title          string `json:"title" doc:"the title of the text"`
	Author         Names  `json:"author" doc:"who wrote it: a name as it is read, or a list of names, each with family and given, or as it is read"`
	Editor         Names  `json:"editor" doc:"who edited what it is in, written as author is"`
	Issued         string `json:"issued" doc:"when it came out, as EDTF: 1956, 1956-10, 1956-10-23"`
	ContainerTitle string `json:"container-title" doc:"the title of what it is in: a journal, newspaper, site or book"`
	Publisher      string `json:"publisher" doc:"who published it"`
	PublisherPlace string `json:"publisher-place" doc:"where it was published"`
	Edition        string `json:"edition" doc:"its edition: 2"`
	Volume         string `json:"volume" doc:"the volume of a journal or book"`
	Issue          string `json:"issue" doc:"the issue of a journal"`
	Page           string `json:"page" doc:"its pages in what it is in: 45–67"`
	DOI            string `json:"DOI" doc:"its DOI: 10.1000/182"`
	ISBN           string `json:"ISBN" doc:"its ISBN"`
	URL            string `json:"URL" doc:"its address for readers, where path is a file"`
	Accessed       string `json:"accessed" doc:"when it was read at its address, as EDTF"`
	Language       string `json:"language" doc:"its language, as a BCP 47 tag; English without it"`
}

// An Entry is a work with the key by which articles cite it.
type Entry struct {
	Key string
	Work
}

// Link is the address at which readers find the work: of its DOI, or its own; "" where it
// has none.
func (w Work) Link() string {
	if w.DOI != "" {
		return "https://doi.org/" + w.DOI
	}
	return w.URL
}

// By are those that stand for the work: its authors, else its editors.
func (w Work) By() Names {
	if len(w.Author) > 0 {
		return w.Author
	}
	return w.Editor
}

// Credit names the work on a chart: author and title.
func (w Work) Credit() string {
	return strings.TrimPrefix(w.By().String()+", “"+nested.Replace(w.Title)+"”", ", ")
}

var nested = strings.NewReplacer("“", "‘", "”", "’")

// Line is the work in a bibliography, in a language: what it is, and where it is to be read.
func (w Work) Line(tag string) string {
	line := w.Said(tag)
	if link := w.Link(); link != "" {
		line += ", " + link
	}
	if date := written(w.Accessed, tag); date != "" {
		line += " (" + worded("accessed", tag) + " " + date + ")"
	}
	return line
}

// Said is the work in words: what the credit has, then where and when it came out.
func (w Work) Said(tag string) string {
	parts := []string{w.Credit()}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	in := w.ContainerTitle
	if w.Volume != "" {
		in = strings.TrimSpace(in + " " + w.Volume)
	}
	if w.Issue != "" {
		in = strings.TrimSpace(in + " (" + w.Issue + ")")
	}
	add(in)
	if len(w.Author) > 0 && len(w.Editor) > 0 {
		add(worded("edited by", tag) + " " + w.Editor.String())
	}
	add(w.edition(tag))
	add(ranged(w.Page))
	add(strings.TrimSuffix(strings.TrimPrefix(w.PublisherPlace+": "+w.Publisher, ": "), ": "))
	add(written(w.Issued, tag))
	return strings.Join(parts, ", ")
}

// worded is a word of a line in a language.
func worded(word, tag string) string {
	if s, ok := language.For(tag).Writing.Articles[word]; ok {
		return s
	}
	return word
}

// edition is the edition in words: 2nd ed., and as it is where it is no number.
func (w Work) edition(tag string) string {
	n, err := strconv.Atoi(w.Edition)
	if err != nil || n <= 0 {
		return w.Edition
	}
	const pattern = "%s ed."
	if s := worded(pattern, tag); s != pattern {
		return fmt.Sprintf(s, w.Edition)
	}
	ending := "th"
	if n%100 < 11 || n%100 > 13 {
		ending = cmp.Or(map[int]string{1: "st", 2: "nd", 3: "rd"}[n%10], ending)
	}
	return fmt.Sprintf(pattern, w.Edition+ending)
}

// ranged is a text of pages with a dash between the ends of a range, which are of one form:
// 45-67, S12-S15, xi-xx. S-12 and e12-3 are one page each.
func ranged(pages string) string {
	return page.ReplaceAllStringFunc(pages, func(p string) string {
		from, to, ok := strings.Cut(p, "-")
		if ok && (numeral.MatchString(from) && numeral.MatchString(to) && lettersOf(from) == lettersOf(to) || roman.MatchString(from) && (roman.MatchString(to) || number.MatchString(to))) {
			return from + "–" + to
		}
		return p
	})
}

var (
	page    = lazy.MustCompile(`[^,;\s]+`)
	number  = lazy.MustCompile(`^\d+$`)
	numeral = lazy.MustCompile(`^\pL{0,3}\d+$`)
	roman   = lazy.MustCompile(`^(?:[ivxlc]+|[IVXLC]+)$`)
)

func lettersOf(page string) string { return strings.TrimRight(page, "0123456789") }

// written is a date in words; as it is where it cannot be read.
func written(date, tag string) string {
	if d, err := edtf.Parse(date); err == nil {
		return d.Format(tag)
	}
	return date
}

// short is the work by author and year: Keynes 1919.
func (w Work) short(year string) string {
	if by := w.By().short(); by != "" {
		return strings.TrimSpace(by + " " + year)
	}
	return strings.TrimSpace("“" + nested.Replace(w.Title) + "” " + year)
}

// year is the year in which the work came out, as coarse as it is known; "" if it is not.
func (w Work) year() string {
	d, err := edtf.Parse(w.Issued)
	if err != nil {
		return ""
	}
	if y, ok := d.Year(); ok {
		return fmt.Sprint(y)
	}
	return w.Issued
}

// Keyed gives each work a key of its own: the name that it is given, else one of its author
// and year. A key has nothing that BibTeX, Pandoc or Typst take for a sign of theirs.
func Keyed(names []string, list []Work) []Entry {
	out := make([]Entry, len(list))
	taken := map[string]bool{}
	claim := func(i int, want string) {
		key := want
		for n := 0; taken[key]; n++ {
			key = want + letters(n)
		}
		taken[key] = true
		out[i] = Entry{key, list[i]}
	}
	for i, name := range names {
		if key := sane(name, true); key != "" {
			claim(i, key)
		}
	}
	for i, w := range list {
		if out[i].Key != "" {
			continue
		}
		words := w.By().short()
		if len(w.By()) > 0 {
			words = w.By()[0].family()
		} else if f := strings.Fields(w.Title); len(f) > 0 {
			words = strings.Join(f[:min(2, len(f))], " ")
		}
		claim(i, cmp.Or(sane(words, false)+sane(w.year(), false), "source"))
	}
	return out
}

// letters are what tells the nth of several that are alike: a to z, then aa.
func letters(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return letters(n/26-1) + letters(n%26)
}

// sane are the letters and digits of a text, joined by hyphens: those of a name as they are
// given, with the signs that a key may have, others in lower case without accents.
func sane(s string, given bool) string {
	if !given {
		s = strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(s)))
	}
	parts := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !(given && strings.ContainsRune("_.:", r))
	})
	return strings.Trim(strings.Join(parts, "-"), "_.:")
}

// Cited are the citations of some works by author and year, each telling its work from the
// others: Keynes 1919a.
func Cited(list []Work) []string {
	out := make([]string, len(list))
	alike := map[string][]int{}
	for i, w := range list {
		out[i] = w.short(w.year())
		alike[out[i]] = append(alike[out[i]], i)
	}
	undated := map[string]int{}
	for i, w := range list {
		same := alike[out[i]]
		if len(same) < 2 {
			continue
		}
		if year := w.year(); year != "" {
			out[i] = w.short(year + letters(slices.Index(same, i)))
		} else {
			out[i] = w.Credit()
			undated[out[i]]++
		}
	}
	nth := map[string]int{}
	for i, said := range out {
		if undated[said] > 1 { // two of one title, and neither has a date
			out[i] = said + " (" + letters(nth[said]) + ")"
			nth[said]++
		}
	}
	return out
}
