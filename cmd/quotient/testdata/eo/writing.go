package eo

import (
	"strings"

	"quotient/datasets/language/form"
)

var writing = form.Writing{
	Numbers: form.Numbers{
		Decimal: ",", Group: ".", GroupFrom: 4,
		Bounds: map[string]string{
			"exact": "{n}", "over": "pli ol {n}", "at-least": "almenaŭ {n}", "under": "malpli ol {n}", "up-to": "maksimume {n}", "about": "proksimume {n}",
		},
		Ranges: form.Ranges{Between: "{low} ĝis {high}", JustUnder: "{low} ĝis iom malpli ol {high}", About: "proksimume {low} ĝis {high}"},
		Times:  func(c form.Count) string { return c.Words + "-oble" },
		Peak:   func(n string) string { return "ĝis " + n + " kaj pli" },
		OutOf:  func(n, m form.Count) string { return n.Words + " el " + m.Words },
		Day:    " tago", Days: " tagoj", Per: " por ", Per100: "{n} el 100",
		Less: "{n} malpli", More: "{n} pli", Percents: "{low}% ĝis {high}",
		LessToMore: "de {low} ĝis {high}", MinusToPlus: "{low} ĝis {high}", FromTo: "{low} ĝis {high}",
		OrLess: ", aŭ malpli", OrMore: ", aŭ pli",
		NoChange: "neniu ŝanĝo", HardlyChange: "preskaŭ neniu ŝanĝo", NoRise: "neniu kresko",
		Alone: strings.Fields("unu du tri kvar kvin ses sep ok naŭ dek dek-unu dek-du"),
	},
	Dates: form.Dates{
		Months: months, MonthsOf: months, MonthsTo: months,
		Seasons: seasons, SeasonsTo: seasons,
		Ordinals: [4]string{"unua", "dua", "tria", "kvara"},
		Day:      "{d}-a de {m} {y}", DayOnly: "{d}-a de {m}", DayNumber: "{d}", Days: "{d}–{e} de {m} {y}", DaysOnly: "{d}–{e} de {m}",
		Month: "{m} {y}", MonthOnly: "{m}",
		Decade: "la {y}-aj jaroj", BC: "{y} a.K.",
		Quarter: "{n} kvarono de {y}", Third: "{n} triono de {y}", Half: "{n} duono de {y}",
		Early: "frua {y}", Mid: "meza {y}", Late: "malfrua {y}", Season: "{s} {y}",
		About: "ĉirkaŭ {}", Uncertain: "{}?", Until: "ĝis {}", From: "de {}", Between: "inter {} kaj {e}",
	},
	Charts:   map[string]string{"Bar chart": "Stanga diagramo", "Source": "Fonto", "%d bar|%d bars": "%d stango|%d stangoj"},
	Articles: map[string]string{"Source": "Fonto", "None.": "Neniu."},
}

var (
	months  = [12]string{"januaro", "februaro", "marto", "aprilo", "majo", "junio", "julio", "aŭgusto", "septembro", "oktobro", "novembro", "decembro"}
	seasons = [4]string{"printempo", "somero", "aŭtuno", "vintro"}
)
