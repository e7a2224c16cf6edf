//go:build unix

package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// files writes files into a folder, by name.
func files(list map[string]string) func(dir string) error {
	return func(dir string) error {
		for name, text := range list {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
				return err
			}
			if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
				return err
			}
		}
		return nil
	}
}

// all does one thing after another.
func all(steps ...func(dir string) error) func(dir string) error {
	return func(dir string) error {
		for _, step := range steps {
			if err := step(dir); err != nil {
				return err
			}
		}
		return nil
	}
}

func link(target, name string) func(dir string) error {
	return func(dir string) error {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			return err
		}
		_ = os.RemoveAll(path)
		return os.Symlink(target, path)
	}
}

func fifo(name string) func(dir string) error {
	return func(dir string) error {
		path := filepath.Join(dir, name)
		_ = os.Remove(path)
		return syscall.Mkfifo(path, 0o666)
	}
}

const (
	plainFields = `{"name": "id", "type": "string"}, {"name": "name", "type": "string"}, {"name": "value", "type": "number"}`
	quoteFields = `{"name": "id", "type": "string"}, {"name": "value", "type": "number"}, {"name": "bound", "type": "string"}, {"name": "unit", "type": "string"}, {"name": "part_of", "type": "string"}, {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}, {"name": "note", "type": "string"}`
	oneChart    = "charts:\n  - id: c\n    kind: bar\n    title: It is so\n    table: t\n    label: name\n"
)

func descriptor(fields string) string {
	return fmt.Sprintf(`{"name": "hostile", "sources": [{"title": "A text", "path": "text.txt"}], "units": {"boat": {"plural": "boats"}}, "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [%s]}}]}`, fields)
}

// plain is a study of plain data; more are files besides, in pairs of name and text.
func plain(csv string, more ...string) func(dir string) error {
	list := map[string]string{"datapackage.json": descriptor(plainFields), "t.csv": csv, "charts.yaml": oneChart}
	for i := 0; i+1 < len(more); i += 2 {
		list[more[i]] = more[i+1]
	}
	return files(list)
}

// quoted is a study of quoted rows over a text.
func quoted(text, csv string, more ...string) func(dir string) error {
	list := map[string]string{"datapackage.json": descriptor(quoteFields), "t.csv": csv, "text.txt": text}
	for i := 0; i+1 < len(more); i += 2 {
		list[more[i]] = more[i+1]
	}
	return files(list)
}

var every = []string{"build DIR --out OUT", "verify DIR", "compare DIR", "review DIR --out OUT"}

// hostiles lists every input.
func hostiles() (out []hostile) {
	for _, k := range []struct {
		name string
		list []hostile
	}{
		{"numbers, and what is computed of them", numbers()},
		{"tables", tables()},
		{"YAML and JSON", notations()},
		{"texts and articles", texts()},
		{"as many as the limits allow", many()},
		{"pictures to inspect", pictures()},
		{"pipes, devices and folders for files", irregular()},
		{"links and paths that lead outside", linked()},
		{"signs for a terminal or for CI", injected()},
	} {
		for _, h := range k.list {
			h.kind = k.name
			out = append(out, h)
		}
	}
	return out
}

