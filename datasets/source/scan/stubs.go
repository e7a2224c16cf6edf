package scan

type unit struct {
	name string
	kind Kind
}

func (b *block) unitAfter(i int) (unit, int, bool) {
	switch b.str(i) {
	case "%", "percent":
		return unit{"percent", Percent}, i + 1, true
	case "per":
		if b.str(i+1) == "cent" {
			return unit{"percent", Percent}, i + 2, true
		}
	case "forints":
		return unit{"forint", Money}, i + 1, true
	case "dollars":
		return unit{"dollar", Money}, i + 1, true
	}
	return unit{}, i, false
}

func (b *block) unitBefore(i int) (unit, int, bool) {
	switch b.str(i - 1) {
	case "$":
		return unit{"dollar", Money}, i - 1, true
	}
	return unit{}, i, false
}

func (b *block) date(i int) (match, bool) { return match{}, false }
