package numeral

import (
	"math/big"
	"quotient/datasets/language/form"
	"quotient/datasets/source/scan/internal/token"
	"quotient/datasets/source/scan/internal/word"
)

// aPart reads "a half", "one quarter", "fifty-four hundredths".
func (b *Reader) aPart(i int) (*big.Rat, int, bool) {
	count, j := b.small(i)
	if b.Has(i, form.IsArticle) {
		count, j = 1, i+1
	}
	if count == 0 {
		return nil, 0, false
	}
	if b.Is(j, "-") && b.Glued(j) && b.Glued(j+1) {
		j++
	}
	if p := b.At(j); p.Part > 1 && (count > 1) == p.Is.Any(form.IsPlural) {
		return big.NewRat(count, p.Part), j + 1, true
	}
	return nil, 0, false
}

// small reads a number below a hundred in words; 0 where none begins.
func (b *Reader) small(i int) (int64, int) {
	n := b.At(i).Cardinal
	if n < 20 {
		return n, i + 1
	}
	j := i + 1
	if b.Is(j, "-") && b.Glued(j) && b.Glued(j+1) {
		j++
	}
	if one := b.At(j).Cardinal; one > 0 && one < 10 {
		return n + one, j + 1
	}
	return n, i + 1
}

// spelled reads a number in words: twenty-five, half a million, two and a half,
// three million, two hundred and forty; the vague thousands and tens of
// thousands; and ordinals in words: twenty-first.
func (b *Reader) spelled(i int) (Numeral, bool) {
	w := b.At(i)
	if w == &word.Unknown {
		return Numeral{}, false
	}
	switch {
	case w == b.Words[b.Baker]: // a baker’s dozen
		if token.IsApostrophe(b.Str(i+1)) && b.Str(i+2) == "s" && b.At(i+3).Scale == 12 && !b.Has(i+3, form.IsPlural) {
			return Numeral{From: i, To: i + 4, Value: big.NewRat(13, 1), Spelled: true}, true
		}
		return Numeral{}, false
	case w.Times > 0:
		if w.Is.Any(form.IsDouble) && !b.Has(i+1, form.IsDeterminer|form.IsPronoun) {
			return Numeral{}, false
		}
		return Numeral{From: i, To: i + 1, Value: big.NewRat(w.Times, 1), Spelled: true, Times: true}, true
	case w.Scale > 0 && b.Has(i-1, form.IsPer): // parts per million
		return Numeral{}, false
	case w.Is.Any(form.IsMinus) && !b.Glued(i+1):
		n, ok := b.Read(i + 1)
		if !ok || n.Ordinal || n.Code || n.Vague || n.Value == nil || n.Value.Sign() <= 0 {
			return Numeral{}, false
		}
		n.From, n.Digits = i, false
		n.Value.Neg(n.Value)
		return n, true
	case w.Is.Any(form.IsHalf):
		return b.half(i)
	case w.Scale > 0 && w.Is.Any(form.IsPlural):
		return b.scales(i)
	case w.Is.Any(form.IsArticle):
		return b.afterArticle(i)
	case w.Part > 1 && w.Ordinal == 0 && !w.Is.Any(form.IsPlural): // a quarter, without "a"
		if next := b.At(i + 1); next.Is.Any(form.IsOf) || next.Scale >= 1000 && !next.Is.Any(form.IsPlural) {
			return b.partOf(i, 1, i)
		}
	}
	if n, ok := b.compoundPart(i); ok {
		return n, true
	}
	return b.cardinal(i)
}

// afterArticle reads a number that begins with an article: a hundred, a half million, a
// third.
func (b *Reader) afterArticle(i int) (Numeral, bool) {
	switch next := b.At(i + 1); {
	case next.Scale == 20 && !b.Has(i+2, form.IsOf): // a score was kept
	case next.Scale > 0 && !next.Is.Any(form.IsPlural):
		return b.cardinal(i)
	case next.Is.Any(form.IsHalf) && b.At(i+2).Scale > 0: // a half million
		n, ok := b.half(i + 1)
		n.From = i
		return n, ok
	case next.Is.Any(form.IsTime) && b.isDate(i+1): // a quarter past six
	case next.Part > 1 && !next.Is.Any(form.IsPlural|form.IsHalf):
		n, ok := b.partOf(i, 1, i+1)
		if n.Part {
			n.From, n.Article = i+1, true
		}
		return n, ok
	}
	return Numeral{}, false
}

