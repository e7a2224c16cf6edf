package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/document"
	"quotient/cmd/quotient/internal/evidence"
	"quotient/datasets/limits"
)

// EvidenceText prints what sources say of the numbers of drafts: a line for each number that
// is judged, and under one that they do not bear why, and what to do.
func EvidenceText(w io.Writer, r *evidence.Report) {
	shown := 0
	for _, n := range r.Numbers {
		if n.Verdict == evidence.NotJudged {
			continue
		}
		if shown++; shown > limits.Shown {
			continue
		}
		line := fmt.Sprintf("%s: “%s” is %s", n.Draft.Place(n.Span), n.Text, n.Verdict)
		switch {
		case n.Fails() && n.Reason != "":
			line += ": " + n.Reason
		case n.Formula != "":
			line += ": " + n.Formula + " = " + n.Value
		}
		Println(w, line)
		if n.Fails() {
			Println(w, "    in “"+n.Around+"”")
			Println(w, "    "+n.Remedy())
			continue
		}
		for _, q := range n.Quotes {
			Println(w, "    “"+q.Text+"” "+where(q))
		}
	}
	if shown > limits.Shown {
		Printf(w, "and %s more, which --json prints\n", limits.Count(shown-limits.Shown))
	}
	if len(r.Passed) > 0 {
		var parts []string
		for _, rule := range slices.Sorted(maps.Keys(r.Passed)) {
			parts = append(parts, fmt.Sprintf("%d %s", r.Passed[rule], rule))
		}
		Println(w, "not judged: "+strings.Join(parts, ", "))
	}
	Println(w)
	Println(w, r.Sum())
}

// where is the place of a quote, with the heading and paragraph.
func where(q evidence.Quote) string {
	place := q.Source.Place(q.Span)
	if q.Where != "" && !q.Source.Extracted {
		place += ", " + q.Where
	}
	return place
}

type evidenceNumber struct {
	Draft   string          `json:"draft"`
	Line    int             `json:"line,omitempty"`
	Column  int             `json:"column,omitempty"`
	Start   int             `json:"start"`
	End     int             `json:"end"`
	Text    string          `json:"text"`
	In      string          `json:"sentence"`
	Verdict string          `json:"verdict"`
	Reason  string          `json:"reason,omitempty"`
	Formula string          `json:"formula,omitempty"`
	Value   string          `json:"value,omitempty"`
	Quotes  []evidenceQuote `json:"quotes"`
}

type evidenceQuote struct {
	Source   string `json:"source"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Exact    string `json:"exact"`
	Where    string `json:"where"`
	Fragment string `json:"fragment"`
}

// Evidence is a report as machines get it. Places are half open, in Unicode code points of
// the text, and lines are those of the file where it is plain text or Markdown.
func Evidence(r *evidence.Report) any {
	position := func(d *document.Document, at int) (line, column int) {
		if d.Extracted {
			return 0, 0
		}
		return d.LineColumn(at)
	}
	numbers := []evidenceNumber{}
	for _, n := range r.Numbers {
		x := evidenceNumber{Draft: n.Draft.Name(), Start: n.Span.Start, End: n.Span.End, Text: n.Text, In: n.Around, Verdict: string(n.Verdict), Reason: n.Reason, Formula: n.Formula, Value: n.Value, Quotes: []evidenceQuote{}}
		x.Line, x.Column = position(n.Draft, n.Span.Start)
		for _, q := range n.Quotes {
			y := evidenceQuote{Source: q.Source.Name(), Start: q.Span.Start, End: q.Span.End, Exact: q.Text, Where: q.Where, Fragment: q.Source.Fragment(q.Span)}
			y.Line, y.Column = position(q.Source, q.Span.Start)
			x.Quotes = append(x.Quotes, y)
		}
		numbers = append(numbers, x)
	}
	counts := map[string]int{}
	for _, v := range evidence.Verdicts {
		counts[string(v)] = r.Count(v)
	}
	names := func(list []*document.Document) (out []string) {
		for _, d := range list {
			out = append(out, d.Name())
		}
		return out
	}
	return struct {
		Holds   bool             `json:"holds"`
		Drafts  []string         `json:"drafts"`
		Sources []string         `json:"sources"`
		Counts  map[string]int   `json:"counts"`
		Unread  string           `json:"unread,omitempty"` // what is not judged in this language
		Numbers []evidenceNumber `json:"numbers"`
	}{r.Holds(), names(r.Drafts), names(r.Sources), counts, r.Unread(), numbers}
}
