package weave

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/limits"
)

// bundled is a weaver of the bundled study.
var bundled = sync.OnceValues(func() (*Weaver, error) {
	p, err := workspace.Find("hungary-1956")
	if err != nil {
		return nil, err
	}
	w, err := workspace.Load(p, charts.Options{Allow: true})
	if err != nil {
		return nil, err
	}
	return New(w, nil), nil
})

func weave(t testing.TB, name, text string) *Woven {
	t.Helper()
	w, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	woven, err := w.Weave(a)
	if err != nil {
		t.Fatal(err)
	}
	return woven
}

// TestNumbers fills numbers in each form and language.
func TestNumbers(t *testing.T) {
	for _, test := range []struct{ name, mark, want string }{
		{"a.md", "wages.worker", "1,000 forints"},
		{"a.md", "wages.worker number", "1,000"},
		{"a.md", "wages.worker label", "1,000"},
		{"a.md", "wages.officials", "up to 11,000 forints and over"},
		{"a.md", "wages.officials number", "up to 11,000 and over"},
		{"a.md", "casualties.poznan-wounded number", "more than 400"},
		{"a.md", "casualties.poznan-wounded label", "> 400"},
		{"a.md", "officials-per-worker", "more than 11 times"},
		{"a.md", "officials-per-worker spelled", "more than eleven times"},
		{"a.md", "officials-per-worker number", "more than 11"},
		{"a.md", "civilians-of-dead", "82.1%"},
		{"a.md", "wage-reform.tax spelled", "4%"},
		{"a.md", "officials-change", "more than 68.1% less"},
		{"a.md", "officials-change number", "more than 68.1%"},
		{"a.md", "worker-change number", "10%"},
		{"a.md", "revolution-length number", "19"},
		{"a.md", "timeline.stalin-death date", "March 1953"},
		{"a.md", "timeline.revolution date", "23 October – 10 November 1956"},
		{"a.md", "timeline.revolution year", "1956"},
		{"a.hu.md", "officials-per-worker", "több mint 11-szer"},
		{"a.el.md", "wages.worker", "1.000 φιορίνια"},
	} {
		hedge := map[string]string{"a.md": "it is proposed"}[test.name]
		w := weave(t, test.name, "x ["+"="+test.mark+"] "+hedge+"\n")
		for _, f := range append(w.Faults, w.Typed...) {
			t.Errorf("%s: %v", test.mark, f)
		}
		got, _, _ := strings.Cut(string(w.Text), "][=")
		got = strings.ReplaceAll(strings.TrimPrefix(got, "x ["), "\u00a0", " ")
		if strings.TrimPrefix(got, "\\") != test.want {
			t.Errorf("[=%s] in %s: %q, want %q", test.mark, test.name, got, test.want)
		}
	}
}