// compoundPart reads parts whose name is of two words: one twenty-fifth, three
// thirty-seconds.
func (b *Reader) compoundPart(i int) (Numeral, bool) {
	count := b.At(i).Cardinal
	tens := b.At(i + 1).Cardinal
	if count == 0 || count > 9 || tens < 20 {
		return Numeral{}, false
	}
	j := i + 2
	if b.Is(j, "-") && b.Glued(j) && b.Glued(j+1) {
		j++
	}
	w := b.At(j)
	units := w.Part
	if units == 0 {
		units = w.Ordinal
	}
	if w == &word.Unknown || units == 0 || units > 9 || w.Is.Any(form.IsHalf) || w.Is.Any(form.IsPlural) != (count > 1) {
		return Numeral{}, false
	}
	return Numeral{From: i, To: j + 1, Value: big.NewRat(count, tens+units), Spelled: true, Part: true}, true
}

// half reads half, half a million, half-a-dozen, half of.
func (b *Reader) half(i int) (Numeral, bool) {
	n := Numeral{From: i, To: i + 1, Value: big.NewRat(1, 2), Spelled: true, Part: true}
	j := i + 1
	dash := func() {
		if b.Is(j, "-") && b.Glued(j) && b.Glued(j+1) {
			j++
		}
	}
	dash()
	if b.Has(j, form.IsArticle) {
		j++
		dash()
	}
	if s := b.At(j); s.Scale > 0 && !s.Is.Any(form.IsPlural) {
		n.To = j
		n.Part = false
		return b.scaled(n), true
	}
	// Half-staff, the first half, half past ten and half-time are no parts.
	if b.Is(i+1, "-") && b.Glued(i+1) || b.Is(i-1, "-") && b.Glued(i) || b.At(i-1).Ordinal > 0 {
		return Numeral{}, false
	}
	next := b.At(i + 1)
	if next.Is.Any(form.IsOf|form.IsDeterminer|form.IsArticle|form.IsPronoun) || b.Has(i-1, form.IsPreposition|form.IsAdverb|form.IsArticle|form.IsOr|form.IsAnd) || b.Qualifies(b.At(i-1)) && b.At(i-1) != &word.Unknown || i+1 >= len(b.Tokens) || i == 0 {
		return n, true
	}
	return Numeral{}, false
}

// scales reads a scale word in the plural that stands alone: thousands, tens of
// thousands, hundreds of millions.
func (b *Reader) scales(i int) (Numeral, bool) {
	if b.Form(i-1) == token.Digits {
		return Numeral{}, false
	}
	w := b.At(i)
	low, to := big.NewRat(w.Scale, 1), i+1
	if w.Scale == 12 {
		low = big.NewRat(12, 1)
	}
	for b.Has(to, form.IsOf) {
		next := b.At(to + 1)
		if next.Scale < 100 || !next.Is.Any(form.IsPlural) {
			break
		}
		low = new(big.Rat).Mul(low, big.NewRat(next.Scale, 1))
		to += 2
	}
	return Numeral{From: i, To: to, Value: low, High: new(big.Rat).Mul(low, big.NewRat(10, 1)), Spelled: true, Vague: true}, true
}

// partOf reads a part of one, from the count of parts: a third, two thirds, a
// quarter of a million.
func (b *Reader) partOf(from int, count int64, i int) (Numeral, bool) {
	p := b.At(i)
	n := Numeral{From: from, To: i + 1, Value: big.NewRat(count, p.Part), Spelled: true, Part: true}
	next := b.At(i + 1)
	if b.isPeriod(from, i) {
		return n, false
	}
	if next.Scale >= 1000 && !next.Is.Any(form.IsPlural) { // a quarter million
		n.Part = false
		return b.scaled(n), true
	}
	if p.Ordinal > 0 && count == 1 && !p.Is.Any(form.IsPlural) {
		// A third of the votes, or fell by a third; but not a third man. One
		// third is a part whatever follows.
		one := b.At(from).Cardinal == 1
		if !one && !next.Is.Any(form.IsOf|form.IsPreposition|form.IsAuxiliary|form.IsAdverb|form.IsAnd|form.IsOr|form.IsTo) && b.Form(i+1) == token.Word {
			return Numeral{}, false
		}
	}
	if next.Is.Any(form.IsOf) { // a quarter of a million
		j := i + 2
		if b.Has(j, form.IsArticle) {
			j++
		}
		if s := b.At(j); s.Scale >= 1000 && !s.Is.Any(form.IsPlural) {
			n.To, n.Part = j, false
			return b.scaled(n), true
		}
	}
	return n, true
}

