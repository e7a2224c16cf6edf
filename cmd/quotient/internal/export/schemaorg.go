package export

import (
	"encoding/json"
	"path"
	"strings"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
	"quotient/datasets/works"
)

var schemaOrg = Format{
	Name:  "schema-org",
	Doc:   "schema.org (JSON-LD): the study as a Dataset, and of each article the sentences with numbers as ClaimReviews",
	write: (*Study).schemaOrg,
}

// DatasetName is the file of the study as schema.org has it.
const DatasetName = "dataset.jsonld"

const schemaContext = "https://schema.org"

// schemaOrg writes the study as a Dataset, and what its articles claim.
func (s *Study) schemaOrg() ([]File, error) {
	d, err := s.described()
	if err != nil {
		return nil, err
	}
	f, err := jsonFile(DatasetName, s.dataset(d))
	if err != nil {
		return nil, err
	}
	claims, err := s.claims()
	return append([]File{f}, claims...), err
}

// dataset is the study as a Dataset.
func (s *Study) dataset(d object) object {
	var measured []object
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if t.Observed {
				measured = append(measured, s.observed(o))
			}
		}
	}
	for _, c := range s.Comparisons.List {
		if c.Refusal == nil {
			measured = append(measured, s.compared(c))
		}
	}
	var parts []object
	if s.URL != "" {
		for _, t := range s.Tables {
			parts = append(parts, object{{"@type", "DataDownload"}, {"name", t.Name}, {"encodingFormat", "text/csv"}, {"contentUrl", s.URL + t.Name + ".csv"}})
		}
	}
	var licence []any
	for _, l := range d.list("licenses") {
		if path := l.text("path"); strings.HasPrefix(path, "http") {
			licence = append(licence, path)
		}
	}
	var creators, keywords []any
	for _, c := range d.list("contributors") {
		creators = append(creators, object{{"@type", "Person"}, {"name", c.text("title")}, {"url", c.text("path")}})
	}
	keywords, _ = d.get("keywords").([]any)
	return object{
		{"@context", schemaContext}, {"@type", "Dataset"}, {"@id", s.datasetID()}, {"identifier", s.Name},
		{"name", s.title()}, {"description", s.Description}, {"version", d.text("version")}, {"license", licence},
		{"creator", creators}, {"keywords", keywords}, {"url", s.URL}, {"isBasedOn", s.works()},
		{"temporalCoverage", s.covered()}, {"spatialCoverage", s.where()}, {"variableMeasured", measured}, {"distribution", parts},
	}
}

func (s *Study) datasetID() string {
	if s.URL != "" {
		return s.URL + DatasetName
	}
	return "urn:quotient:study:" + s.Name
}

// observed is a row as a PropertyValue. What schema.org has no property for is a value that it
// refers to, by the name of its term.
func (s *Study) observed(o *datasets.Observation) object {
	out := object{
		{"@type", "PropertyValue"}, {"@id", s.datasetID() + "#" + fragment(o.Ref())}, {"propertyID", o.Ref()},
		{"name", names(o)}, {"description", s.words(o)},
	}
	if q, ok := o.Amount(); ok {
		out = append(out, amount(q)...)
	}
	return append(out, member{"valueReference", references(qualified(o).without("id", "value", "high", "unit").with("quote", o.Quote))})
}

// compared is a comparison as a PropertyValue.
func (s *Study) compared(c *analysis.Comparison) object {
	var from []string
	for _, o := range c.From {
		from = append(from, o.Ref())
	}
	about := object{
		{"bound", string(c.Bound())}, {"modality", string(c.Modality)}, {"formula", c.Formula}, {"source", strings.Join(from, " ")},
		{"low_open", openness(c.Lo)}, {"high_open", openness(c.Hi)},
	}
	for _, k := range c.Said() {
		about = append(about, member{"caveat", c.Caveats[k].Value})
	}
	return append(object{
		{"@type", "PropertyValue"}, {"@id", s.datasetID() + "#" + fragment(c.ID)}, {"propertyID", c.ID}, {"name", c.Title.Value}, {"description", s.words(c)},
	}, append(amount(c.Quantity), member{"valueReference", references(about)})...)
}

