package verify

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A mutant is one change of a text: of a file of the study, or of a source.
type mutant struct {
	class        string
	file         string
	text         *source.Source // nil of a file of the study
	line, column int
	from, to     int    // the bytes that are replaced
	put          string // by these
	old, new     string // the piece of text that they are in, before and after
}

// The sorts of changes, in the order in which they are told.
const (
	ofValue   = "digits of values"
	ofBound   = "bounds"
	ofUnit    = "units"
	ofQuote   = "words and digits of quotes"
	ofSource  = "digits of the text"
	ofCaption = "numbers in captions"
	ofCaveat  = "caveats taken out"
	ofWaiver  = "waivers taken out"
)

var classes = []string{ofValue, ofBound, ofUnit, ofQuote, ofSource, ofCaption, ofCaveat, ofWaiver}

// SelfTest changes a study in memory, one change at a time, and reports which
// changes no check finds. The study must hold as it is.
func SelfTest(fsys fs.FS, name string, o Options) (*report.SelfTest, error) {
	before, s, err := Run(fsys, name, o)
	if err != nil {
		return nil, err
	}
	for _, c := range before.Checks {
		if c.Name != "fresh" && len(c.Findings) > 0 {
			return nil, &DoesNotHold{before}
		}
	}
	all, err := readFiles(fsys)
	if err != nil {
		return nil, err
	}
	m := &mutator{Study: s, files: all}
	m.rows()
	m.sources()
	m.captions()
	m.caveats()

	caught := m.try()
	out := &report.SelfTest{Study: s.Name, Survivors: []report.Survivor{}, Untried: m.untried}
	for _, class := range classes {
		c := report.Mutated{Name: class}
		for i, x := range m.made {
			if x.class != class {
				continue
			}
			c.Made++
			if caught[i] {
				c.Caught++
				continue
			}
			file := x.file
			if x.text == nil {
				file = path.Join(name, file)
			}
			out.Survivors = append(out.Survivors, report.Survivor{Class: class, File: file, Line: x.line, Column: x.column, Change: x.change()})
		}
		out.Classes = append(out.Classes, c)
	}
	return out, nil
}

// DoesNotHold is the error of trying the checks on a study that fails them.
type DoesNotHold struct{ Report *report.Verification }

func (e *DoesNotHold) Error() string {
	return fmt.Sprintf("%s: %d findings: the checks can be tried on a study that holds", e.Report.Study, e.Report.Failed())
}

func (m mutant) change() string {
	if m.new == "" {
		return fmt.Sprintf("“%s” taken out", m.old)
	}
	return fmt.Sprintf("“%s” to “%s”", m.old, m.new)
}

// mutator makes the mutants of a study.
type mutator struct {
	*Study
	files   files
	made    []mutant
	untried []string
}

// add makes a mutant that replaces part of a piece of a text: the bytes from and
// to of a piece that begins at an offset of the text.
func (m *mutator) add(class, file string, text *source.Source, whole []byte, at int, piece string, from, to int, new string) {
	x := mutant{class: class, file: file, text: text, from: at + from, to: at + to, put: new, old: piece, new: piece[:from] + new + piece[to:]}
	before := whole[:x.from]
	x.line = bytes.Count(before, []byte("\n")) + 1
	x.column = utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	m.made = append(m.made, x)
}

// digits makes a mutant of each digit of a piece, and of each two neighbours that
// differ, changed about: the two faults of typing.
func (m *mutator) digits(class, file string, text *source.Source, whole []byte, at int, piece string) {
	for i := 0; i < len(piece); i++ {
		if piece[i] < '0' || piece[i] > '9' {
			continue
		}
		m.add(class, file, text, whole, at, piece, i, i+1, string('0'+(piece[i]-'0'+1)%10))
		if i+1 < len(piece) && piece[i+1] >= '0' && piece[i+1] <= '9' && piece[i+1] != piece[i] {
			m.add(class, file, text, whole, at, piece, i, i+2, string([]byte{piece[i+1], piece[i]}))
		}
	}
}

