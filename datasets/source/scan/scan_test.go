package scan

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// line writes a mention as the tables below have it:
// numeral = value | qualifier bound | unit | noun | kind.
func line(m Mention) string {
	value := "-"
	switch {
	case m.IsDate():
		value = strings.Trim(m.Date().String()+" "+m.Clock, " ")
	case m.Low == nil && m.High == nil:
	case m.Low.Cmp(m.High) == 0:
		value = m.Low.RatString()
	default:
		value = m.Low.RatString() + ".." + m.High.RatString()
	}
	return fmt.Sprintf("%s = %s | %s %s | %s | %s | %s", m.Text, value, m.Qualifier, m.Bound, m.Unit, m.Noun, m.Kind)
}

func TestNumerals(t *testing.T) {
	for _, c := range []struct{ text, numeral, value string }{
		{"78 dead", "78", "78"},
		{"11,000 forints", "11,000", "11000"},
		{"1,234,567.8 of them", "1,234,567.8", "6172839/5"},
		{"1.234.567,8 of them", "1.234.567,8", "6172839/5"},
		{"12,34,567 rupees", "12,34,567", "1234567"},
		{"1 234 567 people", "1 234 567", "1234567"},
		{"10 000 people", "10 000", "10000"},
		{"1'234'567 francs", "1'234'567", "1234567"},
		{"12,5 tonnes", "12,5", "25/2"},
		{".25 of it", ".25", "1/4"},
		{"½ cup", "½", "1/2"},
		{"3½ years", "3½", "7/2"},
		{"2 1/2 inches", "2 1/2", "5/2"},
		{"1/3 of them", "1/3", "1/3"},
		{"7.2 billion people", "7.2 billion", "7200000000"},
		{"2 hundred thousand men", "2 hundred thousand", "200000"},
		{"3 hundred and 21 men", "3 hundred and 21", "321"},
		{"5k signatures", "5k", "5000"},
		{"10m users", "10m", "10000000"},
		{"1.2e+3 of them", "1.2e+3", "1200"},
		{"6.2×10^3 of them", "6.2×10^3", "6200"},
		{"−5 degrees", "−5", "-5"},
		{"minus twelve degrees", "minus twelve", "-12"},
		{"twenty-five men", "twenty-five", "25"},
		{"one hundred and five men", "one hundred and five", "105"},
		{"three million, two hundred and forty men", "three million, two hundred and forty", "3000240"},
		{"half a million men", "half a million", "500000"},
		{"half-a-dozen men", "half-a-dozen", "6"},
		{"two and a half years", "two and a half", "5/2"},
		{"one and a half million men", "one and a half million", "1500000"},
		{"3 million and a half men", "3 million and a half", "3500000"},
		{"a quarter of a million men", "a quarter of a million", "250000"},
		{"two-thirds of them", "two-thirds", "2/3"},
		{"a third of voters", "third", "1/3"},
		{"one in five voters", "one in five", "1/5"},
		{"one in five dollars", "one in five", "1/5"},
		{"one in three pounds", "one in three", "1/3"},
		{"2 of every 5 voters", "2 of every 5", "2/5"},
		{"one person in five", "one person in five", "1/5"},
		{"£2/3/6", "£2/3/6", "87/40"},
		{"two out of three voters", "two out of three", "2/3"},
		{"three point one four", "three point one four", "157/50"},
		{"a dozen eggs", "a dozen", "12"},
		{"three dozen eggs", "three dozen", "36"},
		{"٢٬٠٠٠ people", "٢٬٠٠٠", "2000"},
		{"१२ people", "१२", "12"},
	} {
		found := English().Text(c.text)
		if len(found) == 0 {
			t.Errorf("%q: nothing found", c.text)
			continue
		}
		m := found[0]
		if got := m.Low.RatString(); m.Text != c.numeral || got != c.value || len(found) > 1 {
			t.Errorf("%q: %d found, first %q = %s, want %q = %s", c.text, len(found), m.Text, got, c.numeral, c.value)
		}
	}
}

