package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/quantity"
)

// A Kind is a sort of subject.
type Kind string

// The kinds, in the order of a report.
const (
	Observed  Kind = "observation"
	Cells     Kind = "row" // of a table without numbers, such as a series
	Compared  Kind = "comparison"
	Charted   Kind = "chart"
	Sentenced Kind = "sentence"
	SetAside  Kind = "number set aside"
)

// Kinds lists every kind.
var Kinds = []Kind{Observed, Cells, Compared, Charted, Sentenced, SetAside}

// inText names the cell of a sentence of the source, or begins its name.
const inText = "sentence in the text"

// A Subject is what can be reviewed. Its address is table.id for a row, the id of a
// comparison, chart#id, and for what has no id article.md#fingerprint and
// set-aside#fingerprint, of the words that it is.
type Subject struct {
	Ref  string
	Kind Kind
	// Says is what it says: its cells as a JSON object, the empty ones left out, with
	// the sentences of its quotes where their text is at hand.
	Says   string
	SHA256 string // of that
	Author string // who wrote it, where the table has a column author
	Read   bool   // a person has read it otherwise than the program

	words       string           // a sentence, or the quote of a number set aside
	where       string           // of a number set aside
	place       datasets.Finding // where it is, without a message
	plain       string           // what it says without the sentences
	plainSHA256 string
}

// A Whole is a study with all of it that can be reviewed. A nil Ledger is one of texts that
// are not at hand.
type Whole struct {
	Study       *datasets.Study
	Comparisons *analysis.Comparisons
	Ledger      *check.Ledger
	Charts      []*charts.Chart
	Articles    []*article.Article
}

// Subjects are the observations and comparisons of a study, by their address.
func Subjects(s *datasets.Study, c *analysis.Comparisons) map[string]Subject {
	return byRef(Whole{Study: s, Comparisons: c}.Subjects())
}

func byRef(list []Subject) map[string]Subject {
	out := map[string]Subject{}
	for _, s := range list {
		out[s.Ref] = s
	}
	return out
}

// Subjects are all that can be reviewed, in the order of the study.
func (w Whole) Subjects() (out []Subject) {
	for _, t := range w.Study.Tables {
		for _, o := range t.Rows {
			if o.ID != "" {
				out = append(out, w.row(t, o))
			}
		}
	}
	for _, x := range w.Comparisons.List {
		out = append(out, w.comparison(x))
	}
	for _, c := range w.Charts {
		s := subject("chart#"+c.ID, Charted, c.Says())
		s.place = datasets.Finding{File: charts.SpecFile}
		out = append(out, s)
	}
	for _, a := range w.Articles {
		for _, x := range Sentences(a) {
			s := subject(x.Ref, Sentenced, map[string]string{"sentence": x.Words})
			s.words = x.Words
			s.place = datasets.Finding{File: a.Name, Line: x.Line, Column: x.Column}
			out = append(out, s)
		}
	}
	for _, a := range w.Study.SetAside {
		cells := map[string]string{"quote": a.Quote, "where": a.Where, "reason": string(a.Reason), "note": a.Note}
		if w.Ledger != nil {
			if at, ok := w.Ledger.PlaceOf(a); ok {
				cells[inText] = w.Ledger.Sentence(at)
			}
		}
		s := subject(asideRef(a), SetAside, cells)
		s.words, s.where, s.place = a.Quote, a.Where, a.Finding("quote", "", "")
		out = append(out, s)
	}
	return out
}

// asideRef is the address of a number that is set aside: it has no id.
func asideRef(a *datasets.SetAside) string {
	return datasets.SetAsideName + "#" + fingerprintOf(a.Quote + "\n" + a.Where)[:8]
}

func (w Whole) row(t *datasets.Table, o *datasets.Observation) Subject {
	cells := map[string]string{}
	for _, name := range o.Columns() {
		cells[name] = o.Cell(name)
	}
	if words := w.Study.Printer(quantity.English).Words(o); words != "" {
		cells["reads"] = words // with the unit as it is defined
	}
	cells[inText] = w.sentence(o)
	kind := Cells
	if t.Observed {
		kind = Observed
	}
	s := subject(o.Ref(), kind, cells)
	s.Author, s.Read, s.place = o.Cell("author"), o.Reading != "", o.Finding("id", "", "")
	return s
}

// sentence is that of a row's quote; "" where its text is not at hand.
func (w Whole) sentence(o *datasets.Observation) string {
	if w.Ledger == nil {
		return ""
	}
	at, ok := w.Ledger.Quotes[o.Ref()]
	if !ok {
		return ""
	}
	return w.Ledger.Sentence(at)
}

