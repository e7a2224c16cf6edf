package prose

import (
	"slices"
	"strings"

	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// directions are words that say that something rose (1) or fell (-1).
var directions = table(map[int]string{
	1: `rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth gain gained climb climbed soar soared raise raised
		nőtt nő emelkedett emelkedik növekedett növekedés növekedése emelkedés emelkedése emelés emelése emelte emelték megnőtt
		αυξήθηκε αυξήθηκαν αύξηση αύξησε αύξησαν αυξάνεται ανέβηκε άνοδος`,
	-1: `fall falls fell fallen falling drop drops dropped decline declines declined declining decrease decreases decreased decreasing shrink shrank shrunk reduce reduced reduction plunge plunged sink sank
		csökkent csökken csökkenés csökkenése csökkentés csökkentése csökkentette csökkentették visszaesett esett
		μειώθηκε μειώθηκαν μείωση μείωσε μείωσαν μειώνεται έπεσε έπεσαν πτώση`,
})

// comparatives say the same right after a change: 50% more.
var comparatives = table(map[int]string{
	1:  "more higher dearer larger greater többet magasabb περισσότερο υψηλότερο",
	-1: "less fewer lower cheaper smaller kevesebb kevesebbet alacsonyabb λιγότερο χαμηλότερο",
})

func table(of map[int]string) map[string]int {
	out := map[string]int{}
	for way, words := range of {
		for _, w := range strings.Fields(words) {
			out[w] = way
		}
	}
	return out
}

// direction is the one that words say, or 0 where they say none or both.
func direction(text string) (way int) {
	words := lowerWords(text)
	for i, w := range words {
		d := directions[w]
		if d == 0 || i > 0 && slices.Contains([]string{"not", "no", "never", "nem", "δεν"}, words[i-1]) {
			continue
		}
		if way != 0 && way != d {
			return 0
		}
		way = d
	}
	return way
}

// directionAt is what the words beside a number say: those before it in its sentence,
// from the number before it on, or else the next ones.
func directionAt(text string, m scan.Mention, tag string) int {
	r := []rune(text)
	language, _ := scan.In(tag)
	start, end := sentenceAround(r, m.Span.Start, m.Span.End)
	for _, x := range language.Text(text) {
		switch {
		case x.Span.End <= m.Span.Start && x.Span.End > start:
			start = x.Span.End
		case x.Span.Start >= m.Span.End && x.Span.Start < end:
			end = x.Span.Start
		}
	}
	if way := direction(string(r[start:m.Span.Start])); way != 0 {
		return way
	}
	rest := source.Span{Start: m.Span.End, End: end}
	words := lowerWords(string(r[rest.Start:rest.End]))
	for i, w := range words[:min(3, len(words))] {
		if slices.Contains([]string{"or", "vagy", "ή", "than", "and"}, w) {
			break
		}
		if way := comparatives[w]; way != 0 && i < 2 {
			return way
		}
		if way := directions[w]; way != 0 {
			return way
		}
	}
	return 0
}
