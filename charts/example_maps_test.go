package charts_test

import (
	"fmt"
	"strings"
)

// A map shades countries by the classes of their numbers.
func Example_map() {
	words := draw("testdata/gallery/map", "map").Alt
	fmt.Println(strings.ReplaceAll(words[:strings.Index(words, "Algeria")], ". ", ".\n"))
	// Output:
	// Map, 45 countries, percent.
	// Classes: under 5; 5 to under 10; 10 to under 20; 20 to under 30; 30 to under 40; 40 and over.
}

// A map of symbols has a disc at each place, by its area.
func Example_symbolMap() {
	tell(draw("testdata/gallery/symbol-map", "symbol-map"))
	// Output:
	// Map of symbols, 9 symbols, warheads.
	// United States: about 5,044 warheads.
	// Russia: about 5,580 warheads.
	// United Kingdom: about 225 warheads.
	// France: about 290 warheads.
	// China: about 500 warheads.
	// India: about 172 warheads.
	// Pakistan: about 170 warheads.
	// Israel: about 90 warheads.
	// North Korea: about 50 warheads (speculated).
	// Russia and the United States have about 87.6% of the world’s nuclear warheads, if North Korea has about 50.
	// Source: Stockholm International Peace Research Institute, “SIPRI Yearbook 2024: World nuclear forces”.
}
