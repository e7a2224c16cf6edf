package datasets

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// Verify checks what the tables say against the texts, one for each of the
// study's sources, nil where it is not at hand (see [Study.Texts]):
//
//	source      the text is the one that the study was made from
//	quote       each quote stands in it, once
//	numeral     the number in the quote is the value
//	qualifier   the words around it are the bound, and say what the modality says
//	unit        what it counts or measures is the unit
//	date        the date stands with it, or the note says where it is from
//	coverage    every number of the text is in a table or set aside
//	order       a part is not more than its total, nor all parts together, nor a low end than the high
//	schema      every cell is as the Table Schema has it
//
// Where a text was not found, numeral, qualifier and unit are read from the
// quotes alone; source, quote and coverage are not checked.
func (s *Study) Verify(texts []*SourceText) []Check {
	return s.verifier(texts).checks()
}

func (v *verifier) checks() []Check {
	return []Check{v.source(), v.quotes(), v.numerals(), v.qualifiers(), v.units(), v.dates(), v.cells(), v.coverage(), v.order(), v.schema()}
}

func (s *Study) verifier(texts []*SourceText) *verifier {
	v := &verifier{study: s, texts: texts, claimed: map[mentionAt][]*Observation{}}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if t.Observed {
				v.rows = append(v.rows, v.locate(o))
			}
		}
	}
	return v
}

// A mentionAt is a mention by its text and its place among the text's.
type mentionAt struct{ text, index int }

// A reading is what the quote of an observation is found to say.
type reading struct {
	*Observation
	info     SourceInfo
	text     int         // index of the text it stands in, or -1
	span     source.Span // of the quote there
	err      error       // why it does not stand there
	mentions []scan.Mention
	indices  []int         // of the mentions in the text; nil where read from the quote alone
	number   *scan.Mention // that of the observation, or nil
}

type verifier struct {
	parts   [][]source.Paragraph // of each text
	study   *Study
	texts   []*SourceText
	rows    []*reading
	claimed map[mentionAt][]*Observation
}

func (v *verifier) atHand() bool {
	return slices.ContainsFunc(v.texts, func(t *SourceText) bool { return t != nil })
}

const notAtHand = "the text was not found"

// locate finds the quote of an observation in the texts, and the mention that
// is its number.
func (v *verifier) locate(o *Observation) *reading {
	r := &reading{Observation: o, text: -1}
	list := o.candidates()
	if len(list) > 0 {
		r.info = v.study.Sources[list[0]]
	}
	for i, t := range v.texts {
		if t == nil || !slices.Contains(list, i) {
			continue
		}
		span, err := t.Source.Quote(o.Quote, o.Where)
		if err != nil {
			if r.err == nil {
				r.err = err
			}
			continue
		}
		r.text, r.span, r.err, r.info = i, span, nil, t.Info
		for k, m := range t.Mentions {
			if m.Span.Start < span.End && m.Span.End > span.Start {
				r.mentions = append(r.mentions, m)
				r.indices = append(r.indices, k)
			}
		}
		break
	}
	if r.text < 0 {
		r.mentions = r.info.scan(o.Quote)
	}
	for k := range r.mentions {
		m := &r.mentions[k]
		if r.indices != nil && (m.Span.Start < r.span.Start || m.Span.End > r.span.End) {
			continue // goes on outside the quote
		}
		if r.claims(*m) {
			if r.number == nil {
				r.number = m
			}
			if r.indices != nil && (r.number == m || r.Quantity == nil) {
				at := mentionAt{r.text, r.indices[k]}
				v.claimed[at] = append(v.claimed[at], o)
			}
		}
	}
	return r
}

// claims reports whether a mention is the number, or vague number, or date that
// an observation is about.
func (o *Observation) claims(m scan.Mention) bool {
	switch {
	case m.Kind == scan.ListMarker || m.Kind == scan.Ordinal:
		return false
	case o.Cell("value") != "":
		return o.States(m)
	case o.Statistic == Vague:
		return m.Kind == scan.Vague
	}
	return o.dates(m)
}

