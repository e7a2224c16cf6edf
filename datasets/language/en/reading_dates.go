package en

import "quotient/datasets/language/form"

// dates are the words of dates and times.
var datesRead = form.DateReading{
	Months: [12]string{
		"january jan", "february feb febr", "march mar", "april apr", "may", "june jun",
		"july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
	},
	Weekdays: [7]string{"monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs thur", "friday fri", "saturday sat", "sunday sun"},
	Seasons:  [4]string{"spring springtime", "summer summertime", "autumn fall", "winter wintertime"},
	Parts:    [3]string{"early beginning start", "mid middle", "late end"},
	Decades:  [9]string{"", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"},
	Words: map[form.DateRoles]string{
		form.AsIn:      "in since during circa",
		form.AsBy:      "by before after until till through throughout around for",
		form.AsOf:      "of",
		form.AsFrom:    "from",
		form.AsBetween: "between",
		form.AsTo:      "to until till through thru",
		form.AsAnd:     "and",
		form.AsThe:     "the",
		form.AsYear:    "year fiscal fy cy calendar",
		form.AsNamed:   "class",
		form.AsPrefix:  "pre post ante",
		form.AsDecade:  "decade",
		form.AsEvent: `election elections revolution revolutions war wars olympics games uprising uprisings revolt revolts riot riots
			protest protests crisis crises championship championships final finals budget census season treaty agreement act constitution
			events prices levels figures results edition vintage elections coup coups massacres pogroms strikes purges trials accords
			amendments reforms invasion invasions floods earthquakes famines negotiations talks demonstrations bombings attacks`,
		form.AsPeople: "people men women children persons police troops dead wounded forint yen yuan won baht rand zloty miles feet",
		form.AsPlain: `was is has does its his this as us plus across towards versus besides always perhaps sometimes thus unless
			whereas afterwards yes saw marks brings sees remains starts begins ends means shows comes gives takes makes becomes
			says was were are had have that who which but with without at on also as if then when while where because`,
		form.AsVerb:   "was saw marked brought is became",
		form.AsCount:  "were are have",
		form.AsMore:   "over than nearly almost some approximately roughly exactly least most only just another these those all every other first last next additional with above below under reached reach reaching exceeded totalling totalled totaled cost costs lost killed wounded injured buried numbered counted drowned hanged deported enrolled employs employed printed carried",
		form.AsChange: "rose rise rises rising fell fall falls falling grew grow grown increased increase dropped declined decreased jumped climbed soared slipped down up edged doubled tripled reduced raised cut went gone expanded shrank",
		form.AsAmount: "total average mean maximum minimum sum number record rate score height depth distance population crowd capacity force group demonstration army",
		form.AsLabel: `flight room route highway page pages p pp no nos number article section unit chapter lot windows boeing channel serial
			usd eur gbp huf rs x v vol volume isbn issn tel phone fax line size zip postcode bus platform table paragraph clause rule`,
		form.AsUnit: `m km cm mm kg g mg lb lbs ft mph kph kw mw gw kwh mwh hz khz mhz ghz mb gb tb rpm hp ha l ml oz b bn mn k usd eur gbp huf chf jpy percent per hundred thousand million
			billion trillion dozen degrees degree times`,
		form.AsCapital:  "may march mar sat sun",
		form.AsShort:    "jan feb febr mar apr jun jul aug sept sep oct nov dec",
		form.AsSuffix:   "st nd rd th",
		form.AsQuarter:  "quarter",
		form.AsHalf:     "half",
		form.AsQ:        "q",
		form.AsH:        "h",
		form.AsHundred:  "hundred",
		form.AsThousand: "thousand",
		form.AsNought:   "oh o",
		form.AsClock:    "oclock",
		form.AsHours:    "hours hrs",
		form.AsZone:     "gmt utc est edt cst cdt mst mdt pst pdt cet cest bst et zulu",
		form.AsHourSign: "h",
		form.AsPast:     "past after",
		form.AsUntil:    "to before",
		form.AsMinutes:  "minutes minute min mins",
		form.AsNoon:     "noon midday",
		form.AsMidnight: "midnight",
		form.AsAt:       "at by around about from until till before after since between to",
		form.AsMorning:  "morning",
		form.AsEvening:  "evening afternoon night",
		form.AsCirca:    "c ca cca b d r fl",
		form.AsAbout:    "about around approximately approx roughly circa c ca",
		form.AsWhose:    "his her their its my your our whose",
		form.AsHeat:     "temperature temperatures high highs low lows degrees mercury",
	},
	AM: [2]string{"a", "m"}, PM: [2]string{"p", "m"},
	BC: []string{"BCE", "BC"}, AD: []string{"AD", "CE"},
	Century: "century", Millennium: "millennium",
}
