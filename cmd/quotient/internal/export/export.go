// Package export writes a study, with what was made of it, in the formats of other
// programs. A study with its texts goes in; the files of a format come out, as bytes.
//
//	Study → table (rows, comparisons, charts) ┬→ Data Package: CSV and its descriptor
//	                                          └→ CSVW: CSV and its metadata
//	Study, Texts → place of each quote ────────→ Web Annotations
//	Study, articles ───────────────────────────→ schema.org
//
// No format has the text of a source: only the quotes that the tables have, and a few
// words around each, or none. Each of them keeps the bound and the modality of every
// number, as properties of [Terms] where the format has none of its own.
package export

import (
	"bytes"
	"encoding/json"
	"fmt"

	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/check"
)

// A Format is a way to write a study.
type Format struct {
	Name  string // also that of the folder that it is written to
	Doc   string
	write func(*Study) ([]File, error)
}

// Formats lists every format.
func Formats() []Format {
	return []Format{dataPackage, csvw, annotations, schemaOrg}
}

// Write writes a study.
func (f Format) Write(s *Study) ([]File, error) {
	files, err := f.write(s)
	if err != nil {
		return nil, err
	}
	return append(files, sums(files)), nil
}

// A File is one file of a format, by its name in the folder of the format.
type File struct {
	Name string
	Text []byte
}

// A Study is what is exported, and how.
type Study struct {
	*workspace.View
	Texts []*check.Text // one for each source; nil where it is not at hand
	// Context is the most characters of a text on either side of a quote; 0 for none.
	Context int
	// URL is the address of the folder in which the files will be found; "" where it is not
	// known.
	URL string
	// By is who publishes the reviews of claims; "" for nobody.
	By string

	ledger *check.Ledger
}

// New is a study to be exported, with its texts.
func New(v *workspace.View, texts []*check.Text) *Study {
	return &Study{View: v, Texts: texts, ledger: check.NewLedger(v.Study, texts)}
}

// Unplaced counts the quotes of rows, and those that are in no text at hand as the study has
// it, so that their places are not exported.
func (s *Study) Unplaced() (unplaced, all int) {
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if o.Quote == "" {
				continue
			}
			all++
			if _, ok := s.placed(s.ledger.Quotes[o.Ref()], o.Ref()); !ok {
				unplaced++
			}
		}
	}
	return unplaced, all
}

// placed is the place of a row's quote, if its text is at hand and is the one that the study
// was made from.
func (s *Study) placed(at check.Quoted, ref string) (check.Quoted, bool) {
	_, ok := s.ledger.Quotes[ref]
	return at, ok && s.as(at)
}

// as reports whether a place is in a text that is as the study has it.
func (s *Study) as(at check.Quoted) bool {
	text := s.Texts[at.Text]
	return text != nil && (!text.Changed || s.Sources[at.Text].SHA256 == "")
}

// jsonFile is a file of JSON.
func jsonFile(name string, v any) (File, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return File{}, fmt.Errorf("%s: %w", name, err)
	}
	return File{name, b.Bytes()}, nil
}
