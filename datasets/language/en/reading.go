package en

import (
	"slices"
	"strings"

	"quotient/datasets/language/form"
)

// reading is what finds numbers in an English text.
var reading = form.Reading{
	Decimal: '.',
	Group:   ',',
	Cardinals: []form.Series{
		{First: 1, Step: 1, Words: `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`},
		{First: 20, Step: 10, Words: `twenty thirty forty/fourty fifty sixty seventy eighty ninety`},
		{First: 60, Step: 20, Words: `threescore fourscore`},
	},
	Ordinals: []form.Series{
		{First: 1, Step: 1, Words: `first second third fourth fifth sixth seventh eighth ninth/nineth tenth eleventh twelfth/twelveth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`},
		{First: 20, Step: 10, Words: `twentieth thirtieth fortieth/fourtieth fiftieth sixtieth seventieth eightieth ninetieth`},
		{First: 1, Step: 1, Words: `firsts`},
		{First: 100, Step: 0, Words: `hundredth`},
		{First: 1e3, Step: 0, Words: `thousandth`},
		{First: 1e6, Step: 0, Words: `millionth`},
		{First: 1e9, Step: 0, Words: `billionth`},
		{First: 1e12, Step: 0, Words: `trillionth`},
	},
	Parts: []form.Series{
		{First: 3, Step: 1, Words: `third quarter/fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`},
		{First: 3, Step: 1, Roles: form.IsPlural, Words: `thirds quarters/fourths fifths sixths sevenths eighths ninths tenths elevenths twelfths thirteenths fourteenths fifteenths sixteenths seventeenths eighteenths nineteenths twentieths`},
		{First: 2, Step: 1, Roles: form.IsHalf, Words: `half`},
		{First: 2, Step: 1, Roles: form.IsPlural, Words: `halves`},
		{First: 30, Step: 0, Words: `thirtieth`},
		{First: 30, Step: 0, Roles: form.IsPlural, Words: `thirtieths`},
		{First: 40, Step: 0, Words: `fortieth`},
		{First: 40, Step: 0, Roles: form.IsPlural, Words: `fortieths`},
		{First: 50, Step: 0, Words: `fiftieth`},
		{First: 50, Step: 0, Roles: form.IsPlural, Words: `fiftieths`},
		{First: 100, Step: 0, Words: `hundredth`},
		{First: 100, Step: 0, Roles: form.IsPlural, Words: `hundredths`},
		{First: 1e3, Step: 0, Words: `thousandth`},
		{First: 1e3, Step: 0, Roles: form.IsPlural, Words: `thousandths`},
		{First: 1e6, Step: 0, Words: `millionth`},
		{First: 1e6, Step: 0, Roles: form.IsPlural, Words: `millionths`},
		{First: 1e9, Step: 0, Words: `billionth`},
		{First: 1e9, Step: 0, Roles: form.IsPlural, Words: `billionths`},
		{First: 1e12, Step: 0, Words: `trillionth`},
		{First: 1e12, Step: 0, Roles: form.IsPlural, Words: `trillionths`},
	},
	Scales: []form.Scale{
		{Value: 12, Words: `dozen`},
		{Value: 12, Roles: form.IsPlural, Words: `dozens`},
		{Value: 10, Roles: form.IsPlural, Words: `tens`},
		{Value: 20, Words: `score`},
		{Value: 100, Words: `hundred`},
		{Value: 100, Roles: form.IsPlural, Words: `hundreds`},
		{Value: 1e3, Words: `thousand`},
		{Value: 1e3, Roles: form.IsPlural, Words: `thousands`},
		{Value: 1e5, Words: `lakh`},
		{Value: 1e7, Words: `crore`},
		{Value: 1e6, Words: `million`},
		{Value: 1e6, Roles: form.IsPlural, Words: `millions`},
		{Value: 1e9, Words: `billion milliard`},
		{Value: 1e9, Roles: form.IsPlural, Words: `billions`},
		{Value: 1e12, Words: `trillion`},
		{Value: 1e12, Roles: form.IsPlural, Words: `trillions`},
		{Value: 1e15, Words: `quadrillion`},
	},
	Times: []form.Scale{
		{Value: 2, Words: `twice double twofold doubled`},
		{Value: 3, Words: `thrice treble triple threefold tripled trebled`},
		{Value: 4, Words: `fourfold quadrupled`},
		{Value: 5, Words: `fivefold quintupled`},
		{Value: 6, Words: `sixfold`},
		{Value: 7, Words: `sevenfold`},
		{Value: 8, Words: `eightfold`},
		{Value: 9, Words: `ninefold`},
		{Value: 10, Words: `tenfold`},
		{Value: 20, Words: `twentyfold`},
		{Value: 100, Words: `hundredfold`},
		{Value: 1000, Words: `thousandfold`},
	},
	Shares:      []form.Share{{Count: 1, Of: 2, Words: `halved`}},
	Words:       words,
	Marks:       marks,
	Before:      before,
	After:       after,
	Dates:       datesRead,
	Baker:       `baker`,
	Approximate: `odd ish`,
	NumberSigns: `No no Nos nos Nr nr`,
	Nouns: form.Nouns{
		Adjectives:  "ing ed ful ous al ive less able ible ic ish ary",
		Participle:  "ed",
		Plurals:     "s men",
		Singulars:   "ss us is",
		Gerund:      "ing",
		Manner:      "ly",
		Superlative: "est",
		Articles:    true,
		Designators: true,
		One:         one,
	},
}

// irregular are plurals that end in no s.
var irregular = map[string]string{
	"people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "teeth": "tooth",
	"geese": "goose", "mice": "mouse", "oxen": "ox", "lives": "life", "wives": "wife", "knives": "knife", "loaves": "loaf", "thieves": "thief",
	"wolves": "wolf", "leaves": "leaf", "shelves": "shelf", "calves": "calf", "halves": "half", "movies": "movie", "cookies": "cookie", "series": "series", "species": "species",
}

// one is the singular of a noun in the plural, in lower case.
func one(plural string) string {
	if s, ok := irregular[plural]; ok {
		return s
	}
	cut := func(ending string) string { return strings.TrimSuffix(plural, ending) }
	ends := func(of ...string) bool {
		return slices.ContainsFunc(of, func(end string) bool { return strings.HasSuffix(plural, end) })
	}
	switch {
	case ends("men"): // foremen
		return cut("men") + "man"
	case ends("ies") && len(plural) > 4:
		return cut("ies") + "y"
	case ends("sses", "xes", "ches", "shes", "buses", "gases", "viruses"): // but horses, houses
		return cut("es")
	case ends("s") && !ends("ss", "us", "is"):
		return cut("s")
	}
	return plural
}