func numbers() []hostile {
	digits := func(n int) string { return strings.Repeat("7", n) }
	comparisons := func(n int, formula func(i int) string) string {
		var b strings.Builder
		b.WriteString("comparisons:\n")
		for i := range n {
			fmt.Fprintf(&b, "  - {id: c%d, title: A number, formula: %q}\n", i, formula(i))
		}
		return b.String()
	}
	row := "id,name,value\na,A,3\nb,B,7\n"
	before := func(i int, op string) string {
		if i == 0 {
			return "t.a " + op + " t.b"
		}
		return fmt.Sprintf("c%d %s c%d", i-1, op, i-1)
	}
	return []hostile{
		{name: "number of 100,000 digits", make: plain("id,name,value\na,A," + digits(100_000) + "\nb,B,2\n"), run: every},
		{name: "number of 1,000,000 digits", make: plain("id,name,value\na,A," + digits(1_000_000) + "\nb,B,2\n"), run: every},
		{name: "number of 1,000 digits", make: plain("id,name,value\na,A," + digits(1000) + "\nb,B,2\n"), run: every},
		{name: "decimals of 100,000 digits", make: plain("id,name,value\na,A,0." + digits(100_000) + "\nb,B,2\n"), run: every},
		{name: "exponent of a million", make: plain("id,name,value\na,A,1e1000000\nb,B,2\n"), run: every},
		{name: "exponent of a billion, below zero", make: plain("id,name,value\na,A,1e-999999999\nb,B,2\n"), run: every},
		{name: "numbers of 300 digits, on a chart", make: plain("id,name,value\na,A," + digits(300) + "\nb,B,0." + strings.Repeat("0", 300) + "1\n"), run: every},
		{name: "squares, 40 times", make: plain(row, "comparisons.yaml", comparisons(40, func(i int) string { return before(i, "*") })), run: every},
		{name: "doubles, 1,000 times", make: plain(row, "comparisons.yaml", comparisons(1000, func(i int) string { return before(i, "+") })), run: every},
		{name: "chain of 5,000 comparisons", make: plain(row, "comparisons.yaml", comparisons(5000, func(i int) string {
			if i == 0 {
				return "t.a + t.b"
			}
			return fmt.Sprintf("c%d + t.a", i-1)
		})), run: every},
		{name: "sums of the two before, 3,000 times", make: plain(row, "comparisons.yaml", comparisons(3000, func(i int) string {
			if i < 2 {
				return "t.a + t.b"
			}
			return fmt.Sprintf("c%d + c%d", i-1, i-2)
		})), run: every},
		{name: "chain backwards of 5,000 comparisons", make: plain(row, "comparisons.yaml", comparisons(5000, func(i int) string {
			if i == 4999 {
				return "t.a + t.b"
			}
			return fmt.Sprintf("c%d + t.a", i+1)
		})), run: every},
		{name: "formula of 1,000 brackets", make: plain(row), run: []string{"compare DIR " + strings.Repeat("(", 1000) + "t.a" + strings.Repeat(")", 1000)}},
		{name: "number of 100,000 digits, typed", make: plain(row), run: []string{"compare DIR " + digits(100_000)}},
		{name: "text of a number of a million digits", make: files(map[string]string{"a.txt": "There were " + digits(1_000_000) + " boats.\n"}), run: []string{"scan DIR/a.txt", "new DIR/s --text DIR/a.txt"}},
	}
}

func tables() []hostile {
	var errors, wide, parts, rows, ids strings.Builder
	errors.WriteString("id,name,value\n")
	rows.WriteString("id,name,value\n")
	for i := range 100_000 {
		fmt.Fprintf(&errors, "r%d,A,bad\n", i)
		fmt.Fprintf(&rows, "r%d,Name %d,%d\n", i, i, i%97)
	}
	ids.WriteString("id,name,value\n")
	for range 50_000 {
		ids.WriteString("same,A,1\n")
	}
	wide.WriteString("id,name,value")
	for i := range 20_000 {
		fmt.Fprintf(&wide, ",c%d", i)
	}
	wide.WriteString("\na,A,1" + strings.Repeat(",1", 20_000) + "\n")
	parts.WriteString("id,value,bound,unit,part_of,quote,where,note\n")
	for i := range 20_000 {
		fmt.Fprintf(&parts, "r%d,%d,exact,boat,t.r%d,%d boats,¶1,\n", i, 20_001-i, i+1, 20_001-i)
	}
	parts.WriteString("r20000,1,exact,boat,t.r0,1 boat,¶1,\n")
	return []hostile{
		{name: "cell of 300 MB", long: true, make: func(dir string) error {
			if err := plain("")(dir); err != nil {
				return err
			}
			f, err := os.Create(filepath.Join(dir, "t.csv"))
			if err != nil {
				return err
			}
			defer f.Close()
			fmt.Fprint(f, "id,name,value\na,")
			chunk := bytes.Repeat([]byte("x"), 1<<20)
			for range 300 {
				if _, err := f.Write(chunk); err != nil {
					return err
				}
			}
			fmt.Fprint(f, ",1\n")
			return nil
		}, run: every},
		{name: "quote that is never closed, 50 MB", long: true, make: plain("id,name,value\na,\"" + strings.Repeat("x\n", 25<<20) + ",1\n"), run: every},
		{name: "20,000 columns", make: plain(wide.String()), run: every},
		{name: "100,000 errors", make: plain(errors.String()), run: every},
		{name: "50,000 times one id", make: plain(ids.String()), run: every},
		{name: "100,000 bars", make: plain(rows.String()), run: []string{"build DIR --out OUT", "verify DIR"}},
		{name: "chain of 20,000 part_of, in a ring", make: quoted("There was 1 boat.\n", parts.String()), run: every},
		{name: "label of 100,000 letters", make: plain("id,name,value\na," + strings.Repeat("x", 100_000) + ",1\nb,B,2\n"), run: every},
		{name: "label of 100,000 words", make: plain("id,name,value\na," + strings.Repeat("xx ", 100_000) + ",1\nb,B,2\n"), run: every},
		{name: "title of 100,000 letters", make: plain("id,name,value\na,A,1\nb,B,2\n", "charts.yaml", strings.Replace(oneChart, "It is so", strings.Repeat("x", 100_000), 1)), run: every},
	}
}

