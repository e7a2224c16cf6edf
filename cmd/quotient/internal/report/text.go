package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/build"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// BuildText prints one line a chart and a summary.
func BuildText(w io.Writer, b *build.Result) {
	drawn := 0
	t := newTable()
	for _, c := range b.Charts {
		state := "up to date"
		if c.Drawn {
			state = "drawn"
			drawn++
		}
		var files []string
		for _, f := range c.Files {
			files = append(files, fmt.Sprintf("%s (%s)", f.Path, size(f.Bytes)))
		}
		t.AppendRow(table.Row{c.ID, c.Kind, state, strings.Join(files, "  ")})
	}
	if len(b.Charts) > 0 {
		Println(w, t.text())
	}
	if len(b.LeftOut) > 0 {
		Printf(w, "left out, because charts.yaml lists other sizes for them: %s\n", strings.Join(b.LeftOut, ", "))
	}
	if len(b.Charts) == 0 && len(b.LeftOut) == 0 && b.Tables > 0 {
		Printf(w, "%s has no charts yet: describe them in %s (see docs/charts.md)\n", b.Study, charts.SpecFile)
	}
	tables := "" // with --only they are not looked at
	if b.Tables > 0 {
		tables = fmt.Sprintf("%s written, %d up to date; ", plural(b.TablesWritten, "table file"), b.Tables-b.TablesWritten)
	}
	Printf(w, "%s: %s drawn, %d up to date; %sin %s\n", b.Study, plural(drawn, "chart"), len(b.Charts)-drawn, tables, b.Out)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func size(n int) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%d kB", (n+500)/1000)
}

// A plainTable is a table whose cells are on one line each.
type plainTable struct{ table.Writer }

// AppendRow adds a row.
func (t plainTable) AppendRow(row table.Row, config ...table.RowConfig) {
	t.Writer.AppendRow(lines(row), config...)
}

// text is the table as it is printed.
func (t plainTable) text() Laid { return trimLines(t.Render()) }

// newTable has columns and no rules, so that it reads well in a pipe too.
func newTable() plainTable {
	t := table.NewWriter()
	style := table.StyleDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Options = table.OptionsNoBordersAndSeparators
	style.Format.Header = text.FormatDefault
	t.SetStyle(style)
	return plainTable{t}
}

func trimLines(s string) Laid {
	lines := strings.Split(plain(s), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return Laid(strings.Join(lines, "\n"))
}

// ComparisonsText prints the comparisons of a study, each with the numbers of
// its caveats, which stand below.
func ComparisonsText(w io.Writer, s *datasets.Study, c *analysis.Comparisons, why bool) {
	var notes []string
	note := func(sentence string) string {
		i := slices.Index(notes, sentence)
		if i < 0 {
			i = len(notes)
			notes = append(notes, sentence)
		}
		return fmt.Sprintf("[%d]", i+1)
	}
	t := newTable()
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 2, Align: text.AlignRight}, {Number: 3, WidthMax: 70, WidthMaxEnforcer: text.WrapSoft}})
	var refused []*analysis.Comparison
	shown := 0
	for _, x := range c.List {
		if x.Refusal != nil {
			refused = append(refused, x)
			continue
		}
		shown++
		var marks []string
		for _, k := range x.Said() {
			marks = append(marks, note(x.Caveats[k].Value))
		}
		if x.Counting != "" {
			marks = append(marks, note("Of the days, "+x.Counting+"."))
		}
		for _, m := range x.Missing() {
			marks = append(marks, note("Without a caveat: "+m.Message+"."))
		}
		t.AppendRow(table.Row{x.ID, result(s, x), strings.TrimSpace(x.Title.Value + " " + strings.Join(marks, " "))})
	}
	Printf(w, "%s: %s, %d refused\n\n", s.Name, plural(len(c.List), "comparison"), len(refused))
	if shown > 0 {
		Println(w, t.text())
	}
	refusals(w, refused)
	if len(notes) > 0 {
		Println(w)
		for i, n := range notes {
			Println(w, hanging(fmt.Sprintf("%4s ", fmt.Sprintf("[%d]", i+1)), n))
		}
	}
	if why {
		for _, x := range c.List {
			if x.Refusal == nil {
				Println(w)
				ComparisonText(w, x, true)
			}
		}
	}
}

// result is a comparison's label with its unit or measure.
// refusals prints the comparisons that have no result, and why.
func refusals(w io.Writer, list []*analysis.Comparison) {
	if len(list) > 0 {
		Printf(w, "\nRefused:\n")
	}
	for _, x := range list {
		Printf(w, "  %s: %s\n", x.ID, x.Title.Value)
		Println(w, indent("    ", x.Formula))
		Println(w, indent("    ", x.Refusal.Message+"."))
		if x.Waiver.Value != "" {
			Println(w, indent("    ", x.Waiver.Value))
		}
	}
}

