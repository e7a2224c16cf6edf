package prose

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/analysis/recall"
	"quotient/analysis/topics"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// WordsCheck asks that every number that an author has typed into the
// words of a chart or a comparison, in any language, is a number of what
// that chart shows or that comparison computes, with the bound that the words
// around it say. What a template such as {wages.worker|words} prints comes from
// the tables and cannot go stale; it is counted, as it was looked up when the
// charts were loaded.
//
// A number need not be an amount:
//
//   - a date or a year is that of a row, as coarse or coarser, or stands in the
//     title of the study or of a source; a time of the day is that of a row
//   - a number in a name stands so in a cell, a quote, a title or set-aside.csv
//   - a translated cell has the numbers of the cell
//   - a count in words ("the two") is how many rows a comparison is made from
//   - a range may run from one threshold to another
//   - 1× beside a row is the row that the others are multiples of, and a hundred
//     what is shown per 100 is out of
//
// Ordinals, markers of lists, vague words, one as a word, and how often something
// is done ("counted twice") are passed over, and noted.
var WordsCheck = check.Of[captions.Subject]{
	Name: "words",
	Doc:  "Every typed number is what the tables say.",
	Run:  func(w captions.Subject, r *check.Result) { words(w, nil, r) },
}

// WordsBy is [WordsCheck] with editors that have judged before: one for each language, of the
// same study and comparisons.
func WordsBy(editors map[string]*Editor) check.Of[captions.Subject] {
	c := WordsCheck
	c.Run = func(w captions.Subject, r *check.Result) { words(w, editors, r) }
	return c
}

// Editors are one for each language of the program.
func Editors(s *datasets.Study, c *analysis.Comparisons) map[string]*Editor {
	out := map[string]*Editor{}
	for _, tag := range quantity.Locales() {
		l, _ := quantity.LocaleOf(tag)
		out[tag] = New(s, c, l)
	}
	return out
}

func words(w captions.Subject, editors map[string]*Editor, r *check.Result) {
	v := newVerifier(w, quantity.English)
	v.strict = true
	if editors != nil {
		v.editors = editors
	}
	passed, told := map[string]int{}, map[datasets.Finding]bool{}
	list, err := v.captions()
	if r.Err = err; err != nil {
		return
	}
	for _, p := range list {
		r.Checked += len(captions.Template.FindAllString(p.Text.Value, -1))
		for _, m := range p.mentions() {
			if rule := p.passesOver(m); rule != "" {
				passed[rule]++
				continue
			}
			r.Checked++
			wrong := v.judge(p, m)
			if wrong.message == "" {
				continue
			}
			f := p.Text.At(m.Span.Start).Finding(p.File, p.Ref, wrong.message, wrong.hint)
			// An alias repeats a text, which is told once.
			if at := (datasets.Finding{File: f.File, Line: f.Line, Column: f.Column}); !told[at] {
				told[at] = true
				r.Add(f)
			}
		}
		r.Findings = append(r.Findings, v.around(p)...)
		r.Findings = append(r.Findings, v.senses(p)...)
	}
	for _, rule := range slices.Sorted(maps.Keys(passed)) {
		r.Note("%d passed over as %s", passed[rule], rule)
	}
	r.Findings.Sort()
}

