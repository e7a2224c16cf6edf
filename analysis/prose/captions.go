package prose

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// A caption is a printed text of charts.yaml or comparisons.yaml, or of an article.
type caption struct {
	file, ref string
	what      string // "the title"
	tag       string // its language
	text      datasets.Text
	data      *shown
	cell      string // of a term: the cell that it translates
	at, key   string // the path in its entry, and the key that a * of it is for
	entry     datasets.Text
	prose     bool // of an article
}

// mentions are the numbers of the text outside of templates.
func (p caption) mentions() []scan.Mention {
	language, ok := scan.In(p.tag)
	if !ok {
		return nil
	}
	return language.Text(Template.ReplaceAllStringFunc(p.text.Value, func(s string) string {
		return strings.Repeat("x", utf8.RuneCountInString(s)) // some word
	}))
}

// A printedAt is a place of printed text in an entry of a file; * is any key. All else
// in an entry is a name or a setting.
type printedAt struct{ path, what string }

var (
	chartWords = []printedAt{
		{"title", "the title"}, {"subtitle", "the subtitle"}, {"note", "the note"}, {"alt", "the alt text"},
		{"allow/*", "the reason for %s"}, {"labels/*", "the label of %s"}, {"beside/*", "the text beside %s"},
		{"block/label", "the label of a block"}, {"column/title", "the title of the column"}, {"column/cells/*", "the cell of %s"},
		{"names/*", "the name %q"}, {"x/title", "the title of an axis"}, {"y/title", "the title of an axis"}, {"pairs/*/label", "the label of pair %s"},
	}
	resultWords = []printedAt{{"title", "the title"}, {"measure", "the measure"}, {"waiver", "the waiver"}, {"caveats/*", "the caveat %q"}}
)

// captions lists the printed texts. A file that is not there, or has a fault, has
// none: loading tells of it. The error is of a file that cannot be read.
func (v *verifier) captions() (out []caption, err error) {
	if v.entry != nil {
		return v.chartCaptions(v.entry.ID, *v.entry.Entry), nil
	}
	var drawn drawnFile
	if err := v.decode(ChartFile, &drawn); err != nil {
		return nil, err
	}
	for _, n := range drawn.Charts {
		var head struct {
			ID datasets.Text `yaml:"id"`
		}
		_ = n.Decode(ChartFile, &head, false)
		out = append(out, v.chartCaptions(head.ID.Value, n)...)
	}
	for _, cell := range slices.Sorted(maps.Keys(drawn.Terms)) {
		all := texts(ChartFile, drawn.Terms[cell], "")
		for _, tag := range slices.Sorted(maps.Keys(all)) {
			t := all[tag]
			out = append(out, caption{file: ChartFile, what: fmt.Sprintf("the term for %q", cell), tag: tag, text: t, data: &shown{}, cell: cell})
		}
	}
	var computed struct {
		Schedules   []datasets.Node `yaml:"schedules"`
		Comparisons []datasets.Node `yaml:"comparisons"`
	}
	if err := v.decode(analysis.SpecFile, &computed); err != nil {
		return nil, err
	}
	for _, n := range slices.Concat(computed.Schedules, computed.Comparisons) {
		var head struct {
			ID datasets.Text `yaml:"id"`
		}
		_ = n.Decode(analysis.SpecFile, &head, false)
		data := v.computed(head.ID.Value)
		for _, p := range printed(analysis.SpecFile, n, resultWords) {
			p.ref, p.data, p.cell, p.entry = head.ID.Value, data, "", head.ID
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b caption) int {
		if a.file != b.file {
			return strings.Compare(a.file, b.file)
		}
		if a.text.Line != b.text.Line {
			return a.text.Line - b.text.Line
		}
		return a.text.Column - b.text.Column
	})
	return out, nil
}

// decode reads a file of the study, of which nothing is read where it has a fault.
func (v *verifier) decode(file string, into any) error {
	err := v.study.DecodeYAML(file, into)
	var found datasets.Findings
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if errors.As(err, &found) {
		reflect.ValueOf(into).Elem().SetZero()
		return nil
	}
	return err
}

