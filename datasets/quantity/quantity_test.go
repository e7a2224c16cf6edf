package quantity

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

func q(t testing.TB, bound Bound, value, unit string) Quantity {
	t.Helper()
	low, hi, _ := strings.Cut(value, "..")
	v, err := ParseDecimal(low)
	if err != nil {
		t.Fatal(err)
	}
	var h *big.Rat
	if hi != "" {
		if h, err = ParseDecimal(hi); err != nil {
			t.Fatal(err)
		}
	}
	u, err := ParseUnit(unit)
	if err != nil {
		t.Fatal(err)
	}
	out, err := New(bound, v, h, u)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestParseDecimal(t *testing.T) {
	for _, ok := range []string{"0", "2000", "0.5", "-3", "+4"} {
		if _, err := ParseDecimal(ok); err != nil {
			t.Errorf("%s: %v", ok, err)
		}
	}
	for _, bad := range []string{"", "2,000", "12O", "1e3", "1/2", " 1", ".5", "5.", "0x10", "NaN", "½"} {
		if _, err := ParseDecimal(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	if _, err := ParseDecimal("2,000"); !strings.Contains(err.Error(), "write 2000") {
		t.Errorf("no hint: %v", err)
	}
}

func TestBounds(t *testing.T) {
	for _, tt := range []struct {
		bound        Bound
		value        string
		want         string
		label, words string
	}{
		{Exact, "1000", "1000", "1,000", "1,000 people"},
		{Over, "2000", "(2000, ∞)", ">\u00a02,000", "more than 2,000 people"},
		{AtLeast, "400", "[400, ∞)", "≥\u00a0400", "at least 400 people"},
		{Under, "800", "[0, 800)", "<\u00a0800", "under 800 people"},
		{UpTo, "3500", "[0, 3500]", "≤\u00a03,500", "up to 3,500 people"},
		{About, "400", "≈ 400", "≈\u00a0400", "about 400 people"},
		{Between, "5..7", "[5, 7]", "5–7", "5 to 7 people"},
		{Under, "-2", "(−∞, -2)", "<\u00a0−2", "under −2 people"},
		{Exact, "1234567.125", "1234567.125", "1,234,567.125", "1,234,567.125 people"},
	} {
		got := q(t, tt.bound, tt.value, "people")
		if got.String() != tt.want || got.Bound() != tt.bound {
			t.Errorf("%s %s = %s (%s), want %s", tt.bound, tt.value, got, got.Bound(), tt.want)
		}
		f := Format{Show: ShowValue}
		if l, w := got.Label(f), strings.ReplaceAll(got.Words(f), nbsp, " "); l != tt.label || w != tt.words {
			t.Errorf("%s %s prints %q, %q; want %q, %q", tt.bound, tt.value, l, w, tt.label, tt.words)
		}
	}
}

func TestArithmetic(t *testing.T) {
	div := func(a, b Quantity) (Quantity, error) { return Div(a, b) }
	share := func(a, b Quantity) (Quantity, error) { return ShareOf(a, b) }
	for _, tt := range []struct {
		name  string
		op    func(a, b Quantity) (Quantity, error)
		a, b  Quantity
		show  Show
		label string
		words string
	}{
		{"exact ratio", div, q(t, Exact, "3000", "forint"), q(t, Exact, "1000", "forint"), ShowTimes, "3×", "3 times"},
		{"over by exact", div, q(t, Over, "11000", "forint"), q(t, Exact, "1000", "forint"), ShowTimes, "> 11×", "more than 11 times"},
		{"rounded down", div, q(t, Over, "2000", "person"), q(t, Exact, "78", "person"), ShowTimes, "> 25.6×", "more than 25.6 times"},
		{"at least", div, q(t, AtLeast, "11000", "forint"), q(t, Exact, "3000", "forint"), ShowTimes, "≥ 3.6×", "at least 3.6 times"},
		{"exact by over", div, q(t, Exact, "78", "person"), q(t, Over, "478", "person"), ShowPercent, "< 16.4%", "under 16.4%"},
		{"three digits", div, q(t, Exact, "12000", "person"), q(t, Exact, "5500", "person"), ShowTimes, "2.18×", "2.18 times"},
		{"share of an open part", share, q(t, Over, "2000", "person"), q(t, Exact, "450", "person"), ShowPercent, "> 81.6%", "more than 81.6%"},
		{"share with an open rest", share, q(t, Exact, "78", "person"), q(t, Over, "400", "person"), ShowPercent, "< 16.4%", "under 16.4%"},
		{"a fall with a bound", GrowthOf, q(t, Over, "11000", "forint"), q(t, Exact, "3500", "forint"), ShowChange, "> 68.1% less", "more than 68.1% less"},
		{"a rise", GrowthOf, q(t, Exact, "1000", "forint"), q(t, Exact, "1100", "forint"), ShowChange, "+10%", "10% more"},
		{"cap cuts an open end", Min, q(t, Over, "11000", "forint"), q(t, Exact, "3500", "forint"), ShowValue, "3,500", "3,500 forint"},
		{"about stays about", div, q(t, About, "400", "person"), q(t, Exact, "80", "person"), ShowTimes, "≈ 5×", "about 5 times"},
		{"per another unit", div, q(t, Over, "2000", "person"), q(t, Exact, "100", "tank"), ShowValue, "> 20", "more than 20 person/tank"},
		{"difference", Sub, q(t, Exact, "78", "person"), q(t, Exact, "64", "person"), ShowValue, "14", "14 person"},
	} {
		got, err := tt.op(tt.a, tt.b)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		plain := func(s string) string { return strings.ReplaceAll(s, nbsp, " ") }
		f := Format{Show: tt.show}
		if l, w := plain(got.Label(f)), plain(got.Words(f)); l != tt.label || w != tt.words {
			t.Errorf("%s: %s prints %q and %q, want %q and %q", tt.name, got, l, w, tt.label, tt.words)
		}
	}
}

// TestChange writes changes of every bound in every direction.
func TestChange(t *testing.T) {
	for _, tt := range []struct {
		from, to     Quantity
		label, words string
	}{
		{q(t, Exact, "100", ""), q(t, Exact, "110", ""), "+10%", "10% more"},
		{q(t, Exact, "100", ""), q(t, Exact, "90", ""), "−10%", "10% less"},
		{q(t, Exact, "100", ""), q(t, Exact, "100", ""), "0%", "no change"},
		{q(t, Exact, "100", ""), q(t, About, "110", ""), "≈ +10%", "about 10% more"},
		{q(t, Exact, "100", ""), q(t, About, "90", ""), "≈ −10%", "about 10% less"},
		{q(t, About, "100", ""), q(t, Exact, "100", ""), "≈ 0%", "about no change"},
		{q(t, Exact, "100", ""), q(t, Between, "80..90", ""), "10–20% less", "10% to 20% less"},
		{q(t, Exact, "100", ""), q(t, Between, "110..130", ""), "10–30% more", "10% to 30% more"},
		{q(t, Exact, "100", ""), q(t, Between, "90..120", ""), "−10% to +20%", "from 10% less to 20% more"},
		{q(t, Exact, "1000", ""), q(t, Over, "500", ""), "> −50%", "under 50% less, or a rise"},
		{q(t, Over, "800", ""), q(t, Exact, "1000", ""), "< +25%", "under 25% more, or a fall"},
		{q(t, Exact, "1000", ""), q(t, UpTo, "1000", ""), "≤ 0%", "no rise"},
		{q(t, Exact, "100", ""), q(t, Over, "150", ""), "> 50% more", "more than 50% more"},
		{q(t, Over, "11000", ""), q(t, Exact, "3500", ""), "> 68.1% less", "more than 68.1% less"},
		{q(t, Exact, "100", ""), q(t, UpTo, "70", ""), "≥ 30% less", "at least 30% less"},
	} {
		g, err := GrowthOf(tt.from, tt.to)
		if err != nil {
			t.Errorf("%s to %s: %v", tt.from, tt.to, err)
			continue
		}
		f := Format{Show: ShowChange}
		label, words := strings.ReplaceAll(g.Label(f), nbsp, " "), strings.ReplaceAll(g.Words(f), nbsp, " ")
		if label != tt.label || words != tt.words {
			t.Errorf("%s to %s is %s and prints %q, %q; want %q, %q", tt.from, tt.to, g, label, words, tt.label, tt.words)
		}
	}
}

// TestNothingIsClaimed has numbers at the limits of what can be said.
func TestNothingIsClaimed(t *testing.T) {
	if _, err := New(AtLeast, new(big.Rat), nil, Unit{}); err == nil {
		t.Error("at least 0 was taken")
	}
	more := q(t, Over, "0", "")
	if got := more.Label(Format{}); got != ">\u00a00" {
		t.Errorf("over 0 is printed %q", got)
	}
	if d, err := Sub(q(t, Over, "5", ""), Int(5)); err != nil || d.Label(Format{}) != ">\u00a00" {
		t.Errorf("over 5 less 5 is %s, %v", d, err)
	}
	if s, err := ShareOf(q(t, Over, "1", ""), Int(0)); err != nil || s.String() != "1" {
		t.Errorf("a part without a rest is %s, %v", s, err)
	}
	for in, want := range map[string]string{"1.999": "1.999", "2.99999": "2.99999", "2.7272": "2.73", "256.41": "256.4", "0.99996": "0.99996"} {
		r, _ := ParseDecimal(in)
		if got := Point(r, Unit{}).Label(Format{Show: ShowTimes}); got != want+"×" {
			t.Errorf("%s is printed %s, want %s×", in, got, want)
		}
	}
	if r, _ := ParseDecimal("1.999"); Point(r, Unit{}).Spelled(Format{Show: ShowTimes}) == "twice" {
		t.Error("1.999 times is said to be twice")
	}
}

func TestRefusals(t *testing.T) {
	over, over2 := q(t, Over, "200000", "person"), q(t, Over, "2000", "person")
	about := q(t, About, "400", "person")
	for name, f := range map[string]func() (Quantity, error){
		"over by over":     func() (Quantity, error) { return Div(over, over2) },
		"over less over":   func() (Quantity, error) { return Sub(over, over2) },
		"share of both":    func() (Quantity, error) { return ShareOf(over, over2) },
		"growth of both":   func() (Quantity, error) { return GrowthOf(over2, over) },
		"bound over about": func() (Quantity, error) { return Div(over, about) },
		// More than none is a finding, but nothing can be measured by it.
		"a number by over 0": func() (Quantity, error) { return Div(Int(10), q(t, Over, "0", "")) },
		"a number by an open rest": func() (Quantity, error) {
			rest, _ := Sub(over, Point(big.NewRat(200000, 1), over.Unit))
			return Div(over2, rest)
		},
		"a range by an open rest": func() (Quantity, error) {
			rest, _ := Sub(q(t, Over, "5", ""), Int(5))
			return Div(q(t, Between, "2..3", ""), Neg(rest))
		},
		"an open rest by under": func() (Quantity, error) {
			rest, _ := Sub(q(t, Over, "5", ""), Int(2))
			return Mul(rest, q(t, Under, "5", ""))
		},
		"growth from an open rest": func() (Quantity, error) {
			rest, _ := Sub(q(t, Over, "5", ""), Int(5))
			return GrowthOf(rest, Int(2))
		},
		"growth to a loss without limit": func() (Quantity, error) {
			rest, _ := Sub(q(t, Over, "5", ""), Int(50))
			return GrowthOf(Int(2), rest)
		},
		"a loss without limit or some": func() (Quantity, error) {
			rest, _ := Sub(q(t, Over, "5", ""), Int(50))
			return Max(rest, q(t, UpTo, "7", ""))
		},
		"under by under": func() (Quantity, error) {
			return Div(q(t, Under, "5", "person"), q(t, UpTo, "7", "person"))
		},
	} {
		_, err := f()
		var r *Refusal
		if !errors.As(err, &r) {
			t.Errorf("%s: want a refusal, got %v", name, err)
		}
	}
	_, err := Div(over, over2)
	if want := "the first has no upper limit and the second has no upper limit"; !strings.Contains(err.Error(), want) {
		t.Errorf("%q does not name both open sides", err)
	}
	// The sides are those of the operands in their order.
	_, err = GrowthOf(q(t, Over, "0", ""), Int(2))
	if want := "the first has no limit but zero and the second has one value"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v does not name both sides", err)
	}
	if s, err := ShareOf(Int(0), q(t, Over, "5", "")); err != nil || s.String() != "0" {
		t.Errorf("none of over 5 is a share of %s, %v", s, err)
	}
	if g, err := GrowthOf(Point(big.NewRat(-5, 1), Unit{}), Int(5)); err == nil {
		t.Errorf("from −5 to 5 is a change of %s", g)
	}
	for _, op := range []func(a, b Quantity) (Quantity, error){Mul, Div} {
		if s, err := op(q(t, Over, "0", ""), Int(2)); err != nil || s.Label(Format{}) != ">\u00a00" {
			t.Errorf("more than none, scaled, is %s, %v", s, err)
		}
	}
	var u *UnitError
	if _, err := Add(over, q(t, Exact, "1", "forint")); !errors.As(err, &u) {
		t.Errorf("people plus forints: %v", err)
	}
	if _, err := Div(over, Int(0)); err == nil {
		t.Error("division by zero was taken")
	}
}

// programme is the schedule of the bundled study, as numbers.
func programme() Schedule {
	return Schedule{
		Tiers: []Tier{
			{Limit: big.NewRat(800, 1), Rate: big.NewRat(15, 100)},
			{Limit: big.NewRat(1500, 1), Rate: big.NewRat(10, 100)},
		},
		Cap: big.NewRat(3500, 1),
	}
}

func TestSchedule(t *testing.T) {
	s := programme()
	for _, tt := range []struct {
		bound       Bound
		value, want string
	}{
		{Exact, "799", "918.85"},
		{Exact, "800", "880"}, // the limit itself is in the next tier
		{Exact, "1000", "1100"},
		{Exact, "1500", "1500"},
		{Exact, "3000", "3000"},
		{Over, "11000", "3500"},
		{Over, "1000", "(1100, 3500]"},
		{Between, "700..900", "[805, 990]"},
		{Between, "1400..1500", "[1500, 1650)"},
		{Under, "800", "[0, 920)"},
	} {
		got, err := s.Apply(q(t, tt.bound, tt.value, ""))
		if err != nil || got.String() != tt.want {
			t.Errorf("%s %s becomes %s (%v), want %s", tt.bound, tt.value, got, err, tt.want)
		}
	}
	n := s.Notches()
	if len(n) != 2 {
		t.Fatalf("%d notches, want 2", len(n))
	}
	for i, want := range []string{"800–836", "1,500–1,650"} {
		if got := n[i].Old.Label(Format{Show: ShowNumber, Inward: true}); got != want {
			t.Errorf("notch %d is %s, want %s", i+1, got, want)
		}
	}
	if err := (Schedule{Tiers: []Tier{{Limit: big.NewRat(2, 1), Rate: new(big.Rat)}, {Limit: big.NewRat(1, 1), Rate: new(big.Rat)}}}).Validate(); err == nil {
		t.Error("falling limits were taken")
	}
}

// random returns an interval of amounts and a picker of numbers in it.
func random(r *rand.Rand) (Quantity, func() *big.Rat) {
	lo := big.NewRat(r.Int64N(200)+1, r.Int64N(9)+1)
	width := big.NewRat(r.Int64N(100), r.Int64N(9)+1)
	out := Quantity{Lo: End{Value: lo, Open: r.IntN(2) == 0}, Hi: End{Value: new(big.Rat).Add(lo, width), Open: r.IntN(2) == 0}}
	if width.Sign() == 0 {
		out.Lo.Open, out.Hi.Open = false, false
	}
	unbounded := r.IntN(3) == 0
	if unbounded {
		out.Hi = End{Open: true}
	}
	return out, func() *big.Rat {
		steps := int64(16)
		n := r.Int64N(steps + 1)
		if n == 0 && out.Lo.Open {
			n = 1
		}
		if n == steps && out.Hi.Open {
			n = steps - 1
		}
		w := width
		if unbounded {
			w = big.NewRat(r.Int64N(100000)+1, 1)
		}
		return new(big.Rat).Add(lo, new(big.Rat).Mul(w, big.NewRat(n, steps)))
	}
}

// TestContainsEveryPoint is the property that makes the arithmetic true: the
// result of an operation on intervals contains its result on any numbers in them.
func TestContainsEveryPoint(t *testing.T) {
	one := big.NewRat(1, 1)
	points := map[string]func(x, y *big.Rat) *big.Rat{
		"add":    func(x, y *big.Rat) *big.Rat { return new(big.Rat).Add(x, y) },
		"sub":    func(x, y *big.Rat) *big.Rat { return new(big.Rat).Sub(x, y) },
		"mul":    func(x, y *big.Rat) *big.Rat { return new(big.Rat).Mul(x, y) },
		"div":    func(x, y *big.Rat) *big.Rat { return new(big.Rat).Quo(x, y) },
		"share":  func(x, y *big.Rat) *big.Rat { return new(big.Rat).Quo(x, new(big.Rat).Add(x, y)) },
		"growth": func(x, y *big.Rat) *big.Rat { return new(big.Rat).Sub(new(big.Rat).Quo(y, x), one) },
		"min": func(x, y *big.Rat) *big.Rat {
			if x.Cmp(y) < 0 {
				return x
			}
			return y
		},
		"max": func(x, y *big.Rat) *big.Rat {
			if x.Cmp(y) > 0 {
				return x
			}
			return y
		},
		"negated product": func(x, y *big.Rat) *big.Rat { return new(big.Rat).Neg(new(big.Rat).Mul(x, y)) },
	}
	ops := map[string]func(a, b Quantity) (Quantity, error){
		"add": Add, "sub": Sub, "mul": Mul, "div": Div, "min": Min, "max": Max, "growth": GrowthOf,
		"share":           func(a, b Quantity) (Quantity, error) { return ShareOf(a, b) },
		"negated product": func(a, b Quantity) (Quantity, error) { return Mul(Neg(a), b) },
	}
	for name, op := range ops {
		r := rand.New(rand.NewPCG(1956, 10))
		done := 0
		for range 4000 {
			a, pickA := random(r)
			b, pickB := random(r)
			result, err := op(a, b)
			if err != nil {
				var refused *Refusal
				if !errors.As(err, &refused) {
					t.Fatalf("%s of %s and %s: %v", name, a, b, err)
				}
				continue
			}
			for range 4 {
				x, y := pickA(), pickB()
				if z := points[name](x, y); !result.Contains(z) {
					t.Fatalf("%s of %s and %s is %s, without %s from %s and %s", name, a, b, result, z.RatString(), x.RatString(), y.RatString())
				}
			}
			// The ends that are printed must not leave a number out either.
			lo, hi := result.limits()
			for _, factor := range []int64{1, 100} {
				f := big.NewRat(factor, 1)
				if lo.Value != nil {
					exact := new(big.Rat).Mul(lo.Value, f)
					if shown, _ := new(big.Rat).SetString(RoundBound(exact, false)); shown.Cmp(exact) > 0 {
						t.Fatalf("the lower limit %s is shown as %s", exact.RatString(), shown.RatString())
					}
				}
				if hi.Value != nil {
					exact := new(big.Rat).Mul(hi.Value, f)
					if shown, _ := new(big.Rat).SetString(RoundBound(exact, true)); shown.Cmp(exact) < 0 {
						t.Fatalf("the upper limit %s is shown as %s", exact.RatString(), shown.RatString())
					}
				}
			}
			done++
		}
		if done < 1000 {
			t.Errorf("%s: only %d of 4000 had a result", name, done)
		}
	}
}

// anyQuantity returns a quantity as a text states it, or as an operation or two
// on such quantities bring it about.
func anyQuantity(r *rand.Rand, depth int) Quantity {
	for {
		if depth > 0 && r.IntN(2) == 0 {
			op := operations[r.IntN(len(operations))]
			if out, err := op.run(anyQuantity(r, depth-1), anyQuantity(r, depth-1)); err == nil {
				return out
			}
			continue
		}
		value := big.NewRat(r.Int64N(9)-2, r.Int64N(3)+1)
		var high *big.Rat
		bound := Bounds[r.IntN(len(Bounds))]
		if bound == Between || bound == About && r.IntN(2) == 0 {
			high = new(big.Rat).Add(value, big.NewRat(r.Int64N(4), 1))
		}
		if out, err := New(bound, value, high, Unit{}); err == nil {
			return out
		}
	}
}

// operations are all those of two operands; product says that the sign of the
// result is that of the operands.
var operations = []struct {
	name    string
	product bool
	run     func(a, b Quantity) (Quantity, error)
}{
	{"add", false, Add},
	{"sub", false, Sub},
	{"mul", true, Mul},
	{"div", true, Div},
	{"min", false, Min},
	{"max", false, Max},
	{"share", false, func(a, b Quantity) (Quantity, error) { return ShareOf(a, b) }},
	{"growth", false, GrowthOf},
	{"negated", false, func(a, _ Quantity) (Quantity, error) { return Neg(a), nil }},
	{"scheduled", false, func(a, _ Quantity) (Quantity, error) {
		if a.Kind == Share || a.Kind == Growth {
			return a, errors.New("a schedule is for amounts")
		}
		return programme().Apply(a)
	}},
}

// TestEveryResultSaysSomething: no operation on statements that say something
// returns what holds of every such number by its nature.
func TestEveryResultSaysSomething(t *testing.T) {
	// The natural limits of each kind, written down apart from the code.
	floors, ceilings := map[Kind]int64{Amount: 0, Share: 0, Growth: -1}, map[Kind]int64{Share: 1}
	r := rand.New(rand.NewPCG(23, 10))
	for _, op := range operations {
		results := 0
		for range 5000 {
			a, b := anyQuantity(r, 2), anyQuantity(r, 2)
			q, err := op.run(a, b)
			if err != nil {
				continue
			}
			results++
			if q.isVoid() {
				t.Fatalf("%s of %s and %s has no number: %v to %v", op.name, a, b, q.Lo, q.Hi)
			}
			if q.Vague || q.IsPoint() {
				continue
			}
			says := false
			for i, natural := range []map[Kind]int64{floors, ceilings} {
				end := []End{q.Lo, q.Hi}[i]
				limit, ok := natural[q.Kind]
				switch {
				case end.Value == nil, ok && end.Value.Cmp(big.NewRat(limit, 1)) == 0:
				case op.product && !a.IsPoint() && !b.IsPoint() && end.Value.Sign() == 0:
				default:
					says = true
				}
			}
			if !says || q.Bound() == "" || q.Value() == nil {
				t.Fatalf("%s of %s (kind %d) and %s (kind %d) is %s (kind %d)", op.name, a, a.Kind, b, b.Kind, q, q.Kind)
			}
		}
		if results < 500 {
			t.Errorf("%s: only %d of 5000 had a result", op.name, results)
		}
	}
}

// TestScheduleContainsEveryPoint checks Apply against the schedule worked out
// for single numbers.
func TestScheduleContainsEveryPoint(t *testing.T) {
	s := Schedule{
		Tiers: []Tier{
			{Limit: big.NewRat(60, 1), Rate: big.NewRat(15, 100)},
			{Limit: big.NewRat(120, 1), Inclusive: true, Rate: big.NewRat(10, 100)},
		},
		Cap: big.NewRat(180, 1),
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		a, pick := random(r)
		result, err := s.Apply(a)
		if err != nil {
			t.Fatal(err)
		}
		x := pick()
		y := new(big.Rat).Set(x)
		switch {
		case x.Cmp(big.NewRat(60, 1)) < 0:
			y.Mul(x, big.NewRat(115, 100))
		case x.Cmp(big.NewRat(120, 1)) <= 0:
			y.Mul(x, big.NewRat(110, 100))
		}
		if y.Cmp(s.Cap) > 0 {
			y = s.Cap
		}
		if !result.Contains(y) {
			t.Fatalf("%s becomes %s, without %s from %s", a, result, y.RatString(), x.RatString())
		}
	}
}

func TestUnits(t *testing.T) {
	f, _ := ParseUnit("forint")
	m, _ := ParseUnit("forint/month")
	p, _ := ParseUnit("person")
	if !f.Per(f).IsPlain() {
		t.Error("forint/forint is not a plain number")
	}
	if got := p.Per(f).String(); got != "person/forint" {
		t.Errorf("person per forint is %q", got)
	}
	if m == f {
		t.Error("forint/month equals forint")
	}
	for _, bad := range []string{"/", "a/", "/a", "a/b/c", " a", "a*b"} {
		if _, err := ParseUnit(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func FuzzParseDecimal(f *testing.F) {
	for _, s := range []string{"0", "2,000", "-1.5", "1e9", "٣"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseDecimal(s)
		if err == nil && r == nil {
			t.Fatal("no value and no error")
		}
	})
}
