// Package ipynb reads Jupyter notebooks (nbformat 4), makes one Go program of
// the cells of each, and compares what two runs of a notebook have shown.
package ipynb

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/draw"
	_ "image/png" // the pictures that notebooks store
	"os"
	"slices"
	"strings"
)

// A Notebook is a notebook with its outputs.
type Notebook struct {
	Cells []Cell `json:"cells"`
}

// A Cell is a cell of a notebook.
type Cell struct {
	Type    string   `json:"cell_type"` // code or markdown
	Source  Text     `json:"source"`
	Outputs []Output `json:"outputs"`
}

// An Output is what a code cell has shown.
type Output struct {
	Type     string                     `json:"output_type"` // display_data, stream, execute_result or error
	Name     string                     `json:"name"`        // of a stream: stdout or stderr
	Text     Text                       `json:"text"`        // of a stream
	Data     map[string]Text            `json:"data"`        // by MIME type
	Metadata map[string]json.RawMessage `json:"metadata"`
	Error    string                     `json:"evalue"`
}

// A Text is a string that a notebook stores whole or as a list of its lines.
type Text string

// UnmarshalJSON takes either; data of other forms is kept as the JSON it is.
func (t *Text) UnmarshalJSON(b []byte) error {
	var lines []string
	var whole string
	switch {
	case json.Unmarshal(b, &whole) == nil:
		*t = Text(whole)
	case json.Unmarshal(b, &lines) == nil:
		*t = Text(strings.Join(lines, ""))
	default:
		*t = Text(b)
	}
	return nil
}

// Read reads a notebook.
func Read(file string) (*Notebook, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return Parse(file, b)
}

// Parse reads the text of a notebook; the file is named in errors.
func Parse(file string, b []byte) (*Notebook, error) {
	var n Notebook
	if err := json.Unmarshal(b, &n); err != nil {
		return nil, fmt.Errorf("%s is no notebook: %w", file, err)
	}
	return &n, nil
}

// Plain is what a cell has shown in words: the text/plain of each output and
// what it printed, an output a line or more. Messages to standard error, of the
// kernel or of the Go command, are left out.
func (c Cell) Plain() string {
	var b strings.Builder
	for _, o := range c.Outputs {
		switch {
		case o.Type == "stream" && o.Name == "stdout":
			b.WriteString(string(o.Text))
		case o.Type == "display_data" || o.Type == "execute_result":
			b.WriteString(string(o.Data["text/plain"]) + "\n")
		case o.Type == "error":
			b.WriteString(o.Error + "\n")
		}
	}
	return b.String()
}

// Differences lists what was shown otherwise in got than in want, a line each,
// with the number of the cell. Counters, times, messages to standard error, and
// what a picture carries beside its pixels, are noise.
func Differences(want, got *Notebook) (out []string) {
	if len(want.Cells) != len(got.Cells) {
		return []string{fmt.Sprintf("there are %d cells, and %d were run", len(want.Cells), len(got.Cells))}
	}
	for i, w := range want.Cells {
		was, is := shown(w), shown(got.Cells[i])
		for j := range max(len(was), len(is)) {
			switch {
			case j >= len(is):
				out = append(out, fmt.Sprintf("cell %d: output %d is not shown any more: %s", i+1, j+1, first(was[j])))
			case j >= len(was):
				out = append(out, fmt.Sprintf("cell %d: output %d was not there: %s", i+1, j+1, first(is[j])))
			case was[j] != is[j]:
				out = append(out, fmt.Sprintf("cell %d: output %d was %s and is %s", i+1, j+1, parting(was[j], is[j]), parting(is[j], was[j])))
			}
		}
	}
	return out
}

// shown is each output of a cell as one string, but noise.
func shown(c Cell) (out []string) {
	for _, o := range c.Outputs {
		if o.Type == "stream" && o.Name == "stderr" {
			continue
		}
		var b strings.Builder
		fmt.Fprintf(&b, "%s %s%s\n%s", o.Type, o.Name, o.Error, o.Text)
		types := make([]string, 0, len(o.Data))
		for t := range o.Data {
			types = append(types, t)
		}
		slices.Sort(types)
		for _, t := range types {
			data := strings.TrimRight(string(o.Data[t]), "\n")
			if t == "image/png" {
				data = pixels(data)
			}
			fmt.Fprintf(&b, "%s: %s\n%s\n", t, o.Metadata[t], data)
		}
		out = append(out, b.String())
	}
	return out
}

// pixels is the size of a picture in Base64 and the fingerprint of its pixels; the
// text itself where it is no picture.
func pixels(text string) string {
	m, _, err := image.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	if err != nil {
		return text
	}
	all := image.NewRGBA(m.Bounds())
	draw.Draw(all, m.Bounds(), m, m.Bounds().Min, draw.Src)
	return fmt.Sprintf("%v %x", m.Bounds().Size(), sha256.Sum256(all.Pix))
}

const excerpt = 160

func first(s string) string {
	if r := []rune(s); len(r) > excerpt {
		return fmt.Sprintf("%q…", string(r[:excerpt]))
	}
	return fmt.Sprintf("%q", s)
}

// parting is s from a little before where it parts from another.
func parting(s, other string) string {
	n := 0
	a, b := []rune(s), []rune(other)
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return first("…" + string(a[max(0, n-40):]))
}
