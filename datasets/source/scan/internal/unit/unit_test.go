package unit

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"quotient/datasets/language"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/word"
)

// block splits a text in a language.
func block(tag, text string) Reader {
	l, _ := language.Of(tag)
	words := word.New(tag, &l.Reading)
	return Reader{&token.Block{Language: words, Text: text, Tokens: token.Split(words, text, nil)}}
}

// unitIn reads a text with its numeral in brackets, "for [5] km", and returns
// the unit and the text behind it.
func unitIn(t *testing.T, tag, marked string) (u Unit, rest string) {
	t.Helper()
	from, to := strings.Index(marked, "["), strings.Index(marked, "]")-1
	if from < 0 || to < 0 {
		t.Fatalf("%q has no numeral", marked)
	}
	text := strings.NewReplacer("[", "", "]", "").Replace(marked)
	b := block(tag, text)
	at := func(n int) int {
		i := slices.IndexFunc(b.Tokens, func(t token.Token) bool { return int(t.From) >= n })
		if i < 0 {
			return len(b.Tokens)
		}
		return i
	}
	behind := func(i int) string {
		if i < len(b.Tokens) {
			return text[b.Tokens[i].From:]
		}
		return ""
	}
	u, first, ok := b.UnitBefore(at(from))
	if ok {
		if first >= at(from) {
			t.Errorf("%q: the unit before begins at token %d, behind it", marked, first)
		}
		u, i, _ := b.Rate(u, at(to))
		return u, behind(i)
	}
	u, i, ok := b.UnitAfter(at(to))
	if !ok {
		return Unit{}, behind(at(to))
	}
	return u, behind(i)
}

