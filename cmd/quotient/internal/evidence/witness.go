package evidence

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"math/big"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/analysis/wording"
	"quotient/cmd/quotient/internal/document"
	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/folder"
	"quotient/datasets/language/form"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A witness is a source with a study of its numbers, which is in memory alone.
type witness struct {
	*document.Document
	*reader
	locale    quantity.Locale
	study     *datasets.Study
	editor    *prose.Editor
	rows      []*row
	dates     []scan.Mention           // of the text
	bracketed brackets                 // of these, those that are of one number alone
	parts     []*row                   // in words, that no decimal number is, and so none of the study: two thirds
	chars     []rune                   // of the text
	opening   bag                      // names of its first sentence
	sections  map[source.Span]bag      // words of each section
	heads     bag                      // names of its headings
	title     bag                      // words of the name of its file, which may be its author's
	topic     bag                      // and of its first heading: what all of it is on
	themes    []token                  // the names that it is on, in the order of the text
	theme     bag                      // what they mean
	proper    bag                      // what the text writes as names
	words     []token                  // of the text
	known     bag                      // of all its words
	often     map[string]int           // in how many sentences a word is
	all       int                      // sentences
	logs      map[int]float64          // how much a word tells that is in so many
	near      map[string][]source.Span // sentences with numbers, by their words
	sentences map[source.Span][]*row
	stated    []stated // how the text says each number
}

// How a text says a number is kept beside the study, which computes with numbers whatever they
// are of: whether one follows from others is for the words to say.
type stated struct {
	Statistic datasets.Statistic
	Modality  datasets.Modality
}

// A row is a number of a source, with the words around it: the nearest first.
type row struct {
	*datasets.Observation
	scan.Mention
	as                  stated
	own, sentence, part source.Span
	heading, section    source.Span    // where it begins
	lead                source.Span    // of the sentence, up to its first number
	denied              string         // the words by which the text denies it
	beside              int            // how many numbers its sentence has
	tokens              []token        // of its own stretch
	said                bag            // what they mean
	nation              bool           // its sentence names one
	value               float64        // as it is nearly
	names               []token        // of its own stretch, or else of its sentence, that are no theme
	named               bag            // what they mean
	subject             bag            // the theme that is told of
	near, around, wide  bag            // of its sentence, its paragraph, and its section up to there
	dates               []scan.Mention // of its own stretch, or else of its sentence
}

const table = "figures"

func newWitness(d *document.Document, tag string) (*witness, error) {
	if _, ok := scan.In(tag); !ok {
		return nil, &datasets.NotFound{What: "language", Name: tag, Hint: datasets.DidYouMean(tag, scan.Tags())}
	}
	locale, _ := quantity.LocaleOf(tag)
	drafted, err := draft.Whole("source", datasets.About(d.Name(), tag), d.Prose)
	if err != nil {
		return nil, err
	}
	if drafted.Rows == 0 {
		return nil, fmt.Errorf("%s has no numbers, so nothing can be held against it\n    name another source; quotient scan lists the numbers of one", d.Name())
	}
	w := &witness{Document: d, reader: newReader(tag), locale: locale, known: bag{}, often: map[string]int{}, logs: map[int]float64{}, near: map[string][]source.Span{}, sentences: map[source.Span][]*row{}}
	w.chars = []rune(w.Prose.Text(w.All()))
	files := folder.Memory(drafted.Files)
	mentions, err := w.countless(files, drafted.Mentions)
	if err != nil {
		return nil, err
	}
	if w.study, err = datasets.Load(files); err != nil {
		return nil, fmt.Errorf("the numbers of %s make no table: %w", d.Name(), err)
	}
	c, err := analysis.Compare(w.study)
	if err != nil {
		return nil, err
	}
	w.editor = prose.New(w.study, c, locale)
	w.read(mentions)
	return w, nil
}

