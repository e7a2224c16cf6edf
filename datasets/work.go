package datasets

import (
	"fmt"
	"strings"
	"sync"

	"quotient/datasets/source"
	"quotient/datasets/works"
)

// About is a source of which the title and the language are known.
func About(title, language string) SourceInfo {
	return SourceInfo{Work: works.Work{Title: title, Language: language}}
}

// works holds what sources say of themselves as works against what can be said.
func (d *describer) works(path string, s SourceInfo) {
	for _, p := range s.Problems() {
		d.fault(path+"/"+p.Name, p.Hint, "the source %q: %s", s.Title, p.Message)
	}
	if s.URL != "" && isAddress(s.Path) {
		d.fault(path+"/URL", "take it out: URL is for a source whose path is a file", "the source %q has two addresses, path and URL", s.Title)
	}
}

func isAddress(path string) bool { return strings.HasPrefix(path, "http") }

// Address is where readers find the text; "" where it is not known.
func (i SourceInfo) Address() string {
	if isAddress(i.Path) {
		return i.Path
	}
	return i.URL
}

// work is the source as a work, with its address.
func (i SourceInfo) work() works.Work {
	w := i.Work
	w.URL = i.Address()
	return w
}

// Line is the source in a bibliography, in a language.
func (i SourceInfo) Line(tag string) string { return i.work().Line(tag) }

// Entries are the sources as a bibliography has them, each with the key by which it is cited.
func (s *Study) Entries() []works.Entry { return s.entries() }

// cite notes the sources as a bibliography has them, and how they are cited, when first asked.
func (s *Study) cite() {
	list := sync.OnceValue(func() (list []works.Work) {
		for _, info := range s.Sources {
			list = append(list, info.work())
		}
		return list
	})
	s.entries = sync.OnceValue(func() []works.Entry { return works.Keyed(sourceNames(s.Sources, false), list()) })
	s.cited = sync.OnceValue(func() []string { return works.Cited(list()) })
}

// Citation are the sources of a fact by author and year, and their keys. It is empty where a
// row does not say which of several texts it is from.
func (s *Study) Citation(f Fact) (cited string, keys []string) {
	used := map[int]bool{}
	for _, o := range f.Rows() {
		list := s.sourcesOf(o)
		if len(list) != 1 {
			return "", nil
		}
		used[list[0]] = true
	}
	var said []string
	entries, short := s.Entries(), s.cited()
	for i := range s.Sources {
		if used[i] {
			said, keys = append(said, short[i]), append(keys, entries[i].Key)
		}
	}
	return strings.Join(said, "; "), keys
}

// Unsaid is the error of a fact that has nothing to tell in a form.
func (s *Study) Unsaid(ref, form string) error {
	if form == FormCite {
		return fmt.Errorf("%s does not say which source it is from\n    name it in a column source, or list the text under sources", ref)
	}
	return fmt.Errorf("%s has no %s to tell", ref, form)
}

// Link returns the address of the words that state an observation, on the page of the source
// that it is from; "" where that is not known, or has no address. Words around the quote are
// those of the columns prefix and suffix, else those that the text needs, where it is a file of
// the study: a link does not depend on what else is on a machine.
func (s *Study) Link(o *Observation) string {
	from := s.SourcesOf([]*Observation{o})
	if o.Quote == "" || len(from) != 1 || from[0].Address() == "" {
		return ""
	}
	page, _, _ := strings.Cut(from[0].Address(), "#")
	before, after := o.Cell("prefix"), o.Cell("suffix")
	if text := s.texts.Text(from[0].Path); text != nil && before+after == "" {
		if span, err := text.Quote(o.Quote, o.Where); err == nil {
			before, after = text.Around(span)
		}
	}
	return page + source.Fragment(before, o.Quote, after)
}
