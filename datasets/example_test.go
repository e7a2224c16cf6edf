package datasets_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/datasets"
)

// A study is loaded whole, or its error lists all that is wrong with it.
func ExampleLoad() {
	fsys := os.DirFS("hungary-1956")
	study, err := datasets.Load(fsys)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(study.Title)
	for _, source := range study.Sources {
		fmt.Println(source.Credit())
	}
	// Output:
	// The figures of an article on Hungary 1956
	// Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”
}

// An observation keeps the words of the text, and what they say of the number.
func ExampleStudy_Observation() {
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		log.Fatal(err)
	}
	killed, err := study.Observation("casualties.hungary-killed")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(killed.Quantity, killed.Bound, killed.Modality)
	fmt.Println(killed.Quote)

	_, err = study.Observation("casualties.hungary-kiled")
	fmt.Println(err)
	// Output:
	// (2000, ∞) over speculated
	// It is speculated that over 2,000 Hungarians were killed
	// there is no observation "casualties.hungary-kiled": did you mean "casualties.hungary-killed"?
}

// The frame of a table has its columns, in the order of the file.
func ExampleStudy_Frame() {
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		log.Fatal(err)
	}
	wages, err := study.Frame("wages")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(wages.Nrow(), "rows,", wages.Ncol(), "columns")
	fmt.Println(wages.Col("value").Float())
	fmt.Println(wages.Col("bound").Records())
	// Output:
	// 3 rows, 15 columns
	// [1000 3000 11000]
	// [exact exact over]
}

// A CSV file without a descriptor is a study of one table of plain data.
func ExampleOpenCSV() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "harvest.csv")
	if err := os.WriteFile(file, []byte("farm,sacks\nOak,120\nBrook,85\nHill,\n"), 0o644); err != nil {
		log.Fatal(err)
	}
	study, err := datasets.OpenCSV(file)
	if err != nil {
		log.Fatal(err)
	}
	harvest, err := study.Frame("harvest")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(harvest.Col("sacks").Float())
	// Output: [120 85 NaN]
}

// What was computed becomes a study too, to be compared and charted.
func ExampleFromFrame() {
	study, err := datasets.FromFrame("sums", dataframe.New(
		series.New([]string{"North", "South"}, series.String, "region"),
		series.New([]float64{205, 90.5}, series.Float, "value"),
	))
	if err != nil {
		log.Fatal(err)
	}
	row, err := study.Observation("sums.row-2")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(row.Cell("region"), row.Quantity)
	// Output: South 90.5
}