// countless takes the units from what is counted, which has many names, and often none: it is
// told by the words around the number. What is measured keeps its own. A fall is told by how
// much it is, with words that say so: it loses the sign that a draft gives it.
func (w *witness) countless(files folder.Memory, mentions []scan.Mention) (out []scan.Mention, err error) {
	name := table + ".csv"
	rows, err := csv.NewReader(bytes.NewReader(files[name])).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) != len(mentions)+1 {
		return nil, fmt.Errorf("%d numbers make %d rows", len(mentions), len(rows)-1)
	}
	t := columnsOf(rows[0])
	var made [][]string
	for i, cells := range rows[1:] {
		if w.frequency(mentions[i], w.chars) {
			mentions[i].Unit, cells[t.unit] = "", ""
		}
		for k, m := range w.split(mentions[i]) {
			if m.Low != nil && m.Low.Sign() <= 0 && (m.Bound == quantity.Under || m.Bound == quantity.UpTo) {
				continue // less than nothing is no amount
			}
			own := slices.Clone(cells)
			if !t.percent(own) {
				continue // a third: it is held against shares as what the text says of a part
			}
			if k > 0 {
				own[t.id] += "-to"
			}
			if m.Span != mentions[i].Span {
				own[t.value], own[t.high], own[t.bound] = cells[[]int{t.value, t.high}[k]], "", string(quantity.Exact)
			}
			if n := len(made); n > 0 && bare(m) && comparableTo(m, out[n-1]) && !strings.ContainsAny(string(w.chars[out[n-1].Span.End:m.Span.Start]), ".!?\n") {
				own[t.unit] = made[n-1][t.unit] // 84 litres, and 146 before
			} else {
				w.plain(own, t, m, len(out) > 0 && out[len(out)-1].Kind == scan.Percent && !strings.ContainsAny(string(w.chars[out[len(out)-1].Span.End:m.Span.Start]), ".!?\n"))
			}
			w.stated = append(w.stated, stated{datasets.Statistic(own[t.statistic]), datasets.Modality(own[t.modality])})
			own[t.statistic], own[t.modality], own[t.partOf] = string(datasets.Total), string(datasets.Asserted), ""
			made, out = append(made, own), append(out, m)
		}
	}
	var b bytes.Buffer
	err = csv.NewWriter(&b).WriteAll(append([][]string{rows[0]}, made...))
	files[name] = b.Bytes()
	return out, err
}

// columns are where a drafted table has its cells.
type columns struct{ id, unit, value, high, outOf, bound, statistic, modality, partOf int }

// percent writes a share of n in m as the percentage that it is; false where that has no end.
func (t columns) percent(cells []string) bool {
	if t.outOf < 0 || cells[t.outOf] == "" {
		return true
	}
	n, err := quantity.ParseDecimal(cells[t.value])
	m, err2 := quantity.ParseDecimal(cells[t.outOf])
	if err != nil || err2 != nil || m.Sign() == 0 {
		return false
	}
	n.Quo(n.Mul(n, big.NewRat(100, 1)), m)
	cells[t.value], cells[t.outOf] = quantity.Decimal(n, 9, false), ""
	back, err := quantity.ParseDecimal(cells[t.value])
	return err == nil && back.Cmp(n) == 0
}

func columnsOf(header []string) columns {
	at := func(name string) int { return slices.Index(header, name) }
	return columns{at("id"), at("unit"), at("value"), at("high"), at("out_of"), at("bound"), at("statistic"), at("modality"), at("part_of")}
}

// frequency reports whether a number says how often something was, and not how many times as much: 52,726
// times.
func (r *reader) frequency(m scan.Mention, chars []rune) bool {
	if m.Unit != multiple || !strings.ContainsFunc(m.Text, unicode.IsDigit) {
		return false
	}
	n, _ := m.Low.Float64()
	words := wording.WordsAfter(chars, max(m.Span.End, m.Phrase.End), 1)
	all := wording.All()
	return n >= 100 && n == math.Trunc(n) && (len(words) == 0 || all.Comparatives[words[0]] == 0 && !slices.Contains(all.Equals, words[0]) && !r.Is(words[0], form.IsDeterminer|form.IsArticle|form.IsPossessive) && !r.Is(words[0], form.IsPreposition))
}

// plain takes from a row what the words around its number say; percent is whether it comes after a
// percentage.
func (w *witness) plain(cells []string, t columns, m scan.Mention, percent bool) {
	if w.unbound(m) {
		cells[t.bound], cells[t.high] = string(quantity.Exact), ""
	}
	switch {
	case m.Unit == "" && percent && w.Says(form.SaysPoints, lastWord(m.Noun)) != "":
		cells[t.unit] = quantity.Percent // 71 per cent, three points more
	case m.Unit == "" && cells[t.unit] != quantity.Percent:
		cells[t.unit] = ""
	}
	cells[t.unit], _, _ = strings.Cut(cells[t.unit], " per ") // what it is for is in the words around it
	if m.Direction == scan.Down && strings.HasPrefix(cells[t.value], "-") {
		cells[t.bound] = string(m.Bound)
		if cells[t.high] != "" {
			cells[t.value], cells[t.high] = cells[t.high], cells[t.value]
		}
		cells[t.value], cells[t.high] = strings.TrimPrefix(cells[t.value], "-"), strings.TrimPrefix(cells[t.high], "-")
	}
}

