package prose

import (
	"fmt"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/analysis/wording"
	"quotient/datasets"
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

// A rule is one thing that is asked of a typed number. It is a value, in one file, and one
// word in the list of rules.
type rule struct {
	name string // in a word or two
	doc  string // what it looks at
	// judge gives the verdict on a number, and whether it is the last: of a number that no
	// rule before it has decided.
	judge func(*judged) (verdict, bool)
}

// rules are asked one after the other: what a number is, then what it tells, then what it
// may have been meant to tell.
var rules = []rule{
	termRule, timeRule, amountRule, dateRule, deniedRule, nameRule, scoreRule,
	directionRule, placeRule, modalityRule, impliedRule, yearRule,
	otherPartRule, otherTopicRule, otherUnitRule, nearestRule,
}

// judge holds a typed number against what its words can speak of.
func (v *verifier) judge(p caption, m scan.Mention) verdict {
	j := &judged{verifier: v, p: p, m: m}
	for _, r := range rules {
		if out, decided := r.judge(j); decided {
			return out
		}
	}
	return verdict{}
}

// A judged is a typed number with what is known of it.
type judged struct {
	*verifier
	p caption
	m scan.Mention

	sorted bool
	told   []statement // that it tells
	weak   *statement  // that it would tell, if the words said that it is not asserted
	said   *claim      // what the words around it say
	looked bool
	near   *statement // that it most likely means
}

// says is a verdict: what the text says, and what is wrong with it.
func (j *judged) says(hint, format string, args ...any) (verdict, bool) {
	words := strings.Join(strings.Fields(wording.Excerpt(j.p.Text.Value, j.m.Span)), " ")
	return verdict{
		message: fmt.Sprintf("%s says “%s” in “%s”", j.p.What, wording.Phrase(j.p.Text.Value, j.m), words) + fmt.Sprintf(format, args...),
		hint:    hint,
	}, true
}

// right is the verdict on a number with which nothing is wrong.
func right() (verdict, bool) { return verdict{}, true }

// open leaves a number to the rules that follow.
func open() (verdict, bool) { return verdict{}, false }

// template says how a number is written that cannot go stale.
func (j *judged) template() string {
	if j.p.File != analysis.SpecFile {
		return "write a number as " + j.p.write("table.id") + ": what it prints cannot go stale"
	}
	// Comparisons have no templates.
	if refs := refList(j.p.data); refs != "" {
		return "say it without the number, or tell the number of " + refs
	}
	return "say it without the number"
}

// dateTemplate is template for a date or time.
func (j *judged) dateTemplate() string {
	return "write a date or time as " + j.p.write("table.id", "date") + ": what it prints cannot go stale"
}

// sort finds the numbers that it tells, and the one that it would tell if the words around
// it said that it is not asserted.
func (j *judged) sort() {
	if j.sorted {
		return
	}
	j.sorted = true
	for s := range j.p.data.candidates(j.m) {
		if !j.tells(s, j.m) {
			continue
		}
		if !j.p.prose { // whose hedges are looked for elsewhere
			j.told = append(j.told, s)
			continue
		}
		if _, ok := wording.Hedged(s.modality, j.p.Text.Value, j.p.Tag); s.modality == datasets.Asserted || ok {
			j.told = append(j.told, s)
		} else if j.weak == nil {
			j.weak = &s
		}
	}
}

// nearest is the number that it most likely means, or nil.
func (j *judged) nearest() *statement {
	if !j.looked {
		j.looked = true
		if s, ok := j.verifier.nearest(j.p, j.m); ok {
			j.near = &s
		}
	}
	return j.near
}

// offers reports whether the nearest number has the value of the typed one.
func (j *judged) offers() bool {
	near := j.nearest()
	return near != nil && near.value.Cmp(j.m.Low) == 0
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
