package works

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// library has a work of each sort, with every property, and with what each format must escape.
var library = []Entry{
	{"keynes1919", Work{Type: "book", Title: "The Economic Consequences of the Peace", Author: Names{{Family: "Keynes", Given: "John Maynard"}}, Issued: "1919", Publisher: "Macmillan & Co.", PublisherPlace: "London", Edition: "2", ISBN: "978-0-00-000000-2", URL: "https://www.gutenberg.org/ebooks/15776", Accessed: "2026-05-02"}},
	{"reporter-1956", Work{Type: "article-newspaper", Title: "“Bread”: 100% of {all} the #1 wages_paid, $5 ~ x^2 \\ y -- z ``q''", Author: Names{{Family: "Beethoven", Given: "Ludwig", Dropping: "van"}, {Literal: "The Barnes and Noble Co., Inc."}, {Family: "King", Given: "Martin Luther", Suffix: "Jr."}}, Issued: "1956-10-23/1956-11-10", ContainerTitle: "The Daily Őr", Volume: "12", Issue: "3–4", Page: "45-67", DOI: "10.1000/a_b(c)", Language: "hu"}},
	{"ch", Work{Type: "chapter", Title: "Crowds", Author: Names{{Family: "de los Santos", Given: "Ana"}, {Literal: others}}, Editor: Names{{Family: "Čapek", Given: "Jan"}}, ContainerTitle: "A Book", Issued: "1957-06~", Publisher: "P", Page: "1"}},
	{"net", Work{Type: "webpage", Title: "Page", Author: Names{{Literal: "World Bank"}}, ContainerTitle: "A Site", Issued: "195X", URL: "https://example.org/a_b?x=1&y=%20#z"}},
	{"r", Work{Type: "report", Title: "Report", Publisher: "Institute", Issued: "2020-21"}},
	{"t", Work{Type: "thesis", Title: "Thesis", Author: Names{{Family: "Land and Sea", Given: "A."}}, Publisher: "University"}},
	{"d", Work{Type: "document", Title: "No more than a title"}},
}

// TestRoundTrip: what is written in either format is read as it was.
func TestRoundTrip(t *testing.T) {
	csl, err := WriteCSL(library)
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadCSL(csl)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "CSL-JSON", read, library)
	bib := WriteBibTeX(library)
	if read, err = ReadBibTeX(bib); err != nil {
		t.Fatalf("%v in\n%s", err, bib)
	}
	want := append([]Entry(nil), library...)
	for i := range want {
		want[i].Language = "" // which BibTeX has no code for
	}
	compare(t, "BibTeX", read, want)
	if again := WriteBibTeX(entries(read)); string(again) != string(bib) {
		t.Errorf("written again:\n%s\nwas\n%s", again, bib)
	}
}

// differ shows two values that are not the same.
func differ(want, got any) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return fmt.Sprintf("- %#v\n+ %#v", want, got)
}

func entries(list []Read) (out []Entry) {
	for _, r := range list {
		out = append(out, r.Entry)
	}
	return out
}

func compare(t *testing.T, format string, got []Read, want []Entry) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d entries, want %d", format, len(got), len(want))
	}
	for i := range want {
		if got[i].Err != nil || len(got[i].Passed) > 0 {
			t.Errorf("%s: %s: %v, passed over %v", format, want[i].Key, got[i].Err, got[i].Passed)
		}
		if diff := differ(want[i], got[i].Entry); diff != "" {
			t.Errorf("%s: %s (-want +got)\n%s", format, want[i].Key, diff)
		}
	}
}

