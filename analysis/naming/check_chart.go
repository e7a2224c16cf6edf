package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/language"
	"quotient/datasets/language/form"
	"quotient/datasets/quantity"
	"quotient/datasets/source/scan"
)

// A bound number is one that a template prints in a caption.
type boundNumber struct {
	datasets.Fact
	from, to int // bytes of the text
	result   *analysis.Comparison
	sides    analysis.Sides
}

// rows are all that the number is made from.
func (n boundNumber) rows() []*datasets.Observation { return unite(n.sides.All(), n.Rows()) }

// numbersIn are those that the templates of a text print.
func (b *binder) numbersIn(text string) (out []boundNumber) {
	for _, m := range captions.Template.FindAllStringSubmatchIndex(text, -1) {
		fact, err := b.comparisons.Fact(text[m[2]:m[3]])
		if err != nil { // loading tells of it
			continue
		}
		n := boundNumber{Fact: fact, from: m[0], to: m[1]}
		if c, ok := fact.(*analysis.Comparison); ok {
			n.result, n.sides = c, b.comparisons.Sides(c)
		}
		out = append(out, n)
	}
	return out
}

// alsoOf are the titles of the comparisons that are printed.
func (b *binder) alsoOf(list []boundNumber, tag string) (out string) {
	for _, n := range list {
		if n.result != nil {
			out += " " + n.result.Title.In(tag) + " " + n.result.Measure.In(tag) + b.also(n.result, n.sides, tag)
		}
	}
	return out
}

// chart judges a captions.Caption of a chart.
func (b *binder) chart(p captions.Caption) {
	numbers := b.numbersIn(p.Text.Value)
	switch p.At {
	case "labels/*", "beside/*", "column/cells/*":
		b.cell(p, numbers)
	case "block/label":
		if base := b.charts[p.Ref].Rows; len(base) > 0 {
			b.stray(p, p.Text, unfilled(p.Text.Value), b.blockOf(p), "")
		}
	case "column/title":
		b.column(p)
	case "names/*":
		b.phase(p)
	case "title", "subtitle", "note", "alt", captions.Lines, captions.Annotations:
		b.clauses(p, numbers)
	}
	if p.At == "title" || p.At == "subtitle" {
		b.places(p)
	}
	if p.At == "subtitle" || p.At == "x/title" || p.At == "y/title" {
		b.units(p)
	}
}

// unfilled is a text without its templates.
func unfilled(text string) string { return captions.Template.ReplaceAllString(text, " ") }

// cell judges the words and numbers of a row.
func (b *binder) cell(p captions.Caption, numbers []boundNumber) {
	row, err := b.comparisons.Fact(p.Key)
	if err != nil {
		return
	}
	own := row.Rows()
	result, _ := row.(*analysis.Comparison)
	if result != nil {
		own = unite(own, b.comparisons.Sides(result).All())
	}
	all := own
	for _, n := range numbers {
		b.result.Checked++
		if !b.belongs(row, own, n) {
			at := p.Text.At(utf8.RuneCountInString(p.Text.Value[:n.from]))
			b.add(at, p, "write the number of "+p.Key+", or of a comparison that has it among its operands", "%s prints %s, which is made from %s", p.What, n.Ref(), refsOf(n.rows()))
			return
		}
		if o := b.unshown(p, n); o != nil {
			b.add(p.Text, p, "write a number that is made from what the chart shows", "%s prints %s, which is made from %s too, and the chart does not show that", p.What, n.Ref(), o.Ref())
			return
		}
		all = unite(all, n.rows())
	}
	text := unfilled(p.Text.Value)
	also := b.alsoOf(numbers, p.Tag) + titleOf(result, p.Tag)
	if b.stray(p, p.Text, text, all, also) {
		return
	}
	if p.At == "labels/*" {
		b.label(p, text, all, also)
		if result != nil {
			b.taken(p, text, b.comparisons.Sides(result))
		}
	}
	for _, n := range numbers {
		if n.result == nil || n.result.Show != quantity.ShowTimes || n.sides.Kind != "/" {
			continue
		}
		l := b.lexicon(p.Tag)
		if swap, ok := l.Around(p.Text.Value[:n.from], p.Text.Value[n.to:], n.sides); ok && len(numbers) == 1 {
			b.swapped(p, p.Text, swap, "on the wrong side of the number")
		} else if below(own, n.sides) && !l.Names(text, n.sides.First) {
			b.add(p.Text, p, "print it beside "+refsOf(n.sides.First)+", or turn the formula round", "%s prints %s, in which %s is what the other is measured by", p.What, n.Ref(), p.Key)
		}
	}
}

