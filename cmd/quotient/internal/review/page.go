package review

import (
	"embed"
	"html/template"
	"io"
	"strings"
	"sync"

	"quotient/cmd/quotient/internal/htmlhead"
	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets/check"
)

//go:embed page.css
var css string

//go:embed page.js
var js string

//go:embed templates
var embedded embed.FS

// templates are those of the two pages: each has the frame of all in page.html, and a body.
var templates = map[string]func() *template.Template{"review": parsed("review"), "diff": parsed("diff")}

// parsed parses a body when it is first asked for.
func parsed(body string) func() *template.Template {
	return sync.OnceValue(func() *template.Template { return parse(body) })
}

func parse(body string) *template.Template {
	t := htmlhead.New("page.html", template.FuncMap{
		"addr": func(parts ...string) string { return "#" + strings.Join(parts, "") },
		"join": strings.Join,
	})
	return template.Must(t.ParseFS(embedded, "templates/page.html", "templates/"+body+".html"))
}

// A frame is what every page has around its body.
type frame struct {
	htmlhead.Head
	Study  string
	Glyphs template.HTML
	Body   any
}

// write writes a page of charts that have been drawn before.
func write(w io.Writer, name string, f frame, pictures *Pictures) error {
	f.Language, f.Generator, f.Pictures = "en", "review", true
	f.Style = template.CSS(css + pictures.sheet.Style())
	f.Glyphs = template.HTML(pictures.sheet.Glyphs())
	return templates[name]().Execute(w, f)
}

// Material is what a page is written from.
type Material struct {
	Whole
	Subjects map[string]Subject
	Texts    []*check.Text // nil where one is not at hand
	Report   *verify.Report
	Reviews  []Review
	Drawn    []Drawn
	Pictures *Pictures // that the charts are drawn with
}

// Page writes the page of a study: one file, which asks for nothing from anywhere.
func Page(w io.Writer, m Material) error {
	body, err := newPage(m)
	if err != nil {
		return err
	}
	return write(w, "review", frame{Head: htmlhead.Head{Title: "Review: " + m.Study.Title, Script: template.JS(js)}, Study: m.Study.Name, Body: body}, m.Pictures)
}
