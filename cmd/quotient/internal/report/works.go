package report

import (
	"io"
	"strings"

	"quotient/cmd/quotient/internal/bibliography"
	"quotient/datasets"
)

// Works is what an import of entries has filled in, for JSON.
type Works struct {
	Written bool                  `json:"written"`
	Sources []bibliography.Source `json:"sources"`
}

// NewWorks is for JSON.
func NewWorks(sources []bibliography.Source, written bool) Works { return Works{written, sources} }

// WorksText tells what each source has got, and what was not taken.
func WorksText(w io.Writer, sources []bibliography.Source) {
	for _, s := range sources {
		Println(w, strings.Join(WorkLines(s), "\n    "))
	}
}

// WorkLines tell of one source.
func WorkLines(s bibliography.Source) []string {
	title := datasets.InQuotes(s.Title)
	switch {
	case s.Key == "":
		return []string{title + ": no entry"}
	case len(s.Added) == 0:
		return append([]string{title + " (" + s.Key + "): nothing to add"}, s.Kept...)
	}
	return append([]string{title + " (" + s.Key + "): " + strings.Join(s.Added, ", ")}, s.Kept...)
}
