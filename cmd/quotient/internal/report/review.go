package report

import (
	"fmt"
	"io"

	"quotient/cmd/quotient/internal/review"
)

// Embedded is a chart as a snippet, for machines.
type Embedded struct {
	Study    string   `json:"study"`
	Chart    string   `json:"chart"`
	Format   string   `json:"format"`
	Locale   string   `json:"locale"`
	Snippet  string   `json:"snippet"`
	Pictures []string `json:"pictures"` // that it shows
}

// A ReviewPage is a page of reviews that was written.
type ReviewPage struct {
	Study   string `json:"study"`
	Page    string `json:"page"`
	Bytes   int    `json:"bytes"`
	Missing int    `json:"textsMissing"` // texts that were not found
}

// ReviewPageText prints one line of a page.
func ReviewPageText(w io.Writer, p ReviewPage) {
	missing := ""
	if p.Missing > 0 {
		missing = "; the text was not found, so the page shows its quotes"
	}
	Printf(w, "%s (%d kB)%s\n", p.Page, (p.Bytes+500)/1000, missing)
}

// signed is what was signed, for machines.
type signed struct {
	File    string         `json:"file"`
	Added   []signedReview `json:"added"`
	Known   int            `json:"known"`
	Alone   int            `json:"withoutSentence"`
	Skipped []string       `json:"skipped"`
	All     int            `json:"all"`
}

type signedReview struct {
	Ref      string         `json:"ref"`
	Verdict  review.Verdict `json:"verdict"`
	Reviewer string         `json:"reviewer"`
	Date     string         `json:"date"`
}

// NewSigned returns what was added to a file of reviews, for JSON.
func NewSigned(file string, e review.Entered) any {
	out := signed{File: file, Added: []signedReview{}, Known: e.Known, Alone: e.Alone, Skipped: append([]string{}, e.Skipped...), All: e.All}
	for _, r := range e.Reviews {
		out.Added = append(out.Added, signedReview{r.Row, r.Verdict, r.Reviewer, r.Date})
	}
	return out
}

// SignedText prints what was added to a file of reviews.
func SignedText(w io.Writer, file string, e review.Entered) {
	for _, r := range e.Reviews {
		Printf(w, "%s: %s, %s, %s\n", r.Row, r.Verdict, r.Reviewer, r.Date)
	}
	known := ""
	if e.Known > 0 {
		known = fmt.Sprintf(", %d already there", e.Known)
	}
	Printf(w, "%s: %d added%s, %d in total\n", file, len(e.Reviews), known, e.All)
}
