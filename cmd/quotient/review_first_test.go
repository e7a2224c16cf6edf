package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"quotient/cmd/quotient/internal/cli"
)

// slips writes a study with one wrong label and one wrong sentence: those who were saved are
// called missing, and the article has a number that no row has.
func slips(t *testing.T) (study, texts string) {
	t.Helper()
	dir := t.TempDir()
	study, texts = filepath.Join(dir, "ferry"), filepath.Join(dir, "texts")
	text := "The ferry\n\nThe ferry sank in the night. In the hold 12 workers were killed.\n\nAnother 30 workers were saved by fishermen.\n\n" + strings.Repeat("Of the rest nothing is known.\n\n", 40)
	fields := func(names ...string) string {
		var out []string
		for _, n := range names {
			sort := "string"
			if n == "value" {
				sort = "number"
			}
			more := ""
			if n == "what" {
				more = `, "categories": [{"value": "Killed", "label": "Killed"}, {"value": "Missing", "label": "Missing"}, {"value": "Saved", "label": "Saved"}]`
			}
			out = append(out, fmt.Sprintf(`{"name": %q, "type": %q%s}`, n, sort, more))
		}
		return strings.Join(out, ", ")
	}
	for name, b := range map[string]string{
		filepath.Join(texts, "ferry.txt"):        text,
		filepath.Join(study, "casualties.csv"):   "id,what,value,bound,unit,quote,where\ndead,Killed,12,exact,worker,12 workers were killed,The ferry ¶1\nsaved,Missing,30,exact,worker,30 workers were saved,The ferry ¶2\n",
		filepath.Join(study, "comparisons.yaml"): "comparisons:\n  - id: saved-per-dead\n    title: The saved to the dead\n    formula: casualties.saved / casualties.dead\n    show: times\n",
		filepath.Join(study, "charts.yaml"):      "charts:\n  - id: ferry\n    kind: bar\n    title: The dead and the saved of the ferry\n    rows: [casualties.dead, casualties.saved]\n    label: what\n",
		filepath.Join(study, "article.md"):       "# The ferry\n\nThe ferry sank, and nobody knows why. " + strings.Repeat("There was a gale that night. ", 30) + "\n\nIn the hold 13 workers were killed. The [12][=casualties.dead number] dead are known by name.\n\n[=links]: #\n[=/links]: #\n",
		filepath.Join(study, "article.hu.md"):    "# A komp\n\nA komp elsüllyedt.\n",
		filepath.Join(study, "set-aside.csv"):    "quote,where,reason,note\n",
		filepath.Join(study, "datapackage.json"): fmt.Sprintf(`{"name": "ferry", "title": "The ferry", "sources": [{"title": "The ferry", "sha256": "%x"}], "units": {"worker": {"plural": "workers"}}, "resources": [{"name": "casualties", "path": "casualties.csv", "schema": {"primaryKey": "id", "fields": [%s]}}, {"name": "set-aside", "path": "set-aside.csv", "schema": {"fields": [%s]}}]}`,
			sha256.Sum256([]byte(text)), fields("id", "what", "value", "bound", "unit", "quote", "where"), fields("quote", "where", "reason", "note")),
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(b), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out, complaint bytes.Buffer
	if code := cli.Main([]string{"weave", filepath.Join(study, "article.md")}, &out, &complaint); code > 1 {
		t.Fatal(out.String(), complaint.String())
	}
	return study, texts
}

// TestReviewFirstScreen opens the page of a study with a wrong label and a wrong sentence
// as a new user would: its first screen says what is wrong, and a key leads to each.
func TestReviewFirstScreen(t *testing.T) {
	study, texts := slips(t)
	ctx := browser(t)
	url := reviewPage(t, study, "--sources", texts)
	page, err := os.ReadFile(strings.TrimPrefix(url, "file://"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(page, []byte(texts)) || bytes.Contains(page, []byte(study)) {
		t.Error("the page has the path of a folder of this machine")
	}
	inView := `(e => { const r = e.getBoundingClientRect(); return r.height > 0 && r.top >= 0 && r.bottom <= innerHeight - document.getElementById("_bar").offsetHeight })`
	for _, screen := range []struct {
		name          string
		width, height int64
		scheme        string
	}{{"desktop", 1440, 900, "light"}, {"phone", 360, 740, "dark"}} {
		do(ctx, t, chromedp.Func(complaints), media(screen.scheme), chromedp.EmulateViewport(screen.width, screen.height), chromedp.Navigate("about:blank"), chromedp.Navigate(url))
		expect(ctx, t, `document.getElementById("_verdict").textContent.replace(/^2 of \d+ checks fail: /, "")`, "one label in casualties.csv, one sentence in article.md. Start there.")
		expect(ctx, t, inView+`(document.getElementById("_verdict")) && [...document.querySelectorAll("#_findings li")].every(`+inView+`)`, "true")
		expect(ctx, t, `document.querySelectorAll("#_findings li").length + " " + document.querySelector("details.article[open]").textContent.includes("In the hold 13 workers were killed.")`, "2 true")
		picture(ctx, t, "first-"+screen.name)
		// One key leads to each, and round again.
		at := `document.querySelector(".chosen").textContent`
		do(ctx, t, chromedp.KeyEvent("n"))
		expect(ctx, t, `document.querySelector(".chosen").id + " " + `+inView+`(document.querySelector(".chosen .number"))`, "casualties.saved true")
		picture(ctx, t, "first-label-"+screen.name)
		do(ctx, t, chromedp.KeyEvent("n"))
		expect(ctx, t, at+` + " " + `+inView+`(document.querySelector(".chosen"))`, "In the hold 13 workers were killed. true")
		expect(ctx, t, `document.querySelector(".chosen.problem") !== null && document.querySelector(".chosen").parentElement.querySelector(".fault").textContent.includes("13")`, "true")
		picture(ctx, t, "first-sentence-"+screen.name)
		do(ctx, t, chromedp.KeyEvent("n"))
		expect(ctx, t, `document.querySelector(".chosen").id`, "casualties.saved")
		// The search goes to its first hit.
		do(ctx, t, evaluate(`document.dispatchEvent(new KeyboardEvent("keydown", {key: "/", bubbles: true}))`), chromedp.KeyEvent("fishermen"))
		expect(ctx, t, `document.querySelector(".found.at").matches("#_text p") + " " + `+inView+`(document.querySelector(".found.at"))`, "true true")
		expect(ctx, t, `document.activeElement.id + " " + document.getElementById("_hits").textContent`, "_search 1 of 1")
		picture(ctx, t, "first-search-"+screen.name)
		do(ctx, t, chromedp.KeyEvent(kb.Escape))
		// The paragraphs have the numbers that tables have.
		expect(ctx, t, `[...document.querySelectorAll("#_text .mark")].slice(0, 3).map(m => m.textContent).join(" ") + " " + document.getElementById("casualties.saved").textContent.includes("The ferry ¶2")`, "§ ¶1 ¶2 true")
		expect(ctx, t, `for (const d of document.querySelectorAll("details")) d.open = true; document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll(".wide")].every(e => innerWidth > 700 || e.scrollWidth <= e.clientWidth)`, "true")
		// Charts, sentences and numbers set aside take a verdict, by their addresses.
		for _, sign := range []string{"chart#ferry", "article.md#"} {
			expect(ctx, t, `(() => { const e = document.querySelector("[data-sign^='`+sign+`']"); e.click(); document.dispatchEvent(new KeyboardEvent("keydown", {key: "w", bubbles: true})); return document.getElementById("_said").textContent.replace(/#.*: /, "#: ") })()`, sign[:strings.Index(sign, "#")]+"#: wrong")
		}
		expect(ctx, t, `complaints.join("; ")`, "")
		do(ctx, t, evaluate(`localStorage.clear()`))
	}

	// What was found is exported, and taken in.
	do(ctx, t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	for range 5 { // the two sentences, the chart, the comparison and the first row
		do(ctx, t, chromedp.KeyEvent("u"), chromedp.KeyEvent("o"))
	}
	expect(ctx, t, `(() => { document.querySelector("[data-sign='chart#ferry']").click(); document.dispatchEvent(new KeyboardEvent("keydown", {key: "q", bubbles: true})); document.getElementById("_reviewer").value = "Jane"; URL.createObjectURL = b => { window.exported = b; return "#" }; HTMLAnchorElement.prototype.click = () => {}; document.getElementById("_export").click(); return exported.type })()`, "text/csv")
	exported := filepath.Join(t.TempDir(), "reviews.csv")
	if err := os.WriteFile(exported, []byte(ask(ctx, t, `exported.text()`)), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, complaint bytes.Buffer
	if code := cli.Main([]string{"review", study, "--sources", texts, "--import", exported}, &out, &complaint); code != 0 || !strings.Contains(out.String(), "chart#ferry: question, Jane") || strings.Count(out.String(), "article.md#") != 2 || !strings.Contains(out.String(), "5 added") {
		t.Errorf("exit code %d: %s %s", code, out.String(), complaint.String())
	}
	do(ctx, t, evaluate(`localStorage.clear()`), chromedp.Navigate("about:blank"), chromedp.Navigate(reviewPage(t, study, "--sources", texts)))
	expect(ctx, t, `new Set([...document.querySelectorAll("[data-signed]")].map(e => e.dataset.sign || e.id)).size + " " + document.querySelector("#chart_ferry .review.question").textContent`, "5 question: Jane, "+time.Now().Format("2006-01-02"))
	expect(ctx, t, `complaints.join("; ")`, "")

	// Without scripts the same is there, and leads to the same places.
	do(ctx, t, scripts(false), chromedp.EmulateViewport(1440, 900), chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	picture(ctx, t, "first-no-script")
	do(ctx, t, scripts(true))
	expect(ctx, t, `[...document.querySelectorAll("#_findings a")].map(a => document.getElementById(a.hash.slice(1)).textContent.includes("30 workers were saved") + "").join(" ") + document.querySelector("details.article[open] summary").textContent.slice(0, 10)`, "true falsearticle.md")
}

// TestReviewLanguage opens the page in the browser of a reader of Hungarian.
func TestReviewLanguage(t *testing.T) {
	study, texts := slips(t)
	ctx := browser(t, chromedp.Flag("lang", "hu-HU"), chromedp.Flag("accept-lang", "hu-HU,hu"))
	url := reviewPage(t, study, "--sources", texts)
	do(ctx, t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url))
	expect(ctx, t, `navigator.language.slice(0, 2) + " " + [...document.querySelectorAll("details.article")].map(a => a.lang + (a.open ? " open" : "")).join(", ")`, "hu hu open, en")
	// A finding in the other one opens it.
	do(ctx, t, chromedp.KeyEvent("n"), chromedp.KeyEvent("n"))
	expect(ctx, t, `document.querySelector(".chosen").textContent + document.querySelector("details[lang=en]").open`, "In the hold 13 workers were killed.true")
}

// TestReviewPaths writes the page of a study whose text is another, and has a number that is
// nowhere: it leads to it, and names no folder of this machine.
func TestReviewPaths(t *testing.T) {
	study, texts := slips(t)
	name := filepath.Join(texts, "ferry.txt")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, append(text, "There were 7 boats.\n"...), 0o666); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(strings.TrimPrefix(reviewPage(t, study, "--sources", texts), "file://"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(page, []byte(texts)) || bytes.Contains(page, []byte(filepath.Dir(study))) {
		t.Error("the page has the path of a folder of this machine")
	}
	for _, want := range []string{"4 of ", ">one number in ferry.txt</a>", "one source in datapackage.json", "ferry.txt is not the text that the study was made from"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
