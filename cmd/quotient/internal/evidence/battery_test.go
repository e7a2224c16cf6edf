package evidence

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/document"
)

var missed = flag.Bool("missed", false, "print the lines of the batteries that were judged wrong, but for those kept aside")

// A battery is sentences of drafts about some texts, each true or false by its text. Every
// second line is kept aside for measuring: no rule was written by looking at it, though its totals
// were seen. Of an open battery nothing is kept aside, and a few sentences that were not plainly
// true were reworded or left out after they had been judged: it measures nothing.
type battery struct {
	name  string
	files map[string]string // of the sentences, and their texts
	// What was reached of the half that is kept aside.
	noticed, inPeace int
	open             bool     // no half is kept aside
	aside            []string // the texts all of whose sentences are kept aside, where it is not each second sentence
}

// batteries are all of them: the first was written before the code that judges it, by
// somebody who had not seen it, the second before its rules were mended.
var batteries = []battery{
	{"first", map[string]string{
		"earthquakes": "../../../../datasets/earthquakes/morris.txt",
		"keynes":      "../../../../datasets/reparations-1919/keynes.txt",
		"clinic":      "testdata/clinic.txt",
		"retailer":    "testdata/retailer.txt",
	}, 50, 29, false, nil},
	{"second", map[string]string{
		"ferry":    "testdata/ferry.txt",
		"budget":   "testdata/budget.txt",
		"trial":    "testdata/trial.txt",
		"marathon": "testdata/marathon.txt",
	}, 42, 40, false, nil},
	{"third", map[string]string{
		"netflix":   "testdata/netflix.txt",
		"johnstown": "testdata/johnstown.txt",
		"falklands": "testdata/falklands.txt",
		"survey":    "testdata/survey.txt",
	}, 42, 38, false, []string{"falklands", "survey"}},
	{"open", map[string]string{
		"storm":  "testdata/storm.txt",
		"school": "testdata/school.txt",
		"clubs":  "testdata/clubs.txt",
		"siege":  "testdata/siege.txt",
		"crime":  "testdata/crime.txt",

		"crimea":  "testdata/crimea.txt",
		"wages":   "testdata/wages.txt",
		"heat":    "testdata/heat.txt",
		"airline": "testdata/airline.txt",
		"turnout": "testdata/turnout.txt",
		"prisons": "testdata/prisons.txt",
	}, 0, 0, true, nil},
}

// half says of each line of a file whether it is looked at, 0, or kept aside, 1.
func (b battery) half(name string) func(line int) int {
	return func(line int) int {
		switch {
		case b.open:
			return 0
		case b.aside == nil:
			return line % 2
		case slices.Contains(b.aside, name):
			return 1
		}
		return 0
	}
}

func read(t *testing.T, name string) *document.Document {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Read(name, b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A tally counts sentences: those that were judged right, and all, of each half.
type tally [2]struct{ right, all int }

// tallies are those of the classes of sentences.
type tallies map[string]*tally

func (c tallies) add(key string, half int, right bool) {
	if c[key] == nil {
		c[key] = &tally{}
	}
	c[key][half].all++
	if right {
		c[key][half].right++
	}
}

// TestBatteries judges each sentence as a draft of its own.
func TestBatteries(t *testing.T) {
	table := "| | looked at while the rules were written | kept aside |\n| --- | --: | --: |\n"
	for _, b := range batteries {
		c := tallies{}
		for _, name := range slices.Sorted(maps.Keys(b.files)) {
			c.judge(t, name, b.files[name], b.half(name))
		}
		for _, key := range slices.Sorted(maps.Keys(c)) {
			x := c[key]
			t.Logf("%s: %-24s %3d of %3d, kept aside %3d of %3d", b.name, key, x[0].right, x[0].all, x[1].right, x[1].all)
		}
		if b.open {
			continue
		}
		for _, line := range [][2]string{{"all false", "false statements noticed"}, {"all true", "true statements left in peace"}} {
			x := c[line[0]]
			table += fmt.Sprintf("| %s battery: %s | %d of %d | %d of %d |\n", b.name, line[1], x[0].right, x[0].all, x[1].right, x[1].all)
		}
		if n := c["all false"][1].right; n < b.noticed {
			t.Errorf("%s battery: %d of the false statements kept aside are noticed, and there were %d", b.name, n, b.noticed)
		}
		if n := c["all true"][1].right; n < b.inPeace {
			t.Errorf("%s battery: %d of the true statements kept aside are left in peace, and there were %d", b.name, n, b.inPeace)
		}
	}
	documented(t, table)
}

// judge judges the sentences about a text.
func (c tallies) judge(t *testing.T, name, text string, halfOf func(line int) int) {
	source := read(t, text)
	w, err := newWitness(source, "en")
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join("testdata", name+".battery"))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		fields := strings.Split(line, "\t")
		draft, err := document.Read("draft.txt", []byte(fields[2]))
		if err != nil {
			t.Fatal(err)
		}
		r := &Report{Drafts: []*document.Document{draft}, Sources: []*document.Document{source}, Language: "en", Passed: map[string]int{}}
		if err := r.ask([]*witness{w}); err != nil {
			t.Fatal(err)
		}
		fails := slices.ContainsFunc(r.Numbers, func(n Number) bool { return n.Fails() })
		right, half := fails == (fields[0] == "false"), halfOf(i)
		c.add(fields[0]+" "+fields[1], half, right)
		c.add("all "+fields[0], half, right)
		if *missed && !right && half == 0 {
			fmt.Printf("%s:%d %s\n", name, i+1, line)
			tell(r.Numbers)
		}
	}
}

// tell prints how numbers were judged.
func tell(numbers []Number) {
	for _, x := range numbers {
		fmt.Printf("\t%s: %s: %s", x.Text, x.Verdict, x.Reason)
		if x.Formula != "" {
			fmt.Printf(" %s = %s", x.Formula, x.Value)
		}
		for _, q := range x.Quotes {
			fmt.Printf(" [“%s” %s]", q.Text, q.Where)
		}
		fmt.Println()
	}
}

// documented holds the table of docs/check.md against what was measured, or writes it.
func documented(t *testing.T, table string) {
	const name = "../../../../docs/check.md"
	doc, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(doc), "<!-- battery -->\n")
	old, after, ok := strings.Cut(rest, "<!-- /battery -->")
	switch {
	case !ok:
		t.Errorf("%s has no place for the table", name)
	case old == table:
	case os.Getenv("UPDATE") != "":
		if err := os.WriteFile(name, []byte(before+"<!-- battery -->\n"+table+"<!-- /battery -->"+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s has another table; UPDATE=1 writes this:\n%s", name, table)
	}
}
