package check

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// kinds gives for a reason the kinds of number that it can be said of; a reason that is
// not named here suits any.
var kinds = map[datasets.Reason][]scan.Kind{
	datasets.DateContext: {scan.Date, scan.Year, scan.Time},
	datasets.ListMarkers: {scan.ListMarker},
	datasets.Ordinals:    {scan.Ordinal},
	datasets.ProperNames: {scan.ProperName, scan.Ordinal, scan.Year},
	datasets.Vaguenesses: {scan.Vague},
}

// setAside finds what each row of set-aside.csv covers, and what is wrong with it.
func (l *Ledger) setAside() {
	l.aside = map[mentionAt]*datasets.SetAside{}
	for _, a := range l.study.SetAside {
		text, span, err := l.find(a)
		if text < 0 {
			if err != nil && !slices.Contains(l.texts, nil) {
				message, hint := problem(err)
				l.misset = append(l.misset, a.Finding("quote", message, hint))
			}
			continue
		}
		if l.cover(a, text, span) == 0 {
			l.misset = append(l.misset, a.Finding("quote", fmt.Sprintf("every number in %q is already an observation or set aside", a.Quote), "delete the row"))
		}
	}
}

// find returns the text, or -1, in which what is set aside is found.
func (l *Ledger) find(a *datasets.SetAside) (text int, span source.Span, err error) {
	for i, t := range l.texts {
		if t == nil {
			continue
		}
		span, e := t.Source.Quote(a.Quote, a.Where)
		if e == nil {
			return i, span, nil
		}
		if err == nil {
			err = e
		}
	}
	return -1, source.Span{}, err
}

// cover sets the numbers of a span aside, and returns how many they are.
func (l *Ledger) cover(a *datasets.SetAside, text int, span source.Span) (n int) {
	from, to := l.texts[text].inside(span)
	for k := from; k < to; k++ {
		at, m := mentionAt{text, k}, l.texts[text].Mentions[k]
		if l.claimed[at] != nil || l.aside[at] != nil {
			continue
		}
		n++
		if why := unsuited(l.study, a, m); why != "" {
			l.misset = append(l.misset, a.Finding("reason", why, "add a row for it to a table, or write another reason: "+strings.Join(datasets.Reasons(), ", ")))
		}
		l.aside[at] = a
	}
	return n
}

// unsuited says why a reason cannot be that of a number, or "".
func unsuited(s *datasets.Study, a *datasets.SetAside, m scan.Mention) string {
	if a.Repeats != nil {
		return unlike(s, a.Repeats, m)
	}
	if kinds := kinds[a.Reason]; kinds != nil && !slices.Contains(kinds, m.Kind) {
		return fmt.Sprintf("%q is read as a %s, which cannot be set aside as %s", m.Text, m.Kind, a.Reason)
	}
	return ""
}

// unlike says why a number cannot be that of an observation, said again.
func unlike(s *datasets.Study, o *datasets.Observation, m scan.Mention) string {
	switch {
	case o.Quantity == nil && o.Date.IsZero():
		return fmt.Sprintf("%s has no number", o.Ref())
	case dates(o, m):
		return ""
	case !o.States(m):
		return fmt.Sprintf("%q is not the number of %s", m.Text, o.Ref())
	case measures(s, o, m) && (m.Bound == o.Bound || m.Bound == quantity.Exact && o.Statistic == datasets.Threshold):
		return ""
	}
	return fmt.Sprintf("%q has the value of %s but other words: it is about something else, or has another bound", m.Text, o.Ref())
}
