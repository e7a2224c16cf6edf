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
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

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
		return says("a name with a number can be one of a cell, a quote, "+datasets.SetAsideName+".csv, or the title or description of the study; "+template, ", and neither a row %s nor a title has that name", p.here())
	}
	if m.Kind == scan.Score && v.named(p.data, m.Text) || p.prose && v.scored(p.text.Value, m) {
		return verdict{}
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
		others, word := v.elsewhere(told, p.data, p.text.Value, m)
		if len(others) == 0 {
			sentence, paragraph := v.unclaimed(lowerWords(sentenceOf(p.text.Value, m.Span)), p.data, p.text.Value, m), lowerWords(p.text.Value)
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
		if others, word := v.elsewhere([]statement{*weak}, p.data, p.text.Value, m); len(others) > 0 {
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
		elsewhere := v.everything()
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
		if others, word := v.elsewhere(none, p.data, p.text.Value, m); len(others) > 0 {
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
	formula := p.prose && inFormula([]rune(p.text.Value), m)
	rebound := near.value.Cmp(m.Low) == 0 || standsIn(near.words(v.in(p.tag)), m.Text) // the same number with another bound
	if p.prose && (formula && !rebound || v.unfit(near, p, m, rebound)) {
		return says(template, ", and no row says this")
	}
	hint := fmt.Sprintf("write “%s”", near.words(v.in(p.tag)))
	if p.file != analysis.SpecFile {
		hint += fmt.Sprintf(", or %s, which cannot go stale", p.write(near.ref, "words"))
	}
	out := says(hint, ", and %s is %s", near.ref, near.words(v.in(quantity.English.Tag)))
	if !formula {
		out.near = &near
	}
	return out
}

// reversed is the direction that the words beside a number say, where each of the
// numbers that it may tell has the other; else 0.
func (v *verifier) reversed(told []statement, text string, m scan.Mention) int {
	if slices.ContainsFunc(told, func(s statement) bool { return s.change == 0 || s.change != told[0].change }) {
		return 0
	}
	if way := directionAt(text, m, v.printer.Locale.Tag); way == -told[0].change {
		return way
	}
	return 0
}

// write is a place that is filled in with a number, as the text has them.
func (p caption) write(ref string, form ...string) string {
	if !p.prose {
		return "{" + strings.Join(append([]string{ref}, form...), "|") + "}"
	}
	if len(form) == 1 && form[0] == datasets.FormWords { // as it is without a form
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

// everything is all that the study states and computes.
func (v *verifier) everything() *shown {
	out := &shown{results: v.comparisons.List, locale: v.printer.Locale}
	for _, t := range v.study.Tables {
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
	if m.Noun == "" && len(before) > 0 && slices.Contains(allWords().AtTime, before[len(before)-1]) {
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
	after := string(r[m.Span.End:])
	return len(before) > 0 && slices.Contains(allWords().Per, before[len(before)-1]) ||
		slices.ContainsFunc(allWords().PerEndings, func(s string) bool { return strings.HasPrefix(after, s) })
}

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
	if m.Bound != quantity.Between || len(before) == 0 || !slices.Contains(allWords().From, before[len(before)-1]) {
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