var unitTests = []struct{ text, name, rest string }{
	// Words, in the singular or not, in either spelling.
	{"ran [5] kilometres home", "kilometre", "home"},
	{"ran [5] kilometers home", "kilometre", "home"},
	{"a height of [six] feet", "foot", ""},
	{"[500] metres away", "metre", "away"},
	{"[1,234] nautical miles", "nautical mile", ""},
	{"[16,000] metric tons", "tonne", ""},
	{"[3] short tons", "short ton", ""},
	{"[2] decades", "decade", ""},
	{"for [6] weeks' time", "week", "' time"},
	{"[45] light years off", "light year", "off"},
	{"[15,000] British thermal units of heat", "British thermal unit", "of heat"},
	{"[3] parts per million", "part per million", ""},

	// Hyphens.
	{"the [26]-foot-tall statue", "foot", "-tall statue"},
	{"the [45]-day siege", "day", "siege"},
	{"a [10]-km-long line", "kilometre", "-long line"},
	{"a [6]-kilowatt-hour battery", "kilowatt hour", "battery"},
	{"an [8]-in pipe", "inch", "pipe"},
	{"[26] - strong", "", "- strong"},

	// Ages.
	{"a [three]-year-old", "year", ""},
	{"[15]-year-olds", "year", ""},
	{"is [29] years old!", "year", "!"},
	{"[18] months of age", "month", ""},
	{"an [87] yo man", "year", "man"},
	{"[28] - year", "", "- year"},
	{"[5] years older", "year", "older"},

	// Signs, glued and spaced; case tells them apart.
	{"[180.25]ml", "millilitre", ""},
	{"[5]km", "kilometre", ""},
	{"[5] mW", "milliwatt", ""},
	{"[5] MW", "megawatt", ""},
	{"[50] Wh", "watt hour", ""},
	{"[3] mm rain", "millimetre", "rain"},
	{"[8]MB", "megabyte", ""},
	{"[100] Mbps", "megabit per second", ""},
	{"[120] μg", "microgram", ""},
	{"[120] µg", "microgram", ""},
	{"[24703]m212", "", "m212"},

	// Powers.
	{"[301,338] km2 (", "square kilometre", "("},
	{"[301,338] km² (", "square kilometre", "("},
	{"[4]km^3,", "cubic kilometre", ","},
	{"[4] km cubed", "cubic kilometre", ""},
	{"[4] square kilometers", "square kilometre", ""},
	{"[116] sq. mi of", "square mile", "of"},
	{"[900] sq ft", "square foot", ""},
	{"[0.9] trillion cubic feet", "", "trillion cubic feet"},
	{"[4] cubic feet", "cubic foot", ""},
	{"[4e14] s-1", "inverse second", ""},

	// What a unit is counted by.
	{"[188] miles an hour", "mile per hour", ""},
	{"[60] miles per hour.", "mile per hour", "."},
	{"[60] mph", "mile per hour", ""},
	{"[60] km/h", "kilometre per hour", ""},
	{"[60] km/hr", "kilometre per hour", ""},
	{"[60] kmh", "kilometre per hour", ""},
	{"[5] kg/m³", "kilogram per cubic metre", ""},
	{"[5] m s−1", "metre per second", ""},
	{"[9.8] km/s2", "kilometre per square second", ""},
	{"[9.8] metres per second squared", "metre per second squared", ""},
	{"[20] J/m^2 per year", "joule per square metre per year", ""},
	{"[1.2] million barrels a day", "", "million barrels a day"},
	{"[500,000] barrels a day", "barrel per day", ""},
	{"[10] litres per day", "litre per day", ""},
	{"[10] litres per 100 km.", "litre per 100 kilometres", "."},
	{"[10] l/100 km.", "litre per 100 kilometres", "."},
	{"[300] dollars a second time", "dollar", "a second time"},
	{"[300] dollars a second.", "dollar per second", "."},
	{"[20] dollars a barrel", "dollar per barrel", ""},
	{"[800] forints a month", "forint per month", ""},
	{"[4] hours each day", "hour per day", ""},
	{"$[15.40]/hour", "dollar per hour", ""},
	{"£[9] an hour", "pound sterling per hour", ""},
	{"$[350] per kg to", "dollar per kilogram", "to"},
	{"$[1.17] billion", "dollar", "billion"},
	{"[5] days a year earlier", "day", "a year earlier"},
	{"[12] per cent a year", "percent", "a year"},
	{"[5] km / 3 miles", "kilometre", "/ 3 miles"},
	{"[two] kb per second", "kilobit per second", ""},

	// Percent and factors.
	{"[15]% of", "percent", "of"},
	{"[15] % of", "percent", "of"},
	{"[15] per cent", "percent", ""},
	{"[15]pc", "percent", ""},
	{"[100] percentage", "percent", ""},
	{"[15] percentage points", "percentage point", ""},
	{"[0.5]pp", "percentage point", ""},
	{"[20] pp", "", "pp"},
	{"[3]‰", "per mille", ""},
	{"[25] basis points", "basis point", ""},
	{"[three] times", "times", ""},
	{"[3]× faster", "times", "faster"},
	{"[3]x faster", "times", "faster"},
	{"[3]x4", "", "x4"},
	{"a [10]-fold rise", "times", "rise"},

	// Money before and after.
	{"$ [75] million", "dollar", "million"},
	{"US$[160] million", "US dollar", "million"},
	{"$US[160] million", "US dollar", "million"},
	{"US $ [160]", "US dollar", ""},
	{"U.S.$ [160]", "US dollar", ""},
	{"A$[5]", "Australian dollar", ""},
	{"A $[5] note", "dollar", "note"},
	{"aud$[15]", "Australian dollar", ""},
	{"HK$[10]", "Hong Kong dollar", ""},
	{"USD [22.5] million", "US dollar", "million"},
	{"USD[115]", "US dollar", ""},
	{"EUR [50]", "euro", ""},
	{"Rs. [500]", "rupee", ""},
	{"Rs [500]", "rupee", ""},
	{"DM [500]", "German mark", ""},
	{"kr [500]", "krone", ""},
	{"R[500] million", "", "million"},
	{"[15]€ (", "euro", "("},
	{"[17] USD 25", "US dollar", "25"},
	{"17 USD [25]", "", ""},
	{"[5] $10 bills", "", "$10 bills"},
	{"[10,000] Ft", "forint", ""},
	{"[3,500] forints", "forint", ""},
	{"[50] Swiss francs", "Swiss franc", ""},
	{"[20] billion francs", "", "billion francs"},
	{"[10] U.S. dollars", "US dollar", ""},
	{"[10] us dollars", "US dollar", ""},
	{"[100] Reichsmarks", "Reichsmark", ""},
	{"[5] roubles", "rouble", ""},
	{"[5] rubles", "rouble", ""},
	{"[197] pence.", "penny", "."},
	{"[50]p", "penny", ""},
	{"[8]p.m.", "", "p.m."},
	{"[1080]p", "", "p"},
	{"[50]¢", "cent", ""},
	{"COP [26]", "", ""},
	{"COP [26,000]", "Colombian peso", ""},
	{"TOP [10]", "", ""},
	{"usd [10]", "US dollar", ""},
	{"[5] won the race", "", "won the race"},
	{"[5,000] won", "won", ""},
	{"[5,000] won the race", "", "won the race"},
	{"[2,500] real users", "", "real users"},
	{"[two] marks", "", "marks"},
	{"[200] marks", "mark", ""},
	{"[two] crowns", "", "crowns"},

	// Signs that are words: only with evidence.
	{"[5] in thick", "inch", "thick"},
	{"[5] in London", "", "in London"},
	{"There are [two] in my car", "", "in my car"},
	{"The pencil is [2] in.", "inch", "."},
	{"5 ft [2] in more or less", "inch", "more or less"},
	{"[2½] in thick", "inch", "thick"},
	{`an [8]" pipe`, "inch", "pipe"},
	{`"I am [30]" he said`, "", `" he said`},
	{`an 8" pipe, "I am [30]" he said`, "", `" he said`},
	{`[5]'10"`, "foot", `10"`},
	{"the [90]'s", "", "'s"},
	{"47°[30]′", "minute of arc", ""},
	{"the [1950]s", "", "s"},
	{"T-[34]s", "", "s"},
	{"[2.5]s", "second", ""},
	{"[5] s later", "second", "later"},
	{"£[5]m", "pound sterling", "m"},
	{"[5]m people", "", "m people"},
	{"[5] m wide", "metre", "wide"},
	{"[one] second", "second", ""},
	{"[twenty] second", "", "second"},
	{"[30]-second delay", "second", "delay"},
	{"[21]st century", "", "st century"},
	{"[12] stone.", "stone", "."},
	{"[two] stone lions", "", "stone lions"},
	{"[two] foot soldiers", "", "foot soldiers"},
	{"[12] foot soldiers", "", "foot soldiers"},
	{"[5] bar", "bar", ""},
	{"[12] bar blues", "", "bar blues"},
	{"[4] K videos", "", "K videos"},
	{"[two] moles", "", "moles"},
	{"[two] moles of salt", "mole", "of salt"},
	{"[2] pm everybody", "", "pm everybody"},
	{"at [2.13] am", "", "am"},
	{"a size of [2.1] pm", "picometre", ""},
	{"[800,000] F-Series pickups", "", "F-Series pickups"},
	{"the [13]F filing", "", "F filing"},
	{"It is cold: -[10]C", "degree Celsius", ""},
	{"Temperatures reached [40]C on Monday", "degree Celsius", "on Monday"},
	{"[98.6] degrees F", "degree Fahrenheit", ""},
	{"[20]°C", "degree Celsius", ""},
	{"[20] ° C", "degree Celsius", ""},
	{"[90] degrees", "degree", ""},
	{"[573.15]K", "kelvin", ""},
	{"[32]K words", "", "K words"},
	{"in [2020], as", "", ", as"},
	{"[3] at a time", "", "at a time"},

	// Pounds are money or weigh.
	{"I spent [20] million pounds", "", "million pounds"},
	{"I spent [200] pounds on this", "pound sterling", "on this"},
	{"it weighed [200] pounds", "pound", ""},
	{"[200] pounds of explosives", "pound", "of explosives"},
	{"a [26]-pound gun", "pound", "gun"},
	{"paid [20] pounds sterling", "pound sterling", ""},
}

