package datasets

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"quotient/datasets/quantity"
)

// columns are those of the table in the tests below.
var columns = []string{"id", "group", "value", "high", "bound", "unit", "statistic", "modality", "date", "place", "part_of", "quote", "where", "note"}

func descriptorText(t testing.TB) string {
	t.Helper()
	var fields []map[string]any
	for _, c := range columns {
		f := map[string]any{"name": c, "type": "string"}
		switch c {
		case "value", "high":
			f["type"] = "number"
		case "id", "quote":
			f["constraints"] = map[string]any{"required": true}
		}
		fields = append(fields, f)
	}
	text, err := json.MarshalIndent(map[string]any{
		"name":      "test",
		"resources": []any{map[string]any{"name": "wages", "path": "wages.csv", "schema": map[string]any{"fields": fields}}},
	}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// rowsOf returns a study of one table with the given lines below the header.
func rowsOf(t testing.TB, lines ...string) fstest.MapFS {
	text := strings.Join(append([]string{strings.Join(columns, ",")}, lines...), "\n") + "\n"
	return fstest.MapFS{
		DescriptorName: {Data: []byte(descriptorText(t))},
		"wages.csv":    {Data: []byte(text)},
	}
}

const (
	worker    = `worker,Worker,1000,,exact,forint,typical,asserted,195X,Hungary,,1000 forints,Life ¶2,`
	officials = `officials,Officials,11000,,over,forint,maximum,asserted,195X,Hungary,,over 11000 forints,Life ¶2,`
)

func TestLoad(t *testing.T) {
	s, err := Load(rowsOf(t, worker, officials))
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.Observation("wages.officials")
	if err != nil {
		t.Fatal(err)
	}
	if got := o.Quantity.String(); got != "(11000, ∞)" {
		t.Errorf("officials earn %s", got)
	}
	if got := s.Printer(quantity.English).Label(o); got != "up to 11,000 and over" {
		t.Errorf("the label of a maximum that is passed is %q", got)
	}
	if o.Line() != 3 {
		t.Errorf("officials stand in line %d", o.Line())
	}
	frame := s.Tables[0].Frame()
	if frame.Nrow() != 2 || frame.Ncol() != len(columns) {
		t.Errorf("the frame is %d × %d", frame.Nrow(), frame.Ncol())
	}
	if got := frame.Col("value").Float(); got[1] != 11000 {
		t.Errorf("the values of the frame are %v", got)
	}
}

// edit returns the worker's row with one cell changed.
func edit(column, cell string) string {
	cells := strings.Split(worker, ",")
	for i, c := range columns {
		if c == column {
			cells[i] = cell
		}
	}
	return strings.Join(cells, ",")
}

func TestFaults(t *testing.T) {
	header := strings.Join(columns, ",")
	csv := func(text string) fstest.MapFS {
		fs := rowsOf(t)
		fs["wages.csv"] = &fstest.MapFile{Data: []byte(text)}
		return fs
	}
	for name, tt := range map[string]struct {
		fs   fstest.MapFS
		want []string // each must stand in the error
	}{
		"a letter in a number":    {rowsOf(t, edit("value", "12O")), []string{"wages.csv:2:15: wages.worker:", `"12O" is not a plain decimal`}},
		"a thousands separator":   {rowsOf(t, edit("value", `"2,000"`)), []string{"wages.csv:2:15:", "write 2000"}},
		"unknown column":          {csv(strings.Replace(header, "group", "gruop", 1) + "\n" + worker + "\n"), []string{`unknown column "gruop"`, `did you mean "group"?`, "wages.csv:1:4:", `the column "group" is missing`}},
		"missing column":          {csv(strings.Replace(header, ",note", "", 1) + "\n"), []string{`the column "note" is missing`}},
		"a column twice":          {csv(strings.Replace(header, "note", "where", 1) + "\n"), []string{"duplicate column"}},
		"duplicate id":            {rowsOf(t, worker, worker), []string{"wages.csv:3:1:", `duplicate id "worker": it is already on line 2`}},
		"unknown bound":           {rowsOf(t, edit("bound", "ovr")), []string{`unknown bound "ovr"`, `did you mean "over"?`}},
		"unknown statistic":       {rowsOf(t, edit("statistic", "typicl")), []string{`did you mean "typical"?`}},
		"unknown modality":        {rowsOf(t, edit("modality", "assertd")), []string{`did you mean "asserted"?`}},
		"high without between":    {rowsOf(t, edit("high", "2000")), []string{"wages.csv:2:20:", "a high end goes with the bound between"}},
		"about with high below":   {rowsOf(t, `w,W,7,5,about,forint,typical,asserted,,,,q,w,`), []string{"high is 5, below the value, 7"}},
		"between without high":    {rowsOf(t, edit("bound", "between")), []string{"high is missing"}},
		"high below value":        {rowsOf(t, `w,W,7,5,between,forint,typical,asserted,,,,q,w,`), []string{"high is 5, below the value, 7"}},
		"value missing":           {rowsOf(t, edit("value", "")), []string{"the value is missing"}},
		"value of an event":       {rowsOf(t, edit("statistic", "event")), []string{`the statistic "event" has no value`}},
		"UTF-16":                  {csv("\xff\xfei\x00d\x00"), []string{"wages.csv:1:1: the file is in UTF-16", "save the file as UTF-8"}},
		"invalid UTF-8":           {csv(header + "\n" + "w\xffrker,W\n"), []string{"wages.csv:2:2:", "0xff is not valid UTF-8"}},
		"ragged row":              {rowsOf(t, worker+",more"), []string{"wages.csv:2:1:", "the row has 15 cells, the header has 14"}},
		"an open quotation mark":  {rowsOf(t, edit("note", `a "b" c`)), []string{"wages.csv:2:", "quotation mark"}},
		"empty table":             {rowsOf(t), []string{"the table is empty"}},
		"empty file":              {csv(""), []string{"not even a header"}},
		"missing file":            {fstest.MapFS{DescriptorName: {Data: []byte(descriptorText(t))}}, []string{"wages.csv: cannot be read"}},
		"part of nothing":         {rowsOf(t, worker, edit("part_of", "wages.wrker")), []string{`there is no observation "wages.wrker"`, `did you mean "wages.worker"?`}},
		"part of itself":          {rowsOf(t, edit("part_of", "wages.worker")), []string{"leads back to itself"}},
		"a bad date":              {rowsOf(t, edit("date", "1956-13")), []string{"wages.csv:2:", "1956-13"}},
		"a bad unit":              {rowsOf(t, edit("unit", "a/b/c")), []string{"is not a unit"}},
		"a bad id":                {rowsOf(t, edit("id", "The Worker")), []string{`"The Worker" cannot be the id`}},
		"blanks":                  {rowsOf(t, edit("place", " Hungary")), []string{"begins or ends with a blank"}},
		"required cell":           {rowsOf(t, edit("quote", "")), []string{`the column "quote" must not be empty`}},
		"no descriptor":           {fstest.MapFS{}, []string{"there is no datapackage.json here"}},
		"descriptor not JSON":     {fstest.MapFS{DescriptorName: {Data: []byte("{\n  \"name\": }")}}, []string{"datapackage.json:2:1", "not valid JSON"}},
		"a path out of the study": {fstest.MapFS{DescriptorName: {Data: []byte(strings.Replace(descriptorText(t), "wages.csv", "../wages.csv", 1))}}, []string{"must be one file name inside the study"}},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Load(tt.fs)
			if err == nil {
				t.Fatal("the study was loaded")
			}
			if s != nil {
				t.Error("a partial study came back")
			}
			var found Findings
			if !errors.As(err, &found) {
				t.Fatalf("the error is a %T", err)
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error does not say %q:\n%v", want, err)
				}
			}
		})
	}
}

