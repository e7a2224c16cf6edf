// Package draft makes the first version of a study from a text: a row for each
// number that states a quantity, and the others set aside by their kind. What it
// writes is for a person to go through: the scanner knows words, and not what they
// are about.
package draft

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"math/big"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quotient/datasets"
	"quotient/datasets/claims"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A Draft is the files of a study.
type Draft struct {
	Files map[string][]byte
	// Rows counts the numbers that have a row, Aside those that are set aside.
	Rows, Aside int
	// Mentions are the numbers that have a row, in the order of the rows.
	Mentions []scan.Mention
	// Numbers are all of the text.
	Numbers []scan.Mention
	// Table and Apart are the rows of both, each with its head, and Units what the
	// descriptor says of the units.
	Table, Apart [][]string
	Units        map[string]map[string]any
	// Sections are the headings that say the date of what is under them.
	Sections []datasets.Section
}

// columns are those of the table.
var columns = []string{"id", "what", "value", "high", "out_of", "bound", "unit", "statistic", "modality", "date", "place", "part_of", "quote", "where", "note"}

// TableName is the name of the table of the numbers.
const TableName = "figures"

// The places of some columns.
var (
	columnOutOf     = slices.Index(columns, "out_of")
	columnUnit      = slices.Index(columns, "unit")
	columnStatistic = slices.Index(columns, "statistic")
	columnPartOf    = slices.Index(columns, "part_of")
)

var reasons = map[scan.Kind]datasets.Reason{
	scan.Date: datasets.DateContext, scan.Year: datasets.DateContext, scan.Time: datasets.DateContext,
	scan.ListMarker: datasets.ListMarkers, scan.Ordinal: datasets.Ordinals, scan.ProperName: datasets.ProperNames,
	scan.Boilerplate: datasets.Boilerplates, scan.Vague: datasets.Vaguenesses,
}

// New makes a study of a name from a text.
func New(name string, info datasets.SourceInfo, text *source.Source) (*Draft, error) {
	return newDraft(name, info, text, false)
}

// Whole is [New] with a row for each span of time, of those too that only say when something
// was: what another text says of it can be held against one.
func Whole(name string, info datasets.SourceInfo, text *source.Source) (*Draft, error) {
	return newDraft(name, info, text, true)
}

func newDraft(name string, info datasets.SourceInfo, text *source.Source, whole bool) (*Draft, error) {
	language, ok := scan.In(info.Language)
	if !ok {
		return nil, &datasets.NotFound{What: "language", Name: info.Language, Hint: datasets.DidYouMean(info.Language, scan.Tags())}
	}
	mentions := language.Text(text.Text(text.All()))
	err := bounded(text, mentions)
	if err != nil {
		return nil, err
	}
	d := &drafter{
		info: info, language: language, text: text, paragraphs: text.Paragraphs(), whole: whole,
		rows: [][]string{slices.Clone(columns)}, aside: [][]string{{"quote", "where", "reason", "note"}},
		ids: map[string]int{}, units: map[string]map[string]any{}, money: map[string]bool{},
	}
	for _, m := range mentions {
		if m.Kind == scan.Money {
			d.money[m.Unit] = true
		}
	}
	for _, m := range mentions {
		d.add(m)
	}
	sections := d.sections(mentions)
	written := narrow(d.rows)
	out := &Draft{
		Files: map[string][]byte{TableName + ".csv": CSV(written)}, Rows: len(d.rows) - 1, Aside: len(d.aside) - 1, Mentions: d.mentions,
		Numbers: mentions, Table: d.rows, Apart: d.aside, Units: d.units, Sections: sections,
	}
	if out.Aside > 0 { // a table needs a row
		out.Files[datasets.SetAsideName+".csv"] = CSV(d.aside)
	}
	info.Sections = sections
	descriptor := Descriptor{Name: name, Title: Titled(info), Sources: []Source{{Info: info, Text: text}}, Units: d.units, Tables: Tables(written[0], out.Aside > 0, false)}
	out.Files[datasets.DescriptorName], err = descriptor.JSON()
	return out, err
}

