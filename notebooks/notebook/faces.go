package notebook

import (
	"bytes"
	"fmt"
	"html"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// known returns the face of a value of one of our types, or of gota's.
func known(v any) (f face, err error, ok bool) {
	switch v := v.(type) {
	case dataframe.DataFrame:
		f, err = frameFace(v)
	case []analysis.Group:
		f, err = groupsFace(v)
	case *datasets.Study:
		f = studyFace(v)
	case *datasets.Table:
		f, err = tableFace(v)
	case *datasets.Observation:
		f = observationsFace([]*datasets.Observation{v})
	case []*datasets.Observation:
		f = observationsFace(v)
	case quantity.Quantity:
		f = quantityFace(v)
	case *analysis.Comparison:
		f = comparisonFace(v)
	case *analysis.Comparisons:
		f = comparisonsFace(v.List)
	case []*analysis.Comparison:
		f = comparisonsFace(v)
	case *analysis.Schedule:
		f = under(line(v.Title.Value, claimed(v.Modality)), scheduleFace(v.Schedule))
	case quantity.Schedule:
		f = scheduleFace(v)
	case analysis.Summary:
		f = summariesFace([]analysis.Summary{v})
	case []analysis.Summary:
		f = summariesFace(v)
	case analysis.Trend:
		f = trendFace(v)
	case *charts.Chart:
		f, err = chartFace(v)
	case *charts.Picture:
		f, err = pictureFace(v)
	case datasets.Findings:
		f = line("", v.Error())
	default:
		return f, nil, false
	}
	return f, err, true
}

// errorFace is the message of an error, as it stands.
func errorFace(err error) face {
	return face{
		html: `<pre style="color: #bf3f27; white-space: pre-wrap">` + html.EscapeString(err.Error()) + "</pre>",
		text: unbroken(err.Error()),
	}
}

// most is how many rows of a frame are shown: the first of them.
const most = 20

func frameFace(df dataframe.DataFrame) (face, error) {
	if df.Error() != nil {
		return face{}, df.Error()
	}
	g := grid{head: df.Names()}
	rows := min(df.Nrow(), most)
	for range rows {
		g.rows = append(g.rows, make([]string, df.Ncol()))
	}
	for i, name := range df.Names() {
		column := df.Col(name)
		g.numbers = append(g.numbers, column.Type() != series.String)
		for j := range rows {
			g.rows[j][i] = cell(column.Elem(j), column.Type())
		}
	}
	g.foot = fmt.Sprintf("%s × %s", count(df.Nrow(), "row"), count(df.Ncol(), "column"))
	if df.Nrow() > rows {
		g.foot += fmt.Sprintf(", of which the first %d are shown", rows)
	}
	return g.face(), nil
}

// cell is a cell as its table has it: a number as short as it goes, and nothing
// where there is none.
func cell(e series.Element, t series.Type) string {
	switch {
	case e.IsNA():
		return ""
	case t == series.Float:
		return strconv.FormatFloat(e.Float(), 'f', -1, 64)
	}
	return e.String()
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func groupsFace(groups []analysis.Group) (face, error) {
	var faces []face
	for _, g := range groups {
		f, err := frameFace(g.DataFrame)
		if err != nil {
			return f, err
		}
		faces = append(faces, line(g.Name, ""), f)
	}
	return under(faces...), nil
}

// studyFace is what is in a study: its tables.
func studyFace(s *datasets.Study) face {
	g := grid{head: []string{"table", "rows", "title"}, numbers: []bool{false, true, false}}
	for _, t := range s.Tables {
		g.rows = append(g.rows, []string{t.Name, strconv.Itoa(len(t.Rows)), t.Title})
	}
	faces := []face{line(s.Title, "")}
	for _, source := range s.Sources {
		faces = append(faces, line("", "Source: "+source.Credit()))
	}
	return under(append(faces, g.face())...)
}

func tableFace(t *datasets.Table) (face, error) {
	if t.Observed {
		return observationsFace(t.Rows), nil
	}
	return frameFace(t.Frame())
}

// observationsFace shows rows with what the text states, and in which words.
func observationsFace(rows []*datasets.Observation) face {
	g := grid{head: []string{"observation", "number", "unit", "quote", "where"}, numbers: []bool{false, true, false, false, false}}
	for _, o := range rows {
		number, unit := "", o.Cell("unit")
		if o.Quantity != nil {
			number = o.Quantity.Label(quantity.Format{Show: quantity.ShowValue})
		}
		if o.Modality != datasets.Asserted {
			number += claimed(o.Modality)
		}
		quote := o.Quote
		if quote != "" {
			quote = datasets.InQuotes(quote)
		}
		g.rows = append(g.rows, []string{o.Ref(), number, unit, quote, o.Where})
	}
	return g.face()
}

// claimed is what is put behind a number that the text does not assert.
func claimed(m datasets.Modality) string {
	if m == datasets.Asserted || m == "" {
		return ""
	}
	return " (" + string(m) + ")"
}

func quantityFace(q quantity.Quantity) face {
	out := q.Label(quantity.Format{Show: quantity.ShowValue})
	if !q.Unit.IsPlain() {
		out += " " + q.Unit.String()
	}
	return line(out, "  "+q.String())
}

func comparisonFace(c *analysis.Comparison) face {
	title := c.Title.Value
	if title != "" {
		title += ": "
	}
	if c.Refusal != nil {
		return under(line(title, c.Formula), refusalFace(c.Refusal), waived(c))
	}
	faces := []face{
		line(title+c.Words(), claimed(c.Modality)),
		line("", c.Formula+" = "+c.Label()+"  "+c.Quantity.String()),
	}
	g := grid{numbers: []bool{false, true, false, false}, head: []string{"step", "result", "interval", "quote"}}
	for i, s := range c.Steps {
		// A number that is used again need not be quoted again.
		if s.Quote != "" && slices.ContainsFunc(c.Steps[:i], func(t analysis.Step) bool { return t.Text == s.Text }) {
			continue
		}
		g.rows = append(g.rows, []string{s.Text, s.Result, s.Range, s.Quote})
	}
	faces = append(faces, g.face())
	return under(append(faces, cautions(c)...)...)
}

// cautions are what a reader of a comparison must know: the author's sentences,
// and what differs between the operands where nobody has written one.
func cautions(c *analysis.Comparison) (out []face) {
	for _, known := range analysis.Caveats {
		if sentence, ok := c.Caveats[known.Name]; ok {
			out = append(out, line("", string(known.Name)+": "+sentence.Value))
		}
	}
	for _, w := range c.Missing() {
		out = append(out, line("", string(w.Caveat)+": "+w.Message+"."))
	}
	return out
}

func waived(c *analysis.Comparison) face {
	if c.Waiver.Value == "" {
		return face{}
	}
	return line("", c.Waiver.Value)
}

func refusalFace(r *analysis.Refusal) face {
	faces := []face{line("Refused: ", r.Message+".")}
	if len(r.From) > 0 {
		faces = append(faces, observationsFace(r.From))
	}
	return under(faces...)
}

func comparisonsFace(list []*analysis.Comparison) face {
	g := grid{head: []string{"comparison", "result", "formula", "caveats"}, numbers: []bool{false, true, false, false}}
	for _, c := range list {
		result := c.Label()
		if c.Refusal != nil {
			result = "refused"
		}
		var caveats []string
		for _, known := range analysis.Caveats {
			_, said := c.Caveats[known.Name]
			if said || slices.ContainsFunc(c.Warnings, func(w analysis.Warning) bool { return w.Caveat == known.Name }) {
				caveats = append(caveats, string(known.Name))
			}
		}
		name := c.ID
		if name == "" {
			name = c.Title.Value
		}
		g.rows = append(g.rows, []string{name, result, c.Formula, strings.Join(caveats, ", ")})
	}
	return g.face()
}

func scheduleFace(s quantity.Schedule) face {
	show := func(r *big.Rat) string { return quantity.English.FormatRat(r) }
	g := grid{head: []string{"old " + s.Unit.String(), "factor"}, numbers: []bool{false, true}}
	for _, p := range s.Pieces() {
		from := "from " + show(p.From.Value)
		if p.From.Open {
			from = "over " + show(p.From.Value)
		}
		switch {
		case p.To.Value == nil:
		case p.To.Open:
			from += " to under " + show(p.To.Value)
		default:
			from += " to " + show(p.To.Value)
		}
		g.rows = append(g.rows, []string{from, "× " + show(p.Factor)})
	}
	if s.Cap != nil {
		g.rows = append(g.rows, []string{"at most, after it", show(s.Cap)})
	}
	faces := []face{g.face()}
	for _, n := range s.Notches() {
		faces = append(faces, line("", fmt.Sprintf("Old amounts of %s end below those just under %s, which reach %s.",
			n.Old.Label(quantity.Format{Show: quantity.ShowValue, Inward: true}), show(n.Limit), show(n.Reach))))
	}
	return under(faces...)
}

func summariesFace(list []analysis.Summary) face {
	g := grid{
		head:    []string{"group", "count", "bounds", "empty", "mean", "min", "q1", "median", "q3", "max", "std dev", "gini"},
		numbers: []bool{false, true, true, true, true, true, true, true, true, true, true, true},
	}
	for _, s := range list {
		row := []string{s.Group, strconv.Itoa(s.Count), strconv.Itoa(s.Bounded), strconv.Itoa(s.Empty)}
		for _, e := range []analysis.Estimate{s.Mean, s.Min, s.Q1, s.Median, s.Q3, s.Max, s.StdDev, s.Gini} {
			row = append(row, e.String())
		}
		g.rows = append(g.rows, row)
	}
	if !slices.ContainsFunc(list, func(s analysis.Summary) bool { return s.Group != "" }) {
		g.head, g.numbers = g.head[1:], g.numbers[1:]
		for i := range g.rows {
			g.rows[i] = g.rows[i][1:]
		}
	}
	if slices.ContainsFunc(g.rows, func(row []string) bool { return slices.Contains(row, "?") }) {
		g.foot = "? cannot be said: a number is a bound, or there are too few"
	}
	return g.face()
}

func trendFace(t analysis.Trend) face {
	sign, slope := "+", t.Slope
	if slope < 0 {
		sign, slope = "−", -slope
	}
	return line("", strings.ReplaceAll(fmt.Sprintf("y = %.6g %s %.6g × x, over %s; correlation %.3f", t.Intercept, sign, slope, count(t.Count, "row"), t.Correlation), "-", "−"))
}

func chartFace(c *charts.Chart) (face, error) {
	p, err := c.Draw(charts.Default, nil)
	if err != nil {
		return face{}, err
	}
	return pictureFace(p)
}

// pictureFace shows a picture as PNG, which every notebook shows, and in words.
func pictureFace(p *charts.Picture) (face, error) {
	var png bytes.Buffer
	if err := p.Write(&png, "png"); err != nil {
		return face{}, err
	}
	width, _ := p.Bounds()
	return face{text: unbroken(p.Alt), picture: &picture{png.Bytes(), width}}, nil
}
