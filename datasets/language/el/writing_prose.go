package el

import (
	"strings"

	"quotient/datasets/language/form"
)

var articles = map[string]string{
	"Source": "Πηγή", "Sources": "Πηγές", "accessed": "ανάκτηση", "edited by": "επιμέλεια", "%s ed.": "%sη έκδοση", "Mark": "Σημείο", "Number": "Αριθμός", "From": "Από", "None.": "Κανένα.",
	"The author’s own number": "Αριθμός του συγγραφέα", "speculated": "εικασία", "expected": "πρόβλεψη", "proposed": "πρόταση",
	"Note": "Σημείωση", "Tip": "Συμβουλή", "Important": "Σημαντικό", "Warning": "Προειδοποίηση", "Caution": "Προσοχή",
}

var prose = form.Prose{
	Hedges: map[string][]string{
		"speculated": strings.Fields("εικασ- εικάζ- αν υποθ- φέρετ- ίσως πιθαν- λέγεται εκτιμ-"),
		"expected":   strings.Fields("αναμένεται αναμέν- αναμενόμεν- προβλέ- πρόβλε- σχεδι- σκοπ- ελπίζ- στόχ- θα εκτιμ-"),
		"proposed":   strings.Fields("θα πρότ- προτ- πρόγραμμα προγρ- αίτημα αιτήμ- ζητούσ- ζήτησ- απαίτ-"),
	},
	Denials:   strings.Fields("δεν δε μη μην ποτέ όχι ούτε κανείς κανένας καμία χωρίς διέψευσε λάθος"),
	Denying:   "Δεν είναι αλήθεια ότι",
	Negations: []string{"δεν"},
	Definite:  strings.Fields("οι τα τις τους των αυτά αυτές αυτοί"),
	Articles:  strings.Fields("ο η το τον την του της οι τα ένα ένας μία"),

	Senses:       senses,
	Persons:      strings.Fields("άτομο άτομα άνθρωπος άνθρωποι ανθρώπους ανθρώπων ατόμων θύματα κάτοικοι"),
	Disclaims:    []string{"δεν αληθεύει", "δεν είναι αλήθεια", "αρνείται", "αρνήθηκε", "διαψεύδει", "διέψευσε", "ψευδές", "ψέμα", "λάθος"},
	Fictions:     strings.Fields("μύθος θρύλος παραμύθι ψέμα επινόηση κατασκεύασμα"),
	Called:       strings.Fields("ένας ένα μια είναι ήταν καθαρός σκέτο σκέτη"),
	Refuted:      strings.Fields("διαψεύστηκε διαψεύστηκαν ανακλήθηκε επινοημένος επινοημένη"),
	Beliefs:      strings.Fields("πιστεύει πιστεύουν δέχεται δέχονται επιβεβαιώθηκε αποδείχθηκε"),
	Few:          strings.Fields("λίγοι ελάχιστοι"),
	Never:        strings.Fields("ποτέ"),
	Spared:       strings.Fields("περισσότεροι λιγότεροι περισσότερα λιγότερα"),
	Without:      strings.Fields("χωρίς δίχως"),
	Rumours:      []string{"εικασ-", "εικάζ-", "ίσως", "φέρεται", "φέρονται", "δήθεν", "λέγεται ότι", "υποτίθεται ότι"},
	InAll:        []string{"συνολικά", "εν συνόλω"},
	Antonyms:     []string{"κέρδος κέρδη|ζημία ζημίες", "ελάχιστο|μέγιστο", "νίκη|ήττα"},
	Universals:   strings.Fields("κάθε όλοι όλες μέσος μέση μέσο συνηθισμένος"),
	Others:       strings.Fields("άλλοι υπόλοιποι άλλα υπόλοιπα"),
	Subordinates: strings.Fields("αφού πριν όταν επειδή ενώ που οποίοι μετά"),
	That:         strings.Fields("ότι πως"),
	Dividers:     strings.Fields("και ενώ αλλά ή"),
	Asides:       strings.Fields("σύμφωνα αντίθετα"),
	Parts:        strings.Fields("περισσότεροι μερικοί μέρος οποίους"),
	Becomes:      strings.Fields("σε στους στις στα"),
	Multiplies: map[string]string{
		"2": "διπλασιάστηκ-, διπλάσι-", "3": "τριπλασιάστηκ-, τριπλάσι-", "4": "τετραπλασιάστηκ-, τετραπλάσι-", "5": "πενταπλάσι-", "10": "δεκαπλάσι-",
		"1/2": "υποδιπλασιάστηκ-, υποδιπλάσι-, το μισό", "1/3": "το ένα τρίτο",
	},
	Plain: "%d φορές",

	Rises:  strings.Fields("αυξήθηκε αυξήθηκαν αύξηση αύξησε αύξησαν αυξάνεται ανέβηκε άνοδος"),
	Falls:  strings.Fields("μειώθηκε μειώθηκαν μείωση μείωσε μείωσαν μειώνεται έπεσε έπεσαν πτώση"),
	Higher: strings.Fields("περισσότερο υψηλότερο"),
	Lower:  strings.Fields("λιγότερο χαμηλότερο"),
	Turns:  []string{"ή"},

	Per:             strings.Fields("ανά στους στις στα"),
	From:            []string{"από"},
	Confidence:      []string{"διάστημα εμπιστοσύνης", "διαστήματα εμπιστοσύνης"},
	Scales:          strings.Fields("χιλιάδες εκατομμύρια δισεκατομμύρια"),
	Times:           "φορές",
	MultipleEndings: strings.Fields("πλάσιο πλάσια πλάσιος πλάσιοι πλάσιες"),

	Below:      [][]string{{"ανά", "για κάθε"}, {"σε σύγκριση με", "έναντι", "σε σχέση με"}, {"μεταξύ"}},
	BelowLoose: []string{"προς"},
	To:         strings.Fields("στην στον στο ώς έως μέχρι"),
	And:        strings.Fields("και ενώ αλλά"),
	Every:      strings.Fields("κάθε όλοι όλες όλα μέσος μέση τυπικός"),
	Shares:     strings.Fields("ποσοστό μερίδιο"),
	Multiple:   strings.Fields("πολλαπλάσιο"),
	Former:     strings.Fields("πριν προηγούμενος παλιός παλιά πρώτα"),
	Latter:     strings.Fields("μετά ύστερα νέος νέα έπειτα"),
	In:         strings.Fields("σε"),

	Same:     strings.Fields("ίδιος ίδια ίδιο ίδιες ίδιοι ίσος ίση ταυτόχρονα"),
	Certain:  strings.Fields("βέβαιο βέβαιος βέβαιη σίγουρο γεγονός αποδεδειγμένο επιβεβαιωμένο"),
	Apart:    strings.Fields("χωριστά ξεχωριστά ανεξάρτητα"),
	Among:    strings.Fields("μέρος μεταξύ περιλαμβάνονται ανήκουν"),
	Overlaps: strings.Fields("επικάλυψη επικαλύπτονται διπλά"),
	Says:     strings.Fields("λέει δίνει αναφέρει"),
	Empty:    []string{"καμία διαφορά", "τίποτα", "βλέπε"},

	Abbreviations: strings.Fields("βλ. π.χ. δηλ."),
	FormulaWords:  strings.Fields("και ή"),
}
