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
	p := &bibParser{text: strings.TrimPrefix(string(text), "\ufeff"), macros: map[string]string{}}
	for i, m := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		p.macros[m] = fmt.Sprint(i + 1)
	}
	seen := map[string]bool{}
	var out []Read
	for p.next() {
		e, ok, err := p.entry()
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		if seen[strings.ToLower(e.Key)] {
			return nil, p.fail(p.began, "a second entry has the key %q: take one of them out", e.Key)
		}
		seen[strings.ToLower(e.Key)] = true
		out = append(out, e)
	}
	return out, nil
}

type bibParser struct {
	text   string
	at     int
	began  int // of the entry
	macros map[string]string
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
func (p *bibParser) entry() (e Read, ok bool, err error) {
	p.space()
	kind := strings.ToLower(p.word())
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
		return e, false, err
	}
	if e.Key = p.word(); e.Key == "" {
		return e, false, p.fail(p.at, "the entry has no key: write @%s{key,", kind)
	}
	found := map[string]field{}
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
		if _, ok := found[name]; ok {
			return e, false, p.fail(at, "%s has a second field %s: take one of them out", e.Key, name)
		}
		if _, err = p.take("=", "after the name of a field"); err != nil {
			return e, false, err
		}
		text, err := p.value(name)
		if err != nil {
			return e, false, err
		}
		found[name] = field{text, at}
	}
	if e.Err = p.unnamed; e.Err == nil {
		e.Err = p.work(&e, kind, found)
	}
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
				word = text
			case strings.Trim(word, "0123456789") != "":
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

// work makes a work of the fields of an entry.
func (p *bibParser) work(e *Read, kind string, found map[string]field) error {
	e.Type = "document"
	subtype := strings.ToLower(found["entrysubtype"].text)
	for _, k := range kinds {
		if k.bibtex == kind && (k.subtype == "" || k.subtype == subtype) {
			e.Type = k.csl
		}
	}
	used := map[string]bool{"entrysubtype": true, "year": true, "month": true, "day": true}
	for name, to := range map[string]*Names{"author": &e.Author, "editor": &e.Editor} {
		if f, ok := found[name]; ok && strings.TrimSpace(f.text) != "" {
			names, err := namesOf(f.text)
			if err != nil {
				return p.fail(f.at, "the %s of %s: %v", name, e.Key, err)
			}
			*to = names
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
	e.Page = strings.ReplaceAll(e.Page, "–", "-")
	e.DOI = bareDOI(e.DOI)
	if e.Issued == "" {
		e.Issued = dateOf(found["year"].text, found["month"].text, found["day"].text)
	}
	for name := range found {
		if !used[name] {
			e.Passed = append(e.Passed, name)
		}
	}
	slices.Sort(e.Passed)
	if err := e.Work.dates(); err != nil {
		return p.fail(p.began, "%s: %v", e.Key, err)
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

// dateOf is a date of BibTeX as EDTF.
func dateOf(year, month, day string) string {
	date := strings.Trim(year, "{} \t\n")
	m := strings.ToLower(strings.Trim(month, "{} \t\n."))
	for i, name := range monthNames {
		if strings.HasPrefix(m, name) {
			m = fmt.Sprint(i + 1)
		}
	}
	if date == "" || m == "" {
		return date
	}
	date += "-" + fmt.Sprintf("%02s", m)
	if d := strings.Trim(day, "{} \t\n."); d != "" {
		date += "-" + fmt.Sprintf("%02s", d)
	}
	return date
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
			text = strings.ReplaceAll(escapeTeX(strings.ReplaceAll(text, "–", "-")), "-", "--")
		case f.raw:
			text = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C", "\n", " ").Replace(text)
		case name != "title" && name != "booktitle":
			text = escapeTeX(text)
		}
		put(name, text)
	}
	b.WriteString("}\n")
}
