package prose

import (
	"fmt"
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/source/scan"
)

var directionRule = rule{
	name: "direction",
	doc:  "The words beside a change say the direction that it has.",
	judge: func(j *judged) (verdict, bool) {
		j.sort()
		if len(j.told) == 0 {
			return open()
		}
		way := j.reversed(j.told, j.p.Text.Value, j.m)
		switch {
		case way == 0 && j.told[0].fall && wording.FallAt(j.p.Text.Value, j.m, j.numbersOf(j.p.Text.Value), j.printer.Locale.Tag) == 0:
			return j.says("say that it is a fall or a loss, or write its sign", ", and %s is below zero", j.told[0].ref)
		case way == 0:
			return open()
		}
		form := datasets.FormNumber
		if j.told[0].fall {
			form = datasets.FormSize
		}
		return j.says(fmt.Sprintf("write %s, with a word for %s", j.p.write(j.told[0].ref, form), directions[-way]), ", as %s, and %s is %s", directions[way], j.told[0].ref, directions[-way])
	},
}

// reversed is the direction that the words beside a number say, where each of the
// numbers that it may tell has the other; else 0.
func (v *verifier) reversed(told []statement, text string, m scan.Mention) int {
	if slices.ContainsFunc(told, func(s statement) bool { return s.change == 0 || s.change != told[0].change }) {
		return 0
	}
	at := wording.DirectionAt
	if told[0].fall {
		at = wording.FallAt
	}
	if way := at(text, m, v.numbersOf(text), v.printer.Locale.Tag); way == -told[0].change {
		return way
	}
	return 0
}
