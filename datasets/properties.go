package datasets

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/datasets/jsontext"
	"quotient/datasets/spelling"
)

// A property is what this program makes of one property of a Data Package
// (https://datapackage.org/standard/): it is read, or it only describes and is passed
// over, or it would change what the data say and is refused.
type property struct {
	kind   string // of its value in JSON: string, number, boolean, list, object, or any of these with |
	refuse string // what to do instead, where it is refused; "" where it is read or describes
}

// Each level of a descriptor has its properties.
type properties map[string]property

const anyKind = "string|number|boolean|list|object|null"

// described are properties that describe, at every level: they may be anything.
func described(names ...string) properties {
	p := properties{}
	for _, n := range append(names, "$schema", "title", "description", "homepage", "image", "keywords", "contributors", "licenses", "created", "version", "id", "name", "note", "notes", "comment") {
		p[n] = property{kind: anyKind}
	}
	return p
}

func (p properties) with(more properties) properties {
	maps.Copy(p, more)
	return p
}

var (
	text    = property{kind: "string"}
	list    = property{kind: "list"}
	flag    = property{kind: "boolean"}
	whole   = property{kind: "number"}
	either  = property{kind: "string|list"}
	texts   = property{kind: "list"}
	objects = property{kind: "object"}
)

var packageProperties = described("profile", "author", "maintainers", "repository", "language", "date", "place", "build").with(properties{
	"name": text, "title": text, "description": text, "sources": list, "units": objects, "resources": list,
	"missingValues": {anyKind, "write it into each schema"},
	"sections":      {anyKind, "write it into the source that has the headings"},
	"dialect":       {anyKind, "write it into each resource"},
	"schema":        {anyKind, "write it into each resource"},
})

var sourceProperties = described("email", "web").with(properties{
	"date": text, "place": text, "inferred": text, "sections": list, "title": text, "name": text, "author": either, "path": text, "language": text, "sha256": text, "length": whole,
	"type": text, "editor": either, "issued": text, "container-title": text, "publisher": text, "publisher-place": text, "edition": text, "volume": text, "issue": text, "page": text,
	"DOI": text, "ISBN": text, "URL": text, "accessed": text,
})

var nameProperties = properties{"family": text, "given": text, "dropping-particle": text, "non-dropping-particle": text, "suffix": text, "literal": text}

var sectionProperties = properties{"heading": text, "date": text, "place": text, "inferred": text, "note": {kind: anyKind}}

var resourceProperties = described("profile", "mediatype", "scheme", "bytes", "hash", "stats", "rdfType", "example").with(properties{
	"name": text, "title": text, "description": text, "path": either, "data": {kind: anyKind}, "type": text, "format": text,
	"encoding": text, "dialect": {kind: "string|object"}, "schema": {kind: "string|object"}, "sources": list, "source": text,
	"compression":   {anyKind, "unpack the file, and name that"},
	"innerpath":     {anyKind, "unpack the file, and name that"},
	"extrapaths":    {anyKind, "join the files into one CSV file"},
	"layout":        {anyKind, "say how the file is laid out under dialect"},
	"control":       {anyKind, "say how the file is laid out under dialect"},
	"missingValues": {anyKind, "write it into the schema"},
	"fields":        {anyKind, "write it into the schema"},
	"delimiter":     {anyKind, "write it under dialect"},
})

var schemaProperties = described("example", "rdfType", "fieldsOrder").with(properties{
	"fields": list, "fieldsMatch": either, "missingValues": list, "primaryKey": either, "uniqueKeys": list, "foreignKeys": list,
})

var fieldProperties = described("example", "examples", "rdfType", "unit").with(properties{
	"name": text, "type": text, "title": text, "description": text, "format": text, "constraints": objects,
	"missingValues": list, "decimalChar": text, "groupChar": text, "bareNumber": flag, "trueValues": texts, "falseValues": texts,
	"categories": list, "categoriesOrdered": flag, "delimiter": text, "itemType": text,
	"required": {anyKind, "write it under constraints"}, "unique": {anyKind, "write it under constraints"}, "enum": {anyKind, "write it under constraints"},
	"minimum": {anyKind, "write it under constraints"}, "maximum": {anyKind, "write it under constraints"}, "pattern": {anyKind, "write it under constraints"},
})

