// Package rule names the rules of the scanner, so that a mention can say which of them
// made it, at the cost of a byte each.
package rule

// A Name is a rule by its place in the list of all.
type Name uint8

// names are those of all rules; the first stands for none.
var names = []string{""}

// New names a rule. Rules are the entries of tables that never change, so each is named
// once, when the program starts.
func New(name string) Name {
	names = append(names, name)
	return Name(len(names) - 1)
}

// All lists the rules that have a name.
func All() []string { return names[1:] }

// String returns the name of a rule.
func (n Name) String() string { return names[n] }

// A Trail is the rules that made something, in the order in which they did. It holds the
// first few.
type Trail struct {
	rules [7]Name
	n     uint8
}

// Add adds a rule.
func (t *Trail) Add(n Name) {
	if n > 0 && int(t.n) < len(t.rules) {
		t.rules[t.n] = n
		t.n++
	}
}

// Join adds the rules of another trail.
func (t *Trail) Join(other Trail) {
	for _, n := range other.rules[:other.n] {
		t.Add(n)
	}
}

// Names returns the names of the rules.
func (t Trail) Names() []string {
	out := make([]string, t.n)
	for i, n := range t.rules[:t.n] {
		out[i] = n.String()
	}
	return out
}
