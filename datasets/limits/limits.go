// Package limits holds how much of anything is read. Each limit is far above what
// a study needs, and keeps a file that somebody sent from taking all memory or all
// time. What is beyond one is refused with its place, its size and the limit;
// docs/limits.md lists them.
package limits

import (
	"fmt"
	"strconv"
	"strings"

	"quotient/datasets/language/form"
)

// The sizes of files, in bytes.
const (
	Table    = 256 << 20 // a table, as CSV
	Text     = 64 << 20  // a source text
	Checked  = 4 << 20   // a text that check holds against others
	Run      = 1 << 20   // of it without a break
	Article  = 2 << 20   // an article
	Data     = 16 << 20  // a file of YAML or JSON
	Picture  = 64 << 20  // a picture to inspect
	Revision = 512 << 20 // the files of a revision of git, all together
	Workbook = 128 << 20 // a spreadsheet, as it is and unpacked
)

// What is in them.
const (
	Cell      = 1 << 20    // bytes in one cell of a table
	Columns   = 1000       // columns of a table
	Resources = 1000       // tables of a study
	Depth     = 100        // nested lists and objects in YAML and JSON
	Values    = 200_000    // values in datapackage.json
	Parts     = 300_000    // parts of a file of YAML, its aliases written out
	Pixels    = 20_000_000 // pixels of a picture that is compared by its looks
	Label     = 2000       // characters of a label, title or other words on a chart
	Line      = 16 << 20   // bytes in a line of JSON that scan reads
	Unpacked  = 16 << 20   // bytes that the compressed texts of one picture unpack to
	Digits    = 1000       // digits of a number, and of what a comparison comes to
	Results   = 2000       // comparisons of a study
	Rows      = 300        // rows that one comparison is computed from
	Shown     = 100_000    // numbers in the table that scan prints
	Charts    = 2000       // charts of a study
	Drawn     = 100_000    // rows that a chart draws one by one
	Listed    = 10_000     // rows of a table that is written as Markdown
	Drafted   = 10_000     // numbers of a text that new makes a study of
	Begun     = 200        // texts that new makes one study of
	Typed     = 1000       // numbers typed by hand in an article
	Marks     = 5000       // places in the sentences of an article that are filled
	Faults    = 1000       // errors of a table, after which the rest of it is not read
	Errors    = 50         // errors that are printed; the others are counted
)

// A Limit is one row of the table of limits.
type Limit struct{ What, Most string }

// All lists the limits as docs/limits.md has them.
func All() []Limit {
	return []Limit{
		{"a table, as CSV", Bytes(Table)},
		{"one cell of a table", Bytes(Cell)},
		{"the columns of a table", Count(Columns)},
		{"the tables of a study", Count(Resources)},
		{"a YAML or JSON file", Bytes(Data)},
		{"the values in `datapackage.json`", Count(Values)},
		{"nested lists and objects in YAML and JSON", Count(Depth)},
		{"the parts of a YAML file, with its aliases expanded", Count(Parts)},
		{"a number, and the result of a comparison", Count(Digits) + " digits"},
		{"the comparisons of a study", Count(Results)},
		{"the rows that one comparison is computed from", Count(Rows)},
		{"a source text, also from standard input", Bytes(Text)},
		{"a text given to `check`, and the text in a `.docx`", Bytes(Checked)},
		{"an article", Bytes(Article)},
		{"the charts of a study", Count(Charts)},
		{"the rows that a chart draws one by one (a histogram, an aggregate and a box plot with `extent` have no limit)", Count(Drawn)},
		{"the rows of a table that `build` also writes as Markdown", Count(Listed)},
		{"the numbers in the table that `scan` prints (`--csv` has no limit)", Count(Shown)},
		{"the numbers in a text given to `new`", Count(Drafted)},
		{"the texts given to `new`", Count(Begun)},
		{"the numbers typed by hand in an article, and those of a draft given to `check`", Count(Typed)},
		{"the marks in the sentences of an article", Count(Marks)},
		{"a title or a note of a chart, and a single word on it", Count(Label) + " characters"},
		{"a line of JSON that `scan --jsonl` reads", Bytes(Line)},
		{"a spreadsheet, as it is and unpacked", Bytes(Workbook)},
		{"a picture to inspect", Bytes(Picture)},
		{"the files read of a revision of git, together", Bytes(Revision)},
		{"what the compressed texts of a picture unpack to", Bytes(Unpacked)},
		{"the pixels of a picture that is compared by its looks", Count(Pixels)},
		{"the errors in a table, after which reading stops", Count(Faults)},
		{"the errors printed (the rest are counted)", Count(Errors)},
	}
}

// Bytes writes a size: 16 MiB, 1.5 MiB, 900 bytes.
func Bytes(n int64) string {
	for _, unit := range []struct {
		size int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= unit.size {
			return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/float64(unit.size)), ".0") + " " + unit.name
		}
	}
	return Count(int(n)) + " bytes"
}

// Count writes a number: 1,000.
func Count(n int) string { return form.Grouped(strconv.Itoa(n), ",") }
