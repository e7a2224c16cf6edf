package main

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"quotient/cmd/quotient/internal/cli"
)

// program finds a program that reads what we write, or skips.
func program(t *testing.T, name, where string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("there is no %s (%s)", name, where)
	}
	return path
}

// run runs a program in a folder, and returns what it prints.
func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out.String(), complaint.String())
	}
	return out.String()
}

// module finds a package that npm has installed for every program, or skips.
func module(t *testing.T, name string) string {
	t.Helper()
	program(t, "node", "Debian's nodejs")
	root := strings.TrimSpace(run(t, ".", program(t, "npm", "Debian's npm"), "root", "--global"))
	path := filepath.Join(root, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("there is no %s (npm install --global %s)", name, name)
	}
	return path
}

// published writes an article of the bundled study in a format, and returns the
// folder that it is in.
func published(t *testing.T, article, format string) string {
	t.Helper()
	dir := t.TempDir()
	var out, complaint bytes.Buffer
	if code := cli.Main([]string{"weave", filepath.Join("..", "..", "datasets", "hungary-1956", article), "--format", format, "--out", dir}, &out, &complaint); code != 0 {
		t.Fatalf("exit code %d: %s%s", code, out.String(), complaint.String())
	}
	return filepath.Join(dir, "hungary-1956")
}

// TestProcessors gives the woven article to programs that make pages of Markdown.
// The marks must not show in any, the numbers and pictures must in all.
func TestProcessors(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("..", "..", "datasets", "hungary-1956", "article.md"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, text string) string {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return name
	}
	article := write("article.md", string(source))
	for _, p := range []struct {
		name string
		html func(t *testing.T) string
	}{
		{"cmark-gfm", func(t *testing.T) string {
			return run(t, dir, program(t, "cmark-gfm", "Debian's cmark-gfm"), "--unsafe", "-e", "table", article)
		}},
		{"cmark-gfm, safe", func(t *testing.T) string {
			return run(t, dir, program(t, "cmark-gfm", "Debian's cmark-gfm"), "-e", "table", article)
		}},
		{"pandoc", func(t *testing.T) string {
			return run(t, dir, program(t, "pandoc", "Debian's pandoc"), "--wrap=none", article)
		}},
		{"kramdown", func(t *testing.T) string {
			program(t, "ruby", "Debian's ruby-kramdown-parser-gfm")
			return run(t, dir, "ruby", "-e", `require "kramdown"; require "kramdown-parser-gfm"; puts Kramdown::Document.new(File.read(ARGV[0], encoding: "UTF-8"), input: "GFM").to_html`, article)
		}},
		{"hugo", func(t *testing.T) string {
			hugo := program(t, "hugo", "Debian's hugo")
			write("site/config.toml", "baseURL = \"https://example.org/\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\", \"sitemap\"]\n")
			write("site/content/a.md", "---\ntitle: a\n---\n"+string(source))
			write("site/layouts/_default/single.html", "{{.Content}}")
			write("site/layouts/index.html", "x")
			run(t, filepath.Join(dir, "site"), hugo, "--quiet")
			b, err := os.ReadFile(filepath.Join(dir, "site", "public", "a", "index.html"))
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}},
		{"mdx", func(t *testing.T) string {
			script := write("mdx.mjs", `const [, , mdx, file] = process.argv
const { compile } = await import(mdx + '/index.js')
console.log(String(await compile(await (await import('fs')).promises.readFile(file, 'utf8'), { jsx: true })))`)
			return run(t, dir, "node", script, module(t, "@mdx-js/mdx"), article)
		}},
	} {
		t.Run(p.name, func(t *testing.T) {
			out := strings.ReplaceAll(p.html(t), "&nbsp;", "\u00a0")
			for _, want := range []string{"more than 11 times", "82.1%", "charts/wages.svg", "Bar chart, 3 bars", "“the worker’s salary was 1,000 forints”"} {
				if !strings.Contains(strings.ReplaceAll(strings.ReplaceAll(out, "\u00a0", " "), "&rsquo;", "’"), want) {
					t.Errorf("%q is not there", want)
				}
			}
			for _, bad := range []string{"[=", "]: #", "![", "markdown=\"span\"&gt;"} {
				if i := strings.Index(out, bad); i >= 0 {
					t.Errorf("%q is there: …%s…", bad, out[max(0, i-80):min(len(out), i+80)])
				}
			}
			if p.name != "hugo" && p.name != "cmark-gfm, safe" && !strings.Contains(out, "(max-width: 600px)") { // these take no HTML
				t.Error("there is no picture for narrow pages")
			}
		})
	}
}