// bounded refuses more numbers, and longer ones, than a study can be made of.
func bounded(text *source.Source, mentions []scan.Mention) error {
	if n := len(mentions); n > limits.Drafted {
		return fmt.Errorf("%s has %s numbers, and a study can have %s at most: split the text, or use only the part that you write about", text.Name(), limits.Count(n), limits.Count(limits.Drafted))
	}
	for _, m := range mentions {
		if n := m.Span.End - m.Span.Start; n > limits.Digits {
			line, column := text.LineColumn(m.Span.Start)
			return fmt.Errorf("%s:%d:%d: a number has %s characters, and can have %s at most: is it a number?", text.Name(), line, column, limits.Count(n), limits.Count(limits.Digits))
		}
	}
	return nil
}

// A drafter makes the tables of a draft, a number at a time.
type drafter struct {
	info        datasets.SourceInfo
	language    *scan.Language
	whole       bool // spans of time that say when something was have rows too
	text        *source.Source
	paragraphs  []source.Paragraph
	rows, aside [][]string                // with their heads
	ids         map[string]int            // how often each was wanted
	units       map[string]map[string]any // as the text has them after a number
	money       map[string]bool           // what the text plainly means so somewhere
	mentions    []scan.Mention            // those that have a row
}

// add gives a number of the text a row, or sets it aside.
func (d *drafter) add(m scan.Mention) {
	within := ParagraphOf(d.text, d.paragraphs, m)
	around := Sentence(d.text, within, m)
	modality, said := d.claim(m, around)
	hedge := ""
	if modality == datasets.Speculated {
		hedge = said
	}
	quote, where := d.quoted(within, m, around, hedge)
	share, outOf := m.IsShare(), ""
	var count *big.Rat // one, of one in five
	if m.OutOf != nil {
		outOf, count = quantity.Decimal(m.OutOf, 9, false), new(big.Rat).Mul(m.Low, m.OutOf)
	}
	if share { // one in five is 20%
		m.Low, m.High = new(big.Rat).Mul(m.Low, hundred), new(big.Rat).Mul(m.High, hundred)
	}
	low, top, bound := m.Low, m.High, m.Bound
	if count != nil {
		low, top = count, count
	}
	if m.Direction == scan.Down && low != nil { // declined more than 9 percent
		low, top, bound = new(big.Rat).Neg(top), new(big.Rat).Neg(low), bound.Mirrored()
	}
	value, exact := decimal(low)
	high, exactHigh := decimal(top)
	if reason, note := leftOut(m, exact && exactHigh); reason != "" {
		d.aside = append(d.aside, []string{quote, where, string(reason), note})
		return
	}
	note := noteOn(m, value, high)
	unit, statistic := "", datasets.Total
	if m.Kind == scan.Percent || share {
		unit, statistic = quantity.Percent, datasets.Rate
		d.units[unit] = map[string]any{"symbol": "%"}
	} else {
		unit = d.unit(&m)
		before := strings.Fields(d.text.Text(source.Span{Start: around.Start, End: m.Span.Start}))
		statistic, _ = datasets.StatisticOf(language.WordsOf(d.info.Language), m, unit, quote, strings.Join(before[max(0, len(before)-4):], " "))
	}
	if statistic == datasets.Duration && !d.whole && d.setsInTime(m, around) {
		d.aside = append(d.aside, []string{quote, where, string(datasets.NoFigure), "It says when something was, not how long."})
		return
	}
	if value == high {
		high = ""
	}
	id := d.id(unit, m.Noun)
	d.parted(m, unit, id)
	d.mentions = append(d.mentions, m)
	d.rows = append(d.rows, []string{id, m.Noun, value, high, outOf, string(bound), unit, string(statistic), string(modality), "", "", "", quote, where, note})
}

