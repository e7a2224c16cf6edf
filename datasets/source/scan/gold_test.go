package scan_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"quotient/datasets/edtf"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// The gold of the article that the bundled study is about, and the fingerprint
// of that text, which is not part of this project.
const (
	articleGold = "testdata/hungary-1956.gold.csv"
	articleSum  = "14c1c4fdb1c9b1261d5b7bdd6c3e47847de5cbe6b01d53d14475cb08cce169eb"
)

var goldColumns = []string{"start", "end", "text", "value_low", "value_high", "qualifier", "bound",
	"unit", "counted_noun", "kind", "optional", "note"}

// A goldRow is a number as a reader found it. Kinds, bounds, units and nouns
// are lists of what is right.
type goldRow struct {
	line                  int
	span                  source.Span
	text, low, high       string
	bounds, units, kinds  []string
	qualifier, noun, note string
	optional              string
}

// is reports whether one of the kinds is right for the row.
func (r goldRow) is(kinds ...scan.Kind) bool {
	return slices.ContainsFunc(kinds, func(k scan.Kind) bool { return slices.Contains(r.kinds, string(k)) })
}

func readGold(t *testing.T, name string) []goldRow {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table := csv.NewReader(f)
	records, err := table.ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(records) < 2 || !slices.Equal(records[0], goldColumns) {
		t.Fatalf("%s: want rows under the columns %s", name, strings.Join(goldColumns, ","))
	}
	list := func(s string) []string {
		if s == "" {
			return nil
		}
		return strings.Split(s, "|")
	}
	var rows []goldRow
	for i, c := range records[1:] {
		r := goldRow{line: i + 2, text: c[2], low: c[3], high: c[4], qualifier: c[5], bounds: list(c[6]),
			units: list(c[7]), noun: c[8], kinds: list(c[9]), optional: c[10], note: c[11]}
		var badStart, badEnd error
		r.span.Start, badStart = strconv.Atoi(c[0])
		r.span.End, badEnd = strconv.Atoi(c[1])
		if err := errors.Join(badStart, badEnd); err != nil {
			t.Fatalf("%s:%d: %v", name, r.line, err)
		}
		rows = append(rows, r)
	}
	return rows
}

// TestGoldForm holds the gold to its own rules, which need no text.
func TestGoldForm(t *testing.T) {
	end := 0
	for _, r := range readGold(t, articleGold) {
		fail := func(format string, args ...any) {
			t.Errorf("%s:%d %q: %s", articleGold, r.line, r.text, fmt.Sprintf(format, args...))
		}
		if r.span.Start < end {
			fail("starts at %d, inside or before the row above, which ends at %d", r.span.Start, end)
		}
		end = r.span.End
		if n := utf8.RuneCountInString(r.text); n == 0 || n != r.span.Len() {
			fail("%d characters in a span of %d", n, r.span.Len())
		}
		if len(r.kinds) == 0 {
			fail("no kind")
		}
		for _, kind := range r.kinds {
			if !slices.Contains(scan.Kinds, scan.Kind(kind)) {
				fail("no kind is %q: want one of %v", kind, scan.Kinds)
			}
		}
		for _, bound := range r.bounds {
			if !slices.Contains([]string{"=", "~", "<", "<=", ">", ">="}, bound) {
				fail("no bound is %q: want one of = ~ < <= > >=", bound)
			}
		}
		if len(r.bounds) > 0 && r.qualifier == "" {
			fail("a bound without words that say it")
		}
		if r.is(scan.Money, scan.Percent) && len(r.units) == 0 {
			fail("no currency, or no percent, among the units")
		}
		if r.optional != "" && r.optional != "1" {
			fail("optional is %q: want 1 or nothing", r.optional)
		}
		// The gold is numerals and nouns, no copy of the text.
		for _, words := range []string{r.text, r.qualifier, r.noun, r.note} {
			if len(strings.Fields(words)) > 5 {
				fail("%q is more than five words", words)
			}
		}
		if err := r.values(); err != nil {
			fail("%v", err)
		}
	}
}

var (
	plainNumber = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	plainYear   = regexp.MustCompile(`^[0-9]{4}$`)
	digitRun    = regexp.MustCompile(`[0-9]+(,[0-9]{3})*(\.[0-9]+)?`)
)