// TestPaper sets the article for print, in every language.
func TestPaper(t *testing.T) {
	for _, article := range []string{"article", "article.hu", "article.el"} {
		t.Run(article+" latex", func(t *testing.T) {
			xelatex := program(t, "xelatex", "Debian's texlive-xetex")
			dir := published(t, article+".md", "latex")
			run(t, dir, xelatex, "-interaction=nonstopmode", "-halt-on-error", article+".tex")
			run(t, dir, xelatex, "-interaction=nonstopmode", "-halt-on-error", article+".tex")
			log, err := os.ReadFile(filepath.Join(dir, article+".log"))
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(log)) {
				if strings.HasPrefix(line, "Missing character") || strings.HasPrefix(line, "Overfull") || strings.Contains(line, "undefined reference") {
					t.Error(line)
				}
			}
			printed(t, filepath.Join(dir, article+".pdf"), article)
		})
		t.Run(article+" typst", func(t *testing.T) {
			dir := published(t, article+".md", "typst")
			setTypst(t, dir, article)
			printed(t, filepath.Join(dir, article+".pdf"), article)
		})
		t.Run(article+" docx", func(t *testing.T) {
			pandoc := program(t, "pandoc", "Debian's pandoc")
			dir := published(t, article+".md", "docx")
			run(t, dir, pandoc, article+".docx.md", "-o", article+".docx")
			back := run(t, dir, pandoc, article+".docx", "-t", "plain", "--wrap=none")
			holds(t, back, article)
		})
	}
}