// States reports whether a mention has the value of the observation.
func (o *Observation) States(m scan.Mention) bool {
	value, high := o.Number("value"), o.Number("high")
	if value == nil || m.Low == nil || m.Kind == scan.Vague || m.IsDate() {
		return false
	}
	if m.Kind == scan.Score { // either of its two numbers
		return high == nil && (m.Low.Cmp(value) == 0 || m.High.Cmp(value) == 0)
	}
	if high == nil {
		high = value
	}
	low, to := m.Low, m.High
	if m.IsShare() && o.Cell("unit") == quantity.Percent { // one in five is 20%
		low, to = new(big.Rat).Mul(low, hundred), new(big.Rat).Mul(to, hundred)
	}
	return low.Cmp(value) == 0 && to.Cmp(high) == 0
}

var hundred = big.NewRat(100, 1)

// dates reports whether a mention is in the date of an event: what it says is
// what the row says, as far as it goes.
func (o *Observation) dates(m scan.Mention) bool {
	return !m.Date.IsZero() && !o.Date.IsZero() && m.Date.Compatible(o.Date)
}

// source checks the fingerprints.
func (v *verifier) source() Check {
	c := Check{Name: "source", Title: "the text is the one that the study was made from"}
	for i, info := range v.study.Sources {
		if _, ok := scan.In(info.Language); info.Language != "" && !ok {
			c.Checked++
			c.fault(Finding{File: DescriptorName, Message: fmt.Sprintf("the source %q is in %q, of which the words for numbers are not known", info.Title, info.Language), Hint: "known are " + strings.Join(scan.Tags(), ", ") + ": its numbers are read as if it were English"})
		}
		switch t := v.texts[i]; {
		case t == nil:
			c.unchecked(notAtHand)
		case info.SHA256 == "":
			c.fault(Finding{File: DescriptorName, Message: fmt.Sprintf("the source %q has no fingerprint", info.Title), Hint: fmt.Sprintf(`write "sha256": %q`, t.Source.SHA256())})
			c.Checked++
		default:
			c.Checked++
			if t.Changed {
				c.fault(Finding{File: DescriptorName, Message: fmt.Sprintf("%s is not the text that the study was made from: its SHA-256 is %s, and the study has %s", t.Source.Name(), t.Source.SHA256(), info.SHA256),
					Hint: "get the text as it was, or check every row against the new one and then write its fingerprint"})
			}
		}
	}
	if len(v.study.Sources) == 0 && len(v.rows) > 0 {
		c.Checked++
		c.fault(Finding{File: DescriptorName, Message: "the study has quotes and names no source", Hint: "name the text under sources, with its sha256"})
	}
	return c
}

func (v *verifier) quotes() Check {
	c := Check{Name: "quote", Title: "each quote is in the text, exactly once"}
	if len(v.rows) == 0 {
		c.Checked++
		c.fault(Finding{File: DescriptorName, Message: "the study has no observation: no table has the words of a text", Hint: "give a table the columns quote and where"})
	}
	for _, r := range v.rows {
		switch {
		case r.Quote == "":
			c.Checked++
			c.fault(r.Finding("quote", "there is no quote", "write the shortest phrase of the text with the number, its qualifier and its noun"))
		case r.text < 0 && (r.err == nil || v.absent(r)):
			c.unchecked(notAtHand) // perhaps it is of that one
		default:
			c.Checked++
			if r.err != nil {
				problem, hint, _ := strings.Cut(r.err.Error(), "; ")
				if e, ok := r.err.(*source.Error); ok {
					problem, hint = e.Problem, e.Hint
				}
				c.fault(r.Finding("quote", problem, hint))
			}
		}
	}
	return c
}

// absent reports whether a text that a row can be from is not at hand.
func (v *verifier) absent(r *reading) bool {
	return slices.ContainsFunc(r.candidates(), func(i int) bool { return v.texts[i] == nil })
}