func notations() []hostile {
	row := "id,name,value\na,A,3\nb,B,7\n"
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for i := range 12 {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", 'b'+i, 'b'+i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", 'a'+i), 9), ","))
	}
	var resources []string
	for i := range 20_000 {
		resources = append(resources, fmt.Sprintf(`{"name": "t%d", "path": "t.csv", "schema": {"fields": [%s]}}`, i, plainFields))
	}
	deep := strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000)
	lines := strings.Repeat("  ", 0)
	for i := range 3000 {
		lines += strings.Repeat(" ", i) + "a:\n"
	}
	with := func(name, text string) func(string) error { return plain(row, name, text) }
	return []hostile{
		{name: "yaml: aliases of aliases", make: with("charts.yaml", bomb+"charts: *m\n"), run: every},
		{name: "yaml: aliases of aliases, in comparisons", make: with("comparisons.yaml", bomb+"comparisons: *m\n"), run: every},
		{name: "yaml: 100,000 brackets", make: with("charts.yaml", "charts: "+deep+"\n"), run: every},
		{name: "yaml: 3,000 levels", make: with("charts.yaml", "charts:\n"+lines), run: every},
		{name: "yaml: null of a kind", make: with("charts.yaml", "charts: !!null\n"), run: every},
		{name: "yaml: null charts", make: with("charts.yaml", "charts: [~, null, !!null '']\n"), run: every},
		{name: "yaml: an alias of itself", make: with("charts.yaml", "charts: &a [*a]\n"), run: every},
		{name: "yaml: merge of itself", make: with("charts.yaml", "charts:\n  - &a\n    <<: *a\n    id: c\n"), run: every},
		{name: "yaml: 20,000 charts", make: with("charts.yaml", "charts:\n"+strings.Repeat("  - {id: c, kind: bar, title: It is so, table: t}\n", 20_000)), run: []string{"build DIR --out OUT", "verify DIR"}},
		{name: "yaml: a tag of Go", make: with("comparisons.yaml", "comparisons: !!binary AAAA\n"), run: every},
		{name: "json: 100,000 brackets", make: with("datapackage.json", deep), run: every},
		{name: "json: 100,000 brackets in a schema", make: with("datapackage.json", `{"name": "x", "resources": [{"name": "t", "path": "t.csv", "schema": `+deep+`}]}`), run: every},
		{name: "json: 20,000 resources", make: with("datapackage.json", `{"name": "hostile", "sources": [{"title": "A"}], "resources": [`+strings.Join(resources, ",")+`]}`), run: every},
		{name: "json: null", make: with("datapackage.json", "null"), run: every},
		{name: "json: null everywhere", make: with("datapackage.json", `{"name": null, "sources": null, "resources": [null, {"name": null, "path": null, "schema": null}]}`), run: every},
		{name: "json: a number of a million digits", make: with("datapackage.json", `{"name": "x", "version": `+strings.Repeat("1", 1_000_000)+`, "resources": []}`), run: every},
	}
}