func TestQualifiers(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Over 2,000 people", "Over over"},
		{"more than 2,000 people", "more than over"},
		{"no fewer than 2,000 people", "no fewer than at-least"},
		{"up to 2,000 people", "up to up-to"},
		{"up to and even over 11,000 people", "up to and even over over"},
		{"up to about 400 people", "up to about up-to"},
		{"nearly 400 people", "nearly about"},
		{"some 400 people", "some about"},
		{"an estimated 400 people", "an estimated about"},
		{"400 or more people", "or more at-least"},
		{"400 people or more", "or more at-least"},
		{"400 people or so", "or so about"},
		{"400+ people", "+ at-least"},
		{"less than 800 people", "less than under"},
		{"fewer than 800 people", "fewer than under"},
		{"not exceeding 800 people", "not exceeding up-to"},
		{"a maximum of 800 people", "a maximum of up-to"},
		{"as many as 800 people", "as many as up-to"},
		{"Maximum wages to be fixed at 3,500", "Maximum up-to"},
		{"a total of 5,500 people", "a total of exact"},
		{">= 5 people", ">= at-least"},
		{"≈5 people", "≈ about"},
		{"30-odd people", "odd about"},
		{"well over 5 people", "well over over"},
		{"over the 2,000 people", "over over"},
		// Over as a preposition.
		{"fell over 3 days", " exact"},
		{"over two decades later", " exact"},
		{"it lasted over 3 days", "over over"},
		{"it had reached 50,000", " exact"},
	} {
		found := English().Text(c.text)
		if len(found) != 1 {
			t.Errorf("%q: %d found", c.text, len(found))
			continue
		}
		if got := found[0].Qualifier + " " + string(found[0].Bound); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestRangesAndSteps(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"between 5 and 7 people", []string{"5 and 7 5..7"}},
		{"16,000 to 100,000 people", []string{"16,000 to 100,000 16000..100000"}},
		{"5-7 people", []string{"5-7 5..7"}},
		{"$3-4 million", []string{"$3-4 million 3000000..4000000"}},
		{"two or three people", []string{"two or three 2..3"}},
		{"two to three thousand people", []string{"two to three thousand 2000..3000"}},
		{"8- to 16-metre waves", []string{"8- to 16 8..16"}},
		{"rose 8 to 99 points", []string{"8 8", "99 99"}},
		{"cut from 12 to 9", []string{"12 12", "9 9"}},
		{"won 3-1", []string{"3-1 3..1"}},
		{"24.2 to 33-35 billion", []string{"24.2 24200000000", "33-35 billion 33000000000..35000000000"}},
		{"1 or 200 people", []string{"1 1", "200 200"}},
		{"at most 100 and at least 20 apples", []string{"100 and at least 20 20..100"}},
		{"less than 10 and more than 40 apples", []string{"10 10", "40 40"}},
		{"about 20~100 apples", []string{"20~100 20..100"}},
		{"between a third and a half of it", []string{"third and a half 1/3..1/2"}},
		{"5 ft 2 in tall", []string{"5 ft 2 62"}},
		{"6-4, 3-6, 7-6 (7-4)", []string{"6-4 6..4", "3-6 3..6", "7-6 7..6", "7-4 7..4"}},
		{"three hundred and two dozen eggs", []string{"three hundred and two dozen 324"}},
		{"one hundred and thirty-two fifths", []string{"one hundred and thirty-two fifths 132/5"}},
		{"8x2^10 bits", []string{"8x2^10 8192"}},
		{"75 USD million", []string{"75 75000000"}},
	} {
		var got []string
		for _, m := range English().Text(c.text) {
			s := m.Text + " " + m.Low.RatString()
			if m.Low.Cmp(m.High) != 0 {
				s += ".." + m.High.RatString()
			}
			got = append(got, s)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Kind
	}{
		{"(1) That the fighting cease", []Kind{ListMarker}},
		{"1. An independent policy", []Kind{ListMarker}},
		{"the 20th Congress", []Kind{Ordinal}},
		{"the second invasion", []Kind{Ordinal}},
		{"at first they waited", nil},
		{"wait a second", nil},
		{"the S&P 500 fell", []Kind{ProperName}},
		{"an iPhone 11 was found", []Kind{ProperName}},
		{"two F-16s and COVID-19", []Kind{Quantity, ProperName, ProperName}},
		{"Prague ’68 and after", []Kind{ProperName}},
		{"version 1.2.3 came out", []Kind{ProperName}},
		{"call 555-123-4567 now", []Kind{ProperName}},
		{"7,282Followers", []Kind{Boilerplate}},
		{"several days", []Kind{Vague}},
		{"in their thousands", []Kind{Vague}},
		{"the majority of workers", []Kind{Vague}},
		{"half-staff at half-time", nil},
		{"that one was no one", nil},
		{"the police’s one", nil},
		{"a one-party state", nil},
		{"at least one person", []Kind{Quantity}},
		{"As [2] and [14, 15] show", []Kind{ProperName, ProperName, ProperName}},
		{"[64][=a.b] men and [450](x) cows", []Kind{Quantity, Quantity}},
		{"[3,500] men", []Kind{Quantity}},
		{"15% of wages", []Kind{Percent}},
		{"$5 of it", []Kind{Money}},
	} {
		var got []Kind
		for _, m := range English().Text(c.text) {
			got = append(got, m.Kind)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

func TestNouns(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"16,000 workers marched", "workers"},
		{"over 2,000 Hungarians were killed", "Hungarians"},
		{"30 new armoured divisions arrived", "divisions"},
		{"300 were arrested", ""},
		{"the tanks, 30 of which were lost", "tanks"},
		{"dozens of people", "people"},
		{"78 dead (64 civilians)", "dead"},
		{"two of his three sons", "sons"},
		{"one warehouse packed them", "warehouse"},
		{"the fourth seed dropped out", "seed"},
		{"23 drowned", ""},
		{"1,500 or more people", "people"},
		{"four no-confidence motions", "motions"},
		{"100,000.", ""},
	} {
		found := English().Text(c.text)
		if len(found) == 0 || found[0].Noun != c.want {
			t.Errorf("%q: %v, want %q", c.text, found, c.want)
		}
	}
}

func TestOtherLanguages(t *testing.T) {
	for _, c := range []struct{ tag, text, want string }{
		{"hu", "több mint 2000 ember", "2000 = 2000 | több mint over |  | ember | quantity"},
		{"hu", "11 000 forintos", "11 000 = 11000 |  exact | forint |  | money"},
		{"hu", "2000-nél többen", "2000 = 2000 | nél többen over |  |  | quantity"},
		{"hu", "legalább 1,5 millió ember", "1,5 millió = 1500000 | legalább at-least |  | ember | quantity"},
		{"hu", "5 és 7 között", "5 és 7 = 5..7 |  between |  |  | quantity"},
		{"hu", "kétezer-háromszáz munkás", "kétezer-háromszáz = 2300 |  exact |  | munkás | quantity"},
		{"hu", "harmincöt ló", "harmincöt = 35 |  exact |  | ló | quantity"},
		{"hu", "húszan elmentek", "húszan = 20 |  exact |  | elmentek | quantity"},
		{"hu", "tizenkét ezer tonna", "tizenkét ezer = 12000 |  exact | tonne |  | quantity"},
		{"hu", "ezerkilencszázötvenhat liba", "ezerkilencszázötvenhat = 1956 |  exact |  | liba | quantity"},
		{"hu", "másfél millió forint", "másfél millió = 1500000 |  exact | forint |  | money"},
		{"hu", "a város kétharmada", "kétharmada = 2/3 |  exact |  |  | percent"},
		{"hu", "háromszor annyi", "háromszor = 3 |  exact |  | annyi | quantity"},
		{"el", "διακόσια πενήντα άτομα", "διακόσια πενήντα = 250 |  exact |  | άτομα | quantity"},
		{"el", "εκατόν είκοσι σπίτια", "εκατόν είκοσι = 120 |  exact |  | σπίτια | quantity"},
		{"el", "δυόμισι εκατομμύρια δραχμές", "δυόμισι εκατομμύρια = 2500000 |  exact | drachma |  | money"},
		{"el", "πάνω από 2.000 Ούγγροι", "2.000 = 2000 | πάνω από over |  | Ούγγροι | quantity"},
		{"el", "περίπου 1,5 εκατομμύρια άνθρωποι", "1,5 εκατομμύρια = 1500000 | περίπου about |  | άνθρωποι | quantity"},
		{"el", "από 5 έως 7 άτομα", "5 έως 7 = 5..7 |  between |  | άτομα | quantity"},
	} {
		l, ok := In(c.tag)
		if !ok {
			t.Fatal(c.tag)
		}
		found := l.Text(c.text)
		if len(found) != 1 || line(found[0]) != c.want {
			var got []string
			for _, m := range found {
				got = append(got, line(m))
			}
			t.Errorf("%s: %q: %q, want %q", c.tag, c.text, got, c.want)
		}
	}
}

// TestRead finds the same in pieces as in one, whatever the pieces.
func TestRead(t *testing.T) {
	text := strings.Repeat(prose, 2000) + strings.Repeat("no blank line but 12 men ", 10000)
	want := English().Text(text)
	i := 0
	if err := English().Read(&dribble{text, 7919}, func(m Mention) error {
		if i >= len(want) || line(m) != line(want[i]) || m.Span != want[i].Span || m.Phrase != want[i].Phrase {
			return fmt.Errorf("mention %d is %s", i, line(m))
		}
		i++
		return nil
	}); err != nil || i != len(want) {
		t.Fatal(i, len(want), err)
	}
}

// dribble reads a string a few bytes at a time.
type dribble struct {
	text string
	step int
}

func (d *dribble) Read(p []byte) (int, error) {
	if d.text == "" {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), d.step)], d.text)
	d.text = d.text[n:]
	return n, nil
}

