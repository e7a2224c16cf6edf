// Package captions reads the words that authors write into charts.yaml and
// comparisons.yaml: each with its place, its language and the entry that it is of. Who judges
// words takes them from here, and knows nothing of the form of a file.
package captions

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/lazy"
)

// File is the file of a study that has the words of its charts.
const File = "charts.yaml"

// Template is a number in the words of a chart: {officials-per-worker} or
// {wages.worker|words}. What follows the stroke is the form.
var Template = lazy.MustCompile(`\{([^{}|]*)(?:\|([^{}|]*))?\}`)

// A Chart is what the words of a chart can speak of.
type Chart struct {
	ID          string
	Rows        []*datasets.Observation
	Comparisons []*analysis.Comparison
	// Entry is what the author has written of the chart, where that is in no file. Then the
	// words of this chart alone are looked at.
	Entry *datasets.Node
}

// A Subject is a study whose words are checked.
type Subject struct {
	Study       *datasets.Study
	Comparisons *analysis.Comparisons
	Charts      []Chart // of every locale
}

// Shown are the charts by their ids, each once with all that it shows in some language.
func (s Subject) Shown() map[string]*Chart {
	type part struct{ chart, ref string }
	out, known := map[string]*Chart{}, map[part]bool{}
	isNew := func(x part) bool {
		old := known[x]
		known[x] = true
		return !old
	}
	for _, x := range s.Charts {
		c := out[x.ID]
		if c == nil {
			c = &Chart{ID: x.ID}
			out[x.ID] = c
		}
		for _, o := range x.Rows {
			if isNew(part{x.ID, o.Ref()}) {
				c.Rows = append(c.Rows, o)
			}
		}
		for _, r := range x.Comparisons {
			if isNew(part{x.ID, r.ID}) {
				c.Comparisons = append(c.Comparisons, r)
			}
		}
	}
	return out
}

// A Caption is a text of charts.yaml or comparisons.yaml that is printed.
type Caption struct {
	File, Ref string
	What      string // "the title"
	Tag       string // its language
	Text      datasets.Text
	Cell      string        // of a term: the cell that it translates
	At, Key   string        // the path in its entry, and the key that a * of it is for
	Block     string        // the row that the block of its chart is of
	Entry     datasets.Text // the id of its entry
	Given     []string      // the numbers and dates that what it is at has, where its author gives them
}

// Gives reports whether the author has given a number or a date, which the caption repeats.
func (c Caption) Gives(text string, v *big.Rat) bool {
	return slices.ContainsFunc(c.Given, func(s string) bool {
		given, ok := new(big.Rat).SetString(s)
		return ok && v != nil && given.Cmp(v) == 0 || len(text) == 4 && strings.HasPrefix(s, text)
	})
}

// An Entry is a chart as its author has written it, as far as it bears on its words.
type Entry struct {
	ID, Kind            datasets.Text
	Rows, After, Change datasets.Texts
	Block               datasets.Text // the row that a block is of
	Cells               []Caption     // of its column
}

// A Book has the captions of a study.
type Book struct {
	Captions []Caption
	Entries  []Entry
	terms    map[string]map[string]string
}

// Terms are what cells are called in a language.
func (b *Book) Terms(tag string) map[string]string { return b.terms[tag] }

// A printedAt is a place of printed text in an entry of a file; * is any key. All else
// in an entry is a name or a setting.
type printedAt struct {
	path, what string
	at         bool // a * of its path has the address that it is of under the key at
}

var (
	chartWords = []printedAt{
		{path: "title", what: "the title"}, {path: "subtitle", what: "the subtitle"}, {path: "note", what: "the note"}, {path: "alt", what: "the alt text"},
		{path: "allow/*", what: "the reason for %s"}, {path: "labels/*", what: "the label of %s"}, {path: "beside/*", what: "the text beside %s"},
		{path: "block/label", what: "the label of a block"}, {path: "column/title", what: "the title of the column"}, {path: "column/cells/*", what: "the cell of %s"},
		{path: "names/*", what: "the name %q"}, {path: "x/title", what: "the title of an axis"}, {path: "y/title", what: "the title of an axis"}, {path: "pairs/*/label", what: "the label of pair %s"},
		{path: Lines, what: "the text of a line", at: true}, {path: Annotations, what: "the text of an annotation", at: true},
	}
	resultWords = []printedAt{{path: "title", what: "the title"}, {path: "measure", what: "the measure"}, {path: "waiver", what: "the waiver"}, {path: "caveats/*", what: "the caveat %q"}}
)