// TestCited sets an article that cites: by LaTeX with BibTeX, by Typst, and by Pandoc, each of
// which must find every source in the bibliography that is written beside it.
func TestCited(t *testing.T) {
	study := filepath.Join(t.TempDir(), "dale")
	for name, text := range map[string]string{
		"datapackage.json": `{"name": "dale", "sources": [
 {"name": "reporter-1926", "title": "The 100% flood & “Dale”", "author": [{"family": "Őry", "given": "Ann"}, "The Mill Union"], "type": "article-newspaper", "issued": "1926-05-09", "container-title": "The Daily", "path": "flood.txt"},
 {"title": "After_the flood", "author": [{"family": "Writer", "given": "Ben"}], "type": "book", "issued": "1927", "publisher": "Mill Press", "path": "https://example.org/a_b?x=1%202"}],
 "units": {"person": {"plural": "people"}}, "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}, {"name": "source"}]}}]}`,
		"t.csv":            "id,value,bound,unit,quote,where,source\nleft,400,exact,person,400 people left,¶1,reporter-1926\nback,300,exact,person,300 people,¶1,After_the flood\n",
		"comparisons.yaml": "comparisons:\n  - {id: both, title: Those who left for each who came back, formula: t.left / t.back}\n",
		"article.md":       "# Dale\n\nThere were [=t.left] who left [=t.left cite], and [=t.back] [=t.back cite].\n\nBoth say so [=both cite].\n",
	} {
		if err := errors.Join(os.MkdirAll(study, 0o777), os.WriteFile(filepath.Join(study, name), []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	set := func(t *testing.T, format string) string {
		t.Helper()
		dir := t.TempDir()
		var out, complaint bytes.Buffer
		cli.Main([]string{"weave", study, "--format", format, "--out", dir}, &out, &complaint)
		if _, err := os.Stat(filepath.Join(dir, "dale", "article.bib")); err != nil {
			t.Fatalf("%v\n%s%s", err, out.String(), complaint.String())
		}
		return filepath.Join(dir, "dale")
	}
	var out, complaint bytes.Buffer
	if code := cli.Main([]string{"weave", study}, &out, &complaint); code != 0 {
		t.Fatalf("%s%s", out.String(), complaint.String())
	}
	t.Run("latex", func(t *testing.T) {
		xelatex, bibtex := program(t, "xelatex", "Debian's texlive-xetex"), program(t, "bibtex", "Debian's texlive-binaries")
		dir := set(t, "latex")
		run(t, dir, xelatex, "-interaction=nonstopmode", "-halt-on-error", "article.tex")
		if log := run(t, dir, bibtex, "article"); strings.Contains(log, "I didn't find") || strings.Contains(log, "error message") {
			t.Error(log)
		}
		run(t, dir, xelatex, "-interaction=nonstopmode", "-halt-on-error", "article.tex")
		run(t, dir, xelatex, "-interaction=nonstopmode", "-halt-on-error", "article.tex")
		log, err := os.ReadFile(filepath.Join(dir, "article.log"))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(log)) {
			if strings.HasPrefix(line, "Missing character") || strings.Contains(line, "undefined") {
				t.Error(line)
			}
		}
		text := run(t, dir, program(t, "pdftotext", "Debian's poppler-utils"), "article.pdf", "-")
		for _, want := range []string{"[1]", "[1, 2]", "Őry", "100% flood & “Dale”", "Mill Press", "1927", "After_the flood", "https://example.org/a_b?x=1%202"} {
			bare := func(s string) string { return strings.Join(strings.Fields(s), "") } // lines are broken in addresses too
			if !strings.Contains(bare(text), bare(want)) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
	})
	t.Run("typst", func(t *testing.T) { setTypst(t, set(t, "typst"), "article") })
	t.Run("docx", func(t *testing.T) {
		text := run(t, set(t, "docx"), program(t, "pandoc", "Debian's pandoc"), "article.docx.md", "--citeproc", "-t", "plain", "--wrap=none")
		for _, want := range []string{"(Őry and The Mill Union 1926)", "(Writer 1927)", "Writer 1927)", "Mill Press"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
	})
}

// setTypst makes a PDF of a page of Typst.
func setTypst(t *testing.T, dir, name string) {
	t.Helper()
	typst := module(t, "@myriaddreamin/typst-ts-node-compiler")
	script := filepath.Join(dir, "typst.mjs")
	if err := os.WriteFile(script, []byte(`const [, , typst, dir, file, out] = process.argv
const { createRequire } = await import('module')
const { NodeCompiler } = createRequire(import.meta.url)(typst)
const c = NodeCompiler.create({ workspace: dir, fontArgs: [{ fontPaths: ['/usr/share/fonts'] }] })
const r = c.compile({ mainFilePath: dir + '/' + file })
if (r.hasError()) { r.printErrors(); process.exit(1) }
;(await import('fs')).writeFileSync(out, c.pdf({ mainFilePath: dir + '/' + file }))`), 0o666); err != nil {
		t.Fatal(err)
	}
	run(t, dir, "node", script, typst, dir, name+".typ", filepath.Join(dir, name+".pdf"))
}

// TestWildPaper sets an article for print that is full of what LaTeX and Typst would
// take for their own.
func TestWildPaper(t *testing.T) {
	const wild = "---\ntitle: Wild & untamed\nsubtitle: In parts\nauthor: [\"Ann #1\", \"B. {x}\"]\ndate: 30 November\nabstract: What one $abstracts$.\n---\n\n# Wild\n\n```\na = 1\n[section]\n*star\n\nend\n```\n\nline one\\\n[bracket] after\\\n*star after\n\n" +
		"- \\[x\\] item\n- *\n\n  - \n- \\* star\n\n0. nothing\n1. more\n\n| a | b |\n| --- | --- |\n| \\[this\\] | \\*x |\n| \\[that] | y |\n\n" +
		"Died in\n1956\\. Then *foo*(bar), **bold**.x and [l](http://a.b)(see); it was [=wages.worker]; so. AT&T & \"x; \\* y\".\n\n" +
		"![the alternative](<https://a.b/a}\\input{/etc/passwd}.png>) and ![my own](<my pic.png>)\n\n" +
		"It is $E_k = \\frac{m v^2}{2}$, $`a_1 * b_2`$ and \\(x_1 < y\\).\n\n$$\n\\begin{aligned}\na &= b \\\\\nc &< d\n\\end{aligned}\n$$\n\n```math\n\\begin{align}\nz &= 1\n\\end{align}\n```\n\n" +
		"> [!WARNING]\n> Mind *the* gap & $x^2$.\n\n[=sources]: #\n"
	wants := []string{"Wild & untamed", "In parts", "Ann #1", "B. {x}", "30 November", "What one $abstracts$.", "Warning", "Mind the gap &", "[section]", "*star", "[bracket] after", "*star after", "[x] item", "* star", "[this]", "*x", "[that]", "1956. Then foo(bar), bold.x and l(see); it was 1,000 forints; so. AT&T &"}
	set := func(t *testing.T, format string) (dir string) {
		dir = t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "wild.md"), []byte(wild), 0o666); err != nil {
			t.Fatal(err)
		}
		var own bytes.Buffer
		if err := png.Encode(&own, image.NewGray(image.Rect(0, 0, 30, 10))); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "my pic.png"), own.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
		var out, complaint bytes.Buffer
		if code := cli.Main([]string{"weave", filepath.Join(dir, "wild.md"), "--study", "hungary-1956", "--format", format, "--out", dir}, &out, &complaint); code != 0 {
			t.Fatalf("exit code %d: %s %s", code, out.String(), complaint.String())
		}
		return filepath.Join(dir, "hungary-1956")
	}
	check := func(t *testing.T, pdf string) {
		text := strings.Join(strings.Fields(run(t, filepath.Dir(pdf), program(t, "pdftotext", "Debian's poppler-utils"), "-layout", pdf, "-")), " ")
		text = strings.NewReplacer("∗", "*", "’", "'").Replace(text)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not printed: %s", want, text)
			}
		}
	}
	t.Run("latex", func(t *testing.T) {
		xelatex := program(t, "xelatex", "Debian's texlive-xetex")
		dir := set(t, "latex")
		run(t, dir, xelatex, "-interaction=nonstopmode", "-halt-on-error", "wild.tex")
		check(t, filepath.Join(dir, "wild.pdf"))
	})
	t.Run("typst", func(t *testing.T) {
		dir := set(t, "typst")
		setTypst(t, dir, "wild")
		check(t, filepath.Join(dir, "wild.pdf"))
	})
	t.Run("docx", func(t *testing.T) {
		pandoc := program(t, "pandoc", "Debian's pandoc")
		dir := set(t, "docx")
		run(t, dir, pandoc, "wild.docx.md", "-o", "wild.docx")
		back := run(t, dir, pandoc, "wild.docx", "-s", "-t", "markdown", "--wrap=none")
		for _, want := range []string{"Wild & untamed", "In parts", "Ann #1", "30 November", "**Warning**", `\frac{mv^{2}}{2}`, "a_{1}*b_{2}", "x_{1} < y", "a & = b", "z & = 1", "media/"} {
			if !strings.Contains(back, want) {
				t.Errorf("%q is not there: %s", want, back)
			}
		}
	})
}

