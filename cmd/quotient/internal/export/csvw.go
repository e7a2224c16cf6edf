package export

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"quotient/datasets"
	"quotient/datasets/lazy"
)

var csvw = Format{
	Name:  "csvw",
	Doc:   "CSV on the Web: the same tables with their metadata, and the notes on rows as annotations",
	write: (*Study).csvw,
}

// CSVWName is the metadata of the tables of a folder, as CSV on the Web looks for them.
const CSVWName = "csv-metadata.json"

// csvw writes a group of tables.
func (s *Study) csvw() ([]File, error) {
	d, err := s.described()
	if err != nil {
		return nil, err
	}
	tables, err := s.tables(d)
	if err != nil {
		return nil, err
	}
	var files []File
	var described []object
	for _, t := range tables {
		files, described = append(files, t.csv()), append(described, t.metadata())
	}
	out := object{
		{"@context", []any{"http://www.w3.org/ns/csvw", object{{"@language", "en"}}}},
		{"dc:title", s.Title}, {"dc:description", s.Description}, {"dc:identifier", s.Name},
		{"dc:hasVersion", d.text("version")}, {"dc:license", licences(d)}, {"dc:source", s.credits()},
		{"tables", described},
	}
	metadata, err := jsonFile(CSVWName, out)
	return append([]File{metadata}, files...), err
}

// licences are the addresses of the licences of a study, or their names.
func licences(d object) []any {
	var out []any
	for _, l := range d.list("licenses") {
		switch {
		case strings.HasPrefix(l.text("path"), "http"):
			out = append(out, object{{"@id", l.text("path")}})
		case l.text("name") != "":
			out = append(out, l.text("name"))
		}
	}
	return out
}

// credits are the sources, each in a line.
func (s *Study) credits() (out []any) {
	for _, i := range s.Sources {
		out = append(out, i.Line("en"))
	}
	return out
}

// metadata describes a table.
func (t table) metadata() object {
	var columns []object
	for _, f := range t.fields {
		columns = append(columns, t.column(f))
	}
	schema := object{{"columns", columns}}
	if t.identified() {
		schema = schema.with("primaryKey", "id").with("aboutUrl", "#{id}")
	}
	return object{{"url", t.file()}, {"dc:title", t.title}, {"dc:description", t.about}, {"notes", t.notes()}, {"tableSchema", schema}}
}

// identified reports whether a table has a column id that tells its rows from one another.
func (t table) identified() bool {
	seen := map[string]bool{}
	for i, f := range t.fields {
		if f.text("name") != "id" {
			continue
		}
		for _, row := range t.rows {
			if row[i] == "" || seen[row[i]] {
				return false
			}
			seen[row[i]] = true
		}
		return true
	}
	return false
}

// column describes a column. Its title is the head of the column in the file.
func (t table) column(f object) object {
	name := f.text("name")
	out := object{{"name", variable(name)}, {"titles", name}, {"dc:title", f.text("title")}, {"dc:description", f.text("description")}}
	if of := t.of; of == nil || of.Observed {
		if known(name) {
			out = out.with("propertyUrl", Terms+name)
		}
	}
	constraints, _ := f.get("constraints").(object)
	if constraints.get("required") == true {
		out = out.with("required", true)
	}
	kind := datatype(f, constraints)
	if f.text("type") == "list" {
		delimiter := f.text("delimiter")
		if delimiter == "" {
			delimiter = ","
		}
		out = out.with("separator", delimiter)
	}
	return out.with("datatype", kind)
}

// datatypes are those of CSV on the Web, by the types of Table Schema.
var datatypes = map[string]string{
	"number": "decimal", "integer": "integer", "boolean": "boolean", "date": "date", "time": "time", "datetime": "dateTime",
	"year": "gYear", "yearmonth": "gYearMonth", "duration": "duration",
}

// datatype is that of a column, with what its cells may be. A list of values is a pattern.
func datatype(f, constraints object) any {
	base := datatypes[f.text("type")]
	if base == "" {
		base = "string"
	}
	out := object{{"base", base}}
	switch base {
	case "string":
		if list, ok := constraints.get("enum").([]any); ok {
			out = out.with("format", alternatives(list))
		} else if list, ok := constraints.get("enum").([]string); ok {
			var all []any
			for _, v := range list {
				all = append(all, v)
			}
			out = out.with("format", alternatives(all))
		} else {
			out = out.with("format", constraints.text("pattern"))
		}
		out = out.with("minLength", constraints.get("minLength")).with("maxLength", constraints.get("maxLength"))
	case "boolean":
		out = out.with("format", "true|false")
		if list, ok := f.get("trueValues").([]any); ok && len(list) == 1 {
			if no, ok := f.get("falseValues").([]any); ok && len(no) == 1 {
				out = out.with("format", fmt.Sprint(list[0], "|", no[0]))
			}
		}
	default:
		for _, name := range []string{"minimum", "maximum"} {
			out = out.with(name, constraints.get(name))
		}
		out = out.with("minExclusive", constraints.get("exclusiveMinimum")).with("maxExclusive", constraints.get("exclusiveMaximum"))
	}
	var kept object
	for _, m := range out {
		if !empty(m.value) {
			kept = append(kept, m)
		}
	}
	if len(kept) == 1 {
		return base
	}
	return kept
}

// alternatives is the pattern of a list of values.
func alternatives(list []any) string {
	var out []string
	for _, v := range list {
		out = append(out, regexp.QuoteMeta(fmt.Sprint(v)))
	}
	return strings.Join(out, "|")
}

var plainName = lazy.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.]*$`)

// variable is the name of a column as a variable of URI templates, which has all signs but a
// few as percent-encoded bytes.
func variable(name string) string {
	if plainName.MatchString(name) {
		return name
	}
	var b strings.Builder
	for i, c := range []byte(name) {
		if c < utf8.RuneSelf && plainName.MatchString(string(rune(c))) || i > 0 && (c == '_' || c == '.') {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// notes are what the study notes on its rows, each an annotation of the row. The line of names
// is row 1 (RFC 7111).
func (t table) notes() (out []object) {
	if t.of == nil {
		return nil
	}
	note := func(row int, purpose, text string) {
		if text != "" {
			out = append(out, object{
				{"@type", "oa:Annotation"},
				{"oa:motivatedBy", object{{"@id", "oa:" + purpose}}},
				{"oa:hasTarget", object{{"@id", (&url.URL{Path: t.file(), Fragment: fmt.Sprintf("row=%d", row)}).String()}}},
				{"oa:hasBody", object{{"@type", "oa:TextualBody"}, {"rdf:value", text}}},
			})
		}
	}
	for i, o := range t.of.Rows {
		note(i+2, "commenting", noteOf(t.of, o))
		note(i+2, "assessing", o.Reading)
		note(i+2, "describing", o.GivenBy())
	}
	return out
}

// noteOf is the note of a row; in a table without observations, its cell of that name.
func noteOf(t *datasets.Table, o *datasets.Observation) string {
	if t.Observed {
		return o.Note
	}
	return o.Cell("note")
}