// TestFaults are marks that cannot be filled: nothing is.
func TestFaults(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"[=wages.wroker]", `a.md:1:1: there is no observation "wages.wroker": did you mean "wages.worker"?`},
		{"[=officials-per-wroker]", `did you mean "officials-per-worker"?`},
		{"[=wages.worker wrods]", `there is no form "wrods": did you mean "words"?`},
		{"[=wages.worker words more]", "more than a name and a form"},
		{"[=displaced-per-killed]", `the comparison "displaced-per-killed" is refused`},
		{"[=displaced-per-killed]", "take it out, or compare rows whose bounds or dates give it a limit"},
		{"[=crowds.budapest-joiners]", "crowds.budapest-joiners has no words to tell"},
		{"[=timeline.pockets-until year]", "timeline.pockets-until has no year to tell"},
		{"[=own mine]", "has the number, and a note"},
		{"[12][=own]", "has the number, and a note"},
		{"a\n[=chart wages]: #", "put it on a line of its own"},
		{"[=chart wgaes]: #", `there is no chart "wgaes": did you mean "wages"?`},
		{"[=chart]: #", "a chart without a name"},
		{"[=chart wages hlaf]: #", "a size and a format"},
		{"[=chart tanks card]: #", `the chart "tanks" cannot have the size card; it can have full, half`},
		{"[=table wgaes]: #", `there is no table "wgaes": did you mean "wages"?`},
		{"[=table wages gruop]: #", `the table wages has no column "gruop"`},
		{"[=table wages.worker wages.wroker]: #", `there is no observation "wages.wroker"`},
		{"[=caveats nope]: #", `there is no comparison "nope"`},
		{"[=charts /etc]: #", `"/etc" is no folder for pictures`},
		{"[=charts]: #", "without a folder"},
	} {
		w := weave(t, "a.md", test.text+"\n\n[=police-per-worker]\n")
		if len(w.Faults) == 0 || !strings.Contains(w.Faults.Error(), test.want) {
			t.Errorf("%q: %v, want %q", test.text, w.Faults, test.want)
		}
		if string(w.Text) != string(w.Article.Text) || len(w.Changes) > 0 {
			t.Errorf("%q: it was filled all the same", test.text)
		}
	}
	if w := weave(t, "a.de.md", "x"); len(w.Faults) != 1 || !strings.Contains(w.Faults.Error(), `there is no locale "de"`) {
		t.Errorf("%v", w.Faults)
	}
}

// TestTyped judges the numbers that an author types: each must be one of the
// study's, with its bound.
func TestTyped(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		// These hold.
		{"A worker earned 1,000 forints.", ""},
		{"More than 400 people were wounded, over 400.", ""},
		{"The dead: 78, of whom 64 civilians or 82.1%.", ""},
		{"If the estimate holds it was more than 25.6 times Poznań.", ""},
		{"It is speculated that over 2,000 were killed.", ""},
		{"The crowd grew 6.25 times, on 28 June 1956, by 10 a.m.", ""},
		{"In October 1956 and in 1953.", ""},
		{"The programme would have given 1,100 forints.", ""},
		{"# 1. First\n\n## 1.1 A\n\n## 1.2 B\n\n# 2. Second", ""},
		{"1. one thing\n2. two readings of it", ""},
		{"```\n99 and 98\n```\n\n`97` <https://example.org/96>", ""},
		{"[12][=own counted by hand] pages", ""},
		// These do not.
		{"It was 25 times as much, if true.", "is more than 25.6 times|write “more than 25.6 times”"},
		{"At least 26 times, if true.", "no row says this"},
		{"In Poznań 78 people were wounded.", "casualties.poznan-dead is not of “wounded”"},
		{"In Poznań 450 were executed.", "executions.executed is not of “poznań”"},
		{"Of the dead in Budapest 82.1% were civilians.", "civilians-of-dead is not of “budapest”"},
		{"Then 12,000 prisoners were released.", "prisoners.imprisoned is not of “released”"},
		{"Then 12,000 were imprisoned, after 5,500 prisoners had been released.", ""},
		{"Of the 78 dead of Poznań 64 were civilians, and more than 400 people were wounded.", ""},
		{"Stalin died in June 1953.", "on “stalin” there is"},
		{"Stalin died in March 1953.", ""},
		{"In Budapest 50,000 people stood before the statue.", ""},
		{"64 tanks were there.", "casualties.poznan-civilians is 64 people, not tanks"},
		{"Under 400 people were wounded.", "casualties.poznan-wounded is more than 400 people|with the table’s number: More than 400 people were wounded."},
		{"Exactly 400 people were wounded.", "is more than 400 people"},
		// The number of another thing.
		{"There were 3,000 dead.", "and nothing of the study on “dead” has that number|on “dead” there is casualties.poznan-dead (78 people)"},
		{"<!-- a note of 998 --> It was 999 forints.", "999"},
		{"<div>\nif 5 < 6 then 998 forints\n</div>", "998"},
		{"<div>\n<!-- 5 > 3, 998 --> <b title=\"5 > 997\">so</b> <script>996</script>\n</div>", ""},
		{"(997) workers died.", "the text says “997”"},
		{"(1) one reason, (2) another.", ""},
		{"The dead were 1956.", "has that number"},
		{"It happened in 1956.", ""},
		{"Between 800 and 1,500 tanks were sent.", "has that number"},
		{"They had 100 tanks.", "has that number"},
		{"The bombs killed 1,000 children.", "has that number"},
		{"Between 800 and 1,500 forints, it was proposed.", ""},
		{"Over 400 people suffered, besides the 78 dead.", ""},
		{"The highest officials earned more than 25 times as much, if true.", "which is killed-per-poznan-dead, and nothing on “officials”|officials-per-worker (more than 11 times)"},
		{"The highest officials earned 25 times as much.", "and nothing of the study on “officials” has that number|officials-per-worker (more than 11 times)"},
		{"There were 7,777 dead.", "has that number"},
		{"On 29 June 1956.", "has that date|[=table.id date]"},
		{"In 1972.", "has that date"},
		{"At 11 a.m.", "has that time"},
		{"Three people died.", "has that number"},
		{"Over 2,000 people were killed.", "as a fact, and casualties.hungary-killed is speculated"},
		{"# 78.5 degrees", "“78.5 degrees”"},
		{"![99 tanks](a.png)", "“99 tanks”"},
		{"<p>99 tanks</p>", "“99 tanks”"},
		{"a[^1]\n\n[^1]: 99 tanks", "“99 tanks”"},
		{"| a |\n| --- |\n| 99 |", "“99”"},
	} {
		w := weave(t, "a.md", test.text+"\n")
		if test.want == "" {
			for _, f := range append(w.Faults, w.Typed...) {
				t.Errorf("%q: %v", test.text, f)
			}
			continue
		}
		for _, want := range strings.Split(test.want, "|") {
			if len(w.Typed) == 0 || !strings.Contains(strings.ReplaceAll(w.Typed.Error(), "\u00a0", " "), want) {
				t.Errorf("%q: %v, want %q", test.text, w.Typed, want)
			}
		}
	}
}

