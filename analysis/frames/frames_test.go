package frames_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotient/analysis/frames"
	"quotient/datasets"
)

// names are those that a column of somebody's may have, and that this package or gota could
// want for a column of its own.
var names = []string{"group number", "row number", "number", "number'", "number''", "index", "X0", "id", "name", "n", "kind.left", "a b", "kind_0"}

// table is a table with columns of these names, whose cells differ by column and row, and a
// column kind.
func table(t *testing.T) *datasets.Table {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%s,kind\n", strings.Join(names, ","))
	for row, kind := range []string{"b", "a", "b", "c", "a", "b"} {
		for i := range names {
			fmt.Fprintf(&b, "%d,", 100*i+row)
		}
		fmt.Fprintln(&b, kind)
	}
	file := filepath.Join(t.TempDir(), "rows.csv")
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := datasets.OpenCSV(file)
	if err != nil {
		t.Fatal(err)
	}
	return s.Tables[0]
}

// sameCells fails where a frame does not have the cells of some rows of the table.
func sameCells(t *testing.T, what string, df frames.Frame, rows ...int) {
	t.Helper()
	for i, name := range names {
		var want []string
		for _, row := range rows {
			want = append(want, fmt.Sprint(100*i+row))
		}
		if err := frames.Has(df, name); err != nil {
			t.Errorf("%s: %v", what, err)
		} else if got := frames.Texts(df, name); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: the column %q has %v, want %v", what, name, got, want)
		}
	}
	if n := df.Ncol(); n != len(names)+1 {
		t.Errorf("%s: %d columns: %v", what, n, df.Names())
	}
}

// TestNamesAreTheUsers: whatever a column is called, no verb writes over it or takes it
// away.
func TestNamesAreTheUsers(t *testing.T) {
	df := table(t).Frame()
	sameCells(t, "as it is read", df, 0, 1, 2, 3, 4, 5)
	groups, err := frames.GroupBy(df, "kind")
	if err != nil || len(groups) != 3 {
		t.Fatal(groups, err)
	}
	for i, rows := range [][]int{{1, 4}, {0, 2, 5}, {3}} {
		sameCells(t, "grouped", groups[i].DataFrame, rows...)
	}
	sorted, err := frames.Sort(df, "-kind", "-index")
	if err != nil {
		t.Fatal(err)
	}
	sameCells(t, "sorted", sorted, 3, 5, 2, 0, 4, 1)
	kept, err := frames.Filter(df, "kind", "c", "a")
	if err != nil {
		t.Fatal(err)
	}
	sameCells(t, "filtered", kept, 1, 3, 4)
	for i, name := range names {
		groups, err := frames.GroupBy(df, name)
		if err != nil || len(groups) != 6 {
			t.Fatalf("grouped by %s: %v, %v", name, groups, err)
		}
		for row, g := range groups {
			if want := fmt.Sprint(100*i + row); g.Name != want {
				t.Errorf("grouped by %s: the group %d is %s, want %s", name, row, g.Name, want)
			}
			sameCells(t, "grouped by "+name, g.DataFrame, row)
		}
	}
}

// TestRowsAreFound: rows that are selected and grouped are those of the table, whatever its
// columns are called.
func TestRowsAreFound(t *testing.T) {
	table := table(t)
	for i, name := range names {
		where := map[string][]string{name: {fmt.Sprint(100*i + 4), fmt.Sprint(100*i + 1)}}
		rows, err := frames.Select(table, where, []string{"-" + name})
		if err != nil || len(rows) != 2 || rows[0] != table.Rows[4] || rows[1] != table.Rows[1] {
			t.Errorf("selected by %s: %v, %v", name, rows, err)
		}
		groups, err := frames.Groups(table, name)
		if err != nil || len(groups) != 6 {
			t.Fatalf("grouped by %s: %v, %v", name, groups, err)
		}
		for row, g := range groups {
			if len(g.Rows) != 1 || g.Rows[0] != table.Rows[row] {
				t.Errorf("grouped by %s: the group %s is not the row %d", name, g.Name, row)
			}
		}
	}
}

// TestTwice: gota gives one of two columns of a name another name, without a word.
func TestTwice(t *testing.T) {
	one := frames.NumberColumn("x", []float64{1})
	if _, err := frames.New(one, one); err == nil || !strings.Contains(err.Error(), `"x"`) {
		t.Errorf("two columns of a name: %v", err)
	}
	frame := func(columns ...frames.Column) frames.Frame {
		df, err := frames.New(append(columns, frames.TextColumn("on", []string{"k"}))...)
		if err != nil {
			t.Fatal(err)
		}
		return df
	}
	two := frames.NumberColumn("x.left", []float64{2})
	if _, err := frames.Join(frame(one, two), frame(one), "on"); err == nil || !strings.Contains(err.Error(), `"x.left"`) {
		t.Errorf("joined to two columns of a name: %v", err)
	}
	joined, err := frames.Join(frame(one), frame(one), "on")
	if err != nil || fmt.Sprint(joined.Names()) != "[x.left on x.right]" {
		t.Errorf("joined: %v, %v", joined.Names(), err)
	}
}