func TestUnits(t *testing.T) {
	for _, test := range unitTests {
		u, rest := unitIn(t, "en", test.text)
		if u.Name != test.name || rest != test.rest {
			t.Errorf("%q: %q before %q, want %q before %q", test.text, u.Name, rest, test.name, test.rest)
		}
	}
}

func TestUnitsOfLanguages(t *testing.T) {
	for _, test := range []struct{ tag, text, name string }{
		{"hu", "[3500] forint", "forint"},
		{"hu", "[3500] forintot", "forint"},
		{"hu", "[3500] forintos", "forint"},
		{"hu", "[3500] forinttal", "forint"},
		{"hu", "[3500] Ft-ot", "forint"},
		{"hu", "[12] kilométerre", "kilometre"},
		{"hu", "[2] órát", "hour"},
		{"hu", "[20] éves", "year"},
		{"hu", "[15] százalékkal", "percent"},
		{"hu", "[15]%-os", "percent"},
		{"hu", "[15] Celsius-fok", "degree Celsius"},
		{"hu", "[4] négyzetkilométer", "square kilometre"},
		{"hu", "[5] miles", ""},
		{"el", "[5] ευρώ", "euro"},
		{"el", "[20] χιλιομέτρων", "kilometre"},
		{"el", "[20] χλμ.", "kilometre"},
		{"el", "[15] τοις εκατό", "percent"},
		{"el", "[15]%", "percent"},
		{"el", "[3] ημέρες", "day"},
		{"el", "[3] δολάρια το βαρέλι", "dollar per barrel"},
		{"el", "[3] χιλιόμετρα την ώρα", "kilometre per hour"},
		{"el", "€[5]", "euro"},
		{"en", "[3] nap", ""},
		{"en", "[3] óra", ""},
		{"en", "[20] χιλιομέτρων", ""},
	} {
		if u, _ := unitIn(t, test.tag, test.text); u.Name != test.name {
			t.Errorf("%s %q: %q, want %q", test.tag, test.text, u.Name, test.name)
		}
	}
}

