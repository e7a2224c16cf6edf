package works

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A kind of work, as BibTeX and CSL name it. The first of a name is the one it is written as.
var kinds = []struct{ csl, bibtex, subtype string }{
	{"document", "misc", ""}, {"article-journal", "article", ""}, {"article-magazine", "article", "magazine"}, {"article-newspaper", "article", "newspaper"},
	{"book", "book", ""}, {"book", "mvbook", ""}, {"book", "booklet", ""}, {"book", "collection", ""}, {"book", "proceedings", ""}, {"book", "manual", ""},
	{"chapter", "incollection", ""}, {"chapter", "inbook", ""}, {"paper-conference", "inproceedings", ""}, {"paper-conference", "conference", ""},
	{"report", "techreport", ""}, {"report", "report", ""}, {"thesis", "thesis", ""}, {"thesis", "phdthesis", ""}, {"thesis", "mastersthesis", ""},
	{"webpage", "online", ""}, {"webpage", "electronic", ""}, {"webpage", "www", ""}, {"manuscript", "unpublished", ""}, {"dataset", "dataset", ""}, {"periodical", "periodical", ""},
}

// inBook are the kinds that are in a book.
var inBook = []string{"chapter", "paper-conference"}

// fields are those of BibTeX by the property that they are: the first is the one that is
// written, the others are read too.
var fields = []struct {
	names []string
	of    func(*Work) *string
	raw   bool // what is in it is no TeX
}{
	{[]string{"title"}, func(w *Work) *string { return &w.Title }, false},
	{[]string{"journal", "journaltitle", "booktitle"}, func(w *Work) *string { return &w.ContainerTitle }, false},
	{[]string{"publisher", "institution", "school", "organization", "howpublished"}, func(w *Work) *string { return &w.Publisher }, false},
	{[]string{"address", "location"}, func(w *Work) *string { return &w.PublisherPlace }, false},
	{[]string{"edition"}, func(w *Work) *string { return &w.Edition }, false},
	{[]string{"volume"}, func(w *Work) *string { return &w.Volume }, false},
	{[]string{"number", "issue"}, func(w *Work) *string { return &w.Issue }, false},
	{[]string{"pages"}, func(w *Work) *string { return &w.Page }, false},
	{[]string{"date"}, func(w *Work) *string { return &w.Issued }, true},
	{[]string{"doi"}, func(w *Work) *string { return &w.DOI }, true},
	{[]string{"isbn"}, func(w *Work) *string { return &w.ISBN }, true},
	{[]string{"url"}, func(w *Work) *string { return &w.URL }, true},
	{[]string{"urldate"}, func(w *Work) *string { return &w.Accessed }, true},
}

// ReadBibTeX reads the entries of a .bib file. The error says at which line and column.
func ReadBibTeX(text []byte) ([]Read, error) {
	if !utf8.Valid(text) {
		return nil, fmt.Errorf(" it is not UTF-8: save it as UTF-8")
	}
	p := &bibParser{text: strings.TrimPrefix(string(text), "\ufeff"), macros: map[string]string{}, broken: map[string]error{}}
	for _, m := range monthNames {
		p.macros[m] = m
	}
	byKey := map[string]*bibEntry{}
	var all []*bibEntry
	for p.next() {
		e, ok, err := p.entry()
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if byKey[strings.ToLower(e.Key)] != nil {
			return nil, p.fail(p.began, "a second entry has the key %q: take one of them out", e.Key)
		}
		byKey[strings.ToLower(e.Key)] = e
		all = append(all, e)
	}
	var out []Read
	for _, e := range all {
		if e.Err == nil {
			e.Err = p.inherit(e, byKey, map[*bibEntry]bool{})
		}
		if e.Err == nil {
			e.Err = p.work(e)
		}
		out = append(out, e.Read)
	}
	return out, nil
}

// A bibEntry is an entry as it is written, before it is read as a work.
type bibEntry struct {
	Read
	kind  string
	began int
	found map[string]field
}

type bibParser struct {
	text   string
	at     int
	began  int // of the entry
	macros map[string]string
	broken map[string]error // strings that are made of one that there is not
	// unnamed is the error of a value that is the name of no string: of its entry alone.
	unnamed error
}

func (p *bibParser) fail(at int, format string, args ...any) error {
	line := 1 + strings.Count(p.text[:at], "\n")
	column := 1 + utf8.RuneCountInString(p.text[strings.LastIndexByte(p.text[:at], '\n')+1:at])
	return fmt.Errorf("%d:%d: %s", line, column, fmt.Sprintf(format, args...))
}