// split are the two numbers of a range that something went from and to, and else the number itself.
func (w *witness) split(m scan.Mention) []scan.Mention {
	if m.Bound != quantity.Between || m.Low == nil || m.High == nil || m.Kind == scan.Score {
		return []scan.Mention{m}
	}
	sentence := around(w.chars, m.Span, w.All())
	before := string(w.chars[sentence.Start:m.Span.Start])
	words := wording.Lower(before)
	if len(words) == 0 || !slices.Contains(wording.All().From, words[len(words)-1]) || wording.Direction(before) == 0 {
		return []scan.Mention{m}
	}
	for between := range strings.FieldsSeq(m.Text) {
		if w.is(between, form.IsTo) {
			return parted(m, " "+between+" ")
		}
	}
	return []scan.Mention{m}
}

// parted are the two ends of a range, around the word between them.
func parted(m scan.Mention, between string) []scan.Mention {
	low, high, _ := strings.Cut(m.Text, between)
	to := len([]rune(low))
	first, second := m, m
	first.High, second.Low = m.Low, m.High
	first.Bound, second.Bound, first.Qualifier, second.Qualifier = quantity.Exact, quantity.Exact, "", ""
	first.Span.End, second.Span.Start = m.Span.Start+to, m.Span.Start+to+len([]rune(between))
	first.Text, second.Text = low, high
	first.Phrase, second.Phrase = first.Span, source.Span{Start: second.Span.Start, End: max(m.Phrase.End, m.Span.End)}
	return []scan.Mention{first, second}
}

// bare reports whether a number has no unit and counts nothing.
func bare(m scan.Mention) bool {
	return m.Kind == scan.Quantity && m.Unit+m.Noun == "" && m.Low != nil && !m.IsShare()
}

// comparableTo reports whether a number can be of what another is measured in: neither is far
// more.
func comparableTo(m, other scan.Mention) bool {
	if other.Kind != scan.Quantity || other.Low == nil || other.Unit == "" || other.Unit == multiple {
		return false
	}
	a, _ := m.Low.Float64()
	b, _ := other.Low.Float64()
	return a > b/5 && a < 5*b
}

// unbound reports whether the words before a number, that may bound it, belong to others: went
// up to 80,000; 23,000 fewer than five years ago.
func (w *witness) unbound(m scan.Mention) bool {
	words := wording.Lower(m.Qualifier)
	if len(words) != 2 || m.Low == nil || m.High == nil && m.Bound != quantity.Under && m.Bound != quantity.Over {
		return false
	}
	all := wording.All()
	before := wording.Lower(string(w.chars[max(0, m.Phrase.Start-20):min(m.Phrase.Start, m.Span.Start)]))
	if all.Particles[words[0]] != 0 {
		return len(before) > 0 && slices.Contains(all.Phrasal, before[len(before)-1])
	}
	after := wording.WordsAfter(w.chars, max(m.Phrase.End, m.Span.End), 1)
	return slices.Contains(all.Than, words[1]) && len(after) > 0 && w.Says(form.SaysAgo, after[0]) != ""
}

