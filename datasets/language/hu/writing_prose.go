package hu

import (
	"strings"

	"quotient/datasets/language/form"
)

var articles = map[string]string{
	"Source": "Forrás", "Sources": "Források", "accessed": "elérve:", "edited by": "szerkesztette", "%s ed.": "%s. kiadás", "Mark": "Jel", "Number": "Szám", "From": "Honnan", "None.": "Nincs.",
	"The author’s own number": "A szerző saját száma", "speculated": "feltételezett", "expected": "várható", "proposed": "javasolt",
	"Note": "Megjegyzés", "Tip": "Tipp", "Important": "Fontos", "Warning": "Figyelmeztetés", "Caution": "Vigyázat",
}

var prose = form.Prose{
	Hedges: map[string][]string{
		"speculated": strings.Fields("feltételez- ha állítólag becsl- talán valószínű- bizonytalan szóbeszéd"),
		"expected":   strings.Fields("várható vár- előrejel- becsl- terv- remél- fog lesz jósol- cél-"),
		"proposed":   strings.Fields("volna javas- követel- terv- program- szeretné- kért- indítvány-"),
	},
	Denials:   strings.Fields("nem ne soha sem senki semmi nincs nélkül aligha cáfolta téves"),
	Denying:   "Nem igaz, hogy",
	Negations: []string{"nem"},
	Definite:  strings.Fields("a az"),
	Articles:  strings.Fields("a az egy"),

	Senses:       senses,
	Persons:      strings.Fields("ember embert emberek fő személy személyt áldozat áldozatot lakos lakost polgár"),
	Disclaims:    []string{"nem igaz", "nem igaz hogy", "tagadja", "tagadta", "cáfolja", "cáfolta", "téves", "hamis", "valótlan"},
	Fictions:     strings.Fields("mítosz legenda mese koholmány kitaláció hazugság tévhit"),
	Called:       strings.Fields("a az egy merő puszta csupán"),
	Refuted:      strings.Fields("megcáfolták cáfolták koholt kitalált eltúlzott visszavonták"),
	Beliefs:      strings.Fields("hiszi hiszik hitte elhiszi igazolták bizonyították megerősítették elfogadják"),
	Few:          strings.Fields("kevesen alig aligha"),
	Never:        strings.Fields("soha sosem"),
	Spared:       strings.Fields("több kevesebb többet kevesebbet"),
	Rumours:      []string{"állítólag", "feltételez-", "talán", "feltehetően", "feltehetőleg", "szóbeszéd szerint", "azt mondják"},
	InAll:        []string{"összesen", "mindösszesen"},
	Antonyms:     []string{"nyereség|veszteség", "import|export", "minimum|maximum", "győzelem|vereség"},
	Universals:   strings.Fields("minden mindegyik átlagos átlagosan átlag valamennyi bármely egy-egy"),
	Others:       strings.Fields("többi másik további egyéb maradék"),
	Subordinates: strings.Fields("miután mielőtt amikor mert aki akik akiket hogy amíg után"),
	That:         strings.Fields("hogy"),
	Dividers:     strings.Fields("és míg de pedig majd illetve"),
	Asides:       strings.Fields("szerint"),
	Parts:        strings.Fields("legtöbb többség többsége néhány része"),
	Beside:       strings.Fields("képest"),
	Multiplies: map[string]string{
		"2":   "megduplázódott, megkétszereződött, duplájára, duplája, dupláját, dupla, kétszeres-, kétszer annyi-, kétszer akkora, kétszer több",
		"3":   "megháromszorozódott, triplájára, triplája, háromszoros-, háromszor annyi-, háromszor akkora, háromszor több",
		"4":   "megnégyszereződött, négyszeres-, négyszer annyi-, négyszer akkora, négyszer több",
		"5":   "ötszörös-, ötször annyi-, ötször akkora",
		"6":   "hatszoros-, hatszor annyi-, hatszor akkora",
		"10":  "tízszeres-, tízszer annyi-, tízszer akkora",
		"1/2": "megfeleződött, felére, felét, fele annyi-",
		"1/3": "harmadára, harmadát, harmada, harmad annyi-",
		"1/4": "negyedére, negyedét, negyede",
	},
	Plain: "%d-szor",

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
