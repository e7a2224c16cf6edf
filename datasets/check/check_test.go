package check

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"quotient/datasets"
	"quotient/datasets/source"
)

// An invented text, and a study of it that holds.
const townText = `The flood of 1926

On the night of 3 May 1926 the river rose. It is feared that over 120 people drowned, among
them 14 children. Fewer than 30 boats were left, and the dike was 6 metres high.

What followed

1. Relief was voted.

2. The mayor spent 4,500 forints, and several families moved away. The second flood came in 1931.
`

const townPackage = `{"name": "town", "title": "A town", "sources": [{"title": "The flood of 1926", "sha256": "%s"}],
"units": {"person": {"plural": "people"}, "metre": {}, "boat": {}, "forint": {}},
"resources": [
 {"name": "tolls", "path": "tolls.csv", "schema": {"fields": [
  {"name": "id"}, {"name": "value", "type": "number"}, {"name": "high", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"},
  {"name": "modality"}, {"name": "date"}, {"name": "part_of"}, {"name": "quote"}, {"name": "where"}, {"name": "note"}, {"name": "when"}, {"name": "place"}, {"name": "reading"}]}},
 {"name": "set-aside", "path": "set-aside.csv", "schema": {"fields": [{"name": "quote"}, {"name": "where"}, {"name": "reason"}, {"name": "note"}]}}]}`

const townTolls = `id,value,high,bound,unit,statistic,modality,date,part_of,quote,where,note,when,place,reading
drowned,120,,over,person,total,speculated,1926-05-03,,It is feared that over 120 people drowned,The flood of 1926 ¶1,,that night,,
children,14,,exact,person,total,asserted,1926-05-03,tolls.drowned,14 children,The flood of 1926 ¶1,The children were found: their number is asserted.,that night,,
boats,30,,under,boat,total,asserted,1926-05-03,,Fewer than 30 boats,The flood of 1926 ¶1,,by 3 May,,
dike,6,,exact,metre,measure,asserted,1926,,the dike was 6 metres high,The flood of 1926 ¶1,,before,river,
spent,4500,,exact,forint,total,asserted,1926,,"spent 4,500 forints",What followed ¶2,,later,,“Spent” is of all of that year.
moved,,,,,vague,asserted,,,several families,What followed ¶2,,later,,
flood,,,,,event,asserted,1926-05-03,,the night of 3 May 1926,The flood of 1926 ¶1,,at night,,
`

const townAside = `quote,where,reason,note
1926,The flood of 1926,date-context,
1. Relief,What followed ¶1,list-marker,
2. The mayor,What followed ¶2,list-marker,
second flood,What followed ¶2,ordinal,
in 1931,What followed ¶2,date-context,
`

func town(t *testing.T, tolls, aside, text string) (*datasets.Study, []*Text) {
	t.Helper()
	s, texts, err := load(tolls, aside, text)
	if err != nil {
		t.Fatal(err)
	}
	return s, texts
}

func load(tolls, aside, text string) (*datasets.Study, []*Text, error) {
	return loadOf(townPackage, tolls, aside, text)
}

func loadOf(descriptor, tolls, aside, text string) (*datasets.Study, []*Text, error) {
	src, err := source.Read("flood.txt", []byte(text))
	if err != nil {
		return nil, nil, err
	}
	s, err := datasets.Load(fstest.MapFS{
		datasets.DescriptorName: {Data: fmt.Appendf(nil, descriptor, src.SHA256())},
		"tolls.csv":             {Data: []byte(tolls)},
		"set-aside.csv":         {Data: []byte(aside)},
	})
	if err != nil {
		return nil, nil, err
	}
	return s, []*Text{NewText(s.Sources[0], src)}, nil
}

// lines is what verifying finds, a line each, after the name of its check.
func lines(checks []Result) (out []string) {
	for _, c := range checks {
		for _, f := range c.Findings {
			out = append(out, c.Name+": "+f.String())
		}
	}
	return out
}

