package check

import (
	"fmt"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// statisticCheck holds what a number is of its group against the words of the text: a
// maximum has "up to" or "the highest" with it, and what is "of which" is a part.
var statisticCheck = Check{
	Name: "statistic",
	Doc:  "The words with the number, or its unit, bear out what it is of its group.",
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

// statistic holds the statistic of a row against the quote and its sentence.
func (l *Ledger) statistic(row *reading, r *Result) {
	known, unit := row.words(), row.Cell("unit")
	sentence := l.ownSentence(row)
	fault := func(hint, format string, args ...any) {
		r.Add(row.Finding("statistic", fmt.Sprintf(format, args...), hint+"; or, if it is right, say in the note why, with the word statistic"))
	}
	said := sentence
	if row.Statistic == datasets.Threshold {
		said = row.Quote
	}
	timed := datasets.Timed(known, *row.number, unit) != ""
	counts := row.number.Unit == "" && row.number.Kind != scan.Money && !row.number.IsShare()
	if most := datasets.Peak(known, *row.number); most != "" && row.Statistic != datasets.Maximum {
		fault("write maximum", "the statistic is %s, and the text says %q", row.Statistic, most)
		return
	}
	if need, ok := needs[row.Statistic]; ok && known.CanSay(need.saying) {
		if bounded := row.Statistic == datasets.Maximum && row.Bound == quantity.UpTo || row.Statistic == datasets.Minimum && row.Bound == quantity.AtLeast; !bounded && known.Says(need.saying, said) == "" && (row.Statistic != datasets.Part || known.Says(form.SaysOfThe, l.after(row, 3)) == "") {
			fault("write the statistic that the text bears out, such as total", "the statistic is %s, and neither the quote nor its sentence has words for that (%s)", row.Statistic, need.like)
			return
		}
	}
	switch row.Statistic {
	case datasets.Typical:
		if row.number.IsShare() || unit == quantity.Percent {
			fault("write rate", "the statistic is typical, and the unit is percent")
		} else if row.number.Kind != scan.Money && row.number.Unit+row.number.Noun != "" && known.CanSay(form.SaysTypical) && known.Says(form.SaysTypical, sentence) == "" {
			fault("write total, if it is a count of all", "the statistic is typical, of one of a group, and the text has no word such as average or each")
		}
	case datasets.Total:
		better, said := datasets.StatisticOf(known, *row.number, unit, row.Quote, l.before(row, 4))
		if better == datasets.Part && row.PartOf != nil || better == datasets.Rate && row.number.Unit == "" && !row.number.IsShare() {
			break
		}
		if better != "" && better != datasets.Total {
			fault(fmt.Sprintf("write %s", better), "the statistic is total, and the text says %q", said)
		}
	case datasets.Rate:
		if unit != quantity.Percent && !row.number.IsShare() && row.Cell("out_of") == "" && known.CanSay(form.SaysRate) && known.Says(form.SaysRate, unit+" "+sentence) == "" && !row.per() {
			fault("write the statistic that the text bears out, such as total", "the statistic is rate, and the text has no words for that (per, of each)")
		}
	case datasets.Threshold:
		if counts && known.CanSay(form.SaysFixed) && known.Says(form.SaysFixed, sentence) == "" {
			fault("write total, if it is a count", "the statistic is threshold, and the text has no word of a limit or rule")
		}
	case datasets.Maximum:
		if said := known.Says(form.SaysFixedAt, row.Quote); said != "" {
			fault("write threshold", "the statistic is maximum, and the text says %q, which is of a limit", said)
		}
	case datasets.Measure:
		switch {
		case timed:
			fault("write duration", "the statistic is measure, and the unit is of time")
		case counts:
			fault("write total, if it is a count", "the statistic is measure, and the text counts %s", row.number.Noun)
		case row.number.Kind == scan.Money, unit == quantity.Percent:
			fault("write the statistic that the text bears out, such as typical or rate", "the statistic is measure, and the unit is %s", unit)
		}
	case datasets.Duration:
		if known.CanSay(form.SaysTime) && !timed {
			fault("write the statistic that the unit goes with", "the statistic is duration, and the unit %q is none of time", unit)
		}
	case datasets.Minimum:
		if most := known.Says(form.SaysMost, row.Quote); most != "" && known.Says(form.SaysLeast, row.Quote) == "" {
			fault("write maximum", "the statistic is minimum, and the quote says %q", most)
		}
	}
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
func (r *reading) per() bool {
	if r.Quantity == nil {
		return false
	}
	_, den := r.Quantity.Unit.Parts()
	return len(den) > 0
}

// after are the first words after the number of a row in its quote.
func (l *Ledger) after(row *reading, words int) string {
	_, after, _ := strings.Cut(row.Quote, row.number.Text)
	return firstWords(after, words)
}