// TestAllFaultsAtOnce has several faults in several rows.
func TestAllFaultsAtOnce(t *testing.T) {
	_, err := Load(rowsOf(t, edit("value", "x"), strings.Replace(edit("bound", "ovr"), "worker", "other", 1), strings.Replace(edit("date", "?"), "worker", "third", 1)))
	var found Findings
	if !errors.As(err, &found) || len(found) != 3 {
		t.Fatalf("want three findings, got %d:\n%v", len(found), err)
	}
	for i, f := range found {
		if f.Line != i+2 {
			t.Errorf("finding %d is in line %d", i, f.Line)
		}
	}
}

func TestThresholdIsExact(t *testing.T) {
	s, err := Load(rowsOf(t, `limit,Limit,800,,under,forint,threshold,proposed,,,,less than 800 forints,x,`))
	if err != nil {
		t.Fatal(err)
	}
	o := s.Tables[0].Rows[0]
	if !o.Quantity.IsPoint() || o.Bound != "under" {
		t.Errorf("the threshold is %s, %s", o.Quantity, o.Bound)
	}
}

func TestPlainTable(t *testing.T) {
	fs := fstest.MapFS{
		DescriptorName: {Data: []byte(`{"name":"plain","resources":[{"name":"prices","path":"p.csv","schema":{"fields":[{"name":"city","type":"string"},{"name":"value","type":"number"},{"name":"year","type":"integer"}]}}]}`)},
		"p.csv":        {Data: []byte("city,value,year\nPécs,12.5,1956\nGyőr,,1957\n")},
	}
	s, err := Load(fs)
	if err != nil {
		t.Fatal(err)
	}
	o, err := s.Observation("prices.row-1")
	if err != nil || o.Quantity == nil || o.Quantity.String() != "12.5" {
		t.Fatalf("row 1 is %v, %v", o, err)
	}
	if s.Tables[0].Rows[1].Quantity != nil {
		t.Error("an empty cell became a number")
	}
}

