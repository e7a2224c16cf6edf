package datasets

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// DescriptorName is the file that makes a folder a study.
const DescriptorName = "datapackage.json"

// descriptor is what a study reads of its Data Package
// (https://datapackage.org/standard/data-package/). Other properties are
// allowed and passed over, as the standard has it.
type descriptor struct {
	Name        string              `json:"name"`
	Title       string              `json:"title"`
	Description string              `json:"description"`
	Sources     []SourceInfo        `json:"sources"`
	Units       map[string]UnitName `json:"units"`
	Resources   []struct {
		Name        string          `json:"name"`
		Title       string          `json:"title"`
		Description string          `json:"description"`
		Path        json.RawMessage `json:"path"`
		Data        json.RawMessage `json:"data"`
		Encoding    string          `json:"encoding"`
		Schema      *struct {
			Fields        []Field         `json:"fields"`
			PrimaryKey    json.RawMessage `json:"primaryKey"`
			MissingValues []string        `json:"missingValues"`
		} `json:"schema"`
	} `json:"resources"`
}

// SourceInfo describes a text that the numbers come from. The text itself may
// stay outside the study: it is known by its fingerprint.
type SourceInfo struct {
	Title    string `json:"title"`
	Author   string `json:"author"`
	Path     string `json:"path"`
	Language string `json:"language"` // BCP 47; English where it is not said
	SHA256   string `json:"sha256"`   // of the file, byte for byte
	Length   int    `json:"length"`   // in code points
}

// UnitName says how a unit is printed, where its name with an s will not do,
// and what it is called in other locales than English.
type UnitName struct {
	Plural  string              `json:"plural"`
	Symbol  string              `json:"symbol"` // printed right behind the number in every locale, as % is
	Locales map[string]UnitWord `json:"locales"`
}

// A UnitWord is the name of a unit in a language: behind one, and behind other
// numbers where that is another word.
type UnitWord struct {
	One    string `json:"one"`
	Plural string `json:"plural"`
}

// A Field is a column of a table, as its Table Schema describes it.
type Field struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Constraints struct {
		Required  bool        `json:"required"`
		Unique    bool        `json:"unique"`
		Pattern   string      `json:"pattern"`
		Enum      []any       `json:"enum"`
		Minimum   json.Number `json:"minimum"`
		Maximum   json.Number `json:"maximum"`
		MinLength int         `json:"minLength"`
		MaxLength int         `json:"maxLength"`
		pattern   *regexp.Regexp
	} `json:"constraints"`
}

// fieldTypes are the types of Table Schema that a column can have here.
var fieldTypes = []string{"string", "number", "integer", "boolean", "any"}

// Numeric reports whether the column holds numbers.
func (f Field) Numeric() bool { return f.Type == "number" || f.Type == "integer" }

