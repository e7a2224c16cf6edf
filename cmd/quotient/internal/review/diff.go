package review

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/htmlhead"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/quantity"
)

// A Version is a study as it was, or as it is.
type Version struct {
	Name        string // a folder, or a revision of one
	Study       *datasets.Study
	Comparisons *analysis.Comparisons
	Charts      []*charts.Chart
	Faults      datasets.Findings // of comparisons and charts that are left out
}

// fault is what is wrong with a comparison or chart that was left out.
func (v Version) fault(file, id string) string {
	for _, f := range v.Faults {
		if f.File == file && f.Ref == id {
			return f.Message
		}
	}
	return ""
}

// A Diff is what differs from one version of a study to another.
type Diff struct {
	Old, New    string          `json:"-"`
	Rows        []RowChange     `json:"rows"`
	Comparisons []ResultChange  `json:"comparisons"`
	Charts      []PictureChange `json:"charts"`
	Files       []FileChange    `json:"files"`
}

// A FileChange is a file of the study's folder that is new, gone, or otherwise.
type FileChange struct {
	Path   string `json:"path"`
	Status Status `json:"status"`
	// Diff are the lines that differ, where rows and cells do not tell it: of articles,
	// descriptions, and numbers that are set aside.
	Diff string `json:"diff,omitempty"`
}

// Status is what has become of something.
type Status string

// The statuses.
const (
	Added   Status = "added"
	Removed Status = "removed"
	Changed Status = "changed"
	Faulty  Status = "faulty" // there is one, and it cannot be worked out or drawn
)

// A RowChange is an observation that is new, gone, or otherwise.
type RowChange struct {
	Ref    string       `json:"ref"`
	Status Status       `json:"status"`
	Was    string       `json:"was,omitempty"` // the number in words
	Now    string       `json:"now,omitempty"`
	Cells  []CellChange `json:"cells,omitempty"`
}

// A CellChange is a cell that is otherwise.
type CellChange struct {
	Column string `json:"column"`
	Was    string `json:"was"`
	Now    string `json:"now"`
}

// A ResultChange is a comparison that is new, gone, or otherwise.
type ResultChange struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Status Status `json:"status"`
	Was    string `json:"was,omitempty"` // in words, with its range
	Now    string `json:"now,omitempty"`
	// Because names the rows that it is computed from and that have changed.
	Because []string     `json:"because,omitempty"`
	Cells   []CellChange `json:"cells,omitempty"` // its title, its caveats and whatever else it says
}

// A PictureChange is a chart that is new, gone, or looks otherwise.
type PictureChange struct {
	ID      string   `json:"id"`
	Status  Status   `json:"status"`
	Because []string `json:"because,omitempty"` // rows and comparisons; none where its words or settings differ
	Fault   string   `json:"fault,omitempty"`   // why it cannot be drawn, or could not

	old, now *charts.Chart
}

// Same reports whether nothing differs.
func (d Diff) Same() bool { return len(d.Rows)+len(d.Comparisons)+len(d.Charts)+len(d.Files) == 0 }

// Compare tells what differs from one version to another.
func Compare(old, now Version) Diff {
	c := &comparer{old: old, now: now, moved: map[string]bool{}, Diff: Diff{Old: old.Name, New: now.Name, Rows: []RowChange{}, Comparisons: []ResultChange{}, Charts: []PictureChange{}, Files: fileChanges(old.Study.FS, now.Study.FS)}}
	c.rows()
	for _, x := range now.Comparisons.List {
		c.result(x)
	}
	for _, x := range old.Comparisons.List {
		if _, ok := now.Comparisons.Find(x.ID); !ok {
			c.resultGone(x)
		}
	}
	for _, x := range now.Charts {
		c.chart(x)
	}
	for _, x := range old.Charts {
		if find(now.Charts, x.ID) == nil {
			c.chartGone(x)
		}
	}
	return c.Diff
}

// comparer gathers what differs from one version to another.
type comparer struct {
	Diff
	old, now Version
	moved    map[string]bool // rows and comparisons that are not as they were, by address
}

// because are the rows, of some, that have moved.
func (c *comparer) because(from []*datasets.Observation) (out []string) {
	for _, o := range from {
		if c.moved[o.Ref()] {
			out = append(out, o.Ref())
		}
	}
	return out
}

