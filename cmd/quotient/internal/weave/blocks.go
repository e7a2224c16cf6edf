package weave

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/datasets"
)

// block says what stands in a block.
func (f *filler) block(p article.Place) *string {
	if p.Words[0] != article.Links {
		f.Places++
	}
	var s string
	var ok bool
	switch p.Words[0] {
	case "chart":
		s, ok = f.chart(p)
	case "table":
		s, ok = f.table(p)
	case "caveats":
		s, ok = f.caveats(p)
	case "sources":
		s, ok = f.sources(p)
	case article.Links:
		s, ok = f.definitions(), true
	}
	if !ok {
		return nil
	}
	return &s
}

// figure finds the chart of a mark, its size and format.
func (f *filler) figure(p article.Place) (c *charts.Chart, style charts.Style, format string, ok bool) {
	style, format = charts.Default, "svg"
	if len(p.Words) < 2 {
		f.fault(p.Start, "[=chart ID]: #", "a chart without a name")
		return nil, style, "", false
	}
	var names []string
	for _, x := range f.charts {
		names = append(names, x.ID)
		if x.ID == p.Words[1] {
			c = x
		}
	}
	if c == nil {
		hint := datasets.DidYouMean(p.Words[1], names)
		if all, err := charts.List(f.study); err == nil && slices.ContainsFunc(all, func(l charts.Listing) bool { return l.ID == p.Words[1] }) {
			hint = "give it a title in this locale, in " + charts.SpecFile
		}
		f.fault(p.Start, hint, "there is no chart %q in the locale %s", p.Words[1], f.Locale)
		return nil, style, "", false
	}
	var formats []string
	for _, x := range charts.Formats() {
		formats = append(formats, x.Name)
	}
	for _, word := range p.Words[2:] {
		if slices.Contains(formats, word) && word != "pdf" { // which no page shows
			format = word
			continue
		}
		size, err := charts.SizeOf(word)
		if err != nil {
			f.fault(p.Start, "full, half, card or pixels such as 1600x900, and svg or png", "a chart has a size and a format, and %q is neither", word)
			return nil, style, "", false
		}
		style.Size = size
	}
	if len(c.Sizes) > 0 && !slices.Contains(c.Sizes, style.Size.Name) {
		f.fault(p.Start, "sizes: "+strings.Join(c.Sizes, ", "), "the chart %q cannot have the size %s", c.ID, style.Size.Name)
		return nil, style, "", false
	}
	return c, style, format, true
}

// chart is a picture for light and for dark pages, with its caption.
//
// The picture is Markdown inside of HTML: where a program takes no HTML (Hugo as
// it is installed, Pandoc on its way to paper), the light picture is left. The
// attribute makes kramdown, which is Jekyll's, read on inside of it.
func (f *filler) chart(p article.Place) (string, bool) {
	c, style, format, ok := f.figure(p)
	if !ok {
		return "", false
	}
	dark := style
	dark.Theme = charts.Dark
	var drawn *charts.Picture
	var urls [2]string
	for i, st := range []charts.Style{style, dark} {
		d, err := f.weaver.pictures.draw(c, st)
		if err != nil {
			f.fail(p.Start, err)
			return "", false
		}
		if i == 0 {
			drawn = d
		}
		file := Picture{path.Join(f.base, c.FileName(st, format)), format, d}
		if !slices.ContainsFunc(f.Pictures, func(x Picture) bool { return x.Path == file.Path }) {
			f.Pictures = append(f.Pictures, file)
		}
		urls[i] = file.Path
		if f.url != "" {
			urls[i] = f.url + "/" + path.Base(file.Path)
		}
	}
	f.uses(c.Comparisons()...)
	f.usesRows(c.Rows...)
	width, height := drawn.Bounds()
	size := fmt.Sprintf(`width="%d" height="%d"`, width, height)
	s := fmt.Sprintf("<picture markdown=\"span\"><source media=\"(prefers-color-scheme: dark)\" srcset=\"%s\" %s /><source srcset=\"%s\" %s />![%s](%s)</picture>\n\n", urls[1], size, urls[0], size, escape(drawn.Alt), urls[0])
	return s + "*" + escape(f.caption(c)) + "*", true
}

// caption says what the chart shows, and where its numbers are from.
func (f *filler) caption(c *charts.Chart) string {
	s := c.Caption()
	if from := f.from(c.Rows); from != "" {
		if s != "" {
			s += " "
		}
		s += say(f.Locale, "Source") + ": " + from
		if !strings.HasSuffix(s, ".") {
			s += "."
		}
	}
	return s
}

// from names the text and the places in it that rows are from.
func (f *filler) from(rows []*datasets.Observation) string {
	if len(f.study.Sources) == 0 {
		return ""
	}
	var wheres []string
	for _, o := range rows {
		if o.Where != "" && !slices.Contains(wheres, o.Where) {
			wheres = append(wheres, o.Where)
		}
	}
	var credits []string
	for _, s := range f.study.Sources {
		credits = append(credits, s.Credit())
	}
	s := strings.Join(credits, "; ")
	if len(wheres) > 0 {
		s += ": " + strings.Join(wheres, "; ")
	}
	return s
}

