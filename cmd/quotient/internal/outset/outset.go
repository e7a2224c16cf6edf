// Package outset writes the first version of a study: from texts, a row for each number that
// states a quantity, with what it is of, when and where, as far as the words around it say
// so, and charts and comparisons that fit them; from a table, a study of plain data. A draft
// is verified, and what does not hold is taken back. Nothing is found wrong with it then but that
// a number does not say what it is of, or counts, and what is told with it.
package outset

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/source"
)

// A Text is one that a study is made of.
type Text struct {
	Name string // "" where there is one alone
	Info datasets.SourceInfo
	*source.Source
}

// An Outset is the files of a study, and what is left to a person.
type Outset struct {
	Files map[string][]byte
	// Rows counts the numbers that have a row, Aside those that are set aside, Charts and
	// Comparisons what has been begun.
	Rows, Aside, Charts, Comparisons int
	// Left says what no program can know of them, in sentences.
	Left []string
}

// New makes a study of some texts.
func New(name, title string, texts []Text) (*Outset, error) {
	_, out, err := newStudy(name, title, texts)
	return out, err
}

func newStudy(name, title string, texts []Text) (*study, *Outset, error) {
	s := &study{name: name, title: title, texts: texts, units: map[string]map[string]any{}}
	s.texts = slices.Clone(texts)
	for i, t := range texts {
		d, err := draft.New(name, t.Info, t.Source)
		if err != nil {
			return nil, nil, err
		}
		s.texts[i].Info.Sections = d.Sections
		s.take(d, t)
	}
	if len(s.rows) == 0 {
		return s, &Outset{}, nil
	}
	if err := s.hold(); err != nil {
		return nil, nil, err
	}
	if err := s.suggest(); err != nil {
		return nil, nil, err
	}
	out, err := s.outset()
	return s, out, err
}

// A study is one in the making.
type study struct {
	name, title string
	texts       []Text
	rows        []*row
	aside       [][]string
	columns     []string // of the table
	units       map[string]map[string]any
	figures     []entry
	ratios      []entry
	wrong       []string // what was found with it that nothing could be taken back of
}

// take adds the numbers of a text.
func (s *study) take(d *draft.Draft, t Text) {
	if s.columns == nil {
		s.columns = slices.Clone(d.Table[0])
	}
	s.rows = append(s.rows, rows(d, t.Info, t.Source, t.Name)...)
	for _, cells := range d.Apart[1:] {
		if t.Name != "" {
			cells = append(slices.Clone(cells), t.Name)
		}
		s.aside = append(s.aside, cells)
	}
	for unit, about := range d.Units {
		s.units[unit] = about
	}
}

// titleOf is the title of a text: its first heading, else a name for it.
func titleOf(text *source.Source, name string) string {
	if all := text.Paragraphs(); len(all) > 1 && text.Under(0) == 0 {
		return strings.Join(strings.Fields(text.Text(all[0].Span)), " ")
	}
	return name
}

func itoa(n int) string { return strconv.Itoa(n) }

// files are those of the study as it stands, without charts and comparisons.
func (s *study) files() (map[string][]byte, error) {
	several := len(s.texts) > 1
	columns := s.header(several)
	d := draft.Descriptor{Name: s.name, Title: s.title, Units: s.unitsOf(), Tables: draft.Tables(columns, len(s.aside) > 0, several)}
	for i, f := range d.Tables[0].Fields {
		if f.Name == fateColumn {
			d.Tables[0].Fields[i].Categories = s.fates()
		}
	}
	for _, t := range s.texts {
		info := t.Info
		info.Sections = s.sections(t)
		d.Sources = append(d.Sources, draft.Source{Name: t.Name, Info: info, Text: t.Source})
	}
	descriptor, err := d.JSON()
	files := map[string][]byte{datasets.DescriptorName: descriptor, draft.TableName + ".csv": draft.CSV(s.table(columns))}
	if len(s.aside) > 0 { // a table needs a row
		files[datasets.SetAsideName+".csv"] = draft.CSV(append([][]string{draft.AsideColumns(several)}, s.aside...))
	}
	return files, err
}

// header is the columns of the table of numbers: those of a draft, and more where they are
// needed.
func (s *study) header(several bool) (columns []string) {
	fates := len(s.fates()) > 0
	grouped := slices.ContainsFunc(s.rows, func(r *row) bool { return r.subject().group != "" })
	for _, c := range s.columns {
		if c == "out_of" && !slices.ContainsFunc(s.rows, func(r *row) bool { return r.cells[c] != "" }) {
			continue
		}
		columns = append(columns, c)
		if c == "what" && grouped {
			columns = append(columns, "group")
		}
		switch {
		case c == "what" && fates:
			columns = append(columns, fateColumn)
		case c == "where" && several:
			columns = append(columns, "source")
		}
	}
	return columns
}

// fateColumn is the column of what became of people. Its values are categories, with the words
// by which the texts name them.
const fateColumn = "outcome"

