package charts

import (
	"io/fs"
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts/internal/spec"
	"quotient/datasets/check"
)

// wordsOf runs the check of words on the bundled study, in every language, with
// some files edited: old text, new text.
func wordsOf(t *testing.T, edits map[string][][2]string) check.Result {
	t.Helper()
	list, err := study(t, edits)
	if err != nil {
		t.Fatal(err)
	}
	s := list[0].study
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"hu", "el"} {
		more, err := In(tag, s, c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, more...)
	}
	return Verify(s, c, list)
}

func TestVerify(t *testing.T) {
	const wages = "en: The highest officials earned {officials-per-worker|spelled} a worker’s salary"
	title := func(new string) map[string][][2]string {
		return map[string][][2]string{spec.File: {{wages, "en: " + new}}}
	}
	edit := func(file, old, new string) map[string][][2]string { return map[string][][2]string{file: {{old, new}}} }
	for _, tt := range []struct {
		name  string
		edits map[string][][2]string
		want  string // pieces of the one finding, parted by |; "" for none
	}{
		{"as it is", nil, ""},

		// Numbers of rows and comparisons, by their bounds.
		{"a value", title("A worker earned 1,000 forints"), ""},
		{"a value in words", title("A worker earned a thousand forints"), ""},
		{"another value", title("A worker earned 1,200 forints"), "charts.yaml:8:27: wages: the title says “1,200 forints” in “A worker earned 1,200 forints”, and wages.worker is 1,000 forints|write “1,000 forints”, or {wages.worker|words}"},
		{"a multiple", title("Officials earned more than 11 times a worker’s"), ""},
		{"a multiple as a sign", title("Officials earned more than 11× a worker’s"), ""},
		{"a bound left out", title("Officials earned 11 times a worker’s"), "the title says “11 times”|officials-per-worker is more than 11 times|write “more than 11 times”"},
		{"a closed end", title("Officials earned at least 11 times a worker’s"), "write “more than 11 times”"},
		{"another multiple", title("Officials earned more than 12 times a worker’s"), "“more than 12 times”|write “more than 11 times”"},
		{"another unit", title("A worker earned 1,000 forints, 3,000 days long"), "“3,000 days"},
		{"a number of another chart", title("Officials lived through 2,000 tanks"), "nothing here has that number|{military.second-invasion|words}"},
		{"words around a template", title("Officials earned exactly {officials-per-worker|words} a salary"), "what stands around “more than 11 times” in the title|it is over"},
		{"a bound around an exact number", title("A worker earned more than {wages.worker|words}"), "makes it over, and it is exact"},
		{"a number of something else", title("A worker had 1,000 horses"), "“1,000 horses”|wages.worker is 1,000 forints, not horses"},
		{"a number of nothing", title("Officials had 900 cars"), "the title says “900 cars”|nothing here has that number"},
		{"a percentage that is none", title("Officials earned 3,000% of it"), "“3,000%"},
		{"a speculated number as the tanks", title("Officials saw 2,000 killed"), "“2,000 killed”"},
		{"a twofold", edit(spec.File, "Budapest’s {budapest-growth|spelled}", "Budapest’s twice that"), ""},
		{"a threefold", edit(spec.File, "Budapest’s {budapest-growth|spelled}", "Budapest’s five times that"), "“five times|write “6.25 times”"},
		{"rounded down, with a closed end", edit(spec.File, "Hungary’s dead were more than 25 times Poznań’s", "Hungary’s dead were at least 25.6 times Poznań’s"), ""},
		{"rounded down, without a bound", edit(spec.File, "Hungary’s dead were more than 25 times Poznań’s", "Hungary’s dead were 25.6 times Poznań’s"), "write “more than 25.6 times”"},
		{"rounded up", edit(spec.File, "Hungary’s dead were more than 25 times Poznań’s", "Hungary’s dead were more than 26 times Poznań’s"), "write “more than 25.6 times”"},
		{"rounded too far", edit(spec.File, "Hungary’s dead were more than 25 times Poznań’s", "Hungary’s dead were more than 20 times Poznań’s"), "write “more than 25.6 times”"},
		{"a share", edit(spec.File, `"{civilians-of-dead|fraction} of Poznań’s dead were civilians"`, "82% of Poznań’s dead were civilians"), ""},
		{"a share rounded wrong", edit(spec.File, `"{civilians-of-dead|fraction} of Poznań’s dead were civilians"`, "83% of Poznań’s dead were civilians"), "write “82.1%”"},
		{"a share without its sign", edit(spec.File, `"{civilians-of-dead|fraction} of Poznań’s dead were civilians"`, "Some 82 of Poznań’s dead were civilians"), "“Some 82"},
		{"a change", edit(spec.File, "cut the highest salary to {officials-after|words}", "paid the highest official more than 68% less"), ""},
		{"a change the other way", edit(spec.File, "cut the highest salary to {officials-after|words}", "paid the highest official at most 68% less"), "“at most 68%"},

		// Beside a row stands what is of that row.
		{"the base", edit(spec.File, "wages.worker: 1×", "wages.worker: 2×"), "the cell of wages.worker says “2×”"},
		{"the multiple of another row", edit(spec.File, "wages.worker: 1×", "wages.worker: 3×"), "the cell of wages.worker says “3×”"},
		{"a multiple that nothing else shows", edit(spec.File, `wages.secret-police: "{police-per-worker}"`, "wages.secret-police: 3×"), "if it is police-per-worker, write {police-per-worker|words}"},
		{"a multiple of the row", edit(spec.File, `prisoners.imprisoned:
        en: "{imprisoned-per-released} those`, `prisoners.imprisoned:
        en: "2.18× those`), ""},

		// Dates, times, names, counts.
		{"a month", edit(spec.File, "Poznań, June 1956; one", "Poznań, July 1956; one"), "poznan-dead: the subtitle says “July 1956”|the rows are dated June 1956"},
		{"a year", edit(spec.File, "in Hungary, 1956; one", "in Hungary, 1957; one"), "tanks: the subtitle says “1957”"},
		{"a year in Hungarian", edit(spec.File, "az 1956. októberi", "az 1957. októberi"), "1957"},
		{"a day", edit(analysis.SpecFile, "crowd on 23 October", "crowd on 24 October"), "comparisons.yaml:|budapest-growth: the title says “24 October”"},
		{"a time", edit(analysis.SpecFile, "demonstration by 10 a.m.", "demonstration by 11 a.m."), "poznan-growth: the title says “11 a.m.”"},
		{"an hour", edit(analysis.SpecFile, "a count at ten in the morning", "a count at nine in the morning"), "deaths-per-demonstrator: the waiver says “nine"},
		{"a year of a title", title("Salaries before 1956"), ""},
		{"a count", edit(analysis.SpecFile, "no ratio of the two is true", "no ratio of the three is true"), "displaced-per-killed: the waiver says “three”|say it without the number"},
		{"a term", edit(spec.File, "hu: délelőtt 10-re", "hu: délelőtt 11-re"), `the term for "by 10 a.m." says “11`},
		{"an ordinal in a term", edit(spec.File, "el: 20ό συνέδριο", "el: 21ό συνέδριο"), "says “21"},

		// Captions of comparisons.
		{"a caveat", edit(analysis.SpecFile, "The 64 civilians are among the 78 dead.", "The 64 civilians are among the 87 dead."), "civilians-of-dead: the caveat \"part-of\" says “87 dead”|casualties.poznan-dead is 78 people"},
		{"a caveat’s bound", edit(analysis.SpecFile, "and said to be over 2,000", "and said to be 2,000"), "write “more than 2,000 people”"},
		{"how often", edit(analysis.SpecFile, "no rise is counted twice.", "twice the rise is counted."), "worker-after: the caveat \"reading\" says “twice”"},
		{"a waiver", edit(analysis.SpecFile, "The 30 belonged", "The 40 belonged"), "tanks-stopped: the waiver says “40"},
		{"a limit", edit(analysis.SpecFile, "just under 800 forints", "just over 800 forints"), "first-notch: the title says “"},
		{"another limit", edit(analysis.SpecFile, "just under 1,500 forints", "just under 3,500 forints"), "second-notch"},

		// The alt text.
		{"an alt text", edit(spec.File, "    rows: [wages.worker, wages.secret-police, wages.officials]\n    label: group\n    emphasis", "    alt: The worker’s bar ends at 1,200.\n    rows: [wages.worker, wages.secret-police, wages.officials]\n    label: group\n    emphasis"), "the alt text says “1,200”"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			check := wordsOf(t, tt.edits)
			if check.Checked < 90 || len(check.Notes) == 0 {
				t.Errorf("%d checked; %v", check.Checked, check.Notes)
			}
			if tt.want == "" {
				if len(check.Findings) > 0 {
					t.Errorf("findings:\n%v", check.Findings)
				}
				return
			}
			if len(check.Findings) != 1 {
				t.Fatalf("%d findings, want 1:\n%v", len(check.Findings), check.Findings)
			}
			got := strings.ReplaceAll(check.Findings[0].String(), "\u00a0", " ")
			for _, piece := range strings.Split(tt.want, "|") {
				if !strings.Contains(got, piece) {
					t.Errorf("got %s\nwant %q", got, piece)
				}
			}
		})
	}
}

// TestTypedNumbers makes sure that each typed number stands where it is said to.
func TestTypedNumbers(t *testing.T) {
	list, err := study(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := list[0].study
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	typed, err := prose.TypedNumbers(s, c, Shown(list))
	if err != nil {
		t.Fatal(err)
	}
	if len(typed) < 20 {
		t.Errorf("%d typed numbers", len(typed))
	}
	for _, n := range typed {
		text, err := fs.ReadFile(s.FS, n.File)
		if err != nil {
			t.Fatal(err)
		}
		line := []rune(strings.Split(string(text), "\n")[n.Line-1])
		if !strings.HasPrefix(string(line[n.Column-1:]), n.Text) {
			t.Errorf("%s:%d:%d has no %q", n.File, n.Line, n.Column, n.Text)
		}
	}
}
