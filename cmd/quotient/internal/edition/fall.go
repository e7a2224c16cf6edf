package edition

import (
	"errors"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/edit"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/source"
)

// A Fall is a comparison, chart or sentence that does not stand as it did, because a row that
// it rests on does not.
type Fall struct {
	Kind    string        `json:"kind"`
	ID      string        `json:"id"` // of a sentence, its article with line and column
	Status  review.Status `json:"status,omitempty"`
	Was     string        `json:"was,omitempty"` // in words; of a sentence, the sentence
	Now     string        `json:"now,omitempty"` // if the rows were as the new text says
	Because []string      `json:"because"`       // rows and comparisons
}

func change(column, was, is string) review.CellChange {
	return review.CellChange{Column: column, Was: was, Now: is}
}

// fall finds what rests on rows that are not as they were: what changes if they are put
// right, and what rests on quotes that are gone.
func (u *update) fall() error {
	view, err := u.view(u.moved)
	if err != nil {
		return err
	}
	lost := map[string]bool{} // rows that are not as they were
	cells, signs := map[string][]edit.Cell{}, map[string]rune{}
	for _, i := range u.items {
		if i.row == nil || i.Status != Changed && i.Status != Vanished && i.Status != Unclear {
			continue
		}
		lost[i.Ref] = true
		for _, c := range i.Cells {
			if i.Status == Changed && i.row.Has(c.Column) && i.row.Given(c.Column) == nil {
				add(cells, signs, i, c.Column, c.Was, c.Now)
			}
		}
	}
	shown := map[string]bool{}
	if right := u.right(cells, signs); right != nil {
		u.compare(view, right, shown)
	}
	u.resting(view, lost, shown)
	return u.sentences(view.Comparisons, lost)
}

// right is the study with rows as the new text says, or nil if they cannot be so.
func (u *update) right(cells map[string][]edit.Cell, signs map[string]rune) *workspace.View {
	if len(cells) == 0 {
		return nil
	}
	for file := range cells { // of the study with places rewritten, where the others are
		for _, i := range u.items {
			told := i.Status == Changed && slices.ContainsFunc(i.Cells, func(c review.CellChange) bool { return c.Column == "where" })
			if now := u.where(i); i.File == file && !told && now != i.Where {
				add(cells, signs, i, "where", i.Where, now)
			}
		}
	}
	files, err := edited(u.Files, cells, signs)
	if err != nil {
		return nil
	}
	all := map[string][]byte{}
	for _, some := range []map[string][]byte{u.files, files} {
		for name, text := range some {
			all[name] = text
		}
	}
	s, err := u.load(all)
	if err != nil {
		return nil
	}
	view, err := u.view(s)
	if err != nil {
		return nil
	}
	return view
}

// compare tells what changes from one view to the other, as [review.Compare] does.
func (u *update) compare(old, now *workspace.View, shown map[string]bool) {
	version := func(v *workspace.View) review.Version {
		return review.Version{Name: u.Name, Study: v.Study, Comparisons: v.Comparisons, Charts: v.Charts, Faults: v.Faults}
	}
	d := review.Compare(version(old), version(now))
	for _, r := range d.Rows {
		for _, i := range u.items {
			if i.Ref == r.Ref {
				i.Was, i.Is = r.Was, r.Now
			}
		}
	}
	for _, c := range d.Comparisons {
		shown[c.ID] = true
		u.report.Falls = append(u.report.Falls, Fall{"comparison", c.ID, c.Status, c.Was, c.Now, c.Because})
	}
	for _, c := range d.Charts {
		shown["chart#"+c.ID] = true
		u.report.Falls = append(u.report.Falls, Fall{"chart", c.ID, c.Status, "", c.Fault, c.Because})
	}
}

// resting adds the comparisons and charts that rest on rows which are not as they were, and
// which no change has told of.
func (u *update) resting(v *workspace.View, lost, shown map[string]bool) {
	of := func(rows []*datasets.Observation) (out []string) {
		for _, o := range rows {
			if lost[o.Ref()] && !slices.Contains(out, o.Ref()) {
				out = append(out, o.Ref())
			}
		}
		return out
	}
	for _, x := range v.Comparisons.List {
		if because := of(x.From); len(because) > 0 && !shown[x.ID] {
			u.report.Falls = append(u.report.Falls, Fall{Kind: "comparison", ID: x.ID, Was: x.Words(), Because: because})
		}
	}
	for _, c := range v.Charts {
		if because := of(c.Rows); len(because) > 0 && !shown["chart#"+c.ID] {
			u.report.Falls = append(u.report.Falls, Fall{Kind: "chart", ID: c.ID, Because: because})
		}
	}
}

// sentences adds the sentences of articles with marks of what is not as it was.
func (u *update) sentences(c *analysis.Comparisons, lost map[string]bool) error {
	names, err := article.In(folder.Memory(u.Files))
	if err != nil {
		return err
	}
	for _, name := range names {
		a, err := article.Parse(name, u.Files[name])
		if err != nil {
			return err
		}
		for _, s := range review.Sentences(a) {
			if because := restsOn(c, s.Marks, lost); len(because) > 0 {
				u.report.Falls = append(u.report.Falls, Fall{Kind: "sentence", ID: name + ":" + position(s.Line, s.Column), Was: s.Words, Because: because})
			}
		}
	}
	return nil
}

// restsOn are the marks that rest on rows which are not as they were.
func restsOn(c *analysis.Comparisons, marks []string, lost map[string]bool) (out []string) {
	for _, ref := range marks {
		x, computed := c.Find(ref)
		if lost[ref] || computed && slices.ContainsFunc(x.From, func(o *datasets.Observation) bool { return lost[o.Ref()] }) {
			out = append(out, ref)
		}
	}
	return out
}

// reason is why a quote is not found, with the nearest passage.
func reason(err error) string {
	var e *source.Error
	if errors.As(err, &e) {
		return e.Error()
	}
	return ""
}

// replaceOnce puts one text in the place of another where that is there once.
func replaceOnce(s, old, now string) string {
	if strings.Count(s, old) != 1 {
		return s
	}
	return strings.Replace(s, old, now, 1)
}
