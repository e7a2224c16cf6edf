package prose

import (
	"quotient/analysis/wording"
	"quotient/datasets/quantity"
)

var directionFit = fit{
	name: "direction",
	doc:  "The words beside a change say the direction that it has.",
	objects: func(c *claim, s *subject) string {
		way := wording.DirectionAt(string(c.text), c.m, c.numbers, c.tag)
		if s.change != 0 && way == -s.change {
			return ", as " + directions[way] + ", and " + s.ref + " is " + directions[-way]
		}
		if s.fall && wording.FallAt(string(c.text), c.m, c.numbers, c.tag) != -1 {
			return ", and " + s.ref + " is below zero, a fall or a loss"
		}
		if s.fall && c.placed && wording.Signed(c.m) && way == -1 {
			return ", a fall of what is below zero; [=" + s.ref + " size] is without the sign"
		}
		if way != 0 && s.computed != nil && s.computed.Show == quantity.ShowChange && s.value.Sign() == 0 {
			return ", as " + directions[way] + ", and " + s.ref + " is no change"
		}
		return ""
	},
}

var directions = map[int]string{1: "a rise", -1: "a fall"}