// rows makes the mutants of the tables of observations.
func (m *mutator) rows() {
	var units []string
	for _, t := range m.Tables {
		for _, o := range t.Rows {
			if u := o.Cell("unit"); u != "" && !slices.Contains(units, u) {
				units = append(units, u)
			}
		}
	}
	edges, plain := 0, 0
	for _, t := range m.Tables {
		if !t.Observed {
			plain++
			continue
		}
		whole := m.files.all[t.Path]
		for _, o := range t.Rows {
			cell := func(column string) (at int, text string) {
				f := o.Finding(column, "", "")
				text = o.Cell(column)
				at = offset(whole, f.Line, f.Column)
				if at < 0 || text == "" {
					return -1, ""
				}
				if whole[at] == '"' {
					at++
				}
				if !bytes.HasPrefix(whole[at:], []byte(text)) {
					return -1, "" // a quotation mark inside: written twice
				}
				return at, text
			}
			for _, column := range []string{"value", "high"} {
				if at, text := cell(column); at >= 0 {
					m.digits(ofValue, t.Path, nil, whole, at, text)
				}
			}
			if at, text := cell("bound"); at >= 0 && o.Quantity != nil {
				for _, b := range quantity.Bounds {
					if string(b) != text && b != quantity.Between {
						m.add(ofBound, t.Path, nil, whole, at, text, 0, len(text), string(b))
					}
				}
			}
			if at, text := cell("unit"); at >= 0 && o.Quantity != nil {
				for _, u := range units {
					if u != text {
						m.add(ofUnit, t.Path, nil, whole, at, text, 0, len(text), u)
					}
				}
			}
			if at, text := cell("quote"); at >= 0 {
				m.digits(ofQuote, t.Path, nil, whole, at, text)
				edges += m.words(t.Path, whole, at, text)
			}
		}
	}
	if edges > 0 {
		m.untried = append(m.untried, fmt.Sprintf("%d words that begin or end a quote and are no part of its number: without them it is a shorter quote, and as true", edges))
	}
	if plain > 0 {
		m.untried = append(m.untried, fmt.Sprintf("%d tables of plain data, which are checked by their schema alone", plain))
	}
}

// words makes a mutant without each word of a quote. It returns how many words
// may be left out: those before and behind the number with its qualifier.
func (m *mutator) words(file string, whole []byte, at int, quote string) (edges int) {
	language, ok := scan.In(m.language())
	if !ok {
		return 0
	}
	first, last := len(quote), 0 // of the numbers with their qualifiers, in bytes
	for _, x := range language.Text(quote) {
		from, to := runesAt(quote, x.Span.Start), runesAt(quote, x.Span.End)
		if i := strings.LastIndex(quote[:from], x.Qualifier); x.Qualifier != "" && i >= 0 {
			from = i
		} else if i := strings.Index(quote[to:], x.Qualifier); x.Qualifier != "" && i >= 0 {
			to += i + len(x.Qualifier)
		}
		first, last = min(first, from), max(last, to)
	}
	for i := 0; i < len(quote); {
		n := strings.IndexByte(quote[i:], ' ')
		end := i + n
		if n < 0 {
			end = len(quote)
		}
		if len(m.Texts) == 0 && (end <= first || i >= last) {
			i = end + 1
			continue // only a text tells that it is missing
		}
		switch {
		case i == 0 && end <= first || end == len(quote) && i >= last:
			edges++
		case end == len(quote):
			m.add(ofQuote, file, nil, whole, at, quote, max(0, i-1), end, "")
		default:
			m.add(ofQuote, file, nil, whole, at, quote, i, end+1, "")
		}
		i = end + 1
	}
	return edges
}