// chartCaptions are those of one chart; none where it has a fault.
func (v *verifier) chartCaptions(id string, entry datasets.Node) (out []caption) {
	data := v.charts[id]
	if data == nil {
		return nil
	}
	var head struct {
		Block struct {
			Of datasets.Text `yaml:"of"`
		} `yaml:"block"`
	}
	_ = entry.Decode(ChartFile, &head, false)
	for _, p := range printed(ChartFile, entry, chartWords) {
		p.ref, p.data = id, data
		if p.cell != "" {
			p.data = data.of(p.cell, head.Block.Of.Value)
		}
		p.cell = ""
		out = append(out, p)
	}
	return out
}

// computed is what the words of a comparison or a schedule can speak of: the rows
// that it is computed from, the comparisons that it uses, and its result.
func (v *verifier) computed(id string) *shown {
	c, ok := v.comparisons.Find(id)
	if !ok {
		if s, err := v.comparisons.Schedule(id); err == nil {
			return &shown{rows: s.From}
		}
		return &shown{}
	}
	data := &shown{rows: c.From, results: []*analysis.Comparison{c}}
	for _, word := range strings.FieldsFunc(c.Formula, func(r rune) bool { return strings.ContainsRune(" ()+*/,", r) }) {
		if used, ok := v.comparisons.Find(word); ok {
			data.results = append(data.results, used)
		}
	}
	return data
}

// printed lists the texts at some places of an entry. A caption's cell is the key
// that a * stands for.
func printed(file string, entry datasets.Node, places []printedAt) (out []caption) {
	var walk func(n datasets.Node, path []string, key string, s printedAt)
	walk = func(n datasets.Node, path []string, key string, s printedAt) {
		if len(path) == 0 {
			what := s.what
			if strings.Contains(what, "%") {
				what = fmt.Sprintf(what, key)
			}
			all := texts(file, n, "")
			for _, tag := range slices.Sorted(maps.Keys(all)) {
				out = append(out, caption{file: file, what: what, tag: tag, text: all[tag], cell: key, at: s.path, key: key})
			}
			return
		}
		below := children(file, n)
		for _, k := range slices.Sorted(maps.Keys(below)) { // the same order each time
			switch path[0] {
			case "*":
				walk(below[k], path[1:], k, s)
			case k:
				walk(below[k], path[1:], key, s)
			}
		}
	}
	for _, s := range places {
		walk(entry, strings.Split(s.path, "/"), "", s)
	}
	return out
}

// children are the nodes below a mapping or a list, by key or number.
func children(file string, n datasets.Node) map[string]datasets.Node {
	var m map[string]datasets.Node
	if n.Decode(file, &m, false) == nil && m != nil {
		return m
	}
	var list []datasets.Node
	if n.Decode(file, &list, false) != nil {
		return nil
	}
	m = map[string]datasets.Node{}
	for i, x := range list {
		m[fmt.Sprint(i+1)] = x
	}
	return m
}

// texts returns a text by language, or that under a key. A text that is given in
// no language is English.
func texts(file string, n datasets.Node, key string) map[string]datasets.Text {
	below := children(file, n)
	if key != "" {
		next, ok := below[key]
		if !ok {
			return nil
		}
		return texts(file, next, "")
	}
	out := map[string]datasets.Text{}
	for tag, child := range below {
		var t datasets.Text
		if child.Decode(file, &t, false) == nil {
			out[tag] = t
		}
	}
	if len(below) == 0 {
		var t datasets.Text
		if n.Decode(file, &t, false) == nil && t.Line > 0 {
			out[quantity.English.Tag] = t
		}
	}
	return out
}

// terms are what cells are called in a language.
func (v *verifier) termsIn(tag string) map[string]string {
	var file drawnFile
	out := map[string]string{}
	if v.decode(ChartFile, &file) != nil { // told where captions are read
		return out
	}
	for cell, n := range file.Terms {
		if t, ok := texts(ChartFile, n, "")[tag]; ok {
			out[cell] = t.Value
		}
	}
	return out
}
