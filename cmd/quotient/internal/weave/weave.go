// Package weave fills the marked places of articles with the charts, tables and
// numbers of a study, and judges the numbers that an author has typed himself.
package weave

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/figure"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/lazy"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// A Weaver fills the articles of one study.
type Weaver struct {
	workspace *workspace.Workspace
	pictures  *Pictures
	// Force fills places anew in which there are words of the author's own.
	Force  bool
	mu     sync.Mutex
	voices map[string]*voice
}

// Study is the name of the study.
func (w *Weaver) Study() string { return w.workspace.Name }

// voice is a study in one locale.
type voice struct {
	study       *datasets.Study
	comparisons *analysis.Comparisons
	printer     datasets.Printer
	prose       *prose.Editor
	charts      []*charts.Chart
	once        sync.Once
	vocabulary  map[string]bool // of what fills places in sentences
	whole       map[string]bool // what is written without a digit, such as “no change”: its words go with no number
}

// New returns a weaver of a study. Pictures that were drawn before are not drawn again;
// nil stands for none.
func New(w *workspace.Workspace, pictures *Pictures) *Weaver {
	if pictures == nil {
		pictures = NewPictures()
	}
	return &Weaver{workspace: w, pictures: pictures, voices: map[string]*voice{}}
}

// in returns the study in a locale, with the comparisons and charts that have no error.
func (w *Weaver) in(tag string) (*voice, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if v, ok := w.voices[tag]; ok {
		return v, nil
	}
	l, err := datasets.Locale(tag)
	if err != nil {
		return nil, err
	}
	comparisons, err := w.workspace.Comparisons()
	if comparisons == nil {
		return nil, err
	}
	list, err := w.workspace.Charts(tag)
	if _, err := workspace.Findings(err); err != nil {
		return nil, err
	}
	study := w.workspace.Study
	v := &voice{study: study, comparisons: comparisons, printer: study.Printer(l), prose: prose.New(study, comparisons, l), charts: list}
	w.voices[tag] = v
	return v, nil
}

// Pictures remembers the charts that were drawn, by all that they depend on.
type Pictures struct {
	over  *Pictures // which is asked first; nil for none
	fonts *typeset.Fonts
	mu    sync.Mutex
	drawn map[string]*charts.Picture
}

// NewPictures returns an empty memory.
func NewPictures() *Pictures {
	return &Pictures{fonts: typeset.New(), drawn: map[string]*charts.Picture{}}
}

// Over returns a memory that has what another has now, and keeps to itself what is drawn
// with it: it can be thrown away alone.
func (p *Pictures) Over() *Pictures {
	return &Pictures{over: p, fonts: p.fonts, drawn: map[string]*charts.Picture{}}
}

