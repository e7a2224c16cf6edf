package check

import (
	"fmt"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// statisticCheck holds what a number is of its group against the words of the text: a
// maximum has "up to" or "the highest" with it, and what is "of which" is a part.
var statisticCheck = Check{
	Name: "statistic",
	Doc:  "The words with the number, or its unit, support its statistic.",
	Run: func(l *Ledger, r *Result) {
		for _, row := range l.rows {
			switch {
			case row.Statistic.Numberless() || row.Statistic == "" || row.number == nil || !row.Has("statistic") || row.Cell("statistic") == "":
			case row.err != nil:
				r.Skip(notFound)
			default:
				r.Checked++
				if !row.tells("statistic") {
					l.statistic(row, r)
				}
			}
		}
	},
}

// needs are the words that a statistic needs, with what to say where they are missing.
var needs = map[datasets.Statistic]struct {
	saying form.Saying
	like   string
}{
	datasets.Maximum:   {form.SaysMost, "up to, the highest, at most"},
	datasets.Minimum:   {form.SaysLeast, "at least, the lowest, no fewer than"},
	datasets.Threshold: {form.SaysThreshold, "less than, over, a limit of"},
	datasets.Moment:    {form.SaysMoment, "reached, gathered, present"},
	datasets.Part:      {form.SaysPart, "of which, of the, among them"},
}

// A bearing is what a row says its number is of its group, with the words around it.
type bearing struct {
	*reading
	known          *language.Words
	unit, sentence string // the sentence without the quotes of other rows
	near           string // what is near the number in its sentence
	before, after  string // the number, a few words
	percent        bool
	counts, timed  bool // it counts a noun, or measures time
}

// statistic holds the statistic of a row against the quote and its sentence.
func (l *Ledger) statistic(row *reading, r *Result) {
	m, unit := row.number, row.Cell("unit")
	s := bearing{
		reading: row, known: row.words(), unit: unit, sentence: l.ownSentence(row), near: l.beside(row), before: l.before(row, 4), after: l.after(row, 3),
		percent: m.IsShare() || unit == quantity.Percent, counts: m.Unit == "" && m.Kind != scan.Money && !m.IsShare(),
	}
	s.timed = datasets.Timed(s.known, *m, unit) != ""
	problem, hint := s.unborne()
	if problem == "" {
		problem, hint = s.otherwise()
	}
	if problem != "" {
		r.Add(row.Finding("statistic", fmt.Sprintf("the statistic is %s, but %s", row.Statistic, problem), hint+"; or, if it is right, say in the note why, with the word statistic"))
	}
}

// lacks reports whether a phrase has no words for a saying, in a language that has some.
func (s *bearing) lacks(saying form.Saying, phrase string) bool {
	return s.known.CanSay(saying) && s.known.Says(saying, phrase) == ""
}

// unborne is what is wrong with a statistic that needs words which are not there.
func (s *bearing) unborne() (problem, hint string) {
	if most := datasets.Peak(s.known, *s.number); most != "" && s.Statistic != datasets.Maximum {
		return fmt.Sprintf("the text says %q", most), "write maximum"
	}
	said := s.sentence
	switch {
	case s.Statistic == datasets.Maximum && s.Bound == quantity.UpTo, s.Statistic == datasets.Minimum && s.Bound == quantity.AtLeast:
		return "", ""
	case s.Statistic == datasets.Part && s.known.Says(form.SaysOfThe, s.after) != "":
		return "", ""
	case s.Statistic == datasets.Threshold:
		said = s.Quote
	}
	need, ok := needs[s.Statistic]
	if ok && s.lacks(need.saying, said) {
		return fmt.Sprintf("neither the quote nor its sentence has words for that (%s)", need.like), "write the statistic that the text supports, such as total"
	}
	extreme := s.Statistic == datasets.Maximum || s.Statistic == datasets.Minimum
	if ok && extreme && s.lacks(need.saying, s.near) {
		return fmt.Sprintf("no word for that is near the number (%s)", need.like), "write the statistic that the text supports, such as total"
	}
	return "", ""
}

// otherwise is what is wrong with a statistic where the unit, or the words, are of
// another.
func (s *bearing) otherwise() (problem, hint string) {
	const borne = "write the statistic that the text supports, such as total"
	money := s.number.Kind == scan.Money
	switch s.Statistic {
	case datasets.Total:
		return s.total()
	case datasets.Measure:
		return s.measure(money)
	case datasets.Typical:
		return s.typical(money)
	case datasets.Rate:
		if !s.percent && s.Cell("out_of") == "" && s.lacks(form.SaysRate, s.unit+" "+s.sentence) && !per(s.Observation) {
			return "the text has no words for that (per, of each)", borne
		}
	case datasets.Threshold:
		if s.counts && s.lacks(form.SaysFixed, s.sentence) {
			return "the text has no word for a limit or rule", "write total, if it is a count"
		}
	case datasets.Maximum:
		if said := s.known.Says(form.SaysFixedAt, s.Quote); said != "" {
			return fmt.Sprintf("the text says %q, which is a limit", said), "write threshold"
		}
	case datasets.Minimum:
		if most := s.known.Says(form.SaysMost, s.Quote); most != "" && s.lacks(form.SaysLeast, s.Quote) {
			return fmt.Sprintf("the quote says %q", most), "write maximum"
		}
	case datasets.Duration:
		if s.known.CanSay(form.SaysTime) && !s.timed {
			return fmt.Sprintf("the unit %q is not one of time", s.unit), "write a statistic that fits the unit"
		}
	}
	return "", ""
}

// total is what is wrong with a total that its words make another statistic.
func (s *bearing) total() (problem, hint string) {
	if per(s.Observation) {
		return fmt.Sprintf("the unit is %s", s.unit), "write rate, or typical"
	}
	if size := s.size(); size != "" {
		return fmt.Sprintf("a cell says %q", size), "write measure"
	}
	better, said := datasets.StatisticOf(s.known, *s.number, s.unit, s.Quote, s.before)
	switch {
	case better == datasets.Total, better == datasets.Part && s.PartOf != nil, better == datasets.Rate && s.number.Unit == "" && !s.number.IsShare():
		return "", ""
	}
	return fmt.Sprintf("the text says %q", said), fmt.Sprintf("write %s", better)
}

// typical is what is wrong with a typical that is told as a sum or a count.
func (s *bearing) typical(money bool) (problem, hint string) {
	switch {
	case s.percent:
		return "the unit is percent", "write rate"
	case s.known.Says(form.SaysSum, s.Quote) != "" && s.lacks(form.SaysTypical, s.Quote):
		return fmt.Sprintf("the quote says %q", s.known.Says(form.SaysSum, s.Quote)), "write total"
	case money && s.text >= 0 && s.lacks(form.SaysTypical, s.sentence) && s.lacks(form.SaysOfOne, s.sentence) && s.lacks(form.SaysRate, s.unit+" "+s.sentence) && !per(s.Observation):
		return "the text has no word such as average, salary or price", "write total, if it is the sum of all"
	case !money && s.lacks(form.SaysTypical, s.sentence) && (s.number.Unit+s.number.Noun != "" || s.lacks(form.SaysOfOne, s.sentence)):
		return "the text has no word such as average or each", "write total, if it is a count of all"
	}
	return "", ""
}

// size is the word by which a cell says that the number is a height, an area or the like,
// where it is none that the text adds up.
func (s *bearing) size() string {
	if s.counts || s.timed || s.percent || s.number.Kind == scan.Money || s.known.Says(form.SaysSum, s.Quote) != "" {
		return ""
	}
	for _, n := range s.Names() {
		if said := s.known.Says(form.SaysSize, n.Value); said != "" {
			return said
		}
	}
	return ""
}

// measure is what is wrong with a measure whose unit is none of size.
func (s *bearing) measure(money bool) (problem, hint string) {
	switch {
	case s.timed:
		return "the unit is one of time", "write duration"
	case s.counts:
		return fmt.Sprintf("the text counts %s", s.number.Noun), "write total, if it is a count"
	case money, s.percent:
		return fmt.Sprintf("the unit is %s", s.unit), "write the statistic that the text supports, such as typical or rate"
	}
	return "", ""
}

// beside are the words of a sentence around the number of a row, as far as a word that
// tells what the number is of its group can be.
func (l *Ledger) beside(row *reading) string {
	const words = 15
	around := row.Quote
	if row.text >= 0 {
		for _, v := range l.vicinities(row) {
			if v.reach == inSentence {
				around = l.texts[row.text].Source.Text(v.span)
			}
		}
	}
	_, after, _ := strings.Cut(around, row.number.Text)
	return l.before(row, words) + " " + row.number.Text + " " + firstWords(after, words)
}

// Sentences are those of the rows whose quotes are in a text at hand, by their addresses,
// without the quotes of other rows.
func (l *Ledger) Sentences() map[string]string {
	out := map[string]string{}
	for _, row := range l.rows {
		if row.text >= 0 {
			out[row.Ref()] = l.ownSentence(row)
		}
	}
	return out
}

// ownSentence is the sentence of a quote without the quotes of other rows.
func (l *Ledger) ownSentence(row *reading) string {
	if row.text < 0 {
		return row.Quote
	}
	text := l.texts[row.text].Source
	span := row.span
	for _, v := range l.vicinities(row) {
		if v.reach == inSentence {
			span = v.span
		}
	}
	var b strings.Builder
	at := span.Start
	for _, o := range l.others(row, func(*reading) bool { return false }) {
		if o.Start >= at && o.End <= span.End {
			b.WriteString(text.Text(source.Span{Start: at, End: o.Start}) + "; ")
			at = o.End
		}
	}
	return b.String() + text.Text(source.Span{Start: at, End: span.End})
}

// per reports whether the unit of a row is a rate.
func per(o *datasets.Observation) bool {
	if strings.Contains(o.Cell("unit"), " per ") {
		return true
	}
	if o.Quantity == nil {
		return false
	}
	_, den := o.Quantity.Unit.Parts()
	return len(den) > 0
}

// after are the first words after the number of a row in its quote.
func (l *Ledger) after(row *reading, words int) string {
	_, after, _ := strings.Cut(row.Quote, row.number.Text)
	return firstWords(after, words)
}
