package check

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
)

// partly holds what a part is of against what its total is of: its date and place are in
// those, no label excludes one of the total, and the text does not set it apart.
func (l *Ledger) partly(part *datasets.Observation, r *Result) {
	whole := part.PartOf
	if strings.Contains(strings.ToLower(part.Note), "part_of") {
		return
	}
	fault := func(format string, args ...any) {
		r.Add(part.Finding("part_of", fmt.Sprintf(format, args...), "delete it if this is not a part of that; if it is one, say so in the note, with the word part_of"))
	}
	if said := l.excluded(part); said != "" {
		fault("the text says %q before the number, so it is not a part of %s", said, whole.Ref())
		return
	}
	switch part.Statistic {
	case datasets.Moment:
		if whole.Statistic != datasets.Moment || part.Cell("date") != whole.Cell("date") {
			fault("the number is for one moment, but that of %s is for another, or for none", whole.Ref())
			return
		}
	case datasets.Total, datasets.Part, datasets.Rate, datasets.Event, datasets.Vague, "":
		if per(part) {
			fault("the unit is %s, and nothing can be a part of a rate", part.Cell("unit"))
			return
		}
		switch s := whole.Statistic; s {
		case datasets.Moment, datasets.Typical, datasets.Maximum, datasets.Minimum, datasets.Threshold, datasets.Duration:
			fault("the statistic of %s is %s, and a count cannot be a part of that", whole.Ref(), s)
			return
		}
	default:
		fault("the statistic is %s, and only a count can be a part of another", part.Statistic)
		return
	}
	if !part.Date.IsZero() && !whole.Date.IsZero() && !whole.Date.Covers(part.Date) && !whole.Date.Compatible(part.Date) {
		fault("the date is %s, but that of its total %s is %s", part.Date, whole.Ref(), whole.Date)
		return
	}
	mine, its := parts(part.Place), parts(whole.Place)
	places := l.places()
	if len(mine) > 0 && len(its) > 0 && !slices.ContainsFunc(mine, func(p string) bool { return slices.Contains(its, p) }) && !within(places, its[0], mine) && !within(places, mine[0], its) {
		fault("the place is %q, but that of its total %s is %q", part.Place, whole.Ref(), whole.Place)
		return
	}
	known := l.wordsOf(part)
	if twins(part, whole, "") && slices.ContainsFunc(part.Names(), func(n datasets.Name) bool { return known.Whole(n.Value) }) {
		fault("no cell distinguishes it from its total %s", whole.Ref())
		return
	}
	if !l.borne(part) {
		fault("nothing says that it is a part of %s", whole.Ref())
		return
	}
	if other := l.closer(part); other != nil {
		fault("its total %s is about something else, and %s is about the same", whole.Ref(), other.Ref())
		return
	}
	for _, n := range part.Names() {
		if other := whole.Cell(n.Column); n.Column != "place" && (apart(known, n.Value, other) || l.elsewhere(part, n.Value, other)) {
			fault("the %s is %q, but that of its total %s is %q", n.Column, n.Value, whole.Ref(), other)
			return
		}
	}
}

// borne reports whether something bears out that a row is a part: words of the text, or
// brackets; the label of the total, which is of all; parts that make up all of it; or what
// the row is of.
func (l *Ledger) borne(part *datasets.Observation) bool {
	row, whole := l.reading[part], part.PartOf
	if row == nil || row.text < 0 || row.number == nil || l.bracketed(row) == l.reading[whole] {
		return true
	}
	known := row.words()
	for _, n := range whole.Names() {
		if known.Whole(n.Value) && part.Cell(n.Column) != n.Value {
			return true
		}
	}
	if known.Says(form.SaysPart, part.Note) != "" || row.tells("part", "parts", "among") {
		return true
	}
	near := l.beside(row)
	if known.Says(form.SaysPart, near) != "" || known.Says(form.SaysOfWhich, near) != "" {
		return true
	}
	_, after, _ := strings.Cut(near, row.number.Text)
	if known.Says(form.SaysOfThe, firstWords(after, 3)) != "" {
		return true // two of the towns
	}
	if total := l.reading[whole]; total != nil && known.Says(form.SaysOfThe, l.before(total, 2)) != "" {
		return true // of the sixty towns, two
	}
	sum := l.tally().sums[whole]
	return whole.Quantity != nil && whole.Quantity.IsPoint() && sum != nil && sum.Cmp(whole.Quantity.Value()) == 0
}

