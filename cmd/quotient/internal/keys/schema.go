package keys

import (
	"bytes"
	"encoding/json"
	"path"
	"reflect"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/works"
)

// A File is one of a study that has a schema.
type File struct {
	Name   string // by which quotient schema prints it
	Of     string // the file of a study
	schema func() object
}

// Files lists the schemas.
var Files = []File{
	{"charts", charts.SpecFile, chartsSchema},
	{"comparisons", analysis.SpecFile, comparisonsSchema},
	{"datapackage", datasets.DescriptorName, descriptorSchema},
}

// SchemaName is the name of the file that the schema is written to.
func (f File) SchemaName() string { return f.Name + ".schema.json" }

// FirstLine is the comment that names a schema to editors, in a YAML file beside it; "" of
// JSON, which has none.
func (f File) FirstLine() string {
	if path.Ext(f.Of) != ".yaml" {
		return ""
	}
	return "# yaml-language-server: $schema=" + f.SchemaName() + "\n"
}

// Name adds the schemas to the files of a new study, and names each in the first line of the
// file that it is of. Files that a study does not have need none.
func Name(files map[string][]byte) {
	for _, f := range Files {
		text, ok := files[f.Of]
		if line := f.FirstLine(); ok && line != "" && !bytes.HasPrefix(text, []byte(line)) {
			files[f.Of] = append([]byte(line), text...)
			files[f.SchemaName()] = f.Schema()
		}
	}
}

// Schema is the JSON Schema of the file (draft 7, which editors know).
func (f File) Schema() []byte {
	s := f.schema()
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	definitions, _ := s["definitions"].(object)
	if definitions == nil {
		definitions = object{}
		s["definitions"] = definitions
	}
	definitions["words"], definitions["text"] = wordsSchema(), scalarSchema
	text, _ := json.MarshalIndent(s, "", " ") // of strings, lists and maps
	return append(text, '\n')
}

type object = map[string]any

// one is any of some schemas.
func one(of ...any) object { return object{"anyOf": of} }

// closed is an object with these properties and no other.
func closed(properties object) object {
	return object{"type": "object", "properties": properties, "additionalProperties": false}
}

// scalar and words are the definitions of a text, and of one that can be in several
// languages.
var (
	scalar = object{"allOf": []object{{"$ref": "#/definitions/text"}}}
	words  = object{"allOf": []object{{"$ref": "#/definitions/words"}}}
)

// scalarSchema is a text as YAML may write it: 007, true and nothing are texts too.
var scalarSchema = object{"type": []string{"string", "number", "boolean", "null"}}

// wordsSchema is a text, or one by language.
func wordsSchema() object {
	in := object{}
	for _, tag := range quantity.Locales() {
		in[tag] = scalar
	}
	return one(scalar, closed(in))
}

// values are what a text of a role can be.
func values(role string) object {
	names := charts.Choices()
	switch role {
	case string(Words):
		return words
	case "scale", "colour", "form":
		return object{"enum": names[role]}
	case "size":
		return one(object{"enum": names[role]}, object{"type": "string", "pattern": "^[1-9][0-9]{2,4}[x×][1-9][0-9]{2,4}$"})
	case "show":
		return object{"enum": quantity.Shows}
	case "op":
		return object{"enum": opNames()}
	case "number":
		return one(object{"type": "number"}, object{"type": "string", "pattern": "^[-+]?[0-9]+([.][0-9]+)?$"}, object{"type": "null"})
	case "truth":
		return object{"enum": []any{true, false, "true", "false"}}
	}
	return scalar
}

func opNames() (out []string) {
	for _, o := range analysis.Ops() {
		out = append(out, o.Name)
	}
	return out
}

// named are what the keys of a map can be; nil for any.
func named(role string) []string {
	if role != "caveat" {
		return charts.Choices()[role]
	}
	var out []string
	for _, c := range analysis.Caveats {
		out = append(out, string(c.Name))
	}
	return out
}

// described adds the words on a key to its schema.
func described(s object, doc string) object {
	out := object{}
	for name, value := range s {
		out[name] = value
	}
	if doc != "" {
		out["description"] = doc
	}
	return out
}

// ofType is the schema of a type that an entry is decoded into.
func ofType(t reflect.Type) object {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	properties := object{}
	for f := range fields(t) {
		properties[f.name] = described(f.schema(), f.doc)
	}
	return closed(properties)
}

func (f field) schema() object {
	switch t := f.of; {
	case t == textType:
		return values(f.is)
	case t == textsType:
		return several(values(f.is))
	case t.Kind() == reflect.Map:
		value := values(f.is)
		if t.Elem() == textsType {
			value = several(value)
		}
		out := object{"type": "object", "additionalProperties": value}
		if names := named(f.key); names != nil {
			out["propertyNames"] = object{"enum": names}
		}
		return out
	case t.Kind() == reflect.Slice:
		return object{"type": "array", "items": ofType(t.Elem())}
	case f.is == "series" || f.is == "axis": // or the name of its column alone
		return one(scalar, ofType(t))
	case f.is == "numbers": // or the form alone
		return one(values("form"), ofType(t))
	case f.is == "fold": // or its columns alone
		return one(several(scalar), ofType(t))
	default:
		return ofType(t)
	}
}

