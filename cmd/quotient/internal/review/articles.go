package review

import (
	"cmp"
	"fmt"
	"html"
	"html/template"
	"slices"
	"sort"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/publish"
)

// articleView is an article, as HTML that needs no escaping.
type articleView struct {
	ID, Name, Lang string
	HTML           template.HTML
	Findings       int
	Problems       []problem // that are in none of its sentences
}

// articles are those of the study, the English ones first: a script puts those in the
// reader's language before them.
func (p *page) articles() error {
	ids := map[string]int{}
	for i, a := range p.m.Articles {
		v, err := p.article(i, a, ids)
		if err != nil {
			return err
		}
		p.Articles = append(p.Articles, v)
	}
	slices.SortStableFunc(p.Articles, func(a, b articleView) int {
		other := func(v articleView) int {
			if v.Lang == "en" {
				return 0
			}
			return 1
		}
		return cmp.Compare(other(a), other(b))
	})
	return nil
}

// article marks the sentences of an article that can be signed, and those in which
// something was found.
func (p *page) article(index int, a *article.Article, ids map[string]int) (articleView, error) {
	v := articleView{ID: fmt.Sprintf("_article_%d", index+1), Name: a.Name, Lang: article.Language(a.Name)}
	sentences := allSentences(a)
	at := map[int][]int{} // the findings of each sentence
	for i, f := range p.Findings {
		if f.File != a.Name {
			continue
		}
		v.Findings++
		p.Findings[i].Address = "#" + v.ID
		if k := sentenceAt(sentences, f.Line, f.Column); k >= 0 {
			at[k] = append(at[k], i)
		}
	}
	var spans []publish.Span
	for k, s := range sentences {
		if !s.counts && len(at[k]) == 0 {
			continue
		}
		span := publish.Span{From: s.From, To: s.To, ID: "_s_" + strings.TrimPrefix(s.Ref, a.Name+"#"), Class: "s"}
		if ids[span.ID]++; ids[span.ID] > 1 {
			span.ID += fmt.Sprintf("_%d", ids[span.ID])
		}
		if s.counts {
			span.Attributes = append(span.Attributes, [2]string{"data-sign", s.Ref}, [2]string{"data-sha", p.subjects[s.Ref].SHA256}, [2]string{"data-ref", strings.Join(p.shown(s.Marks), " ")})
		}
		if s.counts && p.signed(s.Ref) {
			span.Attributes = append(span.Attributes, [2]string{"data-signed", ""})
		}
		if len(at[k]) > 0 {
			span.Class += " problem"
		}
		span.After = p.said(s, at[k])
		spans = append(spans, span)
		p.sentences[s.Ref] = "#" + span.ID
		for _, i := range at[k] {
			p.Findings[i].Address = "#" + span.ID
		}
	}
	fragment, found, err := publish.Fragment(a, spans)
	v.HTML = template.HTML(fragment)
	for i, f := range p.Findings {
		if f.File != a.Name {
			continue
		}
		if id := strings.TrimPrefix(f.Address, "#"); !found[id] {
			p.Findings[i].Address = "#" + v.ID
			v.Problems = append(v.Problems, problem{f.Place, f.Message})
		}
	}
	return v, err
}

// sentenceAt is the sentence in which a finding is; -1 for none. One that begins with a
// mark begins after its bracket.
func sentenceAt(sentences []sentence, line, column int) int {
	k := sort.Search(len(sentences), func(i int) bool {
		s := sentences[i]
		return cmp.Or(cmp.Compare(s.endLine, line), cmp.Compare(s.endColumn, column)) > 0
	})
	const brackets = 4 // **[
	if k < len(sentences) && (sentences[k].Line < line || sentences[k].Line == line && sentences[k].Column <= column+brackets) {
		return k
	}
	return -1
}

// shown are those of some addresses that have a place on the page.
func (p *page) shown(refs []string) (out []string) {
	for _, ref := range refs {
		if k := p.subjects[ref].Kind; (k == Observed || k == Compared) && !slices.Contains(out, ref) {
			out = append(out, ref)
		}
	}
	return out
}

// said is what follows a sentence: what was found in it, and who has signed it.
func (p *page) said(s sentence, found []int) string {
	var b strings.Builder
	for _, i := range found {
		f := p.Findings[i]
		fmt.Fprintf(&b, `<span class="fault" lang="en">%s`, html.EscapeString(f.Message))
		if f.Hint != "" {
			fmt.Fprintf(&b, ` <span class="muted">%s</span>`, html.EscapeString(f.Hint))
		}
		b.WriteString("</span>")
	}
	for _, r := range p.reviews(s.Ref) {
		changed := ""
		if r.Changed {
			changed = ", changed since reviewed"
		}
		fmt.Fprintf(&b, ` <span class="review %s" lang="en">%s</span>`, r.Class, html.EscapeString(fmt.Sprintf("%s: %s, %s%s%s", r.Verdict, r.Reviewer, r.Date, changed, note(r.Review))))
	}
	return b.String()
}