// closer is a row that could be the total of a part, and has its label in a column where
// the total has another, or that of another: of France, and not of Belgium.
func (l *Ledger) closer(part *datasets.Observation) *datasets.Observation {
	whole, known := part.PartOf, l.wordsOf(part)
	for _, n := range part.Names() {
		other := whole.Cell(n.Column)
		if n.Column == "place" || other == "" || other == n.Value || known.Whole(other) || !l.proper(part, n.Value) || !l.proper(whole, other) {
			continue
		}
		for _, o := range l.tally().labelled[labelled{part.Table, n.Column, n.Value, part.Quantity.Unit}] {
			if exceeds(part.Quantity.Lo, false, o) {
				break // as it does all that come after
			}
			if o != part && o != whole && o.PartOf != part {
				return o
			}
		}
	}
	return nil
}

// proper reports whether a word of a label is written as names are, in the text of a row.
func (l *Ledger) proper(o *datasets.Observation, label string) bool {
	row := l.reading[o]
	return row != nil && row.text >= 0 && len(l.namesIn(row, label)) > 0
}

// elsewhere reports whether two labels of a column have names, of which none is that of both
// or is in the other: Serbia, Belgium.
func (l *Ledger) elsewhere(part *datasets.Observation, label, other string) bool {
	row := l.reading[part]
	if row == nil || row.text < 0 || other == "" || label == other || row.words().Whole(other) {
		return false
	}
	mine, its := l.namesIn(row, label), l.namesIn(row, other)
	if len(mine) == 0 || len(its) == 0 {
		return false
	}
	known, places := row.words(), append(parts(part.Place), label)
	for _, b := range its {
		if slices.ContainsFunc(mine, func(a string) bool { return known.Same(a, b) }) || slices.ContainsFunc(known.Content(strings.Join(places, " ")), func(a string) bool { return known.Same(a, b) }) {
			return false
		}
	}
	return !within(l.places(), other, parts(label))
}

// namesIn are the words of a label that are written as names are in the text of a row.
func (l *Ledger) namesIn(row *reading, label string) []string {
	text := l.texts[row.text].index()
	return slices.DeleteFunc(row.words().Content(label), func(s string) bool { return !text.names[s] && text.known.Place(s) == "" })
}

// completes looks for rows that, with the parts of a total, make up all of it, and are no
// part of it themselves.
func (l *Ledger) completes(whole *datasets.Observation, parts []*datasets.Observation, r *Result) {
	if !whole.Quantity.IsPoint() || slices.ContainsFunc(parts, func(o *datasets.Observation) bool { return !o.Quantity.IsPoint() }) {
		return
	}
	rest := new(big.Rat).Set(whole.Quantity.Value())
	for _, o := range parts {
		rest.Sub(rest, o.Quantity.Value())
	}
	if rest.Sign() <= 0 {
		return
	}
	like := valueOf(parts[0], rest)
	like.table, like.unit = whole.Table, whole.Quantity.Unit
	for _, o := range l.tally().valued[like] {
		if o == whole || o.PartOf == whole || strings.Contains(strings.ToLower(o.Note), "part_of") {
			continue
		}
		r.Add(o.Finding("part_of", fmt.Sprintf("with the parts of %s it makes up all of it", whole.Ref()), fmt.Sprintf("write %s; or, if it is not a part of that, say so in the note, with the word part_of", whole.Ref())))
	}
}

// loose looks for rows that the text has as a part of another, in brackets after it, and
// that have no total.
func (l *Ledger) loose(r *Result) {
	for _, row := range l.rows {
		if row.PartOf != nil || row.Statistic == datasets.Part || !row.Has("part_of") || strings.Contains(strings.ToLower(row.Note), "part_of") {
			continue
		}
		if whole := l.allOf(row); whole != nil {
			r.Add(row.Finding("part_of", fmt.Sprintf("%s is the total of the same thing, in the same paragraph", whole.Ref()), fmt.Sprintf("write %s; or, if it is not a part of that, say so in the note, with the word part_of", whole.Ref())))
			continue
		}
		whole := l.bracketed(row)
		if whole == nil || slices.ContainsFunc(row.Names(), func(n datasets.Name) bool { return apart(row.words(), n.Value, whole.Cell(n.Column)) }) {
			continue
		}
		r.Add(row.Finding("part_of", fmt.Sprintf("the text gives the number in brackets after that of %s, as a part of it", whole.Ref()), fmt.Sprintf("write %s; or, if it is not one, say so in the note, with the word part_of", whole.Ref())))
	}
}

