package outset

import (
	"testing"

	"quotient/datasets"
	"quotient/datasets/source"
)

// FuzzNew makes drafts of any text: each loads, and nothing is wrong with what is begun in it.
func FuzzNew(f *testing.F) {
	f.Add("The flood\n\nIn 1903 the flood left 12 dead and 40 injured in Lowen. Of the 60 houses, 20 were lost.\n", "en")
	f.Add("Árvíz\n\n2019. május 14-én Patakon 340 embert telepítettek ki, és 56 ház dőlt össze.\n", "hu")
	f.Add("Φωτιά\n\nΤο 2021 κάηκαν 508 σπίτια στη Λίμνη και το 40% των ελαιώνων.\n", "el")
	f.Add("5 5 5 5", "en")
	f.Add("In in of 3 of of the and 4 and", "en")
	f.Add("1. 2. 3%\n\n½ of the\n\nof 5, 5 of", "en")
	f.Fuzz(func(t *testing.T, text, tag string) {
		if len(text) > 4000 {
			return
		}
		src, err := source.Read("x.txt", []byte(text))
		if err != nil {
			return
		}
		made, _, err := newStudy("x", "X", []Text{{Info: datasets.About(titleOf(src, "X"), tag), Source: src}})
		if err != nil {
			if tag == "en" || tag == "hu" || tag == "el" {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if len(made.rows) == 0 {
			return
		}
		files, err := made.files()
		if err != nil {
			t.Fatal(err)
		}
		if found, err := faults("x", with(files, made.figures, made.ratios), made.at()); err != nil || len(found) > 0 {
			t.Errorf("%q: %v %v", text, err, found)
		}
	})
}
