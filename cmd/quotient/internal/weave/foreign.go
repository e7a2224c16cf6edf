package weave

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/analysis/prose"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets/quantity"
)

// endless finds blocks that have been filled and have lost their end: they would be
// filled twice.
func (f *filler) endless() {
	for _, b := range f.Blocks {
		if rest := strings.TrimSpace(string(f.Article.Text[b.From:])); b.Open && (strings.HasPrefix(rest, `<picture markdown="span">`) || strings.HasPrefix(rest, `- <a id="figure-`)) {
			f.fault(b.Start, "write [=/"+b.Words[0]+"]: # after what was filled in, or delete it", "[=%s] has lost its end", b.Label)
		}
	}
}

// foreign finds what the author has written or changed in the places that are filled:
// to fill them anew would lose it. A block is ours if it is as it is to be, or has the
// fingerprint of what was filled in once.
func (f *filler) foreign(blocks, inlines []*string) {
	for i, b := range f.Blocks {
		was := string(f.Article.Text[b.From:b.To])
		plain := article.Plain(was)
		if blocks[i] == nil || b.Open || plain == "" || plain == article.Plain(*blocks[i]) || strings.EqualFold(b.Print, article.Fingerprint(was)) {
			continue
		}
		end := "[=/" + b.Words[0] + " …]: #"
		if from, words, ok := f.stray(b, was); ok {
			f.fault(b.From+from, "put them after "+end+": what is here is filled in anew", "the words “%s” are inside of [=%s] and would be lost", shorten(words), b.Label)
			continue
		}
		if b.Words[0] == article.Links {
			continue // its definitions are of the study, whatever they say
		}
		at, what := changed(was, *blocks[i])
		if b.Print == "" {
			f.fault(b.From+at, "if you have written nothing there, weave once with --force; else move your words after "+end+" first", "[=%s] was filled before blocks had fingerprints, and is not what the study says now (%s): what is yours in it cannot be told from what is out of date", b.Label, what)
			continue
		}
		f.fault(b.From+at, "move your words after "+end+", delete what is left in the block, and weave again; or weave with --force, which drops them", "[=%s] has been changed by hand, and the change would be lost: %s", b.Label, what)
	}
	for i, p := range f.Inlines {
		if inlines[i] == nil || p.Open || p.Words[0] == article.Own {
			continue
		}
		was := string(f.Article.Text[p.From:p.To])
		if !article.Same(was, *inlines[i]) && f.isForeign(was, *inlines[i]) {
			f.fault(p.Start, "put them outside of the brackets; or weave with --force, which writes “"+*inlines[i]+"” there", "the words “%s” in the place of [=%s] are your own, and would be lost", shorten(was), p.Label)
		}
	}
}

// stray finds a paragraph in a block that is of no sort that the block is filled with.
func (f *filler) stray(b article.Place, was string) (at int, words string, ok bool) {
	mine := map[string]*regexp.Regexp{
		"chart":   regexp.MustCompile(`^(<picture|!\[|[*_])`),
		"table":   regexp.MustCompile(`^\|`),
		"caveats": regexp.MustCompile(`^([-*+] |` + regexp.QuoteMeta(figure.Markdown(say(f.Locale, "None."))) + `)`),
		"links":   regexp.MustCompile(`^\[=`),
	}[b.Words[0]]
	if mine == nil {
		return 0, "", false
	}
	parts := paragraphs.Split(was, -1)
	if b.Words[0] == article.Links {
		parts = strings.Split(was, "\n")
	}
	for _, part := range parts {
		s := strings.TrimSpace(part)
		if s != "" && !mine.MatchString(s) {
			first, _, _ := strings.Cut(s, "\n")
			return at + strings.Index(was[at:], first), first, true
		}
	}
	return 0, "", false
}

var paragraphs = regexp.MustCompile(`\r?\n[ \t]*\r?\n`)

// changed finds the first line of a filling that is not as it would be written now: the
// byte where it differs, and how.
func changed(was, now string) (at int, what string) {
	lines := strings.Split(strings.ReplaceAll(now, "\r", ""), "\n")
	taken := map[string]bool{}
	for _, line := range lines {
		taken[article.Plain(line)] = true
	}
	for line := range strings.Lines(was) {
		s := strings.TrimRight(line, " \t\r\n")
		if plain := article.Plain(s); plain != "" && !taken[plain] {
			near, from := "", 0
			for _, other := range lines {
				if n := common(s, other); n > from {
					near, from = other, n
				}
			}
			from, mine, theirs := differing(s, near, from)
			if theirs == "" {
				return at + from, "“" + shorten(mine) + "” is not of the study"
			}
			return at + from, "“" + shorten(mine) + "” is “" + shorten(theirs) + "” in the study"
		}
		at += len(line)
	}
	return 0, "something is missing, or is there twice"
}

// common is how many bytes two texts begin with alike.
func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// differing are the words in which two lines that begin alike differ. Lines that have
// little in common differ altogether.
func differing(a, b string, from int) (at int, mine, theirs string) {
	end := 0
	for end < len(a)-from && end < len(b)-from && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	if 2*(from+end) < len(a) {
		return 0, a, ""
	}
	word := func(s string, at int) bool { return s[at] != ' ' && s[at] != '|' && s[at] != '>' }
	for from > 0 && word(a, from-1) {
		from--
	}
	for end > 0 && word(a, len(a)-end) {
		end--
	}
	mine, theirs = strings.TrimSpace(a[from:len(a)-end]), strings.TrimSpace(b[from:max(from, len(b)-end)])
	if mine == "" { // something was taken away
		return from, "…", theirs
	}
	return from, mine, theirs
}

// isForeign reports whether the text of a place in a sentence can be nothing that was
// filled in there: it has no number, or words that no number is told with.
func (f *filler) isForeign(was, now string) bool {
	hasDigit := func(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }
	said := append(lettersOf(now), "and", "to", "of")
	unknown := 0
	for _, w := range lettersOf(was) {
		if !slices.Contains(said, w) && !f.vocabularyOf()[w] {
			unknown++
		}
	}
	switch {
	case hasDigit(was):
		return unknown > 2
	case hasDigit(now):
		return unknown > 0 || len(lettersOf(was)) == 0
	}
	return unknown > 1
}

var letters = regexp.MustCompile(`\p{L}+`)

func lettersOf(s string) []string { return letters.FindAllString(strings.ToLower(s), -1) }

// vocabularyOf are the words that the study tells its numbers with.
func (f *filler) vocabularyOf() map[string]bool {
	f.once.Do(f.learn)
	return f.vocabulary
}

func (f *filler) learn() {
	out := map[string]bool{}
	learn := func(s string) {
		for _, w := range lettersOf(s) {
			out[w] = true
		}
	}
	tell := func(ref string) {
		for _, form := range prose.Forms {
			if n, err := f.prose.Write(ref, form); err == nil {
				learn(n.Text)
			}
		}
	}
	for _, t := range f.study.Tables {
		for _, o := range t.Rows {
			tell(o.Ref())
		}
	}
	for _, c := range f.comparisons.List {
		tell(c.ID)
	}
	for _, b := range []quantity.Bound{quantity.Over, quantity.Under, quantity.AtLeast, quantity.UpTo, quantity.About} {
		if q, err := quantity.New(b, big.NewRat(2, 1), nil, quantity.Unit{}); err == nil {
			learn(q.Words(quantity.Format{Locale: f.study.Locale}))
		}
	}
	f.vocabulary = out
}

func shorten(s string) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) > 60 {
		return string([]rune(s)[:60]) + "…"
	}
	return s
}
