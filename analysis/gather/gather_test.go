package gather

import (
	"fmt"
	"math/big"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// study is one of a table of plain data.
func study(t *testing.T, rows string) *datasets.Table {
	t.Helper()
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "s", "title": "S", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "city", "type": "string"}, {"name": "n", "type": "number"}]}}]}`)},
		"t.csv":            {Data: []byte("id,city,n\n" + rows)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s.Tables[0]
}

// TestOperations holds each operation against the same worked out with rationals.
func TestOperations(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var text strings.Builder
	want := map[string][]*big.Rat{}
	for i := range 5000 {
		city, cell := fmt.Sprint("c", r.Intn(7)), ""
		switch r.Intn(6) {
		case 0:
			cell = fmt.Sprint(r.Intn(2000) - 1000)
		case 1:
			cell = fmt.Sprintf("%.*f", 1+r.Intn(9), r.Float64()*1e3-500)
		case 2:
			cell = fmt.Sprintf("%d.%012d", r.Intn(1e9), r.Intn(1e9)) // more digits than fit
		case 3:
			cell = fmt.Sprint(9_000_000_000_000_000 - r.Intn(9)) // whose sums do not
		}
		fmt.Fprintf(&text, "r%d,%s,%s\n", i, city, cell)
		if cell != "" {
			v, _ := quantity.ParseDecimal(cell)
			want[city] = append(want[city], v)
		}
	}
	table := study(t, text.String())
	for _, op := range Operations {
		got, err := Of(table, table.Rows, Request{By: []string{"city"}, Column: "n", Operation: op})
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Groups) != len(want) || got.Rows+got.Without != 5000 {
			t.Fatalf("%s: %d groups, %d rows and %d without a number", op, len(got.Groups), got.Rows, got.Without)
		}
		for _, g := range got.Groups {
			list := slices.Clone(want[g.Cells[0]])
			slices.SortFunc(list, (*big.Rat).Cmp)
			if x := expected(op, list); g.Amount.Value().Cmp(x) != 0 || g.Count != len(list) {
				t.Errorf("%s of %s: %s of %d, want %s of %d", op, g.Cells[0], g.Amount.Value(), g.Count, x, len(list))
			}
		}
	}
}

func expected(op string, sorted []*big.Rat) *big.Rat {
	n := len(sorted)
	sum := new(big.Rat)
	for _, x := range sorted {
		sum.Add(sum, x)
	}
	switch op {
	case "count":
		return big.NewRat(int64(n), 1)
	case "sum":
		return sum
	case "mean":
		return sum.Quo(sum, big.NewRat(int64(n), 1))
	case "min":
		return sorted[0]
	case "max":
		return sorted[n-1]
	}
	x := new(big.Rat).Add(sorted[(n-1)/2], sorted[n/2])
	return x.Mul(x, big.NewRat(1, 2))
}

// TestTop keeps the greatest and puts all others together, at the end.
func TestTop(t *testing.T) {
	table := study(t, "a,x,1\nb,y,5\nc,z,3\nd,x,1\ne,w,4\n")
	got, err := Of(table, table.Rows, Request{By: []string{"city"}, Column: "n", Operation: "sum", Top: 2, Rest: "others"})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, g := range got.Groups {
		said = append(said, fmt.Sprintf("%s %s of %d (%s)", g.Cells[0], g.Amount.Value().RatString(), g.Count, g.Query))
	}
	want := []string{"y 5 of 1 (city=y)", "w 4 of 1 (city=w)", "others 5 of 3 (city not among the top 2)"}
	if !slices.Equal(said, want) || got.Others != 2 {
		t.Errorf("%q, %d others; want %q, 2 others", said, got.Others, want)
	}
}

// TestFingerprints are other ones for other rows, and the same for the same.
func TestFingerprints(t *testing.T) {
	sum := func(rows string) string {
		table := study(t, rows)
		got, err := Of(table, table.Rows, Request{Column: "n", Operation: "sum"})
		if err != nil {
			t.Fatal(err)
		}
		return got.Groups[0].SHA256
	}
	base := sum("a,x,1\nb,y,2\n")
	for _, other := range []string{"a,x,2\nb,y,1\n", "b,y,2\na,x,1\n", "a,x1,\nb,y,2\n", "a,x,1\nb,y,2\nc,z,0\n"} {
		if sum(other) == base {
			t.Errorf("%q has the fingerprint of another table", other)
		}
	}
	if sum("a,x,1\nb,y,2\n") != base {
		t.Error("the same rows have two fingerprints")
	}
}

// TestBins puts numbers on an edge into the bin above it, however long they are.
func TestBins(t *testing.T) {
	table := study(t, "a,x,0.1\nb,x,0.3\nc,x,0.2999999999999999999\nd,x,0.6\ne,x,-0.0\nf,x,\n")
	rows, numbers := In(table, table.Rows, "n")
	edges := []*big.Rat{big.NewRat(0, 1), big.NewRat(3, 10), big.NewRat(6, 10), big.NewRat(9, 10)}
	list, at := Bins(rows, numbers, edges)
	var said []string
	for i, g := range list {
		said = append(said, fmt.Sprintf("%d: %d, %s", at[i], g.Count, g.Query))
	}
	want := []string{"0: 3, 0≤n<0.3", "1: 1, 0.3≤n<0.6", "2: 1, 0.6≤n<0.9"}
	if !slices.Equal(said, want) {
		t.Errorf("%q, want %q", said, want)
	}
}

// TestMiddle is the median of numbers with bounds.
func TestMiddle(t *testing.T) {
	q := func(b quantity.Bound, v int64) quantity.Quantity {
		out, err := quantity.New(b, big.NewRat(v, 1), nil, quantity.Unit{})
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for _, c := range []struct {
		list []quantity.Quantity
		want string
	}{
		{[]quantity.Quantity{q(quantity.Exact, 1), q(quantity.Over, 5), q(quantity.Exact, 3)}, "[3, 3]"},
		{[]quantity.Quantity{q(quantity.Exact, 1), q(quantity.Over, 5), q(quantity.Over, 3)}, "(3, ∞)"},
	} {
		got, err := overall(c.list, "median")
		if err != nil || got.String() != c.want && !(c.want == "[3, 3]" && got.IsPoint()) {
			t.Errorf("%v: %s, %v, want %s", c.list, got, err, c.want)
		}
	}
	if _, err := overall([]quantity.Quantity{q(quantity.About, 1), q(quantity.Exact, 2)}, "median"); err == nil {
		t.Error("a number that is about has a median")
	}
}