// noteOn is what a cell cannot say of a number; "" mostly.
func noteOn(m scan.Mention, value, high string) string {
	switch {
	case m.Denied:
		return "The text says that it is not so many."
	case m.Open:
		return fmt.Sprintf("The ends are not in it: the text says more than %s and fewer than %s.", value, high)
	}
	return ""
}

// narrow is a table without the column out_of where the text has no share.
func narrow(rows [][]string) [][]string {
	if slices.ContainsFunc(rows[1:], func(row []string) bool { return row[columnOutOf] != "" }) {
		return rows
	}
	out := make([][]string, len(rows))
	for i, row := range rows {
		out[i] = slices.Delete(slices.Clone(row), columnOutOf, columnOutOf+1)
	}
	return out
}

// parted makes the number right before one a part of it where the text says so: three of its
// 22 recommendations.
func (d *drafter) parted(whole scan.Mention, unit, id string) {
	if len(d.mentions) == 0 || whole.Low == nil || whole.Denied {
		return
	}
	part, row := d.mentions[len(d.mentions)-1], d.rows[len(d.rows)-1]
	between := d.text.Text(source.Span{Start: part.Span.End, End: max(part.Span.End, whole.Span.Start)})
	if !datasets.PartsOf(language.WordsOf(d.info.Language), between) {
		return
	}
	if part.Denied || part.High == nil || part.High.Cmp(whole.Low) >= 0 || row[columnUnit] != unit || row[columnStatistic] != string(datasets.Total) {
		return
	}
	row[columnStatistic], row[columnPartOf] = string(datasets.Part), TableName+"."+id
}

// claim is what the sentence of a number claims of it, with the word that says so.
func (d *drafter) claim(m scan.Mention, around source.Span) (datasets.Modality, string) {
	part := func(from, to int) string { return d.text.Text(source.Span{Start: from, End: max(from, to)}) }
	from, to := min(m.Phrase.Start, m.Span.Start), max(m.Phrase.End, m.Span.End)
	return claims.Of(language.WordsOf(d.info.Language), part(around.Start, from), part(from, to), part(to, around.End))
}

// leftOut is the reason to set a number aside, with a note on it; "" if it has a row. Exact
// says whether it can be written in full.
func leftOut(m scan.Mention, exact bool) (datasets.Reason, string) {
	reason, aside := reasons[m.Kind]
	switch {
	case m.Denied && aside:
		return datasets.NoFigure, "The text says that it is not so many."
	case m.Denied:
		return "", ""
	case m.Kind == scan.Score:
		return datasets.NoFigure, "It is two numbers of a vote, a game or a ratio: to use them, write a row for each."
	case m.Kind == scan.Statistic:
		return datasets.NoFigure, "It is a value of a test or a sample: to use it, write a row for it."
	case !aside && !exact:
		return datasets.NoFigure, endless(m)
	}
	return reason, ""
}

// setsInTime reports whether a span of time only says when something was: two weeks later, in
// the first five months of 1934. After "for" it says how long: for two weeks after the flood.
func (d *drafter) setsInTime(m scan.Mention, around source.Span) bool {
	words, drafting := language.WordsOf(d.info.Language), language.For(d.info.Language).Drafting
	near := func(from, to int) []string {
		return language.Split(strings.ToLower(d.text.Text(source.Span{Start: from, End: max(from, to)})))
	}
	before := near(around.Start, min(m.Phrase.Start, m.Span.Start))
	after := near(max(m.Phrase.End, m.Span.End), around.End)
	last := ""
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	if slices.Contains(strings.Fields(drafting.Within), last) {
		return true
	}
	return len(after) > 0 && slices.Contains(strings.Fields(drafting.Apart), after[0]) && !words.Is(last, form.IsLasting|form.IsOf)
}

