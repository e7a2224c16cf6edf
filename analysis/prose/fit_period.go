package prose

import (
	"slices"

	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language/form"
)

var periodFit = fit{
	name: "period",
	doc:  "What a label puts during a time is not told before or after it.",
	objects: func(c *claim, s *subject) string {
		if s.computed != nil {
			return ""
		}
		p := wording.Of(c.tag)
		said := wording.Lower(string(c.text[c.start:c.end]))
		for _, o := range s.rows {
			for i, column := range o.Columns() {
				label := wording.Lower(o.Cells()[i])
				if slices.Contains(datasets.StandardColumns, column) {
					continue
				}
				own := wording.NewProfile()
				own.Add(o.Cells()[i], false)
				if w := opposed(c.tag, said, own, func(i int) bool { return !slices.Contains(p.Whens, said[i]) }); w != "" && len(label) == 1 {
					return ", and " + o.Ref() + " is not of “" + w + "”"
				}
				if len(label) < 2 || !slices.Contains(p.Whens, label[0]) || slices.Contains(said, label[0]) {
					continue
				}
				if when, of := otherwhen(p, said, label); of != "" {
					return ", and " + o.Ref() + " is not of “" + when + "” the " + of
				}
			}
		}
		return ""
	},
}

// otherwhen is a word by which a sentence puts what a label names at another time than that:
// after the fall of the revolution, where it has during.
func otherwhen(p *form.Prose, said, label []string) (when, of string) {
	const reach = 6 // words: after the fall of the short revolution
	for i, w := range said {
		if !slices.Contains(p.Whens, w) {
			continue
		}
		for _, x := range said[i+1 : min(len(said), i+1+reach)] {
			if len([]rune(x)) >= 5 && slices.Contains(label[1:], x) {
				return w, x
			}
		}
	}
	return "", ""
}