func TestUnitKinds(t *testing.T) {
	for text, want := range map[string]Kind{
		"[5] km": Measure, "[5] dollars an hour": Money, "$[5]": Money, "[5]%": Percent, "[3]‰": Percent,
		"[2] percentage points": Percent, "[3] times": Measure, "[90] degrees": Measure,
	} {
		if u, _ := unitIn(t, "en", text); u.Kind != want {
			t.Errorf("%q: %q, want %q", text, u.Kind, want)
		}
	}
}

// Every form of the list is found where what it needs is there to be seen: so
// every row is well formed, and none is longer than the scanner looks.
func TestUnitList(t *testing.T) {
	x := units()
	rows := 0
	for line := range strings.Lines(unitsTSV) {
		if !strings.HasPrefix(line, "#") {
			if rows++; strings.Count(line, "\t") != 4 {
				t.Errorf("%q: %d columns, want 5", line, strings.Count(line, "\t")+1)
			}
		}
	}
	if rows < 500 {
		t.Errorf("%d rows", rows)
	}
	for lang, forms := range x.forms {
		for form, measures := range forms {
			tag := lang
			if lang == signs {
				tag = "en"
			} else if form != strings.ToLower(form) || strings.Contains(form, "-") {
				t.Errorf("%s %q is not as it is looked up", lang, form)
			}
			if measures[0].needs != "" {
				continue
			}
			want := measures[0].Name
			if u, rest := unitIn(t, tag, "[12] "+form+"\n"); u.Name != want && measures[0].Kind != Money || rest != "" {
				t.Errorf("%s %q: %q before %q, want %q", lang, form, u.Name, rest, want)
			}
		}
	}
}

// What a row needs is a belief, or something that prefixed knows.
func TestUnitNeeds(t *testing.T) {
	for lang, forms := range units().forms {
		for form, measures := range forms {
			for _, m := range measures {
				if _, known := beliefs[m.needs]; !known && m.needs != "" && m.needs != "before" {
					t.Errorf("%s %q needs %q", lang, form, m.needs)
				}
			}
		}
	}
}

func TestUnitsAllocateLittle(t *testing.T) {
	const text = "26 people of the committee paid 5 dollars"
	b := block("en", text)
	if n := testing.AllocsPerRun(100, func() {
		b.UnitBefore(0)
		b.UnitAfter(1)
		b.UnitAfter(7)
	}); n > 0 {
		t.Errorf("%v allocations where no name is joined", n)
	}
}

func FuzzUnits(f *testing.F) {
	for _, test := range unitTests {
		f.Add(test.text)
	}
	f.Add("5 \xff km^")
	f.Fuzz(func(t *testing.T, text string) {
		for _, tag := range []string{"en", "hu", "el"} {
			b := block(tag, text)
			for i := -1; i <= len(b.Tokens)+1; i++ {
				if u, next, ok := b.UnitAfter(i); ok && (next <= i || next > len(b.Tokens) || u.Name == "") {
					t.Errorf("unitAfter(%d) of %q: %+v, %d", i, text, u, next)
				}
				if u, first, ok := b.UnitBefore(i); ok && (first < 0 || first >= i || u.Kind != Money) {
					t.Errorf("unitBefore(%d) of %q: %+v, %d", i, text, u, first)
				}
				if u, next, _ := b.Rate(Unit{Name: "dollar", Kind: Money}, i); next < i || strings.ContainsFunc(u.Name, unicode.IsControl) {
					t.Errorf("rate(%d) of %q: %+v, %d", i, text, u, next)
				}
			}
		}
	})
}

func BenchmarkUnits(b *testing.B) {
	const text = "188 miles an hour with 26 people of the committee"
	x := block("en", text)
	for b.Loop() {
		x.UnitAfter(1)
		x.UnitBefore(5)
		x.UnitAfter(6)
	}
}
