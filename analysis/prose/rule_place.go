package prose

import (
	"fmt"
)

var placeRule = rule{
	name: "place",
	doc:  "A number of the study is of what its sentence is on.",
	judge: func(j *judged) (verdict, bool) {
		j.sort()
		if len(j.told) == 0 {
			return open()
		}
		if !j.p.prose {
			return right()
		}
		text, first := j.p.text.Value, j.told[0].ref
		if others, word := j.elsewhere(j.told, j.p.data, text, j.m); len(others) > 0 {
			return j.says(fmt.Sprintf("write %s if that is meant; on “%s” there is %s", j.p.write(first, "words"), word, j.list(others)), ", which is %s, and nothing on “%s”", first, word)
		}
		word := ""
		sentence, paragraph := j.unclaimed(lowerWords(sentenceOf(text, j.m.Span)), j.p.data, text, j.m), lowerWords(text)
		for _, s := range j.told {
			if word = j.misplaced(s, sentence, paragraph); word == "" {
				return right()
			}
		}
		return j.says(fmt.Sprintf("write %s if that is meant", j.p.write(first, "words")), ", and %s is not of “%s”", first, word)
	},
}