func (v *verifier) numerals() Check {
	c := Check{Name: "numeral", Title: "the number in the quote is the value"}
	for _, r := range v.rows {
		if r.Statistic == Event {
			continue
		}
		c.Checked++
		if r.number != nil {
			continue
		}
		var read []string
		for k, m := range r.mentions {
			if r.indices != nil && (m.Span.Start < r.span.Start || m.Span.End > r.span.End) {
				c.fault(r.Finding("quote", fmt.Sprintf("the number goes on outside the quote: the text has %q", m.Text), "quote the whole number"))
				read = nil
				break
			}
			read = append(read, fmt.Sprintf("%q", r.mentions[k].Text))
			if k == len(r.mentions)-1 {
				break
			}
		}
		switch {
		case len(read) == 0 && len(r.mentions) > 0:
		case r.Statistic == Vague && len(read) == 0:
			c.fault(r.Finding("quote", fmt.Sprintf("the quote %q has no word for a number, such as several", r.Quote), "quote the word too, or take the row out"))
		case len(read) == 0:
			c.fault(r.Finding("value", fmt.Sprintf("the value is %s, and the quote %q has no number", r.Cell("value"), r.Quote), "quote the number too"))
		case r.Statistic == Vague:
			c.fault(r.Finding("statistic", fmt.Sprintf("the row is vague, and its quote states %s", strings.Join(read, ", ")), "give the row a value and another statistic"))
		default:
			value := r.Cell("value")
			if h := r.Cell("high"); h != "" {
				value += " to " + h
			}
			f := r.Finding("value", fmt.Sprintf("the value is %s, and the quote %q states %s", value, r.Quote, strings.Join(read, ", ")), "one of the two is wrong: look at the text")
			if m := r.mentions[0]; len(read) == 1 && len(r.mentions) == 1 && r.text >= 0 && m.Low != nil && m.Low.Cmp(m.High) == 0 && m.Kind != scan.ListMarker && m.Kind != scan.Ordinal && !m.Low.IsInt() == strings.Contains(m.Text, ".") && r.Bound != quantity.Between {
				f.Fix = r.fix("value", quantity.Decimal(m.Low, 12, false)) // the text is there, and says so
			}
			c.fault(f)
		}
	}
	return c
}

// boundWords say a bound in words, for messages.
var boundWords = map[quantity.Bound]string{
	quantity.Exact: "exact (no qualifier)", quantity.Over: "over (more than)", quantity.AtLeast: "at-least", quantity.Under: "under (less than)",
	quantity.UpTo: "up-to", quantity.About: "about", quantity.Between: "between",
}

func (v *verifier) qualifiers() Check {
	c := Check{Name: "qualifier", Title: "the words around the number are the bound"}
	for _, r := range v.rows {
		if r.number == nil || r.Bound == "" {
			continue
		}
		if r.err != nil {
			c.unchecked("the quote is not in the text")
			continue
		}
		c.Checked++
		m := r.number
		switch {
		case m.Bound == quantity.About && r.Bound == quantity.Between && strings.Contains(strings.ToLower(r.Note), strings.ToLower(m.Qualifier)):
			// A person takes the ends of a vague range as firm, and says so.
		case m.Bound != r.Bound:
			where := "text"
			if r.indices == nil {
				where = "quote"
			}
			said := "no qualifier, which is exact"
			if m.Qualifier != "" {
				said = fmt.Sprintf("%q, which is %s", m.Qualifier, m.Bound)
			} else if m.Bound == quantity.Between {
				said = "a range, which is between"
			}
			hint := fmt.Sprintf("write the bound %s", m.Bound)
			if m.Bound == quantity.About && r.Bound == quantity.Between {
				hint += fmt.Sprintf("; or, if the two ends are firm, say so in the note and name the word %q there", m.Qualifier)
			}
			f := r.Finding("bound", fmt.Sprintf("the bound is %s, and the %s has %s", boundWords[r.Bound], where, said), hint)
			if m.Bound != quantity.Between && r.Bound != quantity.Between {
				f.Fix = r.fix("bound", string(m.Bound))
			}
			c.fault(f)
		case m.Qualifier != "" && r.indices != nil && !r.quotes(m):
			c.fault(r.Finding("quote", fmt.Sprintf("the text qualifies the number by %q, and the quote %q leaves it out", m.Qualifier, r.Quote), "quote the qualifier too"))
		}
		hedge, around := v.hedge(r)
		said := strings.Contains(strings.ToLower(r.Note), "assert")
		switch {
		case hedge != "" && r.Modality == Asserted:
			f := r.Finding("modality", fmt.Sprintf("the quote says %q, and the row is asserted", hedge), "write the modality speculated")
			f.Fix = r.fix("modality", string(Speculated))
			c.fault(f)
		case around != "" && r.Modality == Asserted && !said:
			c.fault(r.Finding("modality", fmt.Sprintf("the sentence says %q, and the row is asserted", around), "write the modality speculated and quote that word too or, if the word is of something else, say in the note that the number is asserted"))
		case r.Modality == Speculated && r.language().Doubt(r.Quote) == "":
			c.fault(r.Finding("quote", "the row is speculated, and its quote has no word that says so", "quote the words that say so too, such as “it is speculated that”"))
		}
		if demand := v.demand(r); demand != "" && r.Modality == Asserted && !said {
			c.fault(r.Finding("modality", fmt.Sprintf("the text says %q, and the row is asserted", demand), "write the modality proposed or, if the number is of what is so all the same, say in the note that it is asserted"))
		}
	}
	return c
}