func (s *Study) words(f datasets.Fact) string {
	return strings.Join(strings.Fields(s.Printer(quantity.English).Words(f)), " ")
}

// openness is whether an end is open; nil where there is none.
func openness(e quantity.End) any {
	if e.Value == nil {
		return nil
	}
	return e.Open
}

// references are what is said of a number, each by the name of its term.
func references(about object) (out []object) {
	for _, m := range about {
		if !empty(m.value) {
			out = append(out, object{{"@type", "PropertyValue"}, {"propertyID", Terms + m.name}, {"value", m.value}})
		}
	}
	return out
}

// amount is a number with its ends, and what it counts.
func amount(q quantity.Quantity) (out object) {
	number := func(name string, e quantity.End, up bool) {
		if e.Value != nil {
			out = append(out, member{name, json.Number(plain(e.Value, up))})
		}
	}
	if q.Lo.Value != nil && q.Hi.Value != nil && q.Lo.Value.Cmp(q.Hi.Value) == 0 {
		number("value", q.Lo, false)
	} else {
		number("minValue", q.Lo, false)
		number("maxValue", q.Hi, true)
	}
	return append(out, member{"unitText", q.Unit.String()})
}

// works are the sources as CreativeWorks.
func (s *Study) works() (out []object) {
	for _, i := range s.Sources {
		kind := map[string]string{"book": "Book", "report": "Report", "webpage": "WebPage", "article-journal": "ScholarlyArticle", "article-newspaper": "NewsArticle", "article": "Article"}[i.Type]
		if kind == "" {
			kind = "CreativeWork"
		}
		var in object
		if i.ContainerTitle != "" {
			in = object{{"@type", "CreativeWork"}, {"name", i.ContainerTitle}}
		}
		var publisher object
		if i.Publisher != "" {
			publisher = object{{"@type", "Organization"}, {"name", i.Publisher}}
		}
		var hash []any
		if i.SHA256 != "" {
			hash = append(hash, "sha256:"+strings.TrimPrefix(i.SHA256, "sha256:"))
		}
		if i.DOI != "" {
			hash = append(hash, "doi:"+i.DOI)
		}
		out = append(out, object{
			{"@type", kind}, {"name", i.Title}, {"creditText", i.By().String()}, {"author", people(i.Author)}, {"editor", people(i.Editor)}, {"datePublished", isoDate(i.Issued)},
			{"inLanguage", i.Language}, {"isPartOf", in}, {"publisher", publisher}, {"url", i.Address()}, {"identifier", hash},
		})
	}
	return out
}

// people are those of some names that are people: they have a family name. Whether any other is
// one, nobody has said.
func people(list works.Names) (out []object) {
	for _, n := range list {
		if n.Family != "" {
			out = append(out, object{{"@type", "Person"}, {"name", n.String()}, {"familyName", n.Family}, {"givenName", n.Given}})
		}
	}
	return out
}

var iso = lazy.MustCompile(`^\d{4}(-\d{2}){0,2}$`)

// isoDate is a date as schema.org takes it; "" where it is coarser than a year.
func isoDate(date string) string {
	if iso.MatchString(date) {
		return date
	}
	return ""
}

// covered is the time from the first day to the last that rows can be of, where all that have
// a date have both.
func (s *Study) covered() string {
	var first, last edtf.Day
	found := false
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			from, ok := o.Date.First()
			to, ends := o.Date.Last()
			if o.Date.IsZero() || !ok || !ends {
				continue
			}
			if !found || from < first {
				first = from
			}
			if !found || to > last {
				last = to
			}
			found = true
		}
	}
	if !found {
		return ""
	}
	return first.String() + "/" + last.String()
}

// where are the places of the rows, each once, in their order.
func (s *Study) where() (out []any) {
	seen := map[string]bool{"": true}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if !seen[o.Place] {
				seen[o.Place] = true
				out = append(out, object{{"@type", "Place"}, {"name", o.Place}})
			}
		}
	}
	return out
}

// claimsName is the file of what an article claims.
func claimsName(article string) string {
	return strings.TrimSuffix(article, path.Ext(article)) + ".jsonld"
}
