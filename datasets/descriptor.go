package datasets

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"quotient/datasets/folder"
	"quotient/datasets/jsontext"
	"quotient/datasets/lazy"
	"quotient/datasets/limits"
	"quotient/datasets/measure"
	"quotient/datasets/quantity"
	"quotient/datasets/works"
)

// DescriptorName is the file that makes a folder a study.
const DescriptorName = "datapackage.json"

// descriptor is what a study reads of its Data Package
// (https://datapackage.org/standard/data-package/). What is done with its other
// properties stands in properties.go.
type descriptor struct {
	Name        string              `json:"name"`
	Title       string              `json:"title"`
	Description string              `json:"description"`
	Sources     []SourceInfo        `json:"sources"`
	Units       map[string]UnitName `json:"units"`
	Resources   []resource          `json:"resources"`
}

type resource struct {
	Name        string          `json:"name"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Path        json.RawMessage `json:"path"`
	Data        json.RawMessage `json:"data"`
	Type        string          `json:"type"`
	Format      string          `json:"format"`
	Encoding    string          `json:"encoding"`
	Dialect     json.RawMessage `json:"dialect"`
	Sources     []SourceInfo    `json:"sources"`
	Source      string          `json:"source"`
	Schema      *schema         `json:"schema"`
}

type schema struct {
	Fields        []Field         `json:"fields"`
	FieldsMatch   json.RawMessage `json:"fieldsMatch"`
	MissingValues json.RawMessage `json:"missingValues"`
	PrimaryKey    json.RawMessage `json:"primaryKey"`
	UniqueKeys    json.RawMessage `json:"uniqueKeys"`
	ForeignKeys   json.RawMessage `json:"foreignKeys"`
}

// SourceInfo describes a text that the numbers come from. The text itself may
// stay outside the study: it is known by its fingerprint.
type SourceInfo struct {
	Name   string `json:"name" doc:"the name by which tables and rows name the text, and articles cite it"`
	Path   string `json:"path" doc:"its address, or its file in the study"`
	SHA256 string `json:"sha256" doc:"the SHA-256 of the file, byte for byte"`
	Length int    `json:"length" doc:"the length of the text, in code points"`
	works.Work
	Given
	Sections []Section `json:"sections" doc:"what the rows under a heading have that say no other"`
}

var (
	tableName = lazy.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

// unitWord finds the properties of a [UnitWord] among the places of a
// descriptor: what is our own is read strictly.
var (
	unitWord  = lazy.MustCompile(`^/units/(.+)/locales/([^/]*)/([^/]*)$`)
	unitWords = []string{"one", "plural"}
)

const nameRule = "write lower-case letters, digits and single hyphens, as in wage-reform"

// readDescriptor reads and checks datapackage.json. Tables are returned
// without their rows.
func readDescriptor(fsys fs.FS) (d descriptor, tables []*Table, found Findings) {
	raw, err := fs.ReadFile(fsys, DescriptorName)
	if errors.Is(err, fs.ErrNotExist) {
		return d, nil, Findings{{File: DescriptorName, Message: "there is no " + DescriptorName + " here", Hint: "a study is a folder with a Data Package descriptor: quotient new NAME --text FILE makes one; quotient build hungary-1956 builds the bundled one"}}
	} else if err != nil {
		return d, nil, Findings{{File: DescriptorName, Message: fmt.Sprintf("cannot be read: %v", folder.Cause(err))}}
	}
	text, bad := plainText(DescriptorName, raw)
	if bad != nil {
		return d, nil, Findings{*bad}
	}
	if what, at := jsontext.TooMuch(text); what != "" {
		line, col := jsontext.LineColumn(text, at)
		return d, nil, Findings{{File: DescriptorName, Line: line, Column: col, Message: what, Hint: "docs/limits.md lists what is read"}}
	}
	var root any
	if f := decodeJSON(text, &root); f != nil {
		return d, nil, Findings{*f}
	}
	r := &describer{pos: jsontext.Locate(text)}
	for _, c := range r.pos.Control {
		r.found = append(r.found, Finding{File: DescriptorName, Line: c.Line, Column: c.Column, Message: c.What, Hint: c.Todo})
	}
	if len(r.found) > 0 {
		return d, nil, r.found
	}
	r.twice()
	if !r.properties(root) {
		return d, nil, r.found
	}
	for _, level := range []string{"schema", "dialect"} {
		for _, at := range children(root, "", []string{"resources", "*", level}) {
			if kindOf(at.value) == "string" {
				r.fault(at.path, "write it out in "+DescriptorName, "a %s in another file is not read", level)
				return d, nil, r.found
			}
		}
	}
	if f := decodeJSON(text, &d); f != nil {
		return d, nil, append(r.found, *f)
	}
	if d.Name == "" {
		r.fault("", nameRule, "the study has no name: add \"name\": \"…\"")
	} else if !tableName.MatchString(d.Name) || folder.Device(d.Name) {
		r.fault("/name", nameRule, "%q cannot be the name of a study", d.Name)
	}
	if len(d.Resources) == 0 {
		r.fault("/resources", `add "resources": [{"name": "…", "path": "….csv", "schema": {"fields": [{"name": "id"}]}}]`, "the package has no resources: a study needs at least one table")
	}
	if n := len(d.Resources); n > limits.Resources {
		r.fault(fmt.Sprintf("/resources/%d", limits.Resources), "divide the study", "the package has %s resources, and at most %s are read", limits.Count(n), limits.Count(limits.Resources))
		return d, nil, r.found
	}
	r.given("", d.Sources)
	seen := map[string]bool{}
	for i := range d.Resources {
		res, here := &d.Resources[i], fmt.Sprintf("/resources/%d", i)
		if !tableName.MatchString(res.Name) || folder.Device(res.Name) {
			r.fault(here+"/name", nameRule, "%q cannot be the name of a table", res.Name)
		}
		if res.Name == "comparisons" {
			r.fault(here+"/name", "", "a table cannot be named %q: the comparisons of the study are written under that name", res.Name)
		}
		if seen[res.Name] {
			r.fault(here+"/name", "", "a second table is named %q", res.Name)
		}
		if folder.Device(res.Name) {
			r.fault(here+"/name", "give it another name", "a table cannot be named %q: Windows keeps that name for a device", res.Name)
		}
		seen[res.Name] = true
		r.given(here, res.Sources)
		if t := r.table(here, res, &d); t != nil {
			tables = append(tables, t)
		}
	}
	r.references(tables)
	r.units(d.Units)
	return d, tables, r.found
}

// table reads what a resource says of its table; nil where it cannot be read.
func (d *describer) table(here string, r *resource, all *descriptor) *Table {
	t := &Table{Name: r.Name, Title: r.Title, Description: r.Description}
	if !d.file(here, r, t) {
		return nil
	}
	if r.Schema == nil || len(r.Schema.Fields) == 0 {
		d.fault(here, `list its columns: "schema": {"fields": [{"name": "id"}, …]}`, "table %q has no schema with fields", r.Name)
		return nil
	}
	if n := len(r.Schema.Fields); n > limits.Columns {
		d.fault(here+"/schema/fields", "leave out the columns that no chart needs", "table %q has %s fields, and at most %s are read", r.Name, limits.Count(n), limits.Count(limits.Columns))
		return nil
	}
	t.dialect = d.dialect(here+"/dialect", r.Format, r.Dialect)
	t.Fields, t.match = r.Schema.Fields, d.match(here+"/schema/fieldsMatch", r.Schema.FieldsMatch)
	if t.missing = d.missing(here+"/schema/missingValues", r.Schema.MissingValues); t.missing == nil {
		t.missing = []string{""}
	}
	if t.dialect.null != nil {
		t.missing = append(t.missing, *t.dialect.null)
	}
	t.sources = d.sources(here, all, r)
	names := map[string]bool{}
	for j := range t.Fields {
		f, field := &t.Fields[j], fmt.Sprintf("%s/schema/fields/%d", here, j)
		if f.Name == "" || names[f.Name] {
			hint := "give each field a name of its own"
			if f.Name != "" {
				hint = "take one of the two out, or give it another name"
			}
			d.fault(field, hint, "table %q: field %d needs a name of its own, not %q", r.Name, j+1, f.Name)
		}
		names[f.Name] = true
		d.field(field, f)
	}
	d.keys(here+"/schema", r.Schema, t)
	for _, need := range t.observed() {
		d.fault(here+"/schema/fields", "a table with quotes has the columns "+fmt.Sprint(requiredColumns), "table %q has no field %q", r.Name, need)
	}
	if r.Name == SetAsideName {
		for _, need := range setAsideColumns {
			if !names[need] {
				d.fault(here+"/schema/fields", fmt.Sprintf("numbers that are set aside have the columns %v", setAsideColumns), "table %q has no field %q", r.Name, need)
			}
		}
	}
	if v, ok := t.Field("out_of"); ok && t.Observed && !v.Numeric() && slices.Contains(fieldTypes, v.Type) {
		d.fault(here+"/schema/fields", `write {"name": "out_of", "type": "number"}`, `table %q: the field "out_of" must be of type number`, r.Name)
	}
	if v, ok := t.Field("value"); ok && v.Type != "number" && v.Type != "integer" && slices.Contains(fieldTypes, v.Type) {
		d.fault(here+"/schema/fields", `write {"name": "value", "type": "number"}`, `table %q: the field "value" must be of type number`, r.Name)
	}
	return t
}

// observed marks a table of observations, and gives the columns that it lacks.
func (t *Table) observed() (lacks []string) {
	if _, ok := t.Field("quote"); !ok || t.Name == SetAsideName {
		return nil
	}
	t.Observed = true
	for _, need := range requiredColumns {
		if _, ok := t.Field(need); !ok {
			lacks = append(lacks, need)
		}
	}
	return lacks
}

// file reads where the rows of a table are; false where they cannot be read.
func (d *describer) file(here string, r *resource, t *Table) bool {
	if r.Data != nil {
		d.fault(here+"/data", "write the rows to a CSV file, and name that under path", "table %q: rows inside of the descriptor are not read", r.Name)
		return false
	}
	var several []string
	if json.Unmarshal(r.Path, &several) == nil && len(several) > 1 {
		d.fault(here+"/path", "join them to one file, or make each a table", "table %q: its rows are in %d files, and one is read", r.Name, len(several))
		return false
	}
	if len(several) == 1 {
		t.Path = several[0]
	} else if json.Unmarshal(r.Path, &t.Path) != nil {
		t.Path = ""
	}
	if !fs.ValidPath(t.Path) || t.Path == "." || t.Path == "" {
		d.fault(here+"/path", "the rows of a table are one CSV file inside the study", "table %q: path must be one file name inside the study, without ..", r.Name)
		return false
	}
	if err := folder.Portable(t.Path); err != nil {
		d.fault(here+"/path", "give the file another name", "table %q: the path %q cannot be used: %v", r.Name, t.Path, err)
		return false
	}
	if r.Type != "" && r.Type != "table" {
		d.fault(here+"/type", "write \"type\": \"table\", or take the resource out", "table %q: the type %q is not read", r.Name, r.Type)
	}
	if r.Format != "" && !slices.Contains([]string{"csv", "tsv"}, strings.ToLower(r.Format)) {
		d.fault(here+"/format", "save the file as CSV", "table %q: the format %q is not read", r.Name, r.Format)
	}
	if !slices.Contains([]string{"", "utf-8", "utf8", "utf-8-sig", "utf_8", "ascii", "us-ascii"}, strings.ToLower(r.Encoding)) {
		d.fault(here+"/encoding", "save the file as UTF-8, and write \"encoding\": \"utf-8\"", "table %q: encoding must be utf-8, not %q", r.Name, r.Encoding)
	}
	return true
}

// units holds the names of units against the locales.
func (d *describer) units(units map[string]UnitName) {
	foreign := slices.DeleteFunc(quantity.Locales(), func(tag string) bool { return tag == quantity.English.Tag })
	for name, unit := range units {
		if _, err := quantity.ParseUnit(name); err != nil {
			d.fault("/units/"+name, "", "%v", err)
		}
		for tag, word := range unit.Locales {
			here := "/units/" + name + "/locales/" + tag
			switch {
			case tag == quantity.English.Tag:
				d.fault(here, "write plural or symbol beside locales", "the unit %q: its English name does not stand under locales", name)
			case !slices.Contains(foreign, tag):
				d.fault(here, DidYouMean(tag, foreign), "the unit %q: unknown locale %q", name, tag)
			case strings.TrimSpace(word.One) == "":
				d.fault(here, `as in {"one": "ember"}`, "the unit %q has no name for one in the locale %q", name, tag)
			}
		}
	}
	_, problems := measure.New(declaredUnits(units), nil)
	for _, p := range problems {
		d.fault("/units/"+p.Unit+"/"+p.Property, p.Hint, "%s", p.Message)
	}
	for path := range d.pos.Paths() {
		if m := unitWord.FindStringSubmatch(path); m != nil && !slices.Contains(unitWords, m[3]) {
			d.fault(path, DidYouMean(m[3], unitWords), "the unit %q: unknown property %q in the locale %q", m[1], m[3], m[2])
		}
	}
}

// decodeJSON decodes the descriptor, or says where it cannot be.
func decodeJSON(text []byte, v any) *Finding {
	if p := jsontext.Decode(text, v); p != nil {
		return &Finding{File: DescriptorName, Line: p.Line, Column: p.Column, Message: p.What, Hint: p.Todo}
	}
	return nil
}
