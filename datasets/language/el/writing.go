package el

import "quotient/datasets/language/form"

// Greek writes 11.000, 25,6 and "πάνω από". Its words for one, three and four
// have a gender, so that numbers are spelled only before φορές and ημέρες,
// which are feminine; the gender of a unit is not known.
var writing = form.Writing{Numbers: numbers, Dates: dates, Charts: charts, Articles: articles, Prose: prose}

const nbsp = "\u00a0"

var numbers = form.Numbers{
	Decimal: ",", Group: ".", GroupFrom: 4,
	Bounds: map[string]string{
		"exact": "{n}", "over": "πάνω από {n}", "at-least": "τουλάχιστον {n}", "under": "κάτω από {n}", "up-to": "το πολύ {n}", "about": "περίπου {n}",
	},
	Ranges: form.Ranges{Between: "από {low} έως {high}", JustUnder: "από {low} έως λίγο κάτω από {high}", About: "περίπου {low} έως {high}"},
	Times: func(c form.Count) string {
		if c.Digits == "1" {
			return c.Words + " φορά"
		}
		return c.Words + " φορές"
	},
	Peak:      func(n string) string { return "έως " + n + " και άνω" },
	OutOf:     func(n, m form.Count) string { return n.Words + " στα " + m.Words },
	Fractions: map[string]string{"1/2": "το μισό", "1/3": "το ένα τρίτο", "2/3": "τα δύο τρίτα", "1/4": "το ένα τέταρτο", "3/4": "τα τρία τέταρτα"},
	Almost:    "σχεδόν {n}",
	Day:       " ημέρα", Days: " ημέρες", Per: " ανά ", Per100: "{n} στα 100",
	Less: "{n} λιγότερο", More: "{n} περισσότερο", Percents: "από {low} έως {high}",
	LessToMore: "από {low} έως {high}", MinusToPlus: "{low} έως {high}", FromTo: "{low} έως {high}",
	OrLess: ", ή και μείωση", OrMore: ", ή και αύξηση",
	Rounded: "αν το {n} είναι στρογγυλεμένο στην πλησιέστερη {to}", GrainNames: map[string]string{"10": "δεκάδα", "100": "εκατοντάδα", "1000": "χιλιάδα"},
	NoChange: "καμία μεταβολή", HardlyChange: "σχεδόν καμία μεταβολή", NoRise: "καμία αύξηση",
	Before: map[string][]string{"times": feminine, "days": feminine},
	Money: form.Money{Symbols: map[string]string{
		"dollar": "$", "euro": "€", "pound sterling": "£", "yen": "¥",
		"us dollar": "$", "canadian dollar": "CA$", "australian dollar": "A$", "new zealand dollar": "NZ$", "hong kong dollar": "HK$",
		"new taiwan dollar": "NT$", "east caribbean dollar": "EC$", "mexican peso": "MX$", "indian rupee": "₹", "yuan": "CN¥",
	}},
	Thousand: form.Large{Zeros: 3, Short: nbsp + "χιλ.", One: nbsp + "χιλιάδα", Many: nbsp + "χιλιάδες"},
	Large: []form.Large{
		{Zeros: 12, Short: nbsp + "τρισ.", One: nbsp + "τρισεκατομμύριο", Many: nbsp + "τρισεκατομμύρια"},
		{Zeros: 9, Short: nbsp + "δισ.", One: nbsp + "δισεκατομμύριο", Many: nbsp + "δισεκατομμύρια"},
		{Zeros: 6, Short: nbsp + "εκ.", One: nbsp + "εκατομμύριο", Many: nbsp + "εκατομμύρια"},
	},
	Multipliers: []string{"χιλ", "εκατ", "δισ", "τρισ"},
	Confusable:  [2]string{"δύο", "τρία"},
}

var feminine = []string{"μία", "δύο", "τρεις", "τέσσερις", "πέντε", "έξι", "επτά", "οκτώ", "εννέα", "δέκα", "έντεκα", "δώδεκα"}

var dates = form.Dates{
	Months: [12]string{"Ιανουάριος", "Φεβρουάριος", "Μάρτιος", "Απρίλιος", "Μάιος", "Ιούνιος",
		"Ιούλιος", "Αύγουστος", "Σεπτέμβριος", "Οκτώβριος", "Νοέμβριος", "Δεκέμβριος"},
	MonthsOf: [12]string{"Ιανουαρίου", "Φεβρουαρίου", "Μαρτίου", "Απριλίου", "Μαΐου", "Ιουνίου",
		"Ιουλίου", "Αυγούστου", "Σεπτεμβρίου", "Οκτωβρίου", "Νοεμβρίου", "Δεκεμβρίου"},
	MonthsTo: [12]string{"Ιανουάριο", "Φεβρουάριο", "Μάρτιο", "Απρίλιο", "Μάιο", "Ιούνιο",
		"Ιούλιο", "Αύγουστο", "Σεπτέμβριο", "Οκτώβριο", "Νοέμβριο", "Δεκέμβριο"},
	Seasons:   [4]string{"άνοιξη", "καλοκαίρι", "φθινόπωρο", "χειμώνας"},
	SeasonsTo: [4]string{"άνοιξη", "καλοκαίρι", "φθινόπωρο", "χειμώνα"},
	Ordinals:  [4]string{"πρώτο", "δεύτερο", "τρίτο", "τέταρτο"},
	Day:       "{d} {m} {y}", DayOnly: "{d} {m}", DayNumber: "{d}", Days: "{d}–{e} {m} {y}", DaysOnly: "{d}–{e} {m}",
	Month: "{m} {y}", MonthOnly: "{m}",
	Decade: "δεκαετία του {y}", BC: "{y} π.Χ.", AD: "{y} μ.Χ.", Century: "{n} αιώνας", Nth: [4]string{"ος", "ος", "ος", "ος"},
	Quarter: "{n} τρίμηνο του {y}", Third: "{n} τετράμηνο του {y}", Half: "{n} εξάμηνο του {y}",
	Early: "αρχές {y}", Mid: "μέσα {y}", Late: "τέλη {y}", Season: "{s} {y}",
	About: "περίπου {}", Uncertain: "{}?", Until: "έως {}", From: "από {}", Between: "μεταξύ {} και {e}",
	ColumnNames: []string{"έτος", "ετος"},
}
