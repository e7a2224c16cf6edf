package prose

import (
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/captions"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
)

// sensed are the kins of senses that the words of a chart or comparison may name only where
// one of its rows has them: a title says wounded over rows of the wounded alone.
var sensed = []form.Kin{form.Events, form.Flows, form.Measures, form.People, form.Things, form.Causes}

// senses reports what the words of a caption say that none of its rows does, though they
// are of such things.
func (v *verifier) senses(p caption) (out []datasets.Finding) {
	if !p.speaks() || p.data == nil {
		return nil
	}
	own := wording.NewProfile()
	for _, o := range p.data.rows {
		v.wordsOf().Profile(own, o)
	}
	for _, c := range p.data.results {
		for _, o := range c.From {
			v.wordsOf().Profile(own, o)
		}
	}
	persons := len(p.data.rows) > 0 && !slices.ContainsFunc(p.data.rows, func(o *datasets.Observation) bool {
		return o.Quantity == nil || o.Quantity.Unit.String() != "person"
	})
	text := []rune(p.Text.Value)
	for _, m := range p.mentions() { // March is a month
		for i := m.Span.Start; i < m.Span.End; i++ {
			text[i] = ' '
		}
	}
	words := wording.Lower(captions.Template.ReplaceAllString(string(text), " "))
	add := func(said string) {
		out = append(out, p.Text.Finding(p.File, p.Ref, p.What+" says “"+said+"”, and nothing here is of that", "name what the rows are of: "+refList(&shown{rows: p.data.rows[:min(4, len(p.data.rows))]})+"; or take the word away"))
	}
	if w := opposed(p.Tag, words, own, func(int) bool { return false }); w != "" {
		add(w)
	}
	for _, name := range v.strangers(p, string(text), own) {
		add(name)
	}
	hits := wording.Lexicons()[p.Tag].Find(words)
	for _, kin := range sensed {
		if !own.Kins[kin] && kin != form.Causes && !(persons && (kin == form.People || kin == form.Things)) {
			continue
		}
		for _, h := range hits {
			if v.foreign(h, kin, own) && !own.Knows(words[h.From]) && !slices.ContainsFunc(hits, func(g wording.Hit) bool {
				return g.From == h.From && g.Sense != nil && own.Has(g.Sense) // paid is earned too
			}) {
				add(strings.Join(words[h.From:h.To], " "))
				break
			}
		}
	}
	return out
}

// foreign reports whether a phrase has a sense of a kin that rows of a profile have not.
func (v *verifier) foreign(h wording.Hit, kin form.Kin, own *wording.Profile) bool {
	switch {
	case h.Sense == nil || h.Sense.Kin != kin || own.Has(h.Sense):
		return false
	case kin == form.Things:
		return own.Kins[kin] || h.From == 0 // deaths in hospitals
	case kin == form.Causes:
		return v.nowhere(h.Sense)
	}
	return true
}

// strangers are names in a caption, in the language of the rows, of other rows alone.
func (v *verifier) strangers(p caption, text string, own *wording.Profile) (out []string) {
	if p.Tag != quantity.English.Tag {
		return nil
	}
	v.once.Do(v.learn)
	for i, w := range strings.FieldsFunc(captions.Template.ReplaceAllString(text, " # "), func(r rune) bool { return !unicode.IsLetter(r) && r != '#' }) {
		begin := strings.ToLower(w)
		if i > 0 && len([]rune(w)) >= 4 && unicode.IsUpper([]rune(w)[0]) && v.topics.RowsTell[wording.Stem(begin)] && !own.Knows(begin) && !v.published(begin) && !slices.Contains(wording.Of(p.Tag).Persons, begin) {
			out = append(out, w)
		}
	}
	return out
}

// published reports whether a word is in the title of a source or the name of its author.
func (v *verifier) published(w string) bool {
	return slices.ContainsFunc(v.study.Sources, func(s datasets.SourceInfo) bool {
		return slices.Contains(wording.Lower(s.Title+" "+s.Author.String()), w)
	})
}

// speaks reports whether a caption says what is shown: no reason, term or caveat.
func (p caption) speaks() bool {
	switch p.At {
	case "title", "subtitle", "note", "alt", "labels/*", "beside/*", "measure":
		return true
	}
	return false
}