// quotes reports whether the qualifier of a mention stands within the quote.
func (r *reading) quotes(m *scan.Mention) bool {
	if m.Phrase.Start >= r.span.Start && m.Phrase.End <= r.span.End {
		return true
	}
	// The phrase reaches to unit and noun; of these the unit check asks.
	return strings.Contains(strings.Join(strings.Fields(r.Quote), " "), strings.Join(strings.Fields(m.Qualifier), " "))
}

// paragraphs are those of a text, which would be copied for each row otherwise.
func (v *verifier) paragraphs(text int) []source.Paragraph {
	if v.parts == nil {
		v.parts = make([][]source.Paragraph, len(v.texts))
	}
	if v.parts[text] == nil {
		v.parts[text] = v.texts[text].Source.Paragraphs()
	}
	return v.parts[text]
}

// hedge is the word by which the quote, or the sentence around it, leaves open
// whether it is so.
func (v *verifier) hedge(r *reading) (quote, sentence string) {
	around, _ := v.around(r)
	return r.language().Hedge(r.Quote), r.language().Hedge(around)
}

func (r *reading) language() *scan.Language {
	if l, ok := scan.In(r.info.Language); ok {
		return l
	}
	return scan.English()
}

var listItem = regexp.MustCompile(`^(\(?[0-9]+[.)]|[-•*])\s`)

// leadIn is what introduces the list that a paragraph is an item of; "" where it is
// none.
func leadIn(text *source.Source, all []source.Paragraph, i int) string {
	if !listItem.MatchString(text.Text(all[i].Span)) {
		return ""
	}
	for ; i >= 0; i-- {
		if s := text.Text(all[i].Span); !listItem.MatchString(s) {
			return s
		}
	}
	return ""
}

// demand is the word by which the sentence of a quote says what is to be.
func (v *verifier) demand(r *reading) string {
	sentence, lead := v.around(r)
	if word := r.language().Demand(sentence); word != "" {
		return word
	}
	return r.language().Programme(lead)
}

// around is the sentence that a quote stands in, and what introduces the list that
// it is an item of.
func (v *verifier) around(r *reading) (sentence, lead string) {
	if r.text < 0 {
		return r.Quote, ""
	}
	text, all := v.texts[r.text].Source, v.paragraphs(r.text)
	first, _ := slices.BinarySearchFunc(all, r.span.Start, func(p source.Paragraph, at int) int { return cmp.Compare(p.Span.End, at) })
	for i := first; i < len(all) && all[i].Span.Start <= r.span.Start; i++ {
		p := all[i]
		if !p.Span.Contains(r.span) {
			continue
		}
		before := []rune(text.Text(source.Span{Start: p.Span.Start, End: r.span.Start}))
		after := []rune(text.Text(source.Span{Start: r.span.End, End: p.Span.End}))
		from, to := 0, len(after)
		for k := len(before) - 1; k > 0; k-- {
			if unicode.IsSpace(before[k]) && strings.ContainsRune(".!?", before[k-1]) {
				from = k
				break
			}
		}
		for k, c := range after {
			if strings.ContainsRune(".!?", c) && (k+1 == len(after) || unicode.IsSpace(after[k+1])) {
				to = k
				break
			}
		}
		return string(before[from:]) + r.Quote + string(after[:to]), leadIn(text, all, i)
	}
	return r.Quote, ""
}

