package scene

import (
	"bytes"
	"fmt"
)

// A row is a shape that is drawn several times at equal distances: squares, one
// for each thing that is counted.
type row struct {
	path  []segment
	from  int    // where in the whole path it begins
	shape string // of each, from where it begins
	at    point  // where the first begins
	step  point  // from one to the next
	n     int
	box   box
}

// writeFill writes a filled path. A row that is like one before it is a use of
// that: a picture of 2,000 squares is the tenth as large.
func writeFill(b *bytes.Buffer, colour string, path []segment, newID func() string) {
	type like struct {
		shape string
		step  point
		n     int
	}
	rows := rowsOf(path)
	times, first := map[like]int{}, map[like]row{}
	ids := map[like]string{}
	for _, r := range rows {
		times[like{r.shape, r.step, r.n}]++
	}
	var rest pathWriter
	var own, uses bytes.Buffer
	for _, r := range rows {
		k := like{r.shape, r.step, r.n}
		switch {
		case r.n < 3 || times[k] < 2:
			rest.path(r.path)
		case ids[k] == "":
			ids[k], first[k] = newID(), r
			var data pathWriter
			data.path(r.path)
			fmt.Fprintf(&own, `<path id="%s" fill="%s" d="%s"/>`+"\n", ids[k], colour, data.b.String())
		default:
			use(&uses, ids[k], grid(r.at.x-first[k].at.x), grid(r.at.y-first[k].at.y))
		}
	}
	if rest.b.Len() > 0 {
		fmt.Fprintf(b, `<path fill="%s" d="%s"/>`+"\n", colour, rest.b.String())
	}
	b.Write(own.Bytes())
	if uses.Len() > 0 {
		b.Write(uses.Bytes())
		b.WriteByte('\n')
	}
}

// rowsOf divides a path into rows, in their order. A path of parts that may wind
// against each other stays whole, as one row.
func rowsOf(path []segment) (rows []row) {
	whole := []row{{path: path, n: 1}}
	for from := 0; from < len(path); {
		to := from + 1
		for to < len(path) && path[to].op != 'M' {
			to++
		}
		if path[to-1].op != 'Z' {
			return whole
		}
		at := path[from].p[0]
		moved := make([]segment, to-from)
		part := nothing()
		for i, g := range path[from:to] {
			moved[i].op = g.op
			for j := range arity(g.op) {
				part.add(g.p[j])
				moved[i].p[j] = point{grid(g.p[j].x - at.x), grid(g.p[j].y - at.y)}
			}
		}
		var shape pathWriter
		shape.path(moved)
		if n := len(rows); n > 0 && rows[n-1].shape == shape.b.String() {
			r := &rows[n-1]
			step := point{grid(at.x - r.at.x - float64(r.n-1)*r.step.x), grid(at.y - r.at.y - float64(r.n-1)*r.step.y)}
			if (r.n == 1 || step == r.step) && step.y == 0 {
				r.step = step
				r.n++
				r.path = path[r.from:to]
				r.box = box{min(r.box.left, part.left), min(r.box.top, part.top), max(r.box.right, part.right), max(r.box.bottom, part.bottom)}
				from = to
				continue
			}
		}
		rows = append(rows, row{path: path[from:to], from: from, shape: shape.b.String(), at: at, n: 1, box: part})
		from = to
	}
	const most = 256 // comparing each with all takes its time
	if len(rows) > most {
		return whole
	}
	for i, r := range rows {
		for _, other := range rows[:i] {
			if r.box.meets(other.box) {
				return whole
			}
		}
	}
	return rows
}
