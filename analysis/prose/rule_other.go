package prose

import (
	"cmp"
	"fmt"
	"strings"

	"quotient/analysis/captions"
	"quotient/analysis/wording"
	"quotient/datasets/quantity"
)

var otherPartRule = rule{
	name: "other part",
	doc:  "A number of a chart's words may be of something that the picture does not depend on.",
	judge: func(j *judged) (verdict, bool) {
		if j.p.File != captions.File || j.offers() {
			return open()
		}
		for s := range j.everything().around(j.m) {
			if j.tells(s, j.m) {
				return j.says(fmt.Sprintf("if it is %s, write %s: then it is of what is shown here, and cannot go stale", s.ref, j.p.write(s.ref, "words")), ", and nothing here has that number")
			}
		}
		return open()
	},
}

var otherTopicRule = rule{
	name: "other topic",
	doc:  "What the sentence is on may have another number.",
	judge: func(j *judged) (verdict, bool) {
		if !j.p.prose {
			return open()
		}
		var none []statement
		if near := j.nearest(); near != nil {
			none = []statement{*near}
		}
		others, word := j.elsewhere(none, j.p.data, j.p.Text.Value, j.m)
		if len(others) == 0 {
			return open()
		}
		write := ""
		if len(others) == 1 {
			write = "; write " + j.p.write(others[0].ref, "words") + " if it is that"
		}
		return j.says(fmt.Sprintf("on “%s” there is %s%s", word, j.list(others), write), ", and nothing %s on “%s” has that number", j.p.here(), word)
	},
}

var otherUnitRule = rule{
	name: "other unit",
	doc:  "The study may have the number, of something else than it counts here.",
	judge: func(j *judged) (verdict, bool) {
		m := j.m
		if m.Noun+m.Unit == "" || m.Unit == percent || m.Unit == multiple {
			return open()
		}
		if near := j.nearest(); near != nil && (j.offers() || len(j.shared(*near, j.tellingWords(wording.SentenceOf(j.p.Text.Value, m.Span)))) > 0) {
			return open()
		}
		any := m
		any.Noun, any.Unit = "", ""
		of := []rune(j.p.Text.Value)[m.Span.End:max(m.Span.End, m.Phrase.End)] // as it is called there
		for s := range j.p.data.around(any) {
			if quantity.Same(s.value, any.Low) && j.tells(s, any) {
				return j.says(fmt.Sprintf("write %s if that is meant", j.p.write(s.ref, "words")), ", and %s is %s, not %s", s.ref, s.words(j.in(quantity.English.Tag)), cmp.Or(strings.TrimSpace(string(of)), m.Noun, m.Unit))
			}
		}
		return open()
	},
}
