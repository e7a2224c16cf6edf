package prose

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

var one = big.NewRat(1, 1)

// isDigit takes the digits of any script.
func isDigit(r rune) bool { return unicode.IsDigit(r) }

// A verdict is what is wrong with a typed number, and what to do; no message
// where nothing is.
type verdict struct {
	message, hint string
	near          *statement // the number that it most likely tells
}

// judge holds a typed number against what its words can speak of.
func (v *verifier) judge(p caption, m scan.Mention) verdict {
	says := func(hint, format string, args ...any) verdict {
		return verdict{message: fmt.Sprintf("%s says “%s” in “%s”", p.what, phrase(p.text.Value, m), strings.Join(strings.Fields(excerpt(p.text.Value, m.Span)), " ")) + fmt.Sprintf(format, args...), hint: hint}
	}
	template := "write a number as " + p.write("table.id") + ": what it prints cannot go stale"
	date := "write a date or time as " + p.write("table.id", "date") + ": what it prints cannot go stale"
	if p.file == analysis.SpecFile { // which has no templates
		template = "say it without the number"
		if refs := refList(p.data); refs != "" {
			template += ", or tell the number of " + refs
		}
	}
	switch {
	case p.cell != "":
		if translates(p.cell, m) {
			return verdict{}
		}
		return says("a term has the numbers of the cell that it translates", ", and the cell %q has no such number", p.cell)
	case m.Kind == scan.Time:
		if slices.ContainsFunc(p.data.rows, func(o *datasets.Observation) bool { return hasClock(o.Date, m.Clock) }) {
			return verdict{}
		}
		return says(date, ", and no row %s has that time", p.here())
	case m.Kind == scan.Year && p.prose && !canBeYear(p.text.Value, m):
		return says(template, ", and nothing %s has that number", p.here())
	case m.Kind == scan.Date || m.Kind == scan.Year:
		if v.dated(p.data, m.Date) {
			if told, others, word := v.misdated(p, m); word != "" {
				return says("on “"+word+"” there is "+others, ", which is the date of %s, and nothing on “%s”", told, word)
			}
			return verdict{}
		}
		return says(v.datesHint(p, date), ", and no row %s has that date", p.here())
	case m.Low == nil || m.High == nil || m.Kind == scan.ProperName || m.Kind == scan.Boilerplate:
		if v.named(p.data, m.Text) {
			return verdict{}
		}
		return says("a number in a name stands so in a cell, a quote, or the title or description of the study; "+template, ", and neither a row %s nor a title has that name", p.here())
	}
	all := p.data.stated()
	var told []statement
	var weak *statement
	for _, s := range all {
		if !v.tells(s, m) {
			continue
		}
		if !p.prose { // whose hedges are looked for elsewhere
			told = append(told, s)
			continue
		}
		if _, ok := Hedged(s.modality, p.text.Value, p.tag); s.modality == datasets.Asserted || ok {
			told = append(told, s)
		} else if weak == nil {
			weak = &s
		}
	}
	if len(told) > 0 {
		if way := v.reversed(told, p.text.Value, m); way != 0 {
			is := map[int]string{1: "a rise", -1: "a fall"}
			return says(fmt.Sprintf("write %s, with a word for %s", p.write(told[0].ref, "number"), is[-way]), ", as %s, and %s is %s", is[way], told[0].ref, is[-way])
		}
		if !p.prose {
			return verdict{}
		}
		others, word := v.elsewhere(told, all, p.text.Value, m)
		if len(others) == 0 {
			sentence, paragraph := v.unclaimed(lowerWords(sentenceOf(p.text.Value, m.Span)), all, p.text.Value, m), lowerWords(p.text.Value)
			for _, s := range told {
				if word = v.misplaced(s, sentence, paragraph); word == "" {
					return verdict{}
				}
			}
			return says(fmt.Sprintf("write %s if that is meant", p.write(told[0].ref, "words")), ", and %s is not of “%s”", told[0].ref, word)
		}
		return says(fmt.Sprintf("write %s if that is meant; on “%s” there is %s", p.write(told[0].ref, "words"), word, v.list(others)), ", which is %s, and nothing on “%s”", told[0].ref, word)
	}
	if weak != nil {
		if others, word := v.elsewhere([]statement{*weak}, all, p.text.Value, m); len(others) > 0 {
			return says(fmt.Sprintf("on “%s” there is %s", word, v.list(others)), ", which is %s, and nothing on “%s”", weak.ref, word)
		}
		hedge, _ := Hedged(weak.modality, p.text.Value, p.tag)
		return says(fmt.Sprintf("say so, with a word such as %q", hedge), " as a fact, and %s is %s", weak.ref, weak.modality)
	}
	if v.implies(p, m) || v.betweenLimits(all, m) || v.fromTo(all, p, m) {
		return verdict{}
	}
	if year, ok := yearOf(m); ok && m.Noun == "" && (!p.prose || canBeYear(p.text.Value, m)) { // as the last resort: 1956 may also count something
		if v.dated(p.data, year) {
			return verdict{}
		}
	}
	near, ok := v.nearest(all, p, m)
	if p.file == ChartFile && (!ok || near.value.Cmp(m.Low) != 0) {
		// Perhaps it is of something that the picture does not depend on.
		elsewhere := everything(v.study, v.comparisons)
		for _, s := range elsewhere.stated() {
			if v.tells(s, m) {
				return says(fmt.Sprintf("if it is %s, write %s: then it is of what is shown here, and cannot go stale", s.ref, p.write(s.ref, "words")), ", and nothing here has that number")
			}
		}
	}
	if p.prose {
		var none []statement
		if ok {
			none = []statement{near}
		}
		if others, word := v.elsewhere(none, all, p.text.Value, m); len(others) > 0 {
			write := "; write " + p.write(others[0].ref, "words") + " if it is that"
			if len(others) > 1 {
				write = ""
			}
			return says(fmt.Sprintf("on “%s” there is %s%s", word, v.list(others), write), ", and nothing %s on “%s” has that number", p.here(), word)
		}
	}
	if m.Noun+m.Unit != "" && m.Unit != percent && m.Unit != multiple && (!ok || near.value.Cmp(m.Low) != 0 && len(v.shared(near, v.tellingWords(sentenceOf(p.text.Value, m.Span)))) == 0) {
		any := m
		any.Noun, any.Unit = "", ""
		of := []rune(p.text.Value)[m.Span.End:max(m.Span.End, m.Phrase.End)] // as it is called there
		for _, s := range all {
			if v.tells(s, any) {
				return says(fmt.Sprintf("write %s if that is meant", p.write(s.ref, "words")), ", and %s is %s, not %s", s.ref, s.words(v.in(quantity.English.Tag)), cmp.Or(strings.TrimSpace(string(of)), m.Noun, m.Unit))
			}
		}
	}
	if !ok {
		return says(template, ", and nothing %s has that number", p.here())
	}
	hint := fmt.Sprintf("write “%s”", near.words(v.in(p.tag)))
	if p.file != analysis.SpecFile {
		hint += fmt.Sprintf(", or %s, which cannot go stale", p.write(near.ref, "words"))
	}
	out := says(hint, ", and %s is %s", near.ref, near.words(v.in(quantity.English.Tag)))
	out.near = &near
	return out
}

