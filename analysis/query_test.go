package analysis

import (
	"errors"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"

	"quotient/datasets"
)

func TestQuery(t *testing.T) {
	df := plainTable(t, "a,x_y,1,1", "b,x_y,2,2", "c,x,,3", "d,Poznań,4,4").Frame()
	for condition, want := range map[string]string{
		`x > 1`:                              "bd",
		`x >= 1 and city == "x_y"`:           "ab",
		`city == 'Poznań'`:                   "d",
		`city in ["x", "Poznań"] or x == 1`:  "acd",
		`not (x > 1)`:                        "ac",
		`$env["x"] < 3 && value != 2`:        "a",
		`city startsWith "x" and value == 3`: "c",
		`false`:                              "",
	} {
		if got, err := Query(df, condition); err != nil || got.Nrow() != len(want) || want != "" && ids(got) != want {
			t.Errorf("%s gives %v, %v", condition, got, err)
		}
	}
	for condition, want := range map[string]string{
		``:              "the condition is empty",
		`ctiy == "x"`:   `there is no column "ctiy": did you mean "city"?`,
		`x >`:           "unexpected token EOF",
		`x`:             "expected bool",
		`x > "1"`:       "a number is held against a text",
		`x = 1`:         "write == for is the same as",
		`x > 1 & x < 2`: "write and",
		`"é" == 1 > x`:  "\n    ",
	} {
		_, err := Query(df, condition)
		if bad := (*FormulaError)(nil); !errors.As(err, &bad) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives the error %v", condition, err)
		}
	}
}

// TestQueryOfBounds: a row is kept or left by what its bound allows, and not by
// the digits of its cell.
func TestQueryOfBounds(t *testing.T) {
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	wages, err := s.Frame("wages")
	if err != nil {
		t.Fatal(err)
	}
	for condition, want := range map[string]string{
		`value > 11000`:                         "officials", // more than 11,000
		`value <= 11000`:                        "workersecret-police",
		`value > 5000`:                          "officials",
		`value == 1000`:                         "worker",
		`bound == "exact" and value < 20000`:    "workersecret-police",
		`value * 2 < 5000 and bound == "exact"`: "worker",
		`bound == "exact" and (abs(value - 1000) < 10) and id != "x"`: "worker",
	} {
		if got, err := Query(wages, condition); err != nil || ids(got) != want {
			t.Errorf("%s keeps %v, %v", condition, got, err)
		}
	}
	for _, condition := range []string{`value < 12000`, `value >= 11001`, `value in [11500]`, `value == 15000`, `value - 500 > 14000 and value - 500 < 14005`, `abs(value) < 1`, `value == len(id) * 2000`, `$env["value"] > 1`, `group != "" and value > 20000.5`} {
		if _, err := Query(wages, condition); err == nil || !strings.Contains(err.Error(), `officials has the value 11000 with the bound "over"`) {
			t.Errorf("%s gives the error %v", condition, err)
		}
	}
}

// TestQueryOfLimits takes what is below nothing as open downwards, and a range without
// its high end as open upwards.
func TestQueryOfLimits(t *testing.T) {
	df := dataframe.ReadCSV(strings.NewReader("id,value,bound\na,-20,under\nb,5,between\nc,3,exact\n"))
	for condition, want := range map[string]string{
		`value < -10`:               "a",
		`value < 0`:                 "a",
		`value >= 3 and id != "a"`:  "bc",
		`value < -30`:               `a has the value -20 with the bound "under"`,
		`value > 6 and id == "b"`:   `b has the value 5 with the bound "between"`,
		`value < 100 and id == "b"`: `b has the value 5 with the bound "between"`,
	} {
		got, err := Query(df, condition)
		if err != nil && !strings.Contains(err.Error(), want) || err == nil && ids(got) != want {
			t.Errorf("%s keeps %v, %v; want %s", condition, got, err, want)
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{`value > 1`, `$env["value"]`, `filter([1], # > 1)`, `value ?? 1`, `id[0:1]`, "\xff", `1 / 0 > value`} {
		f.Add(s)
	}
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		f.Fatal(err)
	}
	t, err := s.Table("wages")
	if err != nil {
		f.Fatal(err)
	}
	df := t.Frame()
	f.Fuzz(func(t *testing.T, condition string) {
		out, err := Query(df, condition)
		if err != nil && err.Error() == "" || err == nil && out.Nrow() > df.Nrow() {
			t.Errorf("%q gives %v, %v", condition, out, err)
		}
	})
}
