package evidence

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// misdirected reports a rise that is a fall, or the other way round.
func (w *witness) misdirected(c *claim, r *row) string {
	typed := w.way(c)
	own := direction(w.Text(r.own), w.Text(source.Span{Start: r.sentence.Start, End: r.Mention.Span.Start}), w.Text(source.Span{Start: r.Mention.Span.End, End: r.sentence.End}))
	if own == 0 { // shares lost 12 percent
		own = map[scan.Direction]int{scan.Up: 1, scan.Down: -1}[r.Mention.Direction]
	}
	if own == 0 {
		own = w.against(r)
	}
	if typed != 0 && own == -typed {
		return "the source says it the other way: " + map[int]string{1: "up", -1: "down"}[own]
	}
	return ""
}

// against is how a number compares with the next one of its sentence, where that is said to be from before:
// 21 months, after 12.
func (w *witness) against(r *row) int {
	x := w.comparand(r)
	if x == nil || x.Mention.Low == nil || r.Mention.Low == nil {
		return 0
	}
	return r.Mention.Low.Cmp(x.Mention.Low)
}

// comparand is the next number of a sentence, with which one is compared; nil where none is.
func (w *witness) comparand(r *row) *row {
	const far = 60 // characters between the two
	for _, x := range w.sentences[r.sentence] {
		from, to := r.Mention.Span.End, min(x.Mention.Span.Start, x.Phrase.Start)
		if x.Mention.Span.Start <= from {
			continue
		}
		if from < to && to-from < far && measure(x.Mention) == measure(r.Mention) && w.Says(form.SaysAgainst, lastOf(wording.Lower(string(w.chars[from:to])), 2)) != "" {
			return x
		}
		return nil
	}
	return nil
}

// lastOf are the last words of some.
func lastOf(words []string, n int) string { return strings.Join(words[max(0, len(words)-n):], " ") }

// direction is the one that the words right after a number say, or else its stretch, or the
// words before it.
func direction(stretch, before, after string) int {
	all := wording.All()
	words := wording.WordsAfter([]rune(after), 0, 4)
	for i, word := range words[:min(3, len(words))] { // dearer. more than
		if d := all.Comparatives[word]; d != 0 && (i+1 == len(words) || slices.Contains(all.Than, words[i+1])) {
			return d
		}
	}
	if d := wording.Direction(stretch); d != 0 {
		return d
	}
	if d := wording.Direction(before); d != 0 {
		return d
	}
	own := wording.Lower(before) // 58, up from 41
	if n := len(own); n > 1 && slices.Contains(all.From, own[n-1]) {
		return all.Particles[own[n-2]]
	}
	return 0
}

// adrift reports a rise from more to less, or a fall from less to more.
func (w *witness) adrift(c *claim, _ *row) string {
	turn := w.way(c)
	if c.before == nil || turn == 0 || c.before.Low == nil || c.before.Unit != c.Unit {
		return ""
	}
	if is := c.Low.Cmp(c.before.Low); is == -turn {
		return fmt.Sprintf("from %s to %s it went the other way", c.before.Text, c.Text)
	}
	return ""
}
