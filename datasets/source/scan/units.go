package scan

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A unit is a unit of measure or a currency.
type unit struct {
	name string // an English singular: metre, dollar per barrel
	kind Kind   // Quantity, Money or Percent
	time bool   // a unit of time
}

// A unitForm is one writing of a unit: its tokens, in lower case unless it is a
// symbol.
type unitForm struct {
	tokens []string
	unit   unit
	symbol bool
}

// unitTable has the forms of units by their first token.
type unitTable map[string][]unitForm

//go:embed units.tsv
var unitList string

// units returns the table of a language: its words, and the symbols of all.
var units = func() func(tag string) unitTable {
	tables := map[string]func() unitTable{}
	for _, tag := range []string{"en", "hu", "el"} {
		tables[tag] = sync.OnceValue(func() unitTable { return readUnits(tag) })
	}
	return func(tag string) unitTable { return tables[tag]() }
}()

// readUnits reads the list: language (* for symbols), form, name and kind, a line.
func readUnits(tag string) unitTable {
	t := unitTable{}
	l := newLanguage("", '.', ',') // to cut forms as texts are
	for line := range strings.Lines(unitList) {
		cells := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(cells) != 4 || cells[0] != tag && cells[0] != "*" {
			continue
		}
		f := unitForm{unit: unit{name: cells[2], kind: Kind(cells[3])}, symbol: cells[0] == "*"}
		switch f.unit.name {
		case "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year", "decade", "century":
			f.unit.time = true
		}
		form := cells[1]
		if !f.symbol {
			form = strings.ToLower(form)
		}
		for _, token := range l.tokenize(form, nil) {
			f.tokens = append(f.tokens, form[token.from:token.to])
		}
		t[f.tokens[0]] = append(t[f.tokens[0]], f)
	}
	return t
}

// longest returns the longest unit whose form begins at a token.
func (b *block) longest(i int) (u unit, next int, symbol bool) {
	if i >= len(b.tokens) {
		return unit{}, i, false
	}
	table := units(b.tag)
	s := b.str(i)
	try := func(key string) {
		for _, f := range table[key] {
			if to := b.readsUnit(i, f); to > next {
				u, next, symbol = f.unit, to, f.symbol
			}
		}
	}
	try(s)
	if low := strings.ToLower(s); low != s {
		try(low)
	}
	return u, next, symbol
}

// readsUnit returns the token behind a form that stands at i, or 0.
func (b *block) readsUnit(i int, f unitForm) int {
	j := i
	for k, want := range f.tokens {
		if k > 0 {
			if f.symbol && b.form(j) != nothing && b.tokens[j].gap && b.form(j-1) != word {
				return 0
			}
			if b.is(j, "-") && b.glued(j) && b.glued(j+1) && want != "-" { // square-mile
				j++
			} else if b.is(j, ".") && b.glued(j) && want != "." { // sq. ft
				j++
			}
		}
		got := b.str(j)
		if !f.symbol {
			got = strings.ToLower(got)
		}
		if got != want || f.symbol && k > 0 && b.tokens[j].gap {
			return 0
		}
		j++
	}
	// A form does not end within a word.
	if b.form(j-1) == word && b.form(j) == digits && b.glued(j) {
		return j
	}
	return j
}

