package evidence

import (
	"fmt"
	"strings"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// A sum is a way to come from two numbers of a source to one of a draft.
type sum struct {
	formula, show string
	of            []*row
}

const (
	multiple = wording.Times
	mostRows = 16 // of a source that a sentence can be on
	mostSums = 40 // that are tried for one number
)

// compute looks for numbers of the source that those follow from which it does not have. A
// number follows if what comes out has it, with the bound that the draft says.
func (w *witness) compute(numbers []Number) error {
	var b batch
	for i := range numbers {
		n := &numbers[i]
		if !n.Fails() || n.claim.Low == nil || n.claim.IsDate() {
			continue
		}
		for _, s := range w.sums(n.claim) {
			b.add(n, s)
		}
		if len(b.sums) > limits.Results-mostSums {
			if err := w.work(b); err != nil {
				return err
			}
			b = batch{}
		}
	}
	return w.work(b)
}

// A batch is as many sums as a study can have comparisons, each once, and the numbers that
// may come of them.
type batch struct {
	sums  []sum
	tried map[string]int // formulas with how they are shown, and their places
	of    []trial
}

// A trial is a number that may be what a sum comes to.
type trial struct {
	*Number
	at int
}

func (b *batch) add(n *Number, s sum) {
	key := s.formula + " " + s.show
	at, ok := b.tried[key]
	if !ok {
		if b.tried == nil {
			b.tried = map[string]int{}
		}
		at = len(b.sums)
		b.tried[key], b.sums = at, append(b.sums, s)
	}
	b.of = append(b.of, trial{n, at})
}

// work works a batch out, and notes what follows.
func (w *witness) work(b batch) error {
	if len(b.sums) == 0 {
		return nil
	}
	computed, err := w.worked(b.sums)
	if err != nil {
		return err
	}
	for _, t := range b.of {
		c, ok := computed.Find(id(t.at))
		if ok && c.Refusal == nil && t.Fails() && w.fits(t.Number, c, b.sums[t.at]) {
			w.follows(t.Number, c, b.sums[t.at])
		}
	}
	return nil
}

func id(i int) string { return fmt.Sprintf("computed-%d", i+1) }

// follows notes that a number is what a sum comes to.
func (w *witness) follows(n *Number, c *analysis.Comparison, s sum) {
	n.Verdict, n.Reason, n.Quotes = Computed, "", nil
	n.Formula, n.Value = s.formula, w.study.Printer(w.locale).Words(c)
	if n.claim.points {
		n.Value = clean(n.Text + " " + n.claim.Unit + n.claim.Noun)
	}
	for _, r := range s.of {
		q := w.quote(r)
		n.Quotes, n.Formula = append(n.Quotes, q), strings.Replace(n.Formula, r.Ref(), "“"+q.Text+"”", 1)
	}
}

// worked works sums out; those that are refused are not among them.
func (w *witness) worked(sums []sum) (*analysis.Comparisons, error) {
	var b strings.Builder
	b.WriteString("comparisons:\n")
	for i, s := range sums {
		fmt.Fprintf(&b, "  - id: %s\n    title: %q\n    formula: %s\n    show: %s\n", id(i), s.formula, s.formula, s.show)
	}
	study := *w.study
	study.FS = folder.Memory{analysis.SpecFile: []byte(b.String())}
	c, err := analysis.Compare(&study)
	if c == nil {
		return nil, err
	}
	return c, nil
}
