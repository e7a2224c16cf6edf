package datasets

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quotient/datasets/quantity"
	"quotient/datasets/source"
)

// stated is what the article says, read from it once more and apart from the
// tables: value, bound, unit, statistic, modality, and the date.
var stated = map[string]string{
	"wages.worker":                 "1000 exact forint typical asserted 195X",
	"wages.secret-police":          "3000 exact forint typical asserted 195X",
	"wages.officials":              "11000 over forint maximum asserted 195X",
	"wage-reform.tier-1-raise":     "15 exact percent rate proposed 1956-10-26",
	"wage-reform.tier-1-limit":     "800 under forint threshold proposed 1956-10-26",
	"wage-reform.tier-2-raise":     "10 exact percent rate proposed 1956-10-26",
	"wage-reform.tier-2-limit":     "1500 under forint threshold proposed 1956-10-26",
	"wage-reform.cap":              "3500 up-to forint threshold proposed 1956-10-26",
	"wage-reform.tax":              "4 exact percent rate proposed 1956-10-26",
	"crowds.poznan-march":          "16000 exact person moment asserted 1956-06-28",
	"crowds.poznan-ten":            "100000 exact person moment asserted 1956-06-28T10:00",
	"crowds.budapest-bem":          "50000 exact person moment asserted 1956-10-23",
	"crowds.budapest-parliament":   "100000 exact person moment asserted 1956-10-23",
	"crowds.budapest-joiners":      "- - person vague asserted 1956-10-23",
	"casualties.poznan-dead":       "78 exact person total asserted 1956-06",
	"casualties.poznan-civilians":  "64 exact person total asserted 1956-06",
	"casualties.poznan-wounded":    "400 over person total asserted 1956-06",
	"casualties.hungary-killed":    "2000 over person total speculated 1956-10-23/1956-11-10",
	"casualties.hungary-displaced": "200000 over person total asserted 1956-11/..",
	"prisoners.poznan-tried":       "300 exact person total asserted 1956-06/..",
	"prisoners.released":           "5500 exact person total asserted 1956-10-23/1956-11-10",
	"prisoners.imprisoned":         "12000 exact person total asserted 1956-11/..",
	"executions.executed":          "450 exact person total asserted 1956-11/..",
	"executions.nagy":              "- - - event asserted 1958",
	"military.immobilised":         "30 exact tank part asserted 1956-10-24",
	"military.second-invasion":     "2000 exact tank total asserted 1956-11-04",
	"military.siege-1944":          "45 exact day duration asserted 1944",
	"military.berlin-clashes":      "- - day vague asserted 1953-06-17/..",
	"measures.stalin-statue":       "26 exact foot measure asserted 1956-10-23",

	"timeline.stalin-death":           "- - - event asserted 1953-03",
	"timeline.berlin-rising":          "- - - event asserted 1953-06-17",
	"timeline.congress":               "- - - event asserted 1956-02",
	"timeline.poznan-strike":          "- - - event asserted 1956-06-28",
	"timeline.revolution":             "- - - event asserted 1956-10-23/1956-11-10",
	"timeline.budapest-demonstration": "- - - event asserted 1956-10-23",
	"timeline.first-intervention":     "- - - event asserted 1956-10-24",
	"timeline.council":                "- - - event asserted 1956-10-26",
	"timeline.withdrawal-announced":   "- - - event asserted 1956-10-28",
	"timeline.second-invasion":        "- - - event asserted 1956-11-04",
	"timeline.resistance-ends":        "- - - event asserted ../1956-11-10",
	"timeline.councils-until":         "- - - event asserted ../1957-01",
	"timeline.pockets-until":          "- - - event asserted 1957-36~/1958-33~",
	"timeline.nagy-executed":          "- - - event asserted 1958",
}

func bundledStudy(t *testing.T) *Study {
	t.Helper()
	s, err := Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestBundledStudy(t *testing.T) {
	seen := map[string]bool{}
	for _, table := range bundledStudy(t).Tables {
		for _, o := range table.Rows {
			seen[o.Ref()] = true
			orDash := func(s string) string {
				if s == "" {
					return "-"
				}
				return s
			}
			got := fmt.Sprintf("%s %s %s %s %s %s", orDash(o.Cell("value")), orDash(string(o.Bound)), orDash(o.Cell("unit")), o.Statistic, o.Modality, o.Date)
			if want := stated[o.Ref()]; got != want {
				t.Errorf("%s is %q, and the article says %q", o.Ref(), got, want)
			}
		}
	}
	for ref := range stated {
		if !seen[ref] {
			t.Errorf("%s is in no table", ref)
		}
	}
}

// qualifiers are the words that make a bound of a number.
var qualifiers = map[quantity.Bound]*regexp.Regexp{
	quantity.Over:  regexp.MustCompile(`(?i)\b(over|more than)\b`),
	quantity.Under: regexp.MustCompile(`(?i)\bless than\b`),
	quantity.UpTo:  regexp.MustCompile(`(?i)\bmaximum\b`),
}

// TestQuotes holds every quote against its own row: it says where it stands, it
// has the number and its qualifier, and it is a phrase. The text is its
// author's, so a quote never has twelve words in a row.
func TestQuotes(t *testing.T) {
	for _, table := range bundledStudy(t).Tables {
		for _, o := range table.Rows {
			if n := len(regexp.MustCompile(`[\pL\pN]+`).FindAllString(o.Quote, -1)); n == 0 || n >= 12 {
				t.Errorf("%s: the quote has %d words", o.Ref(), n)
			}
			if o.Where == "" {
				t.Errorf("%s does not say where its quote stands", o.Ref())
			}
			if o.Quantity == nil {
				continue
			}
			if numeral := quantity.English.FormatRat(o.Number("value")); !regexp.MustCompile(`(^|[^\d,])` + regexp.QuoteMeta(numeral) + `($|[^\d,])`).MatchString(o.Quote) {
				t.Errorf("%s: the quote %q does not have the number %s", o.Ref(), o.Quote, numeral)
			}
			for bound, words := range qualifiers {
				if words.MatchString(o.Quote) != (o.Bound == bound) {
					t.Errorf("%s: the bound is %q and the quote is %q", o.Ref(), o.Bound, o.Quote)
				}
			}
			if strings.Contains(o.Quote, "speculated") != (o.Modality == Speculated) {
				t.Errorf("%s: the modality is %q and the quote is %q", o.Ref(), o.Modality, o.Quote)
			}
		}
	}
}

// article finds the text of the bundled study, which is not part of this
// project.
func article(t *testing.T, s *Study) *source.Source {
	t.Helper()
	dirs := []string{filepath.Join("..", "..", "shared", "sources")}
	if dir := os.Getenv("QUOTIENT_SOURCES"); dir != "" {
		dirs = append([]string{dir}, dirs...)
	}
	text, err := source.Find(dirs, s.Sources[0].SHA256)
	if err != nil {
		t.Skipf("the quotes are not checked against the text: %v; set QUOTIENT_SOURCES to its folder", err)
	}
	return text
}

// TestQuotesStandInTheText finds every quote where its row says it stands,
// once.
func TestQuotesStandInTheText(t *testing.T) {
	s := bundledStudy(t)
	text := article(t, s)
	if text.Runes() != s.Sources[0].Length {
		t.Errorf("the text has %d characters, the descriptor says %d", text.Runes(), s.Sources[0].Length)
	}
	for _, table := range s.Tables {
		for _, o := range table.Rows {
			if _, err := text.Quote(o.Quote, o.Where); err != nil {
				t.Errorf("%s: %v", o.Ref(), err)
			}
		}
	}
}