// unitAfter returns the unit whose words begin at a token, right behind a
// numeral: kilometres, km², 26-foot, dollars a barrel.
func (b *block) unitAfter(i int) (unit, int, bool) {
	none := func() (unit, int, bool) { return unit{}, i, false }
	j := i
	if (b.is(j, "-") || b.is(j, "‑") || b.is(j, "–")) && b.glued(j) && b.glued(j+1) && b.form(j+1) == word {
		j++
	}
	hyphen := j > i
	u, next, symbol := b.power(j)
	if next <= j || u.name == "" {
		return none()
	}
	if symbol && b.form(j) == word && !b.measures(j, next, hyphen) {
		return none()
	}
	if !symbol && b.form(j) == word {
		switch {
		case u.kind == Quantity && b.at(j).is.any(isFunction):
			return none()
		case b.glued(j) && !hyphen && utf8.RuneCountInString(b.str(j)) < 4 && b.str(j) != "p":
			return none()
		}
	}
	if u.name == "pound sterling" && !symbol && b.weighs(i, next, hyphen) {
		u = unit{name: "pound-mass", kind: Quantity}
	}
	if hyphen && b.is(next, "-") && b.glued(next) && (b.str(next+1) == "old" || b.str(next+1) == "olds") {
		next += 2
	} else if u.time && b.form(next) == word && (b.str(next) == "old" || b.str(next) == "olds") {
		next++
	} else if u.time && b.str(next) == "of" && b.str(next+1) == "age" {
		next += 2
	}
	return b.rate(u, next)
}

// rate reads what a unit is divided by: per hour, a barrel, /kg.
func (b *block) rate(u unit, next int) (unit, int, bool) {
	for range 2 {
		per, ok := b.per(next, u)
		if per == 0 {
			break
		}
		v, to, symbol := b.power(per)
		if to <= per || v.kind != Quantity || !ok && !v.time && b.form(per) != word {
			break
		}
		if symbol && b.form(per) == word && b.tokens[per].gap {
			break
		}
		u.name += " per " + v.name
		u.time = false
		next = to
	}
	return u, next, true
}

// per returns the token of what a unit is divided by, or 0.
func (b *block) per(i int, u unit) (int, bool) {
	switch s := b.str(i); {
	case s == "/" && b.glued(i) && b.glued(i+1):
		return i + 1, true
	case b.at(i).is.any(isPer):
		return i + 1, true
	case (b.at(i).is.any(isArticle) || s == "each" || s == "every") && !u.time && b.form(i+1) == word:
		return i + 1, true
	}
	return 0, false
}

// power reads a unit with its power: km², m^3, square kilometres, km squared, s⁻¹.
func (b *block) power(i int) (unit, int, bool) {
	square := ""
	j := i
	switch strings.ToLower(b.str(i)) {
	case "square", "sq":
		square = "square "
	case "cubic", "cu":
		square = "cubic "
	}
	if square != "" {
		j++
		if b.is(j, ".") && b.glued(j) || b.is(j, "-") && b.glued(j) {
			j++
		}
		u, next, symbol := b.longest(j)
		if next <= j || u.kind != Quantity {
			return unit{}, i, false
		}
		u.name = square + u.name
		return u, next, symbol && false
	}
	u, next, symbol := b.longest(i)
	if next <= i {
		return unit{}, i, false
	}
	if u.kind != Quantity {
		return u, next, symbol
	}
	k := next
	switch s := b.str(k); {
	case b.glued(k) && s == "²", b.glued(k) && symbol && s == "2", b.tokens != nil && k < len(b.tokens) && s == "squared":
		u.name, next = "square "+u.name, k+1
	case b.glued(k) && s == "³", b.glued(k) && symbol && s == "3", k < len(b.tokens) && s == "cubed":
		u.name, next = "cubic "+u.name, k+1
	case b.glued(k) && s == "^" && (b.str(k+1) == "2" || b.str(k+1) == "3"):
		u.name, next = map[string]string{"2": "square ", "3": "cubic "}[b.str(k+1)]+u.name, k+2
	case symbol && b.glued(k) && (s == "-" || s == "−" || s == "⁻") && b.glued(k+1) && (b.str(k+1) == "1" || b.str(k+1) == "¹"):
		u.name, next = "inverse "+u.name, k+2
	}
	return u, next, symbol
}

