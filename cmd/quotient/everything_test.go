package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/cdp"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"quotient/cmd/quotient/internal/cli"
)

// attack is one text with everything in it: what acts on a terminal, on a CI server, in
// a page, in Markdown, LaTeX, Typst, a spreadsheet and a template. Whatever it starts in
// a page calls alert, or asks evil.example for something. Only the text of the study has
// escape characters too; anywhere else they are refused: see TestEachRefused.
const attack = "=cmd|' /C calc'!A0 \u009b2J\u009d0;owned\u009c\u009b1m\u202edrawkcab\u2066\u2028\r\n::stop-commands::x\r\n##[add-mask]y\r\n" +
	`"'><script>alert(1)</script><script src=http://evil.example/a.js></script><img src=http://evil.example/b.png onerror=alert(2)><svg onload=alert(3)>` +
	`<a href="javascript:alert(4)">x</a> [y](javascript:alert(5)) ![z](http://evil.example/c.png) <meta http-equiv=refresh content="0;url=http://evil.example/d">` +
	`<link rel=stylesheet href=http://evil.example/e.css><iframe src="javascript:alert(6)"></iframe><base href=http://evil.example/> ` +
	`\write18{touch pwned}\input{../secret.txt}\openout1=pwned #read("../secret.txt") #import "../secret.txt": * $#eval("1")$ ]]> --> {{7*7}} ${8*8} [=t.a] {t.a} %s %n`

// kept is a file next to the study, and behind every way out of it.
const kept = "the words of another folder"

