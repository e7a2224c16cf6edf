// Package spread places things along a line so that none touches another: where each wants to
// be, and how wide it is, go in; where each is comes out.
package spread

// Along places things of some widths along a line, each as near to where it
// wants its middle as can be, in the order given, without touching. It reports
// false where they do not fit between from and to.
//
// Things that would touch are pooled into a block, which stands where the sum
// of the squares of their displacements is least (isotonic regression by
// pooling adjacent violators).
func Along(wants, widths []float64, gap, from, to float64) ([]float64, bool) {
	type block struct {
		first, n   int
		start, sum float64 // where it begins, and the sum of where it wants to
		width      float64 // with the gaps inside
	}
	total := -gap
	for _, w := range widths {
		total += w + gap
	}
	if total > to-from {
		return nil, false
	}
	var blocks []block
	clamp := func(b *block) { b.start = max(from, min(b.sum/float64(b.n), to-b.width)) }
	for i, want := range wants {
		b := block{first: i, n: 1, sum: want - widths[i]/2, width: widths[i]}
		clamp(&b)
		for len(blocks) > 0 {
			last := blocks[len(blocks)-1]
			if last.start+last.width+gap <= b.start {
				break
			}
			b = block{first: last.first, n: last.n + b.n, sum: last.sum + b.sum - float64(b.n)*(last.width+gap), width: last.width + gap + b.width}
			clamp(&b)
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	out := make([]float64, len(wants))
	for _, b := range blocks {
		x := b.start
		for i := b.first; i < b.first+b.n; i++ {
			out[i] = x + widths[i]/2
			x += widths[i] + gap
		}
	}
	return out, true
}
