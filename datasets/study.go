package datasets

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/measure"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
	"quotient/datasets/works"
)

// A Study is one text's figures: its sources and tables, and the folder that
// its other files (comparisons, charts, articles) are in.
type Study struct {
	Name, Title, Description string
	Sources                  []SourceInfo
	Tables                   []*Table
	Units                    map[string]UnitName
	FS                       fs.FS
	// SetAside are the numbers of the text that are deliberately in no table.
	SetAside []*SetAside
	// AsideTable is the table of those; nil where the study has none.
	AsideTable *Table
	measures   func() measure.Units
	texts      *source.Shelf // those of its own files
	entries    func() []works.Entry
	cited      func() []string
	scans      *scan.Memo
	heard      func() map[string]string
	// Warnings are what looks wrong and does not keep the study from being used.
	Warnings Findings
}

// Load reads the study in a folder. The error is of type [Findings]: all that
// is wrong with the study, in the order of files and lines.
func Load(fsys fs.FS) (*Study, error) {
	d, tables, found := readDescriptor(fsys)
	for _, t := range tables {
		faults := readTable(fsys, t)
		t.broken = faults.Err() != nil && len(t.Rows) == 0
		found = append(found, faults...)
	}
	return assemble(fsys, d, tables, found)
}

// Hear tells the study where the sentences of its rows come from, by their addresses: the words
// of the text around each quote, without the quotes of other rows. They are asked for once.
// It is called before others read the study, not meanwhile.
func (s *Study) Hear(sentences func() map[string]string) { s.heard = sync.OnceValue(sentences) }

// Sentence is that of a row in its text; "" where the text is not at hand.
func (s *Study) Sentence(o *Observation) string {
	if s.heard == nil {
		return ""
	}
	return s.heard()[o.Ref()]
}

// Scan finds the numbers of a text in a language, once for as long as the study is used.
func (s *Study) Scan(l *scan.Language, text string) []scan.Mention { return s.scans.Text(l, text) }

// Remember takes the numbers of texts from another study that was used before: they are
// the same, whatever study asks.
func (s *Study) Remember(from *Study) { s.scans = from.scans }

// assemble makes a study of tables that have been read, unless something is wrong with
// them or was found before.
func assemble(fsys fs.FS, d descriptor, tables []*Table, found Findings) (*Study, error) {
	broken := map[string]bool{} // tables that could not be read
	for _, t := range tables {
		broken[t.Name] = t.broken
	}
	s := &Study{Name: d.Name, Title: d.Title, Description: d.Description, Sources: allSources(d), Units: d.Units, FS: fsys, texts: source.NewShelf(fsys), scans: &scan.Memo{}}
	for _, t := range tables {
		if t.Name == SetAsideName {
			s.SetAside, s.AsideTable = setAside(t), t
			continue
		}
		s.Tables = append(s.Tables, t)
	}
	s.measured()
	found = append(found, s.link(broken)...)
	s.cite()
	found = append(found, s.rowSources()...)
	found = append(found, s.inherit()...)
	found = append(found, foreign(tables, broken)...)
	found = append(found, s.repeats(broken)...)
	found.Sort()
	if err := found.Err(); err != nil {
		return nil, err
	}
	s.Warnings = found
	return s, nil
}

// Locale returns the locale of a tag, such as "hu". The error is a [*NotFound].
func Locale(tag string) (quantity.Locale, error) {
	l, ok := quantity.LocaleOf(tag)
	if !ok {
		return l, &NotFound{"locale", tag, DidYouMean(tag, quantity.Locales())}
	}
	return l, nil
}

// link resolves part_of, and reports parts of nothing and of themselves.
func (s *Study) link(broken map[string]bool) (found Findings) {
	for _, t := range s.Tables {
		if t.IndexOf("part_of") < 0 {
			continue
		}
		for _, o := range t.Rows {
			ref := o.Cell("part_of")
			if ref == "" {
				continue
			}
			whole, err := s.find(ref, len(found) < limits.Errors)
			if table, _, _ := strings.Cut(ref, "."); err != nil && broken[table] {
				continue
			} else if err != nil {
				found = append(found, o.Finding("part_of", err.Error(), ""))
				continue
			}
			o.own().PartOf = whole
		}
	}
	chains := s.chains()
	if len(chains) > 0 {
		// Leave no circle behind for anyone to follow.
		for _, t := range s.Tables {
			for _, o := range t.Rows {
				if o.PartOf != nil {
					o.own().PartOf = nil
				}
			}
		}
	}
	return append(found, chains...)
}

