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

// batteries are sentences of drafts about four texts, each true or false by its text. They
// were written before the code that judges them, by somebody who had not seen it. Every
// second line is kept aside for measuring.
var batteries = []struct{ name, text string }{
	{"earthquakes", "../../../../datasets/earthquakes/morris.txt"},
	{"keynes", "../../../../datasets/reparations-1919/keynes.txt"},
	{"clinic", "testdata/clinic.txt"},
	{"retailer", "testdata/retailer.txt"},
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

// TestBatteries judges each sentence as a draft of its own.
func TestBatteries(t *testing.T) {
	type count struct{ right, all int }
	counts := map[string]*[2]count{} // by class, and half
	for _, battery := range batteries {
		text := read(t, battery.text)
		b, err := os.ReadFile(filepath.Join("testdata", battery.name+".battery"))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
			fields := strings.Split(line, "\t")
			draft, err := document.Read("draft.txt", []byte(fields[2]))
			if err != nil {
				t.Fatal(err)
			}
			r, err := Check([]*document.Document{draft}, []*document.Document{text}, "en")
			if err != nil {
				t.Fatal(err)
			}
			fails := slices.ContainsFunc(r.Numbers, func(n Number) bool { return n.Fails() })
			right, half := fails == (fields[0] == "false"), i%2
			for _, key := range []string{fields[0] + " " + fields[1], "all " + fields[0], "all " + fields[0] + ", " + battery.name} {
				if counts[key] == nil {
					counts[key] = &[2]count{}
				}
				counts[key][half].all++
				if right {
					counts[key][half].right++
				}
			}
			if *missed && !right && half == 0 {
				fmt.Printf("%s:%d %s\n", battery.name, i+1, line)
				for _, x := range r.Numbers {
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
		}
	}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		c := counts[key]
		t.Logf("%-28s %3d of %3d, kept aside %3d of %3d", key, c[0].right, c[0].all, c[1].right, c[1].all)
	}
	table := "| | looked at while it was written | kept aside |\n| --- | --: | --: |\n"
	for _, line := range [][2]string{{"all false", "false statements noticed"}, {"all true", "true statements left in peace"}} {
		c := counts[line[0]]
		table += fmt.Sprintf("| %s | %d of %d | %d of %d |\n", line[1], c[0].right, c[0].all, c[1].right, c[1].all)
	}
	// What was reached of the half that is kept aside.
	if n := counts["all false"][1].right; n < 42 {
		t.Errorf("%d of the false statements kept aside are noticed", n)
	}
	if n := counts["all true"][1].right; n < 22 {
		t.Errorf("%d of the true statements kept aside are left in peace", n)
	}
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
