package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/source"
)

// creditCheck holds the title and the author of a source against the first lines of its
// text, where these have them.
var creditCheck = Check{
	Name: "credit",
	Doc:  "The title and author of a source are those at the beginning of its text.",
	Run: func(l *Ledger, r *Result) {
		for i, t := range l.texts {
			if t == nil {
				r.Skip(notAtHand)
				continue
			}
			t.credit(l.study.Sources[i], r)
		}
		for _, t := range l.study.Tables {
			if t.Observed {
				l.described(t, r)
			}
		}
	},
}

// described holds the places that a table's title and description name against those of
// its rows, where they have any.
func (l *Ledger) described(t *datasets.Table, r *Result) {
	if _, ok := t.Field("place"); !ok {
		return
	}
	known := language.WordsOf("")
	words, mine := newIndex(known, t.Title+" "+t.Description), map[string]bool{}
	for _, o := range t.Rows {
		for _, p := range parts(o.Place) {
			mine[p] = true
		}
	}
	list := slices.Sorted(maps.Keys(mine))
	r.Checked++
	for _, p := range slices.Sorted(maps.Keys(l.places().parts)) {
		found := false
		words.phrase(source.Span{End: 1 << 30}, known.Content(p), func(int) bool { found = true; return false })
		if found && !mine[p] && !same(known, p, list) && len(mine) > 0 {
			r.Add(datasets.Finding{File: datasets.DescriptorName, Message: fmt.Sprintf("the description of the table %q names %s, but none of its rows has that place", t.Name, p), Hint: "correct the description, or the places"})
		}
	}
}

// begins is how many paragraphs of a text can have its title and its author.
const begins = 6

// A line of the beginning of a text.
type opening struct {
	text  string
	words []string // folded
}

// openings are the short lines that a text begins with.
func (t *Text) openings() (out []opening) {
	all := t.paragraphs()
	for _, p := range all[:min(begins, len(all))] {
		for line := range strings.Lines(t.Source.Text(source.Span{Start: p.Span.Start, End: min(p.Span.End, p.Span.Start+300)})) {
			if words := folded(line); len(words) > 0 {
				out = append(out, opening{strings.TrimSpace(line), words})
			}
		}
	}
	return out
}

// folded are the words of a line in lower case, by which two are compared.
func folded(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// credit holds title and author against the first lines.
func (t *Text) credit(info datasets.SourceInfo, r *Result) {
	lines := t.openings()
	title := folded(info.Title)
	fault := func(what, is, has string) {
		r.Add(datasets.Finding{File: datasets.DescriptorName, Message: fmt.Sprintf("the %s of the source is %q, but its text begins with %q", what, is, has), Hint: "write it as in the text"})
	}
	titled, signed := lineOf(lines, title), -1
	for _, author := range info.Author {
		signed = max(signed, lineOf(lines, folded(author.String())))
	}
	byline := t.byline(lines, titled)
	if len(title) > 0 {
		r.Checked++
		switch like := nearly(lines, title); {
		case titled >= 0:
		case like != "":
			fault("title", info.Title, like)
		case signed > 0 && signed <= 2 && len(lines[0].words) <= 20:
			fault("title", info.Title, lines[0].text)
		}
	}
	for _, name := range info.Author {
		author := folded(name.String())
		r.Checked++
		switch like := nearly(lines, author); {
		case lineOf(lines, author) >= 0:
		case like != "":
			fault("author", name.String(), like)
		case byline != "" && signed < 0:
			fault("author", name.String(), byline)
		}
	}
}

// lineOf is the first line that has some words one after the other, or -1.
func lineOf(lines []opening, words []string) int {
	return slices.IndexFunc(lines, func(o opening) bool {
		return len(words) > 0 && strings.Contains(" "+strings.Join(o.words, " ")+" ", " "+strings.Join(words, " ")+" ")
	})
}

// nearly is the first line that has most of some words, at about the same length.
func nearly(lines []opening, words []string) string {
	for _, o := range lines {
		n := 0
		for _, w := range words {
			if slices.Contains(o.words, w) {
				n++
			}
		}
		if len(words) > 1 && 2*n >= max(len(words), len(o.words)) {
			return o.text
		}
	}
	return ""
}

// byline is the line right after the title that has nothing but two to four words with
// capitals, none of which the text has without, or begins with By; "" where there is none.
func (t *Text) byline(lines []opening, titled int) string {
	if titled < 0 || titled+1 >= len(lines) {
		return ""
	}
	line := lines[titled+1]
	if by, ok := strings.CutPrefix(strings.ToLower(line.text), "by "); ok && len(folded(by)) <= 6 {
		return line.text
	}
	if n := len(line.words); n < 2 || n > 4 || strings.ContainsFunc(line.text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune(" .-’'", r)
	}) {
		return ""
	}
	for _, w := range strings.Fields(line.text) {
		if !unicode.IsUpper([]rune(w)[0]) {
			return ""
		}
	}
	x := t.index()
	for _, w := range x.words {
		if !w.capital && slices.Contains(line.words, w.stem) {
			return ""
		}
	}
	return line.text
}
