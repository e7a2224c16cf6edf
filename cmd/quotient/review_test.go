package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"quotient/cmd/quotient/internal/cli"
)

// browser opens pages in a headless Chromium.
func browser(t *testing.T, more ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program(t, "chromium", "Debian's chromium")), chromedp.NoSandbox, chromedp.DisableGPU)
	allocator, stop := chromedp.NewExecAllocator(t.Context(), append(options, more...)...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	return ctx
}

// reviewPage writes the page of a study, and returns its address.
func reviewPage(t *testing.T, study string, flags ...string) string {
	t.Helper()
	dir := t.TempDir()
	var out, complaint bytes.Buffer
	if code := cli.Main(append([]string{"review", study, "--out", dir}, flags...), &out, &complaint); code != 0 {
		t.Fatalf("exit code %d: %s", code, complaint.String())
	}
	found, err := filepath.Glob(filepath.Join(dir, "*", "review.html"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	return "file://" + filepath.ToSlash(found[0])
}

// complaints has every page keep what it complains of, such as a script that the
// policy does not allow.
func complaints(ctx context.Context, t *chromedp.Target) error {
	_, err := cdp.Call(ctx, t, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: `window.complaints = []
addEventListener("error", e => complaints.push(String(e.message)), true)
addEventListener("unhandledrejection", e => complaints.push(String(e.reason)))
document.addEventListener("securitypolicyviolation", e => complaints.push(e.violatedDirective + " " + e.blockedURI))`})
	return err
}

func do(ctx context.Context, t *testing.T, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

// evaluate does what an expression says.
func evaluate(expression string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](expression)
}

// ask evaluates an expression on the page.
func ask(ctx context.Context, t *testing.T, expression string) string {
	t.Helper()
	out, err := chromedp.Run(ctx, chromedp.Evaluate[any](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return fmt.Sprint(out)
}

func expect(ctx context.Context, t *testing.T, expression, want string) {
	t.Helper()
	if got := ask(ctx, t, expression); got != want {
		t.Errorf("%s is %q, want %q", expression, got, want)
	}
}

// picture keeps a screenshot where one is asked for, to be looked at.
func picture(ctx context.Context, t *testing.T, name string) {
	t.Helper()
	dir := os.Getenv("SCREENSHOTS")
	if dir == "" {
		return
	}
	b, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), b, 0o666); err != nil {
		t.Fatal(err)
	}
}

func media(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

func scripts(allowed bool) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !allowed})
		return err
	})
}

// sources is the folder with the text of the bundled study, or a skip.
func sources(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("QUOTIENT_SOURCES")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "sources")
	}
	if _, err := os.Stat(filepath.Join(dir, "hungary-1956.txt")); err != nil {
		t.Skip("the text of the bundled study is not at hand: set QUOTIENT_SOURCES to its folder")
	}
	return dir
}