func texts() []hostile {
	scan := func(name, text string) hostile {
		return hostile{name: "text: " + name, make: files(map[string]string{"a.txt": text}), run: []string{"scan DIR/a.txt", "new DIR/s --text DIR/a.txt"}}
	}
	check := func(name, draft, text string) hostile {
		return hostile{name: "draft: " + name, make: files(map[string]string{"d.txt": draft, "a.txt": text}), run: []string{"check DIR/d.txt --against DIR/a.txt --page OUT/page.html"}}
	}
	var paragraphs, csv, marks, typed, rows, shares strings.Builder
	csv.WriteString("id,value,bound,unit,part_of,quote,where,note\n")
	for i := range 10_000 {
		fmt.Fprintf(&paragraphs, "On that day %d boats left.\n\n", i+2)
		if i < 2000 {
			fmt.Fprintf(&csv, "r%d,%d,exact,boat,,%d boats left,¶%d,\n", i, i+2, i+2, i+1)
		}
	}
	for i := range 900 {
		fmt.Fprintf(&shares, "On that day %d percent of the boats left.\n\n", i%99+1)
	}
	for i := range 20_000 {
		fmt.Fprintf(&marks, "[%d boats][=t.r%d] ", i%2000+2, i%2000)
	}
	for i := range 10_000 {
		fmt.Fprintf(&typed, "%d boats and ", i+2)
	}
	rows.WriteString("id,name,value\n")
	for i := range 300 {
		fmt.Fprintf(&rows, "r%d,A,%d\n", i, i)
	}
	study := quoted(paragraphs.String(), csv.String())
	return []hostile{
		scan("groups of digits, 4,000", strings.Repeat("1,000,000,", 4000)+"\n"),
		scan("groups of digits with blanks, 40,000", strings.Repeat("1 000 000 ", 40_000)+"\n"),
		scan("twenty-twenty-…, 20,000", strings.Repeat("twenty-", 20_000)+"\n"),
		scan("twenty and twenty and …, 20,000", strings.Repeat("twenty and ", 20_000)+"\n"),
		scan("one hundred thousand million …, 20,000", strings.Repeat("one hundred thousand ", 20_000)+"\n"),
		scan("100,000 commas", strings.Repeat(",", 100_000)+"\n"),
		scan("100,000 hyphens", strings.Repeat("-", 100_000)+"\n"),
		scan("100,000 points", "1"+strings.Repeat(".", 100_000)+"\n"),
		scan("100,000 currency signs", strings.Repeat("$", 100_000)+"5\n"),
		scan("100,000 brackets", strings.Repeat("(", 100_000)+"5\n"),
		scan("a megabyte of bare numbers", strings.Repeat("12 ", 350_000)+"\n"),
		scan("a megabyte of ranges", strings.Repeat("12-", 350_000)+"\n"),
		scan("a megabyte of dates", strings.Repeat("1 May 1956 ", 95_000)+"\n"),
		scan("a megabyte of percent signs", "5"+strings.Repeat("%", 1_000_000)+"\n"),
		scan("a megabyte of superscripts", "5"+strings.Repeat("²", 500_000)+"\n"),
		scan("a word of a megabyte", strings.Repeat("x", 1_000_000)+" 5 boats\n"),
		scan("a megabyte of capitals", strings.Repeat("The 5 Great ", 85_000)+"\n"),
		scan("a megabyte without a sentence end", strings.Repeat("and 5 boats or so ", 55_000)+"\n"),
		scan("10,000 short paragraphs", paragraphs.String()),
		check("5,000 numbers in a sentence", strings.Repeat("five boats and ", 900)+"\n", strings.Repeat("five boats and ", 5000)+"\n"),
		check("9,000 sentences with one number", strings.Repeat("The 5 Great boats sank. ", 900)+"\n", strings.Repeat("The 5 Great boats sank. ", 9000)+"\n"),
		check("9,000 headings", strings.Repeat("# 5 a\n\n", 900), strings.Repeat("# 5 a\n\n", 9000)),
		check("900 shares of 9,000 numbers", shares.String(), paragraphs.String()[:strings.Index(paragraphs.String(), "On that day 9000 ")]),
		check("a word of a megabyte", strings.Repeat("x", 1_000_000)+" 5 boats\n", strings.Repeat("x", 1_000_000)+" 5 boats\n"),
		{name: "text: 10,000 paragraphs, 2,000 rows", make: study, run: []string{"verify DIR --sources DIR", "review DIR --out OUT", "build DIR --out OUT", "scan DIR/text.txt"}},
		{name: "text: 20,000 marks in a paragraph", make: all(study, files(map[string]string{"article.md": "# A\n\n" + marks.String() + "\n"})), run: []string{"weave DIR/article.md", "weave --check DIR/article.md", "verify DIR"}},
		{name: "text: 10,000 typed numbers in a paragraph", make: all(study, files(map[string]string{"article.md": "# A\n\n" + typed.String() + "\n"})), run: []string{"weave DIR/article.md", "weave --check DIR/article.md", "verify DIR"}},
		{name: "text: 3,000 files", make: func(dir string) error {
			list := map[string]string{}
			for _, side := range []string{"a", "b"} {
				list[side+"/datapackage.json"], list[side+"/t.csv"] = descriptor(plainFields), rows.String()
				for i := range 3000 {
					list[fmt.Sprintf("%s/note-%d.md", side, i)] = fmt.Sprintf("# Note %d\n\nOf side %s.\n", i, side)
				}
			}
			return files(list)(dir)
		}, run: []string{"diff DIR/a DIR/b", "verify DIR/a"}},
		{name: "text: article of 10 MB in one line", make: all(study, files(map[string]string{"article.md": "# A\n\n" + strings.Repeat("[=x", 3_400_000) + "\n"})), run: []string{"weave DIR/article.md", "verify DIR"}},
	}
}