func TestHolds(t *testing.T) {
	s, texts := town(t, townTolls, townAside, townText)
	checks := Run(NewLedger(s, texts))
	if found := lines(checks); len(found) > 0 {
		t.Errorf("%s", strings.Join(found, "\n"))
	}
	want := map[string]int{"source": 1, "quote": 7, "numeral": 6, "qualifier": 7, "unit": 9, "date": 6, "coverage": 12, "order": 1}
	for _, c := range checks {
		if n, ok := want[c.Name]; ok && c.Checked != n {
			t.Errorf("%s: %d checked, want %d", c.Name, c.Checked, n)
		}
	}
	got := map[State]int{}
	for _, e := range NewLedger(s, texts).Entries {
		got[e.State]++
	}
	if got[Held] != 7 || got[Aside] != 5 || got[Missing] != 0 || got[Mismatch] != 0 {
		t.Errorf("%v", got)
	}
}

// failing changes one thing at a time; the finding of the check names the place and what
// to do.
var failing = []struct {
	name    string
	file    string // package, tolls, aside or text
	was, is string
	want    string // in what is found
	check   string
}{
	{"date of the source", "package", `"title": "The flood of 1926", `, `"title": "The flood of 1926", "date": "1925", `, "the source has the date 1925, but the heading says", "section"},
	{"value", "tolls", "children,14,", "children,15,", `tolls.csv:3:10: tolls.children: the value is 15, but the quote "14 children" says "14"`, "numeral"},
	{"reading", "tolls", "spent,4500,", "spent,4600,", `tolls.spent: the value is 4600, but neither the quote "spent 4,500 forints" nor its sentence has these digits`, "reading"},
	{"bound", "tolls", "14,,exact", "14,,over", "the bound is over (more than), but the text has no qualifier, which is exact", "qualifier"},
	{"bound the other way", "tolls", "120,,over", "120,,exact", `the text has "over", which is over`, "qualifier"},
	{"qualifier left out", "tolls", "Fewer than 30 boats", "30 boats", `the text qualifies the number by "Fewer than", but the quote "30 boats" leaves it out`, "qualifier"},
	{"modality", "tolls", "speculated", "asserted", `the quote says "feared", but the row is asserted`, "qualifier"},
	{"modality without words", "tolls", "total,asserted,1926-05-03,,Fewer", "total,speculated,1926-05-03,,Fewer", "its quote has no word that says so", "qualifier"},
	{"unit of measure", "tolls", "exact,metre", "exact,boat", `the unit is "boat", but the text measures in metre`, "unit"},
	{"counted noun", "tolls", "under,boat", "under,person", `the unit is "person", but the text counts "boats"`, "unit"},
	{"quote", "tolls", "14 children", "14 childs", `the nearest passage is "14 children." at 4:6: the text has "ren", not "s"`, "quote"},
	{"quote twice", "tolls", "14 children", "the", `"the" appears 3 times`, "quote"},
	{"where", "tolls", "14 children,The flood of 1926 ¶1", "14 children,What followed ¶1", `"14 children" is not in "What followed ¶1"`, "quote"},
	{"no quote", "tolls", "14 children", "", "there is no quote", "quote"},
	{"date", "tolls", "exact,person,total,asserted,1926-05-03", "exact,person,total,asserted,1927-05-03", "the date is 1927-05-03, but the text has no year for it near the quote", "date"},
	{"vague with a number", "tolls", "several families", "\"forints, and several families\"", "", ""},
	{"vague without a word", "tolls", "several families", "families moved away", "has no word for a number", "numeral"},
	{"part", "tolls", "120,,over", "120,,up-to", "the bound is up-to", "qualifier"},
	{"a number more in the text", "text", "Relief was voted.", "Relief was voted. There were 900 tents.", `flood.txt:8:33: the quantity "900" is in no table: "900 tents"`, "coverage"},
	{"a digit of the text", "text", "14 children", "41 children", `the nearest passage is "41 children." at 4:6`, "quote"},
	{"a number not set aside", "aside", "in 1931,What followed ¶2,date-context,\n", "", `the year "1931" is in no table`, "coverage"},
	{"set aside for a wrong reason", "aside", "in 1931,What followed ¶2,date-context", "in 1931,What followed ¶2,ordinal", `"1931" is read as a year, which cannot be set aside as ordinal`, "coverage"},
	{"set aside twice", "aside", "second flood,", "3 May,The flood of 1926 ¶1,date-context,\nsecond flood,", `every number in "3 May" is already an observation or set aside`, "coverage"},
	{"a list that jumps", "text", "2. The mayor", "3. The mayor", "the list goes from 1 to 3", "coverage"},
	{"another language", "package", `"sha256"`, `"language": "tlh", "sha256"`, `is in "tlh", whose words for numbers are not known`, "source"},
	{"number in a cell", "tolls", "by 3 May", "by 7 a.m.", `tolls.boats: the cell says "7 a.m.", which is neither near the quote nor in the date`, "cell"},
	{"label", "tolls", "that night", "that noon", `the when is "that noon", but the text near the quote has no word for it`, "label"},
	{"label inferred", "tolls", "¶1,,at night", "¶1,The when is inferred: at noon.,at noon", "", ""},
	{"place", "tolls", "before,river", "before,sea", `the place is "sea", but the text near the quote does not name sea`, "place"},
	{"place inferred", "tolls", "¶1,,before,river", "¶1,The place is inferred: sea.,before,sea", "", ""},
	{"maximum", "tolls", "14,,exact,person,total", "14,,exact,person,maximum", "the statistic is maximum, but neither the quote nor its sentence has words for that", "statistic"},
	{"measure", "tolls", "metre,measure", "metre,total", `the statistic is total, but the text says "high"`, "statistic"},
	{"duration", "tolls", "metre,measure", "metre,duration", `the unit "metre" is not one of time`, "statistic"},
	{"proposed", "tolls", "forint,total,asserted", "forint,total,proposed", "the row is proposed, but neither its quote, the lead-in of its list", "qualifier"},
	{"denied", "text", "Fewer than", "It is not true that Fewer than", `the text says "It is not true that" of it, but the row is asserted`, "denial"},
	{"denied later", "text", "metres high.", "metres high. This was later retracted.", `the text says "retracted" of it, but the row is asserted`, "denial"},
	{"a part that is excluded", "text", "among\nthem 14", "excluding\nthe 14", `the text says "excluding" before the number, so it is not a part of tolls.drowned`, "order"},
	{"title", "package", `"title": "The flood of 1926"`, `"title": "The flood of 1962"`, "the title of the source is", "credit"},
	{"a name of another unit", "package", `"forint": {}`, `"forint": {"plural": "francs"}`, `"francs" is not a name of the unit forint`, "unit"},
	{"a whole without a number", "tolls", "1926-05-03,tolls.drowned", "1926-05-03,tolls.flood", "tolls.flood has no number", "order"},
	{"part of another unit", "tolls", "30,,under,boat,total,asserted,1926-05-03,", "30,,under,boat,total,asserted,1926-05-03,tolls.dike", "the unit is boat, but that of tolls.dike, its total, is metre", "order"},
}