func (v *verifier) units() Check {
	c := Check{Name: "unit", Title: "what the number counts or measures is the unit"}
	all := map[string]bool{}
	for u := range v.study.Units {
		all[u] = true
	}
	for _, r := range v.rows {
		if u := r.Cell("unit"); u != "" {
			all[u] = true
		}
	}
	for _, r := range v.rows {
		unit := r.Cell("unit")
		if r.Cell("value") == "" && unit == "" || r.number == nil {
			continue
		}
		if r.err != nil {
			c.unchecked("the quote is not in the text")
			continue
		}
		c.Checked++
		m := r.number
		if r.inferred(unit, v.study.Units[unit]) {
			continue
		}
		other := ""
		for _, u := range slices.Sorted(maps.Keys(all)) {
			if u != unit && named(m.Noun, u, v.study.Units[u]) {
				other = u
			}
		}
		if cells := r.naming(); len(cells) > 0 && !slices.ContainsFunc(cells, func(s string) bool { return s != "" }) {
			c.fault(r.Finding("id", "no cell says what it is of", "fill one in that tells it from the other rows, such as what"))
		}
		switch {
		case m.Unit != "" && !sameUnit(m.Unit, unit):
			c.fault(r.Finding("unit", fmt.Sprintf("the unit is %q, and the text measures in %s", unit, m.Unit), "write the unit that the text has, or say in the note that the unit is inferred, and which it is"))
		case m.Unit != "":
		case m.IsShare() && unit == quantity.Percent:
		case unit == "":
			c.fault(r.Finding("unit", "there is no unit", "write what is counted, such as person"))
		case other != "" && !named(m.Noun, unit, v.study.Units[unit]):
			c.fault(r.Finding("unit", fmt.Sprintf("the unit is %q, and the text counts %q", unit, m.Noun), fmt.Sprintf("write the unit %s; or take that out of units in %s, if it is one with %s", other, DescriptorName, unit)))
		case !v.people(unit) && !said(r.Quote, unit, v.study.Units[unit]):
			c.fault(r.Finding("unit", fmt.Sprintf("the unit is %q, which the quote %q does not name", unit, r.Quote), fmt.Sprintf("quote the noun too, or write in the note: The unit is inferred: %s.", cmp.Or(v.study.Units[unit].Plural, unit))))
		}
	}
	return c
}

// Measures reports whether a number can be in the unit of an observation: it is
// in no other unit of measure, and counts what no other unit of the study names.
func (s *Study) Measures(o *Observation, m scan.Mention) bool {
	unit := o.Cell("unit")
	if m.Unit != "" {
		return sameUnit(m.Unit, unit)
	}
	if named(m.Noun, unit, s.Units[unit]) {
		return true
	}
	for u := range s.Units {
		if named(m.Noun, u, s.Units[u]) {
			return false
		}
	}
	return true
}

// people reports whether a unit counts people, whom a text names in any number
// of ways: dead, workers, Hungarians.
func (v *verifier) people(unit string) bool {
	switch unit {
	case "person", "people", "human":
		return true
	}
	return false
}

// sameUnit compares the name that the scanner gives a unit with that of a row.
func sameUnit(a, b string) bool {
	norm := func(s string) string {
		s = strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(s), "-", " "), "_", " ")
		return strings.NewReplacer("meter", "metre", "liter", "litre", "/", " per ").Replace(s)
	}
	a, b = norm(a), norm(b)
	if len(a) < len(b) {
		a, b = b, a
	}
	// A forint is a Hungarian forint; a metre is no square metre.
	of, ok := strings.CutSuffix(a, " "+b)
	return a == b || ok && !strings.Contains(of, " per") && !slices.ContainsFunc(strings.Fields(of), func(w string) bool {
		return slices.Contains([]string{"square", "cubic", "nautical", "sea", "light"}, w)
	})
}

// named reports whether a noun is the name of a unit, in the singular or plural.
func named(noun, unit string, name UnitName) bool {
	noun = strings.ToLower(noun)
	if noun == "" || unit == "" {
		return false
	}
	unit = strings.ToLower(unit)
	return noun == unit || noun == unit+"s" || name.Plural != "" && noun == strings.ToLower(name.Plural)
}

// said reports whether a phrase has the name of a unit among its words.
func said(phrase, unit string, name UnitName) bool {
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if named(w, unit, name) {
			return true
		}
	}
	return name.Symbol != "" && strings.Contains(phrase, name.Symbol)
}

// inferred reports whether the note says that the unit is, and which.
func (r *reading) inferred(unit string, name UnitName) bool {
	note := strings.ToLower(r.Note)
	return strings.Contains(note, "unit") && said(note, unit, name)
}