func (c *comparer) rows() {
	was, is := rows(c.old.Study), rows(c.now.Study)
	before, after := c.old.Study.Printer(quantity.English), c.now.Study.Printer(quantity.English)
	add := func(ref string, change RowChange) {
		change.Ref = ref
		c.Rows = append(c.Rows, change)
		c.moved[ref] = true
	}
	for _, o := range is.list {
		x, ok := was.by[o.Ref()]
		if !ok {
			add(o.Ref(), RowChange{Status: Added, Now: after.Words(o), Cells: cellsOf(nil, o)})
		} else if cells := cellsOf(x, o); len(cells) > 0 {
			add(o.Ref(), RowChange{Status: Changed, Was: before.Words(x), Now: after.Words(o), Cells: cells})
		}
	}
	for _, o := range was.list {
		if _, ok := is.by[o.Ref()]; !ok {
			add(o.Ref(), RowChange{Status: Removed, Was: before.Words(o), Cells: cellsOf(o, nil)})
		}
	}
}

func (c *comparer) result(x *analysis.Comparison) {
	change := ResultChange{ID: x.ID, Title: x.Title.Value, Status: Added, Now: result(x)}
	if before, ok := c.old.Comparisons.Find(x.ID); ok {
		change.Status, change.Was, change.Because, change.Cells = Changed, result(before), c.because(x.From), changed(says(before), says(x))
		if change.Was == change.Now && before.Formula == x.Formula && len(change.Cells) == 0 {
			return
		}
		if before.Formula != x.Formula {
			change.Was, change.Now = before.Formula+" = "+change.Was, x.Formula+" = "+change.Now
		}
	} else if fault := c.old.fault(analysis.SpecFile, x.ID); fault != "" {
		change.Status, change.Was = Changed, "a fault: "+fault
	}
	c.Comparisons = append(c.Comparisons, change)
	c.moved[x.ID] = true
}

func (c *comparer) resultGone(x *analysis.Comparison) {
	change := ResultChange{ID: x.ID, Title: x.Title.Value, Status: Removed, Was: result(x)}
	if fault := c.now.fault(analysis.SpecFile, x.ID); fault != "" {
		change.Status, change.Now, change.Because = Faulty, "a fault: "+fault, c.because(x.From)
	}
	c.Comparisons = append(c.Comparisons, change)
	c.moved[x.ID] = true
}

func (c *comparer) chart(x *charts.Chart) {
	before := find(c.old.Charts, x.ID)
	if before == nil {
		change := PictureChange{ID: x.ID, Status: Added, now: x}
		if fault := c.old.fault(charts.SpecFile, x.ID); fault != "" {
			change.Status, change.Fault = Changed, "before: "+fault
		}
		c.Charts = append(c.Charts, change)
		return
	}
	if before.Inputs(charts.Default) == x.Inputs(charts.Default) {
		return
	}
	change := PictureChange{ID: x.ID, Status: Changed, Because: c.because(x.Rows), old: before, now: x}
	also := c.because(before.Rows)
	for _, y := range slices.Concat(x.Comparisons(), before.Comparisons()) {
		if c.moved[y.ID] {
			also = append(also, y.ID)
		}
	}
	for _, ref := range also {
		if !slices.Contains(change.Because, ref) {
			change.Because = append(change.Because, ref)
		}
	}
	c.Charts = append(c.Charts, change)
}

func (c *comparer) chartGone(x *charts.Chart) {
	change := PictureChange{ID: x.ID, Status: Removed, old: x}
	if fault := c.now.fault(charts.SpecFile, x.ID); fault != "" {
		change.Status, change.Fault, change.Because = Faulty, fault, c.because(x.Rows)
	}
	c.Charts = append(c.Charts, change)
}

// find is the chart of an id, or nil.
func find(list []*charts.Chart, id string) *charts.Chart {
	if i := slices.IndexFunc(list, func(c *charts.Chart) bool { return c.ID == id }); i >= 0 {
		return list[i]
	}
	return nil
}

// says is what a comparison has in words of its own.
func says(c *analysis.Comparison) map[string]string {
	out := map[string]string{"title": c.Title.Value, "show": string(c.Show), "measure": c.Measure.Value, "waiver": c.Waiver.Value, "modality": string(c.Modality)}
	for _, k := range analysis.Caveats {
		out["caveat "+string(k.Name)] = c.Caveats[k.Name].Value
	}
	return out
}

