package export

import (
	"fmt"
	"io/fs"
	"net/url"
	"strings"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets"
)

// claims writes, for each article of the study, what it says of numbers and whether the study
// says so too.
func (s *Study) claims() (out []File, err error) {
	names, err := article.In(s.FS)
	if err != nil {
		return nil, err
	}
	w := weave.New(s.Workspace, nil)
	for _, name := range names {
		text, err := fs.ReadFile(s.FS, name)
		if err != nil {
			return nil, err
		}
		a, err := article.Parse(name, text)
		if err != nil {
			return nil, err
		}
		claimed, err := s.claimed(w, a)
		if err != nil {
			return nil, err
		}
		if claimed == nil {
			continue
		}
		f, err := jsonFile(claimsName(name), claimed)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, nil
}

// claimed is an article with its claims; nil where it has none. One that is not woven as the
// study is now is refused: its numbers may be those of another day.
func (s *Study) claimed(w *weave.Weaver, a *article.Article) (any, error) {
	woven, err := w.Weave(a)
	if err != nil {
		return nil, err
	}
	if len(woven.Faults) > 0 {
		return nil, woven.Faults
	}
	if len(woven.Changes) > 0 {
		c := woven.Changes[0]
		return nil, datasets.Findings{{File: a.Name, Line: c.Line, Column: c.Column, Message: "what fills this place is not what the study says now", Hint: "run quotient weave, then export again"}}
	}
	typed, err := w.TypedNumbers(a)
	if err != nil {
		return nil, err
	}
	id := s.articleID(a.Name)
	graph := []object{s.article(a, id)}
	for _, sentence := range review.Sentences(a) {
		if of := s.reviewed(a, sentence, typed, woven.Typed); of != nil {
			graph = append(graph, s.review(sentence, of, id, len(graph)))
		}
	}
	if len(graph) == 1 {
		return nil, nil
	}
	return object{{"@context", schemaContext}, {"@graph", graph}}, nil
}

func (s *Study) articleID(name string) string {
	if s.URL != "" {
		return s.URL + strings.TrimSuffix(claimsName(name), ".jsonld") + ".html"
	}
	return "urn:quotient:study:" + s.Name + ":" + (&url.URL{Path: name}).EscapedPath()
}

// article is the article itself.
func (s *Study) article(a *article.Article, id string) object {
	out := object{{"@type", "Article"}, {"@id", id}}
	headline, authors := "", []any(nil)
	about := map[string]string{}
	for _, set := range article.Front(a.Text) {
		switch set.Key {
		case "author", "authors":
			for _, n := range set.Values {
				authors = append(authors, object{{"@type", "Person"}, {"name", n}})
			}
		default:
			about[set.Key] = strings.Join(set.Values, ", ")
		}
	}
	if headline = about["title"]; headline == "" {
		for _, p := range a.Passages {
			if p.Heading {
				headline = strings.Join(strings.Fields(p.Text), " ")
				break
			}
		}
	}
	page := ""
	if s.URL != "" {
		page = id
	}
	return append(out, object{
		{"headline", headline}, {"description", about["description"]}, {"author", authors}, {"datePublished", isoDate(about["date"])},
		{"inLanguage", article.Language(a.Name)}, {"url", page}, {"isBasedOn", object{{"@type", "Dataset"}, {"@id", s.datasetID()}, {"name", s.title()}}},
		{"citation", s.works()},
	}...)
}

// A verdict is what was found of the numbers of a sentence.
type verdict struct {
	wrong []string
	facts []datasets.Fact
}

// reviewed is the verdict of a sentence; nil where nothing of it was judged.
func (s *Study) reviewed(a *article.Article, sentence review.Sentence, typed [][2]int, wrong datasets.Findings) *verdict {
	v := &verdict{}
	for _, mark := range sentence.Marks {
		if f, err := s.Comparisons.Fact(mark); err == nil {
			v.facts = append(v.facts, f)
		}
	}
	judged := len(v.facts) > 0
	for _, n := range typed {
		judged = judged || sentence.From <= n[0] && n[0] < sentence.To
	}
	if !judged {
		return nil
	}
	for _, f := range wrong {
		if within(a, sentence, f) {
			v.wrong = append(v.wrong, f.Message)
		}
	}
	return v
}

// within reports whether something was found in a sentence.
func within(a *article.Article, sentence review.Sentence, f datasets.Finding) bool {
	line, column := a.Position(sentence.To)
	after := f.Line > sentence.Line || f.Line == sentence.Line && f.Column >= sentence.Column-1 // the bracket of a mark
	before := f.Line < line || f.Line == line && f.Column < column
	return after && before
}

// review is the ClaimReview of a sentence.
func (s *Study) review(sentence review.Sentence, v *verdict, id string, n int) object {
	rating, said := 5, "Every number is as the tables have it"
	body := said + "."
	if len(v.wrong) > 0 {
		rating, said = 1, "A number is not as the tables have it"
		body = said + ": " + strings.Join(v.wrong, "; ") + "."
	}
	var about, quotes []object
	seen := map[string]bool{}
	for _, f := range v.facts {
		if seen[f.Ref()] {
			continue
		}
		seen[f.Ref()] = true
		about = append(about, object{{"@type", "PropertyValue"}, {"@id", s.datasetID() + "#" + fragment(f.Ref())}, {"propertyID", f.Ref()}, {"description", s.words(f)},
			{"valueReference", references(object{{"bound", bound(f)}, {"modality", string(f.Claim())}})}})
		for _, o := range f.Rows() {
			if o.Quote != "" && !seen["“"+o.Ref()] {
				seen["“"+o.Ref()] = true
				quotes = append(quotes, object{{"@type", "Quotation"}, {"text", o.Quote}, {"url", s.Link(o)}})
			}
		}
	}
	var by object
	if s.By != "" {
		by = object{{"@type", "Organization"}, {"name", s.By}}
	}
	page := ""
	if s.URL != "" {
		page = id
	}
	return object{
		{"@type", "ClaimReview"}, {"@id", fmt.Sprintf("%s#claim-%d", id, n)}, {"url", page}, {"author", by},
		{"claimReviewed", sentence.Words},
		{"itemReviewed", object{{"@type", "Claim"}, {"text", sentence.Words}, {"appearance", object{{"@type", "Article"}, {"@id", id}}}}},
		{"reviewRating", object{{"@type", "Rating"}, {"ratingValue", rating}, {"bestRating", 5}, {"worstRating", 1}, {"alternateName", said}}},
		{"reviewBody", body}, {"about", about}, {"citation", quotes},
	}
}

// bound is how the number of a fact is bounded.
func bound(f datasets.Fact) string {
	if o, ok := f.Row(); ok && o.Quantity != nil {
		return string(o.Bound)
	}
	q, ok := f.Amount()
	if !ok {
		return ""
	}
	return string(q.Bound())
}