// unshown is a row that a number is made from and that a chart does not show, where the
// chart shows others that the number is made from.
func (b *binder) unshown(p captions.Caption, n boundNumber) *datasets.Observation {
	data := b.charts[p.Ref]
	if n.result == nil || data == nil {
		return nil
	}
	shown := data.Rows
	for _, c := range data.Comparisons {
		if c.ID != n.result.ID { // what a cell prints is among the results too
			shown = unite(shown, c.From)
		}
	}
	for _, o := range n.result.From {
		if !slices.Contains(shown, o) {
			return o
		}
	}
	return nil
}

// label holds the label of a row against the words of the other rows.
func (b *binder) label(p captions.Caption, text string, own []*datasets.Observation, also string) {
	if c, ok := b.lexicon(p.Tag).StrayAmong(text, own, b.charts[p.Ref].Rows, also); ok {
		b.add(p.Text, p, "name "+refsOf(own), "%s says “%s”, which is a word of %s", p.What, c.Word, refsOf(c.Rows))
	}
}

func titleOf(c *analysis.Comparison, tag string) string {
	if c == nil {
		return ""
	}
	return " " + c.Title.In(tag)
}

// belongs reports whether a number is of a row, or of a comparison of it.
func (b *binder) belongs(row datasets.Fact, own []*datasets.Observation, n boundNumber) bool {
	if n.Ref() == row.Ref() {
		return true
	}
	if _, ok := row.Row(); !ok && n.result != nil { // two comparisons: one is made from the other
		return slices.Contains(n.sides.Also, row.Ref()) || slices.ContainsFunc(own, func(o *datasets.Observation) bool { return slices.Contains(n.rows(), o) })
	}
	return slices.ContainsFunc(n.rows(), func(o *datasets.Observation) bool { return slices.Contains(own, o) })
}

// below reports whether rows are below the line alone.
func below(own []*datasets.Observation, s analysis.Sides) bool {
	in := func(list []*datasets.Observation) bool {
		return slices.ContainsFunc(own, func(o *datasets.Observation) bool { return slices.Contains(list, o) })
	}
	return in(s.Second) && !in(s.First)
}

// blockOf are the rows that the block of a chart is of.
func (b *binder) blockOf(p captions.Caption) []*datasets.Observation {
	if fact, err := b.comparisons.Fact(p.Block); err == nil {
		return fact.Rows()
	}
	return b.charts[p.Ref].Rows
}

// column holds the title of a column against the comparisons in its cells.
func (b *binder) column(p captions.Caption) {
	for _, e := range b.book.Entries {
		for _, cell := range e.Cells {
			if e.ID.Value != p.Ref || cell.Tag != p.Tag && cell.Tag != quantity.English.Tag {
				continue
			}
			for _, x := range b.numbersIn(cell.Text.Value) {
				if x.result != nil {
					b.shares(p, x.result)
				}
				if x.result != nil && b.noMultiple(p, x) {
					return
				}
				if x.result != nil && x.sides.Kind != "" && !b.named(p, p.Text, p.Text.Value, x.rows(), x.sides, b.also(x.result, x.sides, p.Tag)) {
					return
				}
			}
		}
	}
}

// noMultiple reports a number in a column of multiples of a row that is none of it.
func (b *binder) noMultiple(p captions.Caption, x boundNumber) bool {
	if x.result.Show != quantity.ShowTimes || len(x.sides.Second) > 0 {
		return false
	}
	for _, o := range x.rows() {
		if b.lexicon(p.Tag).Names(p.Text.Value, []*datasets.Observation{o}) {
			b.add(p.Text, p, "print a ratio with "+o.Ref()+" below the line", "%s says “%s”, and %s is no ratio to %s", p.What, p.Text.Value, x.Ref(), o.Ref())
			return true
		}
	}
	return false
}

// phase holds the names of before and after against each other.
func (b *binder) phase(p captions.Caption) {
	words := wording.Of(p.Tag)
	b.result.Checked++
	has := func(list []string) bool {
		return slices.ContainsFunc(wording.Lower(p.Text.Value), func(w string) bool { return slices.Contains(list, w) })
	}
	is, other := words.Former, words.Latter
	switch p.Key {
	case "before":
	case "after":
		is, other = other, is
	default:
		return
	}
	if has(other) && !has(is) {
		b.add(p.Text, p, "the rows are before the change, and what is listed under after is after it", "what is %s is called “%s”", p.Key, p.Text.Value)
	}
}