// read takes in the words around each number of the text.
func (w *witness) read(mentions []scan.Mention) {
	text := w.Prose.Text(w.All())
	all, others := w.chars, w.scanner.Text(text)
	tokens := w.tokensOf(all, others)
	for _, m := range others {
		if m.IsDate() {
			w.dates = append(w.dates, m)
		}
	}
	w.bracketed = w.brackets(all, others)
	var parts []scan.Mention
	for _, m := range others {
		if m.IsShare() && !slices.ContainsFunc(mentions, func(x scan.Mention) bool { return x.Span == m.Span }) {
			parts = append(parts, m)
		}
	}
	paragraphs := w.Paragraphs()
	w.count(all, tokens, paragraphs)
	title := strings.TrimSuffix(filepath.Base(w.Name()), filepath.Ext(w.Name()))
	w.title = bagOf(w.tokens(strings.NewReplacer("-", " ", "_", " ").Replace(title)))
	w.topic = bagOf(w.tokens(title))
	if len(paragraphs) > 0 && w.Under(0) == 0 {
		for _, t := range part(tokens, paragraphs[0].Span) {
			for _, k := range t.keys {
				w.topic[k] = true
			}
		}
	}
	w.words, w.heads, w.sections = tokens, bag{}, map[source.Span]bag{}
	w.name(tokens)
	for k, p := range paragraphs {
		if text := []rune(w.Text(p.Span)); w.Under(k) != k && len(text) > 100 { // the first that is no heading
			_, to := wording.SentenceAround(text, 0, 0)
			w.opening = bagOf(part(tokens, source.Span{Start: p.Span.Start, End: p.Span.Start + to}))
			break
		}
	}
	p := &places{witness: w, others: others, paragraphs: paragraphs, sections: sectionsOf(w.Source, paragraphs), bags: map[source.Span]bag{}}
	for i, m := range mentions {
		r := p.row(m)
		r.Observation, r.as = w.study.Tables[0].Rows[i], w.stated[i]
		if len(w.sentences[r.sentence]) == 0 {
			for k := range r.near {
				w.near[k] = append(w.near[k], r.sentence)
			}
		}
		w.rows, w.sentences[r.sentence] = append(w.rows, r), append(w.sentences[r.sentence], r)
	}
	for _, m := range parts {
		r := p.row(m)
		r.as = stated{datasets.Rate, datasets.Asserted}
		w.parts = append(w.parts, r)
	}
}

// section are the words of the section of a row.
func (w *witness) section(r *row) bag {
	if w.sections[r.section] == nil {
		w.sections[r.section] = bagOf(part(w.words, r.section))
	}
	return w.sections[r.section]
}

// denial is what the text says right before a number, or with it, to deny it.
func (w *witness) denial(all []rune, r *row) string {
	known := w.Words
	if said := known.Says(form.DeniesBefore, aside.ReplaceAllString(string(all[r.own.Start:r.Mention.Span.Start]), " ")); said != "" {
		return said
	}
	before := aside.ReplaceAllString(string(all[r.sentence.Start:r.Mention.Span.Start]), " ")
	if said := known.Says(form.SaysDenied, before); said != "" { // she denied a report that it would close 60 stores
		if _, rest, ok := strings.Cut(before, said); ok && slices.ContainsFunc(wording.Lower(rest), func(word string) bool { return slices.Contains(wording.Of(w.tag).That, word) }) {
			return said
		}
	}
	if said := known.Says(form.DeniesAfter, string(all[r.Mention.Span.End:r.sentence.End])); said != "" && r.beside == 1 {
		return said
	}
	// It was not true, the board said, that 30 people had drowned.
	if said := known.Says(form.DeniesBefore, before); slices.Contains(wording.Of(w.tag).That, lastWord(said)) {
		return said
	}
	return known.Says(form.DeniesWithin, w.phrase(r))
}

// aside is what a sentence puts between two commas.
var aside = lazy.MustCompile(`, [^,]{1,60},`)

// name notes what the text writes as names, and which of these it is on: those that it names
// again and again.
func (w *witness) name(tokens []token) {
	w.proper = bag{}
	times := map[string]int{}
	for _, t := range tokens {
		if t.name && !t.first {
			for _, k := range t.keys {
				w.proper[k] = true
			}
		}
	}
	for _, t := range tokens {
		if t.name && w.proper.has(t) {
			times[t.stem]++
		}
	}
	for _, t := range tokens {
		if t.name && 20*times[t.stem] >= w.all && times[t.stem] > 3 {
			w.themes = append(w.themes, t)
		}
	}
	w.theme = bagOf(w.themes)
	w.compound(tokens, times)
}

// compound takes the words of a name for themes too that are there only next to one: Freight, of Halden
// Freight.
func (w *witness) compound(tokens []token, times map[string]int) {
	beside := map[string]int{}
	follows := func(a, b token) bool {
		return a.name && b.name && a.from+len([]rune(a.text))+1 == b.from
	}
	for i, t := range tokens {
		if w.theme.has(t) || !t.name {
			continue
		}
		if i > 0 && w.theme.has(tokens[i-1]) && follows(tokens[i-1], t) || i+1 < len(tokens) && w.theme.has(tokens[i+1]) && follows(t, tokens[i+1]) {
			beside[t.stem]++
		}
	}
	var more []token
	for _, t := range tokens {
		if n := times[t.stem]; t.name && n > 1 && beside[t.stem] == n {
			more = append(more, t)
		}
	}
	if len(more) > 0 {
		w.themes = append(w.themes, more...)
		slices.SortStableFunc(w.themes, func(a, b token) int { return a.from - b.from })
		w.theme = bagOf(w.themes)
	}
}

