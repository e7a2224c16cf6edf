package document

import (
	"archive/zip"
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"quotient/datasets/source"
)

// docx is a document of a word processor with some XML in its body.
func docx(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	f, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = f.Write([]byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	long := strings.Repeat("The river rose and nobody slept that night in the town below. ", 12)
	for _, test := range []struct{ name, text, want string }{
		{"a.txt", "One.\n\nTwo 2.", "One.|Two 2."},
		{"a.md", "# One\n\nTwo *2* and `3`.", "One|Two 2 and x."},
		{"a.html", "<p>One <b>1</b>.</p><p>Two<br>2</p><script>3</script>", "One 1.|Two\n2"},
		{"a.html", "<body><nav>9 links</nav><article><p>" + long + "</p><p>" + long + "It took 7 boats.</p></article><footer>2026</footer></body>", "7 boats"},
		{"a.html", "<p>340<sup>2</sup> of 10<sub>6</sub></p><details><summary>Deaths: 12</summary>34 hurt</details>", "340² of 10₆|Deaths: 12|34 hurt"},
		{"a.docx", string(docx(t, `<w:p><w:r><w:t>340</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t> left</w:t></w:r></w:p><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>5</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>5</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>`)), "340² left|5"},
		{"a.docx", string(docx(t, `<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>1</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>2</w:delText></w:r></w:del><w:ins><w:r><w:t>3</w:t></w:r></w:ins></w:p>`)), "One 1|3"},
	} {
		d, err := Read(test.name, []byte(test.text))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		var got []string
		for _, p := range d.Passages {
			got = append(got, p.Typed)
			if span := p.Span(source.Span{Start: 0, End: 1}); d.Text(span) != string([]rune(p.Text)[:1]) {
				t.Errorf("%s: %q begins at %q", test.name, p.Text, d.Text(span))
			}
		}
		if all := strings.Join(got, "|"); all != test.want && !(strings.Contains(test.text, long) && strings.Contains(all, test.want) && !strings.Contains(all, "9 links") && !strings.Contains(all, "2026")) {
			t.Errorf("%s: %q\nwant %q", test.name, all, test.want)
		}
	}
}

func TestUnreadable(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.docx", "x", "not a word-processor document"},
		{"a.docx", string(docx(t, "<w:p>")), "damaged"},
		{"a.docx", string(docx(t, "<w:p><w:r><w:t>"+strings.Repeat("a", 2<<20)+"</w:t></w:r></w:p>")), "longer than 1 MiB"},
		{"a.docx", string(docx(t, strings.Repeat("<w:p><w:r><w:t>"+strings.Repeat("a", 64<<10)+"</w:t></w:r></w:p>", 200))), "larger than 4 MiB"},
		{"a.html", "<p>" + strings.Repeat("a ", 6<<20), "larger than 4 MiB"},
		{"a.docx", string(docx(t, "")), "has no readable text"},
		{"a.html", "<script>1</script>", "has no readable text"},
		{"a.txt", "\xff", "UTF-8"},
	} {
		if _, err := Read(test.name, []byte(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s %q: %v, not %q", test.name, test.text, err, test.want)
		}
	}
}

// TestProse has nothing of a comment, of code, or of the title of a link.
func TestProse(t *testing.T) {
	const text = "It took 7 boats. <!-- 500 died -->\n\n    888\n\n[A link](https://example.org/4321 \"99\") of 12.\n"
	d, err := Read("a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	got := d.Prose.Text(d.All())
	if len([]rune(got)) != len([]rune(text)) || !strings.Contains(got, "7 boats") || !strings.Contains(got, "of 12") {
		t.Errorf("%q", got)
	}
	for _, n := range []string{"500", "888", "4321", "99"} {
		if strings.Contains(got, n) {
			t.Errorf("%s is in %q", n, got)
		}
	}
}

// TestPDF asks for pdftotext where it is not there, and tells what it says.
func TestPDF(t *testing.T) {
	want := "pdftotext could not read it"
	if _, err := exec.LookPath("pdftotext"); err != nil {
		want = "install poppler-utils"
	}
	if _, err := Read("a.pdf", []byte("no PDF")); err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("%v", err)
	}
}

// FuzzRead holds that any file of any format is read or refused, and that each character of
// a passage is in the text.
func FuzzRead(f *testing.F) {
	f.Add("a.txt", []byte("One 1.\n\nTwo."))
	f.Add("a.md", []byte("# 1\n\n| a | 2 |\n| --- | --- |\n"))
	f.Add("a.html", []byte("<p>1<br>2</p>"))
	f.Add("a.docx", docx(f, "<w:p><w:r><w:t>1</w:t></w:r></w:p>"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if strings.HasSuffix(strings.ToLower(name), ".pdf") {
			return // which another program reads
		}
		d, err := Read(name, b)
		if err != nil {
			return
		}
		for _, p := range d.Passages {
			n := len([]rune(p.Text))
			if n == 0 {
				continue
			}
			if span := p.Span(source.Span{Start: 0, End: n}); span.Start < 0 || span.End > d.Runes()+1 || span.Start >= span.End {
				t.Errorf("a passage of %d characters is at %v of %d", n, span, d.Runes())
			}
		}
	})
}
