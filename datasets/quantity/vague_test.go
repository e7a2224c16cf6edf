package quantity

import (
	"errors"
	"math/big"
	"testing"
)

// TestVagueRange prints about 6,000 to 12,000 in each locale, with neither end as a
// limit.
func TestVagueRange(t *testing.T) {
	unit, _ := ParseUnit("person")
	of := func(low, high int64) Quantity {
		q, err := New(About, big.NewRat(low, 1), big.NewRat(high, 1), unit)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	q := of(6000, 12_000)
	if q.Bound() != About || !q.IsRange() || q.IsPoint() {
		t.Errorf("%s: bound %s, range %v", q, q.Bound(), q.IsRange())
	}
	if low, high := q.Float(); low != 6000 || high != 12_000 {
		t.Errorf("%s is drawn from %v to %v", q, low, high)
	}
	for _, c := range []struct {
		locale       Locale
		label, words string
	}{
		{English, "≈\u00a06,000–12,000", "about 6,000 to 12,000\u00a0person"},
		{hungarian, "≈\u00a06000–12\u00a0000", "körülbelül 6000–12\u00a0000\u00a0person"},
		{greek, "≈\u00a06.000–12.000", "περίπου 6.000 έως 12.000\u00a0person"},
	} {
		f := Format{Show: ShowValue, Locale: c.locale}
		if got := q.Label(f); got != c.label {
			t.Errorf("%s: label %q, want %q", c.locale.Tag, got, c.label)
		}
		if got := q.Words(f); got != c.words {
			t.Errorf("%s: words %q, want %q", c.locale.Tag, got, c.words)
		}
	}
	times, err := Div(q, Point(big.NewRat(2000, 1), unit))
	if got := times.Words(Format{Show: ShowTimes}); err != nil || got != "about 3 to 6 times" {
		t.Errorf("%q, %v", got, err)
	}
	firm, _ := New(Between, big.NewRat(1, 1), big.NewRat(2, 1), unit)
	over, _ := New(Over, big.NewRat(1, 1), nil, unit)
	for _, other := range []Quantity{firm, over} {
		var refused *Refusal
		if _, err := Div(q, other); !errors.As(err, &refused) {
			t.Errorf("%s by %s: %v, want a refusal: about sets no limit", q, other, err)
		}
	}
	if _, err := Div(Point(big.NewRat(5, 1), unit), of(0, 5)); err == nil {
		t.Error("divided by what may be zero")
	}
	if grown, err := GrowthOf(Point(big.NewRat(4000, 1), unit), q); err != nil || grown.Words(Format{Show: ShowChange}) != "about 50% to 200% more" {
		t.Errorf("%q, %v", grown.Words(Format{Show: ShowChange}), err)
	}
	if _, err := New(About, big.NewRat(5, 1), big.NewRat(4, 1), unit); err == nil {
		t.Error("a high end below the value is taken")
	}
}
