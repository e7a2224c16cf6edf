package datasets

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A dialect is how a CSV file is laid out (https://datapackage.org/standard/table-dialect/).
type dialect struct {
	delimiter  rune
	comment    rune // 0 for none
	header     bool
	headerRows []int // from 1; empty for the first
	join       string
	comments   []int // rows that are comments, from 1
	null       *string
	skipSpace  bool
}

var plainDialect = dialect{delimiter: ',', header: true, join: " "}

// dialect reads how the file of a table is laid out, or says what of it is not read.
func (d *describer) dialect(path, format string, raw json.RawMessage) dialect {
	out := plainDialect
	if format == "tsv" {
		out.delimiter = '\t'
	}
	if raw == nil {
		return out
	}
	var in struct {
		Header           *bool
		HeaderRows       []int
		HeaderJoin       *string
		CommentRows      []int
		CommentChar      *string
		Delimiter        *string
		LineTerminator   *string
		QuoteChar        *string
		DoubleQuote      *bool
		EscapeChar       *string
		NullSequence     *string
		SkipInitialSpace bool
		Type             string
	}
	if err := json.Unmarshal(raw, &in); err != nil {
		hint := ""
		if raw[0] == '"' {
			hint = "write the dialect itself there, as in {\"delimiter\": \";\"}"
		}
		d.fault(path, hint, "the dialect cannot be read: it must be an object, with whole numbers for rows")
		return out
	}
	fault := func(name, hint, format string, args ...any) {
		d.fault(path+"/"+name, hint, "the dialect: "+format, args...)
	}
	if in.Delimiter != nil {
		if r, ok := oneSign(*in.Delimiter); ok {
			out.delimiter = r
		} else {
			fault("delimiter", "save the file with commas", "the delimiter must be one sign, not %q", *in.Delimiter)
		}
	}
	if in.CommentChar != nil && *in.CommentChar != "" {
		if r, ok := oneSign(*in.CommentChar); ok && r != out.delimiter {
			out.comment = r
		} else {
			fault("commentChar", "take the comments out of the file", "the commentChar must be one sign that is not the delimiter, not %q", *in.CommentChar)
		}
	}
	const save = `save the file with cells in "…", and "" for each quotation mark in them`
	if in.QuoteChar == nil && d.has(path+"/quoteChar") || in.QuoteChar != nil && *in.QuoteChar != `"` {
		fault("quoteChar", save, `cells are quoted by " alone`)
	}
	if in.DoubleQuote != nil && !*in.DoubleQuote {
		fault("doubleQuote", save, `a quotation mark in a cell is read as "" alone`)
	}
	if in.EscapeChar != nil && *in.EscapeChar != "" {
		fault("escapeChar", save, "no sign escapes others here")
	}
	if t := in.LineTerminator; t != nil && *t != "\n" && *t != "\r\n" {
		fault("lineTerminator", `save the file with lines that end in "\n" or "\r\n"`, "lines cannot end in %q", *t)
	}
	if in.Type != "" && in.Type != "delimited" {
		fault("type", "write the rows to a CSV file", "the type %q is not read", in.Type)
	}
	out.null, out.skipSpace = in.NullSequence, in.SkipInitialSpace
	d.headerRows(path, &out, in.Header, in.HeaderRows, in.CommentRows)
	if in.HeaderJoin != nil {
		out.join = *in.HeaderJoin
	}
	return out
}

// headerRows reads which rows of a file are its header, and which are no data.
func (d *describer) headerRows(path string, out *dialect, header *bool, rows, comments []int) {
	for name, list := range map[string][]int{"headerRows": rows, "commentRows": comments} {
		for i, n := range list {
			if n < 1 || i > 0 && n <= list[i-1] {
				d.fault(path+"/"+name, "count rows from 1", "the dialect: %s must be rows in their order, each once, not %v", name, list)
				return
			}
		}
	}
	out.header = header == nil || *header
	if !out.header && len(rows) > 0 {
		d.fault(path+"/headerRows", "take one of the two out", "the dialect: header is false, and headerRows names rows")
	}
	for i, n := range rows {
		if slices.Contains(comments, n) {
			d.fault(path+"/commentRows", "", "the dialect: row %d is of headerRows and of commentRows", n)
		}
		if i > 0 && n != rows[i-1]+1 {
			d.fault(path+"/headerRows", "put the rows of the header one under the other", "the dialect: there are rows between those of the header, %v", rows)
		}
	}
	out.headerRows, out.comments = rows, comments
}

func (d *describer) has(path string) bool { return d.pos.Has(path) }

func oneSign(s string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(s)
	return r, size == len(s) && size > 0 && r != utf8.RuneError && !strings.ContainsRune("\"\r\n", r)
}

// records reads those of a text in the dialect, which is blanked.
func (d dialect) records(text []byte) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.Comment, r.TrimLeadingSpace = d.delimiter, d.comment, d.skipSpace
	r.FieldsPerRecord = -1 // ragged rows are reported with their places
	return r
}

// blanked is the text with lines that are no data made empty: comments, and what is
// before the header. The others stay in their places.
func (d dialect) blanked(text []byte) []byte {
	first := 1
	if len(d.headerRows) > 0 {
		first = d.headerRows[0]
	}
	if first == 1 && len(d.comments) == 0 {
		return text
	}
	comments := map[int]bool{}
	for _, n := range d.comments {
		comments[n] = true
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	for i, line := range lines {
		if i+1 < first || comments[i+1] {
			lines[i] = nil
			if bytes.HasSuffix(line, []byte("\n")) {
				lines[i] = []byte("\n")
			}
		}
	}
	return bytes.Join(lines, nil)
}

// names joins the rows of a header: the names of a column from top to bottom.
func (d dialect) names(rows [][]string) (names []string) {
	for i := range rows[0] {
		var parts []string
		for _, row := range rows {
			if i < len(row) && row[i] != "" {
				parts = append(parts, row[i])
			}
		}
		names = append(names, strings.Join(parts, d.join))
	}
	return names
}

// other is the sign by which the columns of a first line seem to be divided, where it is not
// the one of the dialect; 0 where it is.
func (d dialect) other(line string) rune {
	for _, sign := range []rune{';', '\t', '|', ','} {
		if sign != d.delimiter && strings.ContainsRune(line, sign) {
			return sign
		}
	}
	return 0
}

// dialectOf is the dialect of a sign, as a descriptor has it.
func dialectOf(sign rune) string {
	text, _ := json.Marshal(map[string]string{"delimiter": string(sign)})
	return `"dialect": ` + strings.Replace(string(text), ":", ": ", 1)
}

func signName(sign rune) string {
	if name, ok := map[rune]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "bars"}[sign]; ok {
		return name
	}
	return fmt.Sprintf("%q", sign)
}

// Layout tells how the cells of the file are divided and which lines are comments, 0 for
// none. Plain is false where the file has no header, or more about it than one line.
func (t *Table) Layout() (delimiter, comment rune, plain bool) {
	d := t.dialect
	return d.delimiter, d.comment, d.header && len(d.headerRows) == 0 && len(d.comments) == 0 && !d.skipSpace
}