// TestFails asks that each change is noticed.
func TestFails(t *testing.T) {
	for _, c := range failing {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"package": townPackage, "tolls": townTolls, "aside": townAside, "text": townText}
			if !strings.Contains(files[c.file], c.was) {
				t.Fatalf("%q is not in the %s", c.was, c.file)
			}
			files[c.file] = strings.Replace(files[c.file], c.was, c.is, 1)
			s, texts, err := loadOf(files["package"], files["tolls"], files["aside"], files["text"])
			if err != nil {
				t.Fatal(err)
			}
			found := lines(Run(NewLedger(s, texts)))
			if c.want == "" {
				if len(found) > 0 {
					t.Errorf("%s", strings.Join(found, "\n"))
				}
				return
			}
			for _, f := range found {
				if strings.HasPrefix(f, c.check+": ") && strings.Contains(f, c.want) {
					return
				}
			}
			t.Errorf("want %s: %s, got\n%s", c.check, c.want, strings.Join(found, "\n"))
		})
	}
}

// TestSetAsideRows holds what loading says of set-aside.csv.
func TestSetAsideRows(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"in 1931,What followed ¶2,because,", `unknown reason "because"`},
		{"in 1931,What followed ¶2,repeat-of:tolls.nobody,", `there is no observation "tolls.nobody"`},
		{"in 1931,What followed ¶2,no-figure,", "needs a note that says why"},
	} {
		_, err := datasets.Load(fstest.MapFS{
			datasets.DescriptorName: {Data: fmt.Appendf(nil, townPackage, "")},
			"tolls.csv":             {Data: []byte(townTolls)},
			"set-aside.csv":         {Data: []byte("quote,where,reason,note\n" + c.row + "\n")},
		})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "set-aside.csv:2:") {
			t.Errorf("%s: %v", c.row, err)
		}
	}
}

