package prose

var directionFit = fit{
	name: "direction",
	doc:  "The words beside a change say the direction that it has.",
	objects: func(c *claim, s *subject) string {
		if way := directionAt(string(c.text), c.m, c.tag); s.change != 0 && way == -s.change {
			return ", as " + directions[way] + ", and " + s.ref + " is " + directions[-way]
		}
		return ""
	},
}

var directions = map[int]string{1: "a rise", -1: "a fall"}
