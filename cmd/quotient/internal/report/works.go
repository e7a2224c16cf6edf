package report

import (
	"cmp"
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
		of, what := datasets.InQuotes(s.Title), "no entry"
		if s.Key != "" {
			of, what = of+" ("+s.Key+")", cmp.Or(strings.Join(s.Added, ", "), "nothing to add")
		}
		Println(w, of+": "+what)
		for _, kept := range s.Kept {
			Println(w, indent("    ", kept))
		}
	}
}
