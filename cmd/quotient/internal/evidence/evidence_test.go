package evidence

import (
	"fmt"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/document"
)

func documentOf(t *testing.T, name, text string) *document.Document {
	t.Helper()
	d, err := document.Read(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const flood = `The flood

In the night the dam of Tolland gave way. About 2,100 people left their homes there, 340 of them children. In Barrow the water rose to the sills of 60 houses.

Exports fell by 12 percent in 1931. The farms lost 77 pigs and 9,944 sheep. It was not true, the board said, that 30 people had drowned.
`

// TestVerdicts holds kinds of what a draft may say of one source.
func TestVerdicts(t *testing.T) {
	source := documentOf(t, "flood.txt", flood)
	for _, test := range []struct {
		draft string
		want  Verdict // of its last number
	}{
		{"About 2,100 people left their homes in Tolland.", Supported},
		{"2,100 people left their homes in Tolland.", Otherwise},
		{"About 2,100 people left their homes in Barrow.", Otherwise},
		{"In Barrow 60 people left their homes.", Otherwise},
		{"About one in six of those who left were children.", Computed},
		{"In 1931 exports fell by 12 percent.", Supported},
		{"In 1931 exports rose by 12 percent.", Otherwise},
		{"On 7 July 1931 exports fell by 12 percent.", Otherwise},
		{"Thirty people drowned.", Otherwise},
		{"The board denied that 30 people had drowned.", Supported},
		{"A meteor killed 777,777 people.", Unsupported},
		{"The farms lost 9,944 pigs.", Otherwise},
	} {
		r, err := Check([]*document.Document{documentOf(t, "draft.txt", test.draft)}, []*document.Document{source}, "en")
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Numbers[len(r.Numbers)-1]; got.Verdict != test.want {
			t.Errorf("%s: %s, not %s: %s %s", test.draft, got.Verdict, test.want, got.Reason, got.Formula)
		}
	}
}

// TestPartsOfOneThing: a percentage is of what it is a share of, a share supports a share of the
// same thing, and one that is about so much is told so.
func TestPartsOfOneThing(t *testing.T) {
	source := documentOf(t, "land.txt", `The land

More than 400 people left their homes. Revenue fell 8%.

Some 200 farmers answered the board. Of these 12% were women.

The land lost a fifth of its farmland. Of 134 workers with acute sickness, 28 were dead within three months.

About a third of the 90 houses burned.
`)
	for draft, want := range map[string]Verdict{
		"At least 30 houses stood.":              Unsupported,
		"Some 24 of the farmers were women.":     Computed,
		"A fifth of the farmland was lost.":      Supported,
		"A third of the 90 houses burned.":       Otherwise,
		"About a third of the 90 houses burned.": Supported,
		"Of 134 workers with acute sickness, 28 were dead within three months, about one in five.": Computed,
	} {
		r, err := Check([]*document.Document{documentOf(t, "draft.txt", draft)}, []*document.Document{source}, "en")
		if err != nil {
			t.Fatal(err)
		}
		n := r.Numbers[len(r.Numbers)-1]
		if strings.Contains(draft, "third") {
			n = r.Numbers[0]
		}
		if n.Verdict != want {
			t.Errorf("%s: %s is %s, not %s: %s %s %v", draft, n.Text, n.Verdict, want, n.Reason, n.Formula, n.Quotes)
		}
	}
}

// TestDatesInBrackets: a date in brackets right after a number is that of no other.
func TestDatesInBrackets(t *testing.T) {
	source := documentOf(t, "harbour.txt", "The harbour\n\nThe harbour handled 40 ships (1990) and 75 ships (1995). The pier had 31 cranes (1970), and later 22 sheds.\n")
	for draft, want := range map[string]Verdict{
		"In 1990 the harbour handled 40 ships.":                    Supported,
		"In 1995 the harbour handled 75 ships.":                    Supported,
		"The harbour handled 75 ships in 1990.":                    Otherwise,
		"The harbour handled 40 ships in 1995.":                    Otherwise,
		"The harbour handled 40 ships (1990) and 75 ships (1995).": Supported,
		"The harbour handled 40 ships (1995) and 75 ships (1990).": Otherwise,
		"The pier had 31 cranes in 1970.":                          Supported,
		"The pier had 22 sheds in 1970.":                           Otherwise,
	} {
		r, err := Check([]*document.Document{documentOf(t, "draft.txt", draft)}, []*document.Document{source}, "en")
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range r.Numbers {
			if !n.claim.IsDate() && n.Verdict != want {
				t.Errorf("%s: %s is %s, not %s: %s", draft, n.Text, n.Verdict, want, n.Reason)
			}
		}
	}
}

// TestSharesAreComputedOfOneThing asks for each percentage in turn: few of them may follow,
// since a text of many numbers has some pair for any.
func TestSharesAreComputedOfOneThing(t *testing.T) {
	source := documentOf(t, "flood.txt", flood)
	var draft strings.Builder
	for i := 1; i < 100; i++ {
		fmt.Fprintf(&draft, "%d percent of those who left their homes in Tolland were children.\n\n", i)
	}
	r, err := Check([]*document.Document{documentOf(t, "draft.txt", draft.String())}, []*document.Document{source}, "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range r.Numbers {
		if n.Verdict == Computed && (n.Text != "16" || !strings.Contains(n.Formula, "340")) {
			t.Errorf("%s percent is %s = %s", n.Text, n.Formula, n.Value)
		}
	}
}

// TestTooManyNumbers refuses what it would not look at.
func TestTooManyNumbers(t *testing.T) {
	for between, what := range map[string]string{"\n\n": "paragraphs", " ": "one paragraph"} {
		for _, n := range []int{1000, 1001} {
			draft := documentOf(t, "draft.txt", strings.Repeat("About 2,100 people left their homes in Tolland."+between, n))
			_, err := Check([]*document.Document{draft}, []*document.Document{documentOf(t, "flood.txt", flood)}, "en")
			if n <= 1000 && err != nil || n > 1000 && (err == nil || !strings.Contains(err.Error(), "more than 1,000 numbers")) {
				t.Errorf("%d in %s: %v", n, what, err)
			}
		}
	}
}

// TestOrder gives a number the same verdict wherever it stands.
func TestOrder(t *testing.T) {
	source := documentOf(t, "flood.txt", flood)
	const last = "About one in six of those who left were children.\n\n"
	many := strings.Repeat("Some 17.3 percent of the sheep of the farms were lost.\n\n", 300)
	for _, text := range []string{last + many, many + last} {
		r, err := Check([]*document.Document{documentOf(t, "draft.txt", text)}, []*document.Document{source}, "en")
		if err != nil {
			t.Fatal(err)
		}
		if n := r.Count(Computed); n != 1 {
			t.Errorf("%d are computed", n)
		}
	}
}

// TestNothingJudged is a failure for machines too.
func TestNothingJudged(t *testing.T) {
	r, err := Check([]*document.Document{documentOf(t, "draft.txt", "Nothing is counted here.")}, []*document.Document{documentOf(t, "flood.txt", flood)}, "en")
	if err != nil {
		t.Fatal(err)
	}
	if found := r.Findings(); r.Holds() || len(found) != 1 || found[0].Holds() || len(found[0].Checks[0].Findings) != 1 {
		t.Errorf("%+v", found)
	}
}
