package hu

import (
	"strings"

	"quotient/datasets/language/form"
)

// dates are the words of dates and times.
var datesRead = form.DateReading{
	Months: [12]string{
		"január jan januárja januárjában januárjától januárjáig", "február febr februárja februárjában februárjától februárjáig", "március márc", "április ápr", "május máj", "június jún",
		"július júl", "augusztus aug", "szeptember szept", "október okt", "november nov", "december dec",
	},
	Weekdays: [7]string{"hétfő hétfőn", "kedd kedden", "szerda szerdán", "csütörtök csütörtökön", "péntek pénteken", "szombat szombaton", "vasárnap"},
	Seasons:  [4]string{"tavasz tavasszal", "nyár nyara nyarán nyarától nyaráig nyáron", "ősz ősszel", "tél télen tele telén telétől teléig"},
	Parts: [3]string{
		"eleje elején elejétől elejéig elejére elejei kezdete kezdetén",
		"közepe közepén közepétől közepéig közepére",
		"vége végén végétől végéig végére végi",
	},
	Decades: [9]string{"tízes", "húszas", "harmincas", "negyvenes", "ötvenes", "hatvanas", "hetvenes", "nyolcvanas", "kilencvenes"},
	Inflect: inflect,
	Words: map[form.DateRoles]string{
		form.AsAnd:     "és",
		form.AsBetween: "között közt közötti",
		form.AsThe:     "az a",
		form.AsYears:   "évek években éveket évektől évekig évekre évekről évekbeli éveinek éveiben évei évtized évtizedben",
		form.AsCase:    "ban ben os es as ös tól től ig i beli ot et at öt nak nek ra re ról ről hoz hez höz val vel",
		form.AsPost:    "után előtt óta körül között közt közötti folyamán során utáni előtti évi év évben évi évtől évig és",
		form.AsPlain:   "és vagy is volt lett a az egy hogy de mert amikor ahol aki ami míg pedig sem nem",
		form.AsShort:   "jan febr márc ápr máj jún júl aug szept okt nov dec",
		form.AsUnit:    "ezer millió milliárd százalék forint",
		form.AsHour:    "órakor órától óráig órára órai",
		form.AsHours:   "óra",
		// A time of the day stands before the hour.
		form.AsMorning:     "reggel délelőtt hajnalban hajnali",
		form.AsEvening:     "délután este éjjel esti délutáni",
		form.AsMinutes:     "perckor perctől percig perc",
		form.AsHourCase:    "kor tól től ig",
		form.AsHourAt:      "kor",
		form.AsBareMinutes: "perc",
		form.AsMore:        "több mint közel majdnem mintegy legalább csaknem kb körülbelül",
		form.AsLabel:       "oldal szoba járat cikk isbn tel",
	},
	Before:  []string{"i e", "kr e"},
	Order:   form.YearMonthDay,
	Dotted:  true,
	AnyNoun: true,
}

// endings are those that a month or season takes; + doubles its last consonant. The
// first list is for words with back vowels, the second for those with front ones.
var endings = [2]string{
	"ban i tól ig ra ról hoz t nak a ában ának ától áig ára áról ával án +al",
	"ben i től ig re ről hez t nek e ében ének étől éig ére éről ével én +el",
}

// inflect returns a month or season with each of its endings.
func inflect(word string) (forms []string) {
	for _, e := range strings.Fields(endings[front(word)]) {
		if e[0] == '+' {
			e = word[len(word)-1:] + e[1:]
		}
		forms = append(forms, word+e)
	}
	return forms
}

// front returns 1 where the last vowel of a word, but for the neutral ones, is a front
// one, so that its endings have front vowels too.
func front(word string) int {
	kind := 0
	for _, r := range word {
		switch {
		case strings.ContainsRune("eöőüű", r):
			kind = 1
		case strings.ContainsRune("aáoóuú", r):
			kind = 0
		}
	}
	return kind
}
