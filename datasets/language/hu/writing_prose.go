package hu

import (
	"strings"

	"quotient/datasets/language/form"
)

var articles = map[string]string{
	"Source": "Forrás", "Sources": "Források", "Mark": "Jel", "Number": "Szám", "From": "Honnan", "None.": "Nincs.",
	"The author’s own number": "A szerző saját száma", "speculated": "feltételezett", "proposed": "javasolt",
	"Note": "Megjegyzés", "Tip": "Tipp", "Important": "Fontos", "Warning": "Figyelmeztetés", "Caution": "Vigyázat",
}

var prose = form.Prose{
	Hedges: map[string][]string{
		"speculated": strings.Fields("feltételez- ha állítólag becsl-"),
		"proposed":   strings.Fields("volna javas- követel- terv- program-"),
	},
	Denials:   strings.Fields("nem ne soha sem senki semmi nincs nélkül aligha cáfolta téves"),
	Negations: []string{"nem"},
	Definite:  strings.Fields("a az"),
	Articles:  strings.Fields("a az egy"),

	Rises: strings.Fields(`nőtt nő emelkedett emelkedik növekedett növekedés növekedése emelkedés emelkedése emelés emelése emelte
		emelték megnőtt`),
	Falls: strings.Fields(`csökkent csökken csökkenés csökkenése csökkentés csökkentése csökkentette csökkentették visszaesett
		esett`),
	Higher: strings.Fields("többet magasabb"),
	Lower:  strings.Fields("kevesebb kevesebbet alacsonyabb"),
	Turns:  []string{"vagy"},

	Per:             []string{"minden"},
	PerEndings:      []string{"-b"}, // 100-ból, 1000-ben
	Confidence:      []string{"konfidencia"},
	Scales:          strings.Fields("ezer millió milliárd"),
	MultipleEndings: strings.Fields("szor szer ször szoros szeres szörös"),

	Below:      [][]string{{"minden egyes"}},
	BelowLoose: strings.Fields("egy között közül"),
	BelowAfter: []string{"képest", "jutó", "viszonyítva"},
	And:        strings.Fields("és míg de"),
	Every:      strings.Fields("minden mindegyik összes valamennyi átlagos tipikus"),
	Shares:     strings.Fields("részesedés hányad százalék hányada részaránya"),
	Multiple:   strings.Fields("hányszorosa többszöröse"),
	Former:     strings.Fields("előtte előtt korábbi régi előző"),
	Latter:     strings.Fields("utána után későbbi új"),

	Same:     strings.Fields("ugyanaz ugyanabban ugyanakkor ugyanazon ugyanott azonos egyenlő egyszerre"),
	Certain:  strings.Fields("biztos biztosan bizonyos tény bizonyított igazolt megtörtént"),
	Apart:    strings.Fields("külön különálló független"),
	Among:    strings.Fields("része között közül tartozik tartoznak"),
	Overlaps: strings.Fields("átfedés átfedik kétszer mindkettőben"),
	Says:     strings.Fields("mondja közli tudni derül adja"),
	Empty:    []string{"nincs különbség", "nincs mit", "lásd fent"},

	Abbreviations: strings.Fields("kb. pl. ill. ún. dr. prof."),
	FormulaWords:  strings.Fields("és vagy is"),
}