var (
	tableName = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	rowID     = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// unitWord finds the properties of a [UnitWord] among the places of a
// descriptor: what is our own is read strictly.
var (
	unitWord  = regexp.MustCompile(`^/units/(.+)/locales/([^/]*)/([^/]*)$`)
	unitWords = []string{"one", "plural"}
)

const nameRule = "write lower-case letters, digits and single hyphens, as in wage-reform"

// positions finds the line and column of a value in a JSON text by its path,
// such as /resources/0/path.
type positions struct {
	text    []byte
	offsets map[string]int64
}

func (p positions) at(path string) (line, column int) {
	off, ok := p.offsets[path]
	if !ok {
		return 0, 0
	}
	return lineColumn(p.text, int(off))
}

// lineColumn counts lines and, in code points, columns from 1.
func lineColumn(text []byte, offset int) (line, column int) {
	before := text[:min(offset, len(text))]
	line = bytes.Count(before, []byte("\n")) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}

func locate(text []byte) positions {
	p := positions{text, map[string]int64{}}
	dec := json.NewDecoder(bytes.NewReader(text))
	var value func(path string) error
	value = func(path string) error {
		start := dec.InputOffset()
		for int(start) < len(text) && bytes.IndexByte([]byte(" \t\r\n,:"), text[start]) >= 0 {
			start++
		}
		p.offsets[path] = start
		tok, err := dec.Token()
		if err != nil {
			return err
		}
		for i := 0; dec.More(); i++ {
			key := strconv.Itoa(i)
			if tok == json.Delim('{') {
				k, err := dec.Token()
				if err != nil {
					return err
				}
				key = fmt.Sprint(k)
			} else if tok != json.Delim('[') {
				return nil
			}
			if err := value(path + "/" + key); err != nil {
				return err
			}
		}
		if tok == json.Delim('{') || tok == json.Delim('[') {
			_, err = dec.Token()
		}
		return err
	}
	_ = value("") // the text has been decoded before: it is valid
	return p
}

// readDescriptor reads and checks datapackage.json. Tables are returned
// without their rows.
func readDescriptor(fsys fs.FS) (d descriptor, tables []*Table, found Findings) {
	fault := func(line, col int, hint, format string, args ...any) {
		found = append(found, Finding{File: DescriptorName, Line: line, Column: col, Message: fmt.Sprintf(format, args...), Hint: hint})
	}
	text, err := fs.ReadFile(fsys, DescriptorName)
	if errors.Is(err, fs.ErrNotExist) {
		fault(0, 0, "a study is a folder with a Data Package descriptor; `quotient build hungary-1956` builds the bundled one", "there is no %s here", DescriptorName)
		return d, nil, found
	} else if err != nil {
		fault(0, 0, "", "cannot be read: %v", rootCause(err))
		return d, nil, found
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if what, at := boundedJSON(text); what != "" {
		line, col := lineColumn(text, at)
		fault(line, col, "docs/limits.md lists what is read", "%s", what)
		return d, nil, found
	}
	if err := json.Unmarshal(text, &d); err != nil {
		var syntax *json.SyntaxError
		var typ *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			line, col := lineColumn(text, int(syntax.Offset))
			fault(line, col, "", "not valid JSON: %v", err)
		case errors.As(err, &typ):
			line, col := lineColumn(text, int(typ.Offset))
			fault(line, col, "", "%s must be %s, not %s", typ.Field, jsonKind(typ.Type), typ.Value)
		default:
			fault(0, 0, "", "not valid JSON: %v", err)
		}
		return d, nil, found
	}
	pos := locate(text)
	at := func(path, hint, format string, args ...any) {
		line, col := pos.at(path)
		fault(line, col, hint, format, args...)
	}
	if d.Name == "" {
		at("", nameRule, "the package has no name")
	} else if !tableName.MatchString(d.Name) || folder.Device(d.Name) {
		at("/name", nameRule, "%q cannot be the name of a study", d.Name)
	}
	if len(d.Resources) == 0 {
		at("/resources", "", "the package has no resources: a study needs at least one table")
	}
	if n := len(d.Resources); n > limits.Resources {
		at(fmt.Sprintf("/resources/%d", limits.Resources), "divide the study", "the package has %s resources, and at most %s are read", limits.Count(n), limits.Count(limits.Resources))
		return d, nil, found
	}
	seen := map[string]bool{}
	for i, r := range d.Resources {
		here := fmt.Sprintf("/resources/%d", i)
		t := &Table{Name: r.Name, Title: r.Title, Description: r.Description}
		if !tableName.MatchString(r.Name) {
			at(here+"/name", nameRule, "%q cannot be the name of a table", r.Name)
		}
		if r.Name == "comparisons" {
			at(here+"/name", "", "a table cannot be named %q: the comparisons of the study are written under that name", r.Name)
		}
		if seen[r.Name] {
			at(here+"/name", "", "a second table is named %q", r.Name)
		}
		if folder.Device(r.Name) {
			at(here+"/name", "give it another name", "a table cannot be named %q: Windows keeps that name for a device", r.Name)
		}
		seen[r.Name] = true
		if err := json.Unmarshal(r.Path, &t.Path); err != nil || !fs.ValidPath(t.Path) || t.Path == "." {
			at(here+"/path", "the rows of a table are one CSV file inside the study", "table %q: path must be one file name inside the study, without ..", r.Name)
			continue
		}
		if err := folder.Portable(t.Path); err != nil {
			at(here+"/path", "give the file another name", "table %q: the path %q cannot be used: %v", r.Name, t.Path, err)
			continue
		}
		if r.Encoding != "" && r.Encoding != "utf-8" && r.Encoding != "UTF-8" {
			at(here+"/encoding", "", "table %q: encoding must be utf-8, not %q", r.Name, r.Encoding)
		}
		if r.Schema == nil || len(r.Schema.Fields) == 0 {
			at(here, "", "table %q has no schema with fields", r.Name)
			continue
		}
		if n := len(r.Schema.Fields); n > limits.Columns {
			at(here+"/schema/fields", "leave out the columns that no chart needs", "table %q has %s fields, and at most %s are read", r.Name, limits.Count(n), limits.Count(limits.Columns))
			continue
		}
		t.Fields, t.missing = r.Schema.Fields, r.Schema.MissingValues
		if t.missing == nil {
			t.missing = []string{""}
		}
		names := map[string]bool{}
		for j := range t.Fields {
			f := &t.Fields[j]
			field := fmt.Sprintf("%s/schema/fields/%d", here, j)
			if f.Name == "" || names[f.Name] {
				at(field, "", "table %q: field %d needs a name of its own, not %q", r.Name, j+1, f.Name)
			}
			names[f.Name] = true
			if f.Type == "" {
				f.Type = "any"
			}
			if !slices.Contains(fieldTypes, f.Type) {
				at(field+"/type", DidYouMean(f.Type, fieldTypes), "field %q has the type %q, which is not known here", f.Name, f.Type)
			}
			if p := f.Constraints.Pattern; p != "" {
				if f.Constraints.pattern, err = regexp.Compile("^(?:" + p + ")$"); err != nil {
					at(field+"/constraints/pattern", "", "field %q: the pattern does not compile: %v", f.Name, err)
				}
			}
		}
		if names["quote"] && r.Name != SetAsideName {
			t.Observed = true
			for _, need := range requiredColumns {
				if !names[need] {
					at(here+"/schema/fields", "a table with quotes has the columns "+fmt.Sprint(requiredColumns), "table %q has no field %q", r.Name, need)
				}
			}
		}
		if r.Name == SetAsideName {
			for _, need := range setAsideColumns {
				if !names[need] {
					at(here+"/schema/fields", fmt.Sprintf("numbers that are set aside have the columns %v", setAsideColumns), "table %q has no field %q", r.Name, need)
				}
			}
		}
		if v, ok := t.Field("value"); ok && v.Type != "number" && v.Type != "integer" {
			at(here+"/schema/fields", "", `table %q: the field "value" must be of type number`, r.Name)
		}
		tables = append(tables, t)
	}
	foreign := slices.DeleteFunc(quantity.Locales(), func(tag string) bool { return tag == quantity.English.Tag })
	for name, unit := range d.Units {
		if _, err := quantity.ParseUnit(name); err != nil {
			at("/units/"+name, "", "%v", err)
		}
		for tag, word := range unit.Locales {
			here := "/units/" + name + "/locales/" + tag
			switch {
			case tag == quantity.English.Tag:
				at(here, "write plural or symbol beside locales", "the unit %q: its English name does not stand under locales", name)
			case !slices.Contains(foreign, tag):
				at(here, DidYouMean(tag, foreign), "the unit %q: unknown locale %q", name, tag)
			case strings.TrimSpace(word.One) == "":
				at(here, `as in {"one": "ember"}`, "the unit %q has no name for one in the locale %q", name, tag)
			}
		}
	}
	for path := range pos.offsets {
		if m := unitWord.FindStringSubmatch(path); m != nil && !slices.Contains(unitWords, m[3]) {
			at(path, DidYouMean(m[3], unitWords), "the unit %q: unknown property %q in the locale %q", m[1], m[3], m[2])
		}
	}
	return d, tables, found
}

// jsonKind names a type as JSON has it.
func jsonKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a string"
	}
	return "a number"
}

// rootCause drops the path from a file error: it is named already, and it may
// be a path of somebody's machine.
func rootCause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// number reads a JSON number of a constraint; nil if there is none.
func number(n json.Number) *big.Rat {
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		return nil
	}
	return r
}
