package prose

import (
	"strings"
	"unicode/utf8"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/datasets/source/scan"
)

// A caption is a printed text with what it can speak of, or a text of an article.
type caption struct {
	captions.Caption
	data  *shown
	prose bool // of an article
}

// mentions are the numbers of the text outside of templates.
func (p caption) mentions() []scan.Mention {
	language, ok := scan.In(p.Tag)
	if !ok {
		return nil
	}
	return language.Text(captions.Template.ReplaceAllStringFunc(p.Text.Value, func(s string) string {
		return strings.Repeat("x", utf8.RuneCountInString(s)) // some word
	}))
}

// captions lists the printed texts of a study.
func (v *verifier) captions() (out []caption, err error) {
	book, err := v.book()
	if err != nil {
		return nil, err
	}
	for _, p := range book.Captions {
		c := caption{Caption: p}
		switch {
		case p.Cell != "":
			c.data = &shown{}
		case p.File == analysis.SpecFile:
			c.data = v.computed(p.Ref)
		case p.Key != "":
			c.data = v.charts[p.Ref].of(p.Key, p.Block)
		default:
			c.data = v.charts[p.Ref]
		}
		out = append(out, c)
	}
	return out, nil
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