// TestAround are words that an author puts around a number that is filled in, which
// make it say more than the text.
func TestAround(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Nearly [1,000 forints][=wages.worker].", "makes it about, and wages.worker is exact"},
		{"More than [1,000][=wages.worker number] forints.", "makes it over"},
		{"It was [more than 2,000][=casualties.hungary-killed number] who died.", "casualties.hungary-killed is told as a fact, and it is speculated"},
		{"It was [1,100][=worker-after number].", "worker-after is told as a fact, and it is proposed"},
		{"Up to [3,500][=wage-reform.cap number] was proposed.", ""}, // a limit has its side
		{"From [1,000][=wages.worker number] to [3,000][=wages.secret-police number].", ""},
		{"It is said that [more than 2,000][=casualties.hungary-killed number] died.", ""},
		{"It was [1,000 forints][=wages.worker] or [3,000][=wages.secret-police number].", ""},
		{"It was [3,000][=wages.secret-police number] forints.", ""},
		{"It was [3,000][=wages.secret-police number]00 forints.", "makes it 3,00000, and wages.secret-police is 3,000"},
		{"It was [3,000][=wages.secret-police number] dollars.", "makes it 3,000 dollars"},
		{"It was [3,000][=wages.secret-police number]% of it.", "makes it 3,000%"},
		{"It was -[3,000][=wages.secret-police number].", "makes it -3,000"},
		{"It was [1,000 forints][=wages.worker] per day.", "makes it 1,000 forints per day"},
		{"[78][=casualties.poznan-dead number] percent of them died.", "makes it 78 percent"},
		{"It was [78][=casualties.poznan-dead number] tanks.", "makes it 78 tanks"},
		{"It was [1,000][=wages.worker number]k forints.", "makes it 1,000k"},
		{"Twice [1,000 forints][=wages.worker].", "makes it Twice 1,000 forints"},
		{"Half of [1,000 forints][=wages.worker].", "makes it Half of 1,000 forints"},
		{"It doubled, to [3,000 forints][=wages.secret-police].", ""},
		{"In 2[1956][=timeline.revolution year].", "makes it 21956"},
		{"In [1956][=timeline.revolution year], October.", ""},
		{"It was [1,000][=wages.worker number], [3,000][=wages.secret-police number] forints.", ""},
		{"It was [82.1][=civilians-of-dead number]%.", ""},
		{"It was [more than 11 times][=officials-per-worker] a worker’s.", ""},
		{"It was [78][=casualties.poznan-dead number] dead.", ""},
	} {
		w := weave(t, "a.md", test.text+"\n")
		if test.want == "" && len(w.Typed) > 0 || test.want != "" && (len(w.Typed) != 1 || !strings.Contains(w.Typed.Error(), test.want)) {
			t.Errorf("%q: %v, want %q", test.text, w.Typed, test.want)
		}
	}
}