func TestReviewPage(t *testing.T) {
	text := sources(t)
	ctx := browser(t)
	url := reviewPage(t, filepath.Join("..", "..", "datasets", "hungary-1956"), "--sources", text)
	do(ctx, t, chromedp.Func(complaints), chromedp.EmulateViewport(1440, 900), media("light"), chromedp.Navigate(url))
	expect(ctx, t, `complaints.join("; ")`, "")

	expect(ctx, t, `document.getElementById("_summary").textContent.startsWith("107 of 107 numbers of the text accounted for · 43 observations, 43 with their quote found · 32 comparisons, 5 refused · 9 charts")`, "true")
	expect(ctx, t, `document.getElementById("_verdict").textContent.replace(/[\d,]+ checks/, "N checks")`, "All N checks hold, but nobody has reviewed any of the 43 observations yet. Start with the first: wages.worker.")

	// Every address that is led to is there, and there once; nothing is asked for.
	expect(ctx, t, `[...document.querySelectorAll("a[href^='#']")].map(a => a.getAttribute("href").slice(1)).filter(id => id && !document.getElementById(id)).slice(0, 5).join(" ")`, "")
	expect(ctx, t, `(() => { const seen = new Set(), twice = []; for (const e of document.querySelectorAll("[id]")) { if (seen.has(e.id)) twice.push(e.id); seen.add(e.id) } return twice.slice(0, 5).join(" ") })()`, "")
	expect(ctx, t, `performance.getEntriesByType("resource").length`, "0")
	expect(ctx, t, `[...document.querySelectorAll("[data-ref]")].flatMap(e => e.dataset.ref.split(" ")).filter(r => r && !document.getElementById(r)).slice(0, 5).join(" ")`, "")
	picture(ctx, t, "review-light")

	// A link to a row chooses it, and shows all that it rests on and that rests on it.
	do(ctx, t, chromedp.Navigate(url+"#casualties.hungary-killed"))
	expect(ctx, t, `document.querySelector("tr.chosen").id`, "casualties.hungary-killed")
	expect(ctx, t, `[...document.querySelectorAll(".card.lit")].map(e => e.id).sort().join(" ")`, "civilians-across displaced-per-killed killed-of-killed-and-executed killed-per-poznan-dead")
	expect(ctx, t, `[...new Set([...document.querySelectorAll("figure[data-chart] > div svg a.lit")].map(e => e.closest("figure").id))].join(" ")`, "chart_tolls")
	expect(ctx, t, `document.querySelector("#_chosen dl").textContent.includes("more than 2,000")`, "true")
	expect(ctx, t, `document.querySelectorAll("#_chosen figure svg a.lit").length > 0`, "true")
	expect(ctx, t, `document.getElementById("_said").textContent`, "held more than 2,000\u00a0people Killed It is speculated that over 2,000 Hungarians were killed")
	picture(ctx, t, "review-row")
	do(ctx, t, chromedp.Navigate(url+"#in-wages.officials"))
	expect(ctx, t, `document.getElementById("_said").textContent`, "held up to 11,000\u00a0forints and over Party and government officials government officials was up to and even over 11,000 forints")
	picture(ctx, t, "review-chosen")

	// What a comparison rests on lights up, and what rests on it: not what only shares a row.
	lit := `(() => { const near = [...document.querySelectorAll("tr.lit,.card.lit")].map(e => e.id).sort().join(" "); return near + (document.querySelectorAll("svg a.lit").length ? " and marks" : "") })()`
	do(ctx, t, chromedp.Navigate(url+"#officials-per-worker-after"))
	expect(ctx, t, lit, "officials-after officials-per-worker-after wage-reform.cap wage-reform.tier-1-limit wage-reform.tier-1-raise wage-reform.tier-2-limit wage-reform.tier-2-raise wages.officials wages.worker worker-after and marks")

	// Keys go through every number in the order of the text, and only those shown.
	do(ctx, t, chromedp.KeyEvent(kb.Escape))
	expect(ctx, t, `document.querySelectorAll(".lit,.chosen").length`, "0")
	expect(ctx, t, `(() => { const want = [...document.querySelectorAll("#_text .num")].map(e => e.id), got = []; for (let i = 0; i < want.length; i++) { document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true})); got.push(document.querySelector(".num.chosen").id) } const bad = want.findIndex((x, i) => x !== got[i]); return want.length > 100 && bad < 0 ? "all" : bad + " " + want[bad] + " " + got[bad] })()`, "all")
	do(ctx, t, chromedp.KeyEvent(kb.Escape), chromedp.KeyEvent("f"))
	expect(ctx, t, `(() => { for (let i = 0; i < 5; i++) document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true})); return document.querySelector(".num.chosen").classList.contains("held") })()`, "true")
	picture(ctx, t, "review-filter")
	expect(ctx, t, `(() => { for (let i = 0; i < 4; i++) document.dispatchEvent(new KeyboardEvent("keydown", {key: "f", bubbles: true})); return document.querySelectorAll(".num.off").length })()`, "0")
	do(ctx, t, chromedp.KeyEvent("?"))
	expect(ctx, t, `document.getElementById("_help").open`, "true")
	do(ctx, t, chromedp.KeyEvent(kb.Escape))

	// Pointing at a mark lights its number and its row, for as long as it lasts.
	do(ctx, t, chromedp.KeyEvent(kb.Escape))
	expect(ctx, t, `(() => { const m = document.querySelector("#chart_wages .full a[data-ref='wages.officials']"); m.dispatchEvent(new MouseEvent("mouseover", {bubbles: true})); const on = [...document.querySelectorAll(".num.lit,tr.lit")].map(e => e.id).join(" "); m.dispatchEvent(new MouseEvent("mouseout", {bubbles: true})); return on + " then " + document.querySelectorAll(".lit").length })()`, "in-wages.officials wages.officials then 0")
	expect(ctx, t, `(() => { document.querySelector("#officials-per-worker a[data-ref='wages.worker']").focus(); return document.getElementById("in-wages.worker").classList.contains("lit") })()`, "true")

	// Who comes to a mark by keyboard is told what the title tells who points at it: label,
	// bound, quote and place; the whole of a mark is pointed at.
	do(ctx, t, chromedp.KeyEvent(kb.Tab))
	expect(ctx, t, `(() => { const m = document.querySelector("#chart_wages .full a[data-ref='wages.officials']"); m.focus(); const t = document.getElementById("_tip"); return t.hidden + t.textContent.replaceAll("\u00a0", " ") })()`, "falseParty and government officials: up to 11,000 forints and over\n“government officials was up to and even over 11,000 forints”, Life under Stalinism ¶2")
	expect(ctx, t, `(() => { const m = document.querySelector("#chart_wages .full a[data-ref='wages.officials']"); m.scrollIntoView(); m.blur(); const r = m.getBoundingClientRect(); return [.1, .5, .9, .97].every(k => { const e = document.elementFromPoint(r.left + r.width * k, r.top + r.height / 2); return e && e.closest("a") === m }) + " " + document.getElementById("_tip").hidden })()`, "true true")

	// Search.
	do(ctx, t, chromedp.KeyEvent(kb.Escape), evaluate(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true}))`), chromedp.KeyEvent("Stakhan"))
	expect(ctx, t, `document.querySelectorAll(".found").length + " " + document.getElementById("_hits").textContent + " " + document.getElementById("_search").value`, "1 1 of 1 Stakhan")
	do(ctx, t, chromedp.KeyEvent(kb.Escape))

	// Verdicts are collected, and exported as a file.
	do(ctx, t, evaluate(`location.hash = "#wages.worker"`), chromedp.Sleep(100*time.Millisecond), chromedp.KeyEvent("o"))
	expect(ctx, t, `document.getElementById("_count").textContent + document.getElementById("_verdicts").hidden + document.querySelector("#_judge button[aria-pressed=true]").textContent`, "1falseok")
	expect(ctx, t, `document.getElementById("_said").textContent + " " + document.getElementById("_note").hidden`, "wages.worker: ok false")
	do(ctx, t, evaluate(`document.getElementById("_note").focus()`), chromedp.KeyEvent("seen, j"))
	expect(ctx, t, `(() => { document.getElementById("_reviewer").value = "Jane \"J\" Doe, jr"; let text; URL.createObjectURL = b => { text = b; return "#" }; HTMLAnchorElement.prototype.click = () => {}; document.getElementById("_export").click(); window.exported = text; return text.type })()`, "text/csv")
	exported := ask(ctx, t, `exported.text()`)
	if !strings.HasPrefix(exported, "row,sha256,reviewer,date,verdict,note,reviewed\nwages.worker,") || !strings.Contains(exported, `,"Jane ""J"" Doe, jr",`) || !strings.HasSuffix(exported, ",ok,\"seen, j\",\n") {
		t.Errorf("exported: %s", exported)
	}

	// Dark, on a phone, and without scripts.
	do(ctx, t, media("dark"))
	expect(ctx, t, `getComputedStyle(document.body).backgroundColor + " " + getComputedStyle(document.querySelector("#chart_wages .full svg path[fill]")).fill`, "rgb(20, 24, 29) rgb(20, 24, 29)")
	picture(ctx, t, "review-dark")
	do(ctx, t, media("light"), chromedp.EmulateViewport(390, 844), chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	expect(ctx, t, `document.documentElement.scrollWidth <= 390`, "true")
	expect(ctx, t, `[...document.querySelectorAll("figure[data-chart]")].every(f => [...f.querySelectorAll(":scope > div")].filter(d => d.offsetHeight > 0).length === 1)`, "true")
	picture(ctx, t, "review-phone")
	do(ctx, t, evaluate(`location.hash = "#chart_tolls"`), chromedp.Sleep(100*time.Millisecond))
	picture(ctx, t, "review-phone-chart")
	do(ctx, t, evaluate(`location.hash = "#in-wages.officials"`), chromedp.Sleep(100*time.Millisecond))
	picture(ctx, t, "review-phone-chosen")
	do(ctx, t, chromedp.EmulateViewport(1440, 900), scripts(false), chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	picture(ctx, t, "review-no-script")
	do(ctx, t, scripts(true))
	expect(ctx, t, `[...document.querySelectorAll("button:not(:disabled),input")].filter(e => e.offsetParent && !e.closest("dialog")).length`, "0")

	// Print.
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("SCREENSHOTS"); dir != "" {
		_ = os.WriteFile(filepath.Join(dir, "review.pdf"), pdf, 0o666)
	}
	if !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Error("no PDF")
	}
}

// TestReviewAccess runs the checks of axe on the page, in both themes.
func TestReviewAccess(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(module(t, "axe-core"), "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	study := filepath.Join("..", "..", "datasets", "hungary-1956")
	pages := []string{reviewPage(t, study)} // by its quotes alone
	if _, err := os.Stat(filepath.Join("..", "..", "..", "shared", "sources")); err == nil {
		pages = append(pages, reviewPage(t, study, "--sources", filepath.Join("..", "..", "..", "shared", "sources")))
	}
	found, texts := slips(t)
	pages = append(pages, reviewPage(t, found, "--sources", texts))
	for i, url := range pages {
		scheme := []string{"light", "dark"}[i%2]
		// All of the page is in view: what a bar covers can be scrolled from under it.
		do(ctx, t, chromedp.EmulateViewport(1440, 30_000), media(scheme), chromedp.Navigate("about:blank"), chromedp.Navigate(url+"#wages.officials"), evaluate(string(axe)))
		found := ask(ctx, t, `for (const d of document.querySelectorAll("details")) d.open = true
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => r.violations.map(v => v.id + " (" + v.nodes.length + "): " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary.slice(0, 160) + n.target.join(" ")).join(" | ")).join("\n"))`)
		if found != "" {
			t.Errorf("%s: %s", scheme, found)
		}
	}
}

// largeStudy writes a study of many observations over a text of two megabytes.
func largeStudy(t testing.TB, rows int) (study, texts string) {
	t.Helper()
	dir := t.TempDir()
	study, texts = filepath.Join(dir, "large"), filepath.Join(dir, "texts")
	var csv, text strings.Builder
	csv.WriteString("id,place,what,value,bound,unit,statistic,modality,date,quote,where,note\n")
	text.WriteString("The register of the parishes\n\n")
	for i := range rows {
		qualifier, bound := "", "exact"
		if i%3 == 1 {
			qualifier, bound = "over ", "over"
		}
		quote := fmt.Sprintf("%s%d souls in parish %s", qualifier, 1000+i, letters(i))
		fmt.Fprintf(&csv, "p%d,Parish %s,souls,%d,%s,person,total,asserted,,%s,The register of the parishes ¶%d,\n", i, letters(i), 1000+i, bound, quote, i+1)
		fmt.Fprintf(&text, "There were, as the keeper of the register has it, %s. %s\n\n", quote, strings.Repeat("Of their trades, houses and quarrels the register says nothing that could be counted. ", 4))
	}
	sum := sha256.Sum256([]byte(text.String()))
	for name, b := range map[string]string{
		filepath.Join(study, "parishes.csv"):     csv.String(),
		filepath.Join(texts, "parishes.txt"):     text.String(),
		filepath.Join(study, "charts.yaml"):      "charts:\n  - id: few\n    kind: bar\n    title: Parish {parishes.p2} was the third\n    rows: [parishes.p0, parishes.p1, parishes.p2]\n    label: place\n",
		filepath.Join(study, "comparisons.yaml"): "comparisons:\n  - id: second-per-first\n    title: The second parish to the first\n    formula: parishes.p1 / parishes.p0\n    show: times\n",
		filepath.Join(study, "datapackage.json"): fmt.Sprintf(`{"name": "large", "title": "Parishes", "sources": [{"title": "The register", "sha256": "%x"}], "units": {"person": {"plural": "souls"}}, "resources": [{"name": "parishes", "path": "parishes.csv", "schema": {"primaryKey": "id", "fields": [{"name": "id", "type": "string"}, {"name": "place", "type": "string"}, {"name": "what", "type": "string"}, {"name": "value", "type": "number"}, {"name": "bound", "type": "string"}, {"name": "unit", "type": "string"}, {"name": "statistic", "type": "string"}, {"name": "modality", "type": "string"}, {"name": "date", "type": "string"}, {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}, {"name": "note", "type": "string"}]}}]}`, sum),
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(b), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return study, texts
}

// letters is a name for a number: a, b, …, ba.
func letters(n int) string {
	s := string(rune('a' + n%26))
	for n /= 26; n > 0; n /= 26 {
		s = string(rune('a'+n%26)) + s
	}
	return s
}

// BenchmarkReview writes the page of 5,000 observations over two megabytes of text.
func BenchmarkReview(b *testing.B) {
	study, texts := largeStudy(b, 5000)
	out := b.TempDir()
	for b.Loop() {
		var told, complaint bytes.Buffer
		if code := cli.Main([]string{"review", study, "--sources", texts, "--out", out}, &told, &complaint); code != 0 {
			b.Fatalf("exit code %d: %s", code, complaint.String())
		}
	}
}

// TestReviewLarge opens the page of a large study, and goes through it by keys. How
// long that takes is told, and not tested.
func TestReviewLarge(t *testing.T) {
	study, texts := largeStudy(t, 5000)
	ctx := browser(t)
	url := reviewPage(t, study, "--sources", texts)
	do(ctx, t, chromedp.Func(complaints), chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url))
	t.Logf("open after %s ms, laid out after %s ms", ask(ctx, t, `Math.round(performance.getEntriesByType("navigation")[0].loadEventEnd)`), ask(ctx, t, `new Promise(done => requestAnimationFrame(() => setTimeout(() => done(Math.round(performance.now())))))`))
	expect(ctx, t, `document.querySelectorAll("#_text .num").length + " " + document.querySelectorAll("tr[id]").length`, "5000 5000")
	t.Logf("a key takes %s ms, a frame of scrolling %s ms", ask(ctx, t, `new Promise(done => { const at = performance.now(); let n = 0; const next = () => { document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true})); if (++n < 20) requestAnimationFrame(next); else done(Math.round((performance.now() - at) / 20)) }; next() })`),
		ask(ctx, t, `new Promise(done => { const at = performance.now(); let n = 0; const next = () => { scrollBy(0, 400); if (++n < 60) requestAnimationFrame(next); else done(Math.round((performance.now() - at) / 60)) }; next() })`))
	do(ctx, t, chromedp.Navigate("about:blank"), chromedp.Navigate(url+"#parishes.p4999"))
	expect(ctx, t, `document.querySelector("tr.chosen").id + " " + (document.querySelector("tr.chosen").getBoundingClientRect().top < innerHeight)`, "parishes.p4999 true")
	expect(ctx, t, `complaints.join("; ")`, "")
}

// TestReviewHostile opens the page of a study whose every field is an attack.
func TestReviewHostile(t *testing.T) {
	const attack = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><svg onload=alert(3)>&lt;b&gt; javascript:alert(4) ]]> --> {{7*7}} ${8*8}`
	long := strings.Repeat("x", 10_000)
	bidi := "\u202edrawkcab\u2066\u2067"
	field := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	quoted := func(s string) string { b, _ := json.Marshal(s); return string(b) }
	dir := t.TempDir()
	text := "Heading " + attack + "\n\nThere were 5 " + attack + " and over 6 " + bidi + " and 7 " + long + ".\n"
	sum := sha256.Sum256([]byte(text))
	study := filepath.Join(dir, "hostile")
	for name, s := range map[string]string{
		filepath.Join(dir, "hostile.txt"):        text,
		filepath.Join(study, "t.csv"):            "id,what,value,bound,unit,statistic,modality,quote,where,note\na," + field(attack) + ",5,exact,person,total,asserted,5," + "," + field(attack) + "\nb," + field(bidi) + ",6,over,person,total,asserted,over 6,," + field(bidi) + "\nc," + field(long) + ",7,exact,person,total,asserted,7,," + field(long) + "\n",
		filepath.Join(study, "comparisons.yaml"): "comparisons:\n  - id: x\n    title: " + quoted(attack) + "\n    formula: t.b / t.a\n    show: times\n    caveats:\n      overlap: " + quoted(attack) + "\n  - id: count\n    title: A name of the page\n    formula: t.a / t.b\n  - id: verdicts\n    title: Another\n    formula: t.a / t.b\n",
		filepath.Join(study, "charts.yaml"):      "charts:\n  - id: x-chart\n    kind: bar\n    title: " + quoted("<script>alert(5)</script> grew") + "\n    rows: [t.a, t.b]\n    labels: { t.a: " + quoted("<img src=x onerror=alert(6)>") + ", t.b: b }\n",
		filepath.Join(study, "article.md"):       "# " + attack + "\n\n<script>alert(7)</script>\n\n[x](javascript:alert(8)) <img src=x onerror=alert(9)> ![y](javascript:alert(10)) [=t.a]\n",
		filepath.Join(study, "reviews.csv"):      "row,sha256,reviewer,date,verdict,note,reviewed\nt.a," + strings.Repeat("0", 64) + "," + field(attack) + ",2026-11-23,ok," + field(attack) + ",\n",
		filepath.Join(study, "datapackage.json"): fmt.Sprintf(`{"name": "hostile", "title": %s, "description": %s, "sources": [{"title": %s, "author": %s, "path": "http://example.org/\"onmouseover=alert(11)", "sha256": "%x"}], "resources": [{"name": "t", "title": %s, "path": "t.csv", "schema": {"primaryKey": "id", "fields": [{"name": "id", "type": "string"}, {"name": "what", "type": "string", "title": %s}, {"name": "value", "type": "number"}, {"name": "bound", "type": "string"}, {"name": "unit", "type": "string"}, {"name": "statistic", "type": "string"}, {"name": "modality", "type": "string"}, {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}, {"name": "note", "type": "string"}]}}]}`,
			quoted(attack), quoted(attack), quoted(attack), quoted(attack), sum, quoted(attack), quoted(attack)),
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(s), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	ctx := browser(t)
	url := reviewPage(t, study, "--sources", dir)
	for _, width := range []int64{1440, 390} {
		do(ctx, t, chromedp.Func(complaints), chromedp.EmulateViewport(width, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(url+"#t.a"))
		expect(ctx, t, `complaints.join("; ")`, "")
		expect(ctx, t, `document.scripts.length + " " + document.images.length + " " + document.querySelectorAll("[onerror],[onload],[onmouseover],a[href^='javascript']").length`, "1 0 0")
		expect(ctx, t, `for (const d of document.querySelectorAll("details")) d.open = true; document.documentElement.scrollWidth <= innerWidth`, "true")
		for _, key := range []string{"j", "n", "f", "f", "o"} {
			do(ctx, t, chromedp.KeyEvent(key))
		}
		expect(ctx, t, `document.querySelector("#count h3").textContent + " " + (document.getElementById("verdicts").offsetHeight > 0)`, "A name of the page true")
		expect(ctx, t, `(() => { const ids = [...document.querySelectorAll("[id]")].map(e => e.id); return ids.length - new Set(ids).size })()`, "0")
		expect(ctx, t, `document.querySelector("#_chosen script, #_chosen img") === null`, "true")
		expect(ctx, t, `complaints.join("; ")`, "")
		picture(ctx, t, fmt.Sprintf("review-hostile-%d", width))
	}
}