func result(s *datasets.Study, c *analysis.Comparison) string {
	out := c.Label()
	switch {
	case c.Show == quantity.ShowDays:
		out += " days"
	case c.Show == quantity.ShowPer100:
		out += " per 100"
	case c.Measure.Value != "":
	case c.Show == quantity.ShowValue:
		out = s.Printer(quantity.English).Named(c.Quantity, c.Format(quantity.English))
	}
	if c.Modality != datasets.Asserted {
		out += ", " + string(c.Modality)
	}
	return strings.ReplaceAll(out, "\u00a0", " ")
}

// ComparisonText prints one comparison, and with why each step that leads to it.
func ComparisonText(w io.Writer, c *analysis.Comparison, why bool) {
	words := c.Words()
	if c.Modality != datasets.Asserted {
		words += ", " + string(c.Modality)
	}
	if c.ID != "" {
		Printf(w, "%s: %s\n", c.ID, c.Title)
	}
	Println(w, strings.ReplaceAll(fmt.Sprintf("%s = %s (%s)", c.Formula, c.Label(), words), "\u00a0", " "))
	if why {
		t := newTable()
		t.SetColumnConfigs([]table.ColumnConfig{{Number: 3, Align: text.AlignLeft}})
		for _, s := range c.Steps {
			t.AppendRow(table.Row{"  " + s.Text, strings.ReplaceAll(s.Result, "\u00a0", " "), s.Range, s.Quote})
		}
		Println(w, t.text())
	}
	if c.Counting != "" {
		Println(w, hanging("  days: ", c.Counting+"."))
	}
	for _, k := range c.Said() {
		Println(w, hanging("  "+string(k)+": ", c.Caveats[k].Value))
	}
	for _, m := range c.Missing() {
		Println(w, hanging("  "+string(m.Caveat)+": ", m.Message+"."))
	}
}

// RefusalText prints why a formula has no result.
func RefusalText(w io.Writer, s *datasets.Study, formula string, r *analysis.Refusal, waiver string) {
	Printf(w, "refused: %s\n", formula)
	Println(w, indent("  ", strings.ReplaceAll(r.Message, "\u00a0", " ")+"."))
	if waiver != "" {
		Println(w, indent("  ", waiver))
	}
	for _, o := range r.From {
		if o.Quote != "" {
			what := strings.ReplaceAll(s.Printer(quantity.English).Words(o), "\u00a0", " ")
			if o.Quantity == nil {
				what = o.Date.Format("en")
			}
			Printf(w, "  %s: %s, “%s” %s\n", o.Ref(), what, o.Quote, o.Where)
		}
	}
}

// SummaryText prints summary statistics, and the trend if there is one.
func SummaryText(w io.Writer, t *datasets.Table, column, by string, list []analysis.Summary, against string, trend *analysis.Trend) {
	Printf(w, "%s.%s", t.Name, column)
	if by != "" {
		Printf(w, " by %s", by)
	}
	Println(w)
	out := newTable()
	head := table.Row{by, "count", "bounds", "empty"}
	configs := []table.ColumnConfig{}
	for i := range len(statistics) + 3 {
		configs = append(configs, table.ColumnConfig{Number: i + 2, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	out.SetColumnConfigs(configs)
	for _, c := range statistics {
		head = append(head, c.name)
	}
	out.AppendHeader(head)
	unknown := false
	for _, s := range list {
		row := table.Row{s.Group, s.Count, s.Bounded, s.Empty}
		for _, c := range statistics {
			e := c.get(s)
			unknown = unknown || e.String() == "?"
			row = append(row, e.String())
		}
		out.AppendRow(row)
	}
	Println(w, out.text())
	if unknown {
		Println(w, "? cannot be known: a number is a bound, or there are too few")
	}
	if trend != nil {
		Printf(w, "\n%s = %.6g + %.6g × %s, over %s; correlation %.3f\n", column, trend.Intercept, trend.Slope, against, plural(trend.Count, "row"), trend.Correlation)
	}
}

const measure = 92

func indent(by, s string) Laid { return hanging(by, s) }

// hanging breaks a text into lines of the measure, the first after a label and
// the others under it.
func hanging(label, s string) Laid {
	label, s = datasets.Line(label), datasets.Line(s)
	room := measure - text.StringWidthWithoutEscSequences(label)
	lines := strings.Split(text.WrapSoft(s, max(room, 30)), "\n")
	pad := strings.Repeat(" ", text.StringWidthWithoutEscSequences(label))
	for i, l := range lines {
		if lines[i] = strings.TrimRight(label+l, " "); i > 0 {
			lines[i] = strings.TrimRight(pad+l, " ")
		}
	}
	return Laid(strings.Join(lines, "\n"))
}
