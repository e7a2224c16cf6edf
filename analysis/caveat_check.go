package analysis

import (
	"fmt"
	"slices"
	"strings"

	"quotient/analysis/wording"
	"quotient/datasets/check"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

// caveatCheck asks that the differences between what is compared are told.
var caveatCheck = Check{
	Name: "caveat",
	Doc:  "What a reader must know of a comparison is said.",
	Run: func(c *Comparisons, r *check.Result) {
		for _, x := range c.List {
			r.Checked += len(x.Warnings)
			for _, w := range x.Missing() {
				r.Add(x.finding("say it in a sentence under caveats", "the caveat %q is missing: %s", w.Caveat, w.Message))
			}
			for _, name := range x.Said() {
				text := x.Caveats[name]
				for _, tag := range language.Tags() {
					if !text.Has(tag) && (tag != quantity.English.Tag || text.In(tag) == "") {
						continue
					}
					r.Checked++
					if wrong, hint := hollow(name, text.In(tag), tag); wrong != "" {
						r.Add(text.Finding(SpecFile, x.ID, fmt.Sprintf("the caveat %q %s: “%s”", name, wrong, text.In(tag)), hint))
					}
				}
			}
			if x.Refusal == nil {
				continue
			}
			r.Checked++
			if strings.TrimSpace(x.Waiver.Value) == "" {
				r.Add(x.finding("take the comparison out, or say under waiver why it stands here all the same", "refused: %s", x.Refusal.Message))
			}
		}
		for _, d := range c.Derived {
			r.Checked += len(d.warnings)
			for _, w := range d.Missing() {
				r.Add(d.finding("the caveat %q is missing: %s", w.Caveat, w.Message))
			}
		}
	},
}

// hollow is what is wrong with the sentence of a caveat that says nothing, or denies what
// it is there to admit; "" where nothing is.
func hollow(name Caveat, text, tag string) (wrong, hint string) {
	const sentence = "say in a sentence what the reader must know"
	words := wording.Lettered(text)
	if len(words) < 3 {
		return "is no sentence", sentence
	}
	p := &language.For(tag).Writing.Prose
	joined := " " + strings.Join(words, " ") + " "
	for _, empty := range p.Empty {
		if strings.Contains(joined, " "+empty+" ") {
			return "says nothing", sentence
		}
	}
	for _, clause := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(",;:.!?()—–·", r) }) {
		if word := denies(name, wording.Lettered(clause), text, p); word != "" {
			return "denies what it should admit by “" + word + "”", "say how it is, or check the tables"
		}
	}
	return "", ""
}

// denials are the words of a language by which a clause denies a caveat. Where turned, they
// deny it after a word such as not: not among them.
func denials(name Caveat, p *form.Prose) (words []string, turned bool) {
	switch name {
	case PlaceDiffers, DateDiffers, ScopeDiffers, StageDiffers, PeriodDiffers, StatisticDiffers, Unlike:
		return p.Same, false
	case NotAsserted:
		return p.Certain, false
	case PartOf:
		return p.Among, true
	case Overlap:
		return p.Overlaps, true
	}
	return nil, false
}

// denies is the word by which a clause denies a caveat, or "".
func denies(name Caveat, clause []string, text string, p *form.Prose) string {
	list, turned := denials(name, p)
	for i, w := range clause {
		if slices.Contains(list, w) && wording.Negates(clause[:i], p) == turned && !(name == NotAsserted && wording.Hedges(wording.Lettered(text), p)) {
			return w
		}
		if name == PartOf && slices.Contains(p.Apart, w) && !wording.Negates(clause[:i], p) {
			return w
		}
	}
	return ""
}
