package publish

import (
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets/lazy"
)

// front is what the settings before an article say of it.
type front struct {
	title, subtitle, date, abstract, lang, description string
	authors, keywords                                  []string
}

var (
	dayAndTime = lazy.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}.*$`)
	langTag    = lazy.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// frontOf reads the settings of an article.
func frontOf(text []byte) (f front) {
	for _, s := range article.Front(text) {
		one := strings.Join(s.Values, ", ")
		switch s.Key {
		case "title":
			f.title = one
		case "subtitle":
			f.subtitle = one
		case "author", "authors":
			f.authors = append(f.authors, s.Values...)
		case "date":
			f.date = dayAndTime.ReplaceAllString(one, "$1")
		case "abstract":
			f.abstract = one
		case "description":
			f.description = one
		case "keywords":
			f.keywords = s.Values
		case "lang", "language":
			if langTag.MatchString(one) {
				f.lang = one
			}
		}
	}
	return f
}

// says reports whether anything beside a title is known.
func (f front) says() bool { return f.subtitle+f.date+f.abstract != "" || len(f.authors) > 0 }

// byline is who has written it, and when.
func (f front) byline() string {
	authors := strings.Join(f.authors, ", ")
	if authors != "" && f.date != "" {
		authors += " · "
	}
	return authors + f.date
}

// yaml is the settings as Pandoc reads them.
func (f front) yaml() string {
	var b strings.Builder
	quoted := func(s string) string { return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"` }
	for _, x := range [][2]string{{"title", f.title}, {"subtitle", f.subtitle}, {"date", f.date}, {"abstract", f.abstract}, {"description", f.description}, {"lang", f.lang}} {
		if x[1] != "" {
			b.WriteString(x[0] + ": " + quoted(x[1]) + "\n")
		}
	}
	list := func(key string, values []string) {
		if len(values) > 0 {
			b.WriteString(key + ":\n")
		}
		for _, v := range values {
			b.WriteString("- " + quoted(v) + "\n")
		}
	}
	list("author", f.authors)
	list("keywords", f.keywords)
	if b.Len() == 0 {
		return ""
	}
	return "---\n" + b.String() + "---\n"
}

// latex is the title, in LaTeX, the authors and the date of a paper.
func (f front) latex(title string) string {
	var authors []string
	for _, a := range f.authors {
		authors = append(authors, figure.LaTeX(a))
	}
	s := title
	if f.subtitle != "" {
		s += `\\[.4em]\large ` + figure.LaTeX(f.subtitle)
	}
	return "\\title{" + s + "}\\author{" + strings.Join(authors, ` \and `) + "}\\date{" + figure.LaTeX(f.date) + "}\n"
}

// typst is the same for Typst, after the title.
func (f front) typst() string {
	var b strings.Builder
	if f.subtitle != "" {
		b.WriteString("#text(size: 1.2em)[" + figure.Typst(f.subtitle) + "]\n\n")
	}
	if byline := f.byline(); byline != "" {
		b.WriteString("#emph[" + figure.Typst(byline) + "]\n\n")
	}
	if f.abstract != "" {
		b.WriteString("#pad(x: 1.5em)[" + figure.Typst(f.abstract) + "]\n\n")
	}
	return b.String()
}

// typstList is one of the settings of a document of Typst.
func typstList(key string, values []string) string {
	if len(values) == 0 {
		return ""
	}
	var list []string
	for _, v := range values {
		list = append(list, figure.TypstString(v))
	}
	return ", " + key + ": (" + strings.Join(list, ", ") + ",)"
}

// languageOnly is a language without its region, as Typst has it.
func languageOnly(tag string) string {
	language, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(language)
}