// reversed is the direction that the words beside a number say, where each of the
// numbers that it may tell has the other; else 0.
func (v *verifier) reversed(told []statement, text string, m scan.Mention) int {
	if slices.ContainsFunc(told, func(s statement) bool { return s.change == 0 || s.change != told[0].change }) {
		return 0
	}
	if way := directionAt(text, m, v.study.Locale.Tag); way == -told[0].change {
		return way
	}
	return 0
}

// write is a place that is filled in with a number, as the text has them.
func (p caption) write(ref string, form ...string) string {
	if !p.prose {
		return "{" + strings.Join(append([]string{ref}, form...), "|") + "}"
	}
	if len(form) == 1 && form[0] == Words { // as it is without a form
		form = nil
	}
	return "[=" + strings.Join(append([]string{ref}, form...), " ") + "]"
}

// here is where the numbers are that the text can speak of.
func (p caption) here() string {
	if p.prose {
		return "of the study"
	}
	return "here"
}

// everything is all that a study states and computes.
func everything(s *datasets.Study, c *analysis.Comparisons) *shown {
	out := &shown{results: c.List}
	for _, t := range s.Tables {
		out.rows = append(out.rows, t.Rows...)
	}
	return out
}

// refList names the numbers that the words of a comparison can tell.
func refList(d *shown) string {
	var refs []string
	for _, o := range d.rows {
		if o.Quantity != nil {
			refs = append(refs, o.Ref())
		}
	}
	for _, c := range d.results {
		refs = append(refs, c.ID)
	}
	return strings.Join(refs, " or ")
}

