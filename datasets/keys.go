package datasets

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"quotient/datasets/limits"
)

// A key is one or more columns that name a row, or that name one of another table.
type key struct {
	columns []string
	primary bool   // no cell of it is empty
	table   string // of a foreign key: where its rows are; "" for this one
	named   []string
	path    string // in the descriptor
}

// matches are the ways in which the columns of a file go with the fields of a schema.
var matches = []string{"exact", "equal", "subset", "superset", "partial"}

// match reads fieldsMatch: a text, or a list of one.
func (d *describer) match(path string, raw json.RawMessage) string {
	if raw == nil {
		return ""
	}
	list := columnsOf(raw)
	if len(list) == 1 && slices.Contains(matches, list[0]) {
		return list[0]
	}
	d.fault(path, "valid: "+strings.Join(matches, ", "), "fieldsMatch cannot be %s", raw)
	return ""
}

// columnsOf reads a name, or a list of names.
func columnsOf(raw json.RawMessage) (list []string) {
	var one string
	if json.Unmarshal(raw, &one) == nil {
		return []string{one}
	}
	if json.Unmarshal(raw, &list) != nil {
		return nil
	}
	return list
}

// keys reads the keys of a table, whose fields must be there.
func (d *describer) keys(path string, s *schema, t *Table) {
	add := func(at string, k key) {
		if len(k.columns) == 0 {
			d.fault(at, "name a field, or a list of fields", "table %q: the key names no fields", t.Name)
			return
		}
		for _, c := range k.columns {
			if _, ok := t.Field(c); !ok {
				d.fault(at, DidYouMean(c, t.Columns()), "table %q: its key names the field %q, which it has not", t.Name, c)
				return
			}
		}
		k.path = at
		t.keys = append(t.keys, k)
	}
	if s.PrimaryKey != nil && string(s.PrimaryKey) != `""` && string(s.PrimaryKey) != "[]" {
		add(path+"/primaryKey", key{columns: columnsOf(s.PrimaryKey), primary: true})
	}
	var unique []json.RawMessage
	_ = json.Unmarshal(s.UniqueKeys, &unique)
	for i, u := range unique {
		add(fmt.Sprintf("%s/uniqueKeys/%d", path, i), key{columns: columnsOf(u)})
	}
	var foreign []struct {
		Fields    json.RawMessage
		Reference struct {
			Package  json.RawMessage
			Resource string
			Fields   json.RawMessage
		}
	}
	if s.ForeignKeys != nil && json.Unmarshal(s.ForeignKeys, &foreign) != nil {
		d.fault(path+"/foreignKeys", `as in {"fields": "city", "reference": {"resource": "cities", "fields": "id"}}`, "table %q: foreignKeys cannot be read", t.Name)
	}
	for i, f := range foreign {
		at := fmt.Sprintf("%s/foreignKeys/%d", path, i)
		if f.Reference.Package != nil {
			d.fault(at, "put the table into this study", "table %q: a key cannot lead to another package", t.Name)
			continue
		}
		k := key{columns: columnsOf(f.Fields), named: columnsOf(f.Reference.Fields), table: f.Reference.Resource}
		if k.table == "" {
			k.table = t.Name
		}
		if len(k.columns) != len(k.named) {
			d.fault(at, "", "table %q: a foreign key has as many fields on both sides", t.Name)
			continue
		}
		add(at, k)
	}
}

// references holds foreign keys against the tables that they lead to.
func (d *describer) references(tables []*Table) {
	var names []string
	for _, t := range tables {
		names = append(names, t.Name)
	}
	for _, t := range tables {
		for _, k := range t.keys {
			if k.table == "" {
				continue
			}
			i := slices.Index(names, k.table)
			if i < 0 {
				d.fault(k.path, DidYouMean(k.table, names), "table %q: its key leads to the table %q, which is not there", t.Name, k.table)
				continue
			}
			for _, c := range k.named {
				if _, ok := tables[i].Field(c); !ok {
					d.fault(k.path, DidYouMean(c, tables[i].Columns()), "table %q: its key leads to the field %q of %s, which it has not", t.Name, c, k.table)
				}
			}
		}
	}
}

// cellsOf are the cells of a row in some columns, as one text; ok is false where one is
// empty.
func (o *Observation) cellsOf(columns []string) (joined string, ok bool) {
	ok = true
	for _, c := range columns {
		cell := o.Cell(c)
		if f, ok := o.table.Field(c); ok && f.Numeric() {
			if r := o.Number(c); r != nil {
				cell = r.RatString() // 1.0 is 1
			}
		}
		ok = ok && cell != ""
		if len(columns) == 1 {
			return cell, ok
		}
		joined += fmt.Sprintf("%d:%s", len(cell), cell)
	}
	return joined, ok
}

// single reports rows of the table that have the same key as one before.
func (l *loader) single() {
	for _, k := range l.table.keys {
		if k.table != "" || len(k.columns) == 1 && (k.columns[0] == "id" && !k.primary || l.isUnique(k.columns[0])) && !k.primary {
			continue
		}
		what := "the key " + strings.Join(k.columns, ", ")
		first := l.table.indexed(k.columns...)
		for i, o := range l.table.Rows {
			_, whole := o.cellsOf(k.columns)
			if !whole {
				if k.primary {
					l.fault(o.position(k.columns[0]), o.ref(), "fill the cells of the primary key", "%s has an empty cell", what)
				}
				continue
			}
			if earlier := first.Add(i); earlier >= 0 && (len(k.columns) > 1 || !l.isUnique(k.columns[0])) { // else it is reported there
				l.fault(o.position(k.columns[0]), o.ref(), "", "%s is not unique: the same is on line %d", what, l.table.Rows[earlier].line)
			}
		}
	}
}

func (l *loader) isUnique(column string) bool {
	f, _ := l.table.Field(column)
	return column == "id" || f.Constraints.Unique
}

// foreign reports rows whose key leads to no row.
func foreign(tables []*Table, broken map[string]bool) (found Findings) {
	for _, t := range tables {
		for _, k := range t.keys {
			i := slices.IndexFunc(tables, func(x *Table) bool { return x.Name == k.table })
			if i < 0 || broken[k.table] {
				continue
			}
			there := map[string]bool{}
			var near []string
			for _, o := range tables[i].Rows {
				joined, _ := o.cellsOf(k.named)
				there[joined] = true
				if len(near) < most {
					near = append(near, o.Cell(k.named[0]))
				}
			}
			for _, o := range t.Rows {
				joined, whole := o.cellsOf(k.columns)
				if !whole || there[joined] {
					continue
				}
				var cells []string
				for _, c := range k.columns {
					cells = append(cells, o.Cell(c))
				}
				hint := "" // of what is printed
				if len(found) < limits.Errors {
					hint = DidYouMean(cells[0], near)
				}
				found = append(found, o.Finding(k.columns[0], fmt.Sprintf("the table %s has no row whose %s is %q", k.table, strings.Join(k.named, ", "), strings.Join(cells, ", ")), hint))
				if len(found) > limits.Faults {
					return found
				}
			}
		}
	}
	return found
}
