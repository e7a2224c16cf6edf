package scan

import "math/big"

// spelled reads a number in words: twenty-five, half a million, two and a half,
// three million, two hundred and forty; the vague thousands and tens of
// thousands; and ordinals in words: twenty-first.
func (b *block) spelled(i int) (numeral, bool) {
	w := b.at(i)
	if w == &unknown {
		return numeral{}, false
	}
	switch {
	case w == b.words["baker"]: // a baker’s dozen
		if isApostrophe(b.str(i+1)) && b.str(i+2) == "s" && b.at(i+3).scale == 12 && !b.at(i+3).is.any(isPlural) {
			return numeral{from: i, to: i + 4, value: big.NewRat(13, 1), spelled: true}, true
		}
		return numeral{}, false
	case w.times > 0:
		if w.is.any(isDouble) && !b.at(i+1).is.any(isDeterminer|isPronoun) {
			return numeral{}, false
		}
		return numeral{from: i, to: i + 1, value: big.NewRat(w.times, 1), spelled: true, times: true}, true
	case w.scale > 0 && b.at(i-1).is.any(isPer): // parts per million
		return numeral{}, false
	case w.is.any(isMinus) && !b.glued(i+1):
		n, ok := b.numeral(i + 1)
		if !ok || n.ordinal || n.code || n.vague || n.value == nil || n.value.Sign() <= 0 {
			return numeral{}, false
		}
		n.from, n.digits = i, false
		n.value.Neg(n.value)
		return n, true
	case w.is.any(isHalf):
		return b.half(i)
	case w.scale > 0 && w.is.any(isPlural):
		return b.scales(i)
	case w.is.any(isArticle):
		return b.afterArticle(i)
	case w.part > 1 && w.ordinal == 0 && !w.is.any(isPlural): // a quarter, without "a"
		if next := b.at(i + 1); next.is.any(isOf) || next.scale >= 1000 && !next.is.any(isPlural) {
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
func (b *block) afterArticle(i int) (numeral, bool) {
	switch next := b.at(i + 1); {
	case next.scale == 20 && !b.at(i+2).is.any(isOf): // a score was kept
	case next.scale > 0 && !next.is.any(isPlural):
		return b.cardinal(i)
	case next.is.any(isHalf) && b.at(i+2).scale > 0: // a half million
		n, ok := b.half(i + 1)
		n.from = i
		return n, ok
	case next.is.any(isTime) && b.isDate(i+1): // a quarter past six
	case next.part > 1 && !next.is.any(isPlural|isHalf):
		n, ok := b.partOf(i, 1, i+1)
		if n.part {
			n.from, n.article = i+1, true
		}
		return n, ok
	}
	return numeral{}, false
}

// compoundPart reads parts whose name is of two words: one twenty-fifth, three
// thirty-seconds.
func (b *block) compoundPart(i int) (numeral, bool) {
	count := b.at(i).cardinal
	tens := b.at(i + 1).cardinal
	if count == 0 || count > 9 || tens < 20 {
		return numeral{}, false
	}
	j := i + 2
	if b.is(j, "-") && b.glued(j) && b.glued(j+1) {
		j++
	}
	w := b.at(j)
	units := w.part
	if units == 0 {
		units = w.ordinal
	}
	if b.words[w.text] != w || units == 0 || units > 9 || w.is.any(isHalf) || w.is.any(isPlural) != (count > 1) {
		return numeral{}, false
	}
	return numeral{from: i, to: j + 1, value: big.NewRat(count, tens+units), spelled: true, part: true}, true
}

// half reads half, half a million, half-a-dozen, half of.
func (b *block) half(i int) (numeral, bool) {
	n := numeral{from: i, to: i + 1, value: big.NewRat(1, 2), spelled: true, part: true}
	j := i + 1
	dash := func() {
		if b.is(j, "-") && b.glued(j) && b.glued(j+1) {
			j++
		}
	}
	dash()
	if b.at(j).is.any(isArticle) {
		j++
		dash()
	}
	if s := b.at(j); s.scale > 0 && !s.is.any(isPlural) {
		n.to = j
		n.part = false
		return b.scaled(n), true
	}
	// Half-staff, the first half, half past ten and half-time are no parts.
	if b.is(i+1, "-") && b.glued(i+1) || b.is(i-1, "-") && b.glued(i) || b.at(i-1).ordinal > 0 {
		return numeral{}, false
	}
	next := b.at(i + 1)
	if next.is.any(isOf|isDeterminer|isArticle|isPronoun) || b.at(i-1).is.any(isPreposition|isAdverb|isArticle|isOr|isAnd) || len(b.before[b.at(i-1)]) > 0 && b.at(i-1) != &unknown || i+1 >= len(b.tokens) || i == 0 {
		return n, true
	}
	return numeral{}, false
}

// scales reads a scale word in the plural that stands alone: thousands, tens of
// thousands, hundreds of millions.
func (b *block) scales(i int) (numeral, bool) {
	if b.form(i-1) == digits {
		return numeral{}, false
	}
	w := b.at(i)
	low, to := big.NewRat(w.scale, 1), i+1
	if w.scale == 12 {
		low = big.NewRat(12, 1)
	}
	for b.at(to).is.any(isOf) {
		next := b.at(to + 1)
		if next.scale < 100 || !next.is.any(isPlural) {
			break
		}
		low = new(big.Rat).Mul(low, big.NewRat(next.scale, 1))
		to += 2
	}
	return numeral{from: i, to: to, value: low, high: new(big.Rat).Mul(low, big.NewRat(10, 1)), spelled: true, vague: true}, true
}

// partOf reads a part of one, from the count of parts: a third, two thirds, a
// quarter of a million.
func (b *block) partOf(from int, count int64, i int) (numeral, bool) {
	p := b.at(i)
	n := numeral{from: from, to: i + 1, value: big.NewRat(count, p.part), spelled: true, part: true}
	next := b.at(i + 1)
	if b.isPeriod(from, i) {
		return n, false
	}
	if next.scale >= 1000 && !next.is.any(isPlural) { // a quarter million
		n.part = false
		return b.scaled(n), true
	}
	if p.ordinal > 0 && count == 1 && !p.is.any(isPlural) {
		// A third of the votes, or fell by a third; but not a third man. One
		// third is a part whatever follows.
		one := b.at(from).cardinal == 1
		if !one && !next.is.any(isOf|isPreposition|isAuxiliary|isAdverb|isAnd|isOr|isTo) && b.form(i+1) == word {
			return numeral{}, false
		}
	}
	if next.is.any(isOf) { // a quarter of a million
		j := i + 2
		if b.at(j).is.any(isArticle) {
			j++
		}
		if s := b.at(j); s.scale >= 1000 && !s.is.any(isPlural) {
			n.to, n.part = j, false
			return b.scaled(n), true
		}
	}
	return n, true
}

// isPeriod reports whether quarters are parts of a year: the last quarter of the
// year, the preceding three quarters, two quarters ago.
func (b *block) isPeriod(from, i int) bool {
	if !b.at(i).is.any(isTime) {
		return false
	}
	before, next := b.at(from-1), b.at(i+1)
	return before.is.any(isRecent) || before.ordinal > 0 || before.is.any(isDeterminer) && !next.is.any(isOf) && len(b.before[before]) == 0 ||
		b.speaks("ago", i+1) && !next.is.any(isPreposition|isTo|isFrom) || next.is.any(isOf) && b.form(i+2) == digits && len(b.str(i+2)) == 4
}

// cardinal reads the grammar of cardinals in words, and what it can end in: an
// ordinal (twenty-first), a part (two thirds), a half (two and a half).
func (b *block) cardinal(i int) (numeral, bool) {
	n := numeral{from: i, spelled: true}
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
			case (b.is(k, "-") || b.is(k, "‑") || b.is(k, "–")) && b.glued(k) == b.glued(k+1):
				k++
			case b.at(k).is.any(isAnd) && (state == hundred || state == scale):
				k++
				if _, _, part := b.aPart(k); part || b.at(k).cardinal == 0 {
					k = -1
				}
			case b.is(k, "&") && (state == hundred || state == scale):
				k++
			case b.is(k, ",") && state == scale && (b.at(k+1).cardinal > 0 && b.at(k+2).scale == 100 || b.at(k+1).cardinal > 0 && b.at(k+2).scale >= 1000 && b.at(k+2).scale < least):
				k++
			}
		}
		if k < 0 {
			break
		}
		w := b.at(k)
		if b.form(k) != word {
			break
		}
		if k > j && w.is.any(isArticle) {
			break
		}
		v := w.cardinal
		ok := true
		switch {
		case k == i && w.is.any(isArticle):
			state, current = article, big.NewInt(1)
		case w.is.any(isZero):
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
		case w.scale == 100 && !w.is.any(isPlural):
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
		case w.scale == 12 || w.scale == 20 && state != start:
			if w.is.any(isPlural) && state == start || state == start && !b.bare(k) || state == scale || year > 0 {
				ok = false
				break
			}
			if state == start {
				current.SetInt64(1)
			}
			current.Mul(current, big.NewInt(w.scale))
			state = hundred
		case w.scale >= 1000 && !w.is.any(isPlural):
			switch {
			case year > 0:
				ok = false
			case state == start:
				total.SetInt64(w.scale)
				state, least = scale, w.scale
			case state == scale && current.Sign() == 0: // a thousand million
				total.Mul(total, big.NewInt(w.scale))
			case w.scale >= least:
				// Two hundred thousand million.
				if current.Sign() == 0 {
					ok = false
					break
				}
				total.Add(total, current)
				total.Mul(total, big.NewInt(w.scale))
				current.SetInt64(0)
				least = w.scale
			default:
				current.Mul(current, big.NewInt(w.scale))
				total.Add(total, current)
				current = new(big.Int)
				state, least = scale, w.scale
			}
		default:
			ok = false
		}
		if !ok {
			break
		}
		j = k + 1
		to = j
		if state == article && !(b.at(j).scale > 0) {
			return numeral{}, false
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
	if to > i && (b.is(o, "-") && b.glued(o) && b.glued(o+1)) {
		o++
	} else if to > i && b.at(o).is.any(isAnd) && (state == hundred || state == scale) {
		o++
	}
	if w := b.at(o); b.form(o) == word && (w.ordinal > 0 || w.part > 1) {
		fits := to == i ||
			state == ten && w.ordinal < 10 && w.ordinal > 0 ||
			(state == hundred || state == scale) && w.ordinal > 0 && w.ordinal < 100 ||
			w.ordinal >= 100
		if to > i && w.part > 1 && (!fits || o == to && !w.is.any(isPlural) && count.IsInt64() && count.Int64() == 1 || w.is.any(isPlural)) {
			// Two thirds, one quarter.
			if c := count; c.IsInt64() && (c.Int64() > 1) == w.is.any(isPlural) {
				p, ok := b.partOf(i, c.Int64(), o)
				return p, ok
			}
		}
		if fits && w.ordinal > 0 && !w.is.any(isPlural) {
			v := new(big.Int).Set(count)
			if w.ordinal >= 100 && to > i {
				v.Mul(v, big.NewInt(w.ordinal))
			} else {
				v.Add(v, big.NewInt(w.ordinal))
			}
			return numeral{from: i, to: o + 1, value: new(big.Rat).SetInt(v), spelled: true, ordinal: true}, true
		}
	}
	if to == i {
		return n, false
	}
	n.to = to
	n.value = new(big.Rat).SetInt(count)
	if b.at(to).is.any(isPoint) { // three point one four
		if v, j, ok := b.point(to + 1); ok {
			n.value.Add(n.value, v)
			n.to = j
			return b.scaled(n), true
		}
	}
	if state == scale {
		n.scale = new(big.Rat).SetInt64(least)
	} else {
		b.fraction(&n)
	}
	n = b.scaled(n)
	b.ratio(&n)
	return n, true
}

// bare reports whether a scale can stand without a count: dozen behind a
// qualifier or at the start, but not in "several dozen".
func (b *block) bare(i int) bool { return !b.at(i - 1).is.any(isVague) }

// point reads the digits behind a spoken decimal point: three point one four,
// two point seventy-one.
func (b *block) point(i int) (*big.Rat, int, bool) {
	s := ""
	for ; i < len(b.tokens) && len(s) < 20; i++ {
		if b.at(i).is.any(isZero) {
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
	return rat("0." + s), i, true
}
