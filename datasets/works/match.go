package works

import (
	"fmt"
	"path"
	"reflect"
	"strings"
	"unicode"
)

// Endings are those of the files that are read.
var Endings = []string{".bib", ".json"}

// Parse reads the entries of a file: BibTeX, or CSL-JSON where its name ends so. Errors begin
// with the name, and the place in it.
func Parse(name string, text []byte) ([]Read, error) {
	read, between := ReadBibTeX, ":"
	if strings.EqualFold(path.Ext(name), ".json") {
		read, between = ReadCSL, ": "
	}
	list, err := read(text)
	if err != nil {
		return nil, fmt.Errorf("%s%s%w", name, between, err)
	}
	for i, e := range list {
		if e.Err != nil {
			list[i].Err = fmt.Errorf("%s%s%w", name, between, e.Err)
		}
	}
	return list, nil
}

// Match finds the entry of a file that is each of some works: by key, else by DOI, by address,
// or by title; where there is one of both, they are the same. It is -1 of a work that the file
// does not have. Two entries that a work may equally be are an error.
func Match(list []Entry, file []Read) ([]int, error) {
	out := make([]int, len(list))
	for i, e := range list {
		var err error
		if out[i], err = match(e, file); err != nil {
			return nil, err
		}
	}
	if len(list) == 1 && len(file) == 1 {
		out[0] = 0
	}
	return out, nil
}

func match(e Entry, file []Read) (int, error) {
	for _, alike := range []func(Entry) string{
		func(e Entry) string { return e.Key },
		func(e Entry) string { return strings.ToLower(e.DOI) },
		func(e Entry) string { return strings.TrimSuffix(e.URL, "/") },
		func(e Entry) string { return folded(e.Title) },
	} {
		want, found := alike(e), -1
		for i, f := range file {
			if want == "" || alike(f.Entry) != want {
				continue
			}
			if found >= 0 {
				return -1, fmt.Errorf("%s may be %s or %s\n    give the source the key of one of them as its name", e.Credit(), file[found].Key, f.Key)
			}
			found = i
		}
		if found >= 0 {
			return found, nil
		}
	}
	return -1, nil
}

// folded are the letters and digits of a title.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// A Property is one of a work, as JSON has it.
type Property struct {
	Name  string
	Value any // a string, or [Names] that are not one name as it is read
}

// Properties are those that a work has, in their order.
func (w Work) Properties() (out []Property) {
	v := reflect.ValueOf(w)
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			value := v.Field(i).Interface()
			if names, ok := value.(Names); ok && len(names) == 1 && names[0] == (Name{Literal: names[0].Literal}) {
				value = names[0].Literal
			}
			out = append(out, Property{v.Type().Field(i).Tag.Get("json"), value})
		}
	}
	return out
}
