package editor

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/datasets"
	"quotient/datasets/lazy"
)

// A Sketch is what a page asks to see: a kind of chart of some rows, or a specification
// that somebody has written.
type Sketch struct {
	Kind string   `json:"kind"`
	Refs []string `json:"refs"`
	Spec string   `json:"spec"`
	Dark bool     `json:"dark"`
	Half bool     `json:"half"`
}

// A Picture is a sketch that was drawn, or the words that refuse it.
type Picture struct {
	Spec    string `json:"spec"`
	SVG     string `json:"svg,omitempty"`
	Alt     string `json:"alt,omitempty"`
	Refused string `json:"why,omitempty"`
}

// Preview draws a sketch. It writes nothing. For a kind alone it tries the specifications
// that a person would, and shows the first that can be drawn.
func (s *Session) Preview(k Sketch) Picture {
	s.mu.Lock()
	l := s.now
	s.mu.Unlock()
	if k.Spec != "" {
		p, _ := l.picture(k.Spec, k)
		return p
	}
	var best Picture
	least := -1
	for _, spec := range l.specifications(k.Kind, k.Refs) {
		p, wrong := l.picture(spec, k)
		if p.Refused == "" {
			return p
		}
		if least < 0 || wrong < least {
			best, least = p, wrong
		}
	}
	return best
}

// picture draws a specification, or says in how many ways it is wrong: 0 where it is right
// and the chart is refused.
func (l *loaded) picture(spec string, k Sketch) (p Picture, wrong int) {
	p.Spec = spec
	c, err := charts.New(l.Study, l.Comparisons, spec)
	if err != nil {
		var found datasets.Findings
		errors.As(err, &found)
		p.Refused = refused(err)
		return p, max(1, len(found))
	}
	style := charts.Style{Size: charts.Full, Theme: charts.Light}
	if k.Half {
		style.Size = charts.Half
	}
	if k.Dark {
		style.Theme = charts.Dark
	}
	drawn, err := c.Draw(style, typeset.New())
	var b bytes.Buffer
	if err == nil {
		err = drawn.Write(&b, "svg")
	}
	if err != nil {
		p.Refused = refused(err)
		return p, 0
	}
	p.SVG, p.Alt = b.String(), drawn.Alt
	return p, 0
}

