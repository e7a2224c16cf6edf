package analysis

import (
	"regexp"
	"strings"
	"testing"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

func bundledComparisons(t *testing.T) *Comparisons {
	t.Helper()
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, err := Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestComparisonsInLocales reads results of the bundled study, each of
// another way of printing.
func TestComparisonsInLocales(t *testing.T) {
	for tag, results := range map[string]map[string][3]string{
		"hu": {
			"officials-per-worker":          {"> 11×", "több mint 11-szer", "több mint tizenegyszer"},
			"police-per-worker":             {"3×", "3-szor", "háromszor"},
			"killed-per-poznan-dead":        {"> 25,6×", "több mint 25,6-szer", "több mint 25,6-szer"},
			"officials-after":               {"3500", "3500 forint", "3500 forint"},
			"worker-change":                 {"+10%", "10%-kal több", "10%-kal több"},
			"police-change":                 {"0%", "nincs változás", "nincs változás"},
			"officials-change":              {"> 68,1%-kal kevesebb", "több mint 68,1%-kal kevesebb", "több mint 68,1%-kal kevesebb"},
			"civilians-of-dead":             {"82,1%", "82,1%", "82,1%"},
			"killed-of-killed-and-executed": {"> 81,6%", "több mint 81,6%", "több mint 81,6%"},
			"executed-per-100-imprisoned":   {"3,75", "100-ból 3,75", "100-ból 3,75"},
			"stalin-to-berlin":              {"78–108", "78 és 108 nap között", "78 és 108 nap között"},
			"between-invasions":             {"11", "11 nap", "tizenegy nap"},
			"first-notch":                   {"800–836", "800 és 836 forint között", "800 és 836 forint között"},
			"displaced-per-killed":          {"", "", ""},
		},
		"el": {
			"officials-per-worker":          {"> 11×", "πάνω από 11 φορές", "πάνω από έντεκα φορές"},
			"police-per-worker":             {"3×", "3 φορές", "τρεις φορές"},
			"killed-per-poznan-dead":        {"> 25,6×", "πάνω από 25,6 φορές", "πάνω από 25,6 φορές"},
			"officials-after":               {"3.500", "3.500 φιορίνια", "3.500 φιορίνια"},
			"worker-change":                 {"+10%", "10% περισσότερο", "10% περισσότερο"},
			"police-change":                 {"0%", "καμία μεταβολή", "καμία μεταβολή"},
			"officials-change":              {"> 68,1% λιγότερο", "πάνω από 68,1% λιγότερο", "πάνω από 68,1% λιγότερο"},
			"civilians-of-dead":             {"82,1%", "82,1%", "82,1%"},
			"killed-of-killed-and-executed": {"> 81,6%", "πάνω από 81,6%", "πάνω από 81,6%"},
			"executed-per-100-imprisoned":   {"3,75", "3,75 στα 100", "3,75 στα 100"},
			"stalin-to-berlin":              {"78–108", "από 78 έως 108 ημέρες", "από 78 έως 108 ημέρες"},
			"between-invasions":             {"11", "11 ημέρες", "έντεκα ημέρες"},
			"displaced-per-killed":          {"", "", ""},
		},
	} {
		c := bundledComparisons(t)
		p := c.scope.study.Printer(locale(t, tag))
		for id, want := range results {
			got, err := c.Get(id)
			if err != nil {
				t.Error(err)
				continue
			}
			if got := [3]string{plainly(p.Label(got)), plainly(p.Words(got)), plainly(p.Write(got, datasets.FormSpelled))}; got != want {
				t.Errorf("%s in %s is %q, want %q", id, tag, got, want)
			}
		}
	}
}

// TestNothingStaysEnglish looks for Latin letters in all that is worked out in
// Greek, but for what the author has written.
func TestNothingStaysEnglish(t *testing.T) {
	latin := regexp.MustCompile(`[A-Za-z]`)
	all := bundledComparisons(t)
	p := all.scope.study.Printer(locale(t, "el"))
	for _, c := range all.List {
		c.Measure = datasets.Text{}
		for _, form := range []string{datasets.FormLabel, datasets.FormWords, datasets.FormSpelled} {
			if got := p.Write(c, form); latin.MatchString(got) {
				t.Errorf("%s is %q", c.ID, got)
			}
		}
	}
}

// TestRefusedWithValues names the observations of what is refused, with their values and
// units.
func TestRefusedWithValues(t *testing.T) {
	for formula, want := range map[string]string{
		"casualties.hungary-displaced / casualties.hungary-killed": "> 200,000",
		"wages.officials + casualties.hungary-killed":              "forint",
	} {
		if _, err := bundledComparisons(t).Evaluate(formula); err == nil || !strings.Contains(plainly(err.Error()), want) {
			t.Errorf("%s: %v, without %q", formula, err, want)
		}
	}
}

// TestUnfit says why a result is not to be shown in a way.
func TestUnfit(t *testing.T) {
	c, err := bundledComparisons(t).Get("worker-after")
	if err != nil {
		t.Fatal(err)
	}
	c.Show = quantity.ShowTimes
	if got := c.fits(); got != "in forints: use value" {
		t.Errorf("a wage is no multiple: %q", got)
	}
}

func TestEstimateInLocales(t *testing.T) {
	for _, tt := range []struct {
		e          Estimate
		en, hu, el string
	}{
		{Estimate{Low: 12345.5, High: 12345.5}, "12,345.5", "12\u00a0345,5", "12.345,5"},
		{Estimate{Low: 1000, High: 1000}, "1,000", "1000", "1.000"},
		{Estimate{Low: -15, High: 12.5}, "−15 to 12.5", "−15 … 12,5", "−15 έως 12,5"},
		{Estimate{Low: 2.5, High: 1200}, "2.5–1,200", "2,5–1200", "2,5–1.200"},
		{Estimate{Low: 1e15 + 1, High: 1e15 + 1}, "1,000,000,000,000,001", "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0001", "1.000.000.000.000.001"},
		{Estimate{Low: 3e-15, High: 3e-15}, "0.000000000000003", "0,000000000000003", "0,000000000000003"},
		{Estimate{Unknown: true}, "?", "?", "?"},
	} {
		if got := tt.e.String(); got != tt.en {
			t.Errorf("%v is %q, want %q", tt.e, got, tt.en)
		}
		if hu, el := tt.e.In(locale(t, "hu")), tt.e.In(locale(t, "el")); hu != tt.hu || el != tt.el {
			t.Errorf("%v is %q and %q, want %q and %q", tt.e, hu, el, tt.hu, tt.el)
		}
	}
}

func locale(t *testing.T, tag string) quantity.Locale {
	t.Helper()
	l, ok := quantity.LocaleOf(tag)
	if !ok {
		t.Fatalf("there is no locale %q", tag)
	}
	return l
}
