package ipynb

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

// notebook is a notebook of one code cell with outputs.
func notebook(t testing.TB, outputs ...string) *Notebook {
	t.Helper()
	n, err := Parse("x.ipynb", fmt.Appendf(nil, `{"cells": [{"cell_type": "markdown", "source": ["a\n", "b"]},
		{"cell_type": "code", "execution_count": 3, "source": "%%%%\nfmt.Println()", "outputs": [%s]}], "nbformat": 4}`, strings.Join(outputs, ",")))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func picture(t testing.TB, level png.CompressionLevel, at int) string {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, 40, 40))
	m.SetGray(at, at, color.Gray{200})
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: level}).Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf(`{"output_type": "display_data", "metadata": {"image/png": {"width": 800}}, "data": {"text/plain": "a picture", "image/png": %q}}`, base64.StdEncoding.EncodeToString(b.Bytes())+"\n")
}

const (
	table  = `{"output_type": "display_data", "metadata": {}, "data": {"text/html": ["<b>1</b>\n", "2"], "text/plain": "1\n2"}}`
	same   = `{"output_type": "display_data", "metadata": {}, "data": {"text/plain": ["1\n", "2"], "text/html": "<b>1</b>\n2"}}`
	other  = `{"output_type": "display_data", "metadata": {}, "data": {"text/html": "<b>1</b>\n3", "text/plain": "1\n2"}}`
	stdout = `{"output_type": "stream", "name": "stdout", "text": ["3\n"]}`
	stderr = `{"output_type": "stream", "name": "stderr", "text": "go: downloading x\n"}`
)

func TestDifferences(t *testing.T) {
	for _, c := range []struct {
		want, got []string
		finding   string // "" where there is none
	}{
		{[]string{table, stdout}, []string{same, stderr, stdout}, ""},
		{[]string{table}, []string{other}, "cell 2: output 1 was"},
		{[]string{table, stdout}, []string{table}, "cell 2: output 2 is not shown any more"},
		{nil, []string{stdout}, "cell 2: output 1 was not there"},
		{[]string{picture(t, png.NoCompression, 1)}, []string{picture(t, png.BestCompression, 1)}, ""},
		{[]string{picture(t, png.NoCompression, 1)}, []string{picture(t, png.NoCompression, 2)}, "cell 2: output 1 was"},
		{[]string{picture(t, png.NoCompression, 1)}, []string{strings.Replace(picture(t, png.NoCompression, 1), "800", "900", 1)}, "cell 2: output 1 was"},
	} {
		got := Differences(notebook(t, c.want...), notebook(t, c.got...))
		if c.finding == "" && len(got) > 0 || c.finding != "" && (len(got) != 1 || !strings.HasPrefix(got[0], c.finding)) {
			t.Errorf("the differences are %q; want %q", got, c.finding)
		}
	}
	if got := notebook(t, table, stderr, stdout).Cells[1].Plain(); got != "1\n2\n3\n" {
		t.Errorf("in words it is %q", got)
	}
	if _, err := Parse("x.ipynb", []byte("{")); err == nil || !strings.HasPrefix(err.Error(), "x.ipynb is no notebook") {
		t.Errorf("a broken file gives %v", err)
	}
}

func cells(sources ...string) *Notebook {
	n := &Notebook{}
	for _, s := range sources {
		n.Cells = append(n.Cells, Cell{Type: "code", Source: Text(s)})
	}
	return n
}

func TestProgram(t *testing.T) {
	got, err := cells(
		"!*sh setup.sh\n%noautoget",
		"import (\n\t\"fmt\"\n)\n\n// two is two.\nvar two = 2",
		"import \"fmt\"\n\n%%\nfmt.Println(two)",
		"func three() int { return 3 }\n\n%main\nfmt.Println(three())",
	).Program()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nvar two = 2\n", "func three() int { return 3 }", "func cell3() {\n\tfmt.Println(two)\n}", "\tprint(4)\n\tcell4()\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("the program lacks %q:\n%s", want, got)
		}
	}
	if n := strings.Count(string(got), `"fmt"`); n != 2 { // and the program's own
		t.Errorf("fmt is imported %d times:\n%s", n, got)
	}
	for _, bad := range []string{"func {", "%%bash\necho", "%%\nif {"} {
		if _, err := cells(bad).Program(); err == nil {
			t.Errorf("%q is taken for Go", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`{"cells": [{"cell_type": "code", "source": ["%%\n"], "outputs": [` + table + `]}]}`)
	f.Add(`{"cells": [{"cell_type": "code", "source": {}, "outputs": [{"data": {"image/png": [1]}}]}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		n, err := Parse("x", []byte(text))
		if err != nil {
			return
		}
		if d := Differences(n, n); len(d) > 0 {
			t.Errorf("a notebook differs from itself: %q", d)
		}
		_, _ = n.Program()
	})
}
