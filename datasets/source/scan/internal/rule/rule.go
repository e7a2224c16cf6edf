// Package rule names the rules of the scanner, so that a mention can say which of them
// made it, at the cost of two bytes each.
package rule

import "math"

// A Name is a rule by its place in the list of all.
type Name uint16

// names are those of all rules; the first stands for none.
var names = []string{""}

// New names a rule. Rules are the entries of tables that never change, so each is named
// once, when the program starts; it panics where there are more than a Name can tell apart.
func New(name string) Name {
	if len(names) > math.MaxUint16 {
		panic("rule: too many rules for a Name: widen it")
	}
	names = append(names, name)
	return Name(len(names) - 1)
}

// All lists the rules that have a name.
func All() []string { return names[1:] }

// String returns the name of a rule.
func (n Name) String() string { return names[n] }

// A Trail is the rules that made something, in the order in which they did. It has the
// first few, and says where there were more.
type Trail struct {
	rules [14]Name
	n     uint8
	more  bool
}

// More stands in the names of a trail for rules that it has no room for.
const More = "…"

// Add adds a rule.
func (t *Trail) Add(n Name) {
	switch {
	case n == 0:
	case int(t.n) == len(t.rules):
		t.more = true
	default:
		t.rules[t.n] = n
		t.n++
	}
}

// Join adds the rules of another trail.
func (t *Trail) Join(other Trail) {
	for _, n := range other.rules[:other.n] {
		t.Add(n)
	}
	t.more = t.more || other.more
}

// Names returns the names of the rules.
func (t Trail) Names() []string {
	out := make([]string, t.n, t.n+1)
	for i, n := range t.rules[:t.n] {
		out[i] = n.String()
	}
	if t.more {
		out = append(out, More)
	}
	return out
}
