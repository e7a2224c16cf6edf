package export

import (
	"encoding/json"
	"strings"

	"quotient/datasets"
	"quotient/datasets/quantity"
)

// Terms is what the names of our own properties begin with, where a format has none of its
// own for what a number is. It is a name, and no address.
const Terms = "urn:quotient:terms:"

// A Term is one of our own properties.
type Term struct{ Name, Doc string }

// Vocabulary lists them.
func Vocabulary() []Term {
	return []Term{
		{"Observation", "a row of a table: one number that the text states, with the words that state it"},
		{"Comparison", "a number that is computed from rows"},
		{"id", "the name of the row in its table; `table.id` is its address in the study"},
		{"value", "the number as a plain decimal; the low end of a range"},
		{"high", "the high end of a range"},
		{"out_of", "the m of “n in m”, whose number is the share `value`/`out_of`"},
		{"bound", "how the text qualifies the number: " + listed(quantity.Bounds)},
		{"unit", "what the number counts, in the singular"},
		{"statistic", "what the number is of its group: " + listed(datasets.Statistics)},
		{"modality", "what the text claims of the number: " + listed(datasets.Modalities)},
		{"date", "when, as EDTF (ISO 8601-2), as coarse as the text is"},
		{"place", "where"},
		{"part_of", "the row that holds the total of which this is a part"},
		{"fact", "rows with the same fact are accounts of one thing"},
		{"quote", "the shortest phrase of the text that states the number"},
		{"where", "the section heading and the paragraph of the text"},
		{"note", "what had to be inferred, and how the text was read"},
		{"reading", "why a person reads the number otherwise than the program"},
		{"source", "the name of the text that the row is from"},
		{"low_open", "whether a result is above its low end, and not at it"},
		{"high_open", "whether a result is below its high end, and not at it"},
		{"formula", "how a result is computed"},
		{"caveat", "what a reader must know of a result"},
		{"set-aside", "why a number of the text is in no table"},
	}
}

func listed[T ~string](list []T) string {
	var out []string
	for _, v := range list {
		out = append(out, "`"+string(v)+"`")
	}
	return strings.Join(out, ", ")
}

// known reports whether a column has a term.
func known(column string) bool {
	for _, t := range Vocabulary() {
		if t.Name == column {
			return true
		}
	}
	return false
}

// qualified is what is said of a row's number, by the names of terms: nothing of it may be
// lost.
func qualified(o *datasets.Observation) object {
	out := object{{"id", o.Ref()}}
	if o.Quantity != nil {
		out = append(out, member{"value", decimal(o.Cell("value"))}, member{"high", decimal(o.Cell("high"))},
			member{"out_of", decimal(o.Cell("out_of"))}, member{"bound", string(o.Bound)})
	}
	partOf := ""
	if o.PartOf != nil {
		partOf = o.PartOf.Ref()
	}
	return append(out, object{
		{"unit", o.Cell("unit")}, {"statistic", string(o.Statistic)}, {"modality", string(o.Modality)}, {"date", o.Date.String()},
		{"place", o.Place}, {"part_of", partOf}, {"fact", o.Cell("fact")}, {"source", o.Cell("source")},
		{"where", o.Where}, {"note", o.Note}, {"reading", o.Reading},
	}...)
}

// decimal is a number of JSON, from a cell.
func decimal(cell string) any {
	n, err := quantity.ParseDecimal(cell)
	if err != nil {
		return nil
	}
	return json.Number(plain(n, false))
}

// names are what the number of a row is of, as one line.
func names(o *datasets.Observation) string {
	var out []string
	for _, n := range o.Names() {
		out = append(out, n.Value)
	}
	return strings.Join(out, ", ")
}