// around reports templates whose number the words around them make another: more than
// {share|words}, where that is up to 10%.
func (v *verifier) around(p caption) (out []datasets.Finding) {
	prose, ok := v.editors[p.Tag]
	if !ok {
		prose = New(v.study, v.comparisons, v.in(p.Tag).Locale)
		v.editors[p.Tag] = prose
	}
	var b strings.Builder
	var numbers, dates []Placed
	var written []int // where a number is in the text as it is written
	at := 0
	for _, m := range captions.Template.FindAllStringSubmatchIndex(p.Text.Value, -1) {
		form := "label"
		if m[4] >= 0 {
			form = p.Text.Value[m[4]:m[5]]
		}
		b.WriteString(p.Text.Value[at:m[0]])
		at = m[1]
		n, err := prose.Write(p.Text.Value[m[2]:m[3]], form)
		if err != nil { // loading tells of it
			return nil
		}
		from := utf8.RuneCountInString(b.String())
		b.WriteString(n.Text)
		placed := Placed{n, from, from + utf8.RuneCountInString(n.Text)}
		if form == "date" || form == "year" {
			dates = append(dates, placed)
			continue
		}
		numbers, written = append(numbers, placed), append(written, utf8.RuneCountInString(p.Text.Value[:m[0]]))
	}
	b.WriteString(p.Text.Value[at:])
	said := slices.Contains(captions.Sentences, p.At) && p.File == captions.File
	for i, n := range numbers {
		if alone, around, other := prose.rebound(n.Number, b.String(), n.From, n.To, false); other {
			out = append(out, p.Text.At(written[i]).Finding(p.File, p.Ref, fmt.Sprintf("what stands around “%s” in %s makes it %s, and it is %s", n.Text, p.What, around, alone), "take it away: what fills the place says all of it"))
			continue
		}
		if !said {
			continue
		}
		if message, hint := prose.Claims(n, b.String(), slices.Concat(numbers[:i], numbers[i+1:], dates)); message != "" {
			out = append(out, p.Text.At(written[i]).Finding(p.File, p.Ref, strings.Replace(message, "the text", p.What, 1), hint))
		}
	}
	return out
}

// passesOver names the rule by which a number is no amount.
func (p caption) passesOver(m scan.Mention) string {
	switch {
	case m.Kind == scan.Ordinal:
		return "ordinals"
	case m.Kind == scan.ListMarker && (!p.prose || m.Low == nil || m.Low.Cmp(manyItems) <= 0):
		return "list markers"
	case m.Kind == scan.Vague:
		return "vague words"
	case m.Kind == scan.Quantity && spelled(m) && m.Low.Cmp(one) == 0 && m.High.Cmp(one) == 0:
		return "one as a word" // as often an article as a number
	case m.Kind == scan.Quantity && slices.Contains(wording.All().Frequencies, strings.ToLower(m.Text)):
		// A multiple has behind it what it is of: twice the wage.
		rest := strings.TrimSpace(string([]rune(p.Text.Value)[m.Span.End:]))
		if rest == "" || strings.ContainsAny(rest[:1], ".,;:!?)") {
			return "how often"
		}
	}
	return p.passesCaption(m)
}

// manyItems is as far as anybody numbers items within prose; those of a list of Markdown
// are no prose.
var manyItems = big.NewRat(30, 1)

// spelled reports whether an amount is written in words.
func spelled(m scan.Mention) bool {
	return m.Low != nil && m.High != nil && !strings.ContainsFunc(m.Text, isDigit)
}

// A Typed is a number that an author has typed into the words of a chart or a
// comparison.
type Typed struct {
	File         string
	Line, Column int    // of its numeral, the column in code points
	Text         string // the numeral
}

// TypedNumbers lists the numbers that [WordsCheck] looks at and that no template
// prints, each once. The place of one in a text that is folded over lines is that
// of the text.
func TypedNumbers(s *datasets.Study, c *analysis.Comparisons, charts []captions.Chart) (out []Typed, err error) {
	list, err := newVerifier(captions.Subject{Study: s, Comparisons: c, Charts: charts}, quantity.English).captions()
	listed := map[Typed]bool{}
	for _, p := range list {
		for _, m := range p.mentions() {
			at := p.Text.At(m.Span.Start)
			t := Typed{p.File, at.Line, at.Column, m.Text}
			if p.passesOver(m) == "" && !listed[t] {
				listed[t] = true
				out = append(out, t)
			}
		}
	}
	return out, err
}