var constraintProperties = properties{
	"required": flag, "unique": flag, "pattern": text, "enum": list, "minLength": whole, "maxLength": whole,
	"minimum": {kind: "string|number"}, "maximum": {kind: "string|number"}, "exclusiveMinimum": {kind: "string|number"}, "exclusiveMaximum": {kind: "string|number"},
	"jsonSchema": {anyKind, "take it out: cells of JSON are only held against their type; check them by another tool"},
}

var dialectProperties = described("csvddfVersion", "caseSensitiveHeader").with(properties{
	"header": flag, "headerRows": list, "headerJoin": text, "commentRows": list, "commentChar": text, "delimiter": text, "lineTerminator": text,
	"quoteChar": {kind: "string|null"}, "doubleQuote": flag, "escapeChar": {kind: "string|null"}, "nullSequence": {kind: "string|null"}, "skipInitialSpace": flag, "type": text,
	"property":    {anyKind, "it is of data in JSON: write the rows to a CSV file"},
	"itemType":    {anyKind, "it is of data in JSON: write the rows to a CSV file"},
	"itemKeys":    {anyKind, "it is of data in JSON: write the rows to a CSV file"},
	"sheetNumber": {anyKind, "it is of spreadsheets: save the sheet as a CSV file"},
	"sheetName":   {anyKind, "it is of spreadsheets: save the sheet as a CSV file"},
	"table":       {anyKind, "it is of databases: write the rows to a CSV file"},
})

var unitProperties = properties{"of": text, "factor": {kind: "string|number"}, "plural": text, "symbol": text, "millions": flag, "locales": objects, "description": {kind: anyKind}, "title": {kind: anyKind}, "note": {kind: anyKind}}

const aName = "a name"

// levels are the places of a descriptor that have properties: a * is any item of a list or
// an object.
var levels = []struct {
	path  string
	what  string
	known properties
}{
	{"", "a package", packageProperties},
	{"/sources/*", "a source", sourceProperties},
	{"/sources/*/sections/*", "a section", sectionProperties},
	{"/sources/*/author/*", aName, nameProperties},
	{"/sources/*/editor/*", aName, nameProperties},
	{"/units/*", "a unit", unitProperties},
	{"/resources/*", "a resource", resourceProperties},
	{"/resources/*/sources/*", "a source", sourceProperties},
	{"/resources/*/sources/*/sections/*", "a section", sectionProperties},
	{"/resources/*/sources/*/author/*", aName, nameProperties},
	{"/resources/*/sources/*/editor/*", aName, nameProperties},
	{"/resources/*/dialect", "a dialect", dialectProperties},
	{"/resources/*/schema", "a schema", schemaProperties},
	{"/resources/*/schema/fields/*", "a field", fieldProperties},
	{"/resources/*/schema/fields/*/constraints", "constraints", constraintProperties},
}

// describer reads a descriptor, and finds what is wrong with it.
type describer struct {
	pos   jsontext.Positions
	found Findings
}

// fault is a finding at a path or, where the descriptor has nothing there, at what would
// hold it.
func (d *describer) fault(path, hint, format string, args ...any) {
	for path != "" && !d.has(path) {
		path = path[:strings.LastIndexByte(path, '/')]
	}
	line, column := d.pos.At(path)
	d.found = append(d.found, Finding{File: DescriptorName, Line: line, Column: column, Message: fmt.Sprintf(format, args...), Hint: hint})
}

func (d *describer) warn(path, hint, format string, args ...any) {
	d.fault(path, hint, format, args...)
	d.found[len(d.found)-1].Warning = true
}

