package export

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

var annotations = Format{
	Name:  "annotations",
	Doc:   "W3C Web Annotations (JSON-LD): one for each quote, with its place in the text and what it states",
	write: (*Study).annotations,
}

// AnnotationsName is the file of all annotations.
const AnnotationsName = "annotations.jsonld"

// annotations writes a collection of one annotation for each quote.
func (s *Study) annotations() ([]File, error) {
	var items []object
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if o.Quote != "" {
				items = append(items, s.annotation(o))
			}
		}
	}
	for i, a := range s.SetAside {
		if x := s.aside(i, a); x != nil {
			items = append(items, x)
		}
	}
	d, err := s.described()
	if err != nil {
		return nil, err
	}
	var rights []any
	for _, l := range d.list("licenses") {
		if path := l.text("path"); strings.HasPrefix(path, "http") {
			rights = append(rights, path)
		}
	}
	out := object{
		{"@context", []any{"http://www.w3.org/ns/anno.jsonld", object{{"quotient", Terms}}}},
		{"id", s.iri("")}, {"type", "AnnotationCollection"}, {"label", s.title()}, {"rights", rights},
		{"total", len(items)},
		{"first", object{{"id", s.iri("page-1")}, {"type", "AnnotationPage"}, {"startIndex", 0}, {"items", items}}},
	}
	f, err := jsonFile(AnnotationsName, out)
	return []File{f}, err
}

func (s *Study) title() string {
	if s.Title != "" {
		return s.Title
	}
	return s.Name
}

// iri is the name of something in the study: an address where that is known.
func (s *Study) iri(name string) string {
	if s.URL == "" {
		return strings.TrimSuffix("urn:quotient:study:"+s.Name+"#"+fragment(name), "#")
	}
	return strings.TrimSuffix(s.URL+AnnotationsName+"#"+fragment(name), "#")
}

func fragment(s string) string { return (&url.URL{Fragment: s}).EscapedFragment() }

// annotation is that of a row: what its quote states.
func (s *Study) annotation(o *datasets.Observation) object {
	body := object{{"id", s.iri(o.Ref())}, {"type", "quotient:Observation"}}
	for _, m := range qualified(o) {
		body = append(body, member{"quotient:" + m.name, m.value})
	}
	at, ok := s.placed(s.ledger.Quotes[o.Ref()], o.Ref())
	said := o.Ref()
	if words := s.Printer(quantity.English).Words(o); words != "" {
		said += ": " + strings.Join(strings.Fields(words), " ")
	}
	if of := names(o); of != "" {
		said += " (" + of + ")"
	}
	return object{
		{"id", s.iri("quote-" + o.Ref())}, {"type", "Annotation"}, {"motivation", "describing"},
		{"body", []any{
			object{{"type", "TextualBody"}, {"purpose", "describing"}, {"value", said}, {"format", "text/plain"}, {"language", "en"}},
			body,
		}},
		{"target", s.targets(o.Sources(), o.Quote, o.Cell("prefix"), o.Cell("suffix"), at, ok)},
	}
}

// aside is the annotation of what is set aside; nil where it has no quote.
func (s *Study) aside(i int, a *datasets.SetAside) object {
	if a.Quote == "" {
		return nil
	}
	at, ok := s.ledger.PlaceOf(a)
	why := string(a.Reason)
	if a.Repeats != nil {
		why = "repeats " + a.Repeats.Ref()
	}
	said := "In no table: " + why
	if a.Note != "" {
		said += ". " + a.Note
	}
	id := fmt.Sprintf("set-aside-%d", i+1)
	return object{
		{"id", s.iri("quote-" + id)}, {"type", "Annotation"}, {"motivation", "classifying"},
		{"body", []any{
			object{{"type", "TextualBody"}, {"purpose", "classifying"}, {"value", said}, {"format", "text/plain"}, {"language", "en"}},
			object{{"id", s.iri(id)}, {"quotient:set-aside", why}, {"quotient:where", a.Where}},
		}},
		{"target", s.targets(a.Sources(), a.Quote, "", "", at, ok && s.as(at))},
	}
}

// targets are where a quote is: in the text, by its fingerprint, and on the page that readers
// have of it, where there is one. A place in characters is one of the text alone.
func (s *Study) targets(from []int, quote, before, after string, at check.Quoted, ok bool) (out []object) {
	var position object
	if ok {
		text := s.Texts[at.Text].Source
		from, quote = []int{at.Text}, text.Text(at.Span)
		position = object{{"type", "TextPositionSelector"}, {"start", at.Span.Start}, {"end", at.Span.End}}
		if before+after == "" {
			before, after = s.around(at)
		}
	}
	selector := object{{"type", "TextQuoteSelector"}, {"exact", quote}, {"prefix", ending(before, s.Context)}, {"suffix", beginning(after, s.Context)}}
	for _, i := range from {
		info := s.Sources[i]
		name := text(s.Name, i, info)
		selectors := []object{selector}
		if position != nil {
			selectors = append(selectors, position)
		}
		if name != info.Address() {
			out = append(out, object{{"type", "SpecificResource"}, {"source", name}, {"selector", selectors}})
		}
		if page, _, _ := strings.Cut(info.Address(), "#"); page != "" {
			out = append(out, object{{"type", "SpecificResource"}, {"source", page}, {"selector", []object{selector}}})
		}
	}
	return out
}

// text is the name of a text: its fingerprint as RFC 6920 has it, else its address, else its
// number among the sources of its study.
func text(study string, i int, info datasets.SourceInfo) string {
	if hash, err := hex.DecodeString(strings.TrimPrefix(info.SHA256, "sha256:")); err == nil && len(hash) > 0 {
		return "ni:///sha-256;" + base64.RawURLEncoding.EncodeToString(hash)
	}
	if info.Address() != "" {
		return info.Address()
	}
	return fmt.Sprintf("urn:quotient:study:%s#source-%d", study, i+1)
}

// around are the words of a text right before and after a quote.
func (s *Study) around(at check.Quoted) (before, after string) {
	text := s.Texts[at.Text].Source
	from, to := at.Span, at.Span
	from.Start, from.End = max(0, at.Span.Start-s.Context), at.Span.Start
	to.Start, to.End = at.Span.End, min(text.Runes(), at.Span.End+s.Context)
	return text.Text(from), text.Text(to)
}

// ending is the end of a text, of at most so many characters: whole words, where it has any.
func ending(s string, most int) string {
	if most <= 0 {
		return ""
	}
	runes := []rune(s)
	if len(runes) < most {
		return s
	}
	runes = runes[len(runes)-most:]
	for i, c := range runes {
		if unicode.IsSpace(c) && i < len(runes)-1 {
			return string(runes[i:])
		}
	}
	return string(runes)
}

// beginning is the beginning of a text, as ending is its end.
func beginning(s string, most int) string {
	if most <= 0 {
		return ""
	}
	if utf8.RuneCountInString(s) < most {
		return s
	}
	runes := []rune(s)[:most]
	for i := len(runes) - 1; i > 0; i-- {
		if unicode.IsSpace(runes[i]) {
			return string(runes[:i+1])
		}
	}
	return string(runes)
}
