// Package htmlhead has what the pages of HTML that the program writes have in common: a head that
// allows their own style and script, and nothing else from anywhere.
package htmlhead

import (
	"crypto/sha256"
	_ "embed" // of the template
	"encoding/base64"
	"fmt"
	"html/template"
)

//go:embed templates/head.html
var head string

// A Head is what the head of a page says.
type Head struct {
	Title     string
	Language  string // of its words
	Generator string // the verb that wrote it
	Style     template.CSS
	Script    template.JS // "" for none
	Pictures  bool        // whether it has some, as data
}

// New is a template of a name that knows the template "head", which takes a [Head].
func New(name string, funcs template.FuncMap) *template.Template {
	t := template.New(name).Funcs(template.FuncMap{"hash": hash}).Funcs(funcs)
	template.Must(t.New("head").Parse(head))
	return t
}

// hash is the fingerprint by which a policy allows a script or a style.
func hash(text any) string {
	h := sha256.Sum256([]byte(fmt.Sprint(text)))
	return "sha256-" + base64.StdEncoding.EncodeToString(h[:])
}
