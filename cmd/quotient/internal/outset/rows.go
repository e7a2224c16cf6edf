package outset

import (
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// A row is a number of a text with what is known of it.
type row struct {
	cells   map[string]string // of the draft, by column
	number  scan.Mention
	source  string    // the name of its text, where there are several
	what    []subject // what it is of: the first that holds
	date    string
	place   string
	heading string
	telling bool   // what it is of has a word that names something
	step    bool   // it is how much something rose or fell by
	quote   string // with the words that say what it is of; the draft's own is in its cells
	id      string
	fate    fate   // what became of the people
	plural  string // what it counts, as the text has it
	whole   *row   // its total, where its sentence begins with that
	goesOn  *row   // the one before it in its sentence, whose words it shares
	wrong   bool   // verify finds something wrong with it that was not taken back
}

// subject is what the row is taken to be of.
func (r *row) subject() subject {
	if len(r.what) == 0 {
		return subject{}
	}
	return r.what[0]
}

// rows are those of a text.
func rows(d *draft.Draft, info datasets.SourceInfo, text *source.Source, name string) []*row {
	reader := newReader(info.Language, text, d.Numbers)
	head := d.Table[0]
	var out []*row
	var before *row // in the sentence
	var last source.Span
	for i, cells := range d.Table[1:] {
		r := &row{cells: map[string]string{}, number: d.Mentions[i], source: name}
		for k, column := range head {
			r.cells[column] = cells[k]
		}
		within := draft.ParagraphOf(text, reader.paragraphs, r.number)
		around := draft.Sentence(text, within, r.number)
		if around != last {
			before, last = nil, around
		}
		r.fill(reader, within, around, before)
		before = r
		out = append(out, r)
	}
	return out
}

// fill reads the words around a number.
func (r *row) fill(reader *reader, within, around source.Span, before *row) {
	s := reader.sentence(around)
	number := slices.IndexFunc(s.numbers, func(m scan.Mention) bool { return m.Span == r.number.Span })
	r.quote, r.plural = r.cells["quote"], r.number.Noun
	if number < 0 {
		return
	}
	c := s.clauseOf(number)
	if c.from < 0 {
		return
	}
	var earlier *subject
	if before != nil {
		one := before.subject()
		one.unit = before.number.Unit
		earlier = &one
	}
	sub := c.subject(r.number, earlier)
	if sub.goesOn {
		r.goesOn = before
	}
	if mover := strings.ToLower(r.number.Mover); sub.verb == "" && r.counted() && c.verbs[mover] && c.token(c.from-1).lower == mover { // to cut up to 1,500 jobs
		sub.verb, sub.spans = mover, append(sub.spans, c.over(c.from-1, c.from))
	}
	r.step = sub.step != "" || r.number.Direction != ""
	r.what = c.candidates(sub)
	headings := reader.headingsOf(within)
	if len(headings) > 0 {
		r.heading = strings.TrimSpace(reader.text.Text(headings[0]))
	}
	r.date = c.calendar(c.date(r.number, within, headings))
	r.place = c.place(r.number.Unit == "" && r.number.Kind == scan.Quantity, within, headings)
	r.counts(c, sub, before)
	if r.cells["unit"] == draft.Person && c.denied(c.start, c.end) == "" {
		r.fate = c.fate(sub.verb + " " + sub.noun)
	}
	r.partOf(c, before)
	r.quote = c.quote(r, sub, within)
	r.taken(sub)
	if r.cells["statistic"] == string(datasets.Total) {
		words := strings.Fields(reader.text.Text(source.Span{Start: around.Start, End: r.number.Span.Start}))
		said, _ := datasets.StatisticOf(c.words, r.number, r.cells["unit"], r.quote, strings.Join(words[max(0, len(words)-4):], " "))
		r.cells["statistic"] = string(said)
	}
}

// taken makes a number of what was cut or lost positive, since what it is of says so: up to
// 1,500 jobs were cut is no -1,500 jobs, and at most 1,500.
func (r *row) taken(sub subject) {
	value, negative := strings.CutPrefix(r.cells["value"], "-")
	if !negative || !r.counted() || sub.verb == "" || r.number.Direction != scan.Down || !strings.EqualFold(r.number.Mover, strings.Fields(sub.verb)[0]) {
		return
	}
	r.cells["value"] = value
	if high, ok := strings.CutPrefix(r.cells["high"], "-"); ok {
		r.cells["value"], r.cells["high"] = high, value
	}
	r.cells["bound"] = string(r.number.Bound)
	r.step = false
}

// counted reports whether a number counts what its noun says.
func (r *row) counted() bool {
	return r.number.Kind == scan.Quantity && r.number.Unit == "" && r.number.Noun != ""
}

// headingsOf are the heading of a paragraph and the title of the text, where it has them.
func (r *reader) headingsOf(within source.Span) (out []source.Span) {
	k := slices.IndexFunc(r.paragraphs, func(p source.Paragraph) bool { return p.Span == within })
	if k < 0 {
		return nil
	}
	if h := r.text.Under(k); h >= 0 {
		out = append(out, r.paragraphs[h].Span)
	}
	if t := r.paragraphs[0].Span; k > 0 && r.text.Under(0) == 0 && !slices.Contains(out, t) {
		out = append(out, t)
	}
	return out
}

// counts gives a number without a unit what it counts by the words around it: people who were
// killed, what there is a number of, or what the number before it counts.
func (r *row) counts(c clause, sub subject, before *row) {
	if r.cells["unit"] != "" {
		return
	}
	if r.number.Noun == "" && sub.verb != "" && c.ofPeople(sub.verb) {
		r.cells["unit"] = draft.Person
	} else if words := strings.Fields(sub.noun); r.number.Noun == "" && len(words) > 0 && c.peopled[strings.ToLower(words[len(words)-1])] {
		r.cells["unit"] = draft.Person
	} else if r.number.Noun == "" && c.strong[c.token(c.to).lower] {
		r.cells["unit"] = draft.Person
	} else if counted := c.numberOf(sub.noun); counted != "" {
		r.cells["unit"], r.plural = draft.Counted(c.tag, counted)
	} else if before != nil && before.number.Unit == "" && before.number.Kind == scan.Quantity {
		r.unitOf(before)
	}
}

// partOf makes the number before one its total where the sentence says so, and where it is no
// less: of the 212 passengers, 14 were killed and 37 injured.
func (r *row) partOf(c clause, before *row) {
	if before == nil || r.cells["unit"] == "" || r.cells["unit"] != before.cells["unit"] || r.cells["part_of"] != "" || r.cells["statistic"] != string(datasets.Total) {
		return
	}
	whole := before
	if before.whole != nil && c.bare() {
		whole = before.whole
	} else if !c.isOf(before) {
		return
	}
	if r.number.High != nil && whole.number.Low != nil && r.number.High.Cmp(whole.number.Low) < 0 {
		r.whole, r.cells["part_of"] = whole, draft.TableName+"."+whole.cells["id"]
	}
}

// inferUnit says in the note that the unit is inferred, where the quote does not name it.
func (r *row) inferUnit() {
	if r.cells["note"] == "" && r.plural != "" {
		r.cells["note"] = "The unit is inferred: " + r.plural + "."
	}
}

// unitOf takes the unit of the number before it in its sentence: of 18,400 runners, 15,912
// reached the finish. What is no unit of people must be said to be inferred.
func (r *row) unitOf(before *row) {
	r.cells["unit"], r.plural = before.cells["unit"], before.plural
	if r.cells["unit"] != draft.Person && r.cells["unit"] != "" {
		r.inferUnit()
	}
}

// ofPeople reports whether a verb says what became of people: 14 were killed.
func (c clause) ofPeople(verb string) bool {
	return c.fate(verb).name != ""
}

// fate is what became of people by the first word of a phrase that says so; none where none
// does.
func (g *grammar) fate(phrase string) fate {
	for _, w := range language.Split(strings.ToLower(phrase)) {
		if f := g.fates[g.words.Stem(w)]; f.name != "" {
			f.said = w
			return f
		}
	}
	return fate{}
}

// fated calls each fate by the word that the texts first have for it.
func fated(all []*row) {
	said := map[string]string{}
	for _, r := range all {
		if name := r.fate.name; name != "" {
			if said[name] == "" {
				said[name] = r.fate.said
			}
			r.fate.said = said[name]
		}
	}
}

// candidates are what a row can be said to be of, from the fullest on. A word that singles
// nothing out, such as total, is none.
func (g *grammar) candidates(s subject) (out []subject) {
	add := func(x subject) {
		x.step = s.step
		if x.what() != "" && !g.words.Whole(x.what()) && !slices.ContainsFunc(out, func(o subject) bool { return o.what() == x.what() && o.group == x.group }) {
			out = append(out, x)
		}
	}
	add(s)
	add(subject{noun: s.noun, verb: s.verb, spans: s.spans})
	if s.group != "" && s.verb == "" {
		add(subject{noun: s.group, spans: s.spans})
	}
	if s.noun != "" {
		add(subject{noun: s.noun, spans: s.spans})
	}
	words := strings.Fields(s.noun)
	if i := slices.IndexFunc(words, func(w string) bool { return g.joins[w] }); i > 0 {
		add(subject{noun: strings.Join(words[:i], " "), spans: s.spans})
	}
	if s.verb != "" {
		first, _, _ := strings.Cut(s.verb, " ")
		add(subject{verb: first, spans: s.spans})
	}
	return out
}

// maxQuote is the most words of a quote that is made longer by what the number is of.
const maxQuote = 14

// quote is the phrase of a number with the words that say what it is of, where they are near
// and no other number is between.
func (c clause) quote(r *row, sub subject, within source.Span) string {
	own := r.cells["quote"]
	paragraph, err := c.text.Locate(r.cells["where"])
	if err != nil {
		return own
	}
	span, ok := c.text.Only(own, paragraph)
	if !ok {
		return own
	}
	for _, s := range sub.spans {
		wider := source.Span{Start: min(span.Start, s.Start), End: max(span.End, s.End)}
		if c.onlyNumber(wider) && len(strings.Fields(c.text.Text(wider))) <= maxQuote {
			span = wider
		}
	}
	if i := c.afterIt(); i >= 0 && r.number.Span.End < c.numbers[i].Span.Start { // in 2017, which is its date alone
		wider := source.Span{Start: span.Start, End: max(span.End, c.numbers[i].Span.End, c.bracketed[c.numbers[i].Span].Within.End)}
		if c.onlyOf(wider, c.numbers[i].Span) && len(strings.Fields(c.text.Text(wider))) <= maxQuote {
			span = wider
		}
	}
	bare := phraseOf(r.number)
	if bare.Len() == r.number.Span.Len() && r.number.Kind == scan.Quantity {
		r.cells["quote"], _ = draft.Quote(c.text, within, c.beside(bare), r.number.Span)
		if span == bare {
			return r.cells["quote"]
		}
	}
	quote, _ := draft.Quote(c.text, within, span, r.number.Span)
	return quote
}

// beside is the span of a number that nothing was added to, with a few words of its clause:
// no quote is bare.
func (c clause) beside(span source.Span) source.Span {
	const most = 3
	if c.is(c.to, form.IsMore) || c.isVerb(c.to) || c.is(c.to, form.IsOf) {
		return source.Span{Start: span.Start, End: c.token(min(c.to+most, c.end) - 1).span.End}
	}
	if from := max(c.from-most, c.start); from < c.from {
		return source.Span{Start: c.token(from).span.Start, End: span.End}
	}
	return span
}

// onlyNumber reports whether a span has no number but that of the clause.
func (c clause) onlyNumber(span source.Span) bool {
	return c.onlyOf(span, c.numbers[c.number].Span)
}

func (c clause) onlyOf(span, beside source.Span) bool {
	own := c.numbers[c.number].Span
	return !slices.ContainsFunc(c.numbers, func(m scan.Mention) bool {
		return m.Span != own && m.Span != beside && m.Span.Start < span.End && span.Start < m.Span.End
	})
}

// apart drops whose a number is where that tells no two numbers of one thing apart.
func apart(all []*row) {
	groups := map[string]map[string]bool{}
	key := func(s subject) string { return s.noun + "\x00" + s.verb }
	for _, r := range all {
		if s := r.subject(); s.group != "" {
			if groups[key(s)] == nil {
				groups[key(s)] = map[string]bool{}
			}
			groups[key(s)][s.group] = true
		}
	}
	for _, r := range all {
		if s := r.subject(); s.group != "" && len(groups[key(s)]) < 2 {
			r.what = r.what[1:]
			if len(r.what) == 0 || r.what[0].what() != s.what() {
				s.group = ""
				r.what = append([]subject{s}, r.what...)
			}
		}
	}
}

// identify gives each row an id of what it is of: with its group, place, year or heading where
// several are of one thing, and with a number where nothing else tells them apart.
func identify(all []*row, words *grammar) {
	for _, r := range all {
		what := r.subject().what()
		r.telling = len(words.words.Content(what)) > 0 && !words.words.Whole(what) && len([]rune(what)) > shortest
	}
	wanted := map[string][]*row{}
	for _, r := range all {
		r.id = words.idOf(r)
		wanted[r.id] = append(wanted[r.id], r)
	}
	ways := []func(*row) string{
		func(r *row) string { return words.slug(r.subject().group, 2) },
		func(r *row) string { return words.slug(r.place, 2) },
		func(r *row) string { return year(r.date) },
		func(r *row) string { return words.slug(r.heading, 2) },
	}
	for _, same := range wanted {
		if len(same) > 1 {
			tellApart(same, ways)
		}
	}
	taken, next := map[string]bool{}, map[string]int{}
	for _, r := range all {
		id := r.id
		for n := max(next[id], 2); taken[r.id]; n++ {
			r.id, next[id] = id+"-"+itoa(n), n+1
		}
		taken[r.id] = true
	}
}

// tellApart gives rows that want one id each the first thing that tells it from the others.
func tellApart(same []*row, ways []func(*row) string) {
	count := make([]map[string]int, len(ways))
	for i, way := range ways {
		count[i] = map[string]int{}
		for _, r := range same {
			count[i][way(r)]++
		}
	}
	for _, r := range same {
		for i, way := range ways {
			if mine := way(r); mine != "" && !strings.HasSuffix(r.id, mine) && count[i][mine] == 1 {
				r.id = strings.Trim(r.id+"-"+mine, "-")
				break
			}
		}
	}
}

// year is the first year of a date.
func year(date string) string {
	digits := strings.TrimLeft(date, "./")
	if len(digits) < 4 || strings.ContainsFunc(digits[:4], func(r rune) bool { return r < '0' || r > '9' }) {
		return ""
	}
	return digits[:4]
}

// shortest is how long a word is that may name nothing: etc.
const shortest = 3

// maxID is the most words of what a row is of in its id.
const maxID = 3

// idOf is what the id of a row begins with.
func (g *grammar) idOf(r *row) string {
	s := r.subject()
	noun := s.noun
	if s.verb != "" && r.cells["unit"] == draft.Person && g.general(noun) {
		noun = "" // killed, not people-killed
	}
	verb, rest, _ := strings.Cut(s.verb, " ")
	for _, words := range []string{noun + " " + verb + " " + rest, r.cells["what"], r.cells["unit"]} {
		if id := g.slug(words, maxID); id != "" {
			return id
		}
	}
	return "number"
}

// general reports whether a noun says no more than that people are counted.
func (g *grammar) general(noun string) bool {
	return len(g.words.Content(noun)) == 0
}

// slug makes the beginning of an id of the first words that name something.
func (g *grammar) slug(phrase string, most int) string {
	var out []string
	for _, w := range strings.Fields(phrase) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		id := draft.Slug(g.latin.Replace(strings.ToLower(w)))
		if id == "" || g.words.Is(strings.ToLower(w), notNoun|form.IsAnd) || len(out) == most {
			continue
		}
		out = append(out, id)
	}
	return strings.Join(out, "-")
}
