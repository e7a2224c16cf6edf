// Package evidence holds the numbers of a draft against those of its sources. It needs no
// study: it makes one in memory from each source, a row for each number, and asks the judge
// of articles. What goes in are texts; what comes out is a verdict on each number of the
// draft, with the words of a source that bear it or come nearest to it.
package evidence

import (
	"fmt"

	"quotient/cmd/quotient/internal/document"
	"quotient/datasets/limits"
	"quotient/datasets/source"
)

// A Verdict is what the sources say of a number of a draft.
type Verdict string

// The verdicts, from the best to the worst.
const (
	Supported   Verdict = "supported"           // a source has the number, and says it so
	Computed    Verdict = "computed"            // it follows from numbers of a source
	Otherwise   Verdict = "supported otherwise" // a source has the number, and says something else of it
	Unsupported Verdict = "unsupported"         // no source has it, and it follows from none
	NotJudged   Verdict = "not judged"          // it is no amount: an ordinal, a marker of a list, a date
)

// Verdicts are all of them, in the order in which they are counted.
var Verdicts = []Verdict{Supported, Computed, Otherwise, Unsupported, NotJudged}

// Fails reports whether the sources do not bear a number.
func (v Verdict) Fails() bool { return v == Otherwise || v == Unsupported }

// A Number is a number of a draft with its verdict.
type Number struct {
	Draft  *document.Document
	Span   source.Span // of the numeral, in code points of the draft's text
	Text   string      // the numeral
	Around string      // its sentence
	Verdict
	Reason  string // what differs, or by which rule it is not judged
	Formula string // of what is computed
	Value   string // and what comes out, with its bounds
	// Quotes are the places of a source that bear the number, or come nearest to it.
	Quotes []Quote

	claim *claim
	there bool     // the source has its value, with another bound or unit
	by    *witness // that tells it otherwise
	least float64  // how well the words fit that it is told otherwise of: what it is computed from must fit better
}

// A Quote is a place of a source.
type Quote struct {
	Source *document.Document
	Span   source.Span // of the number with its words
	Text   string
	Where  string // the heading and paragraph
}

// A Report is what is said of drafts.
type Report struct {
	Drafts, Sources []*document.Document
	Language        string
	Numbers         []Number // in the order of the drafts
	// Passed counts the numbers that are not judged, by the rule that passes over them.
	Passed map[string]int
}

// Count is how many numbers have a verdict.
func (r *Report) Count(v Verdict) (n int) {
	for _, x := range r.Numbers {
		if x.Verdict == v {
			n++
		}
	}
	return n
}

// Judged is how many numbers are judged.
func (r *Report) Judged() int { return len(r.Numbers) - r.Count(NotJudged) }

// Check holds the numbers of drafts against sources in a language; "" is for the one that they are in.
func Check(drafts, sources []*document.Document, language string) (*Report, error) {
	if language == "" {
		tag, err := guess(drafts, sources)
		if err != nil {
			return nil, err
		}
		language = tag
	}
	var witnesses []*witness
	for _, s := range sources {
		w, err := newWitness(s, language)
		if err != nil {
			return nil, err
		}
		witnesses = append(witnesses, w)
	}
	r := &Report{Drafts: drafts, Sources: sources, Language: language, Passed: map[string]int{}}
	return r, r.ask(witnesses)
}

// ask holds the numbers of the drafts against what is read of the sources.
func (r *Report) ask(witnesses []*witness) error {
	for _, d := range r.Drafts {
		first := len(r.Numbers)
		for _, p := range d.Passages {
			if !r.passage(d, p, witnesses) || len(r.Numbers)-first > limits.Typed {
				return fmt.Errorf("%s has more than %s numbers: divide it, and check the parts", d.Name(), limits.Count(limits.Typed))
			}
		}
	}
	for _, w := range witnesses {
		if err := w.compute(r.Numbers); err != nil {
			return err
		}
	}
	return nil
}

// passage judges the numbers of a passage: each source is asked, and the best verdict is
// taken. It reports whether the passage has no more numbers than are judged.
func (r *Report) passage(d *document.Document, p document.Passage, witnesses []*witness) bool {
	first := len(r.Numbers)
	for i, w := range witnesses {
		read, found := w.reading(p), w.editor.Read(p.Text, p.Typed)
		if len(found) > limits.Typed {
			return false
		}
		for k, n := range found {
			x := w.verdict(d, read, n)
			if i == 0 {
				r.Numbers = append(r.Numbers, x)
			} else if at := first + k; rank(x) < rank(r.Numbers[at]) {
				r.Numbers[at] = x
			}
		}
	}
	for _, x := range r.Numbers[first:] {
		if x.Verdict == NotJudged {
			r.Passed[x.Reason]++
		}
	}
	return true
}

// rank orders verdicts; of those that fail, one with a quote is better.
func rank(n Number) int {
	for i, v := range Verdicts {
		if v == n.Verdict {
			i *= 2
			if len(n.Quotes) == 0 {
				i++
			}
			return i
		}
	}
	return 2 * len(Verdicts)
}
