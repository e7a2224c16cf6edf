package charts

import (
	"slices"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

func Example_estimates() {
	exampleAlt("estimates")
	// Output:
	// Estimates of one number, 4 rows, people.
	// Jordan, the 1920s, told by Johnson and Mueller: about 21.5 million people.
	// Patterson and Pyle, 1991, told by Johnson and Mueller: 24.7 million to 39.3 million people.
	// Johnson and Mueller, 2002: about 50 million people.
	// Spreeuwenberg and others, December 2018: 17.4 million people.
	// No number fits all of them.
	// The highest is about 2.87 times the lowest.
	// No number fits every estimate of the dead of the influenza of 1918.
	// Sources: Niall Johnson and Juergen Mueller, “Updating the Accounts: Global Mortality of the 1918–1920 ‘Spanish’ Influenza Pandemic”; Peter Spreeuwenberg and others, “Reassessing the Global Mortality Burden of the 1918 Influenza Pandemic”.
}

// accounts are accounts of one number, by what all of them allow together. The columns are
// those of the hard tables.
var accounts = map[string]struct {
	rows       [][]string
	size, want string
}{
	"closed": {[][]string{
		{"a", "Army", "A", "1957", "2000", "", "over", "asserted"}, {"b", "Board", "B", "1956", "3500", "", "up-to", "speculated"},
		{"c", "Clinic", "A", "1958", "2500", "3000", "between", "asserted"},
	}, "full", "All of them allow 2,500 to 3,000 forints (speculated)."},
	"point": {[][]string{
		{"a", "Army", "A", "1957", "2000", "", "over", "asserted"}, {"b", "Board", "B", "1956", "2700", "", "exact", "asserted"},
	}, "half", "All of them allow 2,700 forints. If it is right"},
	"above": {[][]string{
		{"a", "Army", "A", "1957", "700", "", "over", "asserted"}, {"b", "Board", "B", "1956", "900", "", "at-least", "asserted"},
	}, "half", "All of them allow at least 900 forints."},
	"below": {[][]string{
		{"a", "Army", "A", "1957", "300", "", "up-to", "asserted"}, {"b", "Board", "B", "1956", "200", "", "under", "asserted"},
	}, "full", "All of them allow under 200 forints."},
	"to-zero": {[][]string{
		{"a", "Army", "A", "1957", "300", "", "up-to", "asserted"}, {"b", "Board", "B", "1956", "20", "", "under", "asserted"},
	}, "full", "All of them allow under 20 forints."},
	"vague": {[][]string{
		{"a", "Army", "A", "1957", "20", "70", "about", "asserted"}, {"b", "Board", "B", "1956", "30", "50", "about", "asserted"},
		{"c", "Clinic", "A", "1958", "40", "90", "between", "asserted"},
	}, "full", "All of them allow about 40 to 50 forints. The highest is about 1 to 4.5 times the lowest."},
	"vague-point": {[][]string{
		{"a", "Army", "A", "1957", "500", "", "about", "asserted"}, {"b", "Board", "B", "1956", "400", "", "over", "asserted"},
	}, "half", "All of them allow about 500 forints."},
	"undecided": {[][]string{
		{"a", "Army", "A", "1957", "500", "", "about", "asserted"}, {"b", "Board", "B", "1956", "400", "", "exact", "asserted"},
	}, "half", "“About” leaves open whether a number fits all of them. The highest is about 1.25 times the lowest."},
}

// TestEstimatesBand draws what all accounts allow, bounded and open, firm and vague.
func TestEstimatesBand(t *testing.T) {
	fonts := typeset.New()
	for name, tt := range accounts {
		charts, err := hardStudy(t, tt.rows, head+"If it is right, they agree\n    kind: estimates\n    "+hardSpecs["estimates"]+"\n")
		if err != nil {
			t.Fatal(err)
		}
		style := layout.Style{Theme: layout.Light, Size: layout.Size{Name: "full", Width: 800, Pixels: 640}}
		if tt.size == "half" {
			style.Size = layout.Size{Name: "half", Width: 388, Pixels: 388}
		}
		picture, err := charts[0].Draw(style, fonts)
		if err != nil {
			t.Fatal(err)
		}
		if got := unbroken(picture.Alt); !strings.Contains(got, tt.want) {
			t.Errorf("%s: the alt text is\n%s\nwithout\n%s", name, got, tt.want)
		}
		var marked []string
		for _, h := range picture.Hits() {
			marked = append(marked, h.ID)
		}
		if band := slices.ContainsFunc(marked, func(id string) bool { return strings.HasPrefix(id, "agreed(") }); band != (name != "undecided") {
			t.Errorf("%s has the marks %v", name, marked)
		}
		golden(t, "estimates-"+name, write(t, picture, "png"))
	}
}

// TestEstimatesOrder: rows of a table are in the order in which they were said, unless the
// chart says otherwise, and are called by the author of their source if by no other name.
func TestEstimatesOrder(t *testing.T) {
	for lines, want := range map[string]string{
		"    claimed: told\n    credit: via\n":  "Jordan, the 1920s, told by Johnson and Mueller; Patterson and Pyle, 1991, told by Johnson and Mueller; Johnson and Mueller, 2002; Spreeuwenberg and others, December 2018",
		"    claimed: told\n    sort: -value\n": "Johnson and Mueller, 2002, Niall Johnson and Juergen Mueller; Patterson and Pyle, 1991, Niall Johnson and Juergen Mueller; Jordan, the 1920s, Niall Johnson and Juergen Mueller; Spreeuwenberg and others, December 2018, Peter Spreeuwenberg and others",
		"":                                      "Spreeuwenberg and others, Peter Spreeuwenberg and others; Johnson and Mueller, Niall Johnson and Juergen Mueller; Patterson and Pyle, Niall Johnson and Juergen Mueller; Jordan, Niall Johnson and Juergen Mueller",
		"    claimed: told\n    labels: {influenza.jordan: A first count}\n": "A first count, the 1920s, Niall Johnson and Juergen Mueller; Patterson and Pyle, 1991",
	} {
		charts, err := edited(t, "estimates", "charts.yaml", "    claimed: told\n    credit: via\n", lines)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, sentence := range strings.Split(unbroken(drawn(t, charts[0]).Alt), ". ")[1:5] {
			name, _, _ := strings.Cut(sentence, ":")
			names = append(names, name)
		}
		if got := strings.Join(names, "; "); !strings.HasPrefix(got, want) {
			t.Errorf("%q: the rows are\n%s\nwant\n%s", lines, got, want)
		}
	}
	charts, err := edited(t, "estimates", "charts.yaml", "    label: by\n    claimed: told\n    credit: via\n", "    claimed: told\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := unbroken(drawn(t, charts[0]).Alt); !strings.Contains(got, "Peter Spreeuwenberg and others, December 2018: 17.4 million people.") {
		t.Errorf("without a label: %s", got)
	}
}

func TestEstimatesRefuses(t *testing.T) {
	for _, tt := range []struct{ name, file, old, new, want string }{
		{"two facts", "influenza.csv", "1918/1919,influenza-dead", "1918/1919,influenza-ill", `influenza.spreeuwenberg is about "influenza-ill", and influenza.johnson about "influenza-dead": estimates are of one fact`},
		{"no fact", "influenza.csv", "1918/1919,influenza-dead", "1918/1919,", "influenza.spreeuwenberg has no fact"},
		{"a column that is not there", "charts.yaml", "claimed: told", "claimed: said", `has no column "said"`},
		{"a credit that is not there", "charts.yaml", "credit: via", "credit: by-whom", `has no column "by-whom"`},
		{"no date", "influenza.csv", ",2018-12,", ",lately,", "influenza.spreeuwenberg, told: "},
		{"unlike units", "influenza.csv", "17400000,,exact,person", "17400000,,exact,household", "one axis has one unit"},
		{"two of one name", "influenza.csv", "spreeuwenberg,Spreeuwenberg and others,,2018-12", "spreeuwenberg,Johnson and Mueller,,2002", `are both called "Johnson and Mueller, 2002"`},
		{"another column of numbers", "charts.yaml", "label: by", "label: by\n    value: high", "what a witness says is the number of its row"},
		{"an unknown scale", "charts.yaml", "credit: via", "credit: via\n    scale: lg", `unknown scale "lg"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := unbroken(refused(t, "estimates", tt.file, tt.old, tt.new)); !strings.Contains(got, tt.want) {
				t.Errorf("the message is\n%s\nwithout %q", got, tt.want)
			}
		})
	}
}
