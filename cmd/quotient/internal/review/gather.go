package review

import (
	"bytes"
	"io/fs"
	"path"
	"slices"

	"quotient/analysis"
	"quotient/charts"
	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/verify"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/check"
)

// Gather gathers what the page of a study is written from: its texts, one for each source,
// nil where it is not at hand, and what verifying it has found. The error is of what
// cannot be read.
func Gather(v *workspace.View, texts []*check.Text, report *verify.Report) (m Material, err error) {
	m = Material{Texts: texts, Report: report}
	if m.Reviews, err = Read(v.FS); err != nil {
		return m, v.Place.Unreadable(err)
	}
	if m.Whole, err = WholeOf(v.Workspace, v.Comparisons, v.Charts, report.Ledger); err != nil {
		return m, err
	}
	m.Subjects = byRef(m.Whole.Subjects())
	m.Pictures = NewPictures(m.Subjects)
	for _, c := range v.Charts {
		m.Drawn = append(m.Drawn, m.Pictures.Draw(c, ""))
	}
	for _, f := range v.Faults { // a chart with an error has its place, and says why
		if f.File == charts.SpecFile && f.Ref != "" && !slices.ContainsFunc(m.Drawn, func(c Drawn) bool { return c.ID == f.Ref }) {
			m.Drawn = append(m.Drawn, Drawn{Chart: &charts.Chart{ID: f.Ref}, Fault: f.Message})
		}
	}
	return m, nil
}

// WholeOf is a study with all of it that can be reviewed; an article that cannot be parsed,
// of which verifying tells, is left out.
func WholeOf(w *workspace.Workspace, c *analysis.Comparisons, drawn []*charts.Chart, ledger *check.Ledger) (Whole, error) {
	out := Whole{Study: w.Study, Comparisons: c, Ledger: ledger, Charts: drawn}
	names, err := article.In(w.FS)
	if err != nil {
		return out, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(w.FS, name)
		if err != nil {
			return out, w.Place.Unreadable(err)
		}
		if a, err := article.Parse(name, text); err == nil {
			out.Articles = append(out.Articles, a)
		}
	}
	return out, nil
}

// Save writes the page to the folder of its study in a folder, and returns its path there
// and its size in bytes. A file of another is overwritten only by force.
func (m Material) Save(folder string, force bool) (name string, size int, err error) {
	var b bytes.Buffer
	if err := Page(&b, m); err != nil {
		return "", 0, err
	}
	page := seal.In("html", b.Bytes())
	name = path.Join(m.Study.Name, "review.html")
	return name, len(page), files.Output(folder, name, page, force)
}
