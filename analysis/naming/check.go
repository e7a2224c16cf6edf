package naming

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/analysis/wording"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/language"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

// Check asks that the words of a comparison or a chart name what it is made from:
//
//   - the title, the id and the measure of a comparison name its operands, and no other
//     row, in their order
//   - a cell, a label or a note beside a row has numbers of that row, or of a comparison
//     that has it among its operands
//   - the words around a number in a title name what the number is of
//   - what a column is a multiple of is below the line
//   - a sequence runs with its comparisons, and before and after are called so
//   - a unit in a subtitle is one of the rows
//
// A row is named by the words of its labels.
var Check = check.Of[captions.Subject]{
	Name: "naming",
	Doc:  "What a comparison or a chart is called is what it is made from.",
	Run: func(w captions.Subject, r *check.Result) {
		book, err := captions.Read(w)
		if r.Err = err; err != nil {
			return
		}
		b := &binder{study: w.Study, comparisons: w.Comparisons, charts: w.Shown(), book: book, result: r, lexicons: map[string]*Lexicon{}, seen: map[string]bool{}}
		for _, p := range book.Captions {
			if p.File == analysis.SpecFile {
				b.comparison(p)
			} else if p.Cell == "" && p.Ref != "" {
				b.chart(p)
			}
		}
		for _, e := range book.Entries {
			b.sequence(e)
		}
		r.Findings.Sort()
	},
}

// A binder holds words against what they are bound to.
type binder struct {
	study       *datasets.Study
	comparisons *analysis.Comparisons
	charts      map[string]*captions.Chart // by their ids
	book        *captions.Book
	result      *check.Result
	lexicons    map[string]*Lexicon // by language
	seen        map[string]bool     // comparisons whose ids were looked at
}

// lexicon is that of a language.
func (b *binder) lexicon(tag string) *Lexicon {
	l := b.lexicons[tag]
	if l == nil {
		l = New(b.study, tag, b.book.Terms(tag))
		b.lexicons[tag] = l
	}
	return l
}

func (b *binder) add(at datasets.Text, p captions.Caption, hint, format string, args ...any) {
	f := at.Finding(p.File, p.Ref, fmt.Sprintf(format, args...), hint)
	if !slices.Contains(b.result.Findings, f) {
		b.result.Add(f)
	}
}

// stray reports a word that names other rows than those of a text.
func (b *binder) stray(p captions.Caption, at datasets.Text, text string, own []*datasets.Observation, also string) bool {
	b.result.Checked++
	c, ok := b.lexicon(p.Tag).Stray(text, own, also)
	if ok {
		b.add(at, p, "name "+refsOf(own)+", or take the number of what it names", "%s says “%s”, which names %s, and what it is made from is %s", p.What, c.Word, refsOf(c.Rows), refsOf(own))
	}
	return ok
}

// refsOf names rows, at most three.
func refsOf(rows []*datasets.Observation) string {
	var out []string
	for i, o := range rows {
		if i == 3 {
			out = append(out, "…")
			break
		}
		out = append(out, o.Ref())
	}
	return strings.Join(out, ", ")
}

func (b *binder) swapped(p captions.Caption, at datasets.Text, swap Swap, where string) {
	b.add(at, p, "name them in the order of the formula, or turn the formula round", "%s has “%s” %s, and %s is on the other side of the formula", p.What, swap.Word, where, swap.Row.Ref())
}

// comparison judges a title or a measure, and once the id.
func (b *binder) comparison(p captions.Caption) {
	c, ok := b.comparisons.Find(p.Ref)
	if !ok || p.At != "title" && p.At != "measure" && p.At+p.Key != "caveats/*"+string(analysis.PartOf) {
		return
	}
	sides := b.comparisons.Sides(c)
	own := unite(sides.All(), c.From)
	also := b.also(c, sides, p.Tag)
	if p.At == "caveats/*" { // what is a part of what is among the operands
		b.stray(p, p.Text, p.Text.Value, own, also+" "+c.Title.In(p.Tag))
		return
	}
	if !b.seen[c.ID] {
		b.seen[c.ID] = true
		b.negative(p, c, sides)
		id := p
		id.What, id.Tag = "the id", quantity.English.Tag
		b.named(id, p.Entry, strings.ReplaceAll(c.ID, "-", " "), own, sides, b.also(c, sides, id.Tag))
	}
	if !b.named(p, p.Text, p.Text.Value, own, sides, also) {
		return
	}
	if p.At == "title" {
		b.whole(p, c, sides)
	}
}

// named reports whether a text names what a comparison is made from, and nothing else, in
// its order.
func (b *binder) named(p captions.Caption, at datasets.Text, text string, own []*datasets.Observation, sides analysis.Sides, also string) bool {
	if b.stray(p, at, text, own, also) {
		return false
	}
	swap, ok := b.lexicon(p.Tag).Swapped(text, sides)
	if ok {
		b.swapped(p, at, swap, "on the wrong side of “"+swap.Mark+"”")
	}
	return !ok
}

