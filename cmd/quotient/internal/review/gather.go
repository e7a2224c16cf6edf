package review

import (
	"bytes"
	"html/template"
	"io/fs"
	"path"
	"slices"

	"quotient/charts"
	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/publish"
	"quotient/cmd/quotient/internal/verify"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/check"
)

// Gather gathers what the page of a study is written from: its texts, one for each source,
// nil where it is not at hand, and what verifying it has found. The error is of what
// cannot be read.
func Gather(v *workspace.View, texts []*check.Text, report *verify.Report) (m Material, err error) {
	m = Material{Study: v.Study, Comparisons: v.Comparisons, Texts: texts, Report: report}
	if m.Reviews, err = Read(v.FS); err != nil {
		return m, v.Place.Unreadable(err)
	}
	m.Pictures = NewPictures(Subjects(m.Study, m.Comparisons))
	for _, c := range v.Charts {
		m.Charts = append(m.Charts, m.Pictures.Draw(c, ""))
	}
	for _, f := range v.Faults { // a chart with an error has its place, and says why
		if f.File == charts.SpecFile && f.Ref != "" && !slices.ContainsFunc(m.Charts, func(c Drawn) bool { return c.ID == f.Ref }) {
			m.Charts = append(m.Charts, Drawn{Chart: &charts.Chart{ID: f.Ref}, Fault: f.Message})
		}
	}
	m.Articles, err = articlesOf(v)
	return m, err
}

// articlesOf are the articles of a study, but for those that cannot be parsed, of which
// verifying tells.
func articlesOf(v *workspace.View) (out []Article, err error) {
	names, err := article.In(v.FS)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(v.FS, name)
		if err != nil {
			return nil, v.Place.Unreadable(err)
		}
		a, err := article.Parse(name, text)
		if err != nil {
			continue
		}
		html, err := publish.Fragment(a)
		if err != nil {
			return nil, err
		}
		out = append(out, Article{Name: name, Lang: article.Language(name), HTML: template.HTML(html)})
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