// phrase is a number with the words that belong to it.
func phrase(text string, m scan.Mention) string {
	r := []rune(text)
	return strings.TrimSpace(string(r[min(m.Phrase.Start, m.Span.Start):max(m.Phrase.End, m.Span.End)]))
}

// excerpt is a text, or the part of a long one around a number.
func excerpt(text string, at source.Span) string {
	const most, side = 110, 45
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	from, to := max(0, at.Start-side), min(len(r), at.End+side)
	for from > 0 && r[from-1] != ' ' {
		from--
	}
	for to < len(r) && r[to] != ' ' {
		to++
	}
	out := string(r[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(r) {
		out += "…"
	}
	return out
}

// A statement is a number that words can tell: of a row, or of a comparison.
type statement struct {
	ref         string
	value, high *big.Rat // as it is printed: hundredths of a percentage
	bound       quantity.Bound
	limit       bool // a threshold may be named without its side
	set         bool // a range each of whose numbers is meant: it is rounded inward
	unit        string
	modality    datasets.Modality
	words       func(spoken) string
	rows        []*datasets.Observation
	measure     string // what a plain number of a comparison counts
	change      int    // 1 where it is a rise, -1 where it is a fall
}

// stated lists the numbers of what is shown.
func (d *shown) stated() (out []statement) {
	for _, o := range d.rows {
		if o.Quantity == nil || o.Quantity.Value() == nil {
			continue
		}
		s := statement{ref: o.Ref(), value: o.Quantity.Value(), bound: o.Bound, limit: o.Statistic == datasets.Threshold, unit: o.Quantity.Unit.String(), modality: o.Modality, change: direction(o.Quote), rows: []*datasets.Observation{o}}
		if s.bound == quantity.Between {
			s.high = o.Quantity.Hi.Value
		}
		s.words = func(in spoken) string {
			if !s.limit {
				return in.study.Words(o)
			}
			q, err := quantity.New(o.Bound, o.Quantity.Value(), s.high, o.Quantity.Unit)
			if err != nil {
				return in.study.Words(o)
			}
			return q.Words(quantity.Format{Show: quantity.ShowValue, Locale: in.study.Locale, Units: in.study.UnitName})
		}
		out = append(out, s)
	}
	for _, c := range d.results {
		if s, ok := ofComparison(c); ok {
			out = append(out, s)
		}
	}
	return out
}

var (
	hundred = big.NewRat(100, 1)
	ten     = big.NewRat(10, 1)
	two     = big.NewRat(2, 1)
	twelve  = big.NewRat(12, 1)
)

// ofComparison is the number of a result as it is shown.
func ofComparison(c *analysis.Comparison) (s statement, ok bool) {
	if c.Refusal != nil || c.Value() == nil {
		return s, false
	}
	s = statement{ref: c.ID, value: c.Value(), bound: c.Bound(), unit: c.Unit.String(), modality: c.Modality, set: c.Set(), measure: c.Measure, rows: c.From}
	if c.Show == quantity.ShowChange {
		s.change = c.Value().Sign()
	}
	if s.bound == quantity.Between {
		s.high = c.Hi.Value
	}
	s.words = func(in spoken) string {
		if again, err := in.comparisons.Get(c.ID); err == nil {
			return again.Words()
		}
		return c.Words() // of a formula that has no name
	}
	times := func(k *big.Rat) {
		s.value = new(big.Rat).Mul(s.value, k)
		if s.high != nil {
			s.high = new(big.Rat).Mul(s.high, k)
		}
	}
	switch c.Show {
	case quantity.ShowTimes:
		s.unit = multiple
	case quantity.ShowPercent, quantity.ShowChange:
		s.unit = percent
		times(hundred)
	case quantity.ShowPer100:
		times(hundred)
	}
	if c.Show == quantity.ShowChange && s.value.Sign() < 0 { // 68% less
		times(big.NewRat(-1, 1))
		s.bound = map[quantity.Bound]quantity.Bound{
			quantity.Over: quantity.Under, quantity.Under: quantity.Over,
			quantity.AtLeast: quantity.UpTo, quantity.UpTo: quantity.AtLeast,
		}[s.bound]
		switch {
		case s.high != nil:
			s.value, s.high, s.bound = s.high, s.value, quantity.Between
		case s.bound == "":
			s.bound = c.Bound()
		}
	}
	return s, true
}

// tells reports whether words tell this number: its value, bound and unit.
func (v *verifier) tells(s statement, m scan.Mention) bool {
	if s.unit == percent && m.IsShare() { // a tenth of them
		m.Low, m.High = new(big.Rat).Mul(m.Low, hundred), new(big.Rat).Mul(m.High, hundred)
		m.Unit, m.Noun = percent, ""
	}
	if !v.inUnit(s, m) {
		return false
	}
	if s.high != nil {
		return m.Bound == quantity.Between && near(m.Low, s.value, s.set, !s.set) && near(m.High, s.high, !s.set, s.set)
	}
	if m.Low.Cmp(m.High) != 0 {
		return false
	}
	if v.strict && loosely(s, m) {
		return true
	}
	down := s.bound == quantity.Over || s.bound == quantity.AtLeast
	up := s.bound == quantity.Under || s.bound == quantity.UpTo
	if !near(m.Low, s.value, up, down) {
		return false
	}
	switch {
	case m.Bound == s.bound || s.limit && m.Bound == quantity.Exact:
		return true
	case m.Low.Cmp(s.value) == 0:
		return false
	}
	// Rounded outward, the limit itself is out of question.
	return down && (m.Bound == quantity.Over || m.Bound == quantity.AtLeast) || up && (m.Bound == quantity.Under || m.Bound == quantity.UpTo)
}

// loosely reports whether a bound in round numbers follows from the number: of 82.1% it
// is true that it is more than 80, and of over 5.1 that it is more than five.
func loosely(s statement, m scan.Mention) bool {
	up := m.Bound == quantity.Over || m.Bound == quantity.AtLeast
	down := m.Bound == quantity.Under || m.Bound == quantity.UpTo
	switch {
	case up && (s.bound == quantity.Exact || s.bound == quantity.Over || s.bound == quantity.AtLeast):
	case down && (s.bound == quantity.Exact || s.bound == quantity.Under || s.bound == quantity.UpTo):
	default:
		return false
	}
	if m.Low.Sign() <= 0 || s.value.Sign() <= 0 || !m.Low.IsInt() {
		return false
	}
	// The step of the last digit that is no zero.
	step := new(big.Rat).Set(one)
	for n := new(big.Rat).Quo(m.Low, ten); n.IsInt(); n.Quo(n, ten) {
		step.Mul(step, ten)
	}
	off := new(big.Rat).Sub(s.value, m.Low)
	if down {
		off.Neg(off)
	}
	near := new(big.Rat).Quo(off, m.Low)
	return off.Sign() > 0 && off.Cmp(step) < 0 && near.Cmp(big.NewRat(1, 4)) <= 0
}

// inUnit reports whether a number in words is in the unit. A multiple may be said
// without its sign, as in twice; a percentage never. The scanner has units of its
// own, so that one which no table has is no contradiction.
func (v *verifier) inUnit(s statement, m scan.Mention) bool {
	if s.measure != "" && strings.EqualFold(m.Noun, s.measure) {
		return true
	}
	if m.Unit == "" {
		if unit, ok := v.unitOf(m.Noun); ok {
			return unit == s.unit
		}
	}
	switch {
	case m.Unit == s.unit:
		return true
	case m.Unit == percent || s.unit == percent || m.Unit == multiple:
		return false
	case m.Unit == "" && v.strict && s.unit == multiple:
		return saysMultiple(m.Text)
	case m.Unit == "" && m.Noun != "" && v.strict && !v.counts(s, m.Noun):
		return false // 1,000 children are no forints, and 23 horses no ships
	case m.Unit == "":
		return true
	}
	return slices.Contains(v.scanned(s.unit), m.Unit)
}

// scanned is what the scanner calls a unit of the tables, if it is one of measure.
func (v *verifier) scanned(unit string) (names []string) {
	language, _ := scan.In(quantity.English.Tag)
	name := unit
	if u, err := quantity.ParseUnit(unit); err == nil {
		english := *v.study
		english.Locale = quantity.English
		name = english.UnitName(u, false)
	}
	for _, word := range []string{name, unit} {
		for _, x := range language.Text("5 " + word) {
			if x.Unit != "" {
				names = append(names, x.Unit)
			}
		}
	}
	return names
}

// counts reports whether a number can be told of a noun: of people by any, of other
// things by a word of theirs.
func (v *verifier) counts(s statement, noun string) bool {
	v.once.Do(v.learn)
	switch s.unit {
	case "person", "people", "human":
		return true
	}
	if v.measured(s.unit) {
		return false
	}
	return slices.ContainsFunc(lowerWords(noun), func(w string) bool { return v.said[s.ref][stem(w)] })
}

// measured reports whether a unit is one of measure or of money, so that a number in
// it counts nothing.
func (v *verifier) measured(unit string) bool {
	v.once.Do(v.learn)
	is, ok := v.measures[unit]
	if !ok {
		is = unit != multiple && len(v.scanned(unit)) > 0
		v.measures[unit] = is
	}
	return is
}

// saysMultiple reports whether a word says how many times by itself.
func saysMultiple(word string) bool {
	word = strings.ToLower(word)
	if slices.Contains([]string{"twice", "thrice", "double", "triple", "quadruple"}, word) {
		return true
	}
	return slices.ContainsFunc([]string{"fold", "szor", "szer", "ször", "szoros", "szeres", "szörös", "πλάσιο", "πλάσια", "πλάσιος", "πλάσιοι", "πλάσιες"}, func(end string) bool {
		return strings.HasSuffix(word, end)
	})
}

// unitOf is the unit of the study that a counted noun names: tanks.
func (v *verifier) unitOf(noun string) (unit string, ok bool) {
	if strings.Contains(noun, " per ") {
		for _, c := range v.comparisons.List {
			for _, one := range []bool{true, false} {
				if strings.EqualFold(v.study.UnitName(c.Unit, one), noun) {
					return c.Unit.String(), true
				}
			}
		}
		return noun, true
	}
	words := lowerWords(noun)
	if len(words) == 0 {
		return "", false
	}
	last := words[len(words)-1]
	for _, t := range v.study.Tables {
		for _, o := range t.Rows {
			if o.Quantity == nil {
				continue
			}
			for _, one := range []bool{true, false} {
				if strings.EqualFold(v.study.UnitName(o.Quantity.Unit, one), last) {
					return o.Quantity.Unit.String(), true
				}
			}
		}
	}
	return "", false
}

// The units that the scanner gives what is no amount by itself.
const (
	percent  = "percent"
	multiple = "times"
)

// near reports whether a printed number is the value: exactly, or rounded where
// the value is no whole number, to two digits or more; up or down where it is the
// limit of a bound, so that what is printed is true.
func near(printed, value *big.Rat, up, down bool) bool {
	if printed.Cmp(value) == 0 {
		return true
	}
	if value.IsInt() {
		return false
	}
	places, scale := 0, new(big.Rat).Set(printed)
	for ; !scale.IsInt(); places++ {
		if places == 6 {
			return false
		}
		scale.Mul(scale, ten)
	}
	if new(big.Int).Abs(scale.Num()).Cmp(big.NewInt(10)) < 0 {
		return false
	}
	unit := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil))
	over := new(big.Rat).Sub(printed, value) // how far the printed number is above
	switch {
	case up:
		return over.Sign() > 0 && over.Cmp(unit) < 0
	case down:
		return over.Sign() < 0 && over.Neg(over).Cmp(unit) < 0
	}
	return over.Abs(over).Mul(over, two).Cmp(unit) <= 0
}

