package publish

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"quotient/cmd/quotient/internal/article"
)

// policy is what a page may do: it shows its own words, and pictures of its own site or
// folder, and runs nothing.
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'">` + "\n"

// elements are those of HTML that an article may have of its own: they show something,
// and do nothing.
var elements = setOf(`a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn
	div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp
	section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr`)

// attributes are those that they may have.
var attributes = setOf(`alt align cite class colspan datetime dir headers height href id lang markdown media name open rel
	reversed rowspan scope sizes span src srcset start target title type valign value width`)

// unseen are elements whose words are no text of the page.
var unseen = setOf(`script style iframe noscript noembed noframes object embed template textarea title xmp svg math`)

func setOf(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// rawRenderer writes the HTML of an article as far as it only shows something.
type rawRenderer struct {
	told func(at int, what, remedy string)
}

// RegisterFuncs implements [renderer.NodeRenderer].
func (r rawRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindHTMLBlock, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if block := n.(*ast.HTMLBlock); entering {
			var b bytes.Buffer
			at := -1
			for i := range block.Lines().Len() {
				line := block.Lines().At(i)
				if b.Write(line.Value(source)); at < 0 {
					at = line.Start
				}
			}
			if block.HasClosure() {
				b.Write(block.ClosureLine.Value(source))
			}
			_, _ = w.Write(r.harmless(b.Bytes(), at))
		}
		return ast.WalkContinue, nil
	})
	reg.Register(ast.KindRawHTML, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if raw := n.(*ast.RawHTML); entering {
			var b bytes.Buffer
			for i := range raw.Segments.Len() {
				segment := raw.Segments.At(i)
				b.Write(segment.Value(source))
			}
			_, _ = w.Write(r.harmless(b.Bytes(), raw.Segments.At(0).Start))
		}
		return ast.WalkSkipChildren, nil
	})
}

// harmless is HTML without what could act on a page, which is told with its place.
func (r rawRenderer) harmless(text []byte, at int) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(text))
	skip := "" // the element whose words are left out
	for {
		kind := z.Next()
		raw := len(z.Raw())
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			return out.Bytes()
		case html.TextToken:
			if skip == "" {
				out.WriteString(token.String())
			}
		case html.EndTagToken:
			switch {
			case skip == token.Data:
				skip = ""
			case skip == "" && elements[token.Data]:
				out.WriteString(token.String())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			if skip != "" {
				break
			}
			if elements[token.Data] {
				out.WriteString(r.tag(token, at))
				break
			}
			r.tell(at, "<"+token.Data+">")
			if unseen[token.Data] && kind == html.StartTagToken && token.DataAtom != atom.Embed {
				skip = token.Data
			}
		}
		at += raw
	}
}

// tag is a tag with the attributes that only show something.
func (r rawRenderer) tag(token html.Token, at int) string {
	token.Attr = slices.DeleteFunc(token.Attr, func(a html.Attribute) bool {
		name := strings.ToLower(a.Key)
		to := addresses(name, a.Val)
		if i := slices.IndexFunc(to, remote); i >= 0 && name != "href" && name != "cite" {
			r.tellRemote(at, to[i])
			return true
		}
		bad := !attributes[name] || a.Namespace != "" || slices.ContainsFunc(to, func(one string) bool { return !harmlessURL(name, one) })
		if bad {
			r.tell(at, fmt.Sprintf("%s of <%s>", name, token.Data))
		}
		return bad
	})
	return token.String()
}

func (r rawRenderer) tell(at int, what string) {
	if r.told != nil {
		r.told(at, what+" is left out of the page", "--trusted keeps all HTML of an article, with its scripts")
	}
}

func (r rawRenderer) tellRemote(at int, address string) {
	if r.told != nil {
		r.told(at, "the picture “"+shortened(address)+"” is of another site, which would learn who reads the page: it is left out", "save it in the folder of the article, and show that; or add --trusted")
	}
}

// withoutRemote puts the words of pictures of other sites in their places.
func (r rawRenderer) withoutRemote(root ast.Node) {
	var images []*ast.Image
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if image, ok := n.(*ast.Image); ok && entering && remote(unescape(string(image.Destination))) {
			images = append(images, image)
		}
		return ast.WalkContinue, nil
	})
	for _, image := range images {
		r.tellRemote(image.Pos(), string(image.Destination))
		for child := image.FirstChild(); child != nil; child = image.FirstChild() {
			image.Parent().InsertBefore(image.Parent(), image, child)
		}
		image.Parent().RemoveChild(image.Parent(), image)
	}
}

// addresses are those that an attribute leads to.
func addresses(name, value string) []string {
	switch name {
	case "href", "src", "cite":
		return []string{value}
	case "srcset":
		return candidates(value)
	}
	return nil
}

// candidates are the addresses of a srcset, as browsers read it: each ends at a space, and
// what follows it at a comma that is not in parentheses.
func candidates(srcset string) (out []string) {
	const space = " \t\n\f\r"
	for {
		srcset = strings.TrimLeft(srcset, space+",")
		if srcset == "" {
			return out
		}
		address, rest := srcset, ""
		if end := strings.IndexAny(srcset, space); end >= 0 {
			address, rest = srcset[:end], srcset[end:]
		}
		one := strings.TrimRight(address, ",")
		out = append(out, one)
		if srcset = rest; one != address { // it has nothing more
			continue
		}
		deep := false
		end := strings.IndexFunc(rest, func(c rune) bool {
			deep = c == '(' || deep && c != ')'
			return c == ',' && !deep
		})
		if end < 0 {
			return out
		}
		srcset = rest[end:]
	}
}

// asBrowsersRead is an address without what browsers take no notice of.
func asBrowsersRead(address string) string {
	address = strings.TrimFunc(address, func(c rune) bool { return c <= ' ' })
	return strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
}

// remote reports whether an address of a picture is on some site.
func remote(address string) bool {
	address = asBrowsersRead(address)
	if strings.HasPrefix(strings.ToLower(address), "data:") {
		return false
	}
	return strings.HasPrefix(strings.ReplaceAll(address, `\`, "/"), "//") || address != "" && article.File(address) == ""
}

// harmlessURL reports whether an attribute leads to a page, a picture or a mail, if it
// leads anywhere.
func harmlessURL(name, address string) bool {
	address = strings.ToLower(asBrowsersRead(address))
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	picture := name == "src" || name == "srcset"
	return slices.Contains([]string{"http", "https", "mailto", "tel"}, scheme) || picture && strings.HasPrefix(address, "data:image/")
}
