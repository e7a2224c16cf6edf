package datasets

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets/quantity"
)

func printer(t *testing.T, s *Study, tag string) Printer {
	t.Helper()
	l, err := Locale(tag)
	if err != nil {
		t.Fatal(err)
	}
	return s.Printer(l)
}

// TestStudyInLocales reads numbers of the bundled study in every locale, with
// ~ for a no-break space.
func TestStudyInLocales(t *testing.T) {
	s := bundledStudy(t)
	for ref, want := range map[string]map[string][3]string{
		"wages.officials": {
			"en": {"up to 11,000 and over", "up to 11,000~forints and over", "up to 11,000~forints and over"},
			"hu": {"11~000-ig, sőt afölött", "11~000~forintig, sőt afölött", "11~000~forintig, sőt afölött"},
			"el": {"έως 11.000 και άνω", "έως 11.000~φιορίνια και άνω", "έως 11.000~φιορίνια και άνω"},
		},
		"wages.worker": {
			"en": {"1,000", "1,000~forints", "1,000~forints"},
			"hu": {"1000", "1000~forint", "1000~forint"},
			"el": {"1.000", "1.000~φιορίνια", "1.000~φιορίνια"},
		},
		"casualties.hungary-killed": {
			"en": {">~2,000", "more than 2,000~people", "more than 2,000~people"},
			"hu": {">~2000", "több mint 2000~ember", "több mint 2000~ember"},
			"el": {">~2.000", "πάνω από 2.000~άτομα", "πάνω από 2.000~άτομα"},
		},
		"wage-reform.tax": {
			"en": {"4%", "4%", "4%"},
			"hu": {"4%", "4%", "4%"},
			"el": {"4%", "4%", "4%"},
		},
		"crowds.budapest-joiners": {"en": {}, "hu": {}, "el": {}},
	} {
		for tag, want := range want {
			p := printer(t, s, tag)
			o, err := s.Observation(ref)
			if err != nil {
				t.Fatal(err)
			}
			got := [3]string{p.Label(o), p.Words(o), p.Write(o, FormSpelled)}
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], "\u00a0", "~")
			}
			if got != want {
				t.Errorf("%s in %s is %q, want %q", ref, tag, got, want)
			}
		}
	}
}

func TestUnitsInLocales(t *testing.T) {
	s := bundledStudy(t)
	for unit, want := range map[string]map[string][2]string{
		"person":       {"en": {"person", "people"}, "hu": {"ember", "ember"}, "el": {"άτομο", "άτομα"}},
		"foot":         {"en": {"foot", "feet"}, "hu": {"láb", "láb"}, "el": {"πόδι", "πόδια"}},
		"percent":      {"en": {"%", "%"}, "hu": {"%", "%"}, "el": {"%", "%"}},
		"person/tank":  {"en": {"person per tank", "people per tank"}, "hu": {"ember/tank", "ember/tank"}, "el": {"άτομο ανά τανκ", "άτομα ανά τανκ"}},
		"forint/month": {"en": {"forint per month", "forints per month"}, "hu": {"forint/month", "forint/month"}, "el": {"φιορίνι ανά month", "φιορίνια ανά month"}},
	} {
		u, err := quantity.ParseUnit(unit)
		if err != nil {
			t.Fatal(err)
		}
		for tag, want := range want {
			p := printer(t, s, tag)
			if got := [2]string{p.Unit(u, true), p.Unit(u, false)}; got != want {
				t.Errorf("%s in %s is %q, want %q", unit, tag, got, want)
			}
		}
	}
	// No unit of the bundled study is left in English.
	for name, unit := range s.Units {
		for _, tag := range []string{"hu", "el"} {
			if unit.Symbol == "" && unit.Locales[tag].One == "" {
				t.Errorf("the unit %q has no name in %s", name, tag)
			}
		}
	}
}

func TestLocale(t *testing.T) {
	if l, err := Locale("en"); err != nil || l != quantity.English {
		t.Errorf("English is %q: %v", l.Tag, err)
	}
	var none *NotFound
	if _, err := Locale("hun"); !errors.As(err, &none) || none.What != "locale" || none.Hint != `did you mean "hu"?` {
		t.Errorf("the locale hun: %v", err)
	}
}

// TestDatesInLocales has each locale write dates of its own: an unknown one
// would fall back to English.
func TestDatesInLocales(t *testing.T) {
	s := bundledStudy(t)
	o, err := s.Observation("timeline.budapest-demonstration")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for _, tag := range quantity.Locales() {
		date := o.Date.Format(tag)
		if other := seen[date]; other != "" {
			t.Errorf("%s and %s both write %q", tag, other, date)
		}
		seen[date] = tag
	}
}

func TestUnitFaults(t *testing.T) {
	for name, tt := range map[string]struct {
		locales string
		want    []string
	}{
		"unknown locale":     {`{"hun": {"one": "forint"}}`, []string{`datapackage.json:2:`, `the unit "forint": unknown locale "hun"`, `did you mean "hu"?`}},
		"English":            {`{"en": {"one": "forint"}}`, []string{"its English name does not stand under locales", "write plural or symbol beside locales"}},
		"unknown property":   {`{"el": {"one": "φιορίνι", "plurals": "φιορίνια"}}`, []string{`unknown property "plurals" in the locale "el"`, `did you mean "plural"?`}},
		"another case":       {`{"el": {"One": "φιορίνι"}}`, []string{`unknown property "One"`}},
		"no name":            {`{"hu": {"plural": "forintok"}}`, []string{`the unit "forint" has no name for one in the locale "hu"`}},
		"a name, no object":  {`{"hu": "forint"}`, []string{"must be an object, not string"}},
		"a number, no name":  {`{"hu": {"one": 1}}`, []string{"must be a string, not number"}},
		"a list of locales":  {`["hu"]`, []string{"must be an object, not list"}},
		"a blank for a name": {`{"hu": {"one": " "}}`, []string{"has no name for one"}},
	} {
		t.Run(name, func(t *testing.T) {
			fs := rowsOf(t, worker)
			text := strings.Replace(descriptorText(t), "{\n", "{\n  \"units\": {\"forint\": {\"locales\": "+tt.locales+"}},\n", 1)
			fs[DescriptorName] = &fstest.MapFile{Data: []byte(text)}
			_, err := Load(fs)
			if err == nil {
				t.Fatal("the study was loaded")
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("the error does not say %q:\n%v", want, err)
				}
			}
		})
	}
}