// clauses holds the words around each number of a text against what the number is of.
func (b *binder) clauses(p captions.Caption, numbers []boundNumber) {
	for _, part := range b.parts(p, numbers) {
		var rows []*datasets.Observation
		for _, n := range part.numbers {
			rows = unite(rows, n.rows())
		}
		text := p.Text.Value[part.from:part.to]
		if b.stray(p, p.Text, unfilled(text), rows, b.alsoOf(part.numbers, p.Tag)) {
			continue
		}
		l := b.lexicon(p.Tag)
		if word, o, ok := l.Every(unfilled(text), rows); ok {
			b.extreme(p, word, o)
		}
		if n := part.numbers[0]; len(part.numbers) == 1 && n.result != nil && n.result.Show == quantity.ShowTimes {
			if swap, ok := l.Around(p.Text.Value[part.from:n.from], p.Text.Value[n.to:part.to], n.sides); ok {
				b.swapped(p, p.Text, swap, "on the wrong side of the number")
			}
		}
		if n := part.numbers[0]; p.At == "title" && n.sides.Kind == "/" {
			if o, ok := l.Part(unfilled(p.Text.Value), n.sides.First); ok {
				b.add(p.Text, p, "say what tells it from "+o.PartOf.Ref(), "%s has no word for %s, which is a part of %s", p.What, o.Ref(), o.PartOf.Ref())
			}
		}
	}
}

// A part of a text is a clause with numbers.
type part struct {
	from, to int // bytes
	numbers  []boundNumber
}

// parts are the clauses of a text that have numbers: up to a mark of punctuation and,
// where a clause has several, up to a word that joins two statements.
func (b *binder) parts(p captions.Caption, numbers []boundNumber) (out []part) {
	text := p.Text.Value
	inside := func(i int) bool {
		return slices.ContainsFunc(numbers, func(n boundNumber) bool { return n.from < i && i < n.to })
	}
	of := func(from, to int) (in []boundNumber) {
		for _, n := range numbers {
			if from <= n.from && n.to <= to {
				in = append(in, n)
			}
		}
		return in
	}
	clause := func(from, to int) {
		in := of(from, to)
		if len(in) > 1 {
			for _, and := range wording.Of(p.Tag).And {
				i := strings.Index(text[from:to], " "+and+" ")
				if i < 0 {
					continue
				}
				left, right := of(from, from+i), of(from+i, to)
				if len(left) > 0 && len(right) > 0 {
					out = append(out, part{from, from + i, left}, part{from + i, to, right})
					return
				}
			}
		}
		if len(in) > 0 {
			out = append(out, part{from, to, in})
		}
	}
	start := 0
	for i, r := range text {
		if strings.ContainsRune(",;:.!?()—–·\n", r) && !inside(i) {
			clause(start, i)
			start = i
		}
	}
	clause(start, len(text))
	return out
}

// places holds the places that a headline names against those of what is shown.
func (b *binder) places(p captions.Caption) {
	rows := b.charts[p.Ref].Rows
	for _, c := range b.charts[p.Ref].Comparisons {
		rows = unite(rows, c.From)
	}
	if len(rows) == 0 {
		return
	}
	b.result.Checked++
	if c, ok := b.lexicon(p.Tag).StrayPlace(unfilled(p.Text.Value), rows); ok {
		b.add(p.Text, p, "name the place of what is shown", "%s says “%s”, which is the place of %s, and nothing here is of that place", p.What, c.Word, refsOf(c.Rows))
	}
}

// units holds the units that a subtitle names against those of the rows.
func (b *binder) units(p captions.Caption) {
	own := map[string]bool{} // words, as they are: France is not in francs
	mark := func(in map[string]bool, u quantity.Unit) {
		for _, one := range []bool{true, false} {
			for _, w := range wording.Lower(b.printer(p.Tag).Unit(u, one) + " " + u.String()) {
				in[w] = true
			}
		}
	}
	for _, s := range b.charts[p.Ref].Rows {
		if s.Quantity != nil {
			mark(own, s.Quantity.Unit)
		}
	}
	for _, c := range b.charts[p.Ref].Comparisons {
		mark(own, c.Unit)
	}
	if len(own) == 0 {
		return
	}
	all := map[string]bool{}
	for _, t := range b.study.Tables {
		if len(t.Rows) > 0 && t.Rows[0].Quantity != nil {
			for _, o := range t.Rows {
				if o.Quantity != nil {
					mark(all, o.Quantity.Unit)
				}
			}
		}
	}
	b.result.Checked++
	for _, segment := range strings.FieldsFunc(unfilled(p.Text.Value), func(r rune) bool { return strings.ContainsRune(",;:.!?()—–·", r) }) {
		words := wording.Lower(segment)
		for i, w := range words {
			in := i > 0 && slices.Contains(wording.Of(p.Tag).In, words[i-1])
			if in && words[i-1] != wording.Of(p.Tag).In[0] && b.period(p.Tag, w) { // a dot is a day
				continue
			}
			last := i == len(words)-1
			if own[w] || i > 0 && !in {
				continue
			}
			if all[w] || in && last && words[i-1] == wording.Of(p.Tag).In[0] && b.measure(p.Tag, w) {
				b.add(p.Text, p, "name the unit of what is shown", "%s says “%s”, and nothing here is in that unit", p.What, w)
				return
			}
		}
	}
}

