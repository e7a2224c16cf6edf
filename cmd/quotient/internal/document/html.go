package document

import (
	"bytes"
	"errors"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// htmlFormat reads the article of a page, and none of what is around it.
var htmlFormat = format{
	endings: []string{".html", ".htm", ".xhtml"},
	extract: func(_ string, b []byte) (string, error) {
		page, err := html.Parse(bytes.NewReader(b))
		if err != nil {
			return "", err
		}
		body := page
		parser := readability.NewParser()
		parser.MaxElemsToParse = mostElements
		found, err := parser.ParseDocument(page, nil)
		switch {
		case err != nil && found.Node == nil && !readability.CheckDocument(page):
			// A page without an article, such as one of a few lines, is read whole.
		case err != nil:
			return "", errors.New("the article cannot be found on the page: save it as plain text")
		case found.Node != nil:
			body = found.Node
		}
		var out strings.Builder
		if title := found.Title(); title != "" && body != page {
			out.WriteString(title + "\n\n")
		}
		flow(&out, body, "")
		return out.String(), nil
	},
}

// mostElements are as many as a page may have.
const mostElements = 200_000

// blocks are the elements that a paragraph ends with.
var blocks = map[string]bool{
	"p": true, "div": true, "section": true, "article": true, "header": true, "footer": true, "main": true, "aside": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "li": true, "ul": true, "ol": true, "dt": true, "dd": true,
	"blockquote": true, "figure": true, "figcaption": true, "table": true, "tr": true, "td": true, "th": true, "pre": true, "hr": true, "body": true, "title": true, "summary": true, "details": true, "address": true, "caption": true, "legend": true, "option": true, "button": true, "dl": true, "fieldset": true, "label": true,
}

var unseen = map[string]bool{"script": true, "style": true, "noscript": true, "template": true, "head": true, "svg": true, "nav": true, "form": true}

// flow writes the text of an element, a paragraph for each block.
func flow(out *strings.Builder, n *html.Node, raised string) {
	switch {
	case n.Type == html.TextNode:
		text := strings.Join(strings.FieldsFunc(n.Data, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' || r == '\r' }), " ")
		if text == "" {
			if n.Data != "" {
				space(out)
			}
			return
		}
		if strings.ContainsAny(n.Data[:1], " \n\t\r") {
			space(out)
		}
		out.WriteString(raise(text, raised))
		if strings.ContainsAny(n.Data[len(n.Data)-1:], " \n\t\r") {
			space(out)
		}
		return
	case n.Type == html.ElementNode && unseen[n.Data]:
		return
	case n.Type == html.ElementNode && n.Data == "br":
		out.WriteString("\n")
		return
	}
	if n.Type == html.ElementNode && (n.Data == "sup" || n.Data == "sub") {
		raised = n.Data
	}
	block := n.Type == html.ElementNode && blocks[n.Data]
	if block {
		end(out)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		flow(out, c, raised)
	}
	if block {
		end(out)
	}
}

// raisedDigits are the digits as they are above and below the line: a note behind 340 does not
// make it 3402.
var raisedDigits = map[string][]rune{"sup": []rune("⁰¹²³⁴⁵⁶⁷⁸⁹"), "sub": []rune("₀₁₂₃₄₅₆₇₈₉")}

// raise writes the digits of a text above or below the line.
func raise(text, where string) string {
	digits, ok := raisedDigits[where]
	if !ok {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return digits[r-'0']
		}
		return r
	}, text)
}

// space puts a blank between words, where there is none.
func space(out *strings.Builder) {
	if s := out.String(); s != "" && !strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "\n") {
		out.WriteString(" ")
	}
}

// end ends a paragraph.
func end(out *strings.Builder) {
	if s := out.String(); s != "" && !strings.HasSuffix(s, "\n\n") {
		out.WriteString("\n\n")
	}
}