// TestReadBibTeX reads what people and reference managers write.
func TestReadBibTeX(t *testing.T) {
	const bib = `A comment, with mail@example.org in it.
@string{ec = "The " # {Economist}}
@preamble{"\newcommand{\x}{y}"}
@comment{@book{no, title = {No}}}
@ARTICLE(one, % with a comment
  author = "P{\'e}ter Erd{\H o}s and de la Cruz, Jos\'{e} AND {\v{C}}apek, Karel and others",
  title  = {{The} \emph{great} strike --- ` + "``50\\%''" + ` more},
  journal = ec, year = 1956, month = oct # "", day = 23,
  pages = {12--14}, doi = {https://doi.org/10.1000/182}, abstract = {Long}, keywords={a}
)
@book{two, title = "A ""?" }
`
	if _, err := ReadBibTeX([]byte(bib)); err == nil || !strings.HasPrefix(err.Error(), "11:24: ") {
		t.Errorf("a sign after a value gives %v", err)
	}
	read, err := ReadBibTeX([]byte(strings.Replace(bib, `"A ""?" }`, `"A"}`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	if len(read) != 3 { // as BibTeX has it, a comment ends at the next @
		t.Fatalf("%d entries", len(read))
	}
	want := Work{
		Type: "article-journal", Title: "The great strike — “50%” more", ContainerTitle: "The Economist", Issued: "1956-10-23", Page: "12-14", DOI: "10.1000/182",
		Author: Names{{Family: "Erdős", Given: "Péter"}, {Family: "Cruz", Given: "José", Dropping: "de la"}, {Family: "Čapek", Given: "Karel"}, {Literal: "others"}},
	}
	if diff := differ(want, read[1].Work); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := strings.Join(read[1].Passed, " "); got != "abstract keywords" {
		t.Errorf("passed over %q", got)
	}
}

// TestBibTeXFaults: each error has its place. What is wrong in one entry leaves the others.
func TestBibTeXFaults(t *testing.T) {
	for bib, want := range map[string]string{
		"@book{a, title = {A}":                   "1:1: the entry is not closed",
		"\n@book{a, title = {A}}\n@book{A, x=1}": "3:1: a second entry has the key",
		"@book{a, title = {A}, title = {B}}":     "1:23: a has a second field title",
		"@book{a, title = {A":                    "1:18: the text that begins here is not closed",
		"@book{, title = {A}}":                   "1:7: the entry has no key",
		"@book{a title = {A}}":                   "1:9: after a key or a field there must be , or }",
		"@book{a, title {A}}":                    "1:16: after the name of a field there must be =",
		"@book{a, title = }":                     "1:18: title has no value",
		"@book{a, title = \xff}":                 " it is not UTF-8",
	} {
		if _, err := ReadBibTeX([]byte(bib)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", bib, err, want)
		}
	}
	for bib, want := range map[string]string{
		`@book{a, title = {A \foo{b}}}`:                           `1:10: the title of a: the command \foo is not known here`,
		`@book{a, author = {A, B, C, D}}`:                         "1:10: the author of a: the name",
		`@book{a, author = {A and and B}}`:                        "1:10: the author of a: a name is empty",
		`@book{a, year = {in press}}`:                             "1:1: a: the date issued",
		`@book{a, journal = pra}`:                                 `1:20: no @string is named "pra"`,
		`@string{x = pra} @book{a, journal = x}`:                  `1:13: no @string is named "pra"`,
		`@string{x = pra} @string{y = x} @book{a, journal = y}`:   `1:13: no @string is named "pra"`,
		`@book{a, author = {A, B, C, D}, editor = {A and and B}}`: "1:10: the author of a",
		`@book{a, year = 1990, month = {Michaelmas}}`:             `1:23: the month of a: "Michaelmas" is no month`,
		`@book{a, year = 1990, month = {3 March 12}}`:             `1:23: the month of a: "3 March 12" is no one month`,
		`@book{a, crossref = {none}}`:                             `1:10: the crossref of a names "none"`,
		`@book{a, crossref = {a}}`:                                "1:10: the crossref of a leads back to itself",
		`@book{a, title = {\'}}`:                                  "1:10: the title of a: the accent",
		`@book{a, title = {x\}` + "}":                             "",
		`@book{a, author = "~", title = {\v{}}}`:                  "1:10: ",
	} {
		read, err := ReadBibTeX([]byte(bib + "\n@book{fine, title = {Fine}}"))
		if err != nil || len(read) != 2 || read[1].Title != "Fine" {
			if want != "" {
				t.Errorf("%q gives %v, %v", bib, read, err)
			}
			continue
		}
		if read[0].Err == nil || !strings.HasPrefix(read[0].Err.Error(), want) {
			t.Errorf("%q gives %v, want %s", bib, read[0].Err, want)
		}
	}
}

// TestMathsAndMonths reads what is set higher or lower, and days that are with their months.
func TestMathsAndMonths(t *testing.T) {
	for tex, want := range map[string]string{
		`CO$_2$ in the 5$^{th}$ year`: "CO₂ in the 5th year", `10$^{-6}$ m`: "10⁻⁶ m", `10\textsuperscript{6}`: "10⁶", `H\textsubscript{2}O`: "H₂O",
		`a_b^c`: "a_b^c", `20$^\circ$C`: "20°C", `$x^{2_1}$`: "x²₁", `\$5_`: "$5_",
	} {
		if got, err := decodeTeX(tex); err != nil || got != want {
			t.Errorf("%s reads %q, %v, want %q", tex, got, err, want)
		}
	}
	for month, want := range map[string]string{
		"{March 12}": "1990-03-12", `mar # "~12"`: "1990-03-12", `"8~" # jan`: "1990-01-08", "{12th March}": "1990-03-12", "{Jan/Feb}": "1990-01/1990-02",
		"{March 12--14}": "1990-03-12/1990-03-14", "{28 March - 2 April}": "1990-03-28/1990-04-02", "mar": "1990-03", "3": "1990-03", "{}": "1990",
	} {
		read, err := ReadBibTeX([]byte("@book{a, year = 1990, month = " + month + "}"))
		if err != nil || read[0].Err != nil || read[0].Issued != want {
			t.Errorf("%s is %+v, %v, want %s", month, read, err, want)
		}
	}
}

// TestCrossref: an entry has from another what it leaves to it.
func TestCrossref(t *testing.T) {
	read, err := ReadBibTeX([]byte(`@incollection{part, author = {A, B}, title = {Part}, pages = {3--4}, crossref = {Whole}, address = {Rome}}
@inbook{other, title = {Other}, booktitle = {Mine}, year = 1991, crossref = {whole}}
@collection{whole, editor = {C, D}, title = {Whole}, publisher = {P}, location = {Paris}, year = 1990, month = may, doi = {10.1/x}}`))
	if err != nil {
		t.Fatal(err)
	}
	whole := Names{{Family: "C", Given: "D"}}
	for i, want := range []Work{
		{Type: "chapter", Title: "Part", Author: Names{{Family: "A", Given: "B"}}, Editor: whole, ContainerTitle: "Whole", Publisher: "P", PublisherPlace: "Rome", Issued: "1990-05", Page: "3-4"},
		{Type: "chapter", Title: "Other", Editor: whole, ContainerTitle: "Mine", Publisher: "P", PublisherPlace: "Paris", Issued: "1991"},
	} {
		if diff := differ(want, read[i].Work); diff != "" || read[i].Err != nil || len(read[i].Passed) > 0 {
			t.Errorf("%v %v (-want +got)\n%s", read[i].Err, read[i].Passed, diff)
		}
	}
}

// TestOthers: those that are not named are no author of that name, for any program.
func TestOthers(t *testing.T) {
	csl, err := WriteCSL([]Entry{{"a", Work{Title: "A", Author: Names{{Family: "B"}, {Literal: others}}}}})
	if err != nil || strings.Contains(string(csl), `"literal"`) {
		t.Errorf("%v\n%s", err, csl)
	}
	read, err := ReadCSL([]byte(`{"id": "a", "author": [{"family": "B"}], "custom": {"theirs": 1}}`))
	if err != nil || strings.Join(read[0].Passed, " ") != "custom" || len(read[0].Author) != 1 {
		t.Errorf("%v %+v", err, read)
	}
}

// TestReadCSL reads dates, numbers and marks as other programs write them.
func TestReadCSL(t *testing.T) {
	read, err := ReadCSL([]byte(`[
 {"id": 7, "type": "book", "title": "On <i>bread</i> and <span class=\"nocase\">Wages</span>", "volume": 2, "issued": {"date-parts": [["1956", 10, "23"]]}, "abstract": "…", "note": "x"},
 {"id": "b", "issued": {"date-parts": [[1956]], "season": 3, "circa": true}},
 {"id": "c", "issued": {"raw": "1956-10"}}, {"id": "d", "issued": {"date-parts": [[1956, 10], [1957]]}}, {"id": "e", "issued": {"date-parts": [[-43]]}},
 {"id": "f", "issued": {"literal": "in press"}}, {"id": "g", "author": "World Bank", "DOI": "doi:10.1/x"}, {"id": "h", "title": ["x"]}]`))
	if err != nil {
		t.Fatal(err)
	}
	var dates []string
	for _, r := range read {
		dates = append(dates, r.Issued)
	}
	if diff := differ([]string{"1956-10-23", "1956-23~", "1956-10", "1956-10/1957", "-0043", "in press", "", ""}, dates); diff != "" {
		t.Errorf("dates (-want +got)\n%s", diff)
	}
	if r := read[0]; r.Key != "7" || r.Title != "On bread and Wages" || r.Volume != "2" || strings.Join(r.Passed, " ") != "abstract note" {
		t.Errorf("%+v", r)
	}
	if r := read[6]; r.Author.String() != "World Bank" || r.DOI != "10.1/x" {
		t.Errorf("%+v", r)
	}
	for i, want := range map[int]string{5: "entry 6: the date issued", 7: "entry 8: "} {
		if read[i].Err == nil || !strings.HasPrefix(read[i].Err.Error(), want) {
			t.Errorf("entry %d: %v", i+1, read[i].Err)
		}
	}
	for _, bad := range []string{`{`, `"x"`, `[{"title": "x"}]`, `[3]`, `[{"id": "a"}, {"id": "a"}]`} {
		if _, err := ReadCSL([]byte(bad)); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// TestKeys: each work has a key and a citation that no other has.
func TestKeys(t *testing.T) {
	marx := Work{Title: "A", Author: Names{{Family: "Őry", Given: "A."}}, Issued: "1956-10"}
	two := Work{Title: "C", Author: Names{{Family: "Webb"}, {Family: "Beauvoir", Particle: "de"}}, Issued: "1900"}
	many := Work{Title: "D", Author: Names{{Literal: "World Bank"}, {Family: "B"}, {Family: "C"}}}
	list := []Work{marx, marx, two, many, {Title: "Hungary 1956 – the lost"}, many, {}}
	var keys []string
	for _, e := range Keyed([]string{"", "", "", "given, Name_1", "", "", "ory1956"}, list) {
		keys = append(keys, e.Key)
	}
	if diff := differ([]string{"ory1956a", "ory1956b", "webb1900", "given-Name_1", "hungary-1956", "world-bank", "ory1956"}, keys); diff != "" {
		t.Errorf("keys (-want +got)\n%s", diff)
	}
	if said := Cited(list); !strings.HasSuffix(said[3], "“D” (a)") || !strings.HasSuffix(said[5], "“D” (b)") {
		t.Errorf("two that are undated are cited as %q and %q", said[3], said[5])
	}
	list[5].Title = "E"
	if diff := differ([]string{"Őry 1956a", "Őry 1956b", "Webb & de Beauvoir 1900", "World Bank et al., “D”", "“Hungary 1956 – the lost”", "World Bank et al., “E”", "“”"},
		strings.Split(strings.ReplaceAll(strings.Join(Cited(list), "|"), "World Bank, B, C", "World Bank et al."), "|")); diff != "" {
		t.Errorf("citations (-want +got)\n%s", diff)
	}
}

// TestLine writes a work for readers.
func TestLine(t *testing.T) {
	for i, want := range []string{
		"John Maynard Keynes, “The Economic Consequences of the Peace”, 2nd ed., London: Macmillan & Co., 1919, https://www.gutenberg.org/ebooks/15776 (accessed 2 May 2026)",
		"", "Ana de los Santos et al., “Crowds”, A Book, edited by Jan Čapek, 1, P, about June 1957",
	} {
		if got := library[i].Line("en"); want != "" && got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
	for edition, want := range map[string]string{"1": "1st ed.", "11": "11th ed.", "23": "23rd ed.", "revised": "revised", "": ""} {
		if got := (Work{Edition: edition}).edition("en"); got != want {
			t.Errorf("edition %q is %q, want %q", edition, got, want)
		}
	}
	if got := (Work{Title: "A", Author: Named("X"), Editor: Named("Y"), Edition: "2"}).Said("hu"); got != "X, “A”, szerkesztette Y, 2. kiadás" {
		t.Error(got)
	}
	for pages, want := range map[string]string{"45-67": "45–67", "S-12": "S-12", "e12-3": "e12-3", "S12-S15": "S12–S15", "xi-xx, 3-4": "xi–xx, 3–4", "S12-3, 12-3": "S12-3, 12–3", "A-1-4": "A-1-4"} {
		if got := ranged(pages); got != want {
			t.Errorf("pages %q are %q, want %q", pages, got, want)
		}
		bib := WriteBibTeX([]Entry{{"a", Work{Title: "A", Page: pages}}})
		if read, err := ReadBibTeX(bib); err != nil || read[0].Page != pages {
			t.Errorf("pages %q are read again as %q", pages, read[0].Page)
		}
	}
	w := Work{Title: "A “b”", Author: Named("X"), ContainerTitle: "J", Volume: "1", Issue: "2", Page: "3-4", DOI: "10.1/x", URL: "https://x.org", Accessed: "2026-05-02"}
	if got, want := w.Line("hu"), "X, “A ‘b’”, J 1 (2), 3–4, https://doi.org/10.1/x (elérve: 2026. május 2.)"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestMatch finds the entries of a file that are the sources of a study.
func TestMatch(t *testing.T) {
	file := []Read{{Entry: Entry{"a", Work{Title: "Bread and wages", DOI: "10.1/X"}}}, {Entry: Entry{"b", Work{Title: "Crowds!", URL: "https://x.org/b/"}}}, {Entry: Entry{"c", Work{Title: "crowds"}}}}
	got, err := Match([]Entry{{"c", Work{}}, {"z", Work{DOI: "10.1/x"}}, {"y", Work{URL: "https://x.org/b"}}, {"w", Work{Title: "Bread & Wages"}}, {"v", Work{Title: "BREAD AND WAGES"}}}, file)
	if diff := differ([]int{2, 0, 1, -1, 0}, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
	if _, err := Match([]Entry{{"", Work{Title: "Crowds"}}}, file); err == nil || !strings.Contains(err.Error(), "may be b or c") {
		t.Errorf("two alike give %v", err)
	}
	if got, _ := Match([]Entry{{"x", Work{Title: "Else"}}}, file[:1]); got[0] != 0 {
		t.Error("one source and one entry are not the same")
	}
}

// TestNames reads names in JSON, and writes them as CSL has them.
func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		`"A. Reporter"`: "A. Reporter", `["A", {"family": "B", "given": "C"}]`: "A, C B", `null`: "", `""`: "",
		`[{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}]`: "Vincent van Gogh", `["A", "B", "C", "D"]`: "A et al.",
	} {
		var ns Names
		if err := json.Unmarshal([]byte(in), &ns); err != nil || ns.String() != want {
			t.Errorf("%s is %q, %v", in, ns, err)
		}
	}
	for _, bad := range []string{`7`, `[7]`, `{"family": "B"}`} {
		if err := json.Unmarshal([]byte(bad), new(Names)); err == nil {
			t.Errorf("%s is read", bad)
		}
	}
}

// TestProblems: each has its property.
func TestProblems(t *testing.T) {
	w := Work{Type: "boook", Issued: "last year", Accessed: "2026-13", DOI: "https://doi.org/10.1/x", URL: "example.org", Author: Names{{Given: "A"}}, Editor: Names{{Literal: "A", Family: "B"}}}
	var got []string
	for _, p := range w.Problems() {
		got = append(got, p.Name)
		if p.Message == "" || p.Hint == "" {
			t.Errorf("%+v", p)
		}
	}
	if diff := differ(strings.Fields("type issued accessed DOI URL author editor"), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, e := range library {
		if p := e.Problems(); len(p) > 0 {
			t.Errorf("%s: %v", e.Key, p)
		}
	}
}

// FuzzBibTeX: what is read can be written, and read again as the same.
func FuzzBibTeX(f *testing.F) {
	f.Add(string(WriteBibTeX(library)))
	f.Add(`@article(a, author = "von A, Jr, B and {C D}" # x, title = {\'{\i}--{b}\%}, year=1956)`)
	f.Fuzz(func(t *testing.T, text string) {
		read, err := ReadBibTeX([]byte(text))
		if err != nil {
			return
		}
		var good []Entry
		for _, r := range read {
			if r.Err == nil {
				good = append(good, r.Entry)
			}
		}
		bib := WriteBibTeX(good)
		again, err := ReadBibTeX(bib)
		if err != nil {
			t.Fatalf("%v\n%s", err, bib)
		}
		if len(again) != len(good) {
			t.Fatalf("%d entries became %d\n%s", len(good), len(again), bib)
		}
		for i, r := range again {
			if r.Err != nil {
				t.Fatalf("%v\n%s", r.Err, bib)
			}
			if diff := differ(good[i], r.Entry); diff != "" {
				t.Fatalf("%s\n%s", bib, diff)
			}
		}
	})
}

// FuzzCSL: what is read can be written, and read again as the same.
func FuzzCSL(f *testing.F) {
	csl, _ := WriteCSL(library)
	f.Add(string(csl))
	f.Fuzz(func(t *testing.T, text string) {
		read, err := ReadCSL([]byte(text))
		if err != nil {
			return
		}
		var good []Entry
		for _, r := range read {
			if r.Err == nil {
				good = append(good, r.Entry)
			}
		}
		csl, err := WriteCSL(good)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ReadCSL(csl)
		if err != nil || len(again) != len(good) {
			t.Fatalf("%v: %d entries became %d\n%s", err, len(good), len(again), csl)
		}
		for i, r := range again {
			if good[i].Type == "" {
				good[i].Type = "document"
			}
			if diff := differ(good[i], r.Entry); diff != "" || r.Err != nil {
				t.Fatalf("%v\n%s\n%s", r.Err, csl, diff)
			}
		}
	})
}