// unit is what a number counts, or is measured in; a noun that is its unit is no longer
// its noun.
func (d *drafter) unit(m *scan.Mention) string {
	if m.Unit != "" {
		// A plural would say that money is printed by its name and not by its sign.
		of, _, _ := strings.Cut(m.Unit, " per ")
		if plural := datasets.PluralOf(m.Unit); d.units[m.Unit] == nil && plural != m.Unit+"s" && quantity.English.Symbol(of) == "" {
			d.units[m.Unit] = map[string]any{"plural": plural}
		}
		return m.Unit
	}
	unit, plural := Counted(d.info.Language, m.Noun)
	if unit == "" {
		return ""
	}
	if d.money[unit] {
		m.Noun = "" // which is no name for it
	}
	d.units[unit] = map[string]any{"plural": plural}
	return unit
}

// id is a new id of a row.
func (d *drafter) id(unit, noun string) string {
	id := Slug(unit)
	if unit == "person" {
		id = Slug(counted(noun))
	}
	if id == "" {
		id = "number"
	}
	d.ids[id]++
	if n := d.ids[id]; n > 1 {
		id = fmt.Sprintf("%s-%d", id, n)
	}
	return id
}

// ParagraphOf is the span of the paragraph that a number stands in, of the text where
// it stands in none.
func ParagraphOf(text *source.Source, all []source.Paragraph, m scan.Mention) source.Span {
	i := sort.Search(len(all), func(i int) bool { return m.Span.Start < all[i].Span.End })
	if i < len(all) && all[i].Span.Contains(m.Span) {
		return all[i].Span
	}
	return text.All()
}

// Sentence is the sentence that a number stands in.
func Sentence(text *source.Source, within source.Span, m scan.Mention) source.Span {
	const far = 600 // characters to either side, where a sentence has no end
	within.Start, within.End = max(within.Start, m.Span.Start-far), min(within.End, m.Span.End+far)
	all := []rune(text.Text(within))
	from, to := 0, len(all)
	ends := func(i int) bool {
		if !strings.ContainsRune(".!?", all[i]) || i+1 < len(all) && !unicode.IsSpace(all[i+1]) {
			return false
		}
		next := slices.IndexFunc(all[i+1:], func(r rune) bool { return !unicode.IsSpace(r) })
		return next < 0 || !unicode.IsLower(all[i+1+next]) // 2019. május
	}
	for i := m.Span.Start - within.Start - 1; i >= 0; i-- {
		if ends(i) {
			from = i + 1
			break
		}
	}
	for i := m.Span.End - within.Start; i < len(all); i++ {
		if ends(i) {
			to = i
			break
		}
	}
	return source.Span{Start: within.Start + from, End: within.Start + to}
}

// quoted is the shortest phrase around a number that stands once in its paragraph,
// with the word of its sentence by which the text leaves it open.
func (d *drafter) quoted(within source.Span, m scan.Mention, around source.Span, hedge string) (quote, where string) {
	text := d.text
	span := source.Span{Start: min(m.Phrase.Start, m.Span.Start), End: max(m.Phrase.End, m.Span.End)}
	if before := text.Text(source.Span{Start: around.Start, End: max(around.Start, span.Start)}); m.Bound == quantity.Between { // between 5 and 7
		words := strings.Fields(before)
		if n := len(words); n > 0 && datasets.OpensRange(language.WordsOf(d.info.Language), words[n-1]) {
			span.Start = around.Start + utf8.RuneCountInString(before[:strings.LastIndex(before, words[n-1])])
		}
	}
	if i := strings.Index(text.Text(around), hedge); hedge != "" && i >= 0 {
		at := around.Start + utf8.RuneCountInString(text.Text(around)[:i])
		span.Start, span.End = min(span.Start, at), max(span.End, at+utf8.RuneCountInString(hedge))
	}
	return Quote(text, within, span, m.Span)
}

