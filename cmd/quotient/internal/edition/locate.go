package edition

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets/source"
)

// A spot is a place of the study's that some items share: the same quote at the same place.
type spot struct {
	items []*Item
	order [2]int // of its place: in the old text, or as where says
}

// locate finds each quote in the new text, as it is. Quotes of the same words are looked for
// together, as each has a place of its own.
func (u *update) locate() {
	groups := map[string][]*spot{}
	var keys []string
	for _, i := range u.items {
		key := oneLine(i.Quote)
		if groups[key] == nil {
			keys = append(keys, key)
		}
		k := slices.IndexFunc(groups[key], func(s *spot) bool { return oneLine(s.items[0].Where) == oneLine(i.Where) })
		if k < 0 {
			groups[key] = append(groups[key], &spot{order: u.order(i)})
			k = len(groups[key]) - 1
		}
		groups[key][k].items = append(groups[key][k].items, i)
	}
	// What is certain first: a place that is another's is not taken for one that has moved.
	for _, key := range keys {
		groups[key] = u.settle(groups[key])
	}
	for _, key := range keys {
		u.rest(groups[key])
	}
}

// order is where an item comes among others of the same quote.
func (u *update) order(i *Item) [2]int {
	if i.old != nil {
		return [2]int{0, i.old.Start}
	}
	at := strings.LastIndex(i.Where, "¶")
	heading, number := i.Where, "0"
	if at >= 0 {
		heading, number = strings.TrimSpace(i.Where[:at]), strings.TrimSpace(i.Where[at+len("¶"):])
	}
	n, _ := strconv.Atoi(number)
	if heading == "" {
		return [2]int{0, n}
	}
	if span, err := u.New.Locate(heading); err == nil {
		return [2]int{span.Start, n}
	}
	return [2]int{math.MaxInt, n}
}

// settle gives the spots of one quote their places in the new text where these are certain,
// and returns the others. Where the old text is not at hand, as many places as there are
// spots are theirs in their order.
func (u *update) settle(spots []*spot) (rest []*spot) {
	slices.SortStableFunc(spots, func(a, b *spot) int { return cmp.Or(a.order[0]-b.order[0], a.order[1]-b.order[1]) })
	found := u.New.Find(spots[0].items[0].Quote)
	inOrder := u.old == nil && len(spots) > 1 && len(spots) == len(found)
	taken := map[source.Span]bool{}
	for k, s := range spots {
		span, ok := u.certain(s.items[0], found)
		if inOrder {
			span, ok = found[k], true
		}
		if ok && !taken[span] {
			taken[span] = true
			u.take(s, span)
		} else {
			rest = append(rest, s)
		}
	}
	return rest
}

// rest gives the spots of one quote that have no place yet those that are nobody's, where
// there are as many, in their order.
func (u *update) rest(spots []*spot) {
	if len(spots) == 0 {
		return
	}
	free := u.free(spots)
	for k, s := range spots {
		switch {
		case len(free) == len(spots):
			u.take(s, free[k])
		case len(free) > 0:
			for _, i := range s.items {
				u.unclear(i, free)
			}
		}
	}
}

// free are the places of a quote that are of no other item, and that are not where the old
// text has the same words a second time.
func (u *update) free(spots []*spot) (out []source.Span) {
	known := map[int]bool{} // paragraphs that had the quote before
	quote := spots[0].items[0].Quote
	if u.old != nil {
		all := u.old.Paragraphs()
		for _, span := range u.old.Find(quote) {
			own := slices.ContainsFunc(spots, func(s *spot) bool { return s.items[0].old != nil && *s.items[0].old == span })
			if at, ok := u.paired[paragraphOf(all, span)]; ok && !own {
				known[at] = true
			}
		}
	}
	all := u.New.Paragraphs()
	for _, span := range u.New.Find(quote) {
		others := slices.ContainsFunc(u.items, func(i *Item) bool {
			return i.found && i.span.Contains(span) && !slices.ContainsFunc(spots, func(s *spot) bool { return s.items[0].Where == i.Where })
		})
		if !others && !known[paragraphOf(all, span)] {
			out = append(out, span)
		}
	}
	return out
}

func (u *update) take(s *spot, span source.Span) {
	for _, i := range s.items {
		u.found(i, span)
	}
}

// certain is the place of an item, where one is certain: the one in the paragraph that the
// old one has become; or, where the old text is not at hand, the one that where names.
func (u *update) certain(i *Item, found []source.Span) (source.Span, bool) {
	if i.old == nil {
		span, err := u.New.Quote(i.Quote, i.Where)
		return span, err == nil
	}
	old := paragraphOf(u.old.Paragraphs(), *i.old)
	at, ok := u.paired[old]
	if !ok || old < 0 {
		return source.Span{}, false
	}
	within := u.New.Paragraphs()[at].Span
	in := slices.DeleteFunc(slices.Clone(found), func(s source.Span) bool { return !within.Contains(s) })
	if len(in) != 1 {
		return source.Span{}, false
	}
	return in[0], true
}

// found takes a place of the new text as that of an item, if the place can be named.
func (u *update) found(i *Item, span source.Span) {
	where := i.Where
	if at, err := u.New.Quote(i.Quote, where); err != nil || at != span {
		where = u.New.Where(span)
	}
	if at, err := u.New.Quote(i.Quote, where); err != nil || at != span {
		u.unclear(i, u.New.Find(i.Quote))
		return
	}
	i.span, i.found, i.Now, i.Place, i.Status = span, true, where, u.place(span), Same
	if where != i.Where {
		i.Status = Moved
	}
}

// unclear says that an item can be at several places.
func (u *update) unclear(i *Item, spans []source.Span) {
	const most = 5
	var places []string
	for _, s := range spans[:min(len(spans), most)] {
		places = append(places, fmt.Sprintf("%s (%s)", u.place(s), u.New.Where(s)))
	}
	if more := len(spans) - most; more > 0 {
		places = append(places, fmt.Sprintf("%d more", more))
	}
	i.Status, i.Why = Unclear, "it can be at "+strings.Join(places, ", ")
}