// namesOf are the names among words, but for themes.
func (w *witness) namesOf(tokens []token) (out []token) {
	for _, t := range tokens {
		if t.name && (!t.first || w.proper.has(t)) && !w.theme.has(t) {
			out = append(out, t)
		}
	}
	return out
}

// subjectOf is the theme that a sentence is on: those that it names, or its section up to
// there.
func (w *witness) subjectOf(r *row) bag {
	for _, span := range []source.Span{r.sentence, r.section} {
		if themes := part(w.themes, span); len(themes) > 0 {
			return bagOf(themes)
		}
	}
	return nil
}

// count counts in how many sentences each word is.
func (w *witness) count(all []rune, tokens []token, paragraphs []source.Paragraph) {
	for _, p := range paragraphs {
		for at := p.Span.Start; at < p.Span.End; {
			_, to := wording.SentenceAround(all[p.Span.Start:p.Span.End], at-p.Span.Start, at-p.Span.Start)
			end := max(at+1, p.Span.Start+to)
			w.all++
			for k := range bagOf(part(tokens, source.Span{Start: at, End: end})) {
				w.often[k]++
				w.known[k] = true
			}
			at = end
		}
	}
}

// weight is how much a word tells: the rarer it is, the more.
func (w *witness) weight(t token) float64 {
	n := 0
	for _, k := range t.keys {
		n = max(n, w.often[k])
	}
	if x, ok := w.logs[n]; ok {
		return x
	}
	x := math.Log(float64(w.all+1) / (float64(n) + 0.5))
	w.logs[n] = x
	return x
}

// sectionsOf are the stretches under the headings of the paragraphs.
func sectionsOf(s *source.Source, all []source.Paragraph) []source.Span {
	out := make([]source.Span, len(all))
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && s.Under(to) == s.Under(from) {
			to++
		}
		for k := from; k < to; k++ {
			out[k] = source.Span{Start: all[from].Span.Start, End: all[to-1].Span.End}
		}
		from = to
	}
	return out
}

// within is the paragraph that a span begins in, or -1.
func within(all []source.Paragraph, at source.Span) int {
	k, found := slices.BinarySearchFunc(all, at.Start, func(p source.Paragraph, start int) int {
		switch {
		case p.Span.End <= start:
			return -1
		case p.Span.Start > start:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return k
}

// quote is a row as the source has it.
func (w *witness) quote(r *row) Quote {
	span := source.Span{Start: min(r.Phrase.Start, r.Mention.Span.Start), End: max(r.Phrase.End, r.Mention.Span.End)}
	return Quote{w.Document, span, clean(w.Text(span)), w.Where(r.Mention.Span)}
}

// phrase is a row in the words of the source.
func (w *witness) phrase(r *row) string {
	return clean(w.Text(source.Span{Start: min(r.Phrase.Start, r.Mention.Span.Start), End: max(r.Phrase.End, r.Mention.Span.End)}))
}

// dated reports whether the text has a date, or can mean it where it leaves the year open.
func (w *witness) dated(d edtf.Date) bool {
	if d.IsInterval() {
		return w.dated(d.Start()) && w.dated(d.End())
	}
	return slices.ContainsFunc(w.dates, func(m scan.Mention) bool { return compatible(m.Date(), d) })
}

// compatible reports whether a date of the text is a typed one, or a finer one within it: the
// text knows no day of a month that it names.
func compatible(of, typed edtf.Date) bool {
	year := func(d edtf.Date) bool {
		return slices.ContainsFunc(d.Said(), func(s edtf.Said) bool { return s.HasYear })
	}
	if year(typed) && !year(of) && !slices.ContainsFunc(typed.Said(), func(s edtf.Said) bool { return s.Month != 0 }) {
		return false // a year, of a day without one
	}
	finer := func(a, b edtf.Said) bool { return a.Day != 0 && b.Day == 0 || a.Month != 0 && b.Month == 0 }
	return of.Compatible(typed) && !slices.ContainsFunc(typed.Said(), func(a edtf.Said) bool {
		return slices.ContainsFunc(of.Said(), func(b edtf.Said) bool { return finer(a, b) })
	}) || typed.Covers(of.Start()) || typed.Covers(of.End())
}
