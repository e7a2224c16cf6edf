package prose

import (
	"os"
	"strings"
	"testing"

	"quotient/analysis"
	"quotient/datasets"
)

// TestOwnWords types every number of the bundled study as Quotient itself writes it,
// in every language, and finds nothing to say of it.
func TestOwnWords(t *testing.T) {
	for _, tag := range []string{"en", "hu", "el"} {
		study, err := datasets.Load(os.DirFS("../../datasets/hungary-1956"))
		if err != nil {
			t.Fatal(err)
		}
		locale, err := datasets.Locale(tag)
		if err != nil {
			t.Fatal(err)
		}
		comparisons, err := analysis.Compare(study)
		if err != nil {
			t.Fatal(err)
		}
		prose := New(study, comparisons, locale)
		for _, s := range prose.all.stated() {
			forms := []string{datasets.FormWords, "spelled"}
			if tag == "en" {
				forms = append(forms, "label") // elsewhere a thousand may look like a year
			}
			for _, form := range forms {
				n, err := prose.Write(s.ref, form)
				if err != nil {
					t.Fatal(err)
				}
				for _, x := range prose.Judge(n.Text, n.Text) {
					if x.Message != "" && !strings.Contains(x.Message, "as a fact") {
						t.Errorf("%s %s %s: %s: %s", tag, s.ref, form, n.Text, x.Message)
					}
				}
			}
		}
	}
}
