// Package keys knows what each key of charts.yaml and comparisons.yaml is: a name, an
// address, words, a number. The types that the files are decoded into go in, with what their
// tags say; the roles of keys come out, for who changes an address wherever it is, and
// schemas, for editors that complete and check what is typed.
package keys

import (
	"reflect"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
)

// A Role is what the text at a path of an entry is.
type Role string

// The roles that matter to who changes a name. Others are those of settings.
const (
	ID       Role = "id"       // of the entry
	Fact     Role = "fact"     // the address of an observation, or the id of a comparison
	Schedule Role = "schedule" // the id of one
	Table    Role = "table"    // the name of one
	Formula  Role = "formula"
	Words    Role = "words" // with numbers as {table.id}
)

// A place is a pattern of paths in an entry, with * for any key or number.
type place struct {
	path []string
	key  bool
	role Role
}

// Places are what the texts of an entry of a type are, by their paths.
type Places []place

// Of are the places of a value that an entry is decoded into.
func Of(entry any) Places {
	var out Places
	out.add(reflect.TypeOf(entry), nil)
	return out
}

// OfChart are the places of a chart of a kind; of no kind that there is, those that every
// chart has.
func OfChart(kind string) Places {
	for _, k := range charts.Kinds() {
		if k.Name == kind {
			return Of(k.Spec())
		}
	}
	return Of(charts.Kinds()[0].Spec().Head())
}

// OfComparison and OfSchedule are the places of the entries of comparisons.yaml.
func OfComparison() Places { return Of(analysis.Entries().Comparison) }

// OfSchedule are the places of a schedule.
func OfSchedule() Places { return Of(analysis.Entries().Schedule) }

// OfDerived are the places of a derived column.
func OfDerived() Places { return Of(analysis.Entries().Derive) }

// Role is what the text at a path is; of a key, what the key is. "" is nothing known.
func (p Places) Role(path []string, key bool) Role {
	for _, x := range p {
		if x.key == key && x.matches(path) {
			return x.role
		}
	}
	return ""
}

// matches reports whether a path is of the pattern; of words, one in some language is too.
func (p place) matches(path []string) bool {
	if p.role == Words && !p.key && len(path) == len(p.path)+1 {
		path = path[:len(p.path)]
	}
	return len(path) == len(p.path) && !slices.ContainsFunc(indices(path), func(i int) bool { return p.path[i] != "*" && p.path[i] != path[i] })
}

func indices(path []string) (out []int) {
	for i := range path {
		out = append(out, i)
	}
	return out
}

var (
	textType  = reflect.TypeFor[datasets.Text]()
	textsType = reflect.TypeFor[datasets.Texts]()
)

// add adds the places of a type that is at a path.
func (p *Places) add(t reflect.Type, path []string) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	for f := range fields(t) {
		p.field(f, path)
	}
}

// field adds the places of a field: of itself, and of what is in it.
func (p *Places) field(f field, path []string) {
	at := append(slices.Clone(path), f.name)
	each := append(slices.Clone(at), "*")
	role := Role(f.is)
	switch t := f.of; {
	case t == textType:
		*p = append(*p, place{at, false, role})
	case t == textsType: // or one alone
		*p = append(*p, place{at, false, role}, place{each, false, role})
	case t.Kind() == reflect.Map:
		*p = append(*p, place{each, true, Role(f.key)}, place{each, false, role})
		if t.Elem() == textsType {
			*p = append(*p, place{append(each, "*"), false, role})
		}
	case t.Kind() == reflect.Slice:
		p.add(t.Elem(), each)
	case t.Kind() == reflect.Struct:
		p.add(t, at)
	}
}

// A field is a key of a type, with what its tags say.
type field struct {
	name, is, key, doc string
	of                 reflect.Type
}

// fields are the keys of a type in the order in which it has them, inlined ones too.
func fields(t reflect.Type) func(yield func(field) bool) {
	return func(yield func(field) bool) {
		if t.Kind() != reflect.Struct {
			return
		}
		for i := range t.NumField() {
			f := t.Field(i)
			name, more, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			if more == "inline" {
				for x := range fields(f.Type) {
					if !yield(x) {
						return
					}
				}
			} else if name != "" && !yield(field{name, f.Tag.Get("is"), f.Tag.Get("key"), f.Tag.Get("doc"), f.Type}) {
				return
			}
		}
	}
}