// TestManyPlaces has as many places in one paragraph as an article may have: each is
// compared with those near it alone, and costs about what it does in a short paragraph.
func TestManyPlaces(t *testing.T) {
	const most = 8 // times as long
	sentence := "It was [1956][=timeline.revolution year] then."
	took := func(between string) (least time.Duration) {
		text := strings.Repeat(sentence+between, limits.Marks-1) + "More than [1,000][=wages.worker number] forints.\n"
		for i := range 2 {
			start := time.Now()
			w := weave(t, "a.md", text)
			if d := time.Since(start); i == 0 || d < least {
				least = d
			}
			if len(w.Typed) != 1 || !strings.Contains(w.Typed.Error(), "makes it over") {
				t.Fatalf("%q: %v %v", between, w.Faults, w.Typed)
			}
		}
		return least
	}
	if apart, together := took("\n\n"), took(" "); together > most*apart {
		t.Errorf("%d places took %s in one paragraph, and %s in one each", limits.Marks, together, apart)
	}
}

// TestUnfindable writes nothing where what is filled in would not be found again.
func TestUnfindable(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"It was [=wages.worker].\n\n```\ncode that does not end\n", "a.md:5:1: what is filled in here would not be found again\n    close the code"},
		{"It was [=wages.worker].\n\n<!-- a comment that does not end\n", "would not be found again"},
		{"It was [=wages.worker; and so on.\n", "a.md:1:8: “[=wages.worker;” is no mark that can be read"},
		{"It was [wages.worker].\n", "a.md:1:8: “[wages.worker]” is no mark that can be read"},
		{"It was =officials-per-worker].\n", "“=officials-per-worker]” is no mark"},
		{"[=chart wages: #\n", "“[=chart” is no mark"},
		{"It was \\[=wages.worker] and `[=wages.worker;` and [an.example] and [x] = y].\n", ""},
		{"[=chart wages]: #\n\n![x](charts/wages.svg)\n\n*Mine.*\n\nMy own words.\n\n[=/chart wages]: #\n", "a.md:7:1: the words “My own words.” are inside of [=chart wages] and would be lost"},
		{"[=caveats]: #\n\nNone.\n\n[=/caveats]: #\n", ""},
		{"[=table wages]: #\n\n| a |\n| - |\n\nA note.\n\n[=/table wages]: #\n", "“A note.” are inside of [=table wages]"},
		{"[=chart wages]: #\n\n<picture markdown=\"span\">![x](charts/wages.svg)</picture>\n", "a.md:1:1: [=chart wages] has lost its end"},
		{"<p>It was [=wages.worker]</p>\n", "a.md:1:11: the mark [=wages.worker] is in HTML, where it cannot be filled in"},
		{"<p>It was <code>[=wages.worker]</code></p>\n", ""},
		{"It was [=wages.worker].\n\n<!-- a comment -->\n", ""},
	} {
		w := weave(t, "a.md", test.text)
		if test.want == "" && len(w.Faults) > 0 || test.want != "" && (!strings.Contains(w.Faults.Error(), test.want) || string(w.Text) != test.text) {
			t.Errorf("%q: %v, want %q", test.text, w.Faults, test.want)
		}
	}
}

