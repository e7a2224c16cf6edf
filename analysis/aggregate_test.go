package analysis

import (
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"

	"quotient/analysis/frames"
)

func TestAggregate(t *testing.T) {
	plain := "city,units,price\nB,5,1.5\nA,3,\nA,4,2\nB,,3\nC,,\n"
	bounded := "town,value,high,bound,unit\n%s"
	for name, test := range map[string]struct {
		csv, by string
		what    []Aggregation
		want    string // rows, or the error
	}{
		"a sum":             {plain, "city", []Aggregation{Sum("units"), Count("units"), Mean("price")}, "A 7 2 2|B 5 1 2.25|C  0 "},
		"the others":        {plain, "city", []Aggregation{Min("units"), Max("price"), Median("units").As("middle")}, "A 3 2 3.5|B 5 3 5|C   "},
		"a median of four":  {"g,x\na,4\na,1\na,3\na,2\n", "g", []Aggregation{Median("x")}, "a 2.5"},
		"speculated":        {"town,value,bound,modality\nx,5,exact,asserted\nx,6,over,speculated\ny,1,exact,asserted\n", "town", []Aggregation{Sum("value")}, "x 11 over speculated|y 1 exact asserted"},
		"asserted":          {"town,value,bound,modality\nx,5,exact,asserted\nx,,exact,speculated\n", "town", []Aggregation{Sum("value")}, "x 5 exact"},
		"a part":            {"id,town,value,bound,part_of\nall,x,5,exact,\nsome,x,4,exact,t.all\n", "town", []Aggregation{Sum("value")}, `in the group "x" some is a part of all, and would be counted twice`},
		"a part elsewhere":  {"id,town,value,bound,part_of\nall,x,5,exact,\nsome,y,4,exact,t.all\n", "town", []Aggregation{Max("value")}, "x 5 exact|y 4 exact"},
		"a sign in a name":  {"town,value,high,bound,unit\n50%d,5,,exact,person\n50%d,10,,over,tank\n", "town", []Aggregation{Sum("value")}, `in the group "50%d" there are numbers in person and in tank`},
		"a range to nobody": {"town,value,high,bound\nx,5,,between\ny,5,7,between\n", "town", []Aggregation{Sum("value")}, "without a high end"},
		"years":             {"year,x\n1000,1\n999,2\n,3\n1000,4\n", "year", []Aggregation{Sum("x")}, " 3|999 2|1000 5"},
		"all":               {plain, "", []Aggregation{Sum("units")}, "12"},
		"exact and over":    {bounded + "x,78,,exact,person\nx,400,,over,person\n", "town", []Aggregation{Sum("value")}, "x 478 over"},
		"over and at least": {bounded + "x,78,,at-least,person\nx,400,,over,person\n", "town", []Aggregation{Sum("value")}, "x 478 at-least"},
		"under":             {bounded + "x,78,,under,person\nx,400,,under,person\n", "town", []Aggregation{Sum("value")}, "x 478 under"},
		"under and exact":   {bounded + "x,78,,exact,person\nx,400,,up-to,person\n", "town", []Aggregation{Sum("value")}, "x 78 478 between"},
		"over and under":    {bounded + "x,78,,over,person\nx,400,,under,person\n", "town", []Aggregation{Sum("value")}, "x 78 over"},
		"about":             {bounded + "x,78,,about,person\nx,400,,exact,person\n", "town", []Aggregation{Mean("value")}, "x 239 about"},
		"about and over":    {bounded + "x,78,,about,person\nx,400,,over,person\n", "town", []Aggregation{Sum("value")}, "nobody can say"},
		"a range":           {bounded + "x,5,7,between,person\nx,10,,exact,person\n", "town", []Aggregation{Max("value")}, "x 10 exact"},
		"the greatest":      {bounded + "x,5,,over,person\nx,10,,exact,person\n", "town", []Aggregation{Max("value")}, "x 10 at-least"},
		"the least":         {bounded + "x,5,,exact,person\nx,10,,over,person\n", "town", []Aggregation{Min("value")}, "x 5 exact"},
		"below nothing":     {bounded + "x,-5,,under,degree\nx,-7,,exact,degree\n", "town", []Aggregation{Sum("value")}, "x -12 under"},
		"anything":          {bounded + "x,-5,,under,degree\nx,7,,over,degree\n", "town", []Aggregation{Sum("value")}, "could be anything"},
		"no high end":       {"town,value,bound\nx,5,between\n", "town", []Aggregation{Sum("value")}, "the frame has no column high"},
		"units":             {bounded + "x,5,,exact,person\nx,10,,over,tank\n", "town", []Aggregation{Sum("value")}, `in the group "x" there are numbers in person and in tank`},
		"two with bounds":   {bounded + "x,5,,exact,person\n", "town", []Aggregation{Sum("value"), Mean("value").As("mean")}, "stand in tables of their own"},
		"no column":         {plain, "city", []Aggregation{Sum("unit")}, `there is no column "unit": did you mean "units"?`},
		"text":              {plain, "units", []Aggregation{Sum("city")}, "is text"},
		"one name":          {plain, "city", []Aggregation{Sum("units"), Mean("units")}, "give one another name with As"},
		"nothing":           {plain, "city", nil, "nothing to work out"},
	} {
		t.Run(name, func(t *testing.T) {
			df := dataframe.ReadCSV(strings.NewReader(strings.Replace(test.csv, "%s", "", 1)))
			got, err := Aggregate(df, test.by, test.what...)
			if err != nil {
				if !strings.Contains(err.Error(), test.want) {
					t.Errorf("%v, want %s", err, test.want)
				}
				return
			}
			var rows []string
			for i := range got.Nrow() {
				var cells []string
				for _, name := range got.Names() {
					cells = append(cells, frames.Texts(got, name)[i])
				}
				rows = append(rows, strings.Join(cells, " "))
			}
			if s := strings.Join(rows, "|"); s != test.want {
				t.Errorf("%q, want %q", s, test.want)
			}
		})
	}
}
