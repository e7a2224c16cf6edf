package works

import "strings"

// A Format is a way to write a bibliography, in a language where it has words.
type Format struct {
	Name  string
	Write func(list []Entry, tag string) ([]byte, error)
}

// Formats lists every format.
var Formats = []Format{
	{"text", func(list []Entry, tag string) ([]byte, error) {
		var b strings.Builder
		for _, e := range list {
			b.WriteString(e.Line(tag) + "\n")
		}
		return []byte(b.String()), nil
	}},
	{"bibtex", func(list []Entry, _ string) ([]byte, error) { return WriteBibTeX(list), nil }},
	{"csl-json", func(list []Entry, _ string) ([]byte, error) { return WriteCSL(list) }},
}