// printer is that of a language; of English where there is none.
func (b *binder) printer(tag string) datasets.Printer {
	if l, ok := quantity.LocaleOf(tag); ok {
		return b.study.Printer(l)
	}
	return b.study.Printer(quantity.English)
}

// period reports whether a word is a length of time.
func (b *binder) period(tag, word string) bool {
	for roles, words := range language.For(tag).Reading.Words {
		if roles&form.IsTime != 0 && slices.Contains(strings.Fields(words), word) {
			return true
		}
	}
	return false
}

// measure reports whether a word is a unit that things are measured in.
func (b *binder) measure(tag, word string) bool {
	language, ok := scan.In(tag)
	if !ok {
		return false
	}
	for _, m := range language.Text("5 " + word) {
		if m.Unit != "" && m.Unit != quantity.Percent && m.Unit != "times" {
			return true
		}
	}
	return false
}

// follows says why a fact cannot be what one of the rows became; "" where it can. What is
// computed is made from that row; another row is of the same thing, and no earlier.
func (b *binder) follows(fact, of datasets.Fact, rows datasets.Texts) string {
	o, isRow := fact.Row()
	before, ofRow := of.Row()
	switch {
	case slices.ContainsFunc(fact.Rows(), func(o *datasets.Observation) bool { return slices.Contains(of.Rows(), o) }):
		return ""
	case !isRow || !ofRow:
		return "is not made from it"
	}
	first, known := before.Date.First()
	last, dated := o.Date.Last()
	if known && dated && !before.Date.IsZero() && !o.Date.IsZero() && last < first {
		return "is dated before it"
	}
	own := inCommon(o, before)
	for _, t := range rows {
		other, err := b.comparisons.Fact(t.Value)
		if err != nil {
			continue
		}
		if x, ok := other.Row(); ok && inCommon(o, x) > own {
			return "has the names of " + t.Value
		}
	}
	return ""
}

// inCommon is how many names two rows have in common.
func inCommon(a, b *datasets.Observation) (n int) {
	names := b.Names()
	for _, x := range a.Names() {
		if slices.ContainsFunc(names, func(y datasets.Name) bool { return y.Column == x.Column && y.Value == x.Value }) {
			n++
		}
	}
	return n
}

// sequence holds the order of rows that become one another against the comparisons of
// them.
func (b *binder) sequence(c captions.Entry) {
	data := b.charts[c.ID.Value]
	if data == nil {
		return
	}
	p := captions.Caption{File: captions.File, Ref: c.ID.Value, What: "the chart"}
	for _, list := range []datasets.Texts{c.After, c.Change} {
		for i, t := range list {
			if i >= len(c.Rows) {
				break
			}
			b.result.Checked++
			fact, err := b.comparisons.Fact(t.Value)
			of, err2 := b.comparisons.Fact(c.Rows[i].Value)
			if err != nil || err2 != nil {
				continue
			}
			if wrong := b.follows(fact, of, c.Rows); wrong != "" {
				b.add(t, p, "list them in the order of the rows", "%s is beside %s, and %s", t.Value, c.Rows[i].Value, wrong)
			}
		}
	}
	if c.Kind.Value != "slope" {
		return
	}
	at := func(o *datasets.Observation) int {
		return slices.IndexFunc(c.Rows, func(t datasets.Text) bool { return t.Value == o.Ref() })
	}
	for _, x := range data.Comparisons {
		s := b.comparisons.Sides(x)
		if len(s.First) != 1 || len(s.Second) != 1 || s.Kind != "/" && s.Kind != "growth" {
			continue
		}
		from, to := s.Second[0], s.First[0]
		if s.Kind == "growth" {
			from, to = to, from
		}
		b.result.Checked++
		if i, k := at(from), at(to); i >= 0 && k >= 0 && i > k {
			b.add(c.Rows[i], p, "list the rows in the order of time, or turn the formula round", "%s runs from %s to %s, and the rows the other way", x.ID, from.Ref(), to.Ref())
		}
	}
}
