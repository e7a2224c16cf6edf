package charts

import (
	"fmt"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

func Example_grey() {
	exampleAlt("states")
	// Output:
	// Line chart, 15 lines, people.
	// Florida: 1990, 12,937,926 people; 2000, 15,982,378 people; 2010, 18,801,310 people; 2020, 21,538,187 people.
	// New York: 1990, 17,990,455 people; 2000, 18,976,457 people; 2010, 19,378,102 people; 2020, 20,201,249 people.
	// 13 others in grey.
	// California: 1990, 29,760,021 people; 2020, 39,538,223 people.
	// Texas: 1990, 16,986,510 people; 2020, 29,145,505 people.
	// Pennsylvania: 1990, 11,881,643 people; 2020, 13,002,700 people.
	// Illinois: 1990, 11,430,602 people; 2020, 12,812,508 people.
	// Ohio: 1990, 10,847,115 people; 2020, 11,799,448 people.
	// Georgia: 1990, 6,478,216 people; 2020, 10,711,908 people.
	// North Carolina: 1990, 6,628,637 people; 2020, 10,439,388 people.
	// Michigan: 1990, 9,295,297 people; 2020, 10,077,331 people.
	// New Jersey: 1990, 7,730,188 people; 2020, 9,288,994 people.
	// Virginia: 1990, 6,187,358 people; 2020, 8,631,393 people.
	// Washington: 1990, 4,866,692 people; 2020, 7,705,281 people.
	// Arizona: 1990, 3,665,228 people; 2020, 7,151,502 people.
	// Massachusetts: 1990, 6,016,425 people; 2020, 7,029,917 people.
	// Florida passed New York between 2010 and 2020.
	// Source: U.S.
	// Census Bureau, “Decennial Census of Population and Housing, 1990 to 2020”.
}

// TestGrey draws two series among many: with bounds, gaps and a single number among the grey
// ones, as lines and as steps, and in panels.
func TestGrey(t *testing.T) {
	var rows [][]string
	for k := range 20 {
		for i := range 6 {
			v, high, bound, modality := fmt.Sprint(100+(k*37+i*(k%7-2)*9)%180), "", "exact", "asserted"
			switch {
			case k == 3 && i > 0: // a single number
				v, bound = "", ""
			case k == 4 && i == 3:
				bound = "over"
			case k == 5 && i == 2:
				high, bound = "400", "between"
			case k == 6 && i == 4:
				v, bound = "", ""
			case k == 7 && i == 5:
				modality = "speculated"
			}
			rows = append(rows, []string{fmt.Sprintf("r%d-%d", k, i), "n", fmt.Sprintf("Town %d", k+1), fmt.Sprint(1950 + i), v, high, bound, modality})
		}
	}
	for _, kind := range []string{"line", "step"} {
		given := fmt.Sprintf("charts:\n  - id: x\n    kind: %s\n    title: Two of twenty\n    table: t\n    series: {column: side, colors: {Town 2: ember, Town 9: danube}}\n", kind)
		list, err := hardStudy(t, rows, given)
		if err != nil {
			t.Fatal(err)
		}
		for _, size := range []layout.Size{{Name: "full", Width: 800, Pixels: 640}, {Name: "half", Width: 388, Pixels: 388}} {
			picture, err := list[0].Draw(layout.Style{Theme: layout.Light, Size: size}, typeset.New())
			if err != nil {
				t.Fatal(err)
			}
			golden(t, "grey-"+kind+"-"+size.Name, write(t, picture, "png"))
			for _, want := range []string{"20 lines", "18 others in grey.", "Town 4: 1950, 211 forints."} {
				if !strings.Contains(unbroken(picture.Alt), want) {
					t.Errorf("the alt text is\n%s\nwithout %q", unbroken(picture.Alt), want)
				}
			}
			if svg := string(write(t, picture, "svg")); !strings.Contains(unbroken(svg), "<title>Town 8: 1950, ") {
				t.Error("a grey line has no title")
			}
		}
	}
	many := "charts:\n  - id: x\n    kind: line\n    title: Twenty\n    table: t\n    series: side\n"
	if _, err := hardStudy(t, rows, many); err == nil || !strings.Contains(err.Error(), "give colors to those of the finding, and any number of others are drawn in grey") {
		t.Errorf("twenty series without colours: %v", err)
	}
	nine := "charts:\n  - id: x\n    kind: line\n    title: Twenty\n    table: t\n    series: {column: side, colors: {Town 1: ember, Town 2: ember, Town 3: ember, Town 4: ember, Town 5: ember, Town 6: ember, Town 7: ember, Town 8: ember, Town 9: ember}}\n"
	if _, err := hardStudy(t, rows, nine); err == nil || !strings.Contains(err.Error(), "colors names 9 series") {
		t.Errorf("nine series with colours: %v", err)
	}
}