// The places of what a chart says besides its marks, and the list of all places of charts at
// which sentences are: what they claim is judged.
const (
	Lines       = "lines/*/text"
	Annotations = "annotations/*/text"
)

// Sentences are the places of a chart's words that make claims.
var Sentences = []string{"title", "subtitle", "note", "alt", Lines, Annotations}

// Read lists the printed texts of a study, in the order of files and lines. A file that is
// not there, or has a fault, has none: loading tells of it. The error is of a file that
// cannot be read.
func Read(s Subject) (*Book, error) {
	out, shown := &Book{terms: map[string]map[string]string{}}, s.Shown()
	chart := func(n datasets.Node, id string) {
		e := entry(n)
		out.Entries = append(out.Entries, e)
		if id == "" {
			id = e.ID.Value
		}
		if shown[id] == nil { // it has a fault
			return
		}
		for _, p := range printed(File, n, chartWords) {
			p.Ref, p.Block, p.Entry = id, e.Block.Value, e.ID
			out.Captions = append(out.Captions, p)
		}
	}
	var drawn struct {
		Charts []datasets.Node          `yaml:"charts"`
		Terms  map[string]datasets.Node `yaml:"terms"`
	}
	if err := decode(s.Study, File, &drawn); err != nil {
		return nil, err
	}
	for _, cell := range slices.Sorted(maps.Keys(drawn.Terms)) {
		all := texts(File, drawn.Terms[cell], "")
		for _, tag := range slices.Sorted(maps.Keys(all)) {
			out.Captions = append(out.Captions, Caption{File: File, What: fmt.Sprintf("the term for %q", cell), Tag: tag, Text: all[tag], Cell: cell})
			if out.terms[tag] == nil {
				out.terms[tag] = map[string]string{}
			}
			out.terms[tag][cell] = all[tag].Value
		}
	}
	for _, x := range s.Charts {
		if x.Entry != nil {
			out.Captions = nil
			chart(*x.Entry, x.ID)
			return out, nil
		}
	}
	for _, n := range drawn.Charts {
		chart(n, "")
	}
	var computed struct {
		Schedules   []datasets.Node `yaml:"schedules"`
		Comparisons []datasets.Node `yaml:"comparisons"`
	}
	if err := decode(s.Study, analysis.SpecFile, &computed); err != nil {
		return nil, err
	}
	for _, n := range slices.Concat(computed.Schedules, computed.Comparisons) {
		var head struct {
			ID datasets.Text `yaml:"id"`
		}
		_ = n.Decode(analysis.SpecFile, &head, false)
		for _, p := range printed(analysis.SpecFile, n, resultWords) {
			p.Ref, p.Entry = head.ID.Value, head.ID
			out.Captions = append(out.Captions, p)
		}
	}
	slices.SortStableFunc(out.Captions, func(a, b Caption) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Text.Line-b.Text.Line, a.Text.Column-b.Text.Column)
	})
	return out, nil
}

// entry reads what an author has written of a chart; what cannot be read is not there.
func entry(n datasets.Node) Entry {
	var c struct {
		ID     datasets.Text  `yaml:"id"`
		Kind   datasets.Text  `yaml:"kind"`
		Rows   datasets.Texts `yaml:"rows"`
		After  datasets.Texts `yaml:"after"`
		Change datasets.Texts `yaml:"change"`
		Block  struct {
			Of datasets.Text `yaml:"of"`
		} `yaml:"block"`
	}
	_ = n.Decode(File, &c, false)
	return Entry{c.ID, c.Kind, c.Rows, c.After, c.Change, c.Block.Of, printed(File, n, []printedAt{{path: "column/cells/*"}})}
}

// decode reads a file of the study, of which nothing is read where it has a fault.
func decode(study *datasets.Study, file string, into any) error {
	err := study.DecodeYAML(file, into)
	var found datasets.Findings
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if errors.As(err, &found) {
		reflect.ValueOf(into).Elem().SetZero()
		return nil
	}
	return err
}