// next goes to the next @ at which something begins; what is outside of entries is a comment.
func (p *bibParser) next() bool {
	i := strings.IndexByte(p.text[p.at:], '@')
	if i < 0 {
		return false
	}
	p.began, p.at, p.unnamed = p.at+i, p.at+i+1, nil
	return true
}

func (p *bibParser) space() {
	for p.at < len(p.text) {
		switch c := p.text[p.at]; {
		case c == ' ', c == '\t', c == '\r', c == '\n':
			p.at++
		case c == '%': // a comment of biber's
			if i := strings.IndexByte(p.text[p.at:], '\n'); i >= 0 {
				p.at += i
			} else {
				p.at = len(p.text)
			}
		default:
			return
		}
	}
}

// word reads what no sign of BibTeX ends.
func (p *bibParser) word() string {
	from := p.at
	for p.at < len(p.text) {
		r, size := utf8.DecodeRuneInString(p.text[p.at:])
		if unicode.IsSpace(r) || strings.ContainsRune(`{}(),="#%\`, r) {
			break
		}
		p.at += size
	}
	return p.text[from:p.at]
}

// take goes past a sign, or says that it is missing.
func (p *bibParser) take(signs, after string) (byte, error) {
	p.space()
	if p.at >= len(p.text) {
		return 0, p.fail(p.began, "the entry is not closed: add }")
	}
	c := p.text[p.at]
	if !strings.ContainsRune(signs, rune(c)) {
		return 0, p.fail(p.at, "%s there must be %s", after, strings.Join(strings.Split(signs, ""), " or "))
	}
	p.at++
	return c, nil
}

// entry reads what begins at an @; false of what is no work.
func (p *bibParser) entry() (e *bibEntry, ok bool, err error) {
	p.space()
	kind := strings.ToLower(p.word())
	e = &bibEntry{kind: kind, began: p.began, found: map[string]field{}}
	if kind == "comment" {
		return e, false, nil // up to the next @
	}
	p.space()
	if kind == "" || p.at >= len(p.text) || p.text[p.at] != '{' && p.text[p.at] != '(' {
		return e, false, nil // such as an address of mail, in a comment
	}
	end := byte('}')
	if p.text[p.at] == '(' {
		end = ')'
	}
	p.at++
	p.space()
	switch kind {
	case "preamble":
		if _, err = p.value("the preamble"); err == nil {
			_, err = p.take(string(end), "after the preamble")
		}
		return e, false, err
	case "string":
		name := strings.ToLower(p.word())
		if _, err = p.take("=", "after the name of a string"); err != nil {
			return e, false, err
		}
		if p.macros[name], err = p.value("the string " + name); err == nil {
			_, err = p.take(string(end), "after a string")
		}
		p.broken[name] = p.unnamed
		return e, false, err
	}
	if e.Key = p.word(); e.Key == "" {
		return e, false, p.fail(p.at, "the entry has no key: write @%s{key,", kind)
	}
	for {
		c, err := p.take(","+string(end), "after a key or a field")
		if err != nil {
			return e, false, err
		}
		p.space()
		if c == end || p.at < len(p.text) && p.text[p.at] == end {
			if c != end {
				p.at++
			}
			break
		}
		at := p.at
		name := strings.ToLower(p.word())
		if name == "" {
			return e, false, p.fail(at, "a field has no name")
		}
		if _, ok := e.found[name]; ok {
			return e, false, p.fail(at, "%s has a second field %s: take one of them out", e.Key, name)
		}
		if _, err = p.take("=", "after the name of a field"); err != nil {
			return e, false, err
		}
		text, err := p.value(name)
		if err != nil {
			return e, false, err
		}
		e.found[name] = field{text, at}
	}
	e.Err = p.unnamed
	return e, true, nil
}

// A field has the text of a value, and where its name is.
type field struct {
	text string
	at   int
}

// value reads texts in braces or quotation marks, numbers and names of strings, joined by #.
func (p *bibParser) value(what string) (string, error) {
	var b strings.Builder
	for {
		p.space()
		if p.at >= len(p.text) {
			return "", p.fail(p.began, "the entry is not closed: add }")
		}
		switch c := p.text[p.at]; c {
		case '{', '"':
			s, err := p.delimited(c)
			if err != nil {
				return "", err
			}
			b.WriteString(s)
		default:
			at := p.at
			word := p.word()
			text, ok := p.macros[strings.ToLower(word)]
			switch {
			case word == "":
				return "", p.fail(at, "%s has no value", what)
			case ok:
				if err := p.broken[strings.ToLower(word)]; err != nil && p.unnamed == nil {
					p.unnamed = err
				}
				word = text
			case strings.Trim(word, "0123456789") != "" && p.unnamed == nil:
				p.unnamed = p.fail(at, "no @string is named %q: put the value of %s into braces", word, what)
			}
			b.WriteString(word)
		}
		p.space()
		if p.at >= len(p.text) || p.text[p.at] != '#' {
			return b.String(), nil
		}
		p.at++
	}
}

// delimited reads a text in braces or quotation marks.
func (p *bibParser) delimited(open byte) (string, error) {
	from, depth := p.at, 0
	for p.at++; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '{':
			depth++
		case c == '}' && depth == 0 && open == '{', c == '"' && depth == 0 && open == '"':
			p.at++
			return p.text[from+1 : p.at-1], nil
		case c == '}':
			if depth--; depth < 0 {
				return "", p.fail(p.at, "a } closes nothing")
			}
		}
	}
	return "", p.fail(from, "the text that begins here is not closed")
}

// inherit gives an entry the fields that it leaves to the one that its crossref names: where
// and when that came out, and its title as that of what the entry is in. What is of one work
// alone, such as pages or an address, stays with it.
func (p *bibParser) inherit(e *bibEntry, byKey map[string]*bibEntry, above map[*bibEntry]bool) error {
	f, ok := e.found["crossref"]
	if !ok {
		return nil
	}
	from := byKey[strings.ToLower(strings.TrimSpace(f.text))]
	above[e] = true
	switch {
	case from == nil:
		return p.fail(f.at, "the crossref of %s names %q, and no entry has that key", e.Key, f.text)
	case from.Err != nil:
		return from.Err
	case above[from]:
		return p.fail(f.at, "the crossref of %s leads back to itself: take one out", e.Key)
	}
	if err := p.inherit(from, byKey, above); err != nil {
		return err
	}
	delete(e.found, "crossref")
	has := func(names []string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.TrimSpace(e.found[name].text) != "" })
	}
	take := func(names ...string) {
		if has(names) {
			return
		}
		for _, name := range names {
			if f, ok := from.found[name]; ok {
				e.found[name] = f
			}
		}
	}
	for _, x := range fields {
		switch x.names[0] {
		case "journal":
			take(x.names...)
			if f, ok := from.found["title"]; ok && !has(x.names) && has([]string{"title"}) {
				e.found["booktitle"] = f
			}
		case "date":
			take("date", "year", "month", "day")
		case "pages", "doi", "url", "urldate":
		default:
			take(x.names...)
		}
	}
	take("author")
	take("editor")
	return nil
}

// work makes a work of the fields of an entry.
func (p *bibParser) work(e *bibEntry) error {
	found := e.found
	e.Type = "document"
	subtype := strings.ToLower(found["entrysubtype"].text)
	for _, k := range kinds {
		if k.bibtex == e.kind && (k.subtype == "" || k.subtype == subtype) {
			e.Type = k.csl
		}
	}
	used := map[string]bool{"entrysubtype": true, "year": true, "month": true, "day": true}
	for _, of := range []struct {
		name string
		to   *Names
	}{{"author", &e.Author}, {"editor", &e.Editor}} {
		name := of.name
		if f, ok := found[name]; ok && strings.TrimSpace(f.text) != "" {
			names, err := namesOf(f.text)
			if err != nil {
				return p.fail(f.at, "the %s of %s: %v", name, e.Key, err)
			}
			*of.to = names
		}
		used[name] = true
	}
	for _, x := range fields {
		for _, name := range x.names {
			f, ok := found[name]
			if !ok || *x.of(&e.Work) != "" {
				continue
			}
			used[name] = true
			read := decodeTeX
			if x.raw {
				read = undressed
			}
			text, err := read(f.text)
			if err != nil {
				return p.fail(f.at, "the %s of %s: %v", name, e.Key, err)
			}
			*x.of(&e.Work) = text
		}
	}
	if plain := strings.ReplaceAll(e.Page, "–", "-"); ranged(plain) == e.Page {
		e.Page = plain
	}
	e.DOI = bareDOI(e.DOI)
	if e.Issued == "" {
		date, err := dateOf(found["year"].text, found["month"].text, found["day"].text)
		if err != nil {
			return p.fail(found["month"].at, "the month of %s: %v", e.Key, err)
		}
		e.Issued = date
	}
	for name := range found {
		if !used[name] {
			e.Passed = append(e.Passed, name)
		}
	}
	slices.Sort(e.Passed)
	if err := e.Work.dates(); err != nil {
		return p.fail(e.began, "%s: %v", e.Key, err)
	}
	return nil
}

// undressed is an address, number or date without what some write for TeX around it.
func undressed(s string) (string, error) {
	s = strings.Join(strings.Fields(rawTeX.Replace(s)), " ")
	if strings.Contains(s, `\`) {
		return "", fmt.Errorf(`it has a \: write it as it is`)
	}
	return s, nil
}

var rawTeX = strings.NewReplacer(`\_`, "_", `\%`, "%", `\&`, "&", `\#`, "#", `\~`, "~", `\url{`, "", "{", "", "}", "")

// monthNames are the names of months in fields that somebody has typed.
var monthNames = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// dateOf is a date of BibTeX as EDTF. The month may have a day with it, or be two: March 12,
// 12~mar, Jan/Feb.
func dateOf(year, month, day string) (string, error) {
	date := strings.Trim(year, "{} \t\n")
	day = strings.Trim(day, "{} \t\n.")
	var months, days []string
	words := strings.FieldsFunc(strings.ToLower(month), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, w := range words {
		i := slices.IndexFunc(monthNames, func(name string) bool { return strings.HasPrefix(w, name) })
		number := strings.TrimRight(w, "stndrh")
		switch {
		case i >= 0:
			months = append(months, fmt.Sprintf("%02d", i+1))
		case number != "" && strings.Trim(number, "0123456789") == "":
			days = append(days, fmt.Sprintf("%02s", number))
		default:
			return "", fmt.Errorf("%q is no month: write oct, and the day as its own field", month)
		}
	}
	if len(months) == 0 && len(days) == 1 { // month = 10
		months, days = days, nil
	}
	if day != "" {
		days = append(days, fmt.Sprintf("%02s", day))
	}
	switch {
	case date == "" || len(words) == 0:
		return date, nil
	case len(months) == 1 && len(days) == 0:
		return date + "-" + months[0], nil
	case len(months) == 1 && len(days) == 1:
		return date + "-" + months[0] + "-" + days[0], nil
	case len(months) == 2 && len(days) == 0:
		return date + "-" + months[0] + "/" + date + "-" + months[1], nil
	case len(days) == 2 && day == "" && (len(months) == 2 || len(months) == 1 && strings.Trim(words[1], "stndrh0123456789") == ""):
		return date + "-" + months[0] + "-" + days[0] + "/" + date + "-" + months[len(months)-1] + "-" + days[1], nil
	}
	return "", fmt.Errorf("%q is no one month: write date = {%s-10-23}, or date = {%[2]s-10/%[2]s-11}", month, date)
}

// WriteBibTeX writes entries as a .bib file. Dates are those of BibLaTeX, with the year for
// BibTeX; capitals of titles are kept by their braces.
func WriteBibTeX(list []Entry) []byte {
	var b strings.Builder
	for i, e := range list {
		if i > 0 {
			b.WriteByte('\n')
		}
		e.bibtex(&b)
	}
	return []byte(b.String())
}

func (e Entry) bibtex(b *strings.Builder) {
	kind := kinds[0]
	for i := len(kinds) - 1; i >= 0; i-- {
		if kinds[i].csl == e.Type {
			kind = kinds[i]
		}
	}
	fmt.Fprintf(b, "@%s{%s,\n", kind.bibtex, e.Key)
	put := func(name, text string) {
		if text != "" {
			fmt.Fprintf(b, "  %s = {%s},\n", name, text)
		}
	}
	put("entrysubtype", kind.subtype)
	for _, of := range []struct {
		name string
		list Names
	}{{"author", e.Author}, {"editor", e.Editor}} {
		var names []string
		for _, n := range of.list {
			names = append(names, n.bibtex())
		}
		put(of.name, strings.Join(names, " and "))
	}
	for _, f := range fields {
		name, text := f.names[0], *f.of(&e.Work)
		switch {
		case text == "":
			continue
		case name == "title":
			text = "{" + escapeTeX(text) + "}"
		case name == "journal" && slices.Contains(inBook, e.Type):
			name, text = "booktitle", "{"+escapeTeX(text)+"}"
		case name == "publisher" && e.Type == "report":
			name = "institution"
		case name == "publisher" && e.Type == "thesis":
			name = "school"
		case name == "date":
			year := e.year()
			put("year", escapeTeX(year))
			if year == text {
				continue
			}
		}
		switch {
		case name == "pages":
			text = strings.ReplaceAll(escapeTeX(ranged(text)), "–", "--")
		case f.raw:
			text = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", "\n", " ").Replace(text)
		case name != "title" && name != "booktitle":
			text = escapeTeX(text)
		}
		put(name, text)
	}
	b.WriteString("}\n")
}
