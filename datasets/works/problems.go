package works

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"quotient/datasets/edtf"
	"quotient/datasets/spelling"
)

// types are those of CSL 1.0.2.
var types = strings.Fields(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry
	entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
	paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard
	thesis treaty webpage`)

// A Problem is what is wrong with a property of a work, and what to do.
type Problem struct{ Name, Message, Hint string }

// Problems are all that is wrong with what a work says of itself.
func (w Work) Problems() (out []Problem) {
	add := func(name, hint, format string, args ...any) {
		out = append(out, Problem{name, fmt.Sprintf(format, args...), hint})
	}
	if w.Type != "" && !slices.Contains(types, w.Type) {
		hint := "valid: book, chapter, article-journal, article-newspaper, report, webpage and the other types of CSL"
		if near := spelling.Nearest(w.Type, types); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		add("type", hint, "no work is of the type %q", w.Type)
	}
	for _, of := range []struct{ name, date string }{{"issued", w.Issued}, {"accessed", w.Accessed}} {
		if _, err := edtf.Parse(of.date); of.date != "" && err != nil {
			add(of.name, "write a date as 1956-10-23, 1956-10 or 1956", "%v", err)
		}
	}
	if w.DOI != "" && (!strings.HasPrefix(w.DOI, "10.") || !strings.Contains(w.DOI, "/") || strings.ContainsAny(w.DOI, " \t\n{}")) {
		hint := "it begins with 10. and has a /: 10.1000/182"
		if bare := bareDOI(w.DOI); bare != w.DOI {
			hint = fmt.Sprintf("write %q", bare)
		}
		add("DOI", hint, "%q is no DOI", w.DOI)
	}
	if u, err := url.Parse(w.URL); w.URL != "" && (err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "") {
		add("URL", "write it whole: https://example.org/article", "%q is no address of a page", w.URL)
	}
	for _, of := range []struct {
		name string
		list Names
	}{{"author", w.Author}, {"editor", w.Editor}} {
		for _, n := range of.list {
			switch {
			case strings.TrimSpace(n.Family+n.Literal) == "":
				add(of.name, `write "family", or "literal" where a name has no parts`, "a name has no family name")
			case n.Literal != "" && n != (Name{Literal: n.Literal}):
				add(of.name, "leave one of the two out", "the name %q is written whole and in parts", n.Literal)
			}
		}
	}
	return out
}