// whole reports what the title of a comparison leaves out, or says of how it turned out.
func (b *binder) whole(p captions.Caption, c *analysis.Comparison, sides analysis.Sides) {
	l, text := b.lexicon(p.Tag), p.Text.Value
	if sides.Kind == "/" || sides.Kind == "share" || sides.Kind == "growth" {
		if claim, ok := l.Unnamed(text, sides.First, sides.Second); ok {
			b.add(p.Text, p, "name the place of "+refsOf(claim.Of)+" too", "%s says “%s” alone, and %s is of %s", p.What, claim.Word, refsOf(claim.Of), claim.Of[0].Place)
		}
		if o, ok := l.Part(text, sides.All()); ok {
			b.add(p.Text, p, "say what tells it from "+o.PartOf.Ref(), "%s has no word for %s, which is a part of %s", p.What, o.Ref(), o.PartOf.Ref())
		}
	}
	b.taken(p, p.Text.Value, sides)
	b.ofAll(p, sides)
	b.shares(p, c)
	if word, o, ok := l.Every(text, sides.All()); ok {
		b.extreme(p, word, o)
	}
	if way := wording.Direction(text); way != 0 && c.Refusal == nil && way == -wayOf(c) {
		b.add(p.Text, p, "turn the formula round, or say it the other way", "%s says that it %s, and it is %s", p.What, map[int]string{1: "rose", -1: "fell"}[way], c.Words())
	}
}

// negative reports a difference that takes a whole away from its part.
func (b *binder) negative(p captions.Caption, c *analysis.Comparison, sides analysis.Sides) {
	if sides.Kind != "-" || len(sides.First) != 1 {
		return
	}
	if whole := sides.First[0].PartOf; whole != nil && slices.Contains(sides.Second, whole) {
		b.add(p.Entry, p, "turn the formula round", "%s takes %s away from %s, which is a part of it", c.ID, whole.Ref(), sides.First[0].Ref())
	}
}

// ofAll reports a title that says “of all”, where what is below the line is no whole.
func (b *binder) ofAll(p captions.Caption, sides analysis.Sides) {
	known := language.WordsOf(p.Tag)
	i := slices.IndexFunc(wording.Lower(p.Text.Value), known.Whole)
	if sides.Kind != "/" || i < 0 || slices.ContainsFunc(sides.All(), func(o *datasets.Observation) bool {
		return slices.ContainsFunc(o.Names(), func(n datasets.Name) bool {
			return known.Whole(n.Value) || slices.ContainsFunc(wording.Lower(n.Value), known.Whole)
		}) && slices.Contains(sides.Second, o)
	}) || slices.ContainsFunc(sides.First, func(o *datasets.Observation) bool { return o.PartOf != nil && slices.Contains(sides.Second, o.PartOf) }) {
		return
	}
	b.add(p.Text, p, "name what it is divided by", "%s says “%s”, and %s is not all of anything", p.What, wording.Lower(p.Text.Value)[i], refsOf(sides.Second))
}

// taken reports a text of a difference that names what is taken away alone.
func (b *binder) taken(p captions.Caption, text string, sides analysis.Sides) {
	if sides.Kind != "-" {
		return
	}
	if word, o, ok := b.lexicon(p.Tag).Taken(text, sides.First, sides.Second); ok {
		b.add(p.Text, p, "name what is left", "%s says “%s”, and %s is taken away", p.What, word, o.Ref())
	}
}

// shares reports a multiple that is called a share, and the other way round.
func (b *binder) shares(p captions.Caption, c *analysis.Comparison) {
	words := wording.Of(p.Tag)
	for _, w := range wording.Lower(p.Text.Value) {
		switch {
		case c.Show == quantity.ShowTimes && slices.Contains(words.Shares, w),
			c.Show == quantity.ShowPercent && slices.Contains(words.Multiple, w):
			b.add(p.Text, p, "call it what show says", "%s says “%s”, and %s is shown as %s", p.What, w, c.ID, c.Show)
			return
		}
	}
}

func (b *binder) extreme(p captions.Caption, word string, o *datasets.Observation) {
	b.add(p.Text, p, "say that it is the highest, or the lowest", "%s says “%s”, and %s is a %s", p.What, word, o.Ref(), o.Statistic)
}

// wayOf is the direction of a comparison that tells how far something rose or fell; 0
// where it may be either.
func wayOf(c *analysis.Comparison) int {
	level := big.NewRat(1, 1)
	switch {
	case c.Kind == quantity.Growth, c.Kind == quantity.Difference:
		level = new(big.Rat)
	case c.Show != quantity.ShowTimes:
		return 0
	}
	switch {
	case c.Lo.Value != nil && c.Lo.Value.Cmp(level) >= 0 && !c.IsPoint() || c.IsPoint() && c.Value().Cmp(level) > 0:
		return 1
	case c.Hi.Value != nil && c.Hi.Value.Cmp(level) <= 0 && !c.IsPoint() || c.IsPoint() && c.Value().Cmp(level) < 0:
		return -1
	}
	return 0
}

// also is what the comparisons and schedules that a formula uses are called.
func (b *binder) also(c *analysis.Comparison, sides analysis.Sides, tag string) string {
	out := ""
	for _, id := range sides.Also {
		if used, ok := b.comparisons.Find(id); ok {
			out += " " + used.Title.In(tag)
		} else if s, err := b.comparisons.Schedule(id); err == nil {
			out += " " + s.Title.In(tag)
		}
	}
	for _, s := range quoted.FindAllString(c.Formula, -1) { // what is missing
		out += " " + s
	}
	return out
}

var quoted = lazy.MustCompile(`"[^"]*"`)

// unite joins lists of rows, each once.
func unite(lists ...[]*datasets.Observation) (out []*datasets.Observation) {
	for _, list := range lists {
		for _, o := range list {
			if !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}