// properties holds every property of a descriptor against those that are known.
// It returns false where a value is of another kind than it must be, so that no more
// can be read.
func (d *describer) properties(root any) bool {
	before := len(d.found)
	if kindOf(root) != "object" {
		d.fault("", `begin it with {"name": "…", "resources": [`, "the descriptor must be an object, not %s", kindOf(root))
		return false
	}
	readable := true
	for _, level := range levels {
		for _, at := range children(root, "", strings.Split(strings.TrimPrefix(level.path, "/"), "/")) {
			readable = d.level(at, level.what, level.known) && readable
		}
	}
	return readable || len(d.found) == before
}

// A node is a value of a descriptor with its path.
type node struct {
	path  string
	value any
}

// children are the values at a path with stars.
func children(value any, path string, steps []string) (out []node) {
	if len(steps) == 0 || steps[0] == "" {
		return []node{{path, value}}
	}
	switch v := value.(type) {
	case map[string]any:
		if next, ok := v[steps[0]]; ok {
			return children(next, path+"/"+steps[0], steps[1:])
		} else if steps[0] == "*" {
			for _, name := range slices.Sorted(maps.Keys(v)) {
				out = append(out, children(v[name], path+"/"+name, steps[1:])...)
			}
		}
	case []any:
		if steps[0] == "*" {
			for i, next := range v {
				out = append(out, children(next, fmt.Sprintf("%s/%d", path, i), steps[1:])...)
			}
		}
	}
	return out
}

// level holds one object against what is known at its level.
func (d *describer) level(at node, what string, known properties) (readable bool) {
	object, ok := at.value.(map[string]any)
	if !ok {
		if what == "a schema" || what == "a dialect" || what == aName && kindOf(at.value) == "string" { // by reference: refused where it is read; a name as it is read
			return true
		}
		d.fault(at.path, `write names and values in braces: {"name": "value"}`, "%s must be an object, not %s", dotted(at.path), kindOf(at.value))
		return false
	}
	readable = true
	names := slices.Sorted(maps.Keys(known))
	for _, name := range slices.Sorted(maps.Keys(object)) {
		here, value := at.path+"/"+name, object[name]
		p, ok := known[name]
		switch {
		case !ok:
			d.unknown(here, name, what, names)
		case p.refuse != "":
			d.fault(here, p.refuse, "the property %q of %s is not read here", name, what)
		case !strings.Contains(p.kind, kindOf(value)):
			d.fault(here, "correct the value, or take the property out", "%s must be %s, not %s", dotted(here), kindWords(p.kind), kindOf(value))
			readable = false
		}
	}
	return readable
}

// unknown warns of a property that is nearly one that is read; others are allowed, as
// the standard has it.
func (d *describer) unknown(path, name, what string, names []string) {
	for _, n := range names {
		if strings.EqualFold(n, name) {
			d.fault(path, fmt.Sprintf("write %q", n), "%s has no property %q", what, name)
			return
		}
	}
	n := Nearest(name, names)
	if n != "" && spelling.Distance(name, n) <= min(2, len(name)/4) {
		d.warn(path, fmt.Sprintf("did you mean %q?", n), "%s has no property %q, which is passed over", what, name)
	}
}

// twice reports properties that an object has more than once: which one is meant
// nobody can say.
func (d *describer) twice() {
	for _, path := range d.pos.Twice {
		d.fault(path, "take one of them out", "the property %q is there twice", path[strings.LastIndexByte(path, '/')+1:])
	}
}

// dotted is a path as messages have it: resources.schema.fields.
func dotted(path string) string {
	var parts []string
	for _, p := range strings.Split(strings.TrimPrefix(path, "/"), "/") {
		if strings.Trim(p, "0123456789") != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, ".")
}

func kindOf(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "list"
	case map[string]any:
		return "object"
	}
	return "number"
}

var kindNames = map[string]string{"string": "a string", "number": "a number", "boolean": "true or false", "list": "a list", "object": "an object", "null": "null"}

func kindWords(kinds string) string {
	var words []string
	for _, k := range strings.Split(kinds, "|") {
		words = append(words, kindNames[k])
	}
	return strings.Join(words, " or ")
}