// runesAt is the offset in bytes of a code point.
func runesAt(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// sources makes the mutants of every run of digits in the texts.
func (m *mutator) sources() {
	if len(m.Texts) < len(m.Sources) {
		m.untried = append(m.untried, fmt.Sprintf("the numbers of %d texts that are not at hand", len(m.Sources)-len(m.Texts)))
	}
	for _, t := range m.Texts {
		text := t.Text(t.All())
		for i := 0; i < len(text); i++ {
			if text[i] < '0' || text[i] > '9' {
				continue
			}
			end := i // of the number with its separators
			for end < len(text) && (text[end] >= '0' && text[end] <= '9' || (text[end] == ',' || text[end] == '.') && end+1 < len(text) && text[end+1] >= '0' && text[end+1] <= '9') {
				end++
			}
			m.digits(ofSource, t.Name(), t, []byte(text), i, text[i:end])
			i = end
		}
	}
}

// captions makes the mutants of typed numbers.
func (m *mutator) captions() {
	odd := 0
	for _, n := range charts.TypedNumbers(m.Study.Study, m.Comparisons, m.Charts) {
		whole := m.files.all[n.File]
		at := offset(whole, n.Line, n.Column)
		if at < 0 || !bytes.HasPrefix(whole[at:], []byte(n.Text)) {
			odd++
			continue
		}
		if strings.ContainsFunc(n.Text, unicode.IsDigit) {
			m.digits(ofCaption, n.File, nil, whole, at, n.Text)
			continue
		}
		other := ""
		for _, list := range cardinals {
			if i := slices.Index(list, strings.ToLower(n.Text)); i >= 0 {
				other = list[(i+1)%len(list)]
			}
		}
		if other == "" {
			odd++
			continue
		}
		m.add(ofCaption, n.File, nil, whole, at, n.Text, 0, len(n.Text), other)
	}
	if odd > 0 {
		m.untried = append(m.untried, fmt.Sprintf("%d numbers of captions in words, or in texts folded over lines", odd))
	}
}

// cardinals are number words of which one is put for another.
var cardinals = [][]string{
	{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
	{"twice", "thrice"},
	{"hundred", "thousand", "million"},
	{"két", "három", "négy", "öt", "hat", "hét", "nyolc", "kilenc", "tíz"},
	{"δύο", "τρία", "τέσσερα", "πέντε", "έξι", "επτά", "οκτώ", "εννέα", "δέκα"},
}

// caveats makes the mutants of comparisons.yaml without a caveat that the program
// asks for, or without a waiver.
func (m *mutator) caveats() {
	var spec struct {
		Schedules   []datasets.Node `yaml:"schedules"`
		Comparisons []datasets.Node `yaml:"comparisons"`
	}
	if err := m.DecodeYAML(analysis.SpecFile, &spec); err != nil {
		return
	}
	whole := m.files.all[analysis.SpecFile]
	tried, free := map[int]bool{}, map[int]bool{}
	take := func(class string, t datasets.Text) {
		from := offset(whole, t.Line, t.Column)
		if from < 0 || tried[from] {
			return
		}
		tried[from] = true
		// To the end of the text: of its line, and of lines that go on further in.
		indent := indentOf(whole, from)
		to := from
		for {
			n := bytes.IndexByte(whole[to:], '\n')
			if n < 0 {
				to = len(whole)
				break
			}
			to += n
			rest := whole[to+1:]
			if line, _, _ := bytes.Cut(rest, []byte("\n")); len(bytes.TrimSpace(line)) == 0 || indentOf(rest, 0) <= indent {
				break
			}
			to++
		}
		piece := string(whole[from:to])
		m.add(class, analysis.SpecFile, nil, whole, from, piece, 0, len(piece), `""`)
	}
	for _, n := range spec.Comparisons {
		var x struct {
			ID      datasets.Text            `yaml:"id"`
			Caveats map[string]datasets.Text `yaml:"caveats"`
			Waiver  datasets.Text            `yaml:"waiver"`
		}
		if n.Decode(analysis.SpecFile, &x, false) != nil {
			continue
		}
		c, err := m.Comparisons.Get(x.ID.Value)
		if err != nil {
			continue
		}
		for _, k := range analysis.Caveats {
			t, ok := x.Caveats[string(k.Name)]
			switch {
			case !ok:
			case slices.ContainsFunc(c.Warnings, func(w analysis.Warning) bool { return w.Caveat == k.Name }):
				take(ofCaveat, t)
			default:
				free[offset(whole, t.Line, t.Column)] = true
			}
		}
		if c.Refusal != nil && x.Waiver.Line > 0 {
			take(ofWaiver, x.Waiver)
		}
	}
	n := 0
	for at := range free {
		if !tried[at] {
			n++
		}
	}
	if n > 0 {
		m.untried = append(m.untried, fmt.Sprintf("%d caveats that the program does not ask for", n))
	}
}

// indentOf is how far in the line of an offset begins.
func indentOf(text []byte, at int) int {
	line := text[bytes.LastIndexByte(text[:at], '\n')+1:]
	return len(line) - len(bytes.TrimLeft(line, " -"))
}

// try runs the checks on every mutant, side by side, and reports which of them
// were caught.
func (m *mutator) try() []bool {
	caught := make([]bool, len(m.made))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				caught[i] = m.catches(m.made[i])
			}
		})
	}
	for i := range m.made {
		next <- i
	}
	close(next)
	wg.Wait()
	return caught
}

// catches runs the checks that a mutant can fail, the quickest first, and stops
// at the first finding. What a change cannot reach is not read again.
func (m *mutator) catches(x mutant) bool {
	failed := func(checks []datasets.Check) bool {
		return slices.ContainsFunc(checks, func(c datasets.Check) bool { return len(c.Findings) > 0 })
	}
	if x.text != nil {
		return failed(m.otherText(x))
	}
	changed := m.files.with(x.file, x.of(m.files.all[x.file]))
	switch x.file {
	case charts.SpecFile, analysis.SpecFile:
		study := *m.Study.Study
		study.FS = changed
		s := Study{Study: &study, Comparisons: m.Comparisons, Charts: m.Charts}
		if x.file == analysis.SpecFile {
			c, _, err := analysis.Compare(&study)
			if err != nil || failed(c.Verify()) {
				return true
			}
			s.Comparisons = c
		}
		return failed(s.words()) || s.loadCharts() != nil || failed(s.words())
	}
	study, err := datasets.Load(changed)
	if err != nil || failed(study.Verify(m.Texts)) {
		return true
	}
	s, faults, err := load(changed)
	if err != nil || len(faults) > 0 {
		return true
	}
	s.Texts = m.Texts
	return failed(s.checks())
}

// of makes the change.
func (x mutant) of(text []byte) []byte {
	return slices.Concat(text[:x.from], []byte(x.put), text[x.to:])
}

// otherText runs the checks against a changed text, which the study takes for its
// own: its fingerprint is changed too, so that the numbers alone tell.
func (m *mutator) otherText(x mutant) []datasets.Check {
	changed, err := source.Read(x.file, x.of([]byte(x.text.Text(x.text.All()))))
	if err != nil {
		return nil
	}
	study := *m.Study.Study
	study.Sources = slices.Clone(study.Sources)
	for i := range study.Sources {
		if study.Sources[i].SHA256 == x.text.SHA256() {
			study.Sources[i].SHA256 = changed.SHA256()
		}
	}
	texts := slices.Clone(m.Texts)
	texts[slices.Index(texts, x.text)] = changed
	return study.Verify(texts)
}
