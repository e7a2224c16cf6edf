package evidence

import (
	"fmt"
	"strings"

	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
	"quotient/datasets/check"
)

// Doc says what is checked.
const Doc = "Every number of the draft is a number of a source, or follows from some."

// Findings are what does not hold, a report for each draft, for those who print what
// verifying a study finds.
func (r *Report) Findings() (out []*verify.Report) {
	for _, d := range r.Drafts {
		result := check.Result{Name: "check", Title: Doc}
		for _, n := range r.Numbers {
			if n.Draft != d || n.Verdict == NotJudged {
				continue
			}
			result.Checked++
			if n.Fails() {
				result.Add(n.finding())
			}
		}
		if result.Checked == 0 {
			result.Add(datasets.Finding{File: d.Name(), Message: "no number was judged, so nothing is known to be supported", Hint: "is it the draft that you mean?"})
		}
		out = append(out, &verify.Report{Study: d.Name(), Checks: []check.Result{result}})
	}
	return out
}

func (n *Number) finding() datasets.Finding {
	f := datasets.Finding{File: n.Draft.Name(), Message: fmt.Sprintf("“%s” is %s", n.Text, n.Verdict)}
	if n.Reason != "" {
		f.Message += ": " + n.Reason
	}
	if n.Draft.Extracted {
		f.Message = n.Draft.Where(n.Span) + ": " + f.Message
	} else {
		f.Line, f.Column = n.Draft.LineColumn(n.Span.Start)
	}
	f.Hint = n.Remedy()
	return f
}

// Remedy is what to do about a number that the sources do not bear.
func (n *Number) Remedy() string {
	var quotes []string
	for _, q := range n.Quotes {
		quotes = append(quotes, "“"+q.Text+"” ("+q.Source.Place(q.Span)+")")
	}
	near := strings.Join(quotes, ", ")
	switch {
	case !n.Fails():
		return ""
	case near == "":
		return "take it out, or name the source that has it with --against"
	case n.Verdict == Otherwise:
		return "say it as the source does: " + near
	}
	return "the nearest is " + near + ": say that, or name the source that has it with --against"
}

// Sum is the report in one line.
func (r *Report) Sum() string {
	var parts []string
	for _, v := range Verdicts {
		if n := r.Count(v); n > 0 && v != NotJudged {
			parts = append(parts, fmt.Sprintf("%d %s", n, v))
		}
	}
	judged := "no number was judged, so nothing is known to be supported"
	switch n := r.Judged(); {
	case n == 1:
		judged = "1 number: " + strings.Join(parts, ", ")
	case n > 1:
		judged = fmt.Sprintf("%d numbers: %s", n, strings.Join(parts, ", "))
	}
	if n := r.Count(NotJudged); n > 0 {
		judged += fmt.Sprintf("; %d not judged", n)
	}
	if unread := r.Unread(); unread != "" {
		judged += "; " + unread
	}
	return judged
}

// Holds reports whether the sources bear every number, and there is one.
func (r *Report) Holds() bool {
	return r.Judged() > 0 && r.Count(Otherwise)+r.Count(Unsupported) == 0
}
