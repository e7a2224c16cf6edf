package quantity

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"
)

// said makes quantities of bounds and values, as "over 5", "between 4 7".
func said(t *testing.T, bound Bound, value int64, high ...int64) Quantity {
	t.Helper()
	var to *big.Rat
	if len(high) > 0 {
		to = big.NewRat(high[0], 1)
	}
	q, err := New(bound, big.NewRat(value, 1), to, Unit{})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// TestWitnesses: what several statements about one number allow, claim, and how far apart
// they are, in the notation of intervals.
func TestWitnesses(t *testing.T) {
	const none, open, void = "no number", "about leaves it open", "no limit"
	exact := func(n int64) Quantity { return said(t, Exact, n) }
	for name, tt := range map[string]struct {
		list                   []Quantity
		agreed, claimed, apart string
	}{
		"two numbers":               {[]Quantity{exact(20), exact(50)}, none, "[20, 50]", "2.5"},
		"one number twice":          {[]Quantity{exact(20), exact(20)}, "20", "20", "1"},
		"bounds that meet":          {[]Quantity{said(t, Over, 2000), said(t, UpTo, 3500)}, "(2000, 3500]", void, void},
		"bounds that touch":         {[]Quantity{said(t, AtLeast, 10), said(t, UpTo, 10)}, "10", void, void},
		"bounds that just miss":     {[]Quantity{said(t, Over, 10), said(t, UpTo, 10)}, none, void, "(1, ∞)"},
		"lower bounds":              {[]Quantity{said(t, Over, 40), said(t, AtLeast, 50)}, "[50, ∞)", "(40, ∞)", void},
		"upper bounds":              {[]Quantity{said(t, Under, 40), said(t, UpTo, 50)}, "[0, 40)", "[0, 50]", void},
		"ranges that overlap":       {[]Quantity{said(t, Between, 20, 40), said(t, Between, 30, 60)}, "[30, 40]", "[20, 60]", "[1, 3]"},
		"ranges apart":              {[]Quantity{said(t, Between, 10, 20), said(t, Between, 40, 60)}, none, "[10, 60]", "[2, 6]"},
		"a wide range and a number": {[]Quantity{said(t, Between, 5, 100), exact(20)}, "20", "[5, 100]", "[1, 5]"},
		"a number and a floor":      {[]Quantity{exact(1000), said(t, Over, 2000)}, none, "[1000, ∞)", "(2, ∞)"},
		"about, and a floor below":  {[]Quantity{said(t, About, 50), said(t, Over, 40)}, "≈ 50", "(40, ∞)", void},
		"about, and a floor above":  {[]Quantity{said(t, About, 50), said(t, Over, 60)}, open, void, void},
		"about, and the number":     {[]Quantity{said(t, About, 50), exact(50)}, "50", "≈ 50", "≈ 1"},
		"about, and another number": {[]Quantity{said(t, About, 50), exact(40)}, open, "≈ 40 to 50", "≈ 1.25"},
		"about twice":               {[]Quantity{said(t, About, 50), said(t, About, 60)}, open, "≈ 50 to 60", "≈ 1.2"},
		"about a wider range":       {[]Quantity{said(t, About, 6, 12), said(t, Between, 7, 8)}, "[7, 8]", "≈ 6 to 12", "≈ 1 to 12/7"},
		"about a narrower range":    {[]Quantity{said(t, About, 7, 8), said(t, Between, 6, 12)}, "≈ 7 to 8", "[6, 12]", "≈ 1 to 12/7"},
		"about, where others miss":  {[]Quantity{said(t, About, 50), exact(40), exact(41)}, none, "≈ 40 to 50", "≈ 1.25"},
		"about, between two others": {[]Quantity{said(t, About, 50), exact(10), exact(300)}, none, "[10, 300]", "30"},
		"below zero":                {[]Quantity{said(t, Between, -8, -5), said(t, Under, -6)}, "[-8, -6)", "(−∞, -5]", "no multiple"},
		"zero and a number":         {[]Quantity{exact(0), exact(5)}, none, "[0, 5]", "no multiple"},
		"a range from zero":         {[]Quantity{said(t, Between, 0, 5), exact(10)}, none, "[0, 10]", "[2, ∞)"},
	} {
		for what, of := range map[string]struct {
			run  func([]Quantity) (Quantity, error)
			want string
		}{"agreed": {Agreed, tt.agreed}, "claimed": {Claimed, tt.claimed}, "apart": {Apart, tt.apart}} {
			for range 3 { // whoever speaks first
				q, err := of.run(tt.list)
				got := q.String()
				var d *Disagreement
				switch {
				case errors.As(err, &d) && d.Vague:
					got = open
				case errors.As(err, &d):
					got = none
					if !(tt.list[d.Above].Lo.Value.Cmp(tt.list[d.Below].Hi.Value) >= 0) {
						t.Errorf("%s: %s is not above %s", name, tt.list[d.Above], tt.list[d.Below])
					}
				case errors.Is(err, ErrUnlimited):
					got = void
				case err != nil:
					got = "no multiple"
				}
				if got != of.want {
					t.Errorf("%s: %s gives %s, want %s", name, what, got, of.want)
				}
				tt.list = append(tt.list[1:], tt.list[0])
			}
		}
	}
	metre, _ := ParseUnit("metre")
	for _, of := range []func([]Quantity) (Quantity, error){Agreed, Claimed, Apart} {
		var units *UnitError
		if _, err := of([]Quantity{exact(5), Point(big.NewRat(5, 1), metre)}); !errors.As(err, &units) {
			t.Errorf("metres and plain numbers give %v", err)
		}
		if _, err := of(nil); err == nil {
			t.Error("nothing gives no error")
		}
	}
}

// TestWitnessesHold tries the answers on numbers that the statements allow: what all allow
// is agreed, what one allows is claimed, and no choice of numbers is further apart, or
// nearer, than was said.
func TestWitnessesHold(t *testing.T) {
	r := rand.New(rand.NewPCG(1918, 1920))
	for range 600 {
		list := make([]Quantity, 2+r.IntN(3))
		for i := range list {
			v := 1 + r.Int64N(20)
			switch b := []Bound{Exact, Over, AtLeast, Under, UpTo, Between}[r.IntN(6)]; b {
			case Between:
				list[i] = said(t, b, v, v+r.Int64N(10))
			default:
				list[i] = said(t, b, v)
			}
		}
		agreed, noneAgreed := Agreed(list)
		claimed, unlimited := Claimed(list)
		apart, noRatio := Apart(list)
		for range 60 {
			x := big.NewRat(r.Int64N(130), 4)
			all, some := true, false
			for _, q := range list {
				all, some = all && q.Contains(x), some || q.Contains(x)
			}
			if got := noneAgreed == nil && agreed.Contains(x); got != all {
				t.Fatalf("%s: agreed is %s, %v; all allow %s: %v", list, agreed, noneAgreed, x.RatString(), all)
			}
			if unlimited == nil && some && !claimed.Contains(x) {
				t.Fatalf("%s: claimed is %s, and one allows %s", list, claimed, x.RatString())
			}
			most, least := new(big.Rat), (*big.Rat)(nil)
			for _, q := range list {
				y := big.NewRat(1+r.Int64N(129), 4)
				for tries := 0; !q.Contains(y); tries++ {
					if y = big.NewRat(1+r.Int64N(129), 4); tries > 60 {
						y = q.Value()
					}
					if tries > 61 {
						break
					}
				}
				if !q.Contains(y) {
					most = nil
					break
				}
				if y.Cmp(most) > 0 {
					most = y
				}
				if least == nil || y.Cmp(least) < 0 {
					least = y
				}
			}
			if most == nil || noRatio != nil {
				continue
			}
			if times := new(big.Rat).Quo(most, least); !apart.Contains(times) {
				t.Fatalf("%s are %s apart, and can be %s", list, apart, times.RatString())
			}
		}
	}
}
