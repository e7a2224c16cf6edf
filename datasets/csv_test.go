package datasets

import (
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/datasets/quantity"
)

func openCSV(t testing.TB, name, text string) (*Study, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return OpenCSV(file)
}

func TestOpenCSV(t *testing.T) {
	s, err := openCSV(t, "2024 Harvest, north.csv", "farm,sacks,weight,organic,postcode,empty\nOak,120,1.5,true,0123,\nBrook,,2,false,4567,\n")
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "table-2024-harvest-north" || s.Title != "2024 Harvest, north" || len(s.Tables) != 1 || s.Tables[0].Observed || len(s.Warnings) != 0 {
		t.Errorf("read %q (%s), %d tables, %v", s.Name, s.Title, len(s.Tables), s.Warnings)
	}
	var types []string
	for _, f := range s.Tables[0].Fields {
		types = append(types, f.Name+" "+f.Type)
	}
	if got, want := strings.Join(types, ", "), "farm string, sacks integer, weight number, organic boolean, postcode string, empty string"; got != want {
		t.Errorf("the columns are %s; want %s", got, want)
	}
	df, err := s.Frame("table-2024-harvest-north")
	if err != nil || df.Nrow() != 2 || df.Ncol() != 6 {
		t.Errorf("the frame is %v, %v", df, err)
	}
}

func TestOpenCSVFaults(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "not even a header",
		"a,b\n":                        "a header and no rows",
		"a,b\n1\n":                     "x.csv:2:1: the row has 1 cells, the header has 2",
		"a,b,c\n1\n":                   "end the row with ,,",
		"id,value\ra,1\rb,2\r":         "x.csv:1:1: the lines end in CR alone",
		"a,a\n1,2\n":                   `x.csv:1: duplicate column "a"`,
		"a,\n1,2\n":                    "x.csv:1: column 2 has no name",
		"a;b\n1;2\n":                   "x.csv:1:1: the columns are divided by semicolons or tabs",
		" a,b\n1,2\n":                  `x.csv:1: the name of the column " a" begins or ends with a blank`,
		"value\n−6\n":                  "write -6",
		"value\n12%\n":                 "write 12",
		"a,b\n\xff,2\n":                "not valid UTF-8",
		"a\n x\n":                      "begins or ends with a blank",
		"\xff\xfea\x00,\x00":           "x.csv:1:1: the file is in UTF-16",
		"value\n1\nNaN\n":              "can be drawn or computed with",
		"a,b\n\"x\"y,2\n3,4\n":         "x.csv:2:",
		"id,value\na,1\nb,\"2,000\"\n": "x.csv:3:3",
	} {
		if _, err := openCSV(t, "x.csv", text); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), DescriptorName+":") {
			t.Errorf("%q gives %v; want %s", text, err, want)
		}
	}
	if _, err := OpenCSV(filepath.Join(t.TempDir(), "none.csv")); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "check its name") {
		t.Errorf("a file that is not there gives %v", err)
	}
	for text, want := range map[string]string{
		"\ufeffid,n\na,1\n":                 "",
		"id,n\na,12%\nb,13%\n":              `x.csv:2: warning: the column "n" is read as text: "12%" is not a plain decimal number: write 12`,
		"id,n\na,\"1,000\"\nb,\"12,000\"\n": `x.csv:2: warning: the column "n" is read as text: "1,000" is not`,
		"id,n\na,1.2.2020\nb,2020-01-02\n":  "",
		"id,n\na,0123\nb,0124\n":            "",
		"id,n\na,12%\nb,none\n":             "",
	} {
		s, err := openCSV(t, "x.csv", text)
		if err != nil || want == "" && len(s.Warnings) > 0 || want != "" && (len(s.Warnings) != 1 || !strings.HasPrefix(s.Warnings[0].String(), want)) {
			t.Errorf("%q gives %v, %v; want %s", text, err, s, want)
		}
	}
	s, err := openCSV(t, "x.csv", "id,n\na,1\nb,2\nc,12O\n")
	if err != nil || len(s.Warnings) != 1 || !strings.HasPrefix(s.Warnings[0].String(), `x.csv:4: warning: the column "n" is read as text: 2 of its cells are numbers, and "12O" is none`) {
		t.Errorf("one odd cell gives %v, %v", err, s)
	}
}

func TestFromFrame(t *testing.T) {
	df := dataframe.New(
		series.New([]string{"Oak", "a, \"b\"", ""}, series.String, "farm"),
		series.New([]float64{1e-9, 2000000, math.NaN()}, series.Float, "sacks"),
		series.New([]int{3, 1, 2}, series.Int, "rank"),
	)
	s, err := FromFrame("Harvest", df)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Frame("harvest")
	if err != nil || got.Nrow() != 3 || got.Col("farm").Elem(1).String() != `a, "b"` || got.Col("sacks").Elem(0).Float() != 1e-9 ||
		!got.Col("sacks").Elem(2).IsNA() || got.Col("rank").Elem(0).Float() != 3 {
		t.Errorf("the frame comes back as %v, %v", got, err)
	}
	if _, err := FromFrame("x", df.Select([]string{"none"})); err == nil {
		t.Error("a frame with an error is taken")
	}
}

func FuzzOpenCSV(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "", "\"", "a\n\"1\n", "value\n1e9\n", "id,quote\n,\n"} {
		f.Add(s)
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, text string) {
		file := filepath.Join(dir, "x.csv")
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if s, err := OpenCSV(file); err == nil && len(s.Tables[0].Rows) == 0 {
			t.Errorf("%q gives a table without rows", text)
		}
	})
}

// In a plain table high is a column like others, except in rows with the bound between or
// about.
func TestHighOfPlainData(t *testing.T) {
	for text, want := range map[string]string{
		"id,value,low,high\na,37,35,39\n":                       "37",
		"id,value,high\na,37,yes\n":                             "37",
		"id,high\na,39\n":                                       "",
		"id,value,high,bound\na,37,39,between\n":                "37–39",
		"id,value,high,bound\na,37,39,about\n":                  "≈ 37–39",
		"id,value,high,bound\na,37,,about\n":                    "≈ 37",
		"id,value,high,bound\na,37,12,exact\nb,37,39,between\n": "37",
	} {
		s, err := openCSV(t, "t.csv", text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got := ""
		if o := s.Tables[0].Rows[0]; o.Quantity != nil {
			got = strings.ReplaceAll(s.Printer(quantity.English).Label(o), "\u00a0", " ")
		}
		if got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
	for _, text := range []string{
		"id,value,high,bound\na,37,,between\n",
		"id,value,high,bound\na,37,12,between\n",
		"id,value,high,bound\na,37,12,about\n",
		"id,value,high,bound,unit,quote,where\na,37,39,exact,,37 to 39,A ¶1\n",
	} {
		if _, err := openCSV(t, "t.csv", text); err == nil || !strings.Contains(err.Error(), "high") {
			t.Errorf("%q: the error is %v, want one of high", text, err)
		}
	}
}