// fileChanges are the files of a study that differ, those in its folder and no deeper. One
// file at a time is in memory. A file that cannot be read is told from one that can.
func fileChanges(old, now fs.FS) []FileChange {
	names := map[string]bool{}
	for _, fsys := range []fs.FS{old, now} {
		entries, _ := fs.ReadDir(fsys, ".")
		for _, e := range entries {
			if !e.IsDir() && isWritten(e.Name()) {
				names[e.Name()] = true
			}
		}
	}
	read := func(fsys fs.FS, name string) (text []byte, there bool) {
		text, err := fs.ReadFile(fsys, name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return []byte("cannot be read: " + folder.Cause(err).Error() + "\n"), true
		}
		return text, err == nil
	}
	out := []FileChange{}
	var added []FileChange
	for _, name := range slices.Sorted(maps.Keys(names)) {
		was, before := read(old, name)
		is, after := read(now, name)
		switch {
		case !after && before:
			out = append(out, FileChange{Path: name, Status: Removed})
		case !before && after:
			added = append(added, FileChange{Path: name, Status: Added})
		case !bytes.Equal(was, is):
			change := FileChange{Path: name, Status: Changed}
			if path.Ext(name) != ".csv" || name == datasets.SetAsideName+".csv" {
				_, change.Diff, _ = strings.Cut(string(diff.Diff(name, was, name, is)), "\n+++ "+name+"\n")
			}
			out = append(out, change)
		}
	}
	return append(out, added...)
}

// isWritten reports whether a name is that of a file which somebody writes, and not of a
// picture or whatever else may lie in the folder.
func isWritten(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case "", ".csv", ".tsv", ".json", ".yaml", ".yml", ".cff", ".bib", ".txt", ".text", ".md", ".markdown", ".html", ".htm":
		return !strings.HasPrefix(name, ".")
	}
	return false
}

type rowIndex struct {
	list []*datasets.Observation
	by   map[string]*datasets.Observation
}

// rows are those of a study that have an address.
func rows(s *datasets.Study) rowIndex {
	out := rowIndex{by: map[string]*datasets.Observation{}}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if o.ID != "" {
				out.list = append(out.list, o)
				out.by[o.Ref()] = o
			}
		}
	}
	return out
}

// cellsOf are the cells that differ; nil is a row that is not there.
func cellsOf(old, now *datasets.Observation) (out []CellChange) {
	var columns []string
	for _, o := range []*datasets.Observation{now, old} {
		if o == nil {
			continue
		}
		for _, name := range o.Columns() {
			if !slices.Contains(columns, name) {
				columns = append(columns, name)
			}
		}
	}
	cell := func(o *datasets.Observation, name string) string {
		if o == nil {
			return ""
		}
		return o.Cell(name)
	}
	for _, name := range columns {
		if was, is := cell(old, name), cell(now, name); was != is && name != "id" {
			out = append(out, CellChange{name, was, is})
		}
	}
	return out
}

// result is a comparison in words, with its range.
func result(c *analysis.Comparison) string {
	if c.Refusal != nil {
		return "refused: " + c.Refusal.Message
	}
	s := c.Words()
	if r := c.String(); !strings.Contains(s, r) {
		s += " " + r
	}
	if c.Modality != datasets.Asserted {
		s += " (" + string(c.Modality) + ")"
	}
	return s
}

// DiffPage writes what differs as a page in the style of the review, with charts
// side by side.
func DiffPage(w io.Writer, d Diff) error {
	type side struct {
		Name  string
		Drawn *Drawn // nil where there is none
	}
	type pair struct {
		PictureChange
		Pair []side
	}
	pictures := NewPictures(nil)
	body := struct {
		Diff
		Charts []pair
	}{Diff: d}
	for _, c := range d.Charts {
		sides := []side{{Name: "was"}, {Name: "is"}}
		for i, x := range []*charts.Chart{c.old, c.now} {
			if x != nil {
				drawn := pictures.Draw(x, sides[i].Name+"-")
				sides[i].Drawn = &drawn
			}
		}
		body.Charts = append(body.Charts, pair{c, sides})
	}
	return write(w, "diff", frame{Head: htmlhead.Head{Title: "What has changed: " + d.Old + " → " + d.New}, Body: body}, pictures)
}

// Summary counts what differs.
func (d Diff) Summary() string {
	if d.Same() {
		return "no differences"
	}
	return fmt.Sprintf("differing rows: %d, comparisons: %d, charts: %d, files: %d", len(d.Rows), len(d.Comparisons), len(d.Charts), len(d.Files))
}
