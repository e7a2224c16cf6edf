package layout

import (
	"math"
	"testing"
)

// TestPlacer gives labels room beside a point until there is none.
func TestPlacer(t *testing.T) {
	pl := &Placer{Within: Rect{Left: 0, Top: 0, Right: 100, Bottom: 60}}
	placed := 0
	for range 50 {
		left, top, _, ok := pl.Put(50, 28, 32, 4, 30, 14)
		if !ok {
			break
		}
		placed++
		if left < 0 || left+30 > 100 || top < 0 || top+14 > 60 {
			t.Errorf("the label at %v, %v leaves its room", left, top)
		}
	}
	for i, a := range pl.Labels {
		for _, b := range pl.Labels[i+1:] {
			if a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom {
				t.Errorf("%v and %v overlap", a, b)
			}
		}
	}
	if placed < 4 || placed == 50 {
		t.Errorf("%d labels of 30 by 14 were placed within 100 by 60", placed)
	}
}

// TestPlacerBelongs: no label is nearer to another mark than to its own, and no leader runs
// over another mark.
func TestPlacerBelongs(t *testing.T) {
	for name, other := range map[string]Rect{
		"above": {Left: 96, Top: 80, Right: 104, Bottom: 88},
		"below": {Left: 96, Top: 112, Right: 104, Bottom: 120},
		"right": {Left: 108, Top: 96, Right: 116, Bottom: 104},
		"left":  {Left: 84, Top: 96, Right: 92, Bottom: 104},
	} {
		pl := &Placer{Within: Rect{Left: 0, Top: 0, Right: 200, Bottom: 200}}
		own := Rect{Left: 96, Top: 96, Right: 104, Bottom: 104}
		pl.Mark(own.Left, own.Top, own.Right, own.Bottom)
		pl.Mark(other.Left, other.Top, other.Right, other.Bottom)
		for range 12 {
			left, top, leader, ok := pl.Put(100, 96, 104, 4, 30, 14)
			if !ok {
				break
			}
			l := Rect{Left: left, Top: top, Right: left + 30, Bottom: top + 14}
			toX, toY := l.Led(100, 100)
			switch {
			case !leader && l.away(other) <= l.away(own):
				t.Errorf("%s: the label at %v, %v is nearer to another mark", name, left, top)
			case leader && other.Crossed([4]float64{100, 100, toX, toY}):
				t.Errorf("%s: the leader to %v, %v runs over another mark", name, left, top)
			}
		}
	}
}

func TestCrossed(t *testing.T) {
	l := Rect{Left: 10, Top: 10, Right: 20, Bottom: 20}
	for line, want := range map[[4]float64]bool{
		{0, 15, 30, 15}: true, {0, 0, 30, 30}: true, {12, 12, 13, 13}: true,
		{0, 5, 30, 5}: false, {0, 15, 9, 15}: false, {0, 22, 8, 30}: false,
	} {
		if got := l.Crossed(line); got != want {
			t.Errorf("%v crosses: %v, want %v", line, got, want)
		}
	}
}

// TestAround finds places for labels in thick crowds: none meets another, a
// mark, or what is taken, and none leaves its area.
func TestAround(t *testing.T) {
	within := Rect{0, 0, 400, 300}
	var crowd []Rect
	var widths []float64
	for i := range 60 {
		x, y := 10+float64(i*137%380), 10+float64(i*89%280)
		crowd, widths = append(crowd, Rect{x - 5, y - 5, x + 5, y + 5}), append(widths, float64(i%5)*14)
	}
	taken := Steps(0, 300, 400, 0)
	spots := (&Placer{Within: within, Taken: taken}).Around(crowd, widths, 15, 4)
	found := 0
	for i, s := range spots {
		if !s.Found {
			continue
		}
		found++
		if widths[i] == 0 {
			t.Errorf("mark %d has no label, and a place for it", i)
		}
		if !s.within(within) || math.Abs(s.Right-s.Left-widths[i]) > 1e-9 || s.Bottom-s.Top != 15 {
			t.Errorf("the label of mark %d stands in %v", i, s.Rect)
		}
		for j, m := range crowd {
			if s.Meets(m) || j > i && spots[j].Found && s.Meets(spots[j].Rect) {
				t.Errorf("the label of mark %d meets mark %d or its label", i, j)
			}
		}
		for _, a := range taken {
			if s.Meets(a) {
				t.Errorf("the label of mark %d stands on the line", i)
			}
		}
	}
	if found < 30 {
		t.Errorf("%d labels of 48 found a place", found)
	}
	if one := (&Placer{Within: within}).Around([]Rect{{100, 100, 110, 110}}, []float64{50}, 15, 4)[0]; !one.Found || one.Left != 114 || len(one.Leader) > 0 {
		t.Errorf("a label by itself stands at %+v, want it on the right", one)
	}
}