// chunk is a chunk of a PNG.
func chunk(kind string, data []byte) []byte {
	var b bytes.Buffer
	_ = binary.Write(&b, binary.BigEndian, uint32(len(data)))
	b.WriteString(kind)
	b.Write(data)
	_ = binary.Write(&b, binary.BigEndian, crc32.ChecksumIEEE(append([]byte(kind), data...)))
	return b.Bytes()
}

func packed(n int) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression)
	zeros := make([]byte, 1<<20)
	for range n {
		_, _ = w.Write(zeros)
	}
	_ = w.Close()
	return b.Bytes()
}

func pictures() []hostile {
	png := func(chunks ...[]byte) string {
		header := chunk("IHDR", []byte{0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0})
		return "\x89PNG\r\n\x1a\n" + string(header) + string(bytes.Join(chunks, nil)) + string(chunk("IEND", nil))
	}
	text := func(n int) []byte {
		return chunk("iTXt", append([]byte("provenance\x00\x01\x00\x00\x00"), packed(n)...))
	}
	// What takes a while to be packed is made when it is asked for.
	later := func(picture func() string) func(dir string) error {
		return func(dir string) error { return files(map[string]string{"a": picture()})(dir) }
	}
	entity := `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">`
	for c := 'b'; c < 'l'; c++ {
		entity += fmt.Sprintf(`<!ENTITY %c "%s">`, c, strings.Repeat(fmt.Sprintf("&%c;", c-1), 10))
	}
	entity += `]><svg xmlns="http://www.w3.org/2000/svg"><title>&k;</title></svg>`
	outside := `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "../secret.txt">]><svg xmlns="http://www.w3.org/2000/svg"><title>&a;</title></svg>`
	pdf := "%PDF-1.4\n1 0 obj\n<< /Metadata 1 0 R /Next 1 0 R /Root 1 0 R /Prev 9 >>\nendobj\ntrailer << /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"
	inspect := []string{"inspect DIR/a"}
	return []hostile{
		{name: "picture: a text that unfolds to 2 GB", long: true, make: later(func() string { return png(text(2000)) }), run: inspect},
		{name: "picture: 200 packed texts", make: later(func() string { return png(slices.Repeat([][]byte{text(20)}, 200)...) }), run: inspect},
		{name: "picture: a chunk longer than the file", make: files(map[string]string{"a": "\x89PNG\r\n\x1a\n\xff\xff\xff\xf0iTXt"}), run: inspect},
		{name: "picture: entities", make: files(map[string]string{"a": entity}), run: inspect},
		{name: "picture: an entity of a file", make: files(map[string]string{"a": outside}), run: inspect},
		{name: "picture: 100,000 nested groups", make: files(map[string]string{"a": `<svg xmlns="http://www.w3.org/2000/svg">` + strings.Repeat("<g>", 100_000)}), run: inspect},
		{name: "picture: a PDF that goes round", make: files(map[string]string{"a": pdf}), run: inspect},
		{name: "picture: a PDF that unfolds to 2 GB", long: true, make: later(func() string {
			return fmt.Sprintf("%%PDF-1.4\n1 0 obj\n<< /Filter /FlateDecode /Length %d /Type /Metadata >>\nstream\n%s\nendstream\nendobj\n", len(packed(1)), packed(2000))
		}), run: inspect},
		{name: "picture: 100 MB of nothing", long: true, make: func(dir string) error { return os.Truncate(touched(filepath.Join(dir, "a")), 100<<20) }, run: inspect},
		{name: "picture: a zip", make: func(dir string) error {
			var b bytes.Buffer
			w := zip.NewWriter(&b)
			f, _ := w.Create("a")
			_, _ = f.Write(make([]byte, 50<<20))
			_ = w.Close()
			return os.WriteFile(filepath.Join(dir, "a"), b.Bytes(), 0o666)
		}, run: inspect},
	}
}

