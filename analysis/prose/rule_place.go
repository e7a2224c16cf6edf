package prose

import (
	"fmt"
	"slices"

	"quotient/analysis/captions"
	"quotient/analysis/wording"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
)

var placeRule = rule{
	name: "place",
	doc:  "A number of the study is of what its sentence is on.",
	judge: func(j *judged) (verdict, bool) {
		j.sort()
		if len(j.told) == 0 {
			return open()
		}
		if !j.p.prose && (j.p.File != captions.File || captions.Template.MatchString(j.p.Text.Value)) { // whose numbers are judged when they are filled in
			return right()
		}
		text, first := j.p.Text.Value, j.told[0].ref
		if others, word := j.elsewhere(j.told, j.p.data, text, j.m); len(others) > 0 && !j.means(j.told) {
			return j.says(fmt.Sprintf("write %s if that is meant; on “%s” there is %s", j.p.write(first, "words"), word, j.list(others)), ", which is %s, and nothing on “%s”", first, word)
		}
		object, told := "", j.bestNamed()
		for i, s := range told {
			wrong := j.objection(s)
			if wrong == "" {
				return right()
			}
			if i == 0 {
				object = wrong
			}
		}
		return j.says(fmt.Sprintf("write %s if that is meant; %s", j.p.write(told[0].ref, "words"), j.source(j.subject(told[0]))), "%s", object)
	},
}

// bestNamed are those of the numbers that it tells that the words around it name best, and of
// those the ones that are computed from the fewest rows.
func (j *judged) bestNamed() (best []statement) {
	if len(j.told) == 1 {
		return j.told
	}
	c := j.claimed()
	words, _ := c.sentenceWords()
	if _, ok := wording.Compares(words); ok { // some of the words are of what it is compared with
		return j.told
	}
	most, rows := -1, 0
	for _, s := range j.told {
		n, p := 0, j.subject(s).profile
		for i, w := range c.lower {
			if len([]rune(w)) >= 4 && !slices.Contains(wording.All().Unsaying, w) && (p.Knows(w) || c.meant(i, p)) {
				n++
			}
		}
		if n > most || n == most && len(s.rows) < rows {
			most, rows, best = n, len(s.rows), nil
		}
		if n == most && len(s.rows) == rows {
			best = append(best, s)
		}
	}
	return best
}

// means reports whether a phrase of the clause means what a number is of, in other words
// than its row: put to death, where that has executed.
func (j *judged) means(told []statement) bool {
	c := j.claimed()
	return slices.ContainsFunc(told, func(s statement) bool {
		p := j.subject(s).profile
		return slices.ContainsFunc(c.hits, func(h wording.Hit) bool { return h.Says && h.Sense.Kin == form.Events && p.Has(h.Sense) }) ||
			slices.ContainsFunc(c.lower, func(w string) bool { return len([]rune(w)) >= 4 && p.Alike(w, language.WordsOf(c.tag)) }) // lost, where that has loss
	})
}

// claimed is what the words around the number say.
func (j *judged) claimed() *claim {
	if j.said == nil {
		j.said = j.claim(j.p.Text.Value, j.p.Tag, j.m, j.p.data)
	}
	return j.said
}

// objection is what is wrong with the words around a number that it tells.
func (j *judged) objection(s statement) string {
	text := j.p.Text.Value
	words := wording.Lower(wording.SentenceOf(text, j.m.Span))
	if than := slices.IndexFunc(words, func(w string) bool { return slices.Contains(wording.All().Than, w) }); than >= 0 {
		words = words[:than] // what it is compared with is of something else
	}
	sentence, paragraph := j.unclaimed(words, j.p.data, text, j.m), wording.Lower(text)
	if word := j.misplaced(s, sentence, paragraph); word != "" {
		return fmt.Sprintf(", and %s is not of “%s”", s.ref, word)
	}
	return j.claimed().objection(j.subject(s))
}
