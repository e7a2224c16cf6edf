package analysis

import (
	"strings"

	"quotient/datasets/check"
)

// CaveatCheck asks that the differences between what is compared are told.
var CaveatCheck = Check{
	Name: "caveat",
	Doc:  "What a reader must know of a comparison is said.",
	Run: func(c *Comparisons, r *check.Result) {
		for _, x := range c.List {
			r.Checked += len(x.Warnings)
			for _, w := range x.Missing() {
				r.Add(x.finding("say it in a sentence under caveats", "the caveat %q is missing: %s", w.Caveat, w.Message))
			}
			if x.Refusal == nil {
				continue
			}
			r.Checked++
			if strings.TrimSpace(x.Waiver.Value) == "" {
				r.Add(x.finding("take the comparison out, or say under waiver why it stands here all the same", "refused: %s", x.Refusal.Message))
			}
		}
	},
}
