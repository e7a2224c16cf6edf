// Package bibliography fills in what the sources of a study are as works. The descriptor and
// the entries of a file go in; the descriptor with what it lacked comes out, every other byte
// as it was. What somebody has written there stays, and what differs from it is told.
package bibliography

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"quotient/cmd/quotient/internal/edit"
	"quotient/datasets"
	"quotient/datasets/works"
)

// A Source is one of a study, with what has come of it.
type Source struct {
	Title string   `json:"source"`
	Key   string   `json:"entry,omitempty"` // of the entry that it is; "" where the file has none
	Added []string `json:"added"`           // the properties that it lacked
	Kept  []string `json:"kept"`            // what the entry says otherwise, or of what it says nothing can be made
}

// place is a source where the descriptor has it.
type place struct {
	path []string
	raw  map[string]json.RawMessage
	info datasets.SourceInfo
}

// Fill fills in the sources of a descriptor, which has been loaded, from the entries of a file.
func Fill(descriptor []byte, file []works.Read) (filled []byte, out []Source, err error) {
	places, err := placesOf(descriptor)
	if err != nil {
		return nil, nil, err
	}
	list := make([]works.Entry, len(places))
	for i, p := range places {
		list[i] = works.Entry{Key: p.info.Name, Work: p.info.Work}
		list[i].URL = p.info.Address()
	}
	matches, err := works.Match(list, file)
	if err != nil {
		return nil, nil, err
	}
	for i, p := range places {
		s := Source{Title: p.info.Title, Added: []string{}, Kept: []string{}}
		if matches[i] >= 0 {
			e := file[matches[i]]
			if e.Err != nil {
				return nil, nil, e.Err
			}
			if descriptor, err = p.fill(descriptor, e, &s); err != nil {
				return nil, nil, err
			}
		}
		out = append(out, s)
	}
	return descriptor, out, nil
}

// placesOf are the sources of a descriptor: its own, and those of its tables.
func placesOf(text []byte) (out []place, err error) {
	type sources struct{ Sources []json.RawMessage }
	var d struct {
		sources
		Resources []sources
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(string(text), "\ufeff")), &d); err != nil {
		return nil, err
	}
	add := func(list []json.RawMessage, path ...string) {
		for i, raw := range list {
			p := place{path: append(append([]string{}, path...), "sources", strconv.Itoa(i))}
			if err = json.Unmarshal(raw, &p.raw); err == nil {
				err = json.Unmarshal(raw, &p.info)
			}
			if err != nil {
				return
			}
			out = append(out, p)
		}
	}
	add(d.Sources)
	for i, r := range d.Resources {
		add(r.Sources, "resources", strconv.Itoa(i))
	}
	return out, err
}

// fill adds to a source what an entry says of it and it does not.
func (p place) fill(text []byte, e works.Read, s *Source) ([]byte, error) {
	s.Key = e.Key
	add := func(name string, value any) (err error) {
		s.Added = append(s.Added, name)
		text, err = edit.Add(text, p.path, name, value)
		return err
	}
	if p.info.Name == "" {
		if err := add("name", e.Key); err != nil {
			return nil, err
		}
	}
	have := map[string]any{}
	for _, x := range p.info.Properties() {
		have[x.Name] = x.Value
	}
	for _, x := range e.Properties() {
		name := x.Name
		switch {
		case name == "language", name == "type" && x.Value == "document": // the one is how the text is read, the other says nothing
			continue
		case name == "URL" && p.info.Path == "":
			name = "path"
		case name == "URL" && p.info.URL == "":
			if have["URL"] = nil; p.info.Address() != "" {
				have["URL"] = p.info.Address()
			}
		}
		was := have[name]
		names, isNames := x.Value.(works.Names)
		switch {
		case was == nil || was == "":
			if err := add(name, x.Value); err != nil {
				return nil, err
			}
		case reflect.DeepEqual(was, x.Value):
		case isNames && was == names.String(), // the same, in its parts
			name == "title" && (was == p.info.Name || was == e.Key): // no more than the name of a file
			var err error
			if text, err = edit.JSON(text, map[string]any{"/" + strings.Join(append(p.path, name), "/"): x.Value}); err != nil {
				return nil, err
			}
			s.Added = append(s.Added, name)
		default:
			s.Kept = append(s.Kept, fmt.Sprintf("%s is %s here, and %s there", name, shown(was), shown(x.Value)))
		}
	}
	for _, name := range e.Passed {
		s.Kept = append(s.Kept, name+" is passed over")
	}
	return text, nil
}

func shown(v any) string {
	if names, ok := v.(works.Names); ok {
		return strconv.Quote(names.String())
	}
	return fmt.Sprintf("%q", v)
}
