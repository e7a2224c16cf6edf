package outset

import (
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/draft"
)

// rowOf is the row of a number of a draft.
func rowOf(t *testing.T, made *study, number string) *row {
	t.Helper()
	for _, r := range made.rows {
		if strings.Contains(r.number.Text, number) {
			return r
		}
	}
	t.Fatalf("%q has no row", number)
	return nil
}

func drafted(t *testing.T, language, text string) *study {
	t.Helper()
	made, _ := outsetOf(t, sample{name: "ferry", title: "The ferry", language: language, text: text})
	holds(t, "ferry", made)
	return made
}

// TestSections: a heading gives its date to what is under it only where that is the date of
// all of it.
func TestSections(t *testing.T) {
	const head, known = "Ferries\n\n## Lima, 3 May 1957\n\n", "The ferry carried 2,000 people. It had 300 cars aboard."
	for text, want := range map[string][]string{ // the dates of the numbers in the study, in their order
		head + known: {"1957-05-03", "1957-05-03"},
		head + known + " Today 500 ferries serve the harbour. There are now 80 docks.": {"1957-05-03", "1957-05-03", "", ""},
		head + known + " In 1960 it had 30 boats.":                                     {"1957-05-03", "1957-05-03", "1960"},
	} {
		made := drafted(t, "en", text)
		w, err := made.workspace(nil)
		if err != nil {
			t.Fatal(err)
		}
		table, _ := w.Study.Table(draft.TableName)
		for i, o := range table.Rows {
			if got := o.Date.String(); i >= len(want) || got != want[i] {
				t.Errorf("%s: %s is of %q, want %q", text, o.Quote, got, want)
			}
		}
	}
}

// TestDatesInBrackets: a date in brackets right after a number is that of no other.
func TestDatesInBrackets(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           map[string]string // the date of each number
	}{
		{"en", "The harbour handled 40 ships (1990) and 75 ships (1995).", map[string]string{"40": "1990", "75": "1995"}},
		{"en", "Staff numbered 10,000 (2020), and 12,000 (in May 2021).", map[string]string{"10,000": "2020", "12,000": "2021-05"}},
		{"en", "The harbour handled 40 ships (1990) and later 75 boats.", map[string]string{"40": "1990", "75": ""}},
		{"en", "In 1985 the harbour handled 40 ships (Smith, 1990) and 75 boats.", map[string]string{"40": "1985", "75": "1985"}},
		{"en", "In Lima (1990) 40 ships came.", map[string]string{"40": "1990"}},
		{"hu", "A kikötő 40 hajót (1990) és 75 hajót (1995) fogadott.", map[string]string{"40": "1990", "75": "1995"}},
	} {
		made := drafted(t, c.language, c.text)
		for number, date := range c.want {
			if r := rowOf(t, made, number); r.date != date {
				t.Errorf("%s: %s is of %q, want %q (%s)", c.text, number, r.date, date, r.quote)
			}
		}
	}
	if r := rowOf(t, drafted(t, "en", "The harbour handled 40 ships (1990) and 75 ships (1995)."), "40"); !strings.HasSuffix(r.quote, "40 ships (1990)") {
		t.Errorf("the quote is %q", r.quote)
	}
}