// Quote is the shortest phrase from a span on that stands once in its paragraph, as a cell
// has it, for the number in the span; with what names the paragraph.
func Quote(text *source.Source, within, span, number source.Span) (quote, where string) {
	where = text.Where(number)
	clean := func() string { return strings.Join(strings.Fields(text.Text(span)), " ") }
	const most, far = 12, 300 // words and characters to either side
	paragraph, err := text.Locate(where)
	within.Start, within.End = max(within.Start, span.Start-far), min(within.End, span.End+far)
	for range most {
		if at, ok := text.Only(clean(), paragraph); err == nil && ok && at.Start <= number.Start && number.End <= at.End {
			break
		}
		span = grown(text, span, within)
	}
	return clean(), where
}

// grown is a span with one more word on either side.
func grown(text *source.Source, s, within source.Span) source.Span {
	before := []rune(text.Text(source.Span{Start: within.Start, End: s.Start}))
	after := []rune(text.Text(source.Span{Start: s.End, End: within.End}))
	i := len(before)
	for i > 0 && unicode.IsSpace(before[i-1]) {
		i--
	}
	for i > 0 && !unicode.IsSpace(before[i-1]) {
		i--
	}
	j := 0
	for j < len(after) && unicode.IsSpace(after[j]) {
		j++
	}
	for j < len(after) && !unicode.IsSpace(after[j]) {
		j++
	}
	return source.Span{Start: within.Start + i, End: s.End + j}
}

// endless is why a number has no row: its decimals have no end.
func endless(m scan.Mention) string {
	v := m.Low
	if m.Low == nil {
		return "It is not a decimal number."
	}
	if m.IsShare() {
		v = new(big.Rat).Quo(v, hundred)
	}
	return fmt.Sprintf("Its decimals do not end (%s): write a row with a rounding of your choice, and say so in its note.", v.RatString())
}

// decimal writes a number as a cell has it.
func decimal(r *big.Rat) (s string, exact bool) {
	if r == nil {
		return "", false
	}
	s = quantity.Decimal(r, 9, false)
	back, err := quantity.ParseDecimal(s)
	return s, err == nil && back.Cmp(r) == 0
}

// Counted is the unit of a counted noun of a language, with that behind other numbers.
func Counted(tag, noun string) (unit, plural string) {
	unit = counted(noun)
	switch {
	case IsPeople(tag, unit):
		return Person, "people"
	case tag == "" || tag == quantity.English.Tag:
		return singular(unit)
	}
	return unit, unit
}

// Person is the unit of people, whoever they are.
const Person = "person"

// IsPeople reports whether a noun of a language is one for people.
func IsPeople(tag, noun string) bool {
	d := language.For(tag).Drafting
	return slices.Contains(strings.Fields(d.People), noun) ||
		slices.ContainsFunc(strings.Fields(d.PeopleEndings), func(end string) bool { return strings.HasSuffix(noun, end) })
}

// counted is the unit of a counted noun: its last word.
func counted(noun string) string {
	words := strings.Fields(strings.ToLower(noun))
	if len(words) == 0 {
		return ""
	}
	return strings.Trim(words[len(words)-1], ".,;:’'")
}

var hundred = big.NewRat(100, 1)

// singular is the form of an English noun behind one, where it is regular, with that
// behind other numbers.
func singular(noun string) (one, plural string) {
	ends := func(of ...string) bool {
		return slices.ContainsFunc(of, func(end string) bool { return strings.HasSuffix(noun, end) })
	}
	switch {
	case ends("ies") && len(noun) > 4:
		return strings.TrimSuffix(noun, "ies") + "y", noun
	case ends("sses", "xes", "ches", "shes", "buses", "gases", "viruses"): // but horses, houses
		return strings.TrimSuffix(noun, "es"), noun
	case ends("s") && !ends("ss"):
		return strings.TrimSuffix(noun, "s"), noun
	}
	return noun, noun
}

// Slug makes an id of a word.
func Slug(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r): // tűzoltó is tuzolto
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

// CSV writes the rows of a table.
func CSV(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows) // into memory
	return b.Bytes()
}