func TestNearest(t *testing.T) {
	names := []string{"wages.worker", "wages.officials", "crowds.poznan-ten"}
	for in, want := range map[string]string{"wages.wroker": "wages.worker", "officials": "wages.officials", "qqqqqqqq": ""} {
		if got := Nearest(in, names); got != want {
			t.Errorf("%q is nearest to %q, want %q", in, got, want)
		}
	}
}

func TestYAMLFaults(t *testing.T) {
	type form struct {
		Title Text            `yaml:"title"`
		Sub   map[string]Text `yaml:"sub"`
	}
	for text, want := range map[string]string{
		"title: a\ntitel: b\n":       `f.yaml:2:1: unknown key "titel"` + "\n    did you mean \"title\"?",
		"title: a\ntitle: b\n":       "f.yaml:2:1:",
		"title: [a\n":                "f.yaml:1:",
		"title:\n  a: b\n":           "f.yaml:2:",
		"title: \xff\n":              "not valid UTF-8",
		"title: 007\nsub: {a: 2.50}": "",
	} {
		var v form
		s := &Study{FS: fstest.MapFS{"f.yaml": {Data: []byte(text)}}}
		err := s.DecodeYAML("f.yaml", &v)
		if want == "" && (v.Title.Value != "007" || v.Sub["a"].Value != "2.50") {
			t.Errorf("scalars changed: %q, %q", v.Title.Value, v.Sub["a"].Value)
		}
		if got := fmt.Sprint(err); want == "" && err != nil || want != "" && !strings.Contains(got, want) {
			t.Errorf("%q gives %s, want %q", text, got, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(descriptorText(f), strings.Join(columns, ",")+"\n"+worker+"\n")
	f.Add(`{"name":"a","resources":[]}`, "id\n\"")
	f.Fuzz(func(t *testing.T, descriptor, table string) {
		s, err := Load(fstest.MapFS{DescriptorName: {Data: []byte(descriptor)}, "wages.csv": {Data: []byte(table)}})
		if (s == nil) == (err == nil) {
			t.Fatal("neither a study nor an error, or both")
		}
		if s != nil {
			for _, table := range s.Tables {
				table.Frame()
			}
		}
	})
}

func FuzzYAML(f *testing.F) {
	f.Add("title: a\n")
	f.Add("a: &x [*x]\n")
	f.Fuzz(func(t *testing.T, text string) {
		var v struct {
			Title Text   `yaml:"title"`
			Nodes []Node `yaml:"nodes"`
		}
		s := &Study{FS: fstest.MapFS{"f.yaml": {Data: []byte(text)}}}
		_ = s.DecodeYAML("f.yaml", &v)
	})
}

// TestTextAt: the place of a character within a text of a YAML file.
func TestTextAt(t *testing.T) {
	for file, want := range map[string]string{
		"t: xyz e\n":             "1:8",
		"ő:\nt:   'ő e' # e\n":   "2:9",
		"t: 'it''s e'\n":         "1:11",
		`t: "it's \"e\""` + "\n": "1:12",
		`t: "C:\\e"` + "\n":      "1:9",
		"t:\n  second e\n":       "2:10",
		"t: &a e\n":              "1:7",
		"t: \"\\u00e1 e\"\n":     "1:4", // where it begins
		"t: first\n  e\n":        "1:4",
		"t: 'first\n  e'\n":      "1:4",
		"t: >\n  first e\n":      "1:4",
		"t: |\n  first\n  e\n":   "1:4",
		"t: \"first\\\n  e\"\n":  "1:4",
	} {
		var got struct {
			T Text `yaml:"t"`
			O Text `yaml:"ő"`
		}
		s := &Study{FS: fstest.MapFS{"x.yaml": {Data: []byte(file)}}}
		if err := s.DecodeYAML("x.yaml", &got); err != nil {
			t.Errorf("%q: %v", file, err)
			continue
		}
		at := got.T.At(utf8.RuneCountInString(got.T.Value[:strings.LastIndex(got.T.Value, "e")]))
		if place := fmt.Sprintf("%d:%d", at.Line, at.Column); place != want {
			t.Errorf("%q: the last e is at %s, not %s", file, place, want)
		}
	}
}

// TestHighColumn has a plain table with the ends of intervals: without a column bound they
// are columns like others.
func TestHighColumn(t *testing.T) {
	s, err := Load(packageOf(`, "type": "number"}, {"name": "low", "type": "number"}, {"name": "value", "type": "number"}, {"name": "high", "type": "number"`, "", "", "id,n,low,value,high\na,1,2,3,4\nb,1,2,,4\nc,1,5,,4\n"))
	if err != nil {
		t.Fatal(err)
	}
	o := s.Tables[0].Rows[0]
	if o.Quantity.String() != "3" || o.Number("high").RatString() != "4" || o.Number("low").RatString() != "2" {
		t.Errorf("read as %v", o)
	}
	if _, err := openCSV(t, "x.csv", "id,low,value,high\na,1,2,3\nb,1,,\n"); err != nil {
		t.Error(err)
	}
}
