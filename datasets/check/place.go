package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/datasets"
	"quotient/datasets/language"
)

// placeCheck holds the place of a row against the text: Budapest, Hungary is a part and
// what it is in.
var placeCheck = Check{
	Name: "place",
	Doc:  "The place is named near the number, with no other place of the study closer, or the note says that it is inferred.",
	Run: func(l *Ledger, r *Result) {
		places := l.places()
		if len(places.parts) == 0 {
			r.Absent = true
		}
		for _, row := range l.rows {
			switch {
			case strings.TrimSpace(row.Place) == "" || row.words().Whole(row.Place):
			case row.err != nil:
				r.Skip(notFound)
			case row.text < 0:
				r.Skip(notAtHand)
			case l.foreignPlace(row):
				r.Skip("the places are not in the language of the text: give the categories words")
			case row.Given("place") != nil:
				r.Checked++
				l.givenPlace(row, places, r)
			default:
				r.Checked++
				l.place(row, places, r)
			}
		}
	},
}

// A gazetteer has the places of a study.
type gazetteer struct {
	stems map[*language.Words]map[string][]string // parts of places by the first stem of each
	parts map[string]bool                         // of every place: Budapest, Hungary
	in    map[string]*datasets.Observation        // what the first part of a place is in, by the two, from the first row that says so
}