// implies reports whether a number is not of a row but of how rows are shown.
func (v *verifier) implies(p caption, m scan.Mention) bool {
	d := p.data
	if m.Low.Cmp(m.High) != 0 || m.Bound != quantity.Exact || m.Unit != "" && m.Unit != multiple {
		return false
	}
	switch {
	case d.base && m.Low.Cmp(one) == 0:
		return true
	case m.Unit == multiple:
		return false
	}
	before := strings.Fields(strings.ToLower(string([]rune(p.text.Value)[:m.Span.Start])))
	if m.Noun == "" && len(before) > 0 && slices.Contains(atTime, before[len(before)-1]) {
		for _, o := range d.rows {
			if m.Low.IsInt() && m.Low.Num().IsInt64() && hasClock(o.Date, fmt.Sprintf("%02d:00", m.Low.Num().Int64())) {
				return true // at ten in the morning
			}
		}
	}
	for _, c := range d.results {
		rows := big.NewRat(int64(len(c.From)), 1)
		if c.Show == quantity.ShowPer100 && m.Low.Cmp(hundred) == 0 && (!p.prose || perHundred(p.text.Value, m)) {
			return true
		}
		if !p.prose && spelled(m) && m.Low.Cmp(rows) == 0 && v.countsElse(m, p.text.Value) {
			return true // the two
		}
	}
	return false
}