// TestUnbroken leaves a place as it is whose lines a formatter has broken.
func TestUnbroken(t *testing.T) {
	for _, text := range []string{"> It was [more than\n> 11 times][=officials-per-worker].\n", "- > It was [more than 11\n  > times][=officials-per-worker].\n"} {
		once := weave(t, "a.md", text)
		if len(once.Changes) != 1 || !strings.HasPrefix(string(once.Text), strings.TrimSuffix(text, "\n")) {
			t.Errorf("%q: %v", text, once.Changes)
		}
	}
}

// TestChangedMeanwhile leaves an article that was saved while it was woven.
func TestChangedMeanwhile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.md")
	if err := os.WriteFile(name, []byte("It was [=wages.worker], and more.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	w := weave(t, "a.md", "It was [=wages.worker].\n")
	if _, err := w.Save(name, false); !errors.Is(err, files.ErrChanged) {
		t.Errorf("%v", err)
	}
	if b, _ := os.ReadFile(name); string(b) != "It was [=wages.worker], and more.\n" {
		t.Errorf("%q", b)
	}
}

// TestChanges names what is otherwise now, with the sentence that is true.
func TestChanges(t *testing.T) {
	w := weave(t, "a.md", "First. There were [77][=casualties.poznan-dead number] dead and\n[63 people][=casualties.poznan-civilians] of them. Last.\n\n[=chart wages]: #\n\n![old 12](charts/wages.svg)\n\n[=/chart wages]: #"+article.Fingerprint("![old 12](charts/wages.svg)")+"\n")
	var got []string
	for _, c := range w.Changes {
		got = append(got, fmt.Sprintf("%d:%d %s %q→%q %q", c.Line, c.Column, c.Mark, c.Was, c.Now, c.Sentence))
	}
	want := `1:19 casualties.poznan-dead number "77"→"78" "There were 78 dead and 64 people of them."
2:1 casualties.poznan-civilians "63 people"→"64 people" "There were 78 dead and 64 people of them."
4:1 chart wages ""→"" ""`
	if s := strings.ReplaceAll(strings.Join(got, "\n"), `\u00a0`, " "); s != want {
		t.Errorf("%s\nwant\n%s", s, want)
	}
	if again := weave(t, "a.md", string(w.Text)); len(again.Changes) > 0 || string(again.Text) != string(w.Text) {
		t.Errorf("woven again, %v changes", again.Changes)
	}
}

// TestEscapes takes a study whose words are signs of Markdown, HTML and JSX.
func TestEscapes(t *testing.T) {
	const wild = "*a* _b_ `c` [d](e) <script> {f} | ~g~ & \\ \"h\" $i$"
	quote := strings.ReplaceAll("5 "+wild, `"`, `""`)
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "wild", "title": "Wild", "sources": [{"title": "T <b>", "author": "*A*"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "what", "type": "string"}, {"name": "value", "type": "number"}, {"name": "bound", "type": "string"}, {"name": "unit", "type": "string"}, {"name": "statistic", "type": "string"}, {"name": "modality", "type": "string"}, {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}], "primaryKey": "id"}}]}`)},
		"t.csv":            {Data: []byte("id,what,value,bound,unit,statistic,modality,quote,where\na,\"" + strings.ReplaceAll(wild, `"`, `""`) + "\",5,exact,person,total,asserted,\"" + quote + "\",\"" + strings.ReplaceAll(wild, `"`, `""`) + "\"\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	w := New(workspace.Of(workspace.Place{FS: s.FS}, s, charts.Options{Allow: true}), nil)
	text := "[=t.a]\n\n[=table t]: #\n\n[=sources]: #\n"
	for range 2 {
		a, err := article.Parse("a.md", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		woven, err := w.Weave(a)
		if err != nil {
			t.Fatal(err)
		}
		if len(woven.Faults) > 0 {
			t.Fatal(woven.Faults)
		}
		text = string(woven.Text)
	}
	for _, bad := range []string{"*a*", "_b_", "<script>", "{f}", "`c`", "](e)"} {
		for i := 0; ; {
			j := strings.Index(text[i:], bad)
			if j < 0 {
				break
			}
			if i += j; text[i-1] != '\\' && !strings.Contains(bad, "](") {
				// The titles of links are no Markdown, but can end in no tag.
				line := text[strings.LastIndexByte(text[:i], '\n')+1:]
				if !strings.HasPrefix(line, "[=t.a]: ") || bad == "<script>" || bad == "{f}" {
					t.Errorf("%s stands as it is in %s", bad, line[:min(len(line), 200)])
				}
			}
			i++
		}
	}
	a, _ := article.Parse("a.md", []byte(text))
	again, err := w.Weave(a)
	if err != nil || string(again.Text) != text {
		t.Errorf("woven again it changes: %v\n%s\n%s", err, text, again.Text)
	}
}