// printed looks for the numbers of an article in a PDF.
func printed(t *testing.T, pdf, article string) {
	t.Helper()
	holds(t, run(t, filepath.Dir(pdf), program(t, "pdftotext", "Debian's poppler-utils"), "-layout", pdf, "-"), article)
}

func holds(t *testing.T, text, article string) {
	t.Helper()
	text = strings.Join(strings.Fields(text), " ")
	for _, want := range map[string][]string{
		"article":    {"more than 11 times", "82.1%", "78 to 108 days", "3.75 in 100"},
		"article.hu": {"több mint 11-szer", "82,1%", "1000 forint"},
		"article.el": {"πάνω από 11 φορές", "82,1%", "1.000 φιορίνια"},
	}[article] {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not printed", want)
		}
	}
	if strings.Contains(text, "[=") || strings.Contains(text, "<picture") {
		t.Error("the marks are printed")
	}
}

// TestPage opens the page of the article in a browser, on a phone and on a desk.
func TestPage(t *testing.T) {
	chromium := program(t, "chromium", "Debian's chromium")
	dir := published(t, "article.md", "html")
	page := filepath.Join(dir, "article.html")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	// The page tells of itself, once it is laid out, by the one script that it may run here.
	text = []byte(strings.Replace(string(text), "default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';", 1))
	const tell = `<script>addEventListener("load", () => { const d = document.documentElement
document.title = [d.scrollWidth <= innerWidth, [...document.images].every(i => i.complete && i.naturalWidth > 0), [...document.querySelectorAll("a[href^='#']")].every(a => a.getAttribute("href") == "#" || document.getElementById(a.getAttribute("href").slice(1))), document.images[0].currentSrc.split("/").pop(), getComputedStyle(document.body).backgroundColor].join(" ") })</script></body>`
	for _, test := range []struct{ width, theme, want string }{
		{"1200", "light", "true true true events.svg rgb(251, 248, 241)"},
		{"1200", "dark", "true true true events.dark.svg rgb(20, 24, 29)"},
		{"390", "light", "true true true events.half.svg rgb(251, 248, 241)"},
		{"390", "dark", "true true true events.half.dark.svg rgb(20, 24, 29)"},
	} {
		// A window has a least width, so that a frame stands for the phone.
		inner := filepath.Join(dir, "inner.html")
		if err := os.WriteFile(inner, []byte(strings.Replace(string(text), "</body>", strings.Replace(tell, "document.title =", "top.document.title =", 1), 1)), 0o666); err != nil {
			t.Fatal(err)
		}
		outer := filepath.Join(dir, "outer.html")
		if err := os.WriteFile(outer, []byte(`<!DOCTYPE html><title>-</title><iframe src="inner.html" style="border:0;width:`+test.width+`px;height:800px"></iframe>`), 0o666); err != nil {
			t.Fatal(err)
		}
		scheme := map[string]string{"light": "1", "dark": "0"}[test.theme]
		dom := run(t, dir, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--disable-web-security", "--user-data-dir="+t.TempDir(), "--blink-settings=preferredColorScheme="+scheme, "--window-size=1300,900", "--virtual-time-budget=5000", "--dump-dom", "file://"+outer)
		_, rest, _ := strings.Cut(dom, "<title>")
		got, _, _ := strings.Cut(rest, "</title>")
		if got != test.want {
			t.Errorf("%s px, %s: fits, pictures, links, first picture, paper: %s, want %s", test.width, test.theme, got, test.want)
		}
	}
}

// TestPageMarks points at the marks of a page, and comes to them by keyboard: each tells its
// label, its bound, the words of the text and their place, without a script. On a narrow page
// the marks are those of the narrow picture.
func TestPageMarks(t *testing.T) {
	ctx := browser(t)
	dir := published(t, "article.md", "html")
	for _, test := range []struct {
		width      int64
		shown, not string
	}{{1200, ".q-wide", ".q-narrow"}, {390, ".q-narrow", ".q-wide"}} {
		do(ctx, t, chromedp.EmulateViewport(test.width, 900), chromedp.Navigate("file://"+filepath.Join(dir, "article.html")), chromedp.KeyEvent(kb.Tab))
		layer := "#chart-wages " + test.shown
		find := `[...document.querySelectorAll("` + layer + ` button")].find(b => b.textContent.includes("officials"))`
		expect(ctx, t, `getComputedStyle(document.querySelector("#chart-wages `+test.not+`")).display + " " + getComputedStyle(document.querySelector("`+layer+`")).display`, "none block")
		expect(ctx, t, `(() => { const b = `+find+`, s = b.querySelector("span"); const was = getComputedStyle(s).display; b.focus(); return was + " " + getComputedStyle(s).display + " " + s.innerText.replaceAll("\u00a0", " ") })()`, "none block Party and government officials: up to 11,000 forints and over\n“government officials was up to and even over 11,000 forints”, Life under Stalinism ¶2")
		// The mark is on the picture, where that has it, and nothing is over it.
		expect(ctx, t, `(() => { document.activeElement.blur(); const b = `+find+`; b.scrollIntoView({block: "center"}); const r = b.getBoundingClientRect(), i = document.querySelector("#chart-wages img").getBoundingClientRect(); const on = [.05, .5, .95].every(k => document.elementFromPoint(r.left + r.width * k, r.top + r.height / 2) === b); return on + " " + (r.left >= i.left && r.right <= i.right && r.top >= i.top && r.bottom <= i.bottom) + " " + (document.documentElement.scrollWidth <= innerWidth) })()`, "true true true")
		expect(ctx, t, `(() => { const b = `+find+`; b.focus(); const r = b.querySelector("span").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth })()`, "true")
		picture(ctx, t, "page-marks-"+test.shown[3:])
	}
}
