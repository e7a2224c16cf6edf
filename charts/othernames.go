package charts

import (
	"slices"
	"strings"
)

// otherNames says, for kinds of chart that other programs have, which kind to
// use here, and why. A name is written as [plainName] has it.
var otherNames = map[string]struct{ kind, why string }{
	"arc":               {"stacked-bar", anglesWhy},
	"barh":              {"bar", "its bars lie down"},
	"beeswarm":          {"box", swarmWhy},
	"bubble":            {"scatter", "size: COLUMN draws a third number as the area of each point"},
	"bullet":            {"bar", "each bar has its number; give the target a row of its own"},
	"rank":              {"bump", "it draws places in an order, the first at the top"},
	"ranking":           {"bump", "it draws places in an order, the first at the top"},
	"butterfly":         {"pyramid", "its bars run to both sides of the names of their groups"},
	"candlestick":       {"range", "it draws each interval from its low to its high end"},
	"choropleth":        {"map", "it shades countries by their numbers"},
	"clusteredbar":      {"grouped-bar", "it draws the same series in every group"},
	"clusteredcolumn":   {"grouped-bar", "it draws the same series in every group; its bars lie down, so that names have room"},
	"densitystrip":      {"density", stripWhy},
	"joy":               {"density", stripWhy},
	"kde":               {"density", stripWhy},
	"ridgeline":         {"density", stripWhy},
	"barcode":           {"density", stripWhy},
	"donut":             {"stacked-bar", anglesWhy},
	"doughnut":          {"stacked-bar", anglesWhy},
	"errorbar":          {"range", "it draws each interval from its low to its high end, with a point between"},
	"forest":            {"estimates", "it draws what each study says of one number, and what all of them allow"},
	"funnel":            {"bar", "the length of a bar is its value; the slant of a funnel is nothing that was counted"},
	"gantt":             {"timeline", "it draws each event as long as its dates say"},
	"gauge":             {"bar", "a bar from zero shows the number beside those that it is compared with"},
	"groupedcolumn":     {"grouped-bar", "it draws the same series in every group; its bars lie down, so that names have room"},
	"hbar":              {"bar", "its bars lie down"},
	"hist":              {"histogram", "it counts the numbers in each bin"},
	"horizontalbar":     {"bar", "its bars lie down"},
	"interval":          {"range", "it draws each interval from its low to its high end"},
	"lollipop":          {"dot", "it draws points along one axis; column and bar draw lengths from zero"},
	"bubblemap":         {"symbol-map", "the area of each disc is its number"},
	"dotmap":            {"symbol-map", "the area of each disc is its number"},
	"cartogram":         {"symbol-map", "the area of each disc is its number, and the borders stay where they are"},
	"marimekko":         {"stacked-bar", "it lays parts end to end; widths would be a second number in the same mark"},
	"mosaic":            {"stacked-bar", "it lays parts end to end; widths would be a second number in the same mark"},
	"pictogram":         {"waffle", "it draws one square for each of a count"},
	"pie":               {"stacked-bar", anglesWhy},
	"point":             {"dot", "it draws points along one axis; scatter has two"},
	"populationpyramid": {"pyramid", "its bars run to both sides of the names of their groups"},
	"likert":            {"stacked-bar", "left: [Disagree], middle: Neither and share: true draw answers on both sides of a middle"},
	"divergingbar":      {"stacked-bar", "left: [Disagree], middle: Neither and share: true draw answers on both sides of a middle"},
	"tornado":           {"pyramid", "its bars run to both sides of the names of their groups"},
	"polar":             {"bar", "lengths from one line can be compared, those around a circle cannot"},
	"radar":             {"dot", spokesWhy},
	"sankey":            {"stacked-bar", "it shows what each whole is made of; a flow would claim who went where"},
	"spark":             {"line", "it draws amounts along time"},
	"sparkline":         {"line", "it draws amounts along time"},
	"spider":            {"dot", spokesWhy},
	"stackedarea":       {"area", "its series are laid upon each other"},
	"stream":            {"area", "its series are laid upon each other from zero, so that the whole can be read"},
	"strip":             {"box", swarmWhy},
	"sunburst":          {"stacked-bar", anglesWhy},
	"swarm":             {"box", swarmWhy},
	"treemap":           {"stacked-bar", "lengths can be compared, areas of unlike shape cannot"},
	"verticalbar":       {"column", "its bars stand upright"},
	"violin":            {"box", "it draws every number; a smooth outline would claim numbers that nobody gave"},
	"bridge":            {"waterfall", "its steps lead from a start to an end"},
	"cascade":           {"waterfall", "its steps lead from a start to an end"},
	"wordcloud":         {"bar", "lengths can be compared, sizes of words cannot"},
	"100%stackedbar":    {"stacked-bar", "share: true draws each part as its share of the whole"},
	"normalized":        {"stacked-bar", "share: true draws each part as its share of the whole"},
	"percentstacked":    {"stacked-bar", "share: true draws each part as its share of the whole"},
	"connectedscatter":  {"line", "it draws amounts along time or along a number"},
}

// Reasons that several of them share.
const stripWhy = "it counts the numbers of each group in steps, darker where there are more; a smooth curve would claim numbers that nobody gave"

const (
	anglesWhy = "it lays the parts of a whole end to end, and lengths can be compared where angles cannot; waffle draws a square for each of a count"
	swarmWhy  = "it draws every number as a point in the strip of its group, and of five or more the middle half"
	spokesWhy = "rows on one axis can be compared; the area of a radar depends on the order of its spokes"
)

// otherName is the hint for a kind by the name that others have for it, such as
// pie, or one of ours with another ending, such as box plot.
func otherName(name string, kinds []string) (hint string, ok bool) {
	plain := plainName(name)
	if i := slices.IndexFunc(kinds, func(k string) bool { return plainName(k) == plain }); i >= 0 {
		return "use kind: " + kinds[i], true
	}
	if use, ok := otherNames[plain]; ok {
		return "use kind: " + use.kind + ": " + use.why, true
	}
	return "", false
}

// plainName is a name without what writers differ in.
func plainName(name string) string {
	name = strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.ToLower(name))
	for _, end := range []string{"chart", "plot", "graph", "diagram"} {
		name = strings.TrimSuffix(name, end)
	}
	return name
}
