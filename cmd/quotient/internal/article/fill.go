package article

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"quotient/datasets/lazy"
)

// Fill returns the article with what is said of its places; a nil leaves one as
// it is. Blocks and inlines are those of the article, in its order. What is filled
// in has lines that end in \n, and gets the line ends of the article.
func (a *Article) Fill(blocks, inlines []*string) []byte {
	type cut struct {
		from, to int
		text     string
	}
	var cuts []cut
	for i, b := range a.Blocks {
		if i >= len(blocks) || blocks[i] == nil {
			continue
		}
		body := strings.Trim(*blocks[i], "\n")
		print := Fingerprint(body)
		if b.Words[0] == Links {
			print = "" // which holds definitions alone, and is known by them
		}
		if !b.Open && Plain(string(a.Text[b.From:b.To])) == Plain(body) && Plain(body) != "" {
			body = string(a.Text[b.From:b.To]) // the same, however an editor has laid it out
		} else {
			if body != "" {
				body += "\n\n"
			}
			body = strings.ReplaceAll("\n"+body, "\n", a.EOL(b.Start))
		}
		end := a.Text[b.To:b.End]
		if b.Open {
			if b.From > 0 && a.Text[b.From-1] != '\n' {
				body = a.EOL(b.Start) + body
			}
			last := "[=/" + closing(b.Words) + "]: #" + print + "\n"
			if b.From < len(a.Text) && a.Text[b.From] != '\n' && a.Text[b.From] != '\r' {
				last += "\n"
			}
			end = []byte(strings.ReplaceAll(last, "\n", a.EOL(b.Start)))
		} else if b.Print != print && print != "" {
			end = printed(end, print)
		}
		cuts = append(cuts, cut{b.From, b.End, body + string(end)})
	}
	for i, p := range a.Inlines {
		if i >= len(inlines) || inlines[i] == nil {
			continue
		}
		s := *inlines[i]
		if p.Open {
			s = "[" + s + "][=" + p.Label + "]"
		} else if Same(s, string(a.Text[p.From:p.To])) {
			continue // the same, however an editor has broken its lines
		}
		cuts = append(cuts, cut{p.From, p.To, s})
	}
	slices.SortFunc(cuts, func(x, y cut) int { return cmp.Compare(x.from, y.from) })
	var out bytes.Buffer
	at := 0
	for _, c := range cuts {
		out.Write(a.Text[at:c.from])
		out.WriteString(c.text)
		at = c.to
	}
	out.Write(a.Text[at:])
	return out.Bytes()
}

// Same reports whether two texts of a place say the same, however an editor has
// broken their lines, also in a quotation.
func Same(a, b string) bool {
	unbroken := func(s string) string {
		return strings.Join(strings.Fields(broken.ReplaceAllString(s, " ")), " ")
	}
	return unbroken(a) == unbroken(b)
}

var broken = lazy.MustCompile(`\n[ \t]*(>[ \t]*)+`)