// dates checks that each part of a row's date (year, month, day) stands in the
// quote, in its paragraph, under its heading before it, in a heading, or in
// the title of the study's source; or that the note tells of the date.
func (v *verifier) dates() Check {
	c := Check{Name: "date", Title: "the date stands with the number, or the note says where it is from"}
	for _, r := range v.rows {
		if r.Date.IsZero() {
			continue
		}
		if r.text < 0 && r.Statistic != Event {
			if r.excused()["inferred"] {
				c.Checked++
			} else {
				c.unchecked(notAtHand)
			}
			continue
		}
		c.Checked++
		scope := append(r.info.scan(r.info.Title), r.mentions...)
		if r.text >= 0 {
			scope = v.scope(r)
		}
		row, excused := components(r.Date.String()), r.excused()
		var missing []string
		for _, part := range missingParts(row, scope) {
			switch {
			case excused["inferred"]:
			case !excused[part]:
				missing = append(missing, part)
			case r.text >= 0 && slices.Contains(missingParts(row, append(r.info.scan(r.info.Title), v.texts[r.text].Mentions...)), part):
				// Taken from elsewhere, a date must stand there.
				c.fault(r.Finding("date", fmt.Sprintf("the date is %s, and its %s stands nowhere in the text", r.Date, part), "if it is from outside of the text, say in the note that it is inferred"))
			}
		}
		if len(missing) > 0 {
			c.fault(r.Finding("date", fmt.Sprintf("the date is %s, and the text has no %s for it near the quote", r.Date, strings.Join(missing, " and ")), "say in the note where the date is from, naming its year, month or day, or that it is inferred"))
		}
	}
	return c
}

// excused are the parts of the date that the note says something of: where it is
// from, or that the text does not give it.
func (r *reading) excused() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(r.Note), func(c rune) bool { return !unicode.IsLetter(c) }) {
		switch w {
		case "year", "years", "decade":
			out["year"], out[wholeDate] = true, true
		case "month", "months":
			out["month"] = true
		case "day", "days":
			out["day"], out["month"] = true, true
		case "date", "dates", "dated", "undated", "when":
			out["year"], out["month"], out["day"], out[wholeDate] = true, true, true, true
		case "inferred", "assumed", "guessed":
			out["inferred"] = true
		}
	}
	return out
}

// cells checks the numbers in the other cells of a row, which charts print: each is
// in the row's date, or stands where the quote does.
func (v *verifier) cells() Check {
	c := Check{Name: "cell", Title: "every number in another cell of a row is in the text too"}
	for _, r := range v.rows {
		for _, name := range r.Columns() {
			cell := r.Cell(name)
			if slices.Contains(StandardColumns, name) && name != "author" || cell == "" {
				continue
			}
			for _, m := range r.info.scan(cell) {
				if m.Low == nil && !m.IsDate() || m.Kind == scan.Quantity && !strings.ContainsFunc(m.Text, unicode.IsDigit) && m.Low.Cmp(big.NewRat(1, 1)) == 0 {
					continue // vague, or one as an article
				}
				if r.text < 0 {
					c.unchecked(notAtHand)
					continue
				}
				c.Checked++
				if !v.stands(r, m) {
					c.fault(r.Finding(name, fmt.Sprintf("the cell says %q, and that stands neither near the quote nor in the date", m.Text), "write what the text says, or leave the number out"))
				}
			}
		}
	}
	return c
}

// stands reports whether a number of a cell is in the row's date, or in the
// paragraph of its quote or its heading.
func (v *verifier) stands(r *reading, m scan.Mention) bool {
	if !m.Date.IsZero() && !r.Date.IsZero() && m.Date.Compatible(r.Date) {
		return true
	}
	if m.Clock != "" && strings.Contains(r.Date.String()+"Z", "T"+m.Clock) {
		return true
	}
	t := v.texts[r.text]
	from, to := r.span.Start, r.span.End
	for _, p := range t.Source.Paragraphs() {
		if p.Span.Contains(r.span) {
			from, to = p.Span.Start, p.Span.End
		}
	}
	near := append(v.scope(r), r.info.scan(t.Source.Where(r.span))...)
	for _, x := range t.Mentions {
		if x.Span.Start >= from && x.Span.End <= to {
			near = append(near, x)
		}
	}
	return slices.ContainsFunc(near, func(x scan.Mention) bool {
		switch {
		case m.Clock != "":
			return x.Clock == m.Clock
		case !m.Date.IsZero():
			return !x.Date.IsZero() && m.Date.Compatible(x.Date)
		}
		return x.Low != nil && x.High != nil && x.Low.Cmp(m.Low) == 0 && x.High.Cmp(m.High) == 0
	})
}