// refused is why a chart is not drawn, without the places in a file that is none.
func refused(err error) string {
	var found datasets.Findings
	if !errors.As(err, &found) {
		return strings.TrimSpace(err.Error())
	}
	var lines []string
	for _, f := range found {
		line := f.Message
		if f.Hint != "" {
			line += "\n    " + f.Hint
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// specifications are those of a chart of rows that may be meant by a kind: the columns that
// tell the rows apart name and group them.
func (l *loaded) specifications(kind string, refs []string) (out []string) {
	columns := append(l.telling(refs), "", "")
	first, second := columns[0], columns[1]
	var ways []string
	if first != "" {
		ways = append(ways, "label: "+first+"\n")
	}
	if second != "" {
		for _, c := range [][2]string{{first, second}, {second, first}} {
			ways = append(ways, fmt.Sprintf("group: %s\nseries: %s\n", c[0], c[1]), fmt.Sprintf("panel: %s\nlabel: %s\n", c[0], c[1]), fmt.Sprintf("x: %s\ny: %s\n", c[0], c[1]), fmt.Sprintf("label: %s\nseries: %s\n", c[0], c[1]))
		}
	}
	ways = append(ways, "")
	head := fmt.Sprintf("kind: %s\ntitle: %s\n", kind, quoted(l.heading(refs)))
	which := []string{"rows: [" + strings.Join(refs, ", ") + "]\n"}
	if table, ids := together(refs); table != "" {
		which = append(which, fmt.Sprintf("table: %s\nwhere: {id: [%s]}\n", table, strings.Join(ids, ", ")))
	}
	for _, w := range which {
		for _, way := range ways {
			out = append(out, head+w+way)
		}
	}
	if half := len(refs) / 2; half > 0 && len(refs)%2 == 0 {
		out = append(out, fmt.Sprintf("%srows: [%s]\nafter: [%s]\n", head, strings.Join(refs[:half], ", "), strings.Join(refs[half:], ", ")))
	}
	return out
}

// together is the table that rows are all of, "" where they are of several, and their ids.
func together(refs []string) (table string, ids []string) {
	for i, ref := range refs {
		name, id, _ := strings.Cut(ref, ".")
		if i > 0 && name != table {
			return "", nil
		}
		table, ids = name, append(ids, id)
	}
	return table, ids
}

// telling are the columns whose cells tell rows apart, the one that does so best first.
func (l *loaded) telling(refs []string) (out []string) {
	different := map[string]map[string]bool{}
	for _, t := range l.Tables {
		for _, o := range t.Rows {
			if !slices.Contains(refs, o.Ref()) {
				continue
			}
			for _, f := range t.Fields {
				if slices.Contains(datasets.StandardColumns, f.Name) && f.Name != "date" || o.Cell(f.Name) == "" {
					continue
				}
				if different[f.Name] == nil {
					different[f.Name] = map[string]bool{}
					out = append(out, f.Name)
				}
				different[f.Name][o.Cell(f.Name)] = true
			}
		}
	}
	out = slices.DeleteFunc(out, func(c string) bool { return len(different[c]) < 2 })
	slices.SortStableFunc(out, func(a, b string) int { return len(different[b]) - len(different[a]) })
	return out
}

// heading is a title for rows until somebody writes one: that of their table.
func (l *loaded) heading(refs []string) string {
	for _, t := range l.Tables {
		if slices.ContainsFunc(t.Rows, func(o *datasets.Observation) bool { return slices.Contains(refs, o.Ref()) }) && t.Title != "" {
			return t.Title
		}
	}
	return l.Title
}

// quoted is a text in the quotation marks of YAML.
func quoted(s string) string {
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	_ = w.Encode(s) // a text always can be
	return strings.TrimSuffix(b.String(), "\n")
}

var chartID = lazy.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// chart adds a chart at the end of charts.yaml.
func (e *edition) chart(op Op) error {
	if !chartID.MatchString(op.Value) {
		return refuse("write one of small letters, digits and hyphens", "the chart needs an id")
	}
	if _, err := charts.New(e.Study, e.Comparisons, op.Chart); err != nil {
		return refuse("change it until it is drawn", "the chart is refused:\n%s", refused(err))
	}
	text, there := e.s.files[charts.SpecFile]
	newline := "\n"
	if bytes.Contains(text, []byte("\r\n")) {
		newline = "\r\n"
	}
	indent := "  "
	if !there {
		text = []byte("charts:" + newline)
	} else if i, ok := items(text); ok {
		indent = i
	} else {
		return refuse("add it by hand", "%s does not end with its charts, one a line that begins with a hyphen", charts.SpecFile)
	}
	var b strings.Builder
	b.Write(text)
	if len(text) > 0 && text[len(text)-1] != '\n' {
		b.WriteString(newline)
	}
	if there {
		b.WriteString(newline)
	}
	b.WriteString(indent + "- id: " + op.Value + newline)
	for line := range strings.SplitSeq(strings.TrimRight(op.Chart, "\r\n \t"), "\n") {
		if line = strings.TrimRight(line, "\r"); line != "" {
			line = indent + "  " + line
		}
		b.WriteString(line + newline)
	}
	e.files[charts.SpecFile] = []byte(b.String())
	e.label, e.ref, e.strict = "add the chart "+op.Value, op.Ref, true
	return nil
}

// items is what the items of the charts are indented by, if the file ends with them.
func items(text []byte) (indent string, ok bool) {
	last := "" // the key of the last thing at the top of the file
	for line := range strings.SplitSeq(string(text), "\n") {
		line = strings.TrimRight(line, "\r")
		trimmed := strings.TrimLeft(line, " ")
		switch {
		case trimmed == "" || trimmed[0] == '#':
		case strings.HasPrefix(trimmed, "- "):
			if last == "charts:" && !ok {
				indent, ok = line[:len(line)-len(trimmed)], true
			}
		case trimmed == line:
			last = strings.TrimRight(line, " ")
		}
	}
	return indent, ok && last == "charts:"
}