// values reports a value that is not what a row of its kind has.
func (r goldRow) values() error {
	if r.low == "" {
		if !r.is(scan.Vague) || r.high != "" {
			return errors.New("no value_low")
		}
		return nil
	}
	for _, v := range []string{r.low, r.high} {
		var err error
		switch {
		case v == "":
		case r.is(scan.Date):
			// ISO 8601 leaves out the year that EDTF writes as XXXX.
			if strings.HasPrefix(v, "--") {
				v = "XXXX" + v[1:]
			}
			_, err = edtf.Parse(v)
		case r.is(scan.Time):
			_, err = time.Parse("15:04", v)
		case r.is(scan.Year):
			if !plainYear.MatchString(v) {
				err = fmt.Errorf("%q is no year of four digits", v)
			}
		case !plainNumber.MatchString(v):
			err = fmt.Errorf("%q is no plain number", v)
		}
		if err != nil {
			return err
		}
	}
	if r.is(scan.Date, scan.Time, scan.Year) {
		if r.high != "" && r.low >= r.high {
			return fmt.Errorf("from %s to %s is backwards", r.low, r.high)
		}
		return nil
	}
	low, _ := new(big.Rat).SetString(r.low)
	if high, ok := new(big.Rat).SetString(r.high); ok && low.Cmp(high) >= 0 {
		return fmt.Errorf("from %s to %s is backwards", r.low, r.high)
	}
	if printed := digitRun.FindString(r.text); printed != "" && strings.ReplaceAll(printed, ",", "") != r.low {
		return fmt.Errorf("the value is %s", r.low)
	}
	return nil
}

// TestGoldStandsInTheText checks the places of the gold, and that it leaves out
// no digit of the article.
func TestGoldStandsInTheText(t *testing.T) {
	dirs := append(filepath.SplitList(os.Getenv("QUOTIENT_SOURCES")), filepath.Join("..", "..", "..", "..", "shared", "sources"))
	text, err := source.Find(dirs, articleSum)
	if errors.Is(err, source.ErrNotFound) {
		t.Skipf("the gold is not checked against the article: %v; set QUOTIENT_SOURCES to its folder", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	inRow := make([]bool, text.Runes())
	for _, r := range readGold(t, articleGold) {
		if r.span.Start < 0 || r.span.Start > r.span.End || r.span.End > text.Runes() {
			t.Fatalf("%s:%d %q: no place in a text of %d characters", articleGold, r.line, r.text, text.Runes())
		}
		if got := text.Text(r.span); got != r.text {
			t.Errorf("%s:%d: %q, and the article has %q there", articleGold, r.line, r.text, got)
		}
		for i := r.span.Start; i < r.span.End; i++ {
			inRow[i] = true
		}
	}
	for i, c := range []rune(text.Text(text.All())) {
		if unicode.IsDigit(c) && !inRow[i] {
			line, column := text.LineColumn(i)
			t.Errorf("the digit %c in line %d, column %d, is in no row", c, line, column)
		}
	}
}

// TestGoldIsFound holds the scanner to the gold of the article: how much of it is
// found where it stands, with its value and its bound.
func TestGoldIsFound(t *testing.T) {
	dirs := append(filepath.SplitList(os.Getenv("QUOTIENT_SOURCES")), filepath.Join("..", "..", "..", "..", "shared", "sources"))
	text, err := source.Find(dirs, articleSum)
	if err != nil {
		t.Skipf("the scanner is not held to the gold of the article: %v; set QUOTIENT_SOURCES to its folder", err)
	}
	mentions := scan.English().Text(text.Text(text.All()))
	rows, found, valued, bounded, kind := 0, 0, 0, 0, 0
	for _, r := range readGold(t, articleGold) {
		if r.optional != "" {
			continue
		}
		rows++
		for _, m := range mentions {
			if m.Span.Start >= r.span.End || m.Span.End <= r.span.Start {
				continue
			}
			found++
			low, ok := new(big.Rat).SetString(r.low)
			if r.low == "" || m.Low == nil || ok && m.Low.Cmp(low) == 0 {
				valued++
			}
			sign := map[quantity.Bound]string{quantity.Exact: "=", quantity.Over: ">", quantity.AtLeast: ">=", quantity.Under: "<", quantity.UpTo: "<=", quantity.About: "~", quantity.Between: "="}[m.Bound]
			if len(r.bounds) == 0 || r.bounds[0] == "" || m.Bound == "" || slices.Contains(r.bounds, sign) {
				bounded++
			}
			if r.is(m.Kind) {
				kind++
			}
			break
		}
	}
	for _, c := range []struct {
		what   string
		got    int
		atMost float64 // that is not
	}{{"is found", found, 0.01}, {"has its value", valued, 0.02}, {"has its bound", bounded, 0.05}, {"has its kind", kind, 0.03}} {
		if missed := float64(rows-c.got) / float64(rows); missed > c.atMost {
			t.Errorf("of %d numbers %d %s", rows, c.got, c.what)
		}
	}
}