// allOf is the row of a paragraph that counts all of what a row counts some of: it has all
// cells as the row has, but for one, which says all. It is nil where there is none.
func (l *Ledger) allOf(row *reading) *reading {
	if row.text < 0 || row.Quantity == nil || row.Statistic != datasets.Total || row.Has("fact") && row.Cell("fact") != "" {
		return nil
	}
	around := row.span
	for _, v := range l.vicinities(row) {
		if v.reach == inParagraph && v.span.Contains(row.span) {
			around = v.span
		}
	}
	list := l.quoted[row.text]
	i, _ := slices.BinarySearchFunc(list, around.Start, func(o *reading, at int) int { return cmp.Compare(o.span.Start, at) })
	for _, o := range list[i:] {
		if o.span.Start >= around.End {
			break
		}
		if o != row && o.Statistic == datasets.Total && o.Quantity != nil && o.Quantity.Unit == row.Quantity.Unit && !beyond(row.Quantity, o.Quantity) && row.someOf(o) {
			return o
		}
	}
	return nil
}

// someOf reports whether a row has all that tells rows apart as another has, but for one cell
// in which that one says all.
func (r *reading) someOf(all *reading) bool {
	if all.Quantity.IsPoint() && r.Quantity.IsPoint() && r.Quantity.Value().Cmp(all.Quantity.Value()) >= 0 {
		return false
	}
	return slices.ContainsFunc(all.Names(), func(n datasets.Name) bool {
		return r.Cell(n.Column) != "" && r.Cell(n.Column) != n.Value && r.words().Whole(n.Value) && twins(r.Observation, all.Observation, n.Column)
	})
}

// wordsOf are the words of the language of an observation's text.
func (l *Ledger) wordsOf(o *datasets.Observation) *language.Words {
	if row := l.reading[o]; row != nil {
		return row.words()
	}
	return language.WordsOf("")
}

// excluded are the words of the text by which a number is no part of the one before it.
func (l *Ledger) excluded(o *datasets.Observation) string {
	row := l.reading[o]
	if row == nil {
		return ""
	}
	return row.words().Says(form.SaysExcluded, l.before(row, 6))
}

// before are the last words before the number of a row in its sentence, or else in its
// quote.
func (l *Ledger) before(row *reading, words int) string {
	if row.number == nil {
		return ""
	}
	before, _, _ := strings.Cut(row.Quote, row.number.Text)
	if row.text >= 0 {
		for _, v := range l.vicinities(row) {
			if v.reach == inSentence {
				before = l.texts[row.text].Source.Text(source.Span{Start: v.span.Start, End: row.number.Span.Start})
			}
		}
	}
	list := strings.Fields(before)
	return strings.Join(list[max(0, len(list)-words):], " ")
}

// bracketed is the row of a table whose number comes right before a row's, which is in
// brackets after it, and fewer of the same; nil where there is none.
func (l *Ledger) bracketed(row *reading) *reading {
	if row.text < 0 || row.number == nil || row.Quantity == nil {
		return nil
	}
	list := l.quoted[row.text]
	at, _ := slices.BinarySearchFunc(list, row.span.Start, func(o *reading, at int) int { return cmp.Compare(o.span.Start, at) })
	for _, o := range slices.Backward(list[max(0, at-3):at]) {
		if o.Table != row.Table || o.number == nil || o.Quantity == nil || o.span.End > row.number.Span.Start || row.number.Span.Start-o.span.End > 30 {
			continue
		}
		between := l.texts[row.text].Source.Text(source.Span{Start: o.span.End, End: row.number.Span.Start})
		if strings.HasPrefix(strings.TrimSpace(between), "(") && !strings.Contains(between, ")") && o.Quantity.Unit == row.Quantity.Unit && !exceeds(row.Quantity.Lo, false, o.Observation) {
			return o
		}
	}
	return nil
}

// apart reports whether two labels exclude each other: killed, wounded.
func apart(known *language.Words, a, b string) bool {
	x, y := known.Content(a), known.Content(b)
	for _, v := range x {
		for _, w := range y {
			if known.Same(v, w) {
				return false
			}
		}
	}
	for _, v := range x {
		for set, family := range known.Apart(v) {
			for _, w := range y {
				for other, its := range known.Apart(w) {
					if family == its && set != other {
						return true
					}
				}
			}
		}
	}
	return false
}
