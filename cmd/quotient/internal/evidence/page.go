package evidence

import (
	"bytes"
	"cmp"
	_ "embed" // of the template
	"fmt"
	"html/template"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/document"
	"quotient/cmd/quotient/internal/htmlhead"
)

//go:embed page.css
var css string

//go:embed templates/page.html
var page string

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(htmlhead.New("page", nil).Parse(page))
})

// A pageText is a text on the page, in pieces.
type pageText struct {
	Name   string
	Pieces []piece
}

// A piece is a stretch of a text: a number of a draft, a quote of a source, or what is
// between two.
type piece struct {
	ID, Text, Class, Title, To string
	Note                       *note
	Back                       []link
}

// A note is what is wrong with a number, or how it is computed, under its paragraph.
type note struct {
	Class, Text string
	To          []link
}

// A link leads to a mark of a text.
type link struct{ ID, Text, Where string }

// An item of what is to be looked at is a number that its sources do not bear.
type item struct{ ID, Class, Text, Why string }

var classes = map[Verdict]string{Supported: "supported", Computed: "computed", Otherwise: "otherwise", Unsupported: "unsupported"}

// Page is a page of HTML with drafts and sources side by side, on which each number leads to
// the words that bear it, and these back to it. It asks for nothing from anywhere.
func Page(r *Report) ([]byte, error) {
	type key struct {
		Class, Name string
		Count       int
	}
	data := struct {
		htmlhead.Head
		Sum             string
		Look            []item
		Key             []key
		Drafts, Sources []pageText
	}{Sum: r.Sum()}
	data.Head = htmlhead.Head{Title: names(r.Drafts) + ", held against " + names(r.Sources), Language: r.Language, Generator: "check", Style: template.CSS(css)}
	for _, v := range Verdicts {
		if v != NotJudged {
			data.Key = append(data.Key, key{classes[v], string(v), r.Count(v)})
		}
	}
	quotes := map[Quote]string{} // ids of their marks
	back := map[string][]link{}
	for i, n := range r.Numbers {
		for _, q := range n.Quotes {
			if quotes[q] == "" {
				quotes[q] = fmt.Sprintf("q%d", len(quotes)+1)
			}
			back[quotes[q]] = append(back[quotes[q]], link{ID: numberID(i), Text: n.Text})
		}
		if n.Fails() {
			data.Look = append(data.Look, item{numberID(i), classes[n.Verdict], n.Text, n.Reason})
		}
	}
	for _, d := range r.Drafts {
		data.Drafts = append(data.Drafts, r.draft(d, quotes))
	}
	for _, s := range r.Sources {
		data.Sources = append(data.Sources, marked(s, quotes, back))
	}
	var out bytes.Buffer
	if err := pageTemplate().Execute(&out, data); err != nil {
		return nil, err
	}
	return seal.In("html", out.Bytes()), nil
}

func numberID(i int) string { return fmt.Sprintf("n%d", i+1) }

func names(list []*document.Document) string {
	var out []string
	for _, d := range list {
		out = append(out, filepath.Base(d.Name()))
	}
	return strings.Join(out, ", ")
}

// draft is a draft with its numbers; what is to be said of one comes at the end of its
// paragraph.
func (r *Report) draft(d *document.Document, quotes map[Quote]string) pageText {
	out := pageText{Name: d.Name()}
	at, last := 0, 0
	var notes []*note
	text, paragraphs := []rune(d.Text(d.All())), d.Paragraphs()
	put := func(end int) {
		out.Pieces = append(out.Pieces, piece{Text: string(text[at:end])})
		at = end
	}
	upTo := func(end int) { // the text up to there, with the notes of each paragraph behind it
		for len(paragraphs) > 0 && paragraphs[0].Span.End <= end {
			if stop := paragraphs[0].Span.End; len(notes) > 0 && stop >= at {
				put(stop)
				for _, n := range notes {
					out.Pieces = append(out.Pieces, piece{Note: n})
				}
				notes = nil
				for at < end && unicode.IsSpace(text[at]) {
					at++
				}
			}
			paragraphs = paragraphs[1:]
		}
		put(end)
	}
	for i, n := range r.Numbers {
		if n.Draft != d || n.Verdict == NotJudged || n.Span.Start < last {
			continue
		}
		upTo(n.Span.Start)
		p := piece{ID: numberID(i), Class: classes[n.Verdict], Text: d.Text(n.Span), Title: string(n.Verdict)}
		if n.Reason != "" {
			p.Title += ": " + n.Reason
		}
		if len(n.Quotes) > 0 {
			p.To = quotes[n.Quotes[0]]
		}
		out.Pieces = append(out.Pieces, p)
		at, last = n.Span.End, n.Span.End
		if x := n.note(quotes); x != nil {
			notes = append(notes, x)
		}
	}
	upTo(d.All().End)
	for _, n := range notes {
		out.Pieces = append(out.Pieces, piece{Note: n})
	}
	return out
}

// note is what is said of a number below its paragraph; nil where the quote says all.
func (n *Number) note(quotes map[Quote]string) *note {
	out := &note{Class: classes[n.Verdict]}
	switch {
	case n.Verdict == Computed:
		out.Text = fmt.Sprintf("%s = %s:", n.Formula, n.Value)
	case n.Fails():
		out.Text = fmt.Sprintf("“%s” is %s", n.Text, n.Verdict)
		if n.Reason != "" {
			out.Text += ": " + n.Reason
		}
		out.Text += "."
	default:
		return nil
	}
	for _, q := range n.Quotes {
		out.To = append(out.To, link{quotes[q], q.Text, q.Where})
	}
	return out
}

// marked is a source with the quotes that numbers lead to.
func marked(s *document.Document, quotes map[Quote]string, back map[string][]link) pageText {
	var list []Quote
	for q := range quotes {
		if q.Source == s {
			list = append(list, q)
		}
	}
	slices.SortFunc(list, func(a, b Quote) int {
		return cmp.Or(a.Span.Start-b.Span.Start, b.Span.End-a.Span.End)
	})
	out := pageText{Name: s.Name()}
	at := 0
	text := []rune(s.Text(s.All()))
	for _, q := range list {
		if q.Span.Start < at { // within the one before: a place to go to, without words
			out.Pieces = append(out.Pieces, piece{ID: quotes[q], Back: back[quotes[q]]})
			continue
		}
		out.Pieces = append(out.Pieces, piece{Text: string(text[at:q.Span.Start])}, piece{ID: quotes[q], Text: string(text[q.Span.Start:q.Span.End]), Back: back[quotes[q]]})
		at = q.Span.End
	}
	out.Pieces = append(out.Pieces, piece{Text: string(text[at:])})
	return out
}
