package draft

import (
	"encoding/json"
	"slices"

	"quotient/datasets"
	"quotient/datasets/source"
)

// A Descriptor is what the descriptor of a draft has.
type Descriptor struct {
	Name, Title string
	Sources     []Source
	Units       map[string]map[string]any
	Tables      []Table
}

// A Source is a text of a draft. It has a name where there are several.
type Source struct {
	Name string
	Info datasets.SourceInfo
	Text *source.Source
}

// A Table is one of a draft, in a file of its name.
type Table struct {
	Name, Title string
	Fields      []Field
	Key         string
}

// A Field is a column of a table.
type Field struct {
	Name string `json:"name"`
	Type string `json:"type"`
	// The signs of its numbers, where they are not plain decimals.
	DecimalChar string     `json:"decimalChar,omitempty"`
	GroupChar   string     `json:"groupChar,omitempty"`
	BareNumber  *bool      `json:"bareNumber,omitempty"`
	Categories  []Category `json:"categories,omitempty"`
}

// A Category is a value of a column, with the words by which the text names it.
type Category struct {
	Value string   `json:"value"`
	Label string   `json:"label,omitempty"`
	Words []string `json:"words,omitempty"`
}

// Titled is the title of a draft of one text.
func Titled(info datasets.SourceInfo) string {
	return "The figures of " + datasets.InQuotes(info.Title)
}

// Tables are those of the numbers, with their columns, and of those that are set aside,
// each with the name of its text where there are several.
func Tables(columns []string, asides, several bool) []Table {
	figures := Table{Name: TableName, Title: "Figures", Key: "id"}
	for _, c := range columns {
		kind := "string"
		if slices.Contains([]string{"value", "high", "out_of"}, c) {
			kind = "number"
		}
		figures.Fields = append(figures.Fields, Field{Name: c, Type: kind})
	}
	if !asides {
		return []Table{figures}
	}
	aside := Table{Name: datasets.SetAsideName, Title: "Numbers set aside"}
	for _, c := range AsideColumns(several) {
		aside.Fields = append(aside.Fields, Field{Name: c, Type: "string"})
	}
	return []Table{figures, aside}
}

// AsideColumns are those of the numbers that are set aside.
func AsideColumns(several bool) []string {
	columns := []string{"quote", "where", "reason", "note"}
	if several {
		columns = append(columns, "source")
	}
	return columns
}

// JSON writes the descriptor.
func (d Descriptor) JSON() ([]byte, error) {
	type schema struct {
		Fields     []Field `json:"fields"`
		PrimaryKey string  `json:"primaryKey,omitempty"`
	}
	type resource struct {
		Name   string `json:"name"`
		Title  string `json:"title"`
		Path   string `json:"path"`
		Schema schema `json:"schema"`
	}
	out := struct {
		Schema    string                    `json:"$schema"`
		Name      string                    `json:"name"`
		Title     string                    `json:"title"`
		Sources   []map[string]any          `json:"sources,omitempty"`
		Units     map[string]map[string]any `json:"units,omitempty"`
		Resources []resource                `json:"resources"`
	}{Schema: "https://datapackage.org/profiles/2.0/datapackage.json", Name: d.Name, Title: d.Title, Units: d.Units}
	for _, s := range d.Sources {
		one := map[string]any{"title": s.Info.Title, "sha256": s.Text.SHA256(), "length": s.Text.Runes()}
		for _, p := range s.Info.Properties() {
			one[p.Name] = p.Value
		}
		for key, value := range map[string]string{"name": s.Name, "path": s.Info.Path} {
			if value != "" {
				one[key] = value
			}
		}
		if len(s.Info.Sections) > 0 {
			one["sections"] = sectionsOf(s.Info.Sections)
		}
		out.Sources = append(out.Sources, one)
	}
	for _, t := range d.Tables {
		out.Resources = append(out.Resources, resource{t.Name, t.Title, t.Name + ".csv", schema{t.Fields, t.Key}})
	}
	b, err := json.MarshalIndent(out, "", "  ")
	return append(b, '\n'), err
}