// known is a picture that was drawn before, or nil.
func (p *Pictures) known(key string) *charts.Picture {
	if p == nil {
		return nil
	}
	if d := p.over.known(key); d != nil {
		return d
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.drawn[key]
}

func (p *Pictures) draw(c *charts.Chart, style charts.Style) (*charts.Picture, error) {
	key := c.Inputs(style)
	if d := p.over.known(key); d != nil {
		return d, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if d, ok := p.drawn[key]; ok {
		return d, nil
	}
	d, err := c.Draw(style, p.fonts)
	if err == nil {
		p.drawn[key] = d
	}
	return d, err
}

// A Picture is a file that an article shows.
type Picture struct {
	Path   string // with slashes, from the folder of the article
	Format string
	*charts.Picture
}

// A Figure is a chart that fills a block.
type Figure struct {
	figure.Figure
	At    int // the byte where the block begins
	Chart *charts.Chart
	Style charts.Style
}

// A Change is a place whose text is not what the study says now.
type Change struct {
	Line, Column int
	Mark         string // as it is written: officials-per-worker spelled
	Was, Now     string // of a number
	Sentence     string // with the number as it is now
	Block        bool
	Open         bool // it has not been filled yet
}

// Woven is an article with its places filled.
type Woven struct {
	*article.Article
	// Text is the article as it should be.
	Text []byte
	// Faults are marks that cannot be filled, and Typed the numbers that the author
	// has typed and the tables do not support. Where there are faults, Text is the
	// article as it was.
	Faults, Typed datasets.Findings
	Changes       []Change
	Pictures      []Picture
	Figures       []Figure
	// Places counts the numbers and blocks that are filled in, Judged the numbers
	// that were typed, and Own those of them that are the author's own. Passed
	// counts by rule those that are no amounts.
	Places, Judged, Own int
	Passed              map[string]int
	// Unprinted counts the blocks that are as they should be, but for the fingerprint at
	// their end.
	Unprinted int
	Locale    string
}

// Weave fills an article. It changes nothing but what it returns. The error is of
// a study that cannot be used.
func (w *Weaver) Weave(a *article.Article) (*Woven, error) {
	out := &Woven{Article: a, Text: a.Text, Passed: map[string]int{}, Locale: article.Language(a.Name)}
	f := &filler{Woven: out, weaver: w, base: "charts"}
	if _, ok := quantity.LocaleOf(out.Locale); !ok {
		out.Faults = append(out.Faults, datasets.Finding{File: a.Name, Line: 1, Message: fmt.Sprintf("there is no locale %q, which the name of the file says", out.Locale), Hint: datasets.DidYouMean(out.Locale, quantity.Locales())})
		return out, nil
	}
	var err error
	if f.voice, err = w.in(out.Locale); err != nil {
		return nil, err
	}
	if n := len(a.Inlines); n > limits.Marks {
		f.fault(a.Inlines[limits.Marks].Start, "divide the article", "the article has %s places to be filled, and at most %s are filled", limits.Count(n), limits.Count(limits.Marks))
		return out, nil
	}
	for _, x := range a.Faults {
		f.fault(x.At, x.Hint, "%s", x.Message)
	}
	for _, s := range a.Settings {
		if s.Words[0] == article.Own {
			f.Own++
			continue
		}
		f.set(s)
	}
	f.mistyped()
	f.anchored = slices.ContainsFunc(a.Blocks, func(b article.Place) bool { return b.Words[0] == "sources" })
	inlines := make([]*string, len(a.Inlines))
	for i, p := range a.Inlines {
		inlines[i] = f.inline(p)
	}
	f.capitals(inlines)
	blocks := make([]*string, len(a.Blocks))
	// What others refer to comes last.
	for _, late := range []bool{false, true} {
		for i, p := range a.Blocks {
			if slices.Contains([]string{"caveats", "sources", article.Links}, p.Words[0]) == late {
				blocks[i] = f.block(p)
			}
		}
	}
	f.endless(blocks)
	f.bounds(inlines)
	if !w.Force {
		f.foreign(blocks, inlines)
	}
	if len(out.Faults) == 0 {
		out.Text = a.Fill(blocks, inlines)
		out.Text = f.links(out.Text)
		f.again()
	}
	if len(out.Faults) == 0 {
		f.changes(blocks, inlines)
	}
	f.judge()
	out.Faults.Sort()
	out.Typed.Sort()
	return out, nil
}

// mistyped finds what looks like a mark and is none.
func (f *filler) mistyped() {
	for _, p := range f.Passages {
		for _, m := range likeMark.FindAllStringIndex(p.Typed, -1) {
			from := utf8.RuneCountInString(p.Typed[:m[0]])
			at := p.Offset(from)
			if f.Article.Text[at] == '\\' || slices.ContainsFunc(f.Article.Faults, func(x article.Fault) bool { return x.At == at }) {
				continue // it is meant as it stands, or told already
			}
			said := p.Typed[m[0]:m[1]]
			if name := strings.Trim(said, "[]"); !strings.Contains(said, "=") {
				if _, err := f.study.Observation(name); err != nil {
					continue
				}
			}
			f.fault(at, "a number is [=ID], a block [=chart ID]: # on a line of its own; with a backslash before it, it stands as it is", "“%s” is no mark that can be read", strings.TrimSpace(said))
		}
	}
}

// likeMark is the beginning of a mark, its end, or a mark without its equals sign.
var likeMark = lazy.MustCompile(`\[\s*=[^\s\]]*\]?|=[a-z0-9]+(?:[-.][a-z0-9]+)+\]|\[[a-z0-9-]+\.[a-z0-9-]+\]`)

// again reads what is to be written: the places must be there as before, and closed,
// or weaving it again would not find them.
func (f *filler) again() {
	if string(f.Text) == string(f.Article.Text) {
		return
	}
	again, err := article.Parse(f.Name, f.Text)
	blocks := len(f.Blocks)
	if f.linked {
		blocks++
	}
	if err == nil && len(again.Blocks) == blocks && len(again.Inlines) == len(f.Inlines) && len(again.Faults) == 0 &&
		!slices.ContainsFunc(again.Blocks, func(p article.Place) bool { return p.Open }) {
		return
	}
	f.Text = f.Article.Text
	at, hint := len(f.Article.Text), "close the code or the HTML that it ends in"
	for i, b := range f.Blocks {
		if err == nil && i < len(again.Blocks) && again.Blocks[i].Label == b.Label && !again.Blocks[i].Open {
			continue
		}
		at, hint = b.Start, "see what stands before and behind it"
		break
	}
	f.fault(at, hint, "what is filled in here would not be found again")
}

// filler is a Woven under way.
type filler struct {
	*Woven
	*voice
	weaver   *Weaver
	base     string // the folder of the pictures, from the article
	url      string // its address, where that is another
	linked   bool   // where the numbers lead is put at the end
	anchored bool   // the article lists its sources, which numbers lead to
	numbers  []number
	used     []*analysis.Comparison
	rows     []*datasets.Observation
}

// number is a mark in a sentence, with what it tells.
type number struct {
	place article.Place
	prose.Number
	own   string // the author's note on a number of his own
	cites bool   // its sources, and no number
}

func (f *filler) fault(at int, hint, format string, args ...any) {
	line, column := f.Position(at)
	finding := datasets.Finding{File: f.Name, Line: line, Column: column, Message: fmt.Sprintf(format, args...), Hint: hint}
	if !slices.Contains(f.Faults, finding) {
		f.Faults = append(f.Faults, finding)
	}
}

// fail is fault for an error: its hint is on a line of its own, or that of a refusal.
func (f *filler) fail(at int, err error) {
	message, hint, _ := strings.Cut(err.Error(), "\n    ")
	f.fault(at, cmp.Or(hint, analysis.Remedy(err)), "%s", message)
}

// set reads [=charts DIR URL].
func (f *filler) set(p article.Place) {
	if len(p.Words) < 2 || len(p.Words) > 3 {
		f.fault(p.Start, "[=charts FOLDER]: # or [=charts FOLDER ADDRESS]: #", "a setting of the folder of pictures without a folder")
		return
	}
	if path.IsAbs(p.Words[1]) || strings.Contains(p.Words[1], "\\") {
		f.fault(p.Start, "write it from the folder of the article, with slashes", "%q is no folder for pictures", p.Words[1])
	}
	f.base = path.Clean(p.Words[1])
	if len(p.Words) == 3 {
		f.url = strings.TrimSuffix(p.Words[2], "/")
	}
}

func (f *filler) usesRows(rows ...*datasets.Observation) {
	for _, o := range rows {
		if !slices.ContainsFunc(f.rows, func(x *datasets.Observation) bool { return x.Ref() == o.Ref() }) {
			f.rows = append(f.rows, o)
		}
	}
}

func (f *filler) uses(fact datasets.Fact) {
	f.usesRows(fact.Rows()...)
	c, computed := fact.(*analysis.Comparison)
	if computed && !slices.ContainsFunc(f.used, func(x *analysis.Comparison) bool { return x.ID == c.ID }) {
		f.used = append(f.used, c)
	}
}

// inline says what a mark in a sentence tells.
func (f *filler) inline(p article.Place) *string {
	name := p.Words[0]
	switch {
	case name == article.Own:
		f.Own++
		note := strings.TrimSpace(strings.TrimPrefix(p.Label, article.Own))
		if note == "" || p.Open {
			f.fault(p.Start, "[12][=own counted by hand]", "a number of the author’s own has the number, and a note of where it is from")
			return nil
		}
		f.numbers = append(f.numbers, number{place: p, own: note})
		return nil
	case slices.Contains(article.Blocks, name) || slices.Contains(article.Settings, name):
		f.fault(p.Start, "put it on a line of its own, with an empty line before it, and write : # behind it", "[=%s] is no number", p.Label)
		return nil
	case len(p.Words) > 2 || strings.Contains(name, "|"):
		f.fault(p.Start, "[=ID] or [=ID FORM], with a blank before the form", "the mark [=%s] has more than a name and a form", p.Label)
		return nil
	}
	form := datasets.FormWords
	if len(p.Words) == 2 {
		form = p.Words[1]
	}
	n, err := f.prose.Write(name, form)
	if err != nil {
		f.fail(p.Start, err)
		return nil
	}
	f.Places++
	f.numbers = append(f.numbers, number{place: p, Number: n, cites: form == datasets.FormCite})
	f.uses(n.Fact)
	s := figure.Markdown(n.Text)
	return &s
}

// capitals begins with a capital what begins a sentence, or does so in the article.
func (f *filler) capitals(inlines []*string) {
	begins := map[int]bool{}
	for _, passage := range f.Passages {
		text := []rune(passage.Text)
		for _, i := range passage.Inlines {
			p := f.Inlines[i]
			if !p.Open {
				first, _ := utf8.DecodeRune(f.Article.Text[p.From:])
				begins[i] = unicode.IsUpper(first)
				continue
			}
			at, ok := passage.Character(p.From)
			before := strings.TrimRight(string(text[max(0, at-40):at]), " \n*_“\"(‘„«")
			begins[i] = ok && (before == "" || strings.ContainsRune(".!?", rune(before[len(before)-1])) && !shortened(before))
		}
	}
	for i, s := range inlines {
		if s == nil || !begins[i] {
			continue
		}
		first, size := utf8.DecodeRuneInString(*s)
		capital := string(unicode.ToUpper(first)) + (*s)[size:]
		inlines[i] = &capital
	}
}

// shortened reports whether a text ends in a word that is cut short by a full stop.
func shortened(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	last := words[len(words)-1]
	return strings.Count(last, ".") > 1 || slices.ContainsFunc(language.All, func(l *form.Language) bool {
		return slices.Contains(l.Writing.Prose.Abbreviations, last)
	})
}

// changes lists the places that are otherwise now.
func (f *filler) changes(blocks, inlines []*string) {
	sentences := map[int]string{}
	for _, p := range f.Passages {
		f.sentences(p, inlines, sentences)
	}
	for i, p := range f.Inlines {
		if inlines[i] == nil {
			continue
		}
		was := string(f.Article.Text[p.From:p.To])
		if !p.Open && article.Same(was, *inlines[i]) {
			continue
		}
		line, column := f.Position(p.Start)
		c := Change{Line: line, Column: column, Mark: p.Label, Was: was, Now: *inlines[i], Open: p.Open}
		if p.Open {
			c.Was = ""
		} else {
			c.Sentence = sentences[i]
		}
		f.Changes = append(f.Changes, c)
	}
	f.changedBlocks(blocks)
	if f.linked && len(f.Changes) == 0 { // the links are missing altogether
		line, column := f.Position(len(f.Article.Text))
		f.Changes = append(f.Changes, Change{Line: line, Column: column, Mark: article.Links, Block: true, Open: true})
	}
	slices.SortStableFunc(f.Changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// changedBlocks are the blocks that are filled with something else now.
func (f *filler) changedBlocks(blocks []*string) {
	one := make([]*string, len(f.Blocks))
	for i, p := range f.Blocks {
		if blocks[i] == nil {
			continue
		}
		if was := string(f.Article.Text[p.From:p.To]); !p.Open && article.Plain(was) == article.Plain(*blocks[i]) {
			if p.Words[0] != article.Links && p.Print != article.Fingerprint(was) {
				f.Unprinted++
			}
			continue
		}
		one[i] = blocks[i]
		if string(f.Article.Fill(one, nil)) != string(f.Article.Text) {
			line, column := f.Position(p.Start)
			f.Changes = append(f.Changes, Change{Line: line, Column: column, Mark: p.Label, Block: true, Open: p.Open})
		}
		one[i] = nil
	}
}

// sentences gives for each place of a passage the sentence that it stands in, as it
// is now.
func (f *filler) sentences(p article.Passage, inlines []*string, out map[int]string) {
	var now strings.Builder
	at := map[int]int{} // where each place begins in what is written
	text := []rune(p.Text)
	done := 0
	for _, i := range p.Inlines {
		from, ok := p.Character(f.Inlines[i].From)
		if !ok || from < done {
			continue
		}
		now.WriteString(string(text[done:from]))
		at[i] = now.Len()
		done = from
		if inlines[i] == nil {
			continue
		}
		now.WriteString(*inlines[i])
		for done < len(text) && p.Offset(done) >= f.Inlines[i].From && p.Offset(done) < f.Inlines[i].To {
			done++
		}
	}
	now.WriteString(string(text[done:]))
	whole := now.String()
	ends := sentenceEnd.FindAllStringIndex(whole, -1)
	for i, begin := range at {
		from, to := 0, len(whole)
		for _, end := range ends {
			if end[1] <= begin {
				from = end[1]
			} else if end[0] >= begin {
				to = end[0] + 1
				break
			}
		}
		out[i] = around(whole, from, to, begin)
	}
}

// around is a sentence, from one byte of a text to another, on one line: of a long one
// the words around a byte.
func around(text string, from, to, at int) string {
	const side = 300
	before, after := "", ""
	if at-from > side {
		from = at - side
		for from < at && text[from] != ' ' && text[from] != '\n' {
			from++
		}
		before = "… "
	}
	if to-at > 2*side {
		to = at + 2*side
		for to > at && text[to] != ' ' && text[to] != '\n' {
			to--
		}
		after = " …"
	}
	return before + strings.Join(strings.Fields(text[from:to]), " ") + after
}

var sentenceEnd = lazy.MustCompile(`[.!?]\s`)

// Rules lists the rules by which numbers were passed over, with their counts.
func (w *Woven) Rules() (out []string) {
	for _, rule := range slices.Sorted(maps.Keys(w.Passed)) {
		out = append(out, fmt.Sprintf("%d passed over as %s", w.Passed[rule], rule))
	}
	return out
}
