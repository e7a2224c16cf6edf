package weave

import (
	"cmp"
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets"
	"quotient/datasets/language"
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

// chart finds the chart of a mark, its size and format.
func (f *filler) chart(p article.Place) (string, bool) {
	style, format := charts.Default, "svg"
	if len(p.Words) < 2 {
		f.fault(p.Start, "[=chart ID]: #", "a chart without a name")
		return "", false
	}
	c, err := f.find(p.Words[1])
	if err != nil {
		f.fail(p.Start, err)
		return "", false
	}
	for _, word := range p.Words[2:] {
		if word == "svg" || word == "png" {
			format = word
			continue
		}
		size, err := charts.SizeOf(word)
		if err != nil {
			f.fault(p.Start, "full, half, card or pixels such as 1600x900, and svg or png", "a chart has a size and a format, and %q is neither", word)
			return "", false
		}
		style.Size = size
	}
	fig, pictures, err := f.figure(f.weaver.pictures, c, style, format, f.base, false)
	if err != nil {
		f.fail(p.Start, err)
		return "", false
	}
	for _, x := range pictures {
		if !slices.ContainsFunc(f.Pictures, func(y Picture) bool { return y.Path == x.Path }) {
			f.Pictures = append(f.Pictures, x)
		}
	}
	readdress(&fig, f.url)
	for _, x := range c.Comparisons() {
		f.uses(x)
	}
	f.usesRows(c.Rows...)
	f.Figures = append(f.Figures, Figure{Figure: fig, At: p.Start, Chart: c, Style: style})
	return fig.Markdown(), true
}

// find finds a chart that has a title in the locale.
func (v *voice) find(id string) (*charts.Chart, error) {
	var names []string
	for _, x := range v.charts {
		names = append(names, x.ID)
		if x.ID == id {
			return x, nil
		}
	}
	all, err := charts.List(v.study)
	if err == nil && slices.ContainsFunc(all, func(l charts.Listing) bool { return l.ID == id }) {
		return nil, fmt.Errorf("the chart %q has no title in the locale %s, or has a fault\n    give it one in %s", id, v.printer.Locale.Tag, charts.SpecFile)
	}
	return nil, &datasets.NotFound{What: "chart", Name: id, Hint: datasets.DidYouMean(id, names)}
}

// readdress gives pictures the address of another folder.
func readdress(fig *figure.Figure, url string) {
	if url == "" {
		return
	}
	for i, p := range fig.Pictures {
		fig.Pictures[i].Address = strings.TrimSuffix(url, "/") + "/" + path.Base(p.Address)
	}
}

// figure draws a chart for every sort of page; its pictures lie in a folder. A chart
// in the usual size is drawn for narrow pages too, if it can be.
func (v *voice) figure(drawn *Pictures, c *charts.Chart, style charts.Style, format, dir string, paper bool) (out figure.Figure, pictures []Picture, err error) {
	if len(c.Sizes) > 0 && !slices.Contains(c.Sizes, style.Size.Name) {
		return out, nil, fmt.Errorf("the chart %q cannot have the size %s; it can have %s", c.ID, style.Size.Name, strings.Join(c.Sizes, ", "))
	}
	draw := func(size charts.Size, theme charts.Theme, media string) error {
		s := style
		s.Size, s.Theme = size, theme
		d, err := drawn.draw(c, s)
		if err != nil {
			return err
		}
		p := Picture{path.Join(dir, c.FileName(s, format)), format, d}
		width, height := d.Bounds()
		pictures = append(pictures, p)
		out.Pictures = append(out.Pictures, figure.Picture{Address: p.Path, Media: media, Width: width, Height: height})
		return nil
	}
	if !paper {
		half := style.Size.Name == charts.Full.Name && (len(c.Sizes) == 0 || slices.Contains(c.Sizes, charts.Half.Name))
		if half && draw(charts.Half, charts.Dark, figure.OnNarrowDark) == nil {
			err = draw(charts.Half, style.Theme, figure.OnNarrow)
		}
		if err == nil {
			err = draw(style.Size, charts.Dark, figure.OnDark)
		}
	}
	if err == nil {
		err = draw(style.Size, style.Theme, "")
	}
	if err != nil {
		return out, nil, err
	}
	usual := pictures[len(pictures)-1]
	out.ID, out.Title, out.Alt, out.Caption = c.ID, c.Title, usual.Alt, v.caption(c)
	tag := v.printer.Locale.Tag
	out.Heads = [3]string{say(tag, "Mark"), say(tag, "Number"), say(tag, "From")}
	out.Numbers, out.Sources = v.numbers(usual), say(tag, "Sources")
	if !paper {
		for i, p := range pictures {
			if media := out.Pictures[i].Media; media == "" || media == figure.OnNarrow {
				out.Layers = append(out.Layers, layer(p, media == figure.OnNarrow))
			}
		}
	}
	return out, pictures, nil
}

// layer is the places of the marks of a picture, with what is told of each.
func layer(p Picture, narrow bool) figure.Layer {
	out := figure.Layer{Narrow: narrow}
	w, h := p.Size()
	for _, m := range p.Hits() {
		out.Marks = append(out.Marks, figure.Mark{
			Left: 100 * m.Left / w, Top: 100 * m.Top / h, Width: 100 * (m.Right - m.Left) / w, Height: 100 * (m.Bottom - m.Top) / h,
			Words: m.Title, Told: m.Told, Low: m.Bottom > 0.7*h,
		})
	}
	return out
}

// numbers are those of the marks of a picture, with the quotes that they are from, each
// once.
func (v *voice) numbers(p Picture) (out []figure.Number) {
	for _, h := range p.Hits() {
		what, number := h.Title, ""
		if i := strings.LastIndex(h.Title, ": "); i >= 0 {
			what, number = h.Title[:i], h.Title[i+2:]
		}
		n := figure.Number{What: what, Number: number}
		for _, ref := range h.Refs {
			if o, err := v.study.Observation(ref); err == nil && o.Quote != "" {
				n.From = append(n.From, figure.Words{Text: quoted(o), Address: v.study.Link(o)})
			}
		}
		if !slices.ContainsFunc(out, func(o figure.Number) bool { return reflect.DeepEqual(o, n) }) {
			out = append(out, n)
		}
	}
	return out
}

// Embed draws one chart for a format of figures. Its pictures are to be written to
// a folder, whose address is another where url is not empty.
func (w *Weaver) Embed(tag, id string, style charts.Style, format figure.Format, dir, url string) (snippet string, pictures []Picture, err error) {
	v, err := w.in(tag)
	if err != nil {
		return "", nil, err
	}
	c, err := v.find(id)
	if err != nil {
		return "", nil, err
	}
	fig, pictures, err := v.figure(w.pictures, c, style, format.Picture, dir, format.Paper)
	if err != nil {
		return "", nil, err
	}
	readdress(&fig, url)
	return format.Write(fig), pictures, nil
}

// quoted is a quote with its place.
func quoted(o *datasets.Observation) string {
	s := datasets.InQuotes(o.Quote)
	if o.Where != "" {
		s += ", " + o.Where
	}
	return s
}

// caption says what the chart shows, and from which text. The quotes and their
// places are on the picture itself.
func (v *voice) caption(c *charts.Chart) string {
	s, from := c.Caption(), c.Sources()
	source := "Source"
	switch len(from) {
	case 0:
		return s
	case 1:
	default:
		source = "Sources"
	}
	return strings.TrimSpace(s + " " + say(v.printer.Locale.Tag, source) + ": " + datasets.Credits(from) + ".")
}

// table is a table of the study, or a list of numbers.
func (f *filler) table(p article.Place) (string, bool) {
	if len(p.Words) < 2 {
		f.fault(p.Start, "[=table NAME]: #, or [=table ID ID]: #", "a table without a name")
		return "", false
	}
	if t, err := f.study.Table(p.Words[1]); err == nil {
		return f.rowsOf(p, t)
	} else if _, of := f.prose.Write(p.Words[1], datasets.FormWords); of != nil && !strings.Contains(p.Words[1], ".") && len(p.Words) == 2 {
		f.fail(p.Start, err)
		return "", false
	}
	out := [][]string{{say(f.Locale, "Number"), "", say(f.Locale, "From")}}
	for _, ref := range p.Words[1:] {
		n, err := f.prose.Write(ref, datasets.FormWords)
		if err != nil {
			f.fail(p.Start, err)
			return "", false
		}
		f.uses(n.Fact)
		what, from := n.Name(f.printer.Locale), ""
		switch n := n.Fact.(type) {
		case *analysis.Comparison:
			from = figure.Code(n.Formula)
		case *datasets.Observation:
			what, from = f.what(n), figure.Markdown(datasets.InQuotes(n.Quote))
		}
		if m := n.Claim(); m != datasets.Asserted {
			what += " (" + say(f.Locale, string(m)) + ")"
		}
		out = append(out, []string{figure.Markdown(what), figure.Markdown(n.Text), from})
	}
	return pipes(out, 1), true
}

// isStandard reports whether a column does not tell the rows of its table apart.
func isStandard(name string) bool {
	return name == "place" || slices.Contains(datasets.StandardColumns, name)
}

// what says what a number is of: the cells that tell its row from others of its table.
func (f *filler) what(o *datasets.Observation) string {
	t, err := f.study.Table(o.Table)
	if err != nil {
		return o.Ref()
	}
	var cells []string
	for _, name := range t.Columns() {
		apart := func(x *datasets.Observation) bool { return x.Cell(name) != o.Cell(name) }
		if cell := o.Cell(name); cell != "" && !isStandard(name) && (len(t.Rows) == 1 || slices.ContainsFunc(t.Rows, apart)) {
			cells = append(cells, cell)
		}
	}
	if len(cells) == 0 {
		return o.Ref()
	}
	return strings.Join(cells, ", ")
}

// rowsOf is a whole table: what tells its rows apart, the number, and the quote.
func (f *filler) rowsOf(p article.Place, t *datasets.Table) (string, bool) {
	columns := p.Words[2:]
	if len(columns) == 0 {
		columns = shownColumns(t)
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
		head[i] = figure.Markdown(head[i])
		if name == "value" {
			number = i
		}
	}
	f.usesRows(t.Rows...)
	out := [][]string{head}
	for _, o := range t.Rows {
		line := make([]string, len(columns))
		for i, name := range columns {
			line[i] = figure.Markdown(f.cell(o, name))
		}
		out = append(out, line)
	}
	return pipes(out, number), true
}

// shownColumns are those of a table that are shown if none are named.
func shownColumns(t *datasets.Table) (columns []string) {
	for _, name := range t.Columns() {
		if !t.Observed || !isStandard(name) {
			columns = append(columns, name)
		}
	}
	if t.Observed {
		columns = append(columns, "value", "quote", "where")
	}
	return columns
}

// cell is what a row says in a column, in the words of the article.
func (f *filler) cell(o *datasets.Observation, column string) string {
	cell := o.Cell(column)
	switch {
	case column == "value" && o.Quantity != nil:
		cell = f.printer.Words(o)
		if o.Modality != datasets.Asserted {
			cell += " (" + say(f.Locale, string(o.Modality)) + ")"
		}
	case column == "date":
		cell = o.Date.Format(f.Locale)
	case column == "quote" && cell != "":
		cell = datasets.InQuotes(cell)
	}
	return cell
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
	// A sentence stands once, with all that it is of.
	var order []string
	of := map[string][]string{}
	for _, c := range list {
		for _, s := range f.caveatsOf(c) {
			if of[s] == nil {
				order = append(order, s)
			}
			of[s] = append(of[s], c.Name(f.printer.Locale))
		}
	}
	var b strings.Builder
	for i, first := range order {
		same := func(s string) bool { return slices.Equal(of[s], of[first]) }
		if slices.ContainsFunc(order[:i], same) {
			continue
		}
		var sentences []string
		for _, s := range order[i:] {
			if same(s) {
				sentences = append(sentences, s)
			}
		}
		said := figure.Markdown(strings.Join(sentences, " "))
		if titles := figure.Markdown(strings.Join(of[first], "; ")); len(of[first]) == 1 {
			fmt.Fprintf(&b, "- **%s:** %s\n", titles, said)
		} else {
			fmt.Fprintf(&b, "- %s (**%s**)\n", said, titles)
		}
	}
	if b.Len() == 0 {
		return figure.Markdown(say(f.Locale, "None.")), true
	}
	return b.String(), true
}

// caveatsOf are the sentences of a comparison, in the order of all caveats.
func (f *filler) caveatsOf(c *analysis.Comparison) (out []string) {
	for _, k := range analysis.Caveats {
		if s := strings.TrimSpace(c.Caveats[k.Name].In(f.printer.Locale.Tag)); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sources lists the texts, with every quote that the article's numbers come from.
func (f *filler) sources(article.Place) (string, bool) {
	var b strings.Builder
	from := f.study.SourcesOf(f.rows)
	for _, s := range from {
		credit := figure.Markdown(s.Said(f.Locale))
		if to := cmp.Or(s.Address(), s.Work.Link()); to != "" {
			credit = "[" + credit + "](" + figure.Address(to) + ")"
		}
		fmt.Fprintf(&b, "%s\n\n", credit)
	}
	for _, o := range f.rows {
		if o.Quote == "" {
			continue
		}
		fmt.Fprintf(&b, "- <a id=\"%s\"></a>%s", anchor(o.Ref()), figure.Markdown(datasets.InQuotes(o.Quote)))
		if where := figure.Markdown(o.Where); where != "" {
			if link := f.study.Link(o); link != "" {
				where = "[" + where + "](" + figure.Address(link) + ")"
			}
			fmt.Fprintf(&b, ", %s", where)
		}
		if text := f.study.SourcesOf([]*datasets.Observation{o}); len(from) > 1 && len(text) == 1 { // which of them
			fmt.Fprintf(&b, " (%s)", figure.Markdown(text[0].Credit()))
		}
		if words := f.printer.Words(o); words != "" {
			fmt.Fprintf(&b, ": %s", figure.Markdown(words))
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
		fmt.Fprintf(&b, "- <a id=\"%s\"></a>%s: %s = %s\n", anchor(c.ID), figure.Markdown(c.Name(f.printer.Locale)), figure.Code(c.Formula), figure.Markdown(f.printer.Words(c)))
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
			if n.cites {
				title = f.lines(n.Rows())
			}
			if f.anchored {
				to = "#" + anchor(n.place.Words[0])
			} else if rows := n.Rows(); len(rows) > 0 {
				if link := f.study.Link(rows[0]); link != "" {
					to = figure.Address(link)
				}
			}
		}
		fmt.Fprintf(&b, "[=%s]: %s \"%s\"\n", n.place.Label, to, figure.LinkTitle(title))
	}
	return b.String()
}

// evidence are the words that a number comes from.
func (f *filler) evidence(n prose.Number) string {
	var parts []string
	for _, o := range n.Rows() {
		if o.Quote == "" {
			parts = append(parts, o.Ref())
		} else {
			parts = append(parts, quoted(o))
		}
	}
	s := strings.Join(parts, "; ")
	if c, ok := n.Fact.(*analysis.Comparison); ok {
		s = c.Formula + ": " + s
	}
	return s
}

// links adds the definitions at the end of an article that has no block for them.
func (f *filler) links(text []byte) []byte {
	if len(f.numbers) == 0 || slices.ContainsFunc(f.Blocks, func(b article.Place) bool { return b.Words[0] == article.Links }) {
		return text
	}
	f.linked = true
	s := "\n[=" + article.Links + "]: #\n\n" + f.definitions() + "\n[=/" + article.Links + "]: #\n"
	if n := len(text); n > 0 && text[n-1] != '\n' {
		s = "\n" + s
	}
	return append(slices.Clone(text), strings.ReplaceAll(s, "\n", f.EOL(0))...)
}

// anchor is the name of a place on the page. No id has two hyphens in a row.
func anchor(ref string) string { return "figure-" + strings.ReplaceAll(ref, ".", "--") }

// say is what an article says by itself, in its language.
func say(tag, english string) string {
	if s, ok := language.For(tag).Writing.Articles[english]; ok {
		return s
	}
	return english
}