// isPeriod reports whether quarters are parts of a year: the last quarter of the
// year, the preceding three quarters, two quarters ago.
func (b *Reader) isPeriod(from, i int) bool {
	if !b.Has(i, form.IsTime) {
		return false
	}
	before, next := b.At(from-1), b.At(i+1)
	return before.Is.Any(form.IsRecent) || before.Ordinal > 0 || before.Is.Any(form.IsDeterminer) && !next.Is.Any(form.IsOf) && !b.Qualifies(before) ||
		b.Speaks("ago", i+1) && !next.Is.Any(form.IsPreposition|form.IsTo|form.IsFrom) || next.Is.Any(form.IsOf) && b.Form(i+2) == token.Digits && len(b.Str(i+2)) == 4
}

// cardinal reads the grammar of cardinals in words, and what it can end in: an
// ordinal (twenty-first), a part (two thirds), a half (two and a half).
func (b *Reader) cardinal(i int) (Numeral, bool) {
	n := Numeral{From: i, Spelled: true}
	total, current := new(big.Int), new(big.Int)
	const (
		start = iota
		article
		one // 1–9
		teen
		ten // 20, 30, …
		hundred
		scale
	)
	state := start
	least := int64(1 << 62) // scales fall from left to right
	to := i
	var year int64 // nineteen fifty-six
	add := func(v int64) { current.Add(current, big.NewInt(v)) }
	for j := i; ; {
		k := j
		// What can stand between two words of a number.
		if k > i {
			switch {
			case (b.Is(k, "-") || b.Is(k, "‑") || b.Is(k, "–")) && b.Glued(k) == b.Glued(k+1):
				k++
			case b.Has(k, form.IsAnd) && (state == hundred || state == scale):
				k++
				if _, _, part := b.aPart(k); part || b.At(k).Cardinal == 0 {
					k = -1
				}
			case b.Is(k, "&") && (state == hundred || state == scale):
				k++
			case b.Is(k, ",") && state == scale && (b.At(k+1).Cardinal > 0 && b.At(k+2).Scale == 100 || b.At(k+1).Cardinal > 0 && b.At(k+2).Scale >= 1000 && b.At(k+2).Scale < least):
				k++
			}
		}
		if k < 0 {
			break
		}
		w := b.At(k)
		if b.Form(k) != token.Word {
			break
		}
		if k > j && w.Is.Any(form.IsArticle) {
			break
		}
		v := w.Cardinal
		ok := true
		switch {
		case k == i && w.Is.Any(form.IsArticle):
			state, current = article, big.NewInt(1)
		case w.Is.Any(form.IsZero):
			if state != start {
				ok = false
				break
			}
			state = one
		case v >= 1 && v <= 9:
			switch state {
			case start, hundred, scale:
				add(v)
				state = one
			case ten:
				add(v)
				state = one
			case teen:
				ok = false
			default:
				ok = false
			}
		case v >= 10 && v <= 19:
			switch state {
			case start, hundred, scale:
				add(v)
				state = teen
			case teen, ten: // nineteen fourteen
				if total.Sign() == 0 && current.Cmp(big.NewInt(10)) >= 0 && current.Cmp(big.NewInt(20)) <= 0 && year == 0 && k == j {
					year = current.Int64()
					current.SetInt64(v)
					state = teen
				} else {
					ok = false
				}
			default:
				ok = false
			}
		case v >= 20 && v <= 90:
			switch state {
			case start, hundred, scale:
				add(v)
				state = ten
			case teen, ten: // nineteen fifty-six
				if total.Sign() == 0 && current.Cmp(big.NewInt(10)) >= 0 && current.Cmp(big.NewInt(20)) <= 0 && year == 0 && k == j {
					year = current.Int64()
					current.SetInt64(v)
					state = ten
				} else {
					ok = false
				}
			default:
				ok = false
			}
		case w.Scale == 100 && !w.Is.Any(form.IsPlural):
			switch {
			case state == hundred || state == scale || year > 0:
				ok = false
			default:
				if state == start {
					current.SetInt64(1)
				}
				current.Mul(current, big.NewInt(100))
				state = hundred
			}
		case w.Scale == 12 || w.Scale == 20 && state != start:
			if w.Is.Any(form.IsPlural) && state == start || state == start && !b.bare(k) || state == scale || year > 0 {
				ok = false
				break
			}
			if state == start {
				current.SetInt64(1)
			}
			current.Mul(current, big.NewInt(w.Scale))
			state = hundred
		case w.Scale >= 1000 && !w.Is.Any(form.IsPlural):
			switch {
			case year > 0:
				ok = false
			case state == start:
				total.SetInt64(w.Scale)
				state, least = scale, w.Scale
			case state == scale && current.Sign() == 0: // a thousand million
				total.Mul(total, big.NewInt(w.Scale))
			case w.Scale >= least:
				// Two hundred thousand million.
				if current.Sign() == 0 {
					ok = false
					break
				}
				total.Add(total, current)
				total.Mul(total, big.NewInt(w.Scale))
				current.SetInt64(0)
				least = w.Scale
			default:
				current.Mul(current, big.NewInt(w.Scale))
				total.Add(total, current)
				current = new(big.Int)
				state, least = scale, w.Scale
			}
		default:
			ok = false
		}
		if !ok {
			break
		}
		j = k + 1
		to = j
		if state == article && !(b.At(j).Scale > 0) {
			return Numeral{}, false
		}
		if to-i > 40 {
			break
		}
	}
	count := new(big.Int).Add(total, current)
	if year > 0 {
		count.Add(big.NewInt(year*100), current)
	}
	// An ordinal that goes on from the number, or is all of it.
	o := to
	if to > i && (b.Is(o, "-") && b.Glued(o) && b.Glued(o+1)) {
		o++
	} else if to > i && b.Has(o, form.IsAnd) && (state == hundred || state == scale) {
		o++
	}
	if w := b.At(o); b.Form(o) == token.Word && (w.Ordinal > 0 || w.Part > 1) {
		fits := to == i ||
			state == ten && w.Ordinal < 10 && w.Ordinal > 0 ||
			(state == hundred || state == scale) && w.Ordinal > 0 && w.Ordinal < 100 ||
			w.Ordinal >= 100
		if to > i && w.Part > 1 && (!fits || o == to && !w.Is.Any(form.IsPlural) && count.IsInt64() && count.Int64() == 1 || w.Is.Any(form.IsPlural)) {
			// Two thirds, one quarter.
			if c := count; c.IsInt64() && (c.Int64() > 1) == w.Is.Any(form.IsPlural) {
				p, ok := b.partOf(i, c.Int64(), o)
				return p, ok
			}
		}
		if fits && w.Ordinal > 0 && !w.Is.Any(form.IsPlural) {
			v := new(big.Int).Set(count)
			if w.Ordinal >= 100 && to > i {
				v.Mul(v, big.NewInt(w.Ordinal))
			} else {
				v.Add(v, big.NewInt(w.Ordinal))
			}
			return Numeral{From: i, To: o + 1, Value: new(big.Rat).SetInt(v), Spelled: true, Ordinal: true}, true
		}
	}
	if to == i {
		return n, false
	}
	n.To = to
	n.Value = new(big.Rat).SetInt(count)
	if b.Has(to, form.IsPoint) { // three point one four
		if v, j, ok := b.point(to + 1); ok {
			n.Value.Add(n.Value, v)
			n.To = j
			return b.scaled(n), true
		}
	}
	if state == scale {
		n.Scale = new(big.Rat).SetInt64(least)
	} else {
		b.fraction(&n)
	}
	n = b.scaled(n)
	b.ratio(&n)
	return n, true
}

// bare reports whether a scale can stand without a count: dozen behind a
// qualifier or at the start, but not in "several dozen".
func (b *Reader) bare(i int) bool { return !b.Has(i-1, form.IsVague) }

// point reads the digits behind a spoken decimal point: three point one four,
// two point seventy-one.
func (b *Reader) point(i int) (*big.Rat, int, bool) {
	s := ""
	for ; i < len(b.Tokens) && len(s) < 20; i++ {
		if b.Has(i, form.IsZero) {
			s += "0"
			continue
		}
		v, to := b.small(i)
		if v == 0 {
			break
		}
		s += big.NewInt(v).String()
		i = to - 1
	}
	if s == "" {
		return nil, 0, false
	}
	return Rat("0." + s), i, true
}
