package charts

import (
	"fmt"
	"strings"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

// boundedPlaces is a table with every bound and modality, by country and by place.
const boundedPlaces = `id,country,city,nlat,nlon,value,high,bound,modality,nside
a,France,Paris,48.86,2.35,7.4,,exact,asserted,1
b,Germany,Berlin,52.52,13.41,3.1,,exact,asserted,2
c,ES,Madrid,40.42,-3.70,11.9,,over,asserted,1
d,Italy,Rome,41.90,12.50,7,9,between,asserted,2
e,Poland,Warsaw,52.23,21.01,3,,about,asserted,1
f,Greece,Athens,37.98,23.73,10.8,,exact,speculated,2
g,Sweden,Stockholm,59.33,18.07,8.2,,exact,expected,1
h,Norway,Oslo,59.91,10.75,3.5,,up-to,asserted,2
i,Malta,Valletta,35.90,14.51,3.2,,over,asserted,1
j,United Kingdom,London,51.51,-0.13,4.2,,exact,proposed,2
k,Portugal,Lisbon,38.72,-9.14,6.4,,under,asserted,1
l,UKR,Kyiv,50.45,30.52,18,,over,speculated,2
m,Turkey,Ankara,39.93,32.86,9,12,between,expected,1
`

// TestMapBounds draws every bound and modality on maps, as they were looked at and accepted.
func TestMapBounds(t *testing.T) {
	fonts := typeset.New()
	for name, given := range map[string]string{
		"map-bounds":        "kind: map\n    country: country",
		"map-bounds-region": "kind: map\n    country: country\n    region: Europe\n    classes: [3, 6, 9, 12]",
		"map-bounds-world":  "kind: map\n    country: country\n    region: World",
		"symbol-map-bounds": "kind: symbol-map\n    label: city\n    lat: nlat\n    lon: nlon\n    series: {column: nside, colors: {1: ember, 2: danube}}",
	} {
		list, err := plainStudy(t, "charts:\n  - id: x\n    title: If it is so, the south has more than the north\n    table: t\n    "+given+"\n", map[string]string{"t": boundedPlaces})
		if err != nil {
			t.Fatal(name, err)
		}
		for _, style := range []layout.Style{{Theme: layout.Light, Size: small.Size}, {Theme: layout.Dark, Size: small.Size}, {Theme: layout.Print, Size: layout.Size{Name: "half", Width: 388, Pixels: 388, Quotes: true}}} {
			picture, err := list[0].Draw(style, fonts)
			if err != nil {
				t.Fatal(name, err)
			}
			golden(t, fmt.Sprintf("%s-%s-%s", name, style.Size.Name, style.Theme.Name), write(t, picture, "png"))
		}
	}
}

// TestMapAlt tells a map in words.
func TestMapAlt(t *testing.T) {
	for _, c := range gallery(t, "map") {
		picture, err := c.Draw(layout.Default, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Map, 45 countries, percent", "Classes: under 5; 5 to under 10; 10 to under 20", "40 and over", "Ivoire: 20.7 percent"} {
			if !strings.Contains(strings.ReplaceAll(picture.Alt, "\u00a0", " "), want) {
				t.Errorf("%q is not in the alt text:\n%s", want, picture.Alt)
			}
		}
		if n := len(picture.Hits()); n != 45 {
			t.Errorf("%d countries can be pointed at", n)
		}
	}
}

// TestMapFew draws maps that have little to show.
func TestMapFew(t *testing.T) {
	fonts := typeset.New()
	for name, rows := range map[string]string{
		"one": "a,Malta,3\n", "no number": "a,Malta,\nb,Italy,4\n", "equal": "a,Malta,3\nb,Italy,3\n", "far apart": "a,Fiji,3\nb,Iceland,5\nc,Antarctica,1\n",
		"around the date line": "a,Fiji,3\nb,New Zealand,5\n", "zero": "a,Malta,0\nb,Italy,2\n", "huge": "a,Malta,1000000000000\nb,Italy,0.001\n", "no code": "a,Somaliland,2\nb,Kosovo,3\n",
	} {
		for _, kind := range []string{"map", "symbol-map\n    label: country"} {
			list, err := plainStudy(t, "charts:\n  - id: x\n    kind: "+kind+"\n    title: A finding\n    table: t\n    country: country\n", map[string]string{"t": "id,country,value\n" + rows})
			if err != nil {
				if kind == "map" || name != "no number" {
					t.Errorf("%s, %s: %v", name, kind, err)
				}
				continue
			}
			for _, style := range []layout.Style{layout.Default, {Theme: layout.Print, Size: layout.Half}, {Theme: layout.Dark, Size: layout.Card}} {
				if _, err := list[0].Draw(style, fonts); err != nil {
					t.Errorf("%s, %s, %s: %v", name, kind, style, err)
				}
			}
		}
	}
}

func TestMapRefusals(t *testing.T) {
	const table = "id,country,nlat,nlon,value,high,bound\na,Italy,42,12.5,3,,exact\nb,Hungary,47.5,19,5,,over\n"
	for name, tt := range map[string][3]string{
		"no column":        {"map", table, "a map needs the column of the countries"},
		"another column":   {"map\n    country: nation", table, "nation"},
		"mistyped":         {"map\n    country: country", strings.ReplaceAll(table, "Hungary", "Hungry"), "t.b: \"Hungry\" is no country of the atlas\n    did you mean \"Hungary\"?"},
		"ambiguous":        {"map\n    country: country", strings.ReplaceAll(table, "Hungary", "Congo"), "can be Republic of the Congo (CG) or Democratic Republic of the Congo (CD)"},
		"twice":            {"map\n    country: country", strings.ReplaceAll(table, "Hungary", "ITA"), "t.a and t.b are both of Italy: a country has one number"},
		"no country":       {"map\n    country: country", strings.ReplaceAll(table, "Hungary", ""), "country"},
		"region":           {"map\n    country: country\n    region: Erope", table, "there is no region \"Erope\"\n    did you mean \"Europe\"?"},
		"class":            {"map\n    country: country\n    classes: [one]", table, "\"one\" is no number"},
		"order":            {"map\n    country: country\n    classes: [3, 2]", table, "the class at 2 begins before the one that it follows"},
		"classes":          {"map\n    country: country\n    classes: [1, 2, 3, 4, 5, 6, 7, 8]", table, "9 classes are more than can be told apart"},
		"no place":         {"symbol-map\n    label: country", table, "a map of symbols needs their places, in one way"},
		"two ways":         {"symbol-map\n    label: country\n    country: country\n    lat: nlat\n    lon: nlon", table, "in one way"},
		"off the globe":    {"symbol-map\n    label: country\n    lat: nlat\n    lon: nlon", strings.ReplaceAll(table, "47.5", "147.5"), "t.b: the nlat is \"147.5\", and must be a number from -90 to 90"},
		"below zero":       {"symbol-map\n    label: country\n    country: country", strings.ReplaceAll(table, ",3,,exact", ",-3,,exact"), "no area is below zero"},
		"all zero":         {"symbol-map\n    label: country\n    country: country", "id,country,value\na,Italy,0\n", "all numbers are zero"},
		"named":            {"symbol-map\n    label: country\n    country: country\n    named: [t.c]", table, "\"t.c\" is not among the symbols"},
		"a reference line": {"map\n    country: country\n    lines: [{value: 3}]", table, ""},
	} {
		_, err := plainStudy(t, "charts:\n  - id: x\n    kind: "+tt[0]+"\n    title: A finding\n    table: t\n", map[string]string{"t": tt[1]})
		if err == nil || !strings.Contains(strings.ReplaceAll(err.Error(), "\u00a0", " "), tt[2]) {
			t.Errorf("%s: want %q, got %v", name, tt[2], err)
		}
	}
}
