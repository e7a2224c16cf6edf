package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"quotient/charts/typeset"
)

// exampleAlt draws the gallery's chart of a kind, and prints its alt text a
// sentence a line.
func exampleAlt(kind string) {
	charts, err := galleryCharts(kind)
	if err != nil {
		fmt.Println(err)
		return
	}
	picture, err := charts[0].Draw(Default, typeset.New())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(strings.ReplaceAll(unbroken(picture.Alt), ". ", ".\n"))
}

func Example_line() {
	exampleAlt("line")
	// Output:
	// Line chart, 2 lines, crowns.
	// Bread: 1931, 12 crowns; 1932, 13 crowns; 1933, more than 17 crowns; March 1934, 16 to 20 crowns; June 1935, 22 crowns; 1936, about 26 crowns; November 1937, 31 crowns.
	// Sugar: May 1931, 9 crowns; September 1932, under 8 crowns; 1933, no number; 1935, 11 crowns; April 1936, 12 crowns; 1937, 15 crowns (speculated).
	// Bread went from 12 crowns to 31 crowns a loaf in six years, while sugar lagged behind.
	// Source: table prices.
}

func Example_step() {
	exampleAlt("step")
	// Output:
	// Step chart, 2 lines, crowns.
	// At home: 1 April 1920, 10 crowns; 1921, 15 crowns; 1 February 1923, 20 to 25 crowns; 15 June 1924, 30 crowns; 1 January 1926, 40 crowns.
	// Abroad: 1 April 1920, 25 crowns; 1 July 1922, at least 45 crowns; 1 March 1924, 60 crowns; 1 September 1925, 80 crowns (proposed).
	// A letter home cost 40 crowns by 1926, after 10 crowns in 1920.
	// Source: table postage.
}

// refused loads the gallery's study of a kind with one replacement in a file,
// and returns the message.
func refused(t *testing.T, kind, file, old, new string) string {
	t.Helper()
	charts, err := edited(t, kind, file, old, new)
	if err == nil && len(charts) > 0 {
		_, err = charts[0].Draw(small, typeset.New())
	}
	if err == nil {
		t.Fatalf("%s: nothing is wrong with %q", kind, new)
	}
	return err.Error()
}

// edited loads the gallery's study of a kind with one replacement in a file.
func edited(t *testing.T, kind, file, old, new string) ([]*Chart, error) {
	t.Helper()
	from, to := "testdata/gallery/"+kind, t.TempDir()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(to + "/" + file)
	if err != nil || !strings.Contains(string(text), old) {
		t.Fatalf("%s does not hold %q: %v", file, old, err)
	}
	if err := os.WriteFile(to+"/"+file, []byte(strings.Replace(string(text), old, new, 1)), 0o666); err != nil {
		t.Fatal(err)
	}
	return chartsIn(to)
}

func TestLineRefuses(t *testing.T) {
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"two at one place", "prices.csv", "13,,exact,crown,typical,asserted,1932", "13,,exact,crown,typical,asserted,1931", "are both at 1931"},
		{"an open date", "prices.csv", "asserted,1932,", "asserted,1932/..,", "no first or no last day"},
		{"no date", "prices.csv", "asserted,1932,", "asserted,,", "no date to place it by"},
		{"an unknown column", "charts.yaml", "table: prices", "table: prices\n    x: day", `no column "day"`},
		{"a column that is no date", "charts.yaml", "table: prices", "table: prices\n    x: goods", "Bread"},
		{"an unknown scale", "charts.yaml", "table: prices", "table: prices\n    scale: cube", `unknown scale "cube"`},
		{"unlike units", "prices.csv", "13,,exact,crown", "13,,exact,kilo", "one axis has one unit"},
		{"a year before the first", "prices.csv", "asserted,1932,", "asserted,-0044,", "not within the years"},
		{"a computed row", "charts.yaml", "table: prices", "rows: [rise]", "rise"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := refused(t, "line", tt.file, tt.old, tt.new); !strings.Contains(got, tt.want) {
				t.Errorf("the message is\n%s\nwithout %q", got, tt.want)
			}
		})
	}
}

// TestLineLeavesGaps looks for the strokes between points: none over a missing
// number, and none between dates that overlap.
func TestLineLeavesGaps(t *testing.T) {
	at := func(from, to float64, number bool) moment {
		return moment{at: (from + to) / 2, from: from, to: to, number: number}
	}
	for _, tt := range []struct {
		name string
		a, b moment
		want bool
	}{
		{"day after day", at(0, 1, true), at(1, 2, true), true},
		{"a month in its year", at(0, 365, true), at(31, 59, true), false},
		{"number after number", at(1, 1, true), at(2, 2, true), true},
		{"the same number", at(1, 1, true), at(1, 1, true), false},
	} {
		if got := tt.a.apart(tt.b); got != tt.want {
			t.Errorf("%s: apart is %v, want %v", tt.name, got, tt.want)
		}
	}
}

// TestPlacer gives labels room beside a point until there is none.
func TestPlacer(t *testing.T) {
	pl := &placer{within: rect{left: 0, top: 0, right: 100, bottom: 60}}
	placed := 0
	for range 50 {
		left, top, _, ok := pl.put(50, 28, 32, 4, 30, 14)
		if !ok {
			break
		}
		placed++
		if left < 0 || left+30 > 100 || top < 0 || top+14 > 60 {
			t.Errorf("the label at %v, %v leaves its room", left, top)
		}
	}
	for i, a := range pl.notes {
		for _, b := range pl.notes[i+1:] {
			if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
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
	for name, other := range map[string]rect{
		"above": {left: 96, top: 80, right: 104, bottom: 88},
		"below": {left: 96, top: 112, right: 104, bottom: 120},
		"right": {left: 108, top: 96, right: 116, bottom: 104},
		"left":  {left: 84, top: 96, right: 92, bottom: 104},
	} {
		pl := &placer{within: rect{left: 0, top: 0, right: 200, bottom: 200}}
		own := rect{left: 96, top: 96, right: 104, bottom: 104}
		pl.mark(own.left, own.top, own.right, own.bottom)
		pl.mark(other.left, other.top, other.right, other.bottom)
		for range 12 {
			left, top, leader, ok := pl.put(100, 96, 104, 4, 30, 14)
			if !ok {
				break
			}
			l := rect{left: left, top: top, right: left + 30, bottom: top + 14}
			toX, toY := l.led(100, 100)
			switch {
			case !leader && l.away(other) <= l.away(own):
				t.Errorf("%s: the label at %v, %v is nearer to another mark", name, left, top)
			case leader && other.crossed([4]float64{100, 100, toX, toY}):
				t.Errorf("%s: the leader to %v, %v runs over another mark", name, left, top)
			}
		}
	}
}

func TestCrossed(t *testing.T) {
	l := rect{left: 10, top: 10, right: 20, bottom: 20}
	for line, want := range map[[4]float64]bool{
		{0, 15, 30, 15}: true, {0, 0, 30, 30}: true, {12, 12, 13, 13}: true,
		{0, 5, 30, 5}: false, {0, 15, 9, 15}: false, {0, 22, 8, 30}: false,
	} {
		if got := l.crossed(line); got != want {
			t.Errorf("%v crosses: %v, want %v", line, got, want)
		}
	}
}