// everything writes a study that loads, with all of that in every field that takes any
// text, links that lead out, and a pipe; it returns the folder around it.
func everything(t *testing.T) (around string) {
	t.Helper()
	around = t.TempDir()
	work := filepath.Join(around, "work")
	for _, dir := range []string{"work/all", "kept/charts"} {
		if err := os.MkdirAll(filepath.Join(around, dir), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	own := strings.ReplaceAll(attack, "[=t.a]", "") // a mark is filled in the text alone
	quoted := func(s string) string {
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	cells := func(rows ...[]string) string {
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	text := "Heading \x1b[2J\x1b]0;owned\x07" + attack + "\n\nThere were 40 coins" + attack + " and 90 coins, and " + strings.Repeat("9", 300) + " stars.\n"
	fields := ""
	head := []string{"id", "who", "value", "bound", "unit", "date", "quote", "where", "note", "author"}
	for _, f := range head {
		kind := "string"
		if f == "value" {
			kind = "number"
		}
		fields += fmt.Sprintf(`, {"name": %q, "type": %q, "title": %s, "description": %s}`, f, kind, quoted(f+attack), quoted(attack))
	}
	for name, text := range map[string]string{
		"secret.txt": kept, "kept/charts/c.svg": kept, "kept/article.md": kept, "work/secret.txt": kept,
		"work/all/datapackage.json": fmt.Sprintf(`{"name": "all", "title": %[1]s, "description": %[1]s, "homepage": "javascript:alert(7)", "keywords": [%[1]s], "contributors": [{"title": %[1]s}],
			"sources": [{"title": %[4]s, "author": %[4]s, "path": "words.txt", "sha256": "%[2]x"}], "units": {"coin": {"plural": "coins"}},
			"resources": [{"name": "t", "title": %[1]s, "description": %[1]s, "path": "t.csv", "schema": {"fields": [%[3]s]}}]}`, quoted(attack), sha256.Sum256([]byte(text)), fields[2:], quoted("<img src=x onerror=alert(17)> \\input x")), // which charts show
		"work/all/t.csv": cells(head,
			[]string{"a", "A " + attack, "40", "exact", "coin", "", "40 coins", "", attack, "Jane " + attack},
			[]string{"second", attack, "90", "exact", "coin", "", "90 coins", "", "@SUM(1)", "-" + attack},
			[]string{"big", "B", strings.Repeat("9", 300), "exact", "star", "", strings.Repeat("9", 300) + " stars", "", "+1 x", "=1"}),
		"work/all/reviews.csv": cells([]string{"row", "sha256", "reviewer", "date", "verdict", "note", "reviewed"},
			[]string{"t.a", strings.Repeat("0", 64), "Eve " + attack, "2026-01-02", "wrong", attack, ""}),
		"work/all/comparisons.yaml": "comparisons:\n  - id: ratio\n    title: " + quoted("A of it "+attack) + "\n    formula: t.second / t.a\n    show: times\n    caveats: {scope: " + quoted(attack) + "}\n",
		"work/all/charts.yaml": "charts:\n  - id: c\n    kind: bar\n    title: " + quoted("It <b onclick=alert(15)>\r\n::stop-commands::x") + "\n    rows: [t.a, t.second]\n    labels: {t.a: " + quoted("<img src=x onerror=alert(16)>") + ", t.second: " + quoted("\\input x #read(\"x\") $y$") + "}\n" +
			"  - id: d\n    kind: bar\n    title: Great\n    rows: [t.second, t.a]\n    label: id\n",
		"work/all/words.txt": text,
		"work/all/article.md": "---\ntitle: " + quoted(own) + "\nauthor: " + quoted(own) + "\n---\n\n# Words " + own + "\n\n" +
			"My own words stay. It had [=t.a] and [=ratio]; $\\input{../secret.txt}$ and `\\write18{touch pwned}`.\n\n" +
			"<script>alert(8)</script>\n\n<details ontoggle=alert(9) open>x</details>\n\n[s](../secret.txt) [l](leak.png)\n\n" +
			"[a](javascript:alert(10)) [b](data:text/html,<script>alert(11)</script>) [c](vbscript:alert(12)) [d](JaVaScRiPt:alert(13)) [e](&#106;avascript:alert(14))\n\n" +
			"```{=latex}\n\\input{../secret.txt}\n```\n\n```{=typst}\n#read(\"../secret.txt\")\n```\n\n[=chart c]: #\n\n[=table t]: #\n\n[=sources]: #\n",
	} {
		if err := os.WriteFile(filepath.Join(around, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	irregular(t, filepath.Join(work, "all"))
	t.Chdir(work)
	return around
}

// tree is what the files around the study and the output hold, so that a change shows.
func tree(t *testing.T, around string) (out []string) {
	t.Helper()
	if err := filepath.WalkDir(around, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(around, path)
		name = filepath.ToSlash(name)
		switch {
		case err != nil:
			return err
		case name == "work/all" || name == "work/out":
			return fs.SkipDir
		case d.IsDir():
			out = append(out, name+"/")
			return nil
		}
		text, err := os.ReadFile(path)
		out = append(out, fmt.Sprintf("%s %x", name, sha256.Sum256(text)))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// clean fails where a line acts on a terminal or on a CI server, or shows another file.
func clean(t *testing.T, name, out string) {
	t.Helper()
	for line := range strings.SplitSeq(strings.ReplaceAll(out, "\r\n", "\n"), "\n") {
		if i := strings.IndexFunc(line, func(r rune) bool {
			return r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028'
		}); i >= 0 {
			t.Errorf("%s prints a character that acts on a terminal: %q", name, line)
		}
		if s := strings.TrimSpace(line); strings.HasPrefix(s, "::") && !strings.HasPrefix(s, "::error file=all/") && !strings.HasPrefix(s, "::warning file=all/") || strings.HasPrefix(s, "##[") {
			t.Errorf("%s prints a command: %q", name, line)
		}
		if strings.Contains(line, kept) {
			t.Errorf("%s shows a file outside of the study: %q", name, line)
		}
	}
}

// TestEverythingAtOnce does with such a study all that can be done with one: nothing
// runs, nothing leaves, nothing is written outside, nothing is lost.
func TestEverythingAtOnce(t *testing.T) {
	around := everything(t)
	before := tree(t, around)
	t.Setenv("GITHUB_ACTIONS", "true")
	codes := map[string]int{}
	snippets := map[string]string{}
	for _, args := range [][]string{
		{"build", "all"}, {"verify", "all"}, {"compare", "all"}, {"compare", "all", "--why"}, {"review", "all"},
		{"review", "all", "--sign", "t.a", "--as", "Joe\r\n::stop-commands::x\u009b1m", "--note", attack[:60]},
		{"review", "all", "--sign", "t.second", "--as", "Jim", "--note", "=1+1"},
		{"review", "all"},
		{"weave", "all/article.md"}, {"weave", "all/article.md", "--check"},
		{"weave", "all/article.md", "--format", "html"}, {"weave", "all/article.md", "--format", "latex"}, {"weave", "all/article.md", "--format", "typst"}, {"weave", "all/article.md", "--format", "docx"},
		{"embed", "c", "all"}, {"embed", "c", "all", "--format", "html"}, {"embed", "c", "all", "--format", "latex"}, {"embed", "c", "all", "--format", "typst"}, {"embed", "c", "all", "--format", "docx"},
		{"diff", "all", "hungary-1956"}, {"diff", "hungary-1956", "all", "--html", "out/diff.html"},
		{"inspect", "out/all/charts/c.svg", "--study", "all"}, {"inspect", "out/all/charts/d.png"}, {"scan", "all/words.txt"}, {"scan", "all/pipe"},
		{"verify", "all", "--fix"}, {"verify", "all", "--require-review"}, {"build", "all", "--format", "pdf,svg,png"},
	} {
		var stdout, stderr bytes.Buffer
		name := strings.Join(args, " ")
		codes[name] = cli.Main(args, &stdout, &stderr)
		snippets[name] = stdout.String()
		clean(t, fmt.Sprintf("%q", name), stdout.String()+"\n"+stderr.String())
		if testing.Verbose() {
			t.Logf("%s: %d\n%s%s", name, codes[name], stdout.String(), stderr.String())
		}
		if codes[name] == 2 && args[0] != "scan" {
			t.Errorf("%q is refused: %s%s", name, stdout.String(), stderr.String())
		}
		if after := tree(t, around); !slices.Equal(before, after) {
			t.Fatalf("%q changes what is around it:\n%q\n%q", name, before, after)
		}
	}
	nothingShown(t, "all")
	nothingShown(t, "out")
	nothingLost(t)
	t.Run("paper", func(t *testing.T) { nothingSet(t, around) })
	t.Run("pages", func(t *testing.T) {
		page := "<!doctype html><meta charset=utf-8><title>x</title>" + snippets["embed c all --format html"]
		if err := os.WriteFile("out/embed.html", []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
		nothingRuns(t, around)
	})
}

// nothingShown fails where a file has the words of a file outside.
func nothingShown(t *testing.T, dir string) {
	t.Helper()
	if err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(path)
		if bytes.Contains(text, []byte(kept)) {
			t.Errorf("%s has the words of a file outside", path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// nothingLost reads what was written: every cell of the table but for the apostrophe
// before a formula, every review, every line of the article.
func nothingLost(t *testing.T) {
	t.Helper()
	read := func(name string) [][]string {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	was, is := read("all/t.csv"), read("out/all/tables/t.csv")
	if len(is) != len(was) {
		t.Fatalf("the table has %d rows, not %d", len(is), len(was))
	}
	for i, row := range was {
		for j, cell := range row {
			at := slices.Index(is[0], was[0][j])
			if at < 0 {
				t.Fatalf("the column %s is lost", was[0][j])
			}
			want := cell
			if strings.IndexAny(cell, "=+-@\t\r") == 0 {
				want = "'" + cell
			}
			if is[i][at] != want {
				t.Errorf("the cell %q is written %q", cell, is[i][at])
			}
		}
	}
	reviews := read("all/reviews.csv")
	if len(reviews) != 4 || !strings.HasPrefix(reviews[1][2], "Eve =cmd") || reviews[2][0] != "t.a" || reviews[3][0] != "t.second" {
		t.Errorf("the reviews are %q", reviews)
	}
	article, err := os.ReadFile("all/article.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{"My own words stay. It had [40\u00a0coins][=t.a]", "<script>alert(8)</script>", "[d](JaVaScRiPt:alert(13))", "```{=latex}\n\\input{../secret.txt}\n```"} {
		if !strings.Contains(string(article), own) {
			t.Errorf("the article has lost %q:\n%s", own, article)
		}
	}
}

// nothingSet prints the articles with every right that the programs can be given.
func nothingSet(t *testing.T, around string) {
	before := tree(t, around)
	t.Run("latex", func(t *testing.T) {
		xelatex := program(t, "xelatex", "Debian's texlive-xetex")
		cmd := exec.Command(xelatex, "-interaction=nonstopmode", "-shell-escape", "article.tex")
		cmd.Dir = filepath.Join("out", "all")
		_, _ = cmd.CombinedOutput() // a sign that no font has may stop it; what it does until then counts
		if text, err := exec.Command("pdftotext", filepath.Join("out", "all", "article.pdf"), "-").Output(); err == nil && bytes.Contains(text, []byte(kept)) {
			t.Error("the PDF has the words of a file outside")
		}
		if log, err := os.ReadFile("out/all/article.log"); err != nil || bytes.Contains(log, []byte("secret.txt)")) || bytes.Contains(log, []byte("(../secret")) {
			t.Errorf("LaTeX opens a file outside: %v", err)
		}
	})
	t.Run("typst", func(t *testing.T) { setTypst(t, filepath.Join(mustAbs(t, "out"), "all"), "article") })
	if found, _ := filepath.Glob("out/all/*pwned*"); len(found) > 0 {
		t.Errorf("a command has run: %q", found)
	}
	if after := tree(t, around); !slices.Equal(before, after) {
		t.Errorf("what is around has changed:\n%q\n%q", before, after)
	}
}

func mustAbs(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// nothingRuns opens every page in a browser for which all names lead to a listener of
// ours: no script of the study's runs, no dialog opens, and nothing is asked for.
func nothingRuns(t *testing.T, around string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	var mu sync.Mutex
	var asked []string
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				first := make([]byte, 2048) // of HTTP, or of TLS, which names the host too
				n, _ := c.Read(first)
				if bytes.Contains(first[:n], []byte("evil.example")) {
					mu.Lock()
					asked = append(asked, fmt.Sprintf("%.80q", first[:n]))
					mu.Unlock()
				}
			}()
		}
	}()
	ctx := browser(t, chromedp.Flag("host-resolver-rules", "MAP evil.example "+listener.Addr().String()))
	do(ctx, t, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: `window.ran = []
for (const f of ["alert", "confirm", "prompt", "open"]) window[f] = x => { window.ran.push(f + " " + x) }`})
		return err
	}))
	open := func(url string) {
		t.Helper()
		do(ctx, t, chromedp.Navigate(url), evaluate(`for (const d of document.querySelectorAll("details")) d.open = true
for (const e of document.querySelectorAll("a, area, svg a, button")) if (!/^(https?|file):/.test(e.href || "x:")) e.dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))`))
		expect(ctx, t, `new Promise(done => setTimeout(() => done(window.ran.join("; ")), 300))`, "")
		expect(ctx, t, `[...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => /^on/.test(a.name) || /^\s*(javascript|vbscript):/i.test(a.value))).length`, "0")
		expect(ctx, t, `location.href.split("#")[0]`, url)
	}
	for _, page := range []string{"out/all/review.html", "out/all/article.html", "out/all/charts/c.svg", "out/diff.html", "out/embed.html"} {
		open("file://" + filepath.ToSlash(mustAbs(t, page)))
	}
	out, told := io.Pipe()
	var complaint bytes.Buffer
	done := make(chan int, 1)
	go func() {
		done <- cli.Main([]string{"build", "all", "--serve=127.0.0.1:0"}, told, &complaint)
		told.Close()
	}()
	urls := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			if url, _, ok := strings.Cut(lines.Text(), " shows the charts"); ok {
				urls <- url
			}
		}
	}()
	url := <-urls
	open(url)
	open(url + "all/article.html")
	for _, path := range []string{"../secret.txt", "%2e%2e/secret.txt", "all/leak.png", "all/..%2f..%2fsecret.txt", "all/pipe"} {
		if r, err := http.Get(url + path); err == nil {
			b, _ := io.ReadAll(r.Body)
			r.Body.Close()
			if bytes.Contains(b, []byte(kept)) {
				t.Errorf("%s is served", path)
			}
		}
	}
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		err = self.Signal(os.Interrupt)
	}
	if code := <-done; err != nil || code != 0 {
		t.Errorf("%v, exit code %d", err, code)
	}
	clean(t, "build --serve", complaint.String())
	mu.Lock()
	defer mu.Unlock()
	if len(asked) > 0 {
		t.Errorf("pages ask for something elsewhere: %q", asked)
	}
	if _, err := os.Stat(filepath.Join(around, "secret.txt")); err != nil {
		t.Error(err)
	}
}

// TestEachRefused tries what keeps a study from being loaded, drawn or published, one
// thing at a time: each is refused with words that act on nothing, and nothing outside
// is touched.
func TestEachRefused(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x]\n"
	for c := 'b'; c < 'j'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", c-1), 9), ","))
	}
	for name, test := range map[string]struct {
		file, old, new string
		args           []string
		want           string
	}{
		"a name of Windows":         {"datapackage.json", `"name": "t"`, `"name": "con"`, []string{"build", "all"}, "Windows keeps that name for a device"},
		"an id of Windows":          {"t.csv", "second", "CON", []string{"build", "all"}, "cannot be the id of a row"},
		"a table outside":           {"datapackage.json", `"t.csv"`, `"../secret.txt"`, []string{"build", "all"}, "must be one file name inside the study"},
		"a pipe for a table":        {"datapackage.json", `"t.csv"`, `"pipe"`, []string{"build", "all"}, "all/"},
		"a bomb of aliases":         {"charts.yaml", "charts:\n", bomb + "charts: *i\nothers:\n", []string{"build", "all"}, "with its aliases expanded"},
		"a title that acts":         {"charts.yaml", "title: Great", "title: \"\\N[2J\\r\\n::stop-commands::x\"", []string{"build", "all"}, "has no glyph"},
		"an escape in a title":      {"charts.yaml", "title: Great", "title: \"\\e[2J\"", []string{"build", "all"}, "all/charts.yaml:9:12: U+001B is an invisible control character"},
		"a NUL in a cell":           {"t.csv", "@SUM(1)", "@SUM\x00(1)", []string{"build", "all"}, "the NUL character (U+0000) is not text"},
		"a NUL in a string":         {"datapackage.json", `"name": "all"`, `"name": "all\u0000"`, []string{"build", "all"}, "all/datapackage.json:1:10: the NUL character (U+0000) is not text"},
		"a NUL in the text":         {"words.txt", "coins", "coins\x00", []string{"scan", "all/words.txt"}, "this is not a text but a binary file"},
		"a NUL in a review":         {"reviews.csv", ",wrong,", ",wrong,\x00", []string{"review", "all"}, "the NUL character (U+0000) is not text"},
		"a NUL in an article":       {"article.md", "My own words", "My\x00 own words", []string{"weave", "all/article.md"}, "all/article.md:11:3: the NUL character (U+0000) is not text"},
		"a title of many lines":     {"charts.yaml", "title: Great", "title: " + strings.Repeat("Great ", 200), []string{"build", "all"}, "shorten it"},
		"a number that is too long": {"t.csv", ",40,", "," + strings.Repeat("9", 2000) + ",", []string{"build", "all"}, "1,000 digits"},
		"a picture outside":         {"article.md", "[s](../secret.txt)", "![s](../secret.txt)", []string{"weave", "all/article.md", "--format", "html"}, "is not in the folder of the article"},
		"charts outside":            {"article.md", "[=chart c]: #", "[=charts ../../kept/charts]: #\n\n[=chart c]: #", []string{"weave", "all/article.md"}, "outside the folder of the article"},
		"a mark with signs":         {"article.md", "[=ratio]", "[=ratio\u009b2J ::x]", []string{"weave", "all/article.md"}, "there is no form"},
		"an escape in a mark":       {"article.md", "[=ratio]", "[=ratio\x1b[2J ::x]", []string{"weave", "all/article.md"}, "U+001B is an invisible control character"},
	} {
		t.Run(name, func(t *testing.T) {
			around := everything(t)
			text, err := os.ReadFile(filepath.Join("all", test.file))
			if err != nil || !bytes.Contains(text, []byte(test.old)) {
				t.Fatalf("%s has no %q: %v", test.file, test.old, err)
			}
			text = bytes.ReplaceAll(text, []byte(test.old), []byte(test.new))
			if err := os.WriteFile(filepath.Join("all", test.file), text, 0o666); err != nil {
				t.Fatal(err)
			}
			t.Setenv("GITHUB_ACTIONS", "true")
			before := tree(t, around)
			var stdout, stderr bytes.Buffer
			code := cli.Main(test.args, &stdout, &stderr)
			out := stdout.String() + "\n" + stderr.String()
			if code == 0 || !strings.Contains(out, test.want) {
				t.Errorf("exit code %d, without %q: %s", code, test.want, out)
			}
			clean(t, name, out)
			if after := tree(t, around); !slices.Equal(before, after) {
				t.Errorf("what is around has changed:\n%q\n%q", before, after)
			}
		})
	}
}