// perHundred reports whether words say that a rate is of a number: per 100, 100-ból.
func perHundred(text string, m scan.Mention) bool {
	r := []rune(text)
	before := strings.Fields(strings.ToLower(string(r[:m.Span.Start])))
	return len(before) > 0 && slices.Contains(ofEach, before[len(before)-1]) || strings.HasPrefix(string(r[m.Span.End:]), "-b")
}

// ofEach are the words before what a rate is of: per 100.
var ofEach = []string{"per", "each", "every", "of", "in", "minden", "ανά", "στους", "στις", "στα"}

// atTime are the words before a time of the day.
var atTime = []string{"at", "by", "before", "after", "around", "from", "until", "till"}

// betweenLimits reports whether a range is that from one threshold to another.
func (v *verifier) betweenLimits(all []statement, m scan.Mention) bool {
	limit := func(end *big.Rat) bool {
		return slices.ContainsFunc(all, func(s statement) bool { return s.limit && s.value.Cmp(end) == 0 && v.inUnit(s, m) })
	}
	return m.Bound == quantity.Between && limit(m.Low) && limit(m.High)
}

// fromTo reports whether a range is the way from one number to another: from 16,000 to
// 100,000 people.
func (v *verifier) fromTo(all []statement, p caption, m scan.Mention) bool {
	before := lowerWords(string([]rune(p.text.Value)[:m.Span.Start]))
	if m.Bound != quantity.Between || len(before) == 0 || !slices.Contains([]string{"from", "από"}, before[len(before)-1]) {
		return false
	}
	end := func(x *big.Rat) bool {
		n := m
		n.Low, n.High, n.Bound = x, x, quantity.Exact
		return slices.ContainsFunc(all, func(s statement) bool { return s.modality == datasets.Asserted && v.tells(s, n) })
	}
	return end(m.Low) && end(m.High)
}

