package selftest

import (
	"fmt"

	"quotient/datasets"
	"quotient/datasets/language"
)

var textClass = Class{"text", "each digit of each number of the text, each number in words", func(s *subject) (out []*Mutant) {
	if !s.hasText() {
		return nil
	}
	text := s.texts[0].Source
	whole, offsets := s.whole()
	for _, m := range s.texts[0].Mentions {
		from, to := offsets[m.Span.Start], offsets[m.Span.End]
		changes := digitsChanged(whole[from:to])
		if len(changes) == 0 {
			changes = []string{"seventeen"}
		}
		line, _ := text.LineColumn(m.Span.Start)
		for _, now := range changes {
			out = append(out, &Mutant{File: text.Name(), Line: line, What: fmt.Sprintf("%q → %q", whole[from:to], now), text: whole[:from] + now + whole[to:]})
		}
	}
	return out
}}

var senseClass = Class{"sense", "the text denies each quote", func(s *subject) (out []*Mutant) {
	if !s.hasText() {
		return nil
	}
	text := s.texts[0].Source
	denial := language.For(s.texts[0].Info.Language).Writing.Prose.Denying
	whole, offsets := s.whole()
	for _, t := range s.study.Tables {
		for _, o := range t.Rows {
			if !t.Observed || o.Quote == "" || o.Statistic == datasets.Event {
				continue
			}
			span, err := text.Quote(o.Quote, o.Where)
			if err != nil {
				continue
			}
			at := offsets[s.sentence(span.Start)]
			line, _ := text.LineColumn(span.Start)
			out = append(out, &Mutant{File: text.Name(), Line: line, What: fmt.Sprintf("%s: %q before the sentence of %q", o.Ref(), denial, o.Quote), text: whole[:at] + denial + " " + whole[at:]})
		}
	}
	return out
}}

// hasText reports whether the first text of the study is at hand.
func (s *subject) hasText() bool { return len(s.texts) > 0 && s.texts[0] != nil }

// whole is the first text, and where each of its characters begins.
func (s *subject) whole() (string, []int) {
	text := s.texts[0].Source
	whole := text.Text(text.All())
	offsets := make([]int, 0, text.Runes()+1)
	for i := range whole {
		offsets = append(offsets, i)
	}
	return whole, append(offsets, len(whole))
}

// sentence is the character at which the sentence of one begins.
func (s *subject) sentence(at int) int {
	text := s.texts[0].Source
	for _, p := range text.Paragraphs() {
		if p.Span.Start > at || at >= p.Span.End {
			continue
		}
		inside := []rune(text.Text(p.Span))
		for k := at - p.Span.Start; k > 1; k-- {
			if inside[k-1] == ' ' && (inside[k-2] == '.' || inside[k-2] == '!' || inside[k-2] == '?' || inside[k-2] == ';') {
				return p.Span.Start + k
			}
		}
		return p.Span.Start
	}
	return at
}