// measures reports whether letters behind a number are the symbol of a unit
// and no word: most are where they touch it; "in" and single letters otherwise
// need what follows to agree.
func (b *block) measures(i, next int, hyphen bool) bool {
	s := b.str(i)
	if (b.form(next) == word || b.form(next) == digits) && b.glued(next) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "in" || s == "as" || s == "at" || s == "a" || s == "am" || s == "pm" || s == "no":
		if !b.tokens[i].gap && s == "in" {
			return true
		}
		if s != "in" {
			return false
		}
		switch strings.ToLower(b.str(next)) {
		case "thick", "tall", "wide", "long", "high", "deep", "x", "by", "×", "in":
			return true
		}
		return hyphen || next >= len(b.tokens) || b.is(next, ".") && next+1 >= len(b.tokens)
	case !b.tokens[i].gap:
		return true
	case utf8.RuneCountInString(s) > 1:
		return true
	case b.form(i-1) != digits && b.form(i-1) != sign && b.at(i-1).scale == 0:
		return false
	case s == "A" || s == "I" || s == "S" || s == "R" || s == "B" || s == "G" || s == "M":
		return false
	case unicode.IsUpper(first) && b.form(next) == word && b.tokens[next].capital:
		return false // 5 C Company
	}
	return true
}

// weighs reports whether pounds are a weight, by the words around them.
func (b *block) weighs(i, next int, hyphen bool) bool {
	if hyphen && b.form(next) == word { // a twenty-pound bag, but a twenty-pound note
		switch strings.ToLower(b.str(next)) {
		case "note", "notes", "fine", "fines", "bill", "ticket", "tickets", "prize", "fee", "bonus", "deal", "loan", "tax", "charge", "cut", "rise", "bet", "reward", "grant":
			return false
		}
		return true
	}
	for k := i - 1; k >= max(0, i-12); k-- {
		s := strings.ToLower(b.str(k))
		if strings.HasPrefix(s, "weigh") || s == "lifted" || s == "lift" || s == "heavy" {
			return true
		}
		if b.ends(k) {
			break
		}
	}
	switch strings.ToLower(b.str(next)) {
	case "heavier", "lighter", "overweight":
		return true
	case "of":
		for k := next + 1; k < next+4; k++ {
			switch strings.ToLower(b.str(k)) {
			case "debt", "debts", "tax", "taxes", "aid", "savings", "cuts", "revenue", "losses", "cash", "funding", "public", "taxpayers", "taxpayer", "spending", "investment", "sales", "income", "money", "damage", "lottery", "compensation":
				return false
			}
		}
		return b.form(next+1) == word && !b.at(next+1).is.any(isFunction)
	}
	return false
}

// unitBefore returns the currency whose sign, code or prefix ends right before
// a token, and its first token: $, US$, $US, USD, Rs.
func (b *block) unitBefore(i int) (unit, int, bool) {
	j := i - 1
	if j < 0 {
		return unit{}, i, false
	}
	if b.is(j, "-") && b.glued(j) && b.glued(i) && b.currencyAt(j-1) { // $-5
		j--
	}
	money := func(at, to int) (unit, bool) {
		u, next, symbol := b.longest(at)
		return u, symbol && next == to && u.kind == Money
	}
	switch {
	case b.currencyAt(j):
		u, ok := money(j, j+1)
		if !ok {
			return unit{}, i, false
		}
		if b.form(j-1) == word && b.glued(j) { // US$, HK$
			if v, ok := money(j-1, j+1); ok {
				return v, j - 1, true
			}
		}
		return u, j, true
	case b.form(j) == word && b.glued(j) && b.glued(i) && b.currencyAt(j-1): // $US160
		if u, ok := money(j-1, j+1); ok {
			return u, j - 1, true
		}
	case b.form(j) == word && b.tokens[j].capital:
		if u, ok := money(j, j+1); ok && (b.str(j) == strings.ToUpper(b.str(j)) || b.str(j) == "Rs" || b.str(j) == "Ft") {
			return u, j, true
		}
	case b.is(j, ".") && b.glued(j) && b.str(j-1) == "Rs":
		if u, ok := money(j-1, j); ok {
			return u, j - 1, true
		}
	}
	return unit{}, i, false
}
