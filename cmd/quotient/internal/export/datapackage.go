package export

import (
	"fmt"
	"io/fs"
	"strings"

	"quotient/datasets"
)

var dataPackage = Format{
	Name:  "datapackage",
	Doc:   "Data Package v2: the tables, the comparisons and what the charts show, as CSV with Table Schemas",
	write: (*Study).dataPackage,
}

// profile is that of a Data Package, and tableProfile that of a schema in it.
const (
	profile      = "https://datapackage.org/profiles/2.0/datapackage.json"
	tableProfile = "https://datapackage.org/profiles/2.0/tableschema.json"
)

// described is the descriptor of the study as it is written.
func (s *Study) described() (object, error) {
	text, err := fs.ReadFile(s.FS, datasets.DescriptorName)
	if err != nil {
		return nil, err
	}
	v, err := parse([]byte(strings.TrimPrefix(string(text), "\ufeff")))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", datasets.DescriptorName, err)
	}
	o, _ := v.(object)
	return o, nil
}

// dataPackage writes a package that says all that the study's own says, of tables that are
// written anew, and that has the tables that were made of it.
func (s *Study) dataPackage() ([]File, error) {
	d, err := s.described()
	if err != nil {
		return nil, err
	}
	tables, err := s.tables(d)
	if err != nil {
		return nil, err
	}
	files := make([]File, 0, len(tables)+1)
	var resources []object
	for _, t := range tables {
		f := t.csv()
		files, resources = append(files, f), append(resources, t.described(f.Text))
	}
	out := object{{"$schema", profile}}
	for _, m := range d.without("$schema", "profile", "resources", "build") {
		if m.name == "sources" {
			m.value = withoutTexts(d.list("sources"))
		}
		out = append(out, m)
	}
	out = out.with("resources", resources)
	descriptor, err := jsonFile(datasets.DescriptorName, out)
	return append([]File{descriptor}, files...), err
}

// withoutTexts are the sources without the paths of their texts, which are not exported.
func withoutTexts(list []object) (out []object) {
	for _, s := range list {
		if !strings.HasPrefix(s.text("path"), "http") {
			s = s.without("path", "bytes")
		}
		out = append(out, s)
	}
	return out
}

// described is the resource of a table.
func (t table) described(text []byte) object {
	schema := object{{"$schema", tableProfile}}
	r := object{{"name", t.name}, {"title", t.title}, {"description", t.about}}
	if t.resource == nil {
		schema = schema.with("fields", t.fields).with("primaryKey", []string{"id"})
	} else {
		for _, m := range t.resource.without("title", "name", "description", "path", "data", "type", "profile", "scheme", "format", "mediatype", "encoding", "bytes", "hash", "stats", "dialect", "schema") {
			if m.name == "sources" {
				m.value = withoutTexts(t.resource.list("sources"))
			}
			r = append(r, m)
		}
		if was, ok := t.resource.get("schema").(object); ok {
			schema = append(schema, was.without("$schema", "fields", "fieldsMatch", "missingValues")...)
		}
		schema = append(schema[:1:1], append(object{{"fields", t.fields}}, schema[1:]...)...)
	}
	return append(r, object{
		{"path", t.file()}, {"type", "table"}, {"scheme", "file"}, {"format", "csv"}, {"mediatype", "text/csv"}, {"encoding", "utf-8"},
		{"bytes", len(text)}, {"hash", "sha256:" + sum(text)}, {"schema", schema},
	}...)
}
