// Package rename gives a row, comparison, schedule, chart or table of a study another name,
// wherever the study names it. The files of the study go in; those that change come out,
// in which only whole addresses have changed. The result has been loaded: all that the study
// says is as it was, but for the name.
package rename

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
)

// A kind of thing that has a name.
type kind string

const (
	aRow        kind = "row"
	aComparison kind = "comparison"
	aSchedule   kind = "schedule"
	aChart      kind = "chart"
	aTable      kind = "table"
)

// A change is what is to be renamed.
type change struct {
	kind
	table    string // of a row
	old, now string // the address: table.id of a row
}

// id is the id of a row in an address.
func id(address string) string { return address[strings.LastIndex(address, ".")+1:] }

// Rename renames what has the address old, in the files of a study by their paths. New is
// the new address, or of a row its new id. An address is that of a row (table.id), or the id
// of a comparison or schedule, of a chart, or the name of a table; where one id is that of
// several, chart#id, table#id, comparison#id or schedule#id. It returns the files that
// change. The error is of type [datasets.Findings] where the study has an error, a
// [*datasets.NotFound] where nothing is called old, and of any other type where new cannot
// be its name; nothing is changed then.
func Rename(files map[string][]byte, old, now string) (map[string][]byte, error) {
	before, err := load(files)
	if err != nil {
		return nil, err
	}
	c, err := before.find(old, now)
	if err != nil {
		return nil, err
	}
	changed := map[string][]byte{}
	for _, step := range []func(change, map[string][]byte) (map[string][]byte, error){before.tables, before.descriptor, settings, marks, reviews} {
		some, err := step(c, files)
		if err != nil {
			return nil, err
		}
		maps.Copy(changed, some)
	}
	all := maps.Clone(files)
	maps.Copy(all, changed)
	after, err := load(all)
	if err != nil {
		return nil, refused(c, err)
	}
	if what := differs(before.says(c), after.says(c)); what != "" {
		return nil, fmt.Errorf("%s cannot be renamed to %s: something else would change: %s\n    rename it by hand, or give it another name", c.old, c.now, what)
	}
	return changed, nil
}

// refused says that a study with the new name has an error.
func refused(c change, err error) error {
	var found datasets.Findings
	if errors.As(err, &found) {
		var lines []string
		for _, f := range found[:min(len(found), 3)] {
			lines = append(lines, strings.ReplaceAll(f.String(), "\n", "\n    "))
		}
		err = errors.New(strings.Join(lines, "\n    "))
	}
	return fmt.Errorf("%s cannot be renamed to %s\n    %w", c.old, c.now, err)
}

// A study that is loaded whole.
type study struct {
	*workspace.Workspace
	charts []*charts.Chart // of every locale
}

// load loads a study that has no error.
func load(files map[string][]byte) (*study, error) {
	w, err := workspace.Load(workspace.Place{FS: folder.Memory(files)}, charts.Options{Allow: true})
	if err != nil {
		return nil, err
	}
	if _, err := w.Comparisons(); err != nil {
		return nil, err
	}
	all, found, err := w.Everywhere()
	if err = errors.Join(err, found.Err()); err != nil {
		return nil, err
	}
	return &study{w, all}, nil
}

// find finds what an address is of, and checks that the new one is free.
func (s *study) find(old, now string) (c change, err error) {
	names := s.names()
	asked, id, prefixed := strings.Cut(old, "#")
	if !prefixed {
		id, asked = old, ""
	}
	for _, k := range []kind{aRow, aComparison, aSchedule, aChart, aTable} {
		if !slices.Contains(names[k], id) || asked != "" && asked != string(k) {
			continue
		}
		if c.kind != "" {
			return c, fmt.Errorf("%q is a %s and a %s\n    name the one that you mean: %s#%s or %s#%s", id, c.kind, k, c.kind, id, k, id)
		}
		c = change{kind: k, old: id, now: strings.TrimPrefix(now, string(k)+"#")}
	}
	if c.kind == "" {
		var all []string
		for _, k := range []kind{aComparison, aSchedule, aChart, aTable} {
			all = append(all, names[k]...)
		}
		if strings.Contains(id, ".") {
			all = names[aRow]
		}
		return c, &datasets.NotFound{What: "row, comparison, schedule, chart or table", Name: old, Hint: datasets.DidYouMean(id, all)}
	}
	return c, c.free(names)
}

// free says why a new name cannot be taken, and completes that of a row.
func (c *change) free(names map[kind][]string) error {
	if c.kind == aRow {
		c.table, _, _ = strings.Cut(c.old, ".")
		table, _, whole := strings.Cut(c.now, ".")
		if whole && table != c.table {
			return fmt.Errorf("%s is a row of the table %s, and stays there: give only its new id, as in quotient rename %s %s", c.old, c.table, c.old, c.now[len(table)+1:])
		}
		if !whole {
			c.now = c.table + "." + c.now
		}
	}
	kinds := []kind{c.kind}
	if c.kind == aComparison || c.kind == aSchedule { // which share their names
		kinds = []kind{aComparison, aSchedule}
	}
	switch {
	case c.now == c.old:
		return fmt.Errorf("%s already has that name", c.old)
	case c.kind == aTable && c.old == datasets.SetAsideName:
		return fmt.Errorf("the table %s is recognised by its name: it cannot be renamed", c.old)
	}
	for _, k := range kinds {
		if slices.Contains(names[k], c.now) {
			return fmt.Errorf("there is already a %s %q: give one of the two another name", k, c.now)
		}
	}
	return nil
}

// names are those of all that can be renamed.
func (s *study) names() map[kind][]string {
	out := map[kind][]string{}
	add := func(k kind, name string) {
		if !slices.Contains(out[k], name) {
			out[k] = append(out[k], name)
		}
	}
	for _, t := range s.Tables {
		add(aTable, t.Name)
		for _, o := range t.Rows {
			if o.Has("id") {
				add(aRow, o.Ref())
			}
		}
	}
	if len(s.SetAside) > 0 {
		add(aTable, datasets.SetAsideName)
	}
	c, _ := s.Comparisons()
	for _, x := range c.List {
		add(aComparison, x.ID)
	}
	for _, x := range c.Schedules {
		add(aSchedule, x.ID)
	}
	for _, x := range s.charts {
		add(aChart, x.ID)
	}
	return out
}