// table is a table of the study, or a list of numbers.
func (f *filler) table(p article.Place) (string, bool) {
	if len(p.Words) < 2 {
		f.fault(p.Start, "[=table NAME]: #, or [=table ID ID]: #", "a table without a name")
		return "", false
	}
	if t, err := f.study.Table(p.Words[1]); err == nil {
		return f.rowsOf(p, t)
	} else if _, of := f.prose.Write(p.Words[1], charts.Words); of != nil && !strings.Contains(p.Words[1], ".") && len(p.Words) == 2 {
		f.fail(p.Start, err)
		return "", false
	}
	out := [][]string{{say(f.Locale, "Number"), "", say(f.Locale, "From")}}
	for _, ref := range p.Words[1:] {
		n, err := f.prose.Write(ref, charts.Words)
		if err != nil {
			f.fail(p.Start, err)
			return "", false
		}
		f.uses(n.Comparison)
		f.usesRows(n.Rows()...)
		what, from := ref, ""
		if n.Comparison != nil {
			what, from = n.Comparison.Title, code(n.Comparison.Formula)
		} else {
			from = escape(datasets.InQuotes(n.Observation.Quote))
		}
		if m := n.Modality(); m != datasets.Asserted {
			what += " (" + say(f.Locale, string(m)) + ")"
		}
		out = append(out, []string{escape(what), escape(n.Text), from})
	}
	return pipes(out, 1), true
}

// standard are the columns that every table of observations may have, beside those
// that tell its rows apart.
var standard = []string{"id", "value", "high", "bound", "unit", "statistic", "modality", "date", "place", "part_of", "quote", "where", "note"}

// rowsOf is a whole table: what tells its rows apart, the number, and the quote.
func (f *filler) rowsOf(p article.Place, t *datasets.Table) (string, bool) {
	columns := p.Words[2:]
	if len(columns) == 0 {
		for _, name := range t.Columns() {
			if !t.Observed || !slices.Contains(standard, name) {
				columns = append(columns, name)
			}
		}
		if t.Observed {
			columns = append(columns, "value", "quote", "where")
		}
	}
	head := make([]string, len(columns))
	number := -1
	for i, name := range columns {
		field, ok := t.Field(name)
		if !ok {
			f.fault(p.Start, datasets.DidYouMean(name, t.Columns()), "the table %s has no column %q", t.Name, name)
			return "", false
		}
		if head[i] = field.Title; head[i] == "" {
			head[i] = name
		}
		head[i] = escape(head[i])
		if name == "value" {
			number = i
		}
	}
	f.usesRows(t.Rows...)
	out := [][]string{head}
	for _, o := range t.Rows {
		line := make([]string, len(columns))
		for i, name := range columns {
			cell := o.Cell(name)
			switch {
			case name == "value" && o.Quantity != nil:
				cell = f.study.Words(o)
				if o.Modality != datasets.Asserted {
					cell += " (" + say(f.Locale, string(o.Modality)) + ")"
				}
			case name == "date":
				cell = o.Date.Format(f.Locale)
			case name == "quote" && cell != "":
				cell = datasets.InQuotes(cell)
			}
			line[i] = escape(cell)
		}
		out = append(out, line)
	}
	return pipes(out, number), true
}

// pipes writes rows as a table of Markdown, one column set to the right.
func pipes(rows [][]string, right int) string {
	var b strings.Builder
	for i, row := range rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i > 0 {
			continue
		}
		for j := range row {
			if j == right {
				b.WriteString("| ---: ")
			} else {
				b.WriteString("| --- ")
			}
		}
		b.WriteString("|\n")
	}
	return b.String()
}

// caveats lists what a reader must know of the comparisons that the article tells.
func (f *filler) caveats(p article.Place) (string, bool) {
	list := f.used
	if len(p.Words) > 1 {
		list = nil
		for _, id := range p.Words[1:] {
			c, err := f.comparisons.Get(id)
			if err != nil {
				f.fail(p.Start, err)
				return "", false
			}
			list = append(list, c)
		}
	}
	var b strings.Builder
	for _, c := range list {
		sentences := caveatsOf(c)
		if len(sentences) > 0 {
			fmt.Fprintf(&b, "- **%s:** %s\n", escape(c.Title), escape(strings.Join(sentences, " ")))
		}
	}
	if b.Len() == 0 {
		return escape(say(f.Locale, "None.")), true
	}
	return b.String(), true
}

