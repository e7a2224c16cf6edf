package layout

import (
	"cmp"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"quotient/charts/internal/spec"
	"quotient/charts/marks"
	"quotient/charts/scene"
	"quotient/charts/typeset"
)

// A sample is the mark that stands for a sign in the key, in place of its name.
type sample struct {
	bound     marks.Bound
	certainty marks.Certainty
}

// samples are those of the signs that a small mark shows.
var samples = map[Sign]sample{
	SignOver:         {bound: marks.Over},
	SignAtLeast:      {bound: marks.Over},
	SignUnder:        {bound: marks.Under},
	SignUpTo:         {bound: marks.Under},
	signPeak:         {bound: marks.Peak},
	SignBetween:      {bound: marks.Between},
	SignAbout:        {bound: marks.About},
	SignWhiskers:     {bound: marks.About},
	SignRaggedDate:   {bound: marks.About},
	SignWhiskersDate: {bound: marks.About},
	SignOpenEnd:      {bound: marks.Over},
	SignExpected:     {certainty: marks.Expected},
	SignSpeculated:   {certainty: marks.Speculated},
	SignProposed:     {certainty: marks.Proposed},
	SignComputed:     {certainty: marks.Computed},
	SignDerived:      {certainty: marks.Computed},
}

// claimed are the words that marks have beside them where the text does not assert their
// number, which say what the sign says.
var claimed = map[Sign]string{SignExpected: "expected", SignSpeculated: "speculated", SignProposed: "proposed"}

// A firstMark is where a sign is drawn: at which marks, and whether they are points.
type firstMark struct {
	refs  []string // of all that have the sign, in their order
	point bool
}

// first notes where a sign is first drawn.
func (p *Page) first(d spec.Datum, signs []Sign, point bool) {
	if p.firsts == nil {
		p.firsts = map[Sign]firstMark{}
	}
	for _, s := range signs {
		f, ok := p.firsts[s]
		if !ok {
			f.point = point
		}
		if p.in == nil { // what one panel says is not said of the others
			f.refs = append(f.refs, d.Ref())
		}
		p.firsts[s] = f
	}
}

// saidAtMarks is what a drawn page says at the marks themselves, so that its key need not: that
// a text does not assert a number, and of each other sign, where it is first drawn, what it
// means, if there is room for that.
type saidAtMarks struct {
	signs map[Sign]bool
	draw  func(p *Page)
}

// sayAtMarks finds what can be said at the marks of a page that is drawn; nil for nothing.
func (p *Page) sayAtMarks() *saidAtMarks {
	said := &saidAtMarks{signs: map[Sign]bool{}}
	for s, word := range claimed {
		if slices.Contains(p.Signs, s) && p.remarked[p.Say(word)] {
			said.signs[s] = true
		}
	}
	var notes []func(p *Page)
	var taken []Rect
	hits := p.Scene.Hits()
	for _, s := range p.signsUsed() {
		if said.signs[s.sign] {
			continue
		}
		at, ok := p.placeAtMarks(s, hits, taken)
		if !ok {
			continue
		}
		said.signs[s.sign] = true
		taken = append(taken, at)
		words := meaning(p.Say(s.words))
		notes = append(notes, func(p *Page) {
			p.Plate(at.Left, at.Bottom-3, at.Right-at.Left, SmallSize)
			p.Text(typeset.Italic, SmallSize, p.Theme.Muted, at.Left, at.Bottom-3, words)
		})
	}
	if len(said.signs) == 0 {
		return nil
	}
	said.draw = func(p *Page) {
		for _, note := range notes {
			note(p)
		}
	}
	return said
}

// placeAtMarks is the room behind the label of the first mark with a sign that has some.
func (p *Page) placeAtMarks(s signed, hits []scene.Hit, taken []Rect) (Rect, bool) {
	const most = 12 // of marks that are tried
	words := meaning(p.Say(s.words))
	if _, drawn := samples[s.sign]; !drawn || len(p.Fonts.Missing(typeset.Italic, words)) > 0 {
		return Rect{}, false
	}
	refs := slices.Clone(p.firsts[s.sign].refs)
	for strict, loose := range loosest { // which is drawn alike, and told with it
		if loose == s.sign {
			refs = append(refs, p.firsts[strict].refs...)
		}
	}
	place := func(ref string) int { return slices.IndexFunc(hits, func(h scene.Hit) bool { return h.ID == ref }) }
	refs = slices.DeleteFunc(refs, func(ref string) bool { return place(ref) < 0 })
	slices.SortStableFunc(refs, func(a, b string) int { return cmp.Compare(place(a), place(b)) })
	if len(hits) > 1 && 4*len(refs) > 3*len(hits) { // said of one it would read as if it were not so of the others
		return Rect{}, false
	}
	for _, ref := range refs[:min(len(refs), most)] {
		if at, ok := p.placeAtMark(hits[place(ref)], p.Fonts.Width(typeset.Italic, SmallSize, words), taken); ok {
			return at, true
		}
	}
	return Rect{}, false
}

