package weave

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"quotient/analysis/prose"
	"quotient/analysis/wording"
	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
	"quotient/datasets/limits"
)

// bounds checks the words around the places that are filled in: none may change
// what is said there, and what is not asserted must be told as such.
func (f *filler) bounds(inlines []*string) {
	byStart := map[int]number{}
	for _, n := range f.numbers {
		byStart[n.place.Start] = n
	}
	for _, passage := range f.Passages {
		text := []rune(uncited(f.Article, passage))
		var placed []prose.Placed
		var places []article.Place
		var told []number
		for _, i := range passage.Inlines {
			n, ok := byStart[f.Inlines[i].Start]
			if !ok || n.own != "" || inlines[i] == nil {
				continue
			}
			if told = append(told, n); n.cites {
				continue
			}
			first, _ := passage.Character(n.place.From)
			near, _ := wording.Near(text, min(first, len(text)), min(first, len(text)), 1000)
			if hedge, ok := f.prose.Hedged(n.Number, near); !ok {
				f.typed(n.place.Start, fmt.Sprintf("say so in the same paragraph, with a word such as %q", hedge), "%s is told as a fact, and it is %s", n.place.Words[0], n.Claim())
			}
			if from, ok := passage.Character(n.place.From); ok && !n.place.Open {
				to := from
				for to < len(text) && passage.Offset(to) < n.place.To && passage.Offset(to) >= n.place.From {
					to++
				}
				placed, places = append(placed, prose.Placed{Number: n.Number, From: from, To: to}), append(places, n.place)
			}
		}
		f.around(text, placed, places)
		f.citations(told)
	}
}

// around checks the words around the numbers that fill places of a passage, which are in
// its order and apart.
func (f *filler) around(text []rune, placed []prose.Placed, places []article.Place) {
	for i, n := range placed {
		near, shift := wording.Near(text, n.From, n.To, 300)
		from, to := n.From-shift, n.To-shift
		if said, in, other := f.prose.Rebound(n.Number, near, from, to); other {
			f.typed(places[i].Start, "take them away: what fills the place says all of it", "what stands around “%s” makes it %s, and %s is %s", string(text[n.From:n.To]), in, places[i].Words[0], said)
			continue
		}
		end := shift + utf8.RuneCountInString(near)
		first, _ := slices.BinarySearchFunc(placed, shift, func(o prose.Placed, at int) int { return cmp.Compare(o.From, at) })
		var others []prose.Placed
		for k := first; k < len(placed) && placed[k].To <= end; k++ {
			if o := placed[k]; k != i {
				o.From, o.To = o.From-shift, o.To-shift
				others = append(others, o)
			}
		}
		if message, hint := f.prose.Claims(prose.Placed{Number: n.Number, From: from, To: to}, near, others); message != "" {
			f.typed(places[i].Start, hint, "%s", message)
		}
	}
}

func (f *filler) typed(at int, hint, format string, args ...any) {
	line, column := f.Position(at)
	f.Typed = append(f.Typed, datasets.Finding{File: f.Name, Line: line, Column: column, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// judge holds the typed numbers against the tables.
func (f *filler) judge() {
	numbered, judged := map[string]bool{}, 0
	for _, p := range f.Passages {
		typed := p.Typed
		if p.Heading {
			typed = unnumbered(typed, numbered)
		}
		for _, n := range f.prose.Judge(uncited(f.Article, p), typed) {
			if judged++; judged >= limits.Typed {
				f.typed(p.Offset(n.Span.Start), "mark them, as [=table.id], or divide the article", "%s numbers are typed by hand up to here, and the rest is not judged", limits.Count(limits.Typed))
				return
			}
			if n.Passed != "" {
				f.Passed[n.Passed]++
				continue
			}
			isMaths := p.InMaths(n.Span.Start)
			if isMaths && n.Message != "" && !f.prose.States(n) {
				f.Passed["numbers of formulas"]++
				continue
			}
			f.Judged++
			if n.Message == "" {
				continue
			}
			hint, own := n.Hint, "["+n.Text+"][=own where it is from]"
			if isMaths {
				own = "[$…$][=own where it is from], or [=own where it is from]: # on a line before a formula with lines of its own"
			}
			if n.True != "" && !isMaths {
				hint += "\n    with the table’s number: " + n.True
			}
			f.typed(p.Offset(n.Span.Start), hint+"\n    or, if it is a number of your own: "+own, "%s", n.Message)
		}
	}
}

// TypedNumbers are the numbers that the author has typed and that are judged, each
// from one byte of the article to another.
func (w *Weaver) TypedNumbers(a *article.Article) (out [][2]int, err error) {
	v, err := w.in(article.Language(a.Name))
	if err != nil {
		return nil, err
	}
	numbered := map[string]bool{}
	for _, p := range a.Passages {
		typed := p.Typed
		if p.Heading {
			typed = unnumbered(typed, numbered)
		}
		for _, n := range v.prose.Judge(uncited(a, p), typed) {
			if n.Passed == "" {
				out = append(out, [2]int{p.Offset(n.Span.Start), p.Offset(n.Span.End-1) + len(lastRune(n.Text))})
			}
		}
	}
	return out, nil
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// unnumbered masks the number of a heading, such as 2. or 2.1: one that goes on
// from those before it.
func unnumbered(typed string, seen map[string]bool) string {
	number, _, ok := strings.Cut(typed, " ")
	closed := strings.HasSuffix(number, ".") || strings.HasSuffix(number, ")")
	number = strings.TrimRight(number, ".)")
	parts := strings.Split(number, ".")
	if !ok || len(parts) == 1 && !closed {
		return typed
	}
	last := parts[len(parts)-1]
	before := strings.TrimSuffix(number, last)
	n := 0
	if _, err := fmt.Sscanf(last, "%d", &n); err != nil || fmt.Sprint(n) != last {
		return typed
	}
	parent := strings.TrimSuffix(before, ".")
	if n > 1 && !seen[before+fmt.Sprint(n-1)] || n <= 1 && parent != "" && !seen[parent] {
		return typed
	}
	seen[number] = true
	return strings.Repeat("x", len(number)) + typed[len(number):]
}