// chains finds the rows that are parts of themselves, and those that are parts of parts
// of too many.
func (s *Study) chains() (found Findings) {
	const under = -1               // a row that is being looked at
	deep := map[*Observation]int{} // how many wholes a row is a part of, one in another
	circle := map[*Observation]bool{}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if o.PartOf == nil {
				continue
			}
			var path []*Observation
			p := o
			for ; p != nil && deep[p] == 0; p = p.PartOf {
				deep[p] = under
				path = append(path, p)
			}
			if p != nil && deep[p] == under {
				for _, q := range path[slices.Index(path, p):] {
					circle[q] = true
				}
			}
			above := 0
			if p != nil && deep[p] > 0 {
				above = deep[p]
			}
			for _, q := range slices.Backward(path) {
				above++
				deep[q] = above
			}
		}
	}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			switch {
			case circle[o]:
				found = append(found, o.Finding("part_of", fmt.Sprintf("part_of leads back to itself through %s", o.Cell("part_of")), ""))
			case deep[o] == limits.Depth+2: // those below it go without saying
				found = append(found, o.Finding("part_of", fmt.Sprintf("it is a part of a part of more than %d others", limits.Depth), "name the whole that its text names"))
			}
		}
	}
	return found
}

// A NotFound is the error of naming something that is not in a study.
type NotFound struct {
	What, Name string
	Hint       string
}

func (e *NotFound) Error() string {
	s := fmt.Sprintf("there is no %s %q", e.What, e.Name)
	if e.Hint != "" {
		s += ": " + e.Hint
	}
	return s
}

// Table returns the table of a name.
func (s *Study) Table(name string) (*Table, error) {
	names := make([]string, len(s.Tables))
	for i, t := range s.Tables {
		if t.Name == name {
			return t, nil
		}
		names[i] = t.Name
	}
	return nil, &NotFound{"table", name, DidYouMean(name, names)}
}

// find is Observation; without a hint it names nothing else, which takes time.
func (s *Study) find(ref string, hint bool) (*Observation, error) {
	table, id, _ := strings.Cut(ref, ".")
	for _, t := range s.Tables {
		if o := t.Row(id); o != nil && t.Name == table {
			return o, nil
		}
	}
	if hint {
		return s.Observation(ref)
	}
	return nil, &NotFound{What: "observation", Name: ref}
}

// Observation returns the row at an address, table.id.
func (s *Study) Observation(ref string) (*Observation, error) {
	table, id, ok := strings.Cut(ref, ".")
	if ok {
		if t, err := s.Table(table); err == nil {
			if o := t.Row(id); o != nil {
				return o, nil
			}
			var names []string
			for _, o := range t.Rows[:min(len(t.Rows), most)] {
				names = append(names, o.ID)
			}
			if n := Nearest(id, names); n != "" { // by what may be wrong: the table is right
				return nil, &NotFound{"observation", ref, fmt.Sprintf("did you mean %q?", table+"."+n)}
			}
			return nil, &NotFound{"observation", ref, valid(refs(t))}
		}
	}
	var all []string
	for _, t := range s.Tables {
		if len(all) < most {
			all = append(all, refs(t)...)
		}
	}
	return nil, &NotFound{"observation", ref, DidYouMean(ref, all)}
}

func refs(t *Table) []string {
	out := make([]string, min(len(t.Rows), most))
	for i := range out {
		out[i] = t.Rows[i].Ref()
	}
	return out
}

//go:embed */datapackage.json */*.csv */*.yaml */*.md */*.txt
var bundled embed.FS

// Default is the bundled study that the program uses where it is in no study, and none is
// named.
const Default = "hungary-1956"

// Bundled returns the names of the studies that the program carries with it.
func Bundled() []string {
	found, _ := fs.Glob(bundled, "*/"+DescriptorName)
	names := make([]string, len(found))
	for i, f := range found {
		names[i] = path.Dir(f)
	}
	return names
}

// Open loads a study by the path of its folder, or by the name of a bundled
// one. The paths in findings are inside the study.
func Open(name string) (*Study, error) {
	fsys, err := Find(name)
	if err != nil {
		return nil, err
	}
	return Load(fsys)
}

// Find returns the folder of a study, by its path or by the name of a bundled
// study.
func Find(name string) (fs.FS, error) {
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		return folder.Open(name), nil
	}
	if slices.Contains(Bundled(), name) {
		return fs.Sub(bundled, name)
	}
	if err == nil {
		return nil, fmt.Errorf("%s is a file: a study is a folder with a %s", name, DescriptorName)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	hint := DidYouMean(name, Bundled())
	if !strings.HasSuffix(hint, "?") {
		hint += "."
	}
	return nil, &NotFound{"study", name, hint + " A study is a folder with a " + DescriptorName + ", or the name of a bundled one"}
}
