package weave

import (
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

// endless finds blocks that have been filled and have lost their end: they would be
// filled twice.
func (f *filler) endless(blocks []*string) {
	for i, b := range f.Blocks {
		if !b.Open {
			continue
		}
		to := len(f.Article.Text)
		if i+1 < len(f.Blocks) {
			to = f.Blocks[i+1].Start
		}
		now := ""
		if blocks[i] != nil {
			now = *blocks[i]
		}
		if isFilling(b.Words[0], strings.TrimSpace(string(f.Article.Text[b.From:to])), now) {
			f.fault(b.Start, "write [=/"+b.Words[0]+"]: # after what was filled in, or delete it", "[=%s] has lost its end", b.Label)
		}
	}
}

// isFilling reports whether what comes after the mark of a block has filled it once: it
// begins as what fills it now does, or as only such blocks do.
func isFilling(kind, rest, now string) bool {
	first := func(s string) string {
		line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
		return article.Plain(line)
	}
	was, is := first(rest), first(now)
	if was == "" {
		return false
	}
	if was == is {
		return true
	}
	switch kind {
	case "chart":
		a, b := shownPicture.FindStringSubmatch(was), shownPicture.FindStringSubmatch(is)
		return strings.HasPrefix(was, `<picture markdown="span">`) || a != nil && b != nil && a[1] == b[1]
	case "caveats":
		a, b := caveatOf.FindString(was), caveatOf.FindString(is)
		return a != "" && a == b
	case "sources":
		return strings.Contains(rest, `<a id="figure-`)
	case article.Links:
		return strings.HasPrefix(was, "[=")
	}
	return false
}

var (
	shownPicture = lazy.MustCompile(`^!\[.*\]\(([^()]+)\)$`)
	caveatOf     = lazy.MustCompile(`^- \*\*.*?:\*\*`)
)

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
			if renamed(was, *inlines[i]) {
				f.fault(p.Start, "if the unit has another name now, weave with --force; if the word is yours, put it outside of the brackets", "“%s” in the place of [=%s] is “%s” in the study", shorten(was), p.Label, *inlines[i])
				continue
			}
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

var paragraphs = lazy.MustCompile(`\r?\n[ \t]*\r?\n`)

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

// renamed reports whether two fillings differ in nothing but words after the number, as where
// a unit has got another name: it may be an author's word, or what was filled in before.
func renamed(was, now string) bool {
	a, b := strings.Fields(plainWords(was)), strings.Fields(plainWords(now))
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	notWord := func(w string) bool {
		return strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	}
	return len(a) == len(b) && same > 0 && hasDigit(strings.Join(a[:same], " ")) && !slices.ContainsFunc(a[same:], notWord)
}

// isForeign reports whether the text of a place in a sentence can be nothing that was
// filled in there: it has no number, or words or signs that no number is written with, in
// any language of the study.
func (f *filler) isForeign(was, now string) bool {
	was, now = plainWords(was), plainWords(now)
	said := wordsAndSigns(now)
	wrote := func(v *voice) bool {
		v.once.Do(v.learn)
		words := 0
		if v.whole[strings.ToLower(strings.Join(strings.Fields(was), " "))] {
			return true
		}
		for _, w := range wordsAndSigns(was) {
			if !v.vocabulary[w] && !slices.Contains(said, w) {
				return false
			}
			if unicode.IsLetter([]rune(w)[0]) {
				words++
			}
		}
		return hasDigit(was) || words > 0
	}
	if strings.TrimSpace(was) == "" || wrote(f.voice) {
		return false
	}
	for _, tag := range quantity.Locales() {
		if v, err := f.weaver.in(tag); err == nil && tag != f.Locale && wrote(v) {
			return false
		}
	}
	return true
}

// plainWords is a text of a place without the backslashes of Markdown.
func plainWords(s string) string { return escapes.ReplaceAllString(s, "$1") }

var (
	escapes = lazy.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	// tokens are words, and all signs that are no digits and no blanks.
	tokens = lazy.MustCompile(`\p{L}[\p{L}\p{M}]*|[^\p{N}\s\x{a0}\x{202f}]`)
)

func wordsAndSigns(s string) []string { return tokens.FindAllString(strings.ToLower(s), -1) }

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// learn gathers the words and signs that the study writes its numbers with.
func (v *voice) learn() {
	v.vocabulary = map[string]bool{}
	v.whole = map[string]bool{}
	learn := func(s string, any bool) {
		if !any && !hasDigit(s) {
			v.whole[strings.ToLower(strings.Join(strings.Fields(s), " "))] = true
			return
		}
		for _, w := range wordsAndSigns(s) {
			v.vocabulary[w] = true
		}
	}
	tell := func(ref string) {
		for _, form := range datasets.Forms {
			if n, err := v.prose.Write(ref, form); err == nil {
				learn(n.Text, false)
			}
		}
	}
	for _, t := range v.study.Tables {
		for _, o := range t.Rows {
			tell(o.Ref())
		}
	}
	for _, c := range v.comparisons.List {
		tell(c.ID)
	}
	for _, q := range samples() {
		for _, show := range []quantity.Show{quantity.ShowValue, quantity.ShowNumber, quantity.ShowTimes, quantity.ShowPercent, quantity.ShowPer100, quantity.ShowChange, quantity.ShowDays} {
			as := quantity.Format{Show: show, Locale: v.printer.Locale}
			learn(q.Label(as), false)
			learn(q.Words(as), false)
			learn(q.Spelled(as), show != quantity.ShowChange)
		}
	}
	for u := range v.units() {
		over, _ := u.Parts()
		for _, name := range over {
			learn(v.printer.Locale.Symbol(name), true)
		}
		learn(v.printer.Unit(u, true), true)
		learn(v.printer.Unit(u, false), true)
		for _, n := range []int64{1, 2_500_000, 2_500_000_000, 2_500_000_000_000} {
			as := quantity.Format{Show: quantity.ShowValue, Locale: v.printer.Locale, Names: v.printer}
			q := quantity.Point(big.NewRat(n, 1), u)
			learn(q.Label(as), false)
			learn(q.Words(as), false)
		}
	}
	for month := range 12 {
		if d, err := edtf.Parse(fmt.Sprintf("2000-%02d-01", month+1)); err == nil {
			learn(d.Format(v.printer.Locale.Tag), true)
		}
	}
}

// units are those of the numbers of the study, which an older descriptor may have had
// written by name, by sign, and with all digits.
func (v *voice) units() map[quantity.Unit]bool {
	all := map[quantity.Unit]bool{}
	for _, t := range v.study.Tables {
		for _, o := range t.Rows {
			if q, ok := o.Amount(); ok {
				all[q.Unit] = true
			}
		}
	}
	for _, c := range v.comparisons.List {
		all[c.Unit] = true
	}
	return all
}

// samples are numbers with every bound, and those that are written as words.
func samples() (out []quantity.Quantity) {
	add := func(b quantity.Bound, n int64, high *big.Rat) {
		if q, err := quantity.New(b, big.NewRat(n, 1), high, quantity.Unit{}); err == nil {
			out = append(out, q)
		}
	}
	for _, b := range []quantity.Bound{quantity.Over, quantity.Under, quantity.AtLeast, quantity.UpTo, quantity.About} {
		add(b, 2, nil)
		add(b, -2, nil)
	}
	add(quantity.Between, 2, big.NewRat(7, 1))
	for n := range int64(12) {
		add(quantity.Exact, n+1, nil)
	}
	return out
}

func shorten(s string) string {
	s = strings.TrimSpace(s)
	if utf8.RuneCountInString(s) > 60 {
		return string([]rune(s)[:60]) + "…"
	}
	return s
}