// placeAtMark is the room for words of a width behind the label of a mark, which is on its
// right, or on it; what follows that closely is its own.
func (p *Page) placeAtMark(hit scene.Hit, width float64, taken []Rect) (Rect, bool) {
	const after, apart = 10.0, 5.0
	middle, right := (hit.Top+hit.Bottom)/2, hit.Right
	labels := slices.Clone(p.Labels)
	slices.SortStableFunc(labels, func(a, b Text) int { return cmp.Compare(a.Left, b.Left) })
	base := middle + 4
	for _, l := range labels {
		if l.Top < middle && middle < l.Bottom && l.Right > right && l.Left < right+24 {
			right, base = l.Right, l.Bottom-0.2*ValueSize
		}
	}
	room := Rect{right + after, base - 9, right + after + width, base + 3}
	wide := Rect{room.Left - apart, room.Top - apart, room.Right + apart, room.Bottom + apart}
	overlaps := func(r Rect) bool {
		return r.Left < wide.Right && wide.Left < r.Right && r.Top < wide.Bottom && wide.Top < r.Bottom
	}
	if room.Right > p.Right() || slices.ContainsFunc(p.Labels, func(l Text) bool { return overlaps(l.Rect) }) || slices.ContainsFunc(taken, overlaps) {
		return Rect{}, false
	}
	return room, p.Scene.Free(wide.Left, wide.Top, wide.Right, wide.Bottom, p.Theme.Grid)
}

// meaning is what a sign means, without the name of the sign, which the mark itself is.
func meaning(words string) string {
	if _, means, ok := strings.Cut(words, ": "); ok {
		return means
	}
	return words
}

// A keyEntry is one sign in the key: a small mark, and what it means.
type keyEntry struct {
	sample *sample
	point  bool
	lines  []string
	x      float64
	line   int
}

const (
	keyLeading = 16.5
	keyGap     = 20.0 // between two entries
	keyBar     = 10.0 // the height of a bar in the key
	keyLong    = 13.0 // and its length
	keyRadius  = 4.5  // of a point
)

// room is what the mark of an entry takes, with the blank after it.
func (e keyEntry) room() float64 {
	switch {
	case e.sample == nil:
		return 0
	case e.point && e.sample.bound == marks.Exact:
		return 2*keyRadius + 6
	case e.point:
		return 2*keyRadius + 16
	}
	return keyLong + float64(marks.Tail(e.sample.bound, keyBar)) + 6
}

// keyLine lays out the key of the signs that are not said at the marks: each once, its mark
// before its meaning.
func (p *Page) keyLine(measure float64) (height float64, draw func(top float64)) {
	var entries []keyEntry
	add := func(e keyEntry, words string) {
		e.lines = p.Fonts.Wrap(typeset.Regular, SmallSize, measure-e.room(), words)
		entries = append(entries, e)
	}
	for _, s := range p.signsUsed() {
		if p.said != nil && p.said.signs[s.sign] {
			continue
		}
		e, words := keyEntry{point: p.firsts[s.sign].point}, p.Say(s.words)
		if one, ok := samples[s.sign]; ok {
			e.sample, words = &one, meaning(words)
		}
		add(e, words)
	}
	if len(p.grey) > 0 {
		add(keyEntry{}, p.othersInGrey())
	}
	if len(entries) == 0 {
		return 0, nil
	}
	x, line := 0.0, 0
	for i := range entries {
		e := &entries[i]
		width := e.room() + p.Fonts.Width(typeset.Regular, SmallSize, e.lines[0])
		if x > 0 && (x+width > measure || len(e.lines) > 1) {
			x, line = 0, line+1
		}
		e.x, e.line = x, line
		x += width + keyGap
		if len(e.lines) > 1 {
			x, line = 0, line+len(e.lines)
		}
	}
	last := entries[len(entries)-1]
	return keyLeading * float64(last.line+len(last.lines)), func(top float64) {
		for _, e := range entries {
			left, base := p.Left()+e.x, top+keyLeading*float64(e.line+1)
			if e.sample != nil {
				p.drawSample(e, left, base-4.2)
			}
			for i, words := range e.lines {
				p.Text(typeset.Regular, SmallSize, p.Theme.Muted, left+e.room(), base+keyLeading*float64(i), words)
			}
		}
	}
}

// drawSample draws the mark of an entry about a height.
func (p *Page) drawSample(e keyEntry, left, middle float64) {
	c := p.Theme.Slate.Mark
	if e.point {
		x := left + keyRadius
		if e.sample.bound == marks.Under || e.sample.bound == marks.About {
			x += 6
		}
		points := p.Mark("key", marks.Point{X: x, Y: 0.5, Bound: e.sample.bound, Certainty: e.sample.certainty}, c)
		points.Radius = keyRadius
		p.Plot(Scale{Min: 0, Max: p.Width, Left: 0, Right: p.Width}, middle-20, middle+20, points)
		return
	}
	bar := marks.Bar{Position: 0.5, Value: 1, Bound: e.sample.bound, Certainty: e.sample.certainty}
	if bar.Bound == marks.Between {
		bar.Value, bar.High = 0.5, 1
	}
	bars, err := marks.NewBars([]marks.Bar{bar}, vg.Length(keyBar))
	if err != nil {
		p.Fail("key: %v", err)
		return
	}
	bars.Color, bars.Background, bars.Spread = c, p.Theme.Background, p.Theme.Spread()
	p.Plot(Scale{Min: 0, Max: 1, Left: left, Right: left + keyLong}, middle-keyBar/2, middle+keyBar/2, bars)
}
