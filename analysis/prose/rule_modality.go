package prose

import (
	"fmt"

	"quotient/analysis/wording"
)

var modalityRule = rule{
	name: "modality",
	doc:  "A number that the text does not assert has a word that says so.",
	judge: func(j *judged) (verdict, bool) {
		j.sort()
		weak := j.weak
		if weak == nil {
			return open()
		}
		if others, word := j.elsewhere([]statement{*weak}, j.p.data, j.p.Text.Value, j.m); len(others) > 0 {
			return j.says(fmt.Sprintf("on “%s” there is %s", word, j.list(others)), ", which is %s, and nothing on “%s”", weak.ref, word)
		}
		hedge, _ := wording.Hedged(weak.modality, j.p.Text.Value, j.p.Tag)
		return j.says(fmt.Sprintf("say so, with a word such as %q", hedge), " as a fact, and %s is %s", weak.ref, weak.modality)
	},
}
