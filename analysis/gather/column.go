package gather

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"math"
	"math/big"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Numbers are those of a column, of as many rows.
type Numbers struct {
	Column  string
	Numbers []number
}

// Plain reports whether the numbers of a column are nothing but numbers, of which no row says
// anything: that one is a bound, or a part of another.
func Plain(t *datasets.Table, column string) bool { return plain(t, column) }

// In are the rows that have a number in a column, and these numbers.
func In(t *datasets.Table, rows []*datasets.Observation, column string) (with []*datasets.Observation, n Numbers) {
	at := t.IndexOf(column)
	n.Column = column
	n.Numbers = make([]number, 0, len(rows))
	for _, o := range rows {
		if cell := o.Packed().Cell(at); cell != "" {
			with, n.Numbers = append(with, o), append(n.Numbers, numberOf(cell))
		}
	}
	return with, n
}

// Extremes are the places of the least and of the greatest number.
func (n Numbers) Extremes() (low, high int) {
	for i, x := range n.Numbers {
		if inOrder(x, n.Numbers[low]) < 0 {
			low = i
		}
		if inOrder(x, n.Numbers[high]) > 0 {
			high = i
		}
	}
	return low, high
}

// Floats are the numbers as floats.
func (n Numbers) Floats() []float64 {
	out := make([]float64, len(n.Numbers))
	for i, x := range n.Numbers {
		out[i] = x.near
	}
	return out
}

// Bins counts numbers between edges, the low one in a bin and the high one not. Those without
// a number are left out; the second result is the place of each of the others.
func Bins(rows []*datasets.Observation, n Numbers, edges []*big.Rat) (list []datasets.Gathered, at []int) {
	near := make([]float64, len(edges))
	for i, e := range edges {
		near[i], _ = e.Float64()
	}
	counts, hashes := make([]int, len(edges)-1), make([]hash.Hash, len(edges)-1)
	var text []byte
	for i, x := range n.Numbers {
		b := between(x, edges, near)
		if hashes[b] == nil {
			hashes[b] = sha256.New()
		}
		counts[b]++
		text = Fingerprint(text[:0], rows[i])
		hashes[b].Write(text)
	}
	for b, count := range counts {
		if count == 0 {
			continue
		}
		query := quantity.Decimal(edges[b], 12, false) + "≤" + n.Column + "<" + quantity.Decimal(edges[b+1], 12, false)
		at = append(at, b)
		list = append(list, datasets.Gathered{
			Amount: quantity.Int(int64(count)), Modality: datasets.Asserted,
			Many: datasets.Many{Count: count, SHA256: hex.EncodeToString(hashes[b].Sum(nil)[:16]), Query: query},
		})
	}
	return list, at
}

// between is the bin of a number. Where a float does not tell, the number itself does.
func between(x number, edges []*big.Rat, near []float64) int {
	low, high := 0, len(edges)-1 // edges[low] ≤ x < edges[high]
	for low+1 < high {
		middle := (low + high) / 2
		below := x.near < near[middle]
		if math.Abs(x.near-near[middle]) <= 1e-12*math.Abs(x.near) {
			below = x.rat().Cmp(edges[middle]) < 0
		}
		if below {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}