// TestPictures draws a chart for light, dark and narrow pages.
func TestPictures(t *testing.T) {
	var paths []string
	for _, p := range weave(t, "a.hu.md", "[=charts ../img https://example.org/i]: #\n\n[=chart wages]: #\n\n[=chart crowds half png]: #\n").Pictures {
		paths = append(paths, p.Path)
	}
	want := "../img/wages.half.dark.hu.svg ../img/wages.half.hu.svg ../img/wages.dark.hu.svg ../img/wages.hu.svg ../img/crowds.half.dark.hu.png ../img/crowds.half.hu.png"
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	w := weave(t, "a.md", "[=charts ../img https://example.org/i/]: #\n\n[=chart wages]: #\n")
	if !strings.Contains(string(w.Text), "(https://example.org/i/wages.svg)") || strings.Contains(string(w.Text), "../img/wages") {
		t.Errorf("%s", w.Text)
	}
}

// TestBundledArticles holds the articles of the bundled study as they stand in the
// repository: woven, and with no number of their own.
func TestBundledArticles(t *testing.T) {
	const dir = "../../../../datasets/hungary-1956"
	names, err := article.In(os.DirFS(dir))
	if err != nil || len(names) < 3 {
		t.Fatal(names, err)
	}
	if os.Getenv("UPDATE") != "" {
		w, err := bundled()
		if err != nil {
			t.Fatal(err)
		}
		w.Force = true // the articles of the repository are filled by this test alone
		defer func() { w.Force = false }()
	}
	for _, name := range names {
		text, err := os.ReadFile(dir + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		w := weave(t, name, string(text))
		for _, f := range append(w.Faults, w.Typed...) {
			t.Error(f)
		}
		if os.Getenv("UPDATE") != "" {
			if _, err := w.Save(dir+"/"+name, true); err != nil {
				t.Fatal(err)
			}
			continue
		}
		for _, c := range w.Changes {
			t.Errorf("%s:%d: %s is stale; UPDATE=1 weaves it", name, c.Line, c.Mark)
		}
		stale, why, err := w.Stale(func(name string) ([]byte, error) { return os.ReadFile(dir + "/" + name) })
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range stale {
			t.Errorf("%s: %s: %s; UPDATE=1 weaves it", name, p.Path, why[i])
		}
	}
}

// TestWriteLooksAgain writes nothing at all where something has changed since it was
// looked at: the article, a picture's place, in one folder or in two.
func TestWriteLooksAgain(t *testing.T) {
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, test := range map[string]struct {
		change func(dir string)
		say    string
	}{
		"article": {func(dir string) { put(dir+"/a.md", "mine") }, "changed in the meantime, so nothing is written\n    weave it again"},
		"picture": {func(dir string) { put(dir+"/x.svg", "mine") }, "x.svg has been changed, or quotient did not write it"},
		"other":   {func(dir string) { put(dir+"/other/b.md", "mine") }, "changed in the meantime"},
		"gone":    {func(dir string) { os.Remove(dir + "/a.md") }, "a.md"},
		"none":    {func(string) {}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := errors.Join(os.Mkdir(dir+"/other", 0o777), os.Symlink("other", dir+"/same")); err != nil {
				t.Skip(err)
			}
			put(dir+"/a.md", "a")
			put(dir+"/other/b.md", "b")
			list := []File{
				{Dir: dir, Name: "x.svg", Text: []byte("x")},
				{Dir: dir, Name: "a.md", Text: []byte("A"), Was: []byte("a")},
				{Dir: dir + "/other", Name: "b.md", Text: []byte("B"), Was: []byte("b")},
				{Dir: dir + "/same", Name: "y.svg", Text: []byte("y")},
			}
			test.change(dir)
			err := Write(list)
			written := 0
			for _, f := range list {
				if is, _ := os.ReadFile(f.Dir + "/" + f.Name); string(is) == string(f.Text) {
					written++
				}
			}
			switch {
			case test.say == "":
				if err != nil || written != len(list) {
					t.Errorf("%v, %d written", err, written)
				}
			case err == nil || !strings.Contains(err.Error(), test.say) || written != 0:
				t.Errorf("%v, %d written", err, written)
			}
		})
	}
}