// FuzzText holds every text to what no text may break: spans are those of the
// text, in order and apart, no digit is left out, and values make sense.
func FuzzText(f *testing.F) {
	for _, s := range []string{prose, "1.2.3 ½ −5 12,34,567 ٢٬٠٠٠", "between 5 and 7 or more than half a million", "(1) 5-", "$-5m", "2000-nél több", "twenty and a half hundred thousandth", "8- to 16-", "7,282Υποστηρικτές", "one in 5 ± 2", "3 × 10^-", "a a a hundred hundred million million", "7-00 [5, 6] p. 5–6, 8", "£3 4s 6d 10/6 3 forints 60", "t(28) = −.22 47°30′N", "1 000 000 000 in 5-in-6", "5 (3", "20 (kg) MEUR 5-7 from 6", "4.1(2) × 10−3 10 , 000 1.5-to-1", "no one was killed 9.4 (2) m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range Tags() {
			l, _ := In(tag)
			check(t, text, l.Text(text))
		}
	})
}

func check(t *testing.T, text string, found []Mention) {
	t.Helper()
	runes := []rune(text)
	at, last := 0, 0 // the ends of what is accounted for, and of the last span
	for _, m := range found {
		if m.Span.Start < last || m.Span.End <= m.Span.Start || m.Span.End > len(runes) {
			t.Fatalf("%q: span %v behind %d", text, m.Span, last)
		}
		if utf8.ValidString(text) && string(runes[m.Span.Start:m.Span.End]) != m.Text {
			t.Fatalf("%q: text %q at %v", text, m.Text, m.Span)
		}
		if m.Phrase.Start > m.Span.Start || m.Phrase.End < m.Span.End || m.Phrase.Start < 0 || m.Phrase.End > len(runes) {
			t.Fatalf("%q: phrase %v of %v", text, m.Phrase, m.Span)
		}
		for _, r := range runes[min(at, m.Span.Start):m.Span.Start] {
			if unicode.IsDigit(r) {
				t.Fatalf("%q: the digit %q before %v is in no mention", text, r, m.Span)
			}
		}
		at, last = m.Span.End, m.Span.End
		if m.Kind == Money { // 3 forints 60: the coins are in the phrase
			at = m.Phrase.End
		}
		if (m.Low == nil) != (m.High == nil) || m.Low != nil && m.Low.Cmp(m.High) > 0 && m.Kind != Score {
			t.Fatalf("%q: %v to %v", text, m.Low, m.High)
		}
		if m.Kind == "" || m.Bound == "" {
			t.Fatalf("%q: no kind or bound in %+v", text, m)
		}
		if len(m.Rules()) == 0 {
			t.Fatalf("%q: %q is of no rule", text, m.Text)
		}
	}
	for _, r := range runes[min(at, len(runes)):] {
		if unicode.IsDigit(r) {
			t.Fatalf("%q: the digit %q at the end is in no mention", text, r)
		}
	}
}