// several are one of a kind, or a list of them.
func several(of object) object {
	return one(of, object{"type": "array", "items": of})
}

// chartsSchema is that of charts.yaml: the keys of a chart are those of its kind.
func chartsSchema() object {
	kinds, of, definitions := []any{}, []any{}, object{}
	for _, k := range charts.Kinds() {
		kinds = append(kinds, object{"const": k.Name, "description": k.Doc})
		definitions[k.Name] = ofType(reflect.TypeOf(k.Spec()))
		of = append(of, object{
			"if":   object{"properties": object{"kind": object{"const": k.Name}}, "required": []string{"kind"}},
			"then": object{"$ref": "#/definitions/" + k.Name},
		})
	}
	head := ofType(reflect.TypeOf(charts.Kinds()[0].Spec().Head()))["properties"].(object)
	properties := object{"kind": object{"oneOf": kinds, "description": "the kind of chart"}}
	for name, value := range head {
		if name != "kind" {
			properties[name] = value
		}
	}
	s := closed(object{
		"charts": described(list(object{"type": "object", "required": []string{"id", "kind", "title"}, "properties": properties, "allOf": of}), "the charts, in order"),
		"terms":  object{"type": []string{"object", "null"}, "additionalProperties": words, "description": "translations of the cells of the tables"},
	})
	s["title"], s["definitions"] = charts.SpecFile, definitions
	return s
}

// list is a list, or nothing.
func list(of object) object { return object{"type": []string{"array", "null"}, "items": of} }

// comparisonsSchema is that of comparisons.yaml.
func comparisonsSchema() object {
	entries := analysis.Entries()
	schedule, comparison := ofType(reflect.TypeOf(entries.Schedule)), ofType(reflect.TypeOf(entries.Comparison))
	derived := ofType(reflect.TypeOf(entries.Derive))
	schedule["required"], comparison["required"], derived["required"] = []string{"id"}, []string{"id", "formula"}, []string{"table", "column", "op"}
	s := closed(object{
		"schedules":   described(list(schedule), "rules in the text, with raises and a cap"),
		"comparisons": described(list(comparison), "what is computed from the tables"),
		"derive":      described(list(derived), "columns that are computed for the rows of a table"),
	})
	s["title"] = analysis.SpecFile
	return s
}

// descriptorSchema is that of what we add to a Data Package: all else is as the standard
// has it.
func descriptorSchema() object {
	sources := object{"type": "array", "items": open(reflect.TypeFor[datasets.SourceInfo]())}
	unit := open(reflect.TypeFor[datasets.UnitName]())
	word := open(reflect.TypeFor[datasets.UnitWord]())
	word["additionalProperties"] = false
	tags := slices.DeleteFunc(quantity.Locales(), func(tag string) bool { return tag == quantity.English.Tag })
	unit["properties"].(object)["locales"] = object{"type": "object", "propertyNames": object{"enum": tags}, "additionalProperties": word}
	category := object{"type": "object", "properties": object{"words": object{
		"type": "array", "items": object{"type": "string"}, "description": "the words or phrases that the text uses for the category",
	}}}
	field := object{"type": "object", "properties": object{"categories": object{"type": "array", "items": object{"anyOf": []any{category, object{"type": []string{"string", "integer"}}}}}}}
	resource := object{"type": "object", "properties": object{
		"sources": described(sources, "the texts of this table only"),
		"source":  object{"type": "string", "description": "the name of the text of all rows in the table"},
		"schema":  object{"type": "object", "properties": object{"fields": object{"type": "array", "items": field}}},
	}}
	return object{
		"title": "what quotient adds to " + datasets.DescriptorName, "type": "object",
		"properties": object{
			"sources":   described(sources, "the texts that the numbers come from"),
			"units":     object{"type": "object", "additionalProperties": unit, "description": "how units are printed, if adding an s to their names is wrong"},
			"resources": object{"type": "array", "items": resource},
		},
	}
}

// open is an object with the properties of a type, and any other.
func open(t reflect.Type) object {
	properties := object{}
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || !f.IsExported() || name == "" || name == "-" {
			continue
		}
		of := object{"type": "string"}
		if reflect.PointerTo(f.Type).Implements(reflect.TypeFor[json.Unmarshaler]()) { // a fraction
			of = object{"type": []string{"string", "number"}}
		}
		switch f.Type.Kind() {
		case reflect.Int:
			of = object{"type": "integer"}
		case reflect.Map:
			of = object{"type": "object"}
		case reflect.Pointer: // what need not be said
			of = object{"type": "boolean"}
		case reflect.Slice:
			of = object{"type": "array", "items": open(f.Type.Elem())}
			if f.Type == reflect.TypeFor[works.Names]() { // or one, as it is read
				of = one(object{"type": "string"}, object{"type": "array", "items": one(object{"type": "string"}, open(f.Type.Elem()))})
			}
		}
		properties[name] = described(of, f.Tag.Get("doc"))
	}
	return object{"type": "object", "properties": properties}
}
