package analysis

import (
	"slices"

	"quotient/datasets"
)

// Sides are the rows on either side of a comparison, in the order of its formula.
type Sides struct {
	// Kind is how the two belong together: "/", "-", growth, share or days; "" for any
	// other formula, whose rows are all in First.
	Kind          string
	First, Second []*datasets.Observation
	// Also are the names of other comparisons and of schedules that the formula uses.
	Also []string
}

// All are the rows of both sides.
func (s Sides) All() []*datasets.Observation { return atMost(1, s.First, s.Second) }

// Sides takes a comparison apart: what is divided by what, or from what to what it runs.
// What a schedule says is on no side.
func (c *Comparisons) Sides(x *Comparison) (s Sides) {
	f, err := parse(x.Formula)
	if err != nil {
		return s
	}
	d := &divider{c, map[string]bool{x.ID: true}, nil, false}
	d.divide(f.root, &s)
	if d.long {
		return Sides{}
	}
	return s
}

// A divider takes formulas apart. It knows the comparisons that it has been in.
type divider struct {
	*Comparisons
	seen   map[string]bool
	walked map[string]bool // of one side: its rows are there already
	long   bool            // a side has more comparisons than a name could tell
}

func (d *divider) divide(n node, s *Sides) {
	args := []node(nil)
	switch n := n.(type) {
	case *operationNode:
		_, left := n.left.(*numberNode)
		_, right := n.right.(*numberNode)
		switch {
		case left: // a number more or less changes no side
			d.divide(n.right, s)
			return
		case right:
			d.divide(n.left, s)
			return
		case n.operator == "/" || n.operator == "-":
			s.Kind, args = n.operator, []node{n.left, n.right}
		}
	case *callNode:
		switch n.function {
		case "growth", "share", "days":
			s.Kind, args = n.function, n.arguments
		}
	case *nameNode:
		if used, ok := d.Find(n.name); ok && !d.seen[n.name] {
			d.seen[n.name] = true
			if f, err := parse(used.Formula); err == nil {
				s.Also = append(s.Also, n.name)
				d.divide(f.root, s)
				return
			}
		}
	}
	if len(args) < 2 {
		s.Kind, args = "", []node{n}
	}
	d.walked = map[string]bool{}
	s.First = d.rows(args[0], nil, s)
	d.walked = map[string]bool{}
	for _, a := range args[1:] {
		s.Second = d.rows(a, s.Second, s)
	}
}

// rows are those that a part of a formula names, itself or through other comparisons.
func (d *divider) rows(n node, out []*datasets.Observation, s *Sides) []*datasets.Observation {
	switch n := n.(type) {
	case *negationNode:
		return d.rows(n.of, out, s)
	case *operationNode:
		return d.rows(n.right, d.rows(n.left, out, s), s)
	case *callNode:
		for _, a := range n.arguments {
			out = d.rows(a, out, s)
		}
	case *nameNode:
		if o, err := d.scope.study.Observation(n.name); err == nil {
			return atMost(1, out, []*datasets.Observation{o})
		}
		const most = 200 // comparisons of a side: no title names more
		if d.long = d.long || len(d.walked) >= most; d.long || d.walked[n.name] {
			return out
		}
		d.walked[n.name] = true
		if !slices.Contains(s.Also, n.name) {
			s.Also = append(s.Also, n.name)
		}
		if used, ok := d.Find(n.name); ok && !d.seen[n.name] {
			if f, err := parse(used.Formula); err == nil {
				out = d.rows(f.root, out, s)
			}
		}
	}
	return out
}
