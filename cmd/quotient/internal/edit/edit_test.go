package edit

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

// TestCells changes one cell of each, and every other byte stays.
func TestCells(t *testing.T) {
	for name, tt := range map[string]struct {
		text      string
		delimiter rune
		cells     []Cell
		want      string
	}{
		"plain":          {"a,b\n1,2\n", ',', []Cell{{2, 3, "2", "3"}}, "a,b\n1,3\n"},
		"two of a line":  {"1,2\n", ',', []Cell{{1, 1, "1", "one"}, {1, 3, "2", "two"}}, "one,two\n"},
		"CRLF":           {"1,2\r\n3,4\r\n", ',', []Cell{{1, 3, "2", "x, y"}}, "1,\"x, y\"\r\n3,4\r\n"},
		"quoted":         {"\"a \"\"b\"\"\",2\n", ',', []Cell{{1, 1, `a "b"`, `c "d"`}}, "\"c \"\"d\"\"\",2\n"},
		"quoted, lines":  {"\"a\nb\",2\n", ',', []Cell{{1, 1, "a\nb", "c"}}, "\"c\",2\n"},
		"code points":    {"őű,2\n", ',', []Cell{{1, 4, "2", "3"}}, "őű,3\n"},
		"BOM":            {"\ufeff1;2\n", ';', []Cell{{1, 1, "1", "a;b"}}, "\ufeff\"a;b\";2\n"},
		"empty at end":   {"1,", ',', []Cell{{1, 3, "", "z"}}, "1,z"},
		"to nothing":     {"1,2\n", ',', []Cell{{1, 3, "2", ""}}, "1,\n"},
		"nothing to do":  {"1,2\n", ',', []Cell{{1, 3, "2", "2"}}, "1,2\n"},
		"tab is no part": {"1\t2\n", '\t', []Cell{{1, 3, "2", "3,4"}}, "1\t3,4\n"},
	} {
		got, err := Cells([]byte(tt.text), tt.delimiter, tt.cells)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, tt.want)
		}
	}
	for name, c := range map[string]Cell{"another cell": {1, 3, "9", "3"}, "no line": {7, 1, "", "3"}, "no column": {1, 30, "", "3"}} {
		if got, err := Cells([]byte("1,2\n"), ',', []Cell{c}); err == nil {
			t.Errorf("%s: %q without an error", name, got)
		}
	}
}

// TestAppend reads back what was there, and then the rows.
func TestAppend(t *testing.T) {
	for _, text := range []string{"a,b\n1,2\n", "a,b\n1,2", "a,b\r\n1,2\r\n"} {
		got := Append([]byte(text), ',', [][]string{{"3,4", "5"}, {"", "\"6\""}})
		if !bytes.HasPrefix(got, []byte(text)) || strings.Contains(text, "\r\n") != strings.HasSuffix(string(got), "\r\n") {
			t.Errorf("%q became %q", text, got)
		}
		rows, err := csv.NewReader(bytes.NewReader(got)).ReadAll()
		if err != nil || len(rows) != 4 || rows[2][0] != "3,4" || rows[3][1] != `"6"` {
			t.Errorf("%q: %q, %v", got, rows, err)
		}
	}
}

// TestJSON changes values at their paths alone.
func TestJSON(t *testing.T) {
	const text = `{
  "sources": [ {"sha256": "ab\"c", "length": 12, "x": {"sha256": "no"}} ], "length": 1e3 }
`
	got, err := JSON([]byte(text), map[string]any{"/sources/0/sha256": "de", "/sources/0/length": 345})
	if want := strings.Replace(strings.Replace(text, `"ab\"c"`, `"de"`, 1), "12", "345", 1); err != nil || string(got) != want {
		t.Errorf("%s, %v", got, err)
	}
	if got, err := JSON([]byte(text), map[string]any{"/sources/1/length": 1}); err == nil {
		t.Errorf("%s without an error", got)
	}
	paths, err := Paths([]byte(text))
	if err != nil || strings.Join(paths, " ") != "/sources/0/sha256 /sources/0/length /sources/0/x/sha256 /length" {
		t.Errorf("%q, %v", paths, err)
	}
}

// TestMerge keeps every byte of what is the same.
func TestMerge(t *testing.T) {
	const text = "\ufeffid,a\r\n\"x\",1\r\n\r\ny,\"2\"\r\nz,3"
	for name, tt := range map[string]struct {
		rows  [][]string
		want  string
		tally Tally
	}{
		"the same":       {[][]string{{"id", "a"}, {"x", "1"}, {"y", "2"}, {"z", "3"}}, text, Tally{}},
		"a cell":         {[][]string{{"id", "a"}, {"x", "1"}, {"y", "2,5"}, {"z", "3"}}, "\ufeffid,a\r\n\"x\",1\r\n\r\ny,\"2,5\"\r\nz,3", Tally{Changed: 1}},
		"one goes":       {[][]string{{"id", "a"}, {"x", "1"}, {"z", "3"}}, "\ufeffid,a\r\n\"x\",1\r\nz,3", Tally{Removed: 1}},
		"one comes":      {[][]string{{"id", "a"}, {"x", "1"}, {"w", "9"}, {"y", "2"}, {"z", "3"}}, "\ufeffid,a\r\n\"x\",1\r\nw,9\r\n\r\ny,\"2\"\r\nz,3", Tally{Added: 1}},
		"one at the end": {[][]string{{"id", "a"}, {"x", "1"}, {"y", "2"}, {"z", "3"}, {"w", "9"}}, text + "\r\nw,9\r\n", Tally{Added: 1}},
		"another id":     {[][]string{{"id", "a"}, {"x", "1"}, {"why", "2"}, {"z", "3"}}, "\ufeffid,a\r\n\"x\",1\r\n\r\nwhy,\"2\"\r\nz,3", Tally{Changed: 1}},
	} {
		got, tally, err := Merge([]byte(text), ',', tt.rows)
		if err != nil || string(got) != tt.want || tally != tt.tally {
			t.Errorf("%s: %q, %+v, %v, want %q", name, got, tally, err, tt.want)
		}
		back, err := Rows(got, ',')
		if err != nil || len(back) != len(tt.rows) {
			t.Errorf("%s: read again %q, %v", name, back, err)
		}
	}
}

// TestTwice sets cells once more, and rows beside them: the last is what they say.
func TestTwice(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"filled": {"a,b\n1,2\n3,4", "a,b\nx,y\n3,z\n5,6"},
		"empty":  {"a,b\n,\n,", "a,b\nx,y\n,z\n5,6"},
	} {
		s, err := Read([]byte(tt.text), ',', 0)
		if err != nil {
			t.Fatal(err)
		}
		s.Set(0, 1, "longer than it was")
		s.Set(1, 1, "z")
		s.Insert(1, map[string]string{"a": "5", "b": "6"})
		s.Set(0, 1, "y")
		s.Set(0, 0, "x")
		if got := string(s.Result()); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// TestAddMarked adds to a descriptor with a byte order mark, which stays.
func TestAddMarked(t *testing.T) {
	const text = "\ufeff{\"units\": {\"a\": 1}}"
	if !Has([]byte(text), "units") {
		t.Error("it has no units")
	}
	got, err := Add([]byte(text), []string{"units"}, "b", 2)
	if want := "\ufeff{\"units\": {\"a\": 1, \"b\": 2}}"; err != nil || string(got) != want {
		t.Errorf("%q %v, want %q", got, err, want)
	}
}