// fates are the categories of what became of people: none where no two rows differ in it.
func (s *study) fates() (out []draft.Category) {
	for _, r := range s.rows {
		if r.fate.name == "" {
			continue
		}
		i := slices.IndexFunc(out, func(c draft.Category) bool { return c.Value == r.fate.said })
		if i < 0 {
			i, out = len(out), append(out, draft.Category{Value: r.fate.said})
		}
		for _, w := range language.Split(strings.ToLower(r.quote)) {
			if slices.Contains(r.fate.words, w) && !slices.Contains(out[i].Words, w) {
				out[i].Words = append(out[i].Words, w)
			}
		}
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// table is the table of numbers.
func (s *study) table(columns []string) [][]string {
	renamed := map[string]string{} // the totals of parts
	for _, r := range s.rows {
		renamed[r.source+"\x00"+draft.TableName+"."+r.cells["id"]] = r.ref()
	}
	table, given := [][]string{columns}, s.sectionDates()
	for _, r := range s.rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = r.cell(c)
			switch {
			case c == "part_of" && cells[i] != "":
				cells[i] = renamed[r.source+"\x00"+cells[i]]
			case c == "date" && cells[i] == given[[2]string{r.source, source.Heading(r.cells["where"])}]: // which it need not repeat
				cells[i] = ""
			}
		}
		table = append(table, cells)
	}
	return table
}

// sections are the headings of a text whose date is that of all rows under them. Where one of
// these has another date, or none that is known, each has its own: an empty cell would take
// the date of the heading.
func (s *study) sections(t Text) (out []datasets.Section) {
	apart := map[string]bool{}
	dates := map[string]string{}
	for _, x := range t.Info.Sections {
		dates[source.Heading(x.Heading)] = x.Date
	}
	for _, r := range s.rows {
		if heading := source.Heading(r.cells["where"]); r.source == t.Name && r.date != dates[heading] {
			apart[heading] = true
		}
	}
	for _, x := range t.Info.Sections {
		if !apart[source.Heading(x.Heading)] {
			out = append(out, x)
		}
	}
	return out
}

// sectionDates are the dates of the headings of all texts, by the text and the heading.
func (s *study) sectionDates() map[[2]string]string {
	out := map[[2]string]string{}
	for _, t := range s.texts {
		for _, x := range s.sections(t) {
			out[[2]string{t.Name, source.Heading(x.Heading)}] = x.Date
		}
	}
	return out
}

// unitsOf is what the descriptor says of the units that the rows have.
func (s *study) unitsOf() map[string]map[string]any {
	units := map[string]map[string]any{}
	for _, r := range s.rows {
		unit := r.cells["unit"]
		switch {
		case unit == draft.Person:
			units[unit] = s.people()
		case s.units[unit] != nil:
			units[unit] = s.units[unit]
		case unit != "" && units[unit] == nil && r.number.Unit == "" && r.plural != "" && r.plural != unit: // in no phrase of a number
			units[unit] = map[string]any{"plural": r.plural}
		}
	}
	return units
}

// people is the unit of people, in the languages of the texts.
func (s *study) people() map[string]any {
	out := map[string]any{"plural": "people"}
	locales := map[string]map[string]string{}
	for _, t := range s.texts {
		if names := peopleIn(t.Info.Language); names != nil {
			locales[t.Info.Language] = names
		}
	}
	if len(locales) > 0 {
		out["locales"] = locales
	}
	return out
}

// cell is what a column has for the row.
func (r *row) cell(column string) string {
	switch column {
	case "id":
		return r.id
	case "what":
		return r.subject().what()
	case "group":
		return r.subject().group
	case fateColumn:
		return r.fate.said
	case "date":
		return r.date
	case "place":
		return r.place
	case "quote":
		return r.quote
	case "source":
		return r.source
	}
	return r.cells[column]
}

// outset is the finished study.
func (s *study) outset() (*Outset, error) {
	files, err := s.files()
	out := &Outset{Files: files, Rows: len(s.rows), Aside: len(s.aside), Charts: len(s.figures), Comparisons: len(s.ratios), Left: s.left()}
	write(files, draft.TableName, s.figures, s.ratios, out.Left)
	return out, err
}

// mostWrong is how many faults of a draft are told.
const mostWrong = 5

// left says what no program can know, once for all rows.
func (s *study) left() (out []string) {
	say := func(what string, missing func(*row) bool) {
		var ids []string
		for _, r := range s.rows {
			if missing(r) {
				ids = append(ids, r.id)
			}
		}
		if len(ids) > 0 {
			out = append(out, fmt.Sprintf("%s: %s", what, few(ids)))
		}
	}
	say("what is right in these, which quotient verify marks as wrong", func(r *row) bool { return r.wrong })
	say("what these are of", func(r *row) bool { return len(r.what) == 0 })
	say("what these count", func(r *row) bool { return r.cells["unit"] == "" })
	say("when these were", func(r *row) bool { return r.date == "" })
	say("where these were", func(r *row) bool { return r.place == "" })
	for i, w := range s.wrong {
		if i == mostWrong {
			return append(out, fmt.Sprintf("%d more errors, which quotient verify lists", len(s.wrong)-i))
		}
		out = append(out, "correct this, which is wrong: "+w)
	}
	return out
}

// few names some of a list.
func few(ids []string) string {
	const most = 6
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:most], ", "), len(ids)-most)
}