// TestHungarianNouns finds what is counted, which is singular behind a number.
func TestHungarianNouns(t *testing.T) {
	hungarian, _ := In("hu")
	for text, want := range map[string]string{
		"több mint 300 ember veszítette el":    "ember",
		"400 politikai fogoly szabadult":       "fogoly",
		"Mintegy 40 tűzoltó dolgozott":         "tűzoltó",
		"A 2000 szovjet tank benyomult":        "szovjet", // an adjective like a noun
		"30 tank akadt el, 2 000 pedig bejött": "tank",
	} {
		found := hungarian.Text(text)
		if len(found) == 0 || found[0].Noun != want {
			t.Errorf("%s: %+v, want %s", text, found, want)
		}
	}
}

// TestRules has each mention say which rules read it.
func TestRules(t *testing.T) {
	for text, want := range map[string][]string{
		"1. Peace":               {"list marker"},
		"As [2] shows":           {"citation"},
		"on June 17, 1953":       {"month first", "date"},
		"in 1956 they rose":      {"year: a word before it", "year by its words", "year", "date"},
		"1989–91":                {"first and last year", "year", "date"},
		"half past ten":          {"time in words", "date"},
		"an iPhone 11 was found": {"name and its number", "name", "number"},
		"2,000 people":           {"thousands set apart", "number"},
		"twenty-five men":        {"number in words", "number"},
		"5 to 7 people":          {"range", "number"},
		"one in five voters":     {"so many in so many", "number in words", "share", "number"},
		"£3 4s 6d":               {"pounds, shillings and pence"},
		"several days":           {"vague"},
		"a ratio of 3:1":         {"ratio with a colon"},
	} {
		found := English().Text(text)
		if len(found) != 1 || !slices.Equal(found[0].Rules(), want) {
			var got [][]string
			for _, m := range found {
				got = append(got, m.Rules())
			}
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for _, m := range English().Text(prose) {
		if len(m.Rules()) == 0 {
			t.Errorf("%q is of no rule", m.Text)
		}
	}
}
