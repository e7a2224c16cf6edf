package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
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
	picture, err := charts[0].Draw(layout.Default, typeset.New())
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
	// Source: A household book, “What we paid in the village shop”.
}

func Example_step() {
	exampleAlt("step")
	// Output:
	// Step chart, 2 lines, crowns.
	// At home: 1 April 1920, 10 crowns; 1921, 15 crowns; 1 February 1923, 20 to 25 crowns; 15 June 1924, 30 crowns; 1 January 1926, 40 crowns.
	// Abroad: 1 April 1920, 25 crowns; 1 July 1922, at least 45 crowns; 1 March 1924, 60 crowns; 1 September 1925, 80 crowns (proposed).
	// A letter home cost 40 crowns by 1926, after 10 crowns in 1920.
	// Source: A box of letters, “Letters home”.
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
