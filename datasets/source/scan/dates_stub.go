package scan

func (b *block) date(i int) (match, bool) { return match{}, false }
