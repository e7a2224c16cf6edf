package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"quotient/cmd/quotient/internal/edit"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

// studies are the bundled ones, and those of the tests of packages nearby.
func studies(t *testing.T) map[string]map[string][]byte {
	t.Helper()
	out := map[string]map[string][]byte{}
	for _, name := range datasets.Bundled() {
		p, err := workspace.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		if out[name], err = p.Texts(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// TestRoundTrip exports each bundled study and imports it again: no file changes. Then it
// changes a cell in the spreadsheet: that cell of the file changes, and nothing else.
func TestRoundTrip(t *testing.T) {
	for name, files := range studies(t) {
		b, err := Export(files)
		if err != nil {
			t.Fatal(name, err)
		}
		again, err := Export(files)
		if err != nil || !bytes.Equal(b, again) {
			t.Errorf("%s: the same study gives two spreadsheets, %v", name, err)
		}
		changed, list, notes, err := Import(files, b)
		if err != nil || len(changed)+len(list)+len(notes) > 0 {
			t.Fatalf("%s: %v, %v, %v, %v", name, slices.Collect(maps.Keys(changed)), list, notes, err)
		}
		edited(t, name, files, b)
		// With nothing in the files, so that each is made of the spreadsheet alone.
		empty := maps.Clone(files)
		all, err := tables(files[datasets.DescriptorName])
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range all {
			empty[table.path] = nil
		}
		made, _, _, err := Import(empty, b)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, table := range all {
			was, err1 := edit.Rows(files[table.path], table.delimiter)
			is, err2 := edit.Rows(made[table.path], table.delimiter)
			if err1 != nil || err2 != nil || !slices.EqualFunc(was, is, slices.Equal[[]string]) {
				t.Errorf("%s: %s has other cells", name, table.path)
			}
		}
	}
}

// edited changes one cell in a spreadsheet.
func edited(t *testing.T, name string, files map[string][]byte, b []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStr(f.GetSheetName(0), "B3", "another, “cell”"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	changed, list, _, err := Import(files, out.Bytes())
	if err != nil || len(changed) != 1 || len(list) != 1 || list[0].Changed != 1 || list[0].Added+list[0].Removed != 0 {
		t.Fatalf("%s: %v, %v", name, list, err)
	}
	for path, text := range changed {
		was, is := bytes.Split(files[path], []byte("\n")), bytes.Split(text, []byte("\n"))
		for i := range was {
			if bytes.Equal(was[i], is[i]) != (i != 2) {
				t.Errorf("%s:%d: %s became %s", path, i+1, was[i], is[i])
			}
		}
	}
}

// TestEmptyRows refuses a table with a row that a sheet would lose, both ways.
func TestEmptyRows(t *testing.T) {
	files := map[string][]byte{
		datasets.DescriptorName: []byte(`{"resources": [{"name": "t", "path": "t.csv"}]}`),
		"t.csv":                 []byte("id,n\na,1\nb,2\n"),
	}
	b, err := Export(files)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"id,n\na,1\n,\nb,2\n", "id,n\na,1\nb,2\n,\n\"\",\n"} {
		files["t.csv"] = []byte(text)
		if _, err := Export(files); err == nil || !strings.Contains(err.Error(), "t.csv: row ") {
			t.Errorf("%q is exported: %v", text, err)
		}
		if changed, _, _, err := Import(files, b); err == nil || !strings.Contains(err.Error(), "has only empty cells") {
			t.Errorf("%q becomes %q, %v", text, changed["t.csv"], err)
		}
	}
}

// TestMovedRows moves rows as the spreadsheet has them, and counts them.
func TestMovedRows(t *testing.T) {
	files := map[string][]byte{
		datasets.DescriptorName: []byte(`{"resources": [{"name": "t", "path": "t.csv"}]}`),
		"t.csv":                 []byte("id,n\na,1\nb,2\nc,3\nd,4\n"),
	}
	for text, want := range map[string]int{
		"id,n\nb,2\nc,3\nd,4\na,1\n":   1,
		"id,n\nd,4\nc,3\nb,2\na,1\n":   3,
		"id,n\nb,2\na,1\nd,4\nc,3\n":   2,
		"id,n\nb,2\n\"a\",1\nc,3\nd,4": 1,
		"id,n\na,1\nb,2\nc,3\nd,4\n":   0,
	} {
		b, err := Export(map[string][]byte{datasets.DescriptorName: files[datasets.DescriptorName], "t.csv": []byte(text)})
		if err != nil {
			t.Fatal(err)
		}
		changed, list, _, err := Import(files, b)
		if err != nil || len(changed) != min(want, 1) || len(list) != min(want, 1) {
			t.Errorf("%q: %q, %v, %v", text, changed, list, err)
		} else if want > 0 && list[0] != (Imported{Table: "t", Path: "t.csv", Moved: want}) {
			t.Errorf("%q: %+v, want %d moved", text, list[0], want)
		}
	}
}

// odd are cells that spreadsheets are known to change.
var odd = []string{
	"", "0", "-0", "007", "1.50", ".5", "5.", "1e3", "1E3", "+5", "-5", "12345678901234567890", "0.1", "0.30000000000000004", "123456789012345", "1234567890123456",
	"1956-10-23", "10/23/1956", "1956-10", "../1957-01", "MARCH1", "SEPT2", "1/2", "12:30", "1,234", "50%", "TRUE", "false", "=1+1", "=HYPERLINK(\"x\")", "@SUM(A1)", "+1+1", "-1+1", "'quoted", "''", "#N/A", "#REF!",
	" leading", "trailing ", "two\nlines", "tab\there", "a\"b", "“quoted”", "é", "é", "\u00a0", "🐎", "_x000D_", "_x0041_", "_x005F_x0041_", "&amp;", "<b>", "]]>", "null", "NaN", "Infinity", strings.Repeat("x", mostCell),
}

// TestOddCells writes and reads each of them, in columns of numbers and of text.
func TestOddCells(t *testing.T) {
	rows := [][]string{{"n", "text"}}
	for _, cell := range odd {
		rows = append(rows, []string{cell, "|" + cell[:min(len(cell), 9)]}, []string{"x", cell})
	}
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("0123456789.,-+eE/:%= '\"\n\tabcxyzé°½_x00Ŕ̈\u200b")
	for range 2000 {
		cell := make([]rune, r.IntN(12))
		for i := range cell {
			cell[i] = letters[r.IntN(len(letters))]
		}
		rows = append(rows, []string{string(cell) + "#", string(cell) + "#"}, []string{"y", string(cell)})
	}
	in := Sheet{Name: "t", Rows: rows, Numeric: []bool{true, true}}
	b, err := Write([]Sheet{in})
	if err != nil {
		t.Fatal(err)
	}
	out, notes, err := Read(b)
	if err != nil || len(notes) > 0 || len(out) != 1 {
		t.Fatal(len(out), notes, err)
	}
	back, err := out[0].squared()
	if err != nil || len(back) != len(rows) {
		t.Fatalf("%d rows, want %d, %v", len(back), len(rows), err)
	}
	for i, row := range rows {
		if !slices.Equal(back[i], row) {
			t.Errorf("row %d: %q became %q", i+1, row, back[i])
		}
	}
	if _, err := Write([]Sheet{{Name: "t", Rows: [][]string{{strings.Repeat("x", mostCell+1)}}}}); err == nil {
		t.Error("a cell that a spreadsheet would cut is written")
	}
}

// workbook makes a spreadsheet as a person would.
func workbook(t *testing.T, make func(f *excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	var b bytes.Buffer
	for c, name := range []string{"id", "n", "x"} {
		at, _ := excelize.CoordinatesToCellName(c+1, 1)
		if err := f.SetCellStr("Sheet1", at, name); err != nil {
			t.Fatal(err)
		}
	}
	if err := make(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestByHand reads what people put into spreadsheets, or refuses it with the cell.
func TestByHand(t *testing.T) {
	for name, tt := range map[string]struct {
		make       func(f *excelize.File) error
		want, note string
		err        string
	}{
		"numbers": {func(f *excelize.File) error {
			return f.SetSheetRow("Sheet1", "A2", &[]any{"a", 1234567.5, 1e-7})
		}, "a|1234567.5|0.0000001", "", ""},
		"binary fractions": {func(f *excelize.File) error { return f.SetSheetRow("Sheet1", "A2", &[]any{"a", 0.1 + 0.2, 3e9}) }, "a|0.3|3000000000", "", ""},
		"a format": {func(f *excelize.File) error {
			style, err := f.NewStyle(&excelize.Style{NumFmt: 4})
			if err != nil {
				return err
			}
			_ = f.SetCellStyle("Sheet1", "B2", "B2", style)
			return f.SetSheetRow("Sheet1", "A2", &[]any{"a", 1234.5, "y"})
		}, "a|1234.5|y", "", ""},
		"truths": {func(f *excelize.File) error { return f.SetSheetRow("Sheet1", "A2", &[]any{"a", true, false}) }, "a|true|false", "", ""},
		"rich text": {func(f *excelize.File) error {
			return f.SetCellRichText("Sheet1", "A2", []excelize.RichTextRun{{Text: "a"}, {Text: "b", Font: &excelize.Font{Bold: true}}})
		}, "ab", "", ""},
		"a row left out": {func(f *excelize.File) error { return f.SetCellStr("Sheet1", "A5", "a") }, "a", "", ""},
		"a formula":      {func(f *excelize.File) error { return f.SetCellFormula("Sheet1", "B2", "1+2") }, "", "", "Sheet1!B2 is a formula that nobody has worked out"},
		"a date": {func(f *excelize.File) error {
			return f.SetCellValue("Sheet1", "B2", time.Date(1956, 10, 23, 0, 0, 0, 0, time.UTC))
		}, "", "", "Sheet1!B2 is a date of the spreadsheet"},
		"a date of its own format": {func(f *excelize.File) error {
			format := `[$-407]d. mmmm yyyy`
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				return err
			}
			_ = f.SetCellStyle("Sheet1", "B2", "B2", style)
			return f.SetCellValue("Sheet1", "B2", 20751)
		}, "", "", "Sheet1!B2 is a date of the spreadsheet"},
	} {
		out, notes, err := Read(workbook(t, tt.make))
		if tt.err != "" {
			if err == nil || !strings.Contains(err.Error(), tt.err) {
				t.Errorf("%s: %v, %v", name, out, err)
			}
			continue
		}
		if err != nil || len(out) != 1 || len(out[0].Rows) != 2 || strings.Join(out[0].Rows[1], "|") != tt.want || strings.Join(notes, "") != tt.note {
			t.Errorf("%s: %v, %v, %v", name, out, notes, err)
		}
	}
}

// rewritten is a spreadsheet with one of its files otherwise.
func rewritten(t *testing.T, b []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		text, err := fs.ReadFile(z, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			text = []byte(change(string(text)))
		}
		part, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestFormulas reads values that a spreadsheet has worked out, and tells of them; an error
// is refused.
func TestFormulas(t *testing.T) {
	b := workbook(t, func(f *excelize.File) error { return f.SetSheetRow("Sheet1", "A2", &[]any{"a", 3, "y"}) })
	with := func(cell string) []byte {
		return rewritten(t, b, "xl/worksheets/sheet1.xml", func(s string) string {
			return strings.Replace(s, `<c r="B2"><v>3</v></c>`, cell, 1)
		})
	}
	out, notes, err := Read(with(`<c r="B2"><f>1+2</f><v>3</v></c>`))
	if err != nil || out[0].Rows[1][1] != "3" || len(notes) != 1 || !strings.Contains(notes[0], "B2") {
		t.Errorf("%v, %v, %v", out, notes, err)
	}
	if _, _, err := Read(with(`<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>`)); err == nil || !strings.Contains(err.Error(), "Sheet1!B2 is an error of the spreadsheet (#DIV/0!)") {
		t.Errorf("an error: %v", err)
	}
}

// TestHostile refuses what is too large or damaged, quickly.
func TestHostile(t *testing.T) {
	b := workbook(t, func(f *excelize.File) error { return nil })
	var rows strings.Builder
	for i := range mostSheetRows + 2 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>1</v></c></row>`, i+1, i+1)
	}
	sheet := func(change func(string) string) []byte {
		return rewritten(t, b, "xl/worksheets/sheet1.xml", change)
	}
	data := func(inner string) func(string) string {
		return func(string) string {
			return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + inner + `</sheetData></worksheet>`
		}
	}
	for name, tt := range map[string]struct {
		b    []byte
		want string
	}{
		"no spreadsheet": {[]byte("id,value\n"), "is no spreadsheet"},
		"cut":            {b[:len(b)/2], "is no spreadsheet"},
		"a bomb":         {sheet(func(s string) string { return s + strings.Repeat(" ", 200<<20) }), "unpacked it is larger than"},
		"many rows":      {sheet(data(rows.String())), "is not read: divide it"},
		"far away":       {sheet(data(`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)), "is not read: divide it"},
		"wide":           {sheet(data(`<row r="1"><c r="XFD1"><v>1</v></c></row>`)), "is not read: divide it"},
		"no XML":         {sheet(func(string) string { return "<worksheet><sheetData><row><c" }), "is no spreadsheet"},
	} {
		start := time.Now()
		if _, _, err := Read(tt.b); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("%s: it takes %v", name, d)
		}
	}
}

// TestNames gives long and reserved names others, each its own.
func TestNames(t *testing.T) {
	long := strings.Repeat("a", 40)
	got := Names([]string{"pay", "history", long, long + "b", strings.Repeat("a", 31)})
	for i, name := range got {
		if len(name) > mostName || slices.Index(got, name) != i {
			t.Errorf("%q", got)
		}
	}
	if got[0] != "pay" || got[1] == "history" || got[4] != strings.Repeat("a", 31) {
		t.Errorf("%q", got)
	}
}

// FuzzRead reads any file.
func FuzzRead(f *testing.F) {
	b, err := Write([]Sheet{{Name: "t", Rows: [][]string{{"a"}, {"1"}}}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		if out, _, err := Read(b); err != nil && out != nil {
			t.Error("there are both sheets and an error")
		}
	})
}