// touched makes an empty file.
func touched(path string) string {
	_ = os.WriteFile(path, nil, 0o666)
	return path
}

func irregular() []hostile {
	row := "id,name,value\na,A,3\nb,B,7\n"
	quotes := "id,value,bound,unit,part_of,quote,where,note\na,3,exact,boat,,3 boats,¶1,\nb,4,exact,boat,,4 boats,¶1,\n"
	list := []hostile{
		{name: "fifo: scan, new, inspect", make: all(plain(row), fifo("f")), run: []string{"scan DIR/f", "new DIR/s --text DIR/f", "inspect DIR/f", "weave DIR/f", "review DIR --out OUT --import DIR/f"}},
		{name: "device: scan, new, inspect", make: plain(row), run: []string{"scan /dev/zero", "new DIR/s --text /dev/zero", "inspect /dev/zero", "weave /dev/zero", "review DIR --out OUT --import /dev/zero", "scan /dev/tty"}},
		{name: "folder: scan, new, inspect", make: plain(row), run: []string{"scan DIR", "new DIR/s --text DIR", "inspect DIR", "weave DIR"}},
		{name: "fifo: an article", make: all(plain(row), fifo("article.md")), run: every},
		{name: "fifo: a text", make: all(quoted("", quotes), fifo("text.txt")), run: every},
		{name: "standard input without an end", make: plain(row), run: []string{"scan -"}, input: strings.Repeat("5 boats. ", 1<<20)},
	}
	for _, name := range []string{"datapackage.json", "t.csv", "charts.yaml", "comparisons.yaml", "reviews.csv", "set-aside.csv"} {
		list = append(list,
			hostile{name: "fifo: " + name, make: all(plain(row), fifo(name)), run: every},
			hostile{name: "device: " + name, make: all(plain(row), link("/dev/zero", name)), run: every},
			hostile{name: "folder: " + name, make: all(plain(row), func(dir string) error {
				_ = os.Remove(filepath.Join(dir, name))
				return os.Mkdir(filepath.Join(dir, name), 0o777)
			}), run: every},
		)
	}
	return list
}