// TestDatesOfClauses: a date is of the clause that goes on from it, and not carried on over a
// sentence that has dates of its own; what was after a date, or is each year, has none.
func TestDatesOfClauses(t *testing.T) {
	const shut = "The last reactor was shut down on 15 December 2000. "
	for _, c := range []struct {
		language, text string
		want           map[string]string
	}{
		{"en", shut + "Almost 3,000 people worked at the site in 2019, when 124,000 tourists visited the zone, up from 72,000 in 2018. A third of the visitors came from Ukraine.",
			map[string]string{"3,000": "2019", "124,000": "2019", "72,000": "2018", "third": ""}},
		{"en", "The mine employed 400 men in 1931 and 75 boys worked there too.", map[string]string{"400": "1931", "75": "1931"}},
		{"en", "The mine employed 400 men in 1931 and 75 men in 1935.", map[string]string{"400": "1931", "75": "1935"}},
		{"en", "In 1931 the mine burned. Some 400 men were hurt.", map[string]string{"400": "1931"}},
		{"en", "In 1931 the mine burned. It took 30 men in 1935. Some 400 women were hired.", map[string]string{"30": "1935", "400": ""}},
		{"en", shut + "After 1986, 350,000 people were moved away.", map[string]string{"350,000": ""}},
		{"en", shut + "Before 1986, 49,000 people had lived there.", map[string]string{"49,000": ""}},
		{"en", shut + "Each year 500 workers left the site.", map[string]string{"500": ""}},
		{"en", "In 1986 and 1987, 600,000 soldiers served.", map[string]string{"600,000": "1986/1987"}},
		{"en", "The site had 600,000 soldiers (1986 and 1987).", map[string]string{"600,000": "1986/1987"}},
		{"en", "Some 600,000 soldiers served in 1986 and 1990.", map[string]string{"600,000": ""}},
		{"hu", "A bánya 1931-ben leégett. 30 munkás dolgozott ott 1935-ben. 400 katona jött.", map[string]string{"400": ""}},
	} {
		made := drafted(t, c.language, c.text)
		for number, date := range c.want {
			if r := rowOf(t, made, number); r.date != date {
				t.Errorf("%s: %s is of %q, want %q (%s)", c.text, number, r.date, date, r.quote)
			}
		}
	}
}

// TestEllipticFalls: a number that goes on with a verb before it fell as that did.
func TestEllipticFalls(t *testing.T) {
	for _, c := range []struct{ language, text, number, value, what string }{
		{"en", "Profit fell 12% in 2021, by a third in 2022.", "third", "-1", "profit"},
		{"en", "Exports fell by 12%, and imports by a fifth.", "fifth", "-1", "imports"},
		{"en", "Exports fell by 12%, and imports rose by a fifth.", "fifth", "1", "imports"},
		{"en", "Profit fell 12% in 2021 and 8% in 2022.", "8%", "-8", "profit"},
		{"el", "Οι εξαγωγές μειώθηκαν κατά 12% και οι εισαγωγές κατά 8%.", "8%", "-8", ""},
	} {
		r := rowOf(t, drafted(t, c.language, c.text), c.number)
		if r.cells["value"] != c.value || c.what != "" && r.subject().what() != c.what {
			t.Errorf("%s: %s is %s of %q, want %s of %q", c.text, c.number, r.cells["value"], r.subject().what(), c.value, c.what)
		}
	}
}

// TestToldWrong: what nothing could be taken back of is told with the draft.
func TestToldWrong(t *testing.T) {
	_, out := outsetOf(t, sample{name: "five", title: "Five", language: "en", text: "5 5 5 5"})
	if told := strings.Join(out.Left, "\n"); !strings.Contains(told, `correct this, which is wrong: "5" is the number of figures.number and`) || !strings.Contains(string(out.Files["charts.yaml"]), "one number, one row") {
		t.Errorf("%s\n%s", told, out.Files["charts.yaml"])
	}
}

// TestEllipses: a number takes nothing of what the one before it is of across a comma or "and",
// where it is in another unit or has a verb of its own.
func TestEllipses(t *testing.T) {
	for _, c := range []struct{ text, number, what string }{
		{"Workers earned $1.5 million, and 5 of them were killed.", "5", "killed"},
		{"Workers earned $1.5 million, and 5 were killed.", "5", "killed"},
		{"The crew built 5 km of road, 3 hours, 2 tons.", "3", ""},
		{"The crew built 5 km of road, 3 hours, 2 tons.", "2", ""},
		{"Workers earned $1.5 million and 5 horses.", "5", "horses"},
		{"The firm hired 40 men, and 12 were dismissed.", "12", "dismissed"},
		{"The firm hired 40 men, 12 of whom were dismissed.", "12", "men dismissed"},
		{"Revenue was $40 million in 2020 and $50 million in 2021.", "50", "revenue"},
		{"Revenue rose 12 percent to $40 million.", "40", "revenue"},
		{"The storm killed 40 men and 12 horses.", "12", "horses killed"},
	} {
		made := drafted(t, "en", c.text)
		for _, r := range made.rows {
			if strings.Contains(r.number.Text, c.number) && !strings.Contains(r.number.Text, "1.5") && r.subject().what() != c.what {
				t.Errorf("%s: %s is of %q, want %q", c.text, r.number.Text, r.subject().what(), c.what)
			}
		}
	}
}