// FuzzWeave holds that any article can be woven, and stays the same when it is woven
// again.
func FuzzWeave(f *testing.F) {
	f.Add("a [=wages.worker] b [over 3][=officials-per-worker]\n\n[=table wages]: #\n\n[=caveats]: #\n[=sources]: #\n")
	f.Add("# 1. [=police-per-worker spelled]\n\n12 < 13 {x} | [12][=own a \"b\" | <c>]\n")
	f.Add("[=links]: #\r\n\r\n[=/links]: #\r\n- [=wages.worker]")
	f.Fuzz(func(t *testing.T, text string) {
		w, err := bundled()
		if err != nil {
			t.Fatal(err)
		}
		a, err := article.Parse("a.md", []byte(text))
		if err != nil {
			return
		}
		woven, err := w.Weave(a)
		if err != nil {
			t.Fatal(err)
		}
		if len(woven.Faults) > 0 {
			if string(woven.Text) != text {
				t.Fatalf("%q has faults, and becomes %q", text, woven.Text)
			}
			return
		}
		b, err := article.Parse("a.md", woven.Text)
		if err != nil {
			t.Fatal(err)
		}
		again, err := w.Weave(b)
		if err != nil {
			t.Fatal(err)
		}
		if len(again.Faults) > 0 || string(again.Text) != string(woven.Text) {
			t.Fatalf("%q becomes %q, and then %q %v", text, woven.Text, again.Text, again.Faults)
		}
	})
}

// BenchmarkWeave weaves an article of one megabyte with five hundred places.
func BenchmarkWeave(b *testing.B) {
	w, err := bundled()
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for i := 0; i < 500; i++ {
		fmt.Fprintf(&text, "## Section\n\nIt was [=%s] of them. %s\n\n", []string{"wages.worker", "officials-per-worker", "civilians-of-dead"}[i%3], strings.Repeat("Words that say nothing of any number, on and on, as articles have them. ", 28))
	}
	text.WriteString("[=chart wages]: #\n\n[=sources]: #\n")
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		a, err := article.Parse("a.md", []byte(text.String()))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Weave(a); err != nil {
			b.Fatal(err)
		}
	}
}
