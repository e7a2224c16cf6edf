package analysis_test

import (
	"fmt"
	"log"
	"strings"

	"quotient/analysis"
	"quotient/datasets"
)

// hungary is the bundled study with its comparisons.
func hungary() (*datasets.Study, *analysis.Comparisons) {
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		log.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		log.Fatal(err)
	}
	return study, comparisons
}

// plain has blanks for the no-break spaces that keep signs with their numbers.
func plain(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// The comparisons that a study names, with what readers must know of each.
func ExampleCompare() {
	_, comparisons := hungary()
	c, err := comparisons.Get("killed-per-poznan-dead")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(plain(c.Label()), "|", plain(c.Words()), "|", c.Modality)
	for _, o := range c.From {
		fmt.Println(o.Ref(), o.Quantity)
	}
	fmt.Println(c.Caveats[analysis.NotAsserted])
	// Output:
	// > 25.6× | more than 25.6 times | speculated
	// casualties.hungary-killed (2000, ∞)
	// casualties.poznan-dead 78
	// The Hungarian toll is speculated, and said to be over 2,000.
}

// A formula keeps the bounds of its observations, and is refused where nothing
// true could come out.
func ExampleComparisons_Evaluate() {
	_, comparisons := hungary()
	for _, formula := range []string{
		"casualties.poznan-wounded / casualties.poznan-dead",
		"rounded(crowds.poznan-ten, 10000) / rounded(crowds.poznan-march, 1000)",
		"casualties.hungary-displaced / casualties.hungary-killed",
		"wages.oficials / wages.worker",
	} {
		c, err := comparisons.Evaluate(formula)
		if err != nil {
			fmt.Println(plain(err.Error()))
			continue
		}
		fmt.Println(plain(c.Label()), c.Quantity)
	}
	// Output:
	// > 5.1× (200/39, ∞)
	// 5.7–6.8×, if 100,000 is rounded to the nearest 10,000, if 16,000 is rounded to the nearest thousand [190/33, 210/31]
	// casualties.hungary-displaced (> 200,000) has no upper limit and casualties.hungary-killed (> 2,000) has no upper limit, so their result could be anything: (0, ∞)
	// there is no observation "wages.oficials": did you mean "wages.officials"?
	//     wages.oficials / wages.worker
	//     ^
}

// A condition keeps rows of which it is certain: whether “over 11,000” is under
// 12,000 the text does not say.
func ExampleQuery() {
	study, _ := hungary()
	wages, err := study.Frame("wages")
	if err != nil {
		log.Fatal(err)
	}
	for _, condition := range []string{`value > 2000`, `value < 12000`, `bound == "exact" and value < 12000`} {
		kept, err := analysis.Query(wages, condition)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(kept.Col("id").Records())
	}
	// Output:
	// [secret-police officials]
	// officials has the value 11000 with the bound "over": whether value < 12000 holds of it the text does not say; keep it or leave it by its bound, as in bound == "exact" and (value < 12000)
	// [worker secret-police]
}

// What groups come to has the bounds of what is in them: of Poznań’s 78 dead, 64 of
// them civilians, and over 400 wounded, the greatest is at least 400.
func ExampleAggregate() {
	study, _ := hungary()
	casualties, err := study.Frame("casualties")
	if err != nil {
		log.Fatal(err)
	}
	greatest, err := analysis.Aggregate(casualties, "uprising", analysis.Max("value"), analysis.Count("value"))
	if err != nil {
		log.Fatal(err)
	}
	for _, row := range greatest.Records() {
		fmt.Println(row)
	}
	// Output:
	// [uprising value bound modality count]
	// [Hungary 200000.000000 at-least speculated 2.000000]
	// [Poznań 400.000000 at-least asserted 3.000000]
}

func ExampleJoin() {
	study, _ := hungary()
	casualties, err := study.Frame("casualties")
	if err != nil {
		log.Fatal(err)
	}
	prisoners, err := study.Frame("prisoners")
	if err != nil {
		log.Fatal(err)
	}
	joined, err := analysis.Join(casualties.Select([]string{"id", "uprising"}), prisoners.Select([]string{"id", "uprising", "value"}), "uprising")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(joined.Names(), joined.Nrow())
	// Output: [id.left uprising id.right value] 7
}

// A statistic of numbers of which some are bounds lies in a range.
func ExampleSummarize() {
	study, _ := hungary()
	casualties, err := study.Table("casualties")
	if err != nil {
		log.Fatal(err)
	}
	summaries, err := analysis.Summarize(casualties, "value", "scope")
	if err != nil {
		log.Fatal(err)
	}
	for _, s := range summaries {
		fmt.Println(s.Group, s.Count, s.Min, s.Median, s.Mean, s.StdDev)
	}
	// Output:
	// Hungarians in street battles 1 ≥ 2,000 ≥ 2,000 ≥ 2,000 ?
	// all 2 78 ≥ 239 ≥ 239 ?
	// civilians 1 64 64 64 ?
	// people 1 ≥ 200,000 ≥ 200,000 ≥ 200,000 ?
}
