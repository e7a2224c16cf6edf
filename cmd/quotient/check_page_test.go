package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"quotient/cmd/quotient/internal/cli"
)

// TestCheckedPage opens the page of a checked draft on a desk and on a phone: nothing is wider
// than it, each number leads to its words in the source and back, and axe finds nothing.
func TestCheckedPage(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(module(t, "axe-core"), "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	testdata := filepath.Join("internal", "evidence", "testdata")
	sentences, err := os.ReadFile(filepath.Join(testdata, "storm.battery"))
	if err != nil {
		t.Fatal(err)
	}
	var draft strings.Builder
	for line := range strings.Lines(string(sentences)) {
		draft.WriteString(strings.TrimSpace(strings.Split(line, "\t")[2]) + "\n\n")
	}
	dir := t.TempDir()
	name, page := filepath.Join(dir, "draft.txt"), filepath.Join(dir, "page.html")
	if err := os.WriteFile(name, []byte(draft.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, complaint bytes.Buffer
	if code := cli.Main([]string{"check", name, "--against", filepath.Join(testdata, "storm.txt"), "--page", page}, &out, &complaint); code != 1 {
		t.Fatalf("exit code %d: %s", code, complaint.String())
	}
	ctx := browser(t)
	for _, view := range []struct {
		width  int64
		scheme string
	}{{1280, "light"}, {390, "dark"}} {
		do(ctx, t, chromedp.EmulateViewport(view.width, 844), media(view.scheme), chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+filepath.ToSlash(page)), evaluate(string(axe)))
		if wide := ask(ctx, t, `String(document.documentElement.scrollWidth > innerWidth)`); wide != "false" {
			t.Errorf("%d: the page is wider than its window", view.width)
		}
		lost := ask(ctx, t, `[...document.querySelectorAll("a[href^='#']")].filter(a => !document.querySelector(a.getAttribute("href"))).length + " " + document.querySelectorAll("mark").length`)
		if !strings.HasPrefix(lost, "0 ") || lost == "0 0" {
			t.Errorf("links that lead nowhere, and marks: %s", lost)
		}
		seen := ask(ctx, t, `document.querySelector("#drafts .text a.supported").click(); new Promise(done => setTimeout(() => {
const box = document.querySelector("mark:target")?.getBoundingClientRect()
done(String(!!box && box.top >= 0 && box.bottom <= innerHeight)) }, 100))`)
		if seen != "true" {
			t.Errorf("%d: a number does not lead to its words", view.width)
		}
		found := ask(ctx, t, `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary.slice(0, 200)).join(" | ")).join("\n"))`)
		if found != "" {
			t.Errorf("%d, %s: %s", view.width, view.scheme, found)
		}
	}
}