// scope returns the mentions that can date a quote: those of its paragraph, of
// the paragraphs before it under its heading, of that heading, and of the title.
func (v *verifier) scope(r *reading) (out []scan.Mention) {
	t := v.texts[r.text]
	blocks := t.Source.Paragraphs()
	if len(blocks) == 0 {
		return r.mentions
	}
	from := source.Span{Start: 0, End: blocks[0].Span.End} // the title
	section := from
	if heading, _, ok := strings.Cut(r.Where, "¶"); ok && strings.TrimSpace(heading) != "" {
		if span, err := t.Source.Locate(strings.TrimSpace(heading)); err == nil {
			section = span
		}
	}
	end := r.span.End
	for _, b := range blocks {
		if b.Span.Contains(r.span) {
			end = b.Span.End
		}
	}
	for _, m := range t.Mentions {
		if m.Span.End <= from.End || m.Span.Start >= section.Start && m.Span.End <= end {
			out = append(out, m)
		}
	}
	return out
}

// A component is one end of a date by its parts, 0 where one is not said.
type component struct{ year, month, day string }

// components takes an EDTF date apart: both ends of an interval.
func components(s string) (out []component) {
	for _, end := range strings.Split(s, "/") {
		end, _, _ = strings.Cut(strings.TrimRight(end, "~?%"), "T")
		if end == "" || end == ".." {
			continue
		}
		var c component
		end, before := strings.CutPrefix(strings.TrimPrefix(end, "Y"), "-")
		parts := strings.Split(end, "-")
		if c.year = parts[0]; c.year == "XXXX" {
			c.year = ""
		} else if before { // -0043 is 44 BC: its sign is a part of the year
			c.year = "-" + c.year
		}
		if len(parts) > 1 && parts[1] <= "12" { // a season or quarter is a matter of reading
			c.month = parts[1]
		}
		if len(parts) > 2 && parts[2] != "XX" {
			c.day = parts[2]
		}
		out = append(out, c)
	}
	return out
}

// compatible reports whether what a mention says of a date is what a row says,
// as far as both go, for some end of each.
func compatible(mention, row []component) bool {
	agree := func(a, b string) bool {
		if a == "" || b == "" {
			return true
		}
		for i := range min(len(a), len(b)) {
			if a[i] != b[i] && a[i] != 'X' && b[i] != 'X' {
				return false
			}
		}
		return len(a) == len(b)
	}
	for _, m := range mention {
		for _, r := range row {
			if agree(m.year, r.year) && agree(m.month, r.month) && agree(m.day, r.day) && (m.month != "" || m.year != "") {
				return true
			}
		}
	}
	return false
}

// wholeDate is what is missing where each part of a date stands somewhere, and in no
// one date together.
const wholeDate = "whole date"

// missingParts names the parts of a date that no mention has.
func missingParts(row []component, scope []scan.Mention) []string {
	if out := missing(row, scope, false); len(out) > 0 {
		return out
	}
	if len(missing(row, scope, true)) > 0 {
		return []string{wholeDate}
	}
	return nil
}

func missing(row []component, scope []scan.Mention, together bool) (out []string) {
	add := func(part string) {
		if !slices.Contains(out, part) {
			out = append(out, part)
		}
	}
	for _, r := range row {
		year, month, day := r.year == "" || strings.Contains(r.year, "X"), r.month == "", r.day == ""
		for _, m := range scope {
			for _, c := range components(m.Date.String()) {
				if m.Date.IsZero() {
					continue
				}
				if c.year == r.year {
					year = true
				}
				if c.month == r.month && r.month != "" && (!together || c.year == "" || r.year == "" || compatible([]component{{year: c.year}}, []component{{year: r.year}})) {
					month = true
					day = day || c.day == r.day
				}
			}
		}
		if strings.Contains(r.year, "X") {
			year = slices.ContainsFunc(scope, func(m scan.Mention) bool {
				return !m.Date.IsZero() && slices.ContainsFunc(components(m.Date.String()), func(c component) bool {
					return c.year != "" && compatible([]component{{year: c.year}}, []component{{year: r.year}})
				})
			})
		}
		if !year {
			add("year")
		}
		if !month {
			add("month")
		}
		if !day {
			add("day")
		}
	}
	return out
}