// parts are those of a place, from the smallest on.
func parts(place string) (out []string) {
	for _, p := range strings.FieldsFunc(place, func(r rune) bool { return strings.ContainsRune(",;/()", r) }) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (l *Ledger) places() gazetteer {
	if l.gazetteer.parts != nil {
		return l.gazetteer
	}
	g := gazetteer{map[*language.Words]map[string][]string{}, map[string]bool{}, map[string]*datasets.Observation{}}
	for _, row := range l.rows {
		list := parts(row.Place)
		for _, p := range list {
			g.parts[p] = true
		}
		for _, n := range row.Names() {
			if stems := row.words().Content(n.Value); n.Column != "place" && len(stems) == 1 && row.words().Place(stems[0]) != "" {
				g.parts[n.Value] = true
			}
		}
		if len(list) > 1 && g.in[list[0]] == nil {
			g.in[list[0]] = row.Observation
		}
	}
	l.gazetteer = g
	return g
}

// near are the parts of places that begin with a word of the text near a quote, nearer
// than some place, in order.
func (g gazetteer) near(known *language.Words, text *index, near []vicinity, than reach) []string {
	stems := g.stems[known]
	if stems == nil {
		stems = map[string][]string{}
		for p := range g.parts {
			for _, s := range known.Content(p) {
				for _, sense := range known.Senses(s) {
					stems[sense] = append(stems[sense], p)
				}
			}
		}
		g.stems[known] = stems
	}
	found := map[string]bool{}
	for _, v := range near {
		if v.reach >= than {
			continue
		}
		for i, to := text.within(v.span); i < to; i++ {
			for _, sense := range known.Senses(text.words[i].stem) {
				for _, p := range stems[sense] {
					found[p] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// foreignPlace reports whether no part of a place is a word of its text, which is in
// another language than that of messages: the places are in that.
func (l *Ledger) foreignPlace(row *reading) bool {
	text := l.texts[row.text].index()
	return language.For(row.info.Language) != language.All[0] && len(row.named("place")) == 0 && !slices.ContainsFunc(row.words().Content(row.Place), text.anywhere)
}

// named are the words that the category of a cell gives for it.
func (r *reading) named(column string) []string {
	for _, n := range r.Names() {
		if n.Column == column {
			return n.Words
		}
	}
	return nil
}

// place holds the place of a row against the text.
func (l *Ledger) place(row *reading, places gazetteer, r *Result) {
	text, near := l.texts[row.text].index(), l.vicinities(row)
	known, list := row.words(), parts(row.Place)
	at := func(names ...string) (best nearest) {
		best.reach = nowhere
		for _, name := range names {
			best = best.or(text.nearest(near, nil, known.Content(name)))
		}
		return best
	}
	exact := at(append(row.named("place"), list[0])...)
	own := exact.or(at(list...))
	if row.infers(known.Content(list[0])) {
		return
	}
	hint := fmt.Sprintf("write the place in the text; or say in the note that it is inferred, for example: The place is inferred: %s", row.Place)
	if given := row.givenReach(list[0]); given < nowhere {
		exact = nearest{reach: given}
		own = own.or(exact)
	}
	if exact.reach >= earlier && exact.reach < inHeading && !row.tells("place", "places") && !row.labelled(list[0]) && !l.titled(row, list) {
		r.Add(row.Finding("place", fmt.Sprintf("the place is %q, but the text names %s only in an earlier paragraph", row.Place, list[0]), hint))
		return
	}
	if exact.reach == nowhere {
		r.Add(row.Finding("place", fmt.Sprintf("the place is %q, but the text near the quote does not name %s", row.Place, list[0]), hint))
		return
	}
	for _, other := range places.near(known, text, near, min(own.reach, inHeading)) {
		if slices.Contains(list, other) || same(known, other, list) {
			continue
		}
		if n := at(other); n.reach < own.reach && n.reach < inHeading && !within(places, other, list) {
			r.Add(row.Finding("place", fmt.Sprintf("the place is %q, but the %s names %s closer to the number", row.Place, n.reach, other), hint))
			return
		}
	}
	if len(list) > 1 && exact.reach > inQuote {
		wider := known.Content(list[1])
		for _, v := range near[:min(3, len(near))] {
			for i, to := text.within(v.span); i < to; i++ {
				if len(wider) == 1 && text.words[i].stem == wider[0] && exact.reach > v.reach {
					r.Add(row.Finding("place", fmt.Sprintf("the place is %q, but the %s has only %s", row.Place, v.reach, list[1]), fmt.Sprintf("write %s; or say in the note that it is inferred, for example: The place is inferred: %s", list[1], row.Place)))
					return
				}
			}
		}
	}
	if first := places.in[list[0]]; first != nil && len(list) > 1 && first.Place != row.Place {
		if was := parts(first.Place); !slices.Contains(was, list[1]) && !slices.Contains(list, was[1]) {
			r.Add(row.Finding("place", fmt.Sprintf("the place is %q, but that of %s is %q: %s is in only one of the two", row.Place, first.Ref(), first.Place, list[0]), "correct one of them"))
		}
	}
}

// labelled reports whether another cell of a row has the words of a place, which the text is
// asked for there.
func (r *reading) labelled(place string) bool {
	known := r.words()
	stems := known.Content(place)
	return slices.ContainsFunc(r.Names(), func(n datasets.Name) bool {
		label := known.Content(n.Value)
		return n.Column != "place" && every(stems, func(s string) bool { return slices.Contains(label, s) })
	})
}

// titled reports whether the first paragraph of a text, its title, names a place or what it
// is in.
func (l *Ledger) titled(row *reading, list []string) bool {
	text, near := l.texts[row.text].index(), l.vicinities(row)
	return text.nearest(near[len(near)-1:], nil, row.words().Content(list[0])).reach < nowhere
}

// same reports whether a place has the words of one of some others: Berlin, of East Berlin.
func same(known *language.Words, place string, others []string) bool {
	words := known.Content(place)
	return slices.ContainsFunc(others, func(o string) bool {
		mine := known.Content(o)
		return every(words, func(w string) bool {
			return slices.ContainsFunc(mine, func(m string) bool { return known.Same(w, m) })
		})
	})
}

// within reports whether a place is in one of a list, as the study has it: what is said of
// Budapest is said of Hungary.
func within(places gazetteer, place string, list []string) bool {
	if o := places.in[list[0]]; o != nil && slices.Contains(parts(o.Place)[1:], place) { // Poznań, of a study that has it in Poland
		return true
	}
	o := places.in[place]
	return o != nil && slices.ContainsFunc(parts(o.Place)[1:], func(p string) bool { return slices.Contains(list, p) })
}