// nearest is the number that the words most likely mean: of the same value with
// another bound, or not far from it. In prose, where all of a study can be meant, it
// is first of all one of what the sentence is on.
func (v *verifier) nearest(all []statement, p caption, m scan.Mention) (best statement, ok bool) {
	least, most, shared := new(big.Rat), two, 0
	if p.prose { // where there is more to choose from
		most = big.NewRat(5, 4)
	}
	var words []string
	if p.prose {
		words = v.tellingWords(sentenceOf(p.text.Value, m.Span))
	}
	for _, s := range all {
		if !v.inUnit(s, m) || s.value.Sign() <= 0 || m.Low.Sign() <= 0 {
			continue
		}
		far := new(big.Rat).Quo(m.Low, s.value)
		if far.Cmp(one) < 0 {
			far.Inv(far)
		}
		common := len(v.shared(s, words))
		if common == 0 && p.prose && m.Noun+m.Unit == "" && v.measured(s.unit) {
			continue // three of them are no three weeks
		}
		if far.Cmp(most) <= 0 && (!ok || common > shared || common == shared && far.Cmp(least) < 0) {
			best, least, shared, ok = s, far, common, true
		}
	}
	return best, ok
}

// canBeYear reports whether a date can stand where a number of four digits does: after
// a word for when, another date, or an article.
func canBeYear(text string, m scan.Mention) bool {
	before := strings.FieldsFunc(strings.ToLower(string([]rune(text)[:m.Span.Start])), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(before) == 0 {
		return true
	}
	return !slices.Contains([]string{"was", "were", "is", "are", "be", "cost", "costs", "counted", "killed", "some", "than", "over", "under", "about", "nearly", "almost"}, before[len(before)-1])
}

// yearOf takes a plain number of four digits as a year.
func yearOf(m scan.Mention) (string, bool) {
	if m.Unit != "" || m.Bound != quantity.Exact || m.Low.Cmp(m.High) != 0 || !m.Low.IsInt() {
		return "", false
	}
	s := m.Low.RatString()
	return s, len(s) == 4 && m.Text == s
}

// dated reports whether a date stands with a row that is shown, in a title, or in what
// was set aside as the date of something.
func (v *verifier) dated(d *shown, typed string) bool {
	t, err := edtf.Parse(strings.ReplaceAll(typed, "XXXX", "2000")) // whether it is a date at all
	if err != nil {
		return false
	}
	if t.IsInterval() {
		from, to, _ := strings.Cut(typed, "/")
		return v.dated(d, from) && v.dated(d, to)
	}
	for _, o := range d.rows {
		if covers(typed, o.Date.Start()) || covers(typed, o.Date.End()) {
			return true
		}
	}
	in := v.titles()
	for _, a := range v.study.SetAside { // the text has it, though it is of no row
		if a.Reason == datasets.DateContext {
			in = append(in, a.Quote)
		}
	}
	for _, title := range in {
		language, _ := scan.In(quantity.English.Tag)
		for _, m := range language.Text(title) {
			date := m.Date
			if date == "" && m.Low != nil && m.High != nil {
				date, _ = yearOf(m)
			}
			if e, err := edtf.Parse(date); err == nil && (covers(typed, e.Start()) || covers(typed, e.End())) {
				return true
			}
		}
	}
	return false
}

// misdated is a row that a typed date is of, where none of those has a word of the
// paragraph and others with a date have one of the sentence: those, and the word.
func (v *verifier) misdated(p caption, m scan.Mention) (told, others, word string) {
	if !p.prose {
		return "", "", ""
	}
	v.once.Do(v.learn)
	words, around := v.tellingWords(sentenceOf(p.text.Value, m.Span)), v.tellingWords(p.text.Value)
	var list []string
	for _, o := range p.data.rows {
		s := statement{ref: o.Ref()}
		switch {
		case o.Date.IsZero():
		case covers(m.Date, o.Date.Start()) || covers(m.Date, o.Date.End()):
			if told == "" {
				told = o.Ref()
			}
			if len(v.shared(s, around)) > 0 {
				return "", "", ""
			}
		default:
			for _, w := range v.shared(s, words) {
				if v.topics[s.ref][stem(w)] && len(list) < 3 {
					word = cmp.Or(word, w)
					list = append(list, o.Ref()+" ("+o.Date.Format(quantity.English.Tag)+")")
					break
				}
			}
		}
	}
	if told == "" {
		return "", "", ""
	}
	return told, strings.Join(list, ", "), word
}

// covers reports whether a typed date is the date of a row, or a coarser one that
// holds it. A year that is not typed is the row's.
func covers(typed string, date edtf.Date) bool {
	first, ok1 := date.First()
	last, ok2 := date.Last()
	if !ok1 || !ok2 {
		return false
	}
	if rest, ok := strings.CutPrefix(typed, "XXXX"); ok {
		year, _, _ := first.Civil()
		typed = fmt.Sprintf("%04d%s", year, rest)
	}
	t, err := edtf.Parse(typed)
	if err != nil {
		return false
	}
	from, ok1 := t.First()
	to, ok2 := t.Last()
	return ok1 && ok2 && from <= first && last <= to
}

// hasClock reports whether a date has a time of the day.
func hasClock(date edtf.Date, clock string) bool {
	if clock == "" {
		return false
	}
	for _, c := range strings.Split(clock, "/") {
		if !strings.Contains(date.String()+"Z", "T"+c) {
			return false
		}
	}
	return true
}

func (v *verifier) datesHint(p caption, template string) string {
	var dates []string
	for _, o := range p.data.rows {
		if d := o.Date.Format(p.tag); d != "" && !slices.Contains(dates, d) {
			dates = append(dates, d)
		}
	}
	if len(dates) == 0 || len(dates) > 6 {
		return template
	}
	return "the rows are dated " + strings.Join(dates, "; ") + "; " + template
}

// titles are the titles that a name or a year can be of.
func (v *verifier) titles() []string {
	out := []string{v.study.Title, v.study.Description}
	for _, s := range v.study.Sources {
		out = append(out, s.Title)
	}
	return out
}

// named reports whether a name with a number stands in a title or with a row.
func (v *verifier) named(d *shown, name string) bool {
	all := v.titles()
	for _, o := range d.rows {
		all = append(all, o.Cells()...)
	}
	return slices.ContainsFunc(all, func(s string) bool { return standsIn(s, name) })
}

// standsIn reports whether a name stands in a text, and not in a longer word or
// number.
func standsIn(text, name string) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for i := 0; name != ""; {
		j := strings.Index(text[i:], name)
		if j < 0 {
			return false
		}
		before, after := []rune(text[:i+j]), []rune(text[i+j+len(name):])
		if (len(before) == 0 || !inWord(before[len(before)-1])) && (len(after) == 0 || !inWord(after[0])) {
			return true
		}
		i += j + len(name)
	}
	return false
}

// translates reports whether a number of a translated cell is one of the cell.
func translates(cell string, m scan.Mention) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if isDigit(r) {
				return r
			}
			return -1
		}, s)
	}
	language, _ := scan.In(quantity.English.Tag)
	for _, n := range language.Text(cell) {
		if d := digits(m.Text); d != "" && d == digits(n.Text) {
			return true
		}
		if m.Low != nil && n.Low != nil && m.High != nil && n.High != nil && m.Low.Cmp(n.Low) == 0 && m.High.Cmp(n.High) == 0 {
			return true
		}
	}
	return false
}