// aside finds what each row of set-aside.csv covers, and what is wrong with it.
func (v *verifier) aside() (covered map[mentionAt]*SetAside, found Findings) {
	covered = map[mentionAt]*SetAside{}
	for _, a := range v.study.SetAside {
		var err error
		text := -1
		var span source.Span
		for i, t := range v.texts {
			if t == nil {
				continue
			}
			s, e := t.Source.Quote(a.Quote, a.Where)
			if e == nil {
				text, span, err = i, s, nil
				break
			}
			if err == nil {
				err = e
			}
		}
		if text < 0 {
			if err != nil && !slices.Contains(v.texts, nil) {
				problem, hint := err.Error(), ""
				if e, ok := err.(*source.Error); ok {
					problem, hint = e.Problem, e.Hint
				}
				found = append(found, a.Finding("quote", problem, hint))
			}
			continue
		}
		n := 0
		for k, m := range v.texts[text].Mentions {
			if !span.Contains(m.Span) {
				continue
			}
			at := mentionAt{text, k}
			if v.claimed[at] != nil || covered[at] != nil {
				continue
			}
			n++
			if why := v.study.suits(a, m); why != "" {
				found = append(found, a.Finding("reason", why, "add a row for it to a table, or write another reason: "+strings.Join(Reasons(), ", ")))
			}
			covered[at] = a
		}
		if n == 0 {
			found = append(found, a.Finding("quote", fmt.Sprintf("%q has no number that is not an observation's or set aside already", a.Quote), "take the row out"))
		}
	}
	return covered, found
}

// coverage checks that every number of the texts is in a table or set aside.
func (v *verifier) coverage() Check {
	c := Check{Name: "coverage", Title: "every number of the text is in a table or set aside"}
	if !v.atHand() {
		for range max(1, len(v.study.Sources)) {
			c.unchecked(notAtHand)
		}
		return c
	}
	aside, found := v.aside()
	c.Findings = found
	counts := map[Reason]int{}
	var order []Reason
	observed := 0
	for i, t := range v.texts {
		if t == nil {
			c.unchecked(notAtHand)
			continue
		}
		marker := int64(0) // of the list so far
		for k, m := range t.Mentions {
			c.Checked++
			at := mentionAt{i, k}
			line, column := t.Source.LineColumn(m.Span.Start)
			f := Finding{File: t.Source.Name(), Line: line, Column: column}
			if m.Kind == scan.ListMarker && m.Low != nil && m.Low.IsInt() {
				// A list counts from 1; a marker that does not is a slip or a number.
				if n := m.Low.Num().Int64(); n != 1 && n != marker+1 {
					f.Message, f.Hint = fmt.Sprintf("the list goes from %d to %d", marker, n), "look at the text: is it a marker of the list?"
					c.fault(f)
				}
				marker = m.Low.Num().Int64()
			}
			if rows := v.claimed[at]; rows != nil {
				observed++
				var stated []string
				for _, o := range rows {
					if o.Quantity != nil {
						stated = append(stated, o.Ref())
					}
				}
				if len(stated) > 2 || len(stated) == 2 && m.Kind != scan.Score {
					f.Message, f.Hint = fmt.Sprintf("%q is the number of %s: one number, one row", m.Text, strings.Join(stated, " and of ")), "take one of the rows out, or quote its own number"
					c.fault(f)
				}
				continue
			}
			if a := aside[at]; a != nil {
				reason := a.Reason
				if a.repeat != nil {
					reason = "repeat-of"
				}
				if counts[reason] == 0 {
					order = append(order, reason)
				}
				counts[reason]++
				continue
			}
			f.Message = fmt.Sprintf("%s is in no table: %q", numberWords(m), t.Source.Text(m.Phrase))
			f.Hint = fmt.Sprintf("add a row for it to a table, or list it in %s with where %q and a reason", SetAsideName+".csv", t.Source.Where(m.Span))
			c.fault(f)
		}
	}
	c.note("%d numbers are observations’", observed)
	slices.Sort(order)
	for _, r := range order {
		c.note("%d set aside as %s", counts[r], r)
	}
	return c
}

func numberWords(m scan.Mention) string { return fmt.Sprintf("the %s %q", m.Kind, m.Text) }

// schema counts the cells that loading has held against the Table Schema.
func (v *verifier) schema() Check {
	c := Check{Name: "schema", Title: "every cell is as the Table Schema has it"}
	plain := 0
	for _, t := range v.study.Tables {
		c.Checked += len(t.Rows) * len(t.Fields)
		if !t.Observed {
			plain++
			c.note("%s has no quotes: checked by its schema alone", t.Name)
		}
	}
	return c
}