// verifier holds what words are held against.
type verifier struct {
	study       *datasets.Study
	comparisons *analysis.Comparisons
	charts      map[string]*shown
	book        func() (*captions.Book, error)
	everything  func() *shown            // all that the study states and computes, put together once
	naming      func() string            // the texts that a name can be of, apart from rows
	terms       func() map[string]string // what cells are called in the language of what is judged
	titled      func() []edtf.Date       // that titles say, and what was set aside as the date of something
	known       sync.Map                 // of nouns: what is known of each
	printer     datasets.Printer         // of the language of what is judged, unless a caption says another
	// strict takes no number for one of another unit that its words name: where
	// all of a study can be meant, too much else fits.
	strict bool

	editors  map[string]*Editor // by language, made when first used
	sides    recall.Recall[string, analysis.Sides]
	once     sync.Once
	mu       sync.Mutex                  // of the one that follows, which changes while words are judged
	measures map[string]bool             // units of measure
	topics   *topics.Topics              // the words of the study
	labels   map[string]map[string]label // of each number, those of the rows beside its own
	profiles map[string]*wording.Profile // what the study says of each number
}

func newVerifier(subject captions.Subject, l quantity.Locale) *verifier {
	s, c := subject.Study, subject.Comparisons
	v := &verifier{topics: &topics.Topics{}, study: s, comparisons: c, charts: map[string]*shown{}, printer: s.Printer(l), editors: map[string]*Editor{}}
	v.naming = sync.OnceValue(func() string {
		all := v.titles()
		for _, a := range s.SetAside {
			all = append(all, a.Quote)
		}
		return wording.Joined(all)
	})
	v.titled = sync.OnceValue(v.datesOfTitles)
	v.book = sync.OnceValues(func() (*captions.Book, error) { return captions.Read(subject) })
	v.terms = sync.OnceValue(func() map[string]string {
		book, err := v.book()
		if err != nil { // told where captions are read
			return nil
		}
		return book.Terms(l.Tag)
	})
	v.everything = sync.OnceValue(func() *shown {
		out := &shown{results: c.List, locale: v.printer.Locale}
		for _, t := range topics.Told(s) {
			out.rows = append(out.rows, t.Rows...)
		}
		return out
	})
	for id, x := range subject.Shown() {
		v.charts[id] = &shown{rows: x.Rows, results: x.Comparisons}
	}
	return v
}

// in returns the printer of a language; that of the verifier where there is none.
func (v *verifier) in(tag string) datasets.Printer {
	if l, ok := quantity.LocaleOf(tag); ok {
		return v.study.Printer(l)
	}
	return v.printer
}

// sidesOf are what a comparison is made from, worked out once.
func (v *verifier) sidesOf(c *analysis.Comparison) analysis.Sides {
	return v.sides.Of(c.ID, func() analysis.Sides { return v.comparisons.Sides(c) })
}

// shown is what the words of a caption can speak of.
type shown struct {
	rows    []*datasets.Observation
	results []*analysis.Comparison
	base    bool                               // 1× is the row itself
	locale  quantity.Locale                    // that what is computed names its measure in
	once    sync.Once                          // lists the three that follow
	all     []statement                        // of both
	values  map[string][]statement             // the same, by their value
	bySize  []int                              // their places, by their size
	read    sync.Once                          // reads what follows
	cells   string                             // of the rows
	index   sync.Once                          // makes the two that follow
	rowsOf  map[string][]*datasets.Observation // by their address
	// computed are what is computed first of all of a row, or has a name, by either.
	computed map[string][]*analysis.Comparison
}

// of is what the words beside one row can speak of: the row, and what is computed
// of it.
func (d *shown) of(row, base string) *shown {
	d.index.Do(d.address)
	out := &shown{base: row == base, rows: slices.Clone(d.rowsOf[row]), results: d.computed[row]}
	for _, c := range out.results {
		if c.ID == row {
			out.rows = append(out.rows, c.From...)
		}
	}
	if len(out.rows)+len(out.results) == 0 { // a label of something else
		return d
	}
	return out
}

// address lists what is shown by its address.
func (d *shown) address() {
	d.rowsOf, d.computed = map[string][]*datasets.Observation{}, map[string][]*analysis.Comparison{}
	for _, o := range d.rows {
		d.rowsOf[o.Ref()] = append(d.rowsOf[o.Ref()], o)
	}
	for _, c := range d.results {
		d.computed[c.ID] = append(d.computed[c.ID], c)
		if len(c.From) > 0 && c.From[0].Ref() != c.ID {
			first := c.From[0].Ref()
			d.computed[first] = append(d.computed[first], c)
		}
	}
}
