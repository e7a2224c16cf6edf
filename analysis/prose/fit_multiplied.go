package prose

import "strings"

var multipliedFit = fit{
	name: "multiplied",
	doc:  "No word makes a number another: twice 12,000.",
	objects: func(c *claim, s *subject) string {
		start, ok := multiplied(c.numbersOf(string(c.text)), c.text, c.m.Span.Start)
		if !ok || s.date {
			return ""
		}
		return ", which is “" + strings.TrimSpace(string(c.text[start:c.m.Span.End])) + "”, and " + s.ref + " is not"
	},
}