func linked() []hostile {
	row := "id,name,value\na,A,3\nb,B,7\n"
	quotes := "id,value,bound,unit,part_of,quote,where,note\na,3,exact,boat,,3 boats,¶1,\nb,4,exact,boat,,4 boats,¶1,\n"
	chart := "# A\n\n[=chart c]: #\n\n[=/chart c]: #\n"
	at := func(path string) string { return strings.Replace(descriptor(plainFields), "t.csv", path, 1) }
	articles := []string{"weave DIR/article.md --format html", "weave DIR/article.md", "build DIR --out OUT", "verify DIR", "review DIR --out OUT"}
	return []hostile{
		{name: "link: a text outside", make: all(quoted("", quotes), link("../secret.txt", "text.txt")), run: every},
		{name: "link: a table outside", make: all(plain(row), link("../secret.txt", "t.csv")), run: every},
		{name: "link: an article outside", make: all(plain(row), link("../secret.txt", "article.md")), run: articles},
		{name: "link: reviews outside", make: all(plain(row), link("../secret.txt", "reviews.csv")), run: append(every, "review DIR --out OUT --sign t.a --reviewer A --verdict holds")},
		{name: "path: ../secret.txt", make: plain(row, "datapackage.json", at("../secret.txt")), run: every},
		{name: "path: absolute", make: plain(row, "datapackage.json", at("/etc/passwd")), run: every},
		{name: "path: line breaks", make: plain(row, "datapackage.json", at(`t.csv\n--- a/../secret.txt\n+++ b/../secret.txt\n`)), run: append(every, "verify DIR --fix")},
		{name: "marks: a folder outside", make: all(plain(row), files(map[string]string{"article.md": "# A\n\n[=charts ../../kept]: #\n\n[=chart c]: #\n\n[=/chart c]: #\n"})), run: articles},
		{name: "link: charts outside", make: all(plain(row), files(map[string]string{"article.md": chart}), link("../kept", "charts")), run: articles},
		{name: "link: out outside", make: all(plain(row), func(dir string) error {
			out := filepath.Join(filepath.Dir(dir), "out", "hostile")
			if err := os.MkdirAll(out, 0o777); err != nil {
				return err
			}
			return os.Symlink("../../kept", filepath.Join(out, "charts"))
		}), run: every},
		{name: "link: a manifest that lists a file outside", make: all(plain(row), func(dir string) error {
			out := filepath.Join(filepath.Dir(dir), "out", "hostile")
			if err := os.MkdirAll(out, 0o777); err != nil {
				return err
			}
			if err := os.Symlink("../../kept", filepath.Join(out, "old")); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(out, "build.json"), []byte(`{"study": "hostile", "engine": "1", "files": ["old/chart.svg", "../../kept/file.txt"], "charts": [{"path": "old/chart.svg"}, {"path": "../../kept/file.txt"}]}`), 0o666)
		}), run: every},
	}
}

func injected() []hostile {
	evil := "\x1b[31m\x1b]0;x\x07\r\n::stop-commands::x\u202e\u0085"
	row := "id,name,value\na,\"" + evil + "\",3\nb,B,7\n"
	quotes := "id,value,bound,unit,part_of,quote,where,note\na,3,exact,boat,,3 boats,¶1,\"" + evil + "\"\nb,4,exact,boat,,\"4 boats" + evil + "\",\"" + evil + "\",\n"
	reviews := "ref,verdict,reviewer,date,note,hash\nt.a,wrong,\"" + evil + "\",2026-01-01,\"" + evil + "\",x\n"
	commands := append(slicesOfStrings(every), "verify DIR --format github", "inspect DIR/datapackage.json", "new DIR/s --text DIR/none.txt")
	return []hostile{
		{name: "signs for a terminal: in a label", make: plain(row), run: commands},
		{name: "signs for a terminal: in quotes and notes", make: quoted("There were 3 boats and 4 boats"+evil+".\n", quotes), run: commands},
		{name: "signs for a terminal: in reviews", make: plain("id,name,value\na,A,3\n", "reviews.csv", reviews), run: commands},
		{name: "signs for a terminal: in a text", make: files(map[string]string{"a.txt": "There were 3 boats" + evil + " and 5" + evil + " carts.\n"}), run: []string{"scan DIR/a.txt", "new DIR/s --text DIR/a.txt"}},
		{name: "signs for a terminal: in names of files", make: plain(row), run: []string{"scan DIR/\x1b[31mx", "build DIR/\x1b[31mx", "inspect DIR/\x1b[31mx"}},
	}
}

func slicesOfStrings(list []string) []string { return append([]string(nil), list...) }
