package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/analysis/frames"
	"quotient/datasets"
)

// plainTable is the table "plain" with other rows: id, city, x, value.
func plainTable(t *testing.T, lines ...string) *datasets.Table {
	t.Helper()
	table, err := studyOf(t, rows, "id,city,x,value\n"+strings.Join(lines, "\n")+"\n", "").Table("plain")
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func mustRow(t *testing.T, s *datasets.Study, ref string) *datasets.Observation {
	t.Helper()
	o, err := s.Observation(ref)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func ids(df dataframe.DataFrame) string { return strings.Join(df.Col("id").Records(), "") }

func TestFilter(t *testing.T) {
	df := plainTable(t, "a,x_y,1,1", "b,x_y,2,2", "c,x,3,3", "d,x,4,4").Frame()
	if got, err := Filter(df, "x", "2", "4.0"); err != nil || ids(got) != "bd" {
		t.Errorf("filtered by a number: %v, %v", got, err)
	}
	for what, err := range map[string]error{
		"filtered":   second(Filter(df, "ctiy", "x")),
		"sorted by":  second(Sort(df, "ctiy")),
		"grouped by": second(GroupBy(df, "ctiy")),
	} {
		if err == nil || !strings.Contains(err.Error(), `"city"`) {
			t.Errorf("a missing column was %s: %v", what, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// TestSortKeys: the first key counts most, the others break its ties, and what
// is left alike keeps its order; empty cells come last either way.
func TestSortKeys(t *testing.T) {
	df := plainTable(t, "a,x_y,3,3", "b,x_y,,", "c,x,1,1", "d,,2,2", "e,,2,7", "f,x,2,2", "g,x,1,1").Frame()
	for keys, want := range map[string]string{
		"x":             "cgdefab",
		"-x":            "adefcgb",
		"x -value":      "cgedfab",
		"-x value":      "adfecgb",
		"city x":        "decgfab",
		"-city -x id":   "abfcgde",
		"value -city x": "cgfdaeb",
	} {
		got, err := Sort(df, strings.Fields(keys)...)
		if err != nil || ids(got) != want {
			t.Errorf("by %s: %s, %v; want %s", keys, ids(got), err, want)
		}
	}
	if got, err := Sort(df); err != nil || ids(got) != "abcdefg" {
		t.Errorf("by nothing: %s, %v", ids(got), err)
	}
}

// TestGroupNames: names that gota would merge or lose stay apart and in order.
func TestGroupNames(t *testing.T) {
	df := dataframe.New(
		series.New([]string{"x_y", "x", "z", "y_z", "", "x", "A", "é"}, series.String, "city"),
		series.New([]string{"z", "y_z", "x", "x", "", "y", "A", "é"}, series.String, "id"),
	)
	groups, err := GroupBy(df, "city")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, g := range groups {
		got = append(got, g.Name+":"+strings.Join(g.Col("id").Records(), ","))
		if !slices.Equal(g.Names(), df.Names()) {
			t.Errorf("the group %q has the columns %q", g.Name, g.Names())
		}
	}
	if want := []string{":", "A:A", "x:y_z,y", "x_y:z", "y_z:x", "z:x", "é:é"}; !slices.Equal(got, want) {
		t.Errorf("groups %q, not %q", got, want)
	}
}

func TestGroupsOfNumbers(t *testing.T) {
	groups, err := GroupBy(plainTable(t, "a,,2,", "b,,1,", "c,,2,").Frame(), "x")
	if err != nil || len(groups) != 2 || groups[0].Name != "1" || groups[0].Nrow() != 1 || groups[1].Nrow() != 2 {
		t.Errorf("grouped by a number: %v, %v", groups, err)
	}
}

func TestJoinOrder(t *testing.T) {
	left := dataframe.New(
		series.New([]string{"b", "a", "c", "b"}, series.String, "city"),
		series.New([]string{"1", "2", "3", "4"}, series.String, "id"),
	)
	right := dataframe.New(
		series.New([]string{"p", "q", "r"}, series.String, "id"),
		series.New([]string{"a", "b", "b"}, series.String, "city"),
		series.New([]string{"s", "t", "u"}, series.String, "note"),
	)
	got, err := Join(left, right, "city")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"city", "id.left", "id.right", "note"}; !slices.Equal(got.Names(), want) {
		t.Errorf("columns %q, not %q", got.Names(), want)
	}
	pairs := ""
	for i := range got.Nrow() {
		pairs += got.Col("id.left").Records()[i] + got.Col("id.right").Records()[i] + got.Col("note").Records()[i] + " "
	}
	if want := "1qt 1ru 2ps 4qt 4ru "; pairs != want {
		t.Errorf("rows %q, not %q", pairs, want)
	}
	// Rows without a name or a number have none in common.
	gaps := plainTable(t, "a,,1,3", "b,x,,4", "c,,,5", "d,x,2,").Frame()
	for on, want := range map[string]string{"city": "bdbd", "x": "ad", "value": "abc"} {
		got, err := Join(gaps, gaps, on)
		if err != nil || strings.Join(got.Col("id.right").Records(), "") != want {
			t.Errorf("joined on %s with gaps: %v, %v; want the rows %s", on, got, err, want)
		}
	}
	empty := gaps.Subset([]int{0, 2})
	if got, err := Join(empty, empty, "city"); err == nil {
		t.Errorf("joined on nothing: %v", got)
	}
	if _, err := Join(left, right, "ctiy"); err == nil || !strings.Contains(err.Error(), `"city"`) {
		t.Errorf("a misspelt column gives %v", err)
	}
	if _, err := Join(left, right, "note"); err == nil {
		t.Error("joined on a column that only one has")
	}
	if _, err := Join(left, right.Subset([]int{}), "city"); err == nil {
		t.Error("joined with nothing")
	}
}

// TestSelectRows: several columns at once, and rows as observations.
func TestSelectRows(t *testing.T) {
	table := plainTable(t, "a,x_y,3,3", "b,x_y,1,2", "c,x,1,1", "d,x,2,2", "e,x,2,1")
	for _, test := range []struct {
		where map[string][]string
		order string
		want  string
	}{
		{nil, "", "abcde"},
		{map[string][]string{"city": {"x"}, "x": {"2"}}, "", "de"},
		{map[string][]string{"city": {"x"}, "x": {"2"}}, "value", "ed"},
		{map[string][]string{"city": {"x", "x_y"}, "x": {"1"}}, "-value", "bc"},
		{map[string][]string{"city": {}}, "", ""},
		{map[string][]string{"city": {"nowhere"}}, "", ""},
	} {
		kept, err := frames.Select(table, test.where, strings.Fields(test.order))
		got := ""
		for _, o := range kept {
			got += o.ID
		}
		if err != nil || got != test.want {
			t.Errorf("where %v by %q: %q, %v; want %q", test.where, test.order, got, err, test.want)
		}
	}
	if _, err := frames.Select(table, map[string][]string{"ctiy": {"x"}}, nil); err == nil || !strings.Contains(err.Error(), `"city"`) {
		t.Errorf("a misspelt column gives %v", err)
	}
	if _, err := frames.Select(table, nil, []string{"-vlaue"}); err == nil || !strings.Contains(err.Error(), `"value"`) {
		t.Errorf("a misspelt key gives %v", err)
	}
}

// TestSummaries describes four numbers, and refuses what cannot be described.
func TestSummaries(t *testing.T) {
	s := study(t, "")
	table, _ := s.Table("plain")
	all, err := Summarize(table, "value", "")
	if err != nil {
		t.Fatal(err)
	}
	a := all[0]
	for name, tt := range map[string]struct{ got, want float64 }{
		"mean": {a.Mean.Low, 2.5}, "median": {a.Median.Low, 2.5}, "q1": {a.Q1.Low, 1.75}, "q3": {a.Q3.Low, 3.25},
		"min": {a.Min.Low, 1}, "max": {a.Max.Low, 4}, "sd": {a.StdDev.Low, math.Sqrt(5.0 / 3)}, "gini": {a.Gini.Low, 0.25},
	} {
		if math.Abs(tt.got-tt.want) > 1e-12 {
			t.Errorf("%s is %v, want %v", name, tt.got, tt.want)
		}
	}
	if a.Count != 4 || a.Empty != 1 || a.Bounded != 0 {
		t.Errorf("%+v", a)
	}
	by, err := Summarize(table, "value", "city")
	if err != nil || len(by) != 3 || by[0].Group != "x" || by[1].Group != "x_y" || by[1].Count != 2 || by[2].Count != 0 {
		t.Errorf("by city: %+v, %v", by, err)
	}
	bounds, _ := s.Table("t")
	for name, f := range map[string]func() error{
		"no such column":   func() error { _, err := Summarize(table, "vlaue", ""); return err },
		"no numbers":       func() error { _, err := Summarize(table, "city", ""); return err },
		"no such group":    func() error { _, err := Summarize(table, "value", "ctiy"); return err },
		"trend of a bound": func() error { _, err := TrendOf(bounds, "value", "value"); return err },
	} {
		if f() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestEstimateIsOutward(t *testing.T) {
	for want, e := range map[string]Estimate{
		"≥ 180":       {Low: 542.0 / 3, High: math.Inf(1)},
		"≤ 181":       {Low: math.Inf(-1), High: 542.0 / 3},
		"0.333–0.667": {Low: 1.0 / 3, High: 2.0 / 3},
		"2.5":         {Low: 2.5, High: 2.5},
		"1,234,567":   {Low: 1234567, High: 1234567},
		"1,234.57":    {Low: 1234.5678, High: 1234.5678},
		"?":           {Low: math.Inf(-1), High: math.Inf(1)},
	} {
		if got := e.String(); got != want {
			t.Errorf("%+v is %q, want %q", e, got, want)
		}
	}
}

// TestQuantiles are those of R's quantile(x), whose default is type 7.
func TestQuantiles(t *testing.T) {
	for _, test := range []struct {
		numbers    []float64
		q1, q2, q3 float64
	}{
		{[]float64{5}, 5, 5, 5},
		{[]float64{1, 2}, 1.25, 1.5, 1.75},
		{[]float64{1, 2, 3, 4}, 1.75, 2.5, 3.25},
		{[]float64{1, 2, 3, 4, 5}, 2, 3, 4},
		{[]float64{0, 0, 10, 100, 1000, 10000}, 2.5, 55, 775},
		{[]float64{math.Inf(-1), 4, 10}, math.Inf(-1), 4, 7},
		{[]float64{math.Inf(-1), math.Inf(-1), 4, 10}, math.Inf(-1), math.Inf(-1), 5.5},
		{[]float64{4, 10, math.Inf(1)}, 7, 10, math.Inf(1)},
	} {
		for i, want := range []float64{test.q1, test.q2, test.q3} {
			if got := quantile7(float64(i+1)/4, test.numbers); got != want && !(math.Abs(got-want) <= 1e-9) {
				t.Errorf("quartile %d of %v is %g, not %g", i+1, test.numbers, got, want)
			}
		}
	}
}

// TestGini: values worked out by hand as half the mean difference by the mean.
func TestGini(t *testing.T) {
	for _, test := range []struct {
		sorted []float64
		want   float64
	}{
		{[]float64{5}, 0},
		{[]float64{7, 7, 7, 7}, 0},
		{[]float64{0, 1}, 0.5},
		{[]float64{0, 0, 0, 8}, 0.75}, // one has all: (n − 1)/n
		{[]float64{1, 2, 3, 4}, 0.25},
		{[]float64{1, 1, 1, 5}, 0.375},
		{[]float64{1000, 3000, 11000}, 4.0 / 9},
		{[]float64{0, 0}, math.NaN()},
		{[]float64{-1, 5}, math.NaN()},
	} {
		got := gini(test.sorted)
		if math.IsNaN(got) != math.IsNaN(test.want) || math.Abs(got-test.want) > 1e-12 {
			t.Errorf("the Gini coefficient of %v is %g, not %g", test.sorted, got, test.want)
		}
	}
}

// TestBoundedSummaries: bounds carry through what rises with every number.
func TestBoundedSummaries(t *testing.T) {
	s := studyOf(t, with("quad,4,exact,person,total,asserted,1956,A,,,,,q,w\n"), plain, "")
	for _, test := range []struct {
		ids  string
		want string // count, bounded, mean, min, q1, median, q3, max, sd, gini
	}{
		{"ten quad", "2 0 7 4 5.5 7 8.5 10 4.24264 0.214286"},
		{"ten quad over-ten", "3 1 ≥ 8 4 7 10 ≥ 10 ≥ 10 ? ?"},
		{"over-ten over-two", "2 2 ≥ 6 ≥ 2 ≥ 4 ≥ 6 ≥ 8 ≥ 10 ? ?"},
		{"quad ten over-ten elsewhere about-ten", "5 2 ? ≤ 4 4–5 5–10 ≥ 10 ≥ 10 ? ?"},
		{"quad ten about-ten", "3 1 ? ≤ 4 ≤ 7 4–10 ≥ 7 ≥ 10 ? ?"},
		{"about-ten", "1 1 ? ? ? ? ? ? ? ?"},
		{"ten", "1 0 10 10 10 10 10 10 ? 0"},
	} {
		var list []*datasets.Observation
		for _, id := range strings.Fields(test.ids) {
			list = append(list, mustRow(t, s, "t."+id))
		}
		x, err := summary("", list, "value")
		if err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprint(x.Count, x.Bounded)
		for _, e := range []Estimate{x.Mean, x.Min, x.Q1, x.Median, x.Q3, x.Max, x.StdDev, x.Gini} {
			got += " " + e.String()
		}
		if got != test.want {
			t.Errorf("%s: %s\nwant %s", test.ids, got, test.want)
		}
	}
	table, _ := s.Table("t")
	_, err := Summarize(table, "value", "place")
	if err == nil || !strings.Contains(err.Error(), "unlike units have no statistics in common") || !strings.Contains(err.Error(), `"forint"`) {
		t.Errorf("people and forints together give %v", err)
	}
	if _, err := Summarize(table, "value", "unit"); reasonOf(err) != PartAndWhole || !strings.Contains(err.Error(), `in the group "person" t.four is a part of t.ten`) {
		t.Errorf("by unit: %v", err)
	}
}

// TestTrendLine fits a line whose coefficients are known, and refuses what has
// none.
func TestTrendLine(t *testing.T) {
	// y = 2x + 1 with residuals 1, −2, 1 that a line cannot see.
	fit, err := TrendOf(plainTable(t, "a,,0,2", "b,,1,1", "c,,2,6", "d,,,9", "e,,9,"), "x", "value")
	if err != nil || fit.Count != 3 || math.Abs(fit.Slope-2) > 1e-12 || math.Abs(fit.Intercept-1) > 1e-12 || math.Abs(fit.Correlation-2/math.Sqrt(7)) > 1e-12 {
		t.Errorf("the trend is %+v, %v", fit, err)
	}
	for what, lines := range map[string][]string{
		"two rows":  {"a,,0,2", "b,,1,1", "c,,2,"},
		"one x":     {"a,,1,2", "b,,1,1", "c,,1,3"},
		"nothing":   {"a,,,"},
		"all alike": {"a,,5,2", "b,,5,2", "c,,5,2"},
	} {
		if fit, err := TrendOf(plainTable(t, lines...), "x", "value"); err == nil {
			t.Errorf("%s: the trend is %+v", what, fit)
		}
	}
	if _, err := TrendOf(plainTable(t, "a,,0,2"), "x", "vlaue"); err == nil || !strings.Contains(err.Error(), `"value"`) {
		t.Errorf("a misspelt column gives %v", err)
	}
}