func (w Whole) comparison(x *analysis.Comparison) Subject {
	cells := map[string]string{"title": x.Title.Value, "formula": x.Formula, "show": string(x.Show), "measure": x.Measure.Value, "result": x.String(), "waiver": x.Waiver.Value}
	cells["modality"] = string(x.Modality)
	from := x.From
	if x.Refusal != nil {
		cells["refusal"], from = x.Refusal.Message, x.Refusal.From
	}
	for _, step := range x.Steps {
		cells["steps"] += step.Text + " = " + step.Result + " " + step.Range + "; "
	}
	for _, o := range from {
		cells[o.Ref()] = strings.Join([]string{w.Study.Printer(quantity.English).Words(o), string(o.Statistic), string(o.Modality), o.Date.String(), datasets.InQuotes(o.Quote)}, ", ")
		cells[inText+" of "+o.Ref()] = w.sentence(o)
	}
	for _, k := range analysis.Caveats {
		cells["caveat "+string(k.Name)] = x.Caveats[k.Name].Value
	}
	s := subject(x.ID, Compared, cells)
	s.place = datasets.Finding{File: analysis.SpecFile, Ref: x.ID}
	return s
}

func subject(ref string, kind Kind, cells map[string]string) Subject {
	maps.DeleteFunc(cells, func(name, cell string) bool { return cell == "" || name == "id" })
	s := Subject{Ref: ref, Kind: kind, Says: encoded(cells), plain: encoded(without(cells))}
	s.SHA256, s.plainSHA256 = fingerprintOf(s.Says), fingerprintOf(s.plain)
	return s
}

// encoded are cells as a JSON object, in the order of their names.
func encoded(cells map[string]string) string {
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	_ = w.Encode(cells)
	return strings.TrimSuffix(b.String(), "\n")
}

// without are the cells but for the sentences of the source.
func without(cells map[string]string) map[string]string {
	out := maps.Clone(cells)
	maps.DeleteFunc(out, func(name, _ string) bool { return strings.HasPrefix(name, inText) })
	return out
}

func fingerprintOf(says string) string {
	sum := sha256.Sum256([]byte(says))
	return hex.EncodeToString(sum[:])
}

// Is reports whether a review is of the subject as it is now. A review that was signed
// without the text covers the row alone; one that was signed with it is held to the row
// alone while the text is not at hand.
func (s Subject) Is(r Review) bool {
	switch {
	case r.SHA256 == s.SHA256 || r.SHA256 == s.plainSHA256:
		return true
	case s.Says == s.plain:
		return encoded(without(r.cells())) == s.plain
	}
	return false
}

// Alone reports whether a review covers less than the subject: not the sentence of its
// quote, which was not at hand when it was signed.
func (s Subject) Alone(r Review) bool { return r.SHA256 == s.plainSHA256 && s.Says != s.plain }

// cells are those that were reviewed; none where the page has not told them.
func (r Review) cells() (out map[string]string) {
	if json.Unmarshal([]byte(r.Reviewed), &out) != nil {
		return nil
	}
	return out
}

// Resolved is a review with what it is of now; nil where that is no more.
type Resolved struct {
	Review
	Subject *Subject
}

// Resolve finds what reviews are of now. What has no id is found by what it said where
// nothing has its address any more: the sentence most alike, or the number set aside with
// the same quote or at the same place.
func Resolve(reviews []Review, subjects map[string]Subject) []Resolved {
	loose := map[string][]*Subject{} // those without an id, by their file, in order
	for _, ref := range slices.Sorted(maps.Keys(subjects)) {
		if s := subjects[ref]; s.Kind == Sentenced || s.Kind == SetAside {
			file, _, _ := strings.Cut(ref, "#")
			loose[file] = append(loose[file], &s)
		}
	}
	known := map[[2]string]*Subject{} // by address and fingerprint
	out := make([]Resolved, len(reviews))
	for i, r := range reviews {
		out[i].Review = r
		key := [2]string{r.Row, r.SHA256}
		s, ok := known[key]
		if !ok {
			if now, is := subjects[r.Row]; is {
				s = &now
			} else if file, _, is := strings.Cut(r.Row, "#"); is {
				s = r.nearest(loose[file])
			}
			known[key] = s
		}
		out[i].Subject = s
	}
	return out
}

// nearest is the subject most like what was reviewed; nil where none is like it.
func (r Review) nearest(list []*Subject) (best *Subject) {
	least, was := 0.5, r.cells()
	for _, s := range list {
		if l := s.likeness(was); l > least {
			best, least = s, l
		}
	}
	return best
}

// likeness is how much of a subject without an id is as it was, from 0 to 1.
func (s Subject) likeness(was map[string]string) float64 {
	switch {
	case s.Kind == Sentenced:
		return shared(strings.Fields(s.words), strings.Fields(was["sentence"]))
	case s.Kind == SetAside && s.words == was["quote"]:
		return 0.8
	case s.Kind == SetAside && s.where == was["where"]:
		return 0.4 + shared(strings.Fields(s.words), strings.Fields(was["quote"]))/2
	}
	return 0
}

// shared is the share of words that two texts have in common.
func shared(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	rest, n := slices.Clone(b), 0
	for _, word := range a {
		if i := slices.Index(rest, word); i >= 0 {
			rest, n = slices.Delete(rest, i, i+1), n+1
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// Changes are the cells that are otherwise than they were when they were reviewed.
func (r Resolved) Changes() (out []CellChange) {
	was, s := r.cells(), r.Subject
	if was == nil || s == nil {
		return nil
	}
	is := Review{Reviewed: s.Says}.cells()
	if encoded(without(was)) == encoded(was) || s.Says == s.plain { // one of them has no text
		was, is = without(was), without(is)
	}
	return changed(was, is)
}
