package en

import "strings"

// irregularUnits are units whose plural is not theirs with an s.
var irregularUnits = map[string]string{
	"foot": "feet", "inch": "inches", "person": "people", "man": "men", "woman": "women", "child": "children", "penny": "pence", "century": "centuries", "millennium": "millennia", "stone": "stone",
	"hundredweight": "hundredweight", "horsepower": "horsepower", "hertz": "hertz", "kilohertz": "kilohertz", "megahertz": "megahertz",
	"gigahertz": "gigahertz", "terahertz": "terahertz", "lux": "lux", "times": "times", "mille": "mille", "yen": "yen", "yuan": "yuan",
	"won": "won", "baht": "baht", "rand": "rand", "sen": "sen", "dong": "dong", "som": "som", "ringgit": "ringgit", "lats": "lats",
	"litas": "litai", "leu": "lei", "lev": "leva", "krone": "kroner", "krona": "kronor", "króna": "krónur", "grosz": "groszy",
	"fillér": "fillér", "pengő": "pengő", "markka": "markkaa", "ångström": "ångström",
}

// behind are what stands behind the word of a unit that has the plural.
var behind = []string{" per ", " of ", " sterling", " Celsius", " Fahrenheit", " squared", "-force"}

// plural is the plural of a unit by its English name: pounds sterling, degrees
// Celsius, euros per month, square feet.
func plural(unit string) string {
	if strings.HasPrefix(unit, "million ") {
		return unit
	}
	end := len(unit)
	for _, s := range behind {
		if i := strings.Index(unit, s); i > 0 && i < end {
			end = i
		}
	}
	head, rest := unit[:end], unit[end:]
	before, last := "", head
	if i := strings.LastIndexByte(head, ' '); i >= 0 {
		before, last = head[:i+1], head[i+1:]
	}
	many, ok := irregularUnits[last]
	if !ok {
		many = last + "s"
	}
	return before + many + rest
}