// caveatsOf are the sentences of a comparison, in the order of all caveats.
func caveatsOf(c *analysis.Comparison) (out []string) {
	for _, k := range analysis.Caveats {
		if s := strings.TrimSpace(c.Caveats[k.Name]); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sources lists the texts, with every quote that the article's numbers come from.
func (f *filler) sources(article.Place) (string, bool) {
	var b strings.Builder
	for _, s := range f.study.Sources {
		credit := escape(s.Credit())
		if strings.HasPrefix(s.Path, "http") {
			credit = "[" + credit + "](" + address(s.Path) + ")"
		}
		fmt.Fprintf(&b, "%s\n\n", credit)
	}
	for _, o := range f.rows {
		if o.Quote == "" {
			continue
		}
		fmt.Fprintf(&b, "- <a id=\"%s\"></a>%s", anchor(o.Ref()), escape(datasets.InQuotes(o.Quote)))
		if where := escape(o.Where); where != "" {
			if link := f.study.Link(o); link != "" {
				where = "[" + where + "](" + address(link) + ")"
			}
			fmt.Fprintf(&b, ", %s", where)
		}
		if words := f.study.Words(o); words != "" {
			fmt.Fprintf(&b, ": %s", escape(words))
			if o.Modality != datasets.Asserted {
				fmt.Fprintf(&b, " (%s)", say(f.Locale, string(o.Modality)))
			}
		}
		b.WriteString("\n")
	}
	for _, c := range f.used {
		if c.Refusal != nil {
			continue
		}
		fmt.Fprintf(&b, "- <a id=\"%s\"></a>%s: %s = %s\n", anchor(c.ID), escape(c.Title), code(c.Formula), escape(c.Words()))
	}
	return b.String(), true
}

// definitions are what the numbers in sentences refer to: the quote, and where it
// is to be read.
func (f *filler) definitions() string {
	var b strings.Builder
	seen := map[string]bool{}
	for _, n := range f.numbers {
		key := strings.ToLower(strings.Join(strings.Fields(n.place.Label), " "))
		if seen[key] {
			continue
		}
		seen[key] = true
		to, title := "#", ""
		if n.own != "" {
			title = say(f.Locale, "The author’s own number") + ": " + n.own
		} else {
			title = f.evidence(n.Number)
			if f.anchored {
				to = "#" + anchor(n.place.Words[0])
			} else if rows := n.Rows(); len(rows) > 0 {
				if link := f.study.Link(rows[0]); link != "" {
					to = address(link)
				}
			}
		}
		fmt.Fprintf(&b, "[=%s]: %s \"%s\"\n", n.place.Label, to, definition(title))
	}
	return b.String()
}

// evidence are the words that a number comes from.
func (f *filler) evidence(n charts.Number) string {
	var parts []string
	for _, o := range n.Rows() {
		s := datasets.InQuotes(o.Quote)
		if o.Quote == "" {
			s = o.Ref()
		}
		if o.Where != "" {
			s += ", " + o.Where
		}
		parts = append(parts, s)
	}
	s := strings.Join(parts, "; ")
	if n.Comparison != nil {
		s = n.Comparison.Formula + ": " + s
	}
	return s
}

// links adds the definitions at the end of an article that has no block for them.
func (f *filler) links(text []byte) []byte {
	if len(f.numbers) == 0 || slices.ContainsFunc(f.Blocks, func(b article.Place) bool { return b.Words[0] == article.Links }) {
		return text
	}
	s := "\n[=" + article.Links + "]: #\n\n" + f.definitions() + "\n[=/" + article.Links + "]: #\n"
	if n := len(text); n > 0 && text[n-1] != '\n' {
		s = "\n" + s
	}
	return append(slices.Clone(text), strings.ReplaceAll(s, "\n", f.EOL(0))...)
}

// anchor is the name of a place on the page.
func anchor(ref string) string { return "figure-" + strings.ReplaceAll(ref, ".", "-") }

// escape writes a text so that Markdown, and JSX in it, reads it as it is.
func escape(s string) string {
	var b strings.Builder
	for i, c := range s {
		switch c {
		case '\\', '`', '*', '[', ']', '<', '{', '}', '|', '~':
			b.WriteByte('\\')
		case '_':
			b.WriteByte('\\')
		case '&':
			b.WriteString("&amp;")
			continue
		case '>', '#', '+', '-':
			if i == 0 { // which begins a quotation, a heading or a list
				b.WriteByte('\\')
			}
		case '\n', '\r':
			c = ' '
		}
		b.WriteRune(c)
	}
	return b.String()
}

// code writes a formula in a fixed width.
func code(s string) string { return "`" + strings.ReplaceAll(s, "`", "'") + "`" }

// definition writes a text for the title of a link.
func definition(s string) string {
	return strings.NewReplacer("\\", "\\\\", `"`, `\"`, "\n", " ", "\r", " ", "<", "&lt;", "{", "&#123;", "}", "&#125;", "&", "&amp;").Replace(s)
}

// address writes a URL for a link.
func address(s string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", `"`, "%22", "\\", "%5C").Replace(s)
}

// words are what an article says by itself, by language.
var words = map[string]map[string]string{
	"hu": {
		"Source": "Forrás", "Number": "Szám", "From": "Honnan", "None.": "Nincs.",
		"The author’s own number": "A szerző saját száma", "speculated": "feltételezett", "proposed": "javasolt",
	},
	"el": {
		"Source": "Πηγή", "Number": "Αριθμός", "From": "Από", "None.": "Κανένα.",
		"The author’s own number": "Αριθμός του συγγραφέα", "speculated": "εικασία", "proposed": "πρόταση",
	},
}

func say(tag, s string) string {
	if t, ok := words[tag][s]; ok {
		return t
	}
	return s
}