// TestWritings finds the same in every way to write the text down.
func TestWritings(t *testing.T) {
	broken := strings.Replace(townTolls, "children,14,", "children,15,", 1)
	s, texts := town(t, broken, townAside, townText)
	want := lines(Run(NewLedger(s, texts)))
	if len(want) == 0 {
		t.Fatal("nothing found")
	}
	accented := strings.NewReplacer("mayor", "máyor")
	plain := accented.Replace(townText)
	for name, text := range map[string]string{
		"CRLF":         strings.ReplaceAll(townText, "\n", "\r\n"),
		"BOM":          "\ufeff" + townText,
		"CRLF and BOM": "\ufeff" + strings.ReplaceAll(townText, "\n", "\r\n"),
		"NFC":          norm.NFC.String(plain),
		"NFD":          norm.NFD.String(plain),
	} {
		aside := townAside
		if strings.HasPrefix(name, "NF") {
			aside = accented.Replace(aside)
		}
		s, texts := town(t, broken, aside, text)
		if got := lines(Run(NewLedger(s, texts))); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestWithoutText reads what it can from the quotes, and says what it
// could not check.
func TestWithoutText(t *testing.T) {
	s, _ := town(t, strings.Replace(townTolls, "children,14,", "children,15,", 1), townAside, townText)
	checks := Run(NewLedger(s, []*Text{nil}))
	found := lines(checks)
	if len(found) != 1 || !strings.Contains(found[0], "the value is 15") {
		t.Errorf("%s", strings.Join(found, "\n"))
	}
	for _, c := range checks {
		switch c.Name {
		case "source", "quote", "coverage":
			if c.Unchecked == 0 || c.Why == "" || c.Checked > 0 {
				t.Errorf("%s: %d checked, %d not, %q", c.Name, c.Checked, c.Unchecked, c.Why)
			}
		}
	}
}

// TestTexts tells a text that has changed from one that is not there.
func TestTexts(t *testing.T) {
	s, _ := town(t, townTolls, townAside, townText)
	dir := t.TempDir()
	for _, c := range []struct {
		file, text     string
		found, changed bool
	}{
		{"", "", false, false},
		{"other.txt", townText, true, false},
		{"town.txt", townText + "More.", true, true},
	} {
		d := dir + "/" + strings.ReplaceAll(c.file, ".", "-")
		if err := os.MkdirAll(d, 0o777); err != nil {
			t.Fatal(err)
		}
		if c.file != "" {
			if err := os.WriteFile(d+"/"+c.file, []byte(c.text), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		texts, err := Texts(s, []string{d})
		if err != nil || (texts[0] != nil) != c.found || c.found && texts[0].Changed != c.changed {
			t.Errorf("%q: %v, %v", c.file, texts[0], err)
		}
	}
}
